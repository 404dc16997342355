"""Make `src/readout/language/data/en/synonyms.tsv` from the files of WordNet 3.0.

    python tools/build_synonyms.py /usr/share/wordnet > src/readout/language/data/en/synonyms.tsv

WordNet comes with Debian's package `wordnet-base`. A line holds a word with its part of
speech, the numbers of its meanings, and the numbers of the meanings just above them. Two
words are synonyms when they share a meaning. A noun made from a verb ("release",
"indictment") has the verb's meanings too.
"""

import sys
from collections import defaultdict
from pathlib import Path

# Meanings are listed by frequency. With more than three of each word, "take" and "have" became
# synonyms of half the lexicon; with two, "charge" and "indict" no longer met.
MOST_MEANINGS = 3
PARTS = {"noun": "n", "verb": "v", "adj": "a"}
# Only verb-noun pairs are followed: through adjectives, "national" would be "citizen".
DERIVED = "+"
HYPERNYM = ("@", "@i")


def main(folder: Path) -> None:
    """Write the lexicon to standard output."""
    derived, above, members = read_synsets(folder)
    numbers: dict[str, int] = {}
    lines = []
    for part, letter in PARTS.items():
        for word, synsets in read_index(folder / f"index.{part}"):
            own = [f"{letter}{offset}" for offset in synsets[:MOST_MEANINGS]]
            linked = [verb for synset in own if letter == "n" for verb in sorted(derived[synset, word])]
            meanings = list(dict.fromkeys(own + linked))
            higher = [high for synset in own for high in above[synset] if high not in meanings]
            if letter == "a":
                higher = []
            if all(len(members[synset]) < 2 for synset in meanings) and not higher:
                continue
            line = [str(numbers.setdefault(synset, len(numbers))) for synset in meanings]
            over = [str(numbers.setdefault(synset, len(numbers))) for synset in dict.fromkeys(higher)]
            lines.append(f"{word}/{letter}\t{' '.join(line)}\t{' '.join(over)}")
    print(HEADER, end="")
    print("\n".join(sorted(lines, key=lambda line: line.encode())))


HEADER = """\
# Synonyms of English nouns, verbs and adjectives, derived by tools/build_synonyms.py from WordNet 3.0.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. The licence stands in NOTICE.
# word/part, numbers of its meanings, numbers of the meanings above them; sorted by bytes
"""


def read_index(path: Path) -> list[tuple[str, list[str]]]:
    """Give each single word of an index file with its synsets, the most frequent first."""
    found = []
    for line in path.read_text(encoding="ascii").splitlines():
        fields = line.split()
        if line.startswith(" ") or not fields[0].isalpha():
            continue
        count = int(fields[2])
        found.append((fields[0], fields[-count:]))
    return found


def read_synsets(
    folder: Path,
) -> tuple[dict[tuple[str, str], set[str]], dict[str, list[str]], dict[str, list[str]]]:
    """Give the verbs that nouns are derived from, the hypernyms, and the members of each synset."""
    derived: dict[tuple[str, str], set[str]] = defaultdict(set)
    above: dict[str, list[str]] = defaultdict(list)
    members: dict[str, list[str]] = defaultdict(list)
    for part, letter in PARTS.items():
        for line in (folder / f"data.{part}").read_text(encoding="ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split("|")[0].split()
            synset = f"{letter}{fields[0]}"
            size = int(fields[3], 16)
            words = [fields[4 + 2 * place].lower() for place in range(size)]
            members[synset] = words
            at = 4 + 2 * size
            for place in range(int(fields[at])):
                symbol, offset, target, ends = fields[at + 1 + 4 * place : at + 5 + 4 * place]
                if symbol == DERIVED and target == "v" and letter == "n":
                    first = int(ends[:2], 16)
                    derived[synset, words[first - 1]].add(f"v{offset}")
                elif symbol in HYPERNYM:
                    above[synset].append(f"{target}{offset}")
    return derived, above, members


if __name__ == "__main__":
    main(Path(sys.argv[1]))
