"""Say which labels the documents have that a search is narrowed down to.

A label is a word in the index of words that no text holds: one for a document's outlet, one for its language,
and one each for the day it was published on and the spans of 8, 64, 512 and 4,096 days which that day lies
in. So the index itself leaves out what is not wanted, which looks at far fewer documents than asking each
one that has the words.

A document that is wanted always has one of the labels. Not every document that has one is wanted (a span may
reach beyond the days that were asked for), so that what was asked has still to be looked at.
"""

from collections.abc import Iterable

from readout.store.connection import Database
from readout.store.schema import DAY, LABEL, SPANS

# Of more outlets than this whose names fit, no label is asked for: with 40 in one search a step through the
# index took 0.3 µs instead of 0.1, with 200 it would be no faster than looking at each document.
MOST_OUTLETS = 200

# The finest spans are taken of which no more than this are needed. Eight spans fit in the next, so that at
# most a third more days are looked at than were asked for.
MOST_SPANS = 16

# Each name once, with a look at the index for each instead of at each document: 400 names 1.2 ms.
OUTLETS = """
WITH RECURSIVE each (name) AS (
    SELECT (SELECT outlet FROM document WHERE outlet >= '' ORDER BY outlet COLLATE NOCASE LIMIT 1)
    UNION ALL SELECT (
        SELECT outlet FROM document WHERE outlet > each.name COLLATE NOCASE
        ORDER BY outlet COLLATE NOCASE LIMIT 1
    ) FROM each WHERE each.name IS NOT NULL
)
SELECT hex(lower(name)) FROM each WHERE name LIKE ? ESCAPE '\\' LIMIT ?
"""

# The first or the last day of a document that is wanted and says one.
END = f"SELECT {DAY} FROM document WHERE {DAY} IS NOT NULL {{}} ORDER BY moment {{}} LIMIT 1"


def labels(
    database: Database,
    *,
    outlet: str | None = None,
    since: str | None = None,
    before: str | None = None,
    language: str | None = None,
) -> list[str] | None:
    """Give what to ask of the index, all of it; None when no document can be wanted.

    Args:
        database: the library.
        outlet: what the outlet's name is LIKE, with "\\" before what is no pattern.
        since: the least moment.
        before: the moment that is too late.
        language: the code.
    """
    asked = []
    if outlet is not None:
        names = [row[0] for row in database.all(OUTLETS, outlet, MOST_OUTLETS + 1)]
        if not names:
            return None
        if len(names) <= MOST_OUTLETS:
            asked.append(_any(f"o{name}" for name in names))
    if since is not None or before is not None:
        spans = _spans(database, since, before)
        if spans:
            asked.append(_any([*spans, "d"]))
    if language is not None:
        asked.append(_any([f"l{language.encode('utf-8', 'replace').hex()}"]))
    return asked


def _spans(database: Database, since: str | None, before: str | None) -> list[str]:
    """Give the spans that hold the days from the first to the last document; none when they are too many."""
    condition, values = "", []
    for comparison, moment in ((">=", since), ("<", before)):
        if moment is not None:
            condition += f" AND moment {comparison} ?"
            values.append(moment)
    ends = [database.one(END.format(condition, order), *values) for order in ("ASC", "DESC")]
    first, last = (int(end[0]) if end else 0 for end in ends)
    for level, days in enumerate(SPANS):
        held = range(first // days, last // days + 1)
        if len(held) <= MOST_SPANS:
            return [f"d{level}x{number}" for number in held]
    return []


def _any(names: Iterable[str]) -> str:
    return " OR ".join(f'"{LABEL}{name}"' for name in names)
