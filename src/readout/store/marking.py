"""Find where the first words that were searched stand in a long text that is full of them.

Each time SQLite marks a word it copies what it has marked before: in a text of 800,000 characters that is
one word over and over that took 7 s. Only the words around the first place are shown, so such a text is gone
through piece by piece, up to the first that has one; SQLite itself says where.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from readout.model.span import Span
from readout.store.connection import Database

# Marks that SQLite puts around what it found. They are no characters (Unicode keeps them for a program's own
# use), so that a text does not hold them; `searchable` takes them out of one that does.
OPEN, CLOSE = "\ufdd0", "\ufdd1"

# Pieces have this length, and texts that are no longer are never cut: one that is one word over and over
# takes SQLite 5 ms. Nine of ten reports have less than 8,000 characters.
LONG = 20_000
# The length of a text times the words found in it: from there on SQLite takes 50 ms or more. In pieces a text
# of 880,000 characters takes 100 ms where the first word comes last, and 30 where it comes first.
MOST_COPIED = 1_000_000_000
# Characters that two pieces share, so that a phrase is found where one ends.
SHARED = 1_000

# Where a text may be cut: what is no part of a word for SQLite, whatever stands around it.
_CUT = re.compile(r"[\s!-/:-@\[-`{-~\u2010-\u2027\u3001\u3002\uff0c\uff0e]")

_ACCENTS = re.compile("[\u0300-\u036f]+")

_PIECE = "temp.piece"
_TABLE = (
    f'CREATE VIRTUAL TABLE IF NOT EXISTS {_PIECE} USING fts5 (text, tokenize="unicode61 remove_diacritics 2")'
)


def are_many(terms: Sequence[str], text: str) -> bool:
    """Say whether the words may stand in a long text so often that marking them all takes long.

    >>> are_many(['"quay"'], "Quáy " * 20_000), are_many(['"quay"'], "The quay. " + "Boats. " * 20_000)
    (True, False)
    """
    plain = _plain(text)
    words = {word for term in terms for word in _plain(term).strip('"').split()}
    return len(text) * sum(plain.count(word) for word in words) > MOST_COPIED


def first_places(database: Database, terms: Sequence[str], text: str) -> tuple[Span, ...]:
    """Give the places of words and phrases in the first part of a text that has one; none where none has.

    Args:
        database: an open library; nothing is written to its file.
        terms: words and phrases in quotation marks, as SQLite wants them.
        text: as it is stored.
    """
    database.run(_TABLE)
    anything = " OR ".join(terms)
    for start, end in _pieces(text):
        found = _places(database, anything, text[start:end])
        if found:
            first = start + found[0].start
            return tuple(
                Span(first + span.start, first + span.end)
                for span in _places(database, anything, text[first : _cut(text, first + LONG)])
            )
    return ()


def places(marked: str) -> tuple[Span, ...]:
    """Give the places of the marked words in the text without the marks."""
    before, *rest = marked.split(OPEN)
    spans, at = [], len(before)
    for piece in rest:
        words, _, after = piece.partition(CLOSE)
        spans.append(Span(at, at + len(words)))
        at += len(words) + len(after)
    return tuple(spans)


def _plain(text: str) -> str:
    """Give a text without capitals and accents."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text)).casefold()


def _places(database: Database, expression: str, piece: str) -> tuple[Span, ...]:
    database.run(f"DELETE FROM {_PIECE}")
    database.run(f"INSERT INTO {_PIECE} (text) VALUES (?)", piece)
    row = database.one(
        f"SELECT highlight(piece, 0, ?, ?) FROM {_PIECE} WHERE piece MATCH ?", OPEN, CLOSE, expression
    )
    return places(row[0]) if row else ()


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where pieces begin and end, each of them a little before the end of the last."""
    start = 0
    while True:
        end = _cut(text, start + LONG)
        yield start, end
        if end == len(text):
            return
        start = max(start + 1, _cut(text, end - SHARED))


def _cut(text: str, wanted: int) -> int:
    """Give the first place from there on where the text may be cut, or its end."""
    found = _CUT.search(text, wanted) if wanted < len(text) else None
    return found.start() if found else len(text)
