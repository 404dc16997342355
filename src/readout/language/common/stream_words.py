"""Read the words of a text for weighing them: one split at blanks, one look into a table for each piece.

Every spelling is taken apart once in the life of a process; after that it costs a look-up. A word is known
by its slot: a number of 22 bits made from its stem, the same on every machine. Two words that share a slot
are taken for one; of 500,000 words a given one meets another with a chance of 1 in 9, and a word that two
texts share by that accident weighs next to nothing beside those that they share in fact.

What is grammar depends on the language. Where every noun has a capital, the capital of a word behind an
article, a figure or another sign of a noun is read as a small letter.
"""

import re
from collections.abc import Iterator
from sys import byteorder
from zlib import crc32

import numpy as np
import numpy.typing as npt

from readout.language.common.function_words import (
    APOSTROPHE_BEFORE_ENDINGS,
    NOUN_ENDINGS,
    SHORTEST_NOUN,
    determiners,
    function_words,
    has_function_words,
)
from readout.language.common.words import comparable, stem

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
# Noted besides where every noun has a capital, and taken off before anybody sees it:
_NOUN = 256 << SLOT_BITS  # of a word of grammar: a noun follows; of another: it is one, by its ending
_INITIALS = 512 << SLOT_BITS  # a further capital inside, as names have and nouns have not
_TOLD = np.uint32(_NOUN - 1)

# Scripts without blanks: Thai, Lao, Burmese, Khmer, Chinese and Japanese.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_LETTER = rf"[^\W_{_DENSE}]"
# With the vowel signs of the scripts of India, which are no letters to the expressions of Python.
_LETTER_OR_SIGN = rf"(?:{_LETTER}|[\u0900-\u0963\u0971-\u0dff])"


def _expression(letter: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*|[{_DENSE}]+|{letter}+(?:['’]{letter}+)*")


_WORD = _expression(_LETTER)
_SIGNED_WORD = _expression(_LETTER_OR_SIGN)
# Marks around a word; a piece of nothing else and one word is read without the expression.
_MARKS = ".,;:!?…'\"“”‘’()[]«»-–—"
# Chinese and Japanese: two characters of grammar are a word of grammar.
_FIRST_OF_PAIRS = "\u3040"
_APOSTROPHE = re.compile("['’]")
_ELIDED = re.compile("([^'’]{1,6})['’](?=.)")
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


def read_tokens(text: str, language: str = "") -> Tokens:
    """Give each word of `text` as its slot with what it tells, in order; not to be written to.

    Args:
        text: any text.
        language: ISO 639-1; it decides which words are grammar. One without a list is read as English.

    >>> (read_tokens("Two ferries") % SLOTS).tolist() == [slot("two"), slot("ferry")]
    True
    >>> [bool(token & GRAMMAR) for token in read_tokens("Die Fähre", "de").tolist()]
    [True, False]
    """
    global _tables
    tables = _tables
    if sum(map(len, tuple(tables.values()))) > SPELLINGS:
        tables = _tables = _Tables()  # another thread that is reading goes on with the tables that it has
    spellings = tables[language if has_function_words(language) else ""]
    pieces = text.replace("\n", "\n: ").split()
    tokens = np.frombuffer(b"".join(map(spellings.__getitem__, pieces)), dtype=np.uint32)
    return _settle_capitals(tokens) if spellings.determiners else tokens


def name_of(slot_read: int) -> str | None:
    """Give the stem that stands for a slot, if a text with it was read since the tables were begun.

    >>> _ = read_tokens("Two ferries")
    >>> name_of(slot("ferry"))
    'ferry'
    """
    return _tables.stems.get(slot_read)


def _settle_capitals(tokens: Tokens) -> Tokens:
    """Decide what capitals say where every noun has one.

    A noun stands behind an article, a figure or an adjective; names do so seldom. Behind another small word
    it may be either, since nobody tells an adjective from a verb here, and its capital says nothing.
    """
    before = np.zeros_like(tokens)
    before[1:] = tokens[:-1]
    begins = before & CLOSES != 0
    leads = (before & FIGURE != 0) | ((before & GRAMMAR != 0) & (before & _NOUN != 0))
    is_open = (tokens & CAPITAL != 0) & (tokens & _INITIALS == 0)
    is_noun = is_open & ((tokens & _NOUN != 0) | (leads & ~begins))
    settled: Tokens = tokens & _TOLD
    settled[is_noun] ^= CAPITAL | SMALL
    settled[is_open & (before & SMALL != 0)] |= OPENS
    return settled


class _Spellings(dict[str, bytes]):
    """The tokens of each piece, four bytes a token, so that those of a text need only be joined.

    A piece that it lacks is read when it is asked for.
    """

    def __init__(self, language: str, stems: dict[int, str]) -> None:
        super().__init__()
        self.stems = stems
        self.grammar = function_words(language)
        self.determiners = determiners(language)
        self.ends_names = language in APOSTROPHE_BEFORE_ENDINGS
        self.is_english = not language

    def __missing__(self, piece: str) -> bytes:
        core = piece if piece.isalpha() else piece.strip(_MARKS)
        if core.isascii() and core.isalpha():
            token = _token(core, core.lower(), self)
            if len(core) < len(piece):
                token |= (not piece.startswith(core) and OPENS) | (_ends_sentence(piece) and CLOSES)
            tokens = token.to_bytes(4, byteorder)
        else:
            tokens = b"".join([token.to_bytes(4, byteorder) for token in _read(piece, self)])
        if len(piece) <= LONGEST_WORD:
            self[piece] = tokens
        return tokens


class _Tables(dict[str, _Spellings]):
    """The spellings of each language, and the stems of all."""

    def __init__(self) -> None:
        super().__init__()
        self.stems: dict[int, str] = {}

    def __missing__(self, language: str) -> _Spellings:
        spellings = self[language] = _Spellings(language, self.stems)
        return spellings


_tables = _Tables()


def _read(piece: str, known: _Spellings) -> list[int]:
    words = list(_words(piece) if known.is_english else _words_of_others(piece, known))
    tokens = [
        _token(word, comparable(word), known) if len(word) <= LONGEST_WORD else EMPTY for word in words
    ] or [EMPTY]
    if words and not piece.startswith(words[0]):
        tokens[0] |= OPENS
    if known.determiners:  # "US-Präsident": what is behind the hyphen is a noun as often as a name
        tokens[1:] = [token if token & _INITIALS else token | OPENS for token in tokens[1:]]
    if _ends_sentence(piece) and not (words and "." in words[-1]):
        tokens[-1] |= CLOSES
    return tokens


def _ends_sentence(piece: str) -> bool:
    return piece.rstrip(_AFTER_ENDS).endswith(_ENDS)


def _words(piece: str, expression: re.Pattern[str] = _WORD) -> Iterator[str]:
    for match in expression.finditer(piece):
        word = match.group()
        if len(word) > 1 and _IS_DENSE.match(word):
            # Without blanks, two neighbouring characters are taken for a word.
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word


def _words_of_others(piece: str, known: _Spellings) -> Iterator[str]:
    """Give the words of a piece, a word of grammar that has lost its vowel apart: "l'isola" is two."""
    for word in _words(piece, _SIGNED_WORD):
        elided = _ELIDED.match(word)
        if known.ends_names and word[0].isupper():
            yield _APOSTROPHE.split(word, maxsplit=1)[0]
        elif elided and comparable(word) not in known.grammar and comparable(elided[1]) in known.grammar:
            yield elided[1]
            yield word[elided.end() :]
        else:
            yield word


def _token(word: str, form: str, known: _Spellings) -> int:
    if not form or len(word) > LONGEST_WORD:
        return EMPTY
    stemmed = stem(form)
    place = crc32(stemmed.encode()) % SLOTS
    if form in known.grammar or (_is_pair(form) and form[0] in known.grammar and form[1] in known.grammar):
        return place | GRAMMAR | (form in known.determiners and _NOUN)
    known.stems.setdefault(place, stemmed)
    first = word[0]
    if first.isupper():
        return place | CAPITAL | (_kind_of_capital(word, form) if known.determiners else 0)
    if first.islower():
        return place | SMALL
    if form[0].isdigit():
        return place | FIGURE | (YEAR if _YEAR.fullmatch(form) else 0)
    return place


def _is_pair(form: str) -> bool:
    return len(form) == 2 and form[0] >= _FIRST_OF_PAIRS


def _kind_of_capital(word: str, form: str) -> int:
    if any(map(str.isupper, word[1:])):
        return _INITIALS
    return len(form) >= SHORTEST_NOUN and form.endswith(NOUN_ENDINGS) and _NOUN
