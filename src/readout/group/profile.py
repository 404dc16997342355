"""Read what a document is about: weighed words, names and figures, for the cost of reading its words.

Title and lead say what a report is about, so their words count for more. A name is a word that stands with
a capital inside sentences more often than not; nothing is parsed. What is kept is small, and enough to
decide everything later: how often each word counts, and a sample of the runs of five words, by which copies
know each other.
"""

import struct
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from readout.errors import StoreError
from readout.language.stream_words import (
    CAPITAL,
    CLOSES,
    EMPTY,
    FIGURE,
    GRAMMAR,
    OPENS,
    SLOTS,
    SMALL,
    YEAR,
    read_tokens,
)
from readout.model.document import INFORMATIVE_FURNITURE, Document

# How often a word of the title, of the lead and of the body counts. Titles from 0 to 6, leads of 1 to 4
# and bodies of 0.5 and 1 were tried on two corpora; B-cubed F1 moved by 0.01.
TITLE, LEAD, BODY = 4.0, 2.0, 0.5
LEAD_WORDS = 60
# A text is read so far. Nine of ten reports have less than 8,000 characters; what is longer is a log.
LONGEST = 30_000
LONGEST_TITLE = 200
# Counts are kept in steps of 1 / STEPS.
STEPS = 40
# What is said of a word.
IS_NAME, IN_TITLE, IS_FIGURE, IS_YEAR = 1, 2, 4, 8
# Words in a run, and of how many runs one is kept (a power of two).
RUN = 5
SAMPLING = 4

_VERSION = 1
_HEAD = struct.Struct("<BiHHHBB")
_NO_DAY = -1

Numbers = npt.NDArray[np.uint32]
Small = npt.NDArray[np.uint8]

_SLOT = np.uint32(SLOTS - 1)
_GRAMMAR, _CAPITAL, _SMALL, _FIGURE = (
    np.uint32(GRAMMAR),
    np.uint32(CAPITAL),
    np.uint32(SMALL),
    np.uint32(FIGURE),
)
_YEAR, _OPENS, _CLOSES, _EMPTY = np.uint32(YEAR), np.uint32(OPENS), np.uint32(CLOSES), np.uint32(EMPTY)
_MULTIPLIERS = tuple(map(np.uint32, (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x2C1B3C6D)))
_SAMPLED = np.uint32(SAMPLING - 1)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is about, as weighed words: all that grouping keeps of it.

    Attributes:
        document: its id.
        day: the day on which it was published, as an ordinal; None when it does not say.
        language: ISO 639-1, or "".
        agency: the agency whose copy it says it is, or "".
        slots: its words as four-byte numbers, ascending.
        counts: for each word a byte, how often it counts.
        marks: for each word a byte, what it is.
        runs: sampled runs of five words as four-byte numbers, ascending.
    """

    document: str
    day: int | None
    language: str
    agency: str
    slots: bytes
    counts: bytes
    marks: bytes
    runs: bytes

    def to_bytes(self) -> bytes:
        """Give the profile in a compact form, the same on every machine; about 2 kB."""
        name, language, agency = (word.encode() for word in (self.document, self.language, self.agency))
        day = _NO_DAY if self.day is None else self.day
        head = _HEAD.pack(
            _VERSION,
            day,
            len(self.counts),
            len(self.runs) // 4,
            len(name),
            len(language),
            len(agency),
        )
        return b"".join((head, name, language, agency, self.slots, self.counts, self.marks, self.runs))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Profile":
        """Read what `to_bytes` gave.

        Raises:
            StoreError: these are not the bytes of a profile, or of another version.
        """
        if len(data) < _HEAD.size or data[0] != _VERSION:
            raise StoreError(f"not the bytes of a profile of version {_VERSION}")
        _, day, words, runs, *lengths = _HEAD.unpack_from(data)
        sizes = (*lengths, 4 * words, words, words, 4 * runs)
        if len(data) != _HEAD.size + sum(sizes):
            raise StoreError(f"a profile of {len(data)} bytes; {_HEAD.size + sum(sizes)} wanted")
        parts = []
        at = _HEAD.size
        for size in sizes:
            parts.append(data[at : at + size])
            at += size
        name, language, agency = (part.decode() for part in parts[:3])
        return cls(name, None if day == _NO_DAY else day, language, agency, *parts[3:])


def read_profile(document: Document) -> Profile:
    """Read the words of a document; depends on nothing else.

    >>> document = Document("d1", "The ferry sank off Velmora.", "0" * 64, "d1.txt")
    >>> Profile.from_bytes(read_profile(document).to_bytes()).document
    'd1'
    """
    text = _own_text(document)
    title = document.title or text.lstrip().split("\n", 1)[0][:LONGEST_TITLE]
    headline = np.array(read_tokens(title[:LONGEST_TITLE]), dtype=np.uint32)
    tokens = np.array(read_tokens(text), dtype=np.uint32)
    is_name = _names(tokens)
    is_word = tokens & _EMPTY == 0
    tokens, is_name = tokens[is_word], is_name[is_word]
    slots, counts, marks = _weigh(headline, tokens, is_name)
    return Profile(
        document=document.id,
        day=_day(document),
        language=document.language or "",
        agency=(document.agency or "")[:60],
        slots=slots.tobytes(),
        counts=counts.tobytes(),
        marks=marks.tobytes(),
        runs=_sample(tokens & _SLOT).tobytes(),
    )


def _own_text(document: Document) -> str:
    """Give the text without the page's furniture."""
    text = document.text[:LONGEST]
    parts = []
    at = 0
    for item in document.furniture:
        if item.kind not in INFORMATIVE_FURNITURE:
            parts.append(text[at : item.span.start])
            at = item.span.end
    return "\n".join([*parts, text[at:]]) if parts else text


def _names(tokens: Numbers) -> npt.NDArray[np.bool_]:
    """Tell which words have a capital that they need not have; without capitals all words may be names."""
    begins = tokens & _OPENS != 0
    begins[1:] |= tokens[:-1] & _CLOSES != 0
    begins[:1] = True
    is_name: npt.NDArray[np.bool_] = (tokens & _CAPITAL != 0) & ~begins
    is_name |= tokens & (_CAPITAL | _SMALL | _FIGURE | _GRAMMAR | _EMPTY) == 0
    return is_name


def _weigh(
    headline: Numbers, tokens: Numbers, is_name: npt.NDArray[np.bool_]
) -> tuple[Numbers, Small, Small]:
    """Count the words by where they stand; tell which are names and figures."""
    weights = np.full(len(tokens), BODY, dtype=np.float32)
    weights[:LEAD_WORDS] = LEAD
    told = tokens & _GRAMMAR == 0
    tokens, weights, is_name = tokens[told], weights[told], is_name[told]
    headline = headline[headline & (_GRAMMAR | _EMPTY) == 0]
    every = np.concatenate((headline, tokens))
    slots, places = np.unique(every & _SLOT, return_inverse=True)
    size = len(slots)
    in_title, in_text = places[: len(headline)], places[len(headline) :]
    times = np.bincount(in_text, weights, size).astype(np.float64)  # whole numbers when there is none
    marks = np.zeros(size, dtype=np.uint8)
    marks[in_title] = IN_TITLE
    times[marks != 0] += TITLE
    balance = is_name.astype(np.int8) - (tokens & _SMALL != 0)
    marks[np.bincount(in_text, balance, size) > 0] |= IS_NAME
    for bit, mark in ((_FIGURE, IS_FIGURE), (_YEAR, IS_YEAR)):
        marks[places[every & bit != 0]] |= mark
    damped = np.where(times > 1.0, 1.0 + np.log(np.maximum(times, 1.0)), times)
    counts = np.minimum(255, np.rint(damped * STEPS)).astype(np.uint8)
    return slots, counts, marks


def _sample(slots: Numbers) -> Numbers:
    """Keep the runs of five words whose number says so, the same in every text."""
    if len(slots) < RUN:
        return np.empty(0, dtype=np.uint32)
    pairs = slots[:-1] * _MULTIPLIERS[0] + slots[1:]
    pairs ^= pairs >> np.uint32(15)
    fours = pairs[:-2] * _MULTIPLIERS[1] + pairs[2:]
    fours ^= fours >> np.uint32(13)
    mixed = fours[:-1] * _MULTIPLIERS[2] + slots[RUN - 1 :]
    mixed ^= mixed >> np.uint32(16)
    mixed *= _MULTIPLIERS[3]
    mixed ^= mixed >> np.uint32(13)
    return np.unique(mixed[mixed & _SAMPLED == 0])


def _day(document: Document) -> int | None:
    if document.published is None or len(document.published.value) < 10:
        return None
    try:
        return date.fromisoformat(document.published.value[:10]).toordinal()
    except ValueError:  # "2021-W20-3" and the like: as good as no day
        return None
