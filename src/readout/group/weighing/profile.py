"""Read what a document is about: weighed words, names and figures, for the cost of reading its words.

Title and lead say what a report is about, so their words count for more. A name is a word that stands with
a capital inside sentences more often than not; nothing is parsed. What is kept is small, and enough to
decide everything later: how often each word counts, and a sample of the runs of five words, by which copies
know each other.
"""

import math
import struct
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from readout.errors import StoreError
from readout.language.common.stream_words import (
    CAPITAL,
    CLOSES,
    EMPTY,
    FIGURE,
    GRAMMAR,
    OPENS,
    SLOT_BITS,
    SMALL,
    YEAR,
    read_tokens,
)
from readout.model.document import INFORMATIVE_FURNITURE, Document

# How often a word of the title, of the lead and of the body counts, in halves. Titles from 0 to 6, leads of
# 1 to 4 and bodies of 0.5 and 1 were tried on two corpora; B-cubed F1 moved by 0.01.
TITLE, LEAD, BODY = 8, 4, 1
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
Truths = npt.NDArray[np.bool_]


# Words are weighed as keys: a slot, and below it what is noted of the word, which is what is said of a word
# in the end, and this.
_IN_LEAD, _IS_SMALL, _IS_IDLE = 16, 32, 64  # an idle word names nothing
_NOTE_BITS = 32 - SLOT_BITS
# One number counts the halves of a word and, above them, how often it looks like a name.
_NAMED = 1 << 32


def _notes() -> Numbers:
    """Give what is noted of a word for each of the flags it can have; without capitals all may be names."""
    tells = np.arange(2 * EMPTY >> SLOT_BITS) << SLOT_BITS
    notes = np.zeros(len(tells), dtype=np.uint32)
    notes[tells & (CAPITAL | OPENS) == CAPITAL] = IS_NAME
    notes[tells & (CAPITAL | SMALL | FIGURE | GRAMMAR | EMPTY) == 0] = IS_NAME
    noted = {SMALL: _IS_SMALL, FIGURE: IS_FIGURE, YEAR: IS_YEAR, GRAMMAR: _IS_IDLE, EMPTY: _IS_IDLE}
    for flag, note in noted.items():
        notes[tells & flag != 0] |= note
    return notes


def _summands() -> npt.NDArray[np.int64]:
    """Give what a word with these notes adds to the halves and votes of its slot."""
    notes = np.arange(1 << _NOTE_BITS, dtype=np.int64)
    halves = np.where(notes & _IN_LEAD, LEAD, BODY)
    votes = (notes & IS_NAME != 0) * _NAMED - (notes & _IS_SMALL != 0) * _NAMED
    # What the title adds it adds once, however often the word stands there.
    return np.where(notes & IN_TITLE, 0, votes + halves)


def _steps() -> Small:
    """Give for a number of halves the count that is kept; from its end on the byte is full."""
    times = np.arange(2 * math.exp(256 / STEPS)) / 2
    damped = np.where(times > 1.0, 1.0 + np.log(np.maximum(times, 1.0)), times)
    steps: Small = np.minimum(255, np.rint(damped * STEPS)).astype(np.uint8)
    return steps


def _number(value: int) -> Numbers:
    """Give a number as an array without dimensions: beside short arrays twice as fast as an `int`."""
    return np.array(value, dtype=np.uint32)


_NOTES_OF_TEXT = _notes()
_NOTES_OF_TITLE = _NOTES_OF_TEXT & (IS_FIGURE | IS_YEAR | _IS_IDLE) | IN_TITLE
_SUMMANDS = _summands()
_STEPS = _steps()
_FLAGS_AT, _SLOT_AT = _number(SLOT_BITS), _number(_NOTE_BITS)
_OPENS, _CLOSES, _EMPTY = _number(OPENS >> SLOT_BITS), _number(CLOSES >> SLOT_BITS), _number(EMPTY)
_CLOSES_TO_OPENS = _number((CLOSES // OPENS).bit_length() - 1)
_NOTED, _IDLE, _LEADS = _number((1 << _NOTE_BITS) - 1), _number(_IS_IDLE), _number(_IN_LEAD)
_TITLED, _HALVES_OF_TITLE = _number(IN_TITLE), _number(TITLE // IN_TITLE)
_SAID, _NONE = _number(IN_TITLE | IS_FIGURE | IS_YEAR), _number(0)
_ONE_VOTE, _HALVES = np.array(_NAMED), np.array(_NAMED - 1)
_FACTORS = tuple(map(_number, (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x2C1B3C6D)))
_SHIFT_13, _SHIFT_15, _SHIFT_16 = map(_number, (13, 15, 16))
_SAMPLED = _number(SAMPLING - 1)


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
    language = document.language or ""
    headline = _read_title(read_tokens(title[:LONGEST_TITLE], language))
    body = _read_text(read_tokens(text, language))
    body[:LEAD_WORDS] |= _LEADS
    slots, counts, marks = _weigh(np.concatenate((headline, body)))
    return Profile(
        document=document.id,
        day=_day(document),
        language=language,
        agency=(document.agency or "")[:60],
        slots=slots.tobytes(),
        counts=counts.tobytes(),
        marks=marks.tobytes(),
        runs=_sample(body >> _SLOT_AT).tobytes(),
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


def _read_title(tokens: Numbers) -> Numbers:
    """Give the words of a title as keys."""
    keys: Numbers = tokens << _SLOT_AT
    keys |= _NOTES_OF_TITLE.take(tokens >> _FLAGS_AT)
    return keys


def _read_text(tokens: Numbers) -> Numbers:
    """Give the words of a text as keys; a capital at the beginning of a sentence says nothing."""
    flags = tokens >> _FLAGS_AT
    flags[1:] |= (flags[:-1] & _CLOSES) >> _CLOSES_TO_OPENS
    flags[:1] |= _OPENS
    keys: Numbers = tokens << _SLOT_AT
    keys |= _NOTES_OF_TEXT.take(flags)
    is_word: Truths = tokens < _EMPTY
    return keys[is_word]


def _weigh(keys: Numbers) -> tuple[Numbers, Small, Small]:
    """Count the words by where they stand; tell which are names and figures."""
    keys = keys[keys & _IDLE == _NONE]
    keys.sort()
    starts = _are_first(keys >> _SLOT_AT).nonzero()[0]
    words = np.bitwise_or.reduceat(keys, starts)
    sums = np.add.reduceat(_SUMMANDS.take(keys & _NOTED), starts)
    marks = (words & _SAID).astype(np.uint8)
    marks |= (sums >= _ONE_VOTE).view(np.uint8)  # IS_NAME is 1
    sums += (words & _TITLED) * _HALVES_OF_TITLE
    counts = _STEPS.take(sums & _HALVES, mode="clip")
    return words >> _SLOT_AT, counts, marks


def _are_first(ascending: Numbers) -> Truths:
    """Tell which numbers differ from the one before."""
    first = np.empty(len(ascending), dtype=np.bool_)
    first[:1] = True
    np.not_equal(ascending[1:], ascending[:-1], out=first[1:])
    return first


def _sample(slots: Numbers) -> Numbers:
    """Keep the runs of five words whose number says so, the same in every text."""
    if len(slots) < RUN:
        return np.empty(0, dtype=np.uint32)
    pairs = slots[:-1] * _FACTORS[0]
    pairs += slots[1:]
    pairs ^= pairs >> _SHIFT_15
    fours = pairs[:-2] * _FACTORS[1]
    fours += pairs[2:]
    fours ^= fours >> _SHIFT_13
    mixed = fours[:-1] * _FACTORS[2]
    mixed += slots[RUN - 1 :]
    mixed ^= mixed >> _SHIFT_16
    mixed *= _FACTORS[3]
    mixed ^= mixed >> _SHIFT_13
    kept: Numbers = mixed[mixed & _SAMPLED == _NONE]
    kept.sort()
    runs: Numbers = kept[_are_first(kept)]
    return runs


def _day(document: Document) -> int | None:
    if document.published is None or len(document.published.value) < 10:
        return None
    try:
        return date.fromisoformat(document.published.value[:10]).toordinal()
    except ValueError:  # "2021-W20-3" and the like: as good as no day
        return None
