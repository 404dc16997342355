"""Find documents by their words, with the places where the words stand."""

import re
import sqlite3
from dataclasses import dataclass

from readout.model.span import Span

# Marks that SQLite puts around what it found. They are no characters (Unicode keeps them for a program's own
# use), so that a text does not hold them; `searchable` takes them out of one that does.
OPEN, CLOSE = "\ufdd0", "\ufdd1"

# Half of a UTF-16 pair cannot be stored as text. One character for one character: offsets must not move.
UNSEARCHABLE = re.compile(f"[\ud800-\udfff{OPEN}{CLOSE}]")

# What may be asked for: a phrase in quotation marks, or a word.
TERM = re.compile(r'"([^"]*)"?|(\S+)')

# Characters around the first words found; about two lines on a page.
AROUND = 80


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that has the words.

    Attributes:
        key: the document's key in the library.
        score: how well it fits, 0 and more; only for order.
        title: the places of the words in the title, when it is kept apart from the text.
        text: the places of the words in the text.
        passage: a stretch of the text around the first of them; None when all are in the title.
    """

    key: int
    score: float
    title: tuple[Span, ...]
    text: tuple[Span, ...]
    passage: Span | None


def search(connection: sqlite3.Connection, query: str, limit: int) -> list[Hit]:
    """Give the current documents that have all the words, the best first."""
    wanted = as_fts(query)
    if not wanted:
        return []
    found = connection.execute(
        """
        SELECT document.key, bm25(document_words, 3.0, 1.0),
               highlight(document_words, 0, :open, :close), highlight(document_words, 1, :open, :close)
        FROM document_words JOIN document ON document.key = document_words.rowid
        WHERE document_words MATCH :wanted AND document.replaced_by IS NULL
        ORDER BY 2, 1 LIMIT :limit
        """,
        {"open": OPEN, "close": CLOSE, "wanted": wanted, "limit": limit},
    )
    return [_hit(*row) for row in found]


def as_fts(query: str) -> str:
    """Give a user's words as a query that SQLite cannot misread: every word or phrase quoted, all wanted.

    >>> as_fts('ferry "off Tolvik" NOT -x*')
    '"ferry" "off Tolvik" "NOT" "-x*"'
    """
    terms = (phrase or word for phrase, word in TERM.findall(query))
    # A term without a letter or digit has no word that could be found.
    kept = [term.replace('"', '""') for term in terms if any(map(str.isalnum, term))]
    return " ".join(f'"{term}"' for term in kept)


def searchable(text: str) -> str:
    """Give `text` as it can be stored and marked, of the same length."""
    return UNSEARCHABLE.sub("\ufffd", text)


def _hit(key: int, rank: float, title: str, text: str) -> Hit:
    in_title, in_text = _marked(title), _marked(text)
    length = len(text) - 2 * len(in_text)
    passage = None
    if in_text:
        passage = Span(max(0, in_text[0].start - AROUND), min(length, in_text[0].end + AROUND))
    return Hit(key, round(-rank, 6), in_title, in_text, passage)


def _marked(highlighted: str) -> tuple[Span, ...]:
    """Give the places of the marked words in the text without the marks."""
    before, *rest = highlighted.split(OPEN)
    spans, at = [], len(before)
    for piece in rest:
        words, _, after = piece.partition(CLOSE)
        spans.append(Span(at, at + len(words)))
        at += len(words) + len(after)
    return tuple(spans)
