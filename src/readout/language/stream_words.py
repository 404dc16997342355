"""Read the words of a text for weighing them: one split at blanks, one look into a table for each piece.

Every spelling is taken apart once in the life of a process; after that it costs a look-up. A word is known
by its slot: a number of 22 bits made from its stem, the same on every machine. Two words that share a slot
are taken for one; of 500,000 words a given one meets another with a chance of 1 in 9, and a word that two
texts share by that accident weighs next to nothing beside those that they share in fact.
"""

import re
from collections.abc import Iterator
from sys import byteorder
from zlib import crc32

import numpy as np
import numpy.typing as npt

from readout.language.grammar_words import GRAMMAR_WORDS
from readout.language.words import comparable, stem

SLOT_BITS = 22
SLOTS = 1 << SLOT_BITS

# What a token tells beside its slot, from bit SLOT_BITS on.
GRAMMAR = 1 << SLOT_BITS  # names nothing
CAPITAL = 2 << SLOT_BITS
SMALL = 4 << SLOT_BITS  # begins with a small letter
FIGURE = 8 << SLOT_BITS
YEAR = 16 << SLOT_BITS
OPENS = 32 << SLOT_BITS  # stands after a mark, so that its capital says nothing
CLOSES = 64 << SLOT_BITS  # the next word begins a sentence
EMPTY = 128 << SLOT_BITS  # no word at all
# A word with none of these is of a script that has no capitals.

# Scripts without blanks: Thai, Lao, Burmese, Khmer, Chinese and Japanese.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*|[{_DENSE}]+|[^\W_{_DENSE}]+(?:['’][^\W_{_DENSE}]+)*"
)
# Marks around a word; a piece of nothing else and one word is read without the expression.
_MARKS = ".,;:!?…'\"“”‘’()[]«»-–—"
_IS_DENSE = re.compile(f"[{_DENSE}]")
# Marks that end a sentence, and those that may follow them.
_ENDS = (".", "!", "?", ":", "…")
_AFTER_ENDS = "\"”’'»)]"
_YEAR = re.compile(r"(?:19|20)\d\d")
# A longer run of letters is no word.
LONGEST_WORD = 40
# Spellings that are remembered; then the table is begun anew. About 120 MB.
SPELLINGS = 400_000

Tokens = npt.NDArray[np.uint32]


def slot(word: str) -> int:
    """Give the slot of a comparable word.

    >>> slot("strikes") == slot("striking")
    True
    """
    return crc32(stem(word).encode()) % SLOTS


def read_tokens(text: str) -> Tokens:
    """Give each word of `text` as its slot with what it tells, in order; not to be written to.

    >>> (read_tokens("Two ferries") % SLOTS).tolist() == [slot("two"), slot("ferry")]
    True
    """
    global _spellings
    if len(_spellings) > SPELLINGS:
        _spellings = _Spellings()  # another thread that is reading goes on with the table that it has
    pieces = text.replace("\n", "\n: ").split()
    return np.frombuffer(b"".join(map(_spellings.__getitem__, pieces)), dtype=np.uint32)


def name_of(slot_read: int) -> str | None:
    """Give the stem that stands for a slot, if a text with it was read since the table was begun.

    >>> _ = read_tokens("Two ferries")
    >>> name_of(slot("ferry"))
    'ferry'
    """
    return _spellings.stems.get(slot_read)


class _Spellings(dict[str, bytes]):
    """The tokens of each piece, four bytes a token, so that those of a text need only be joined.

    A piece that it lacks is read when it is asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stems: dict[int, str] = {}

    def __missing__(self, piece: str) -> bytes:
        core = piece if piece.isalpha() else piece.strip(_MARKS)
        if core.isascii() and core.isalpha():
            token = _token(core, core.lower(), self.stems)
            if len(core) < len(piece):
                token |= (not piece.startswith(core) and OPENS) | (_ends_sentence(piece) and CLOSES)
            tokens = token.to_bytes(4, byteorder)
        else:
            tokens = b"".join([token.to_bytes(4, byteorder) for token in _read(piece, self.stems)])
        if len(piece) <= LONGEST_WORD:
            self[piece] = tokens
        return tokens


_spellings = _Spellings()


def _read(piece: str, stems: dict[int, str]) -> list[int]:
    words = list(_words(piece))
    tokens = [
        _token(word, comparable(word), stems) if len(word) <= LONGEST_WORD else EMPTY for word in words
    ] or [EMPTY]
    if words and not piece.startswith(words[0]):
        tokens[0] |= OPENS
    if _ends_sentence(piece) and not (words and "." in words[-1]):
        tokens[-1] |= CLOSES
    return tokens


def _ends_sentence(piece: str) -> bool:
    return piece.rstrip(_AFTER_ENDS).endswith(_ENDS)


def _words(piece: str) -> Iterator[str]:
    for match in _WORD.finditer(piece):
        word = match.group()
        if len(word) > 1 and _IS_DENSE.match(word):
            # Without blanks, two neighbouring characters are taken for a word.
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word


def _token(word: str, form: str, stems: dict[int, str]) -> int:
    if not form or len(word) > LONGEST_WORD:
        return EMPTY
    stemmed = stem(form)
    place = crc32(stemmed.encode()) % SLOTS
    if form in GRAMMAR_WORDS:
        return place | GRAMMAR
    stems.setdefault(place, stemmed)
    first = word[0]
    if first.isupper():
        return place | CAPITAL
    if first.islower():
        return place | SMALL
    if form[0].isdigit():
        return place | FIGURE | (YEAR if _YEAR.fullmatch(form) else 0)
    return place
