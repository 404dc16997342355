"""Find documents by their words, with the places where the words stand."""

import re
from dataclasses import dataclass

from readout.model.readout import CONTEXT
from readout.model.span import Span
from readout.store.connection import Database

# Marks that SQLite puts around what it found. They are no characters (Unicode keeps them for a program's own
# use), so that a text does not hold them; `searchable` takes them out of one that does.
OPEN, CLOSE = "\ufdd0", "\ufdd1"

# Half of a UTF-16 pair cannot be stored as text. One character for one character: offsets must not move.
UNSEARCHABLE = re.compile(f"[\ud800-\udfff{OPEN}{CLOSE}]")

UNSTORABLE = "\ufffd"

# What may be asked for: a phrase in quotation marks, or a word.
TERM = re.compile(r'"([^"]*)"?|(\S+)')

# Characters around the first words found; about two lines on a page.
AROUND = 80

# How much more a word in the title counts than one in the text.
TITLE_WEIGHT = 3.0
RANK = f"bm25(searched_words, {TITLE_WEIGHT}, 1.0)"

# Of more documents than this, only so many of the newest are ranked. Ranking costs 2 to 5 µs a document that
# fits (a word that half of 100,000 documents hold: 96 ms), finding the newest 0.03 µs; so a search stays
# below 100 ms however many documents there are.
MOST_RANKED = 5_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What documents must be besides having the words; None for anything.

    Attributes:
        outlet: the outlet's name, or a part of it.
        since: published then or later, ISO 8601.
        until: published then or earlier; a day is the whole day.
        actor: a name that the document has to speak of.
        place: the same, of a place.
        language: ISO 639-1.
        story: the key of the story.
    """

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    actor: str | None = None
    place: str | None = None
    language: str | None = None
    story: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that has the words.

    Attributes:
        version: the key of its current version.
        score: how well it fits, 0 and more; only for order.
        title: the places of the words in the title, when it is kept apart from the text.
        text: the places of the words in the text.
        passage: a stretch of the text around the first of them; None when all are in the title.
        words: the passage's words, with those before and after.
    """

    version: int
    score: float
    title: tuple[Span, ...]
    text: tuple[Span, ...]
    passage: Span | None
    words: tuple[str, str, str] = ("", "", "")


def search(
    database: Database, query: str, limit: int, wanted: Wanted | None = None
) -> tuple[list[Hit], int | None]:
    """Give the current documents that have all the words, the best first.

    The second value is None, or how many of the newest were ranked when more had the words.
    """
    words = as_fts(query)
    if not words:
        return [], None
    condition, values = conditions(wanted or Wanted())
    if condition:
        best, ranked = _best_of_wanted(database, words, condition, values, limit)
    else:
        best, ranked = _best(database, words, limit)
    return _hits(database, words, best), MOST_RANKED if ranked else None


def _best(database: Database, words: str, limit: int) -> tuple[dict[int, float], bool]:
    """Give the keys of the best documents with their ranks, and whether there were too many to rank all."""
    least = database.one(
        "SELECT rowid FROM searched_words WHERE searched_words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?",
        words,
        MOST_RANKED,
    )
    best = database.all(
        f"SELECT rowid, {RANK} FROM searched_words WHERE searched_words MATCH ? AND rowid > ? "
        "ORDER BY 2, 1 LIMIT ?",
        words,
        least[0] if least else 0,
        limit,
    )
    return dict(best), least is not None


def _best_of_wanted(
    database: Database, words: str, condition: str, values: list[object], limit: int
) -> tuple[dict[int, float], bool]:
    """Do the same for documents that have to be looked at one by one: once, the newest first."""
    best = database.all(
        "SELECT key, rank, count(*) OVER () FROM (SELECT searched_words.rowid AS key, "
        f"{RANK} AS rank FROM searched_words JOIN document INDEXED BY document_searched "
        "ON document.current = searched_words.rowid "
        f"WHERE searched_words MATCH ? {condition} ORDER BY searched_words.rowid DESC LIMIT ?) "
        "ORDER BY 2, 1 LIMIT ?",
        words,
        *values,
        MOST_RANKED + 1,
        limit,
    )
    return {key: rank for key, rank, _ in best}, bool(best) and best[0][2] > MOST_RANKED


def _hits(database: Database, words: str, ranks: dict[int, float]) -> list[Hit]:
    """Mark the words in the documents of these keys; only now, since it takes reading them."""
    marked = database.all(
        "SELECT rowid, highlight(searched_words, 0, ?, ?), highlight(searched_words, 1, ?, ?) "
        f"FROM searched_words WHERE searched_words MATCH ? AND rowid IN ({', '.join(map(str, ranks))})",
        *(OPEN, CLOSE) * 2,
        words,
    )
    texts = {key: (title, text) for key, title, text in marked}
    return [_hit(key, rank, *texts[key]) for key, rank in ranks.items()]


def conditions(wanted: Wanted) -> tuple[str, list[object]]:
    """Give SQL that narrows rows of `document` down, to follow other conditions, with its values."""
    parts: list[str] = []
    values: list[object] = []
    for condition, value in (
        ("document.moment >= ?", wanted.since),
        ("document.moment < ?", wanted.until and wanted.until + "~"),
        ("document.outlet LIKE ? ESCAPE '\\'", wanted.outlet and f"%{_unglobbed(wanted.outlet)}%"),
        ("document.language = ?", wanted.language),
        ("document.story = ?", wanted.story),
    ):
        if value is not None:
            parts.append(f"AND {condition}")
            values.append(value)
    for named in filter(None, (wanted.actor, wanted.place)):
        # Where a document was read in depth its actors are known by all their names; any other is found by
        # the words of the name.
        name = as_fts('"' + named.replace('"', " ") + '"')
        parts.append(
            "AND document.current IN (SELECT rowid FROM searched_words WHERE searched_words MATCH ? UNION "
            "SELECT actor.version FROM actor_words JOIN actor ON actor.key = actor_words.rowid "
            "WHERE actor_words MATCH ?)"
        )
        values += [name, name] if name else ['""', '""']
    return " ".join(parts), values


def as_fts(query: str) -> str:
    """Give a user's words as a query that SQLite cannot misread: every word or phrase quoted, all wanted.

    >>> as_fts('ferry "off Tolvik" NOT -x*')
    '"ferry" "off Tolvik" "NOT" "-x*"'
    """
    terms = (phrase or word for phrase, word in TERM.findall(searchable(query)))
    # A term without a letter or digit has no word that could be found.
    kept = [term.replace('"', '""').replace("\0", " ") for term in terms if any(map(str.isalnum, term))]
    return " ".join(f'"{term}"' for term in kept)


def searchable(text: str) -> str:
    """Give `text` as it can be stored and marked, of the same length."""
    return UNSEARCHABLE.sub(UNSTORABLE, text)


def _unglobbed(words: str) -> str:
    return searchable(words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _hit(key: int, rank: float, title: str, text: str) -> Hit:
    in_title, in_text = _marked(title), _marked(text)
    plain = text.replace(OPEN, "").replace(CLOSE, "")
    passage = _around(plain, in_text[0]) if in_text else None
    words_there = ("", "", "")
    if passage:
        before = plain[max(0, passage.start - CONTEXT) : passage.start]
        words_there = (passage.of(plain), before, plain[passage.end : passage.end + CONTEXT])
    return Hit(key, round(-rank, 6), in_title, in_text, passage, words_there)


def _around(text: str, found: Span) -> Span:
    """Give the words around a place, whole words only."""
    start, end = max(0, found.start - AROUND), min(len(text), found.end + AROUND)
    if start:
        start = next((at + 1 for at in range(start, found.start) if text[at].isspace()), start)
    if end < len(text):
        end = next((at for at in range(end - 1, found.end - 1, -1) if text[at].isspace()), end)
    return Span(start, end)


def _marked(highlighted: str) -> tuple[Span, ...]:
    """Give the places of the marked words in the text without the marks."""
    before, *rest = highlighted.split(OPEN)
    spans, at = [], len(before)
    for piece in rest:
        words, _, after = piece.partition(CLOSE)
        spans.append(Span(at, at + len(words)))
        at += len(words) + len(after)
    return tuple(spans)
