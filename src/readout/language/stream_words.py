"""Read the words of a text for weighing them: one split at blanks, one look into a table for each piece.

Every spelling is taken apart once in the life of a process; after that it costs a look-up. A word is known
by its slot: a number of 22 bits made from its stem, the same on every machine. Two words that share a slot
are taken for one; of 500,000 words a given one meets another with a chance of 1 in 9, and a word that two
texts share by that accident weighs next to nothing beside those that they share in fact.
"""

import re
from collections.abc import Iterator
from itertools import chain
from zlib import crc32

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
_CLOSES = re.compile(r"[.!?:…][\"”’'»)\]]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A longer run of letters is no word.
LONGEST_WORD = 40
# Spellings that are remembered; then the table is begun anew. About 100 MB.
SPELLINGS = 400_000

_known: dict[str, tuple[int, ...]] = {}
_stems: dict[int, str] = {}


def slot(word: str) -> int:
    """Give the slot of a comparable word.

    >>> slot("strikes") == slot("striking")
    True
    """
    return crc32(stem(word).encode()) % SLOTS


def read_tokens(text: str) -> list[int]:
    """Give each word of `text` as its slot with what it tells, in order.

    >>> [token % SLOTS == slot(word) for token, word in zip(read_tokens("Two ferries"), ("two", "ferry"))]
    [True, True]
    """
    pieces = text.replace("\n", "\n: ").split()
    if len(_known) > SPELLINGS:
        _known.clear()
        _stems.clear()
    known = _known.get
    return list(chain.from_iterable([known(piece) or _look_up(piece) for piece in pieces]))


def name_of(slot_read: int) -> str | None:
    """Give the stem that stands for a slot, if a text with it was read since the table was begun.

    >>> _ = read_tokens("Two ferries")
    >>> name_of(slot("ferry"))
    'ferry'
    """
    return _stems.get(slot_read)


def _look_up(piece: str) -> tuple[int, ...]:
    tokens = tuple(_read(piece))
    if len(piece) <= LONGEST_WORD:
        _known[piece] = tokens
    return tokens


def _read(piece: str) -> list[int]:
    core = piece.strip(_MARKS)
    words = [core] if core.isalpha() and core.isascii() else list(_words(piece))
    tokens = [_token(word) for word in words] or [EMPTY]
    if words and not piece.startswith(words[0]):
        tokens[0] |= OPENS
    if _CLOSES.search(piece) and not (words and len(words[-1].replace(".", "")) < len(words[-1])):
        tokens[-1] |= CLOSES
    return tokens


def _words(piece: str) -> Iterator[str]:
    for match in _WORD.finditer(piece):
        word = match.group()
        if len(word) > 1 and _IS_DENSE.match(word):
            # Without blanks, two neighbouring characters are taken for a word.
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word


def _token(word: str) -> int:
    if len(word) > LONGEST_WORD:
        return EMPTY
    form = word.lower() if word.isascii() and word.isalpha() else comparable(word)
    if not form:
        return EMPTY
    stemmed = stem(form)
    place = crc32(stemmed.encode()) % SLOTS
    if form in GRAMMAR_WORDS:
        return place | GRAMMAR
    _stems.setdefault(place, stemmed)
    if form[0].isdigit():
        return place | FIGURE | (YEAR if _YEAR.fullmatch(form) else 0)
    return place | (CAPITAL if word[0].isupper() else SMALL if word[0].islower() else 0)
