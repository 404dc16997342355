"""Find documents by their words, with the places where the words stand."""

import json
import re
from dataclasses import dataclass
from typing import TypeAlias

from readout.model.readout import CONTEXT
from readout.model.span import Span
from readout.store.connection import Database
from readout.store.labels import labels
from readout.store.marking import CLOSE, LONG, OPEN, are_many, first_places, places
from readout.store.schema import LABEL

# Half of a UTF-16 pair cannot be stored as text. One character for one character: offsets must not move.
UNSEARCHABLE = re.compile(f"[\ud800-\udfff{OPEN}{CLOSE}{LABEL}]")

UNSTORABLE = "\ufffd"

Spans: TypeAlias = tuple[Span, ...]

# What may be asked for: a phrase in quotation marks, or a word.
TERM = re.compile(r'"([^"]*)"?|(\S+)')

# Characters around the first words found; about two lines on a page.
AROUND = 80

# How much more a word in the title counts than one in the text.
TITLE_WEIGHT = 3.0
RANK = f"bm25(searched_words, {TITLE_WEIGHT}, 1.0, 0.0)"

# Of more documents than this, only so many of the newest are ranked. Ranking costs 2 to 5 µs a document that
# fits (a word that half of 100,000 documents hold: 96 ms), finding the newest 0.03 µs; so a search stays
# below 100 ms however many documents there are.
MOST_RANKED = 5_000

# From so many of the newest documents it is told how common words and labels are (a millisecond each). A
# word that so large a share of them hold is left out of the ranks, where it counts next to nothing (SQLite
# gives 0.000001 to what half of all documents hold), since counting it takes 30 ms in a million documents.
SAMPLE = 20_000
COMMON = 0.7

# Among the keys of a JSON list, of which each is looked up, or with a plus each document that has the words.
AMONG = "searched_words.rowid IN (SELECT value FROM json_each(?))"

# Of more keys than this none is looked up: that takes 25 µs where few have the words and 250 where all do,
# looking at a document 0.1.
MOST_SOUGHT = 200


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
        text: the places of the words in the text; in the first part with any, where they are very many.
        passage: a stretch of the text around the first of them; None when all are in the title.
        words: the passage's words, with those before and after.
    """

    version: int
    score: float
    title: tuple[Span, ...]
    text: tuple[Span, ...]
    passage: Span | None
    words: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class _Way:
    """One way in which a document can be wanted.

    Attributes:
        terms: the words and phrases that it holds, as the index is asked; they count for its rank.
        labels: which labels it has, likewise.
        keys: of which versions it is one; None for any.
    """

    terms: tuple[str, ...]
    labels: tuple[str, ...]
    keys: frozenset[int] | None

    @property
    def words(self) -> str:
        """Give the terms as one."""
        return " ".join(self.terms)

    @property
    def expression(self) -> str:
        """Give words and labels as one."""
        return " AND ".join(f"({part})" for part in (self.words, *self.labels)) if self.labels else self.words


def search(
    database: Database, query: str, limit: int, wanted: Wanted | None = None
) -> tuple[list[Hit], int | None]:
    """Give the current documents that have all the words, the best first.

    The second value is None, or how many of the newest were ranked when more had the words.
    """
    terms = _terms(query)
    if not terms:
        return [], None
    with database.moment():
        ranks, is_cut = _ranked(database, terms, wanted or Wanted(), limit)
        best = sorted(ranks, key=lambda key: (ranks[key], key))[: None if limit < 0 else limit]
        hits = _hits(database, terms, {key: ranks[key] for key in best})
    return hits, MOST_RANKED if is_cut else None


def _ranked(
    database: Database, terms: tuple[str, ...], wanted: Wanted, limit: int
) -> tuple[dict[int, float], bool]:
    """Give the best of the newest documents with their ranks, and whether there were too many for all."""
    ways = _ways(database, terms, wanted)
    of_key: dict[int, _Way] = {}
    for way in ways:
        for key in _newest(database, way, wanted):
            of_key.setdefault(key, way)
    newest = sorted(of_key, reverse=True)[:MOST_RANKED]
    ranks: dict[int, float] = {}
    for way in ways:
        keys = [key for key in newest if of_key[key] is way] if len(ways) > 1 else newest
        ranks.update(_ranks(database, way, keys, wanted, limit))
    return ranks, len(of_key) > MOST_RANKED


def _ways(database: Database, terms: tuple[str, ...], wanted: Wanted) -> list[_Way]:
    """Give the ways in which a document can be wanted: with each name by its words, or as an actor."""
    asked = labels(
        database,
        outlet=_pattern(wanted.outlet),
        since=wanted.since,
        before=_before(wanted.until),
        language=wanted.language,
    )
    if asked is None:
        return []
    ways = [_Way(terms, tuple(asked), None)]
    for name in filter(None, (wanted.actor, wanted.place)):
        phrase = _as_phrase(name)
        if not phrase:
            return []
        others = _named_otherwise(database, phrase)
        ways = [_Way((*way.terms, phrase), way.labels, way.keys) for way in ways] + [
            _Way(way.terms, way.labels, others if way.keys is None else others & way.keys) for way in ways
        ]
    return [way for way in ways if way.keys is None or way.keys]


def _named_otherwise(database: Database, phrase: str) -> frozenset[int]:
    """Give the documents with an actor of that name whose text does not hold it."""
    versions = database.all(
        "SELECT DISTINCT actor.version FROM actor_words JOIN actor ON actor.key = actor_words.rowid "
        "JOIN document ON document.current = actor.version WHERE actor_words MATCH ?",
        phrase,
    )
    keys = frozenset(row[0] for row in versions)
    if not keys:
        return keys
    holding = database.all(
        f"SELECT rowid FROM searched_words WHERE searched_words MATCH ? AND {_plus(keys)}{AMONG}",
        phrase,
        json.dumps(sorted(keys)),
    )
    return keys.difference(row[0] for row in holding)


def _plus(keys: frozenset[int]) -> str:
    return "" if len(keys) <= MOST_SOUGHT else "+"


def _newest(database: Database, way: _Way, wanted: Wanted) -> list[int]:
    """Give the keys of the newest documents of a way, one more than are ranked."""
    condition, values = _exactly(wanted)
    table = "document INDEXED BY document_searched ON document.current = searched_words.rowid"
    joined = f"JOIN {table}" if condition else ""
    among = f"AND {_plus(way.keys)}{AMONG}" if way.keys is not None else ""
    rows = database.all(
        f"SELECT searched_words.rowid FROM searched_words {joined} WHERE searched_words MATCH ? "
        f"{among} {condition} ORDER BY searched_words.rowid DESC LIMIT ?",
        way.expression,
        *([] if way.keys is None else [json.dumps(sorted(way.keys))]),
        *values,
        MOST_RANKED + 1,
    )
    return [row[0] for row in rows]


def _ranks(
    database: Database, way: _Way, keys: list[int], wanted: Wanted, limit: int
) -> list[tuple[int, float]]:
    """Give the ranks of the best documents of a way; all their keys go down."""
    if not keys:
        return []
    told_by = _told_by(database, way, keys[-1], keys[0])
    # Where nothing but the words is wanted, all that have them from the oldest key on are among the keys.
    is_all = told_by == way.words and way.keys is None and not _exactly(wanted)[0]
    return database.all(
        f"SELECT rowid, {RANK} FROM searched_words WHERE searched_words MATCH ? "
        f"AND rowid BETWEEN ? AND ? {'' if is_all else f'AND +{AMONG}'} ORDER BY 2, 1 LIMIT ?",
        told_by,
        keys[-1],
        keys[0],
        *([] if is_all else [json.dumps(keys)]),
        limit,
    )


def _told_by(database: Database, way: _Way, oldest: int, newest: int) -> str:
    """Give what to ask the index for the ranks of documents that are known to be wanted.

    The ranks are the same with a label or without, since it counts nothing; asking for one spares looking at
    the documents that have the words only. What is sparser is seen from the newest documents.
    """
    if newest <= SAMPLE or (len(way.terms) == 1 and not way.labels):
        return way.words

    def held(expression: str) -> int:
        row = database.one(
            "SELECT count(*) FROM searched_words WHERE searched_words MATCH ? AND rowid BETWEEN ? AND ?",
            expression,
            newest - SAMPLE,
            newest,
        )
        return int(row[0]) if row else 0

    shares = {term: min(held(f'"{word}"') for word in _words(term)) for term in way.terms}
    common = {term for term, share in shares.items() if share >= COMMON * SAMPLE and len(_words(term)) == 1}
    telling = [term for term in way.terms if term not in common] or list(way.terms)
    words = " ".join(telling)
    if newest - oldest <= SAMPLE or not way.labels:
        return words
    share, label = min((held(label), label) for label in way.labels)
    return f"({words}) AND ({label})" if share < min(shares[term] for term in telling) else words


def _hits(database: Database, terms: tuple[str, ...], ranks: dict[int, float]) -> list[Hit]:
    """Mark the words in the documents of these keys; only now, since it takes reading them."""
    rows = database.all(
        "SELECT rowid, highlight(searched_words, 0, ?, ?), "
        "text, iif(length(text) > ?, NULL, highlight(searched_words, 1, ?, ?)) "
        f"FROM searched_words WHERE searched_words MATCH ? AND rowid IN ({', '.join(map(str, ranks))})",
        *(OPEN, CLOSE),
        LONG,
        *(OPEN, CLOSE),
        " ".join(terms),
    )
    found = {
        key: (
            places(title),
            places(marked) if marked is not None else _in_long(database, terms, key, text),
            text,
        )
        for key, title, text, marked in rows
    }
    return [_hit(key, rank, *found[key]) for key, rank in ranks.items()]


def _in_long(database: Database, terms: tuple[str, ...], key: int, text: str) -> Spans:
    """Give the places of the words in a long text; where there are very many, those of its first part."""
    if are_many(terms, text):
        return first_places(database, terms, text)
    ((marked,),) = database.all(
        "SELECT highlight(searched_words, 1, ?, ?) FROM searched_words "
        "WHERE searched_words MATCH ? AND rowid = ?",
        *(OPEN, CLOSE),
        " ".join(terms),
        key,
    )
    return places(marked)


def conditions(wanted: Wanted) -> tuple[str, list[object]]:
    """Give SQL that narrows rows of `document` down, to follow other conditions, with its values."""
    condition, values = _exactly(wanted)
    for named in filter(None, (wanted.actor, wanted.place)):
        # Where a document was read in depth its actors are known by all their names; any other is found by
        # the words of the name.
        condition += (
            " AND document.current IN (SELECT rowid FROM searched_words WHERE searched_words MATCH ? UNION "
            "SELECT actor.version FROM actor_words JOIN actor ON actor.key = actor_words.rowid "
            "WHERE actor_words MATCH ?)"
        )
        values += [_as_phrase(named) or '""'] * 2
    return condition, values


def _exactly(wanted: Wanted) -> tuple[str, list[object]]:
    """Give the same without actors and places."""
    parts: list[str] = []
    values: list[object] = []
    for condition, value in (
        ("document.moment >= ?", wanted.since),
        ("document.moment < ?", _before(wanted.until)),
        ("document.outlet LIKE ? ESCAPE '\\'", _pattern(wanted.outlet)),
        ("document.language = ?", wanted.language),
        ("document.story = ?", wanted.story),
    ):
        if value is not None:
            parts.append(f"AND {condition}")
            values.append(value)
    return " ".join(parts), values


def _before(until: str | None) -> str | None:
    return until and until + "~"


def _pattern(outlet: str | None) -> str | None:
    return outlet and f"%{_unglobbed(outlet)}%"


def _as_phrase(name: str) -> str:
    return as_fts('"' + name.replace('"', " ") + '"')


def _words(term: str) -> list[str]:
    return [word for word in term.strip('"').split() if any(map(str.isalnum, word))]


def as_fts(query: str) -> str:
    """Give a user's words as a query that SQLite cannot misread: every word or phrase quoted, all wanted.

    >>> as_fts('ferry "off Tolvik" NOT -x*')
    '"ferry" "off Tolvik" "NOT" "-x*"'
    """
    return " ".join(_terms(query))


def _terms(query: str) -> tuple[str, ...]:
    terms = (phrase or word for phrase, word in TERM.findall(searchable(query)))
    # A term without a letter or digit has no word that could be found.
    kept = [term.replace('"', '""').replace("\0", " ") for term in terms if any(map(str.isalnum, term))]
    return tuple(f'"{term}"' for term in kept)


def searchable(text: str) -> str:
    """Give `text` as it can be stored and marked, of the same length."""
    return UNSEARCHABLE.sub(UNSTORABLE, text)


def _unglobbed(words: str) -> str:
    return searchable(words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _hit(key: int, rank: float, in_title: Spans, in_text: Spans, text: str) -> Hit:
    passage = _around(text, in_text[0]) if in_text else None
    words_there = ("", "", "")
    if passage:
        before = text[max(0, passage.start - CONTEXT) : passage.start]
        words_there = (passage.of(text), before, text[passage.end : passage.end + CONTEXT])
    return Hit(key, round(-rank, 6), in_title, in_text, passage, words_there)


def _around(text: str, found: Span) -> Span:
    """Give the words around a place, whole words only."""
    start, end = max(0, found.start - AROUND), min(len(text), found.end + AROUND)
    if start:
        start = next((at + 1 for at in range(start, found.start) if text[at].isspace()), start)
    if end < len(text):
        end = next((at for at in range(end - 1, found.end - 1, -1) if text[at].isspace()), end)
    return Span(start, end)
