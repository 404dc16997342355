"""Tell how near two words are in meaning, and how common a word is in the news.

Synonyms come from WordNet, commonness from the number of topics of ECB+ that have the
word; both are data files with their provenance in the head. They are searched where
they lie, without being parsed: a comparison asks for a few hundred words of 70,000.
"""

from functools import cache
from importlib.resources import files
from math import log

from readout.language.common.tables import table

# Topics that the list of spread was counted over.
TOPICS = 35
# What a shared meaning counts for against the same word, and what a meaning just above counts for. On the
# agreements of eight labelled events: recall .28 with neither, .29 with these, .30 with .9 and .7; precision
# .96, .96 and .95.
SYNONYM = 0.75
HYPERNYM = 0.45

PARTS = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "a"}


@cache
def nearness(first: str, second: str) -> float:
    """Give 1 for the same word, less for a synonym or for a word just above, 0 for neither.

    Words are "lemma/part" with the part n, v or a; a noun and the verb that it comes from
    share their meanings.

    >>> nearness("free/v", "free/v"), nearness("free/v", "release/n"), nearness("free/v", "rain/v")
    (1.0, 0.75, 0.0)
    """
    if first == second:
        return 1.0
    own, above = meanings(first)
    other, over = meanings(second)
    if own & other:
        return SYNONYM
    if own & over or other & above:
        return HYPERNYM
    return 0.0


@cache
def meanings(word: str) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Give the numbers of the word's meanings, and of the meanings just above them."""
    fields = _find(_table("en/synonyms.tsv"), word).split(b"\t")
    if len(fields) < 3:
        return frozenset(), frozenset()
    return frozenset(fields[1].split()), frozenset(fields[2].split())


@cache
def rarity(lemma: str) -> float:
    """Give how rare a lemma is in the news, from 0 (in every topic) to 1 (in one at most).

    >>> rarity("the") < rarity("hospital") < rarity("dirigible")
    True
    """
    fields = _find(_table("en/spread.tsv"), lemma.lower()).split(b"\t")
    topics = int(fields[1]) if len(fields) == 2 else 1
    return log((TOPICS + 1) / (topics + 1)) / log((TOPICS + 1) / 2) if topics > 1 else 1.0


def spread() -> tuple[tuple[str, ...], ...]:
    """Give each lemma of the news with the number of topics that have it.

    >>> dict(spread())["hospital"]
    '13'
    """
    return table("en/spread.tsv")


def _find(lines: bytes, word: str) -> bytes:
    """Give the line of `lines` that begins with `word` and a tab, or nothing."""
    wanted = word.encode(errors="replace") + b"\t"
    low, high = 0, len(lines)
    while low < high:
        middle = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", middle)
        line = lines[middle : end if end >= 0 else len(lines)]
        if line.startswith(wanted):
            return line
        if line[: len(wanted)] < wanted:
            low = middle + len(line) + 1
        else:
            high = middle
    return b""


@cache
def _table(name: str) -> bytes:
    raw = files("readout.language").joinpath(f"data/{name}").read_bytes()
    while raw.startswith(b"#"):
        raw = raw[raw.index(b"\n") + 1 :]
    return raw
