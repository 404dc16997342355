"""Make `src/readout/language/data/en/opposites.tsv` from the files of WordNet 3.0.

    python tools/build_opposites.py /usr/share/wordnet > src/readout/language/data/en/opposites.tsv

WordNet comes with Debian's package `wordnet-base`. A line holds two words that it calls
antonyms, each with its part of speech, adverbs among the adjectives. Left out: pairs that
`opposites_news.tsv` calls converses or merely different, rows of several words, and words
that no list of ours knows besides (terms of botany and anatomy).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from readout.language.common.tables import table
from readout.language.en.meaning import spread

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "a"}
ANTONYM = "!"

HEADER = """\
# Opposites among English words, derived by tools/build_opposites.py from WordNet 3.0.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. The licence stands in NOTICE.
# word/part, word/part; adverbs count as adjectives; sorted. What WordNet lacks: opposites_news.tsv
"""


def main(folder: Path) -> None:
    """Write the lexicon to standard output."""
    known = {lemma for lemma, _ in spread()}
    apart = {row[:2] for row in table("en/opposites_news.tsv") if row[2] != "opposite"}
    found = set()
    for part, letter in PARTS.items():
        for words in read_antonyms(folder / f"data.{part}"):
            first, second = sorted(words)
            usual = first in known or second in known
            pair = f"{first}/{letter}", f"{second}/{letter}"
            if first != second and usual and first.isalpha() and second.isalpha() and pair not in apart:
                found.add(pair)
    print(HEADER, end="")
    print("\n".join("\t".join(pair) for pair in sorted(found)))


def read_antonyms(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the words that a data file of WordNet calls each other's antonyms."""
    lines = [
        line.split("|")[0].split()
        for line in path.read_text(encoding="ascii").splitlines()
        if not line.startswith(" ")
    ]
    members = {fields[0]: _members(fields) for fields in lines}
    for fields in lines:
        at = 4 + 2 * len(members[fields[0]])
        for place in range(int(fields[at])):
            symbol, offset, _, ends = fields[at + 1 + 4 * place : at + 5 + 4 * place]
            if symbol == ANTONYM:
                yield members[fields[0]][int(ends[:2], 16) - 1], members[offset][int(ends[2:], 16) - 1]


def _members(fields: list[str]) -> list[str]:
    """Give the words of a synset, without the mark of where an adjective stands: "afloat(p)"."""
    return [fields[4 + 2 * place].lower().split("(")[0] for place in range(int(fields[3], 16))]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
