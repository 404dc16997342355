"""The lists of a library: its documents and stories as a user asks for them."""

import json
from collections.abc import Iterator, Sequence
from typing import Literal

from readout.model.library import Entry, StoryEntry
from readout.store.connection import Database
from readout.store.search import Wanted, conditions
from readout.store.stories import as_reasons

StoryOrder = Literal["recent", "size", "origins", "time"]

# By which index the stories come, the first first. "recent" is by when the library got them, "time" by
# when they were published.
_ORDER: dict[StoryOrder, str] = {
    "recent": "story.newest DESC",
    "size": "story.documents DESC, story.newest DESC",
    "origins": "story.origins DESC, story.newest DESC",
    "time": "story.last DESC, story.newest DESC",
}

# How a text begins, for a list that has no title to show: so many characters from its first word on.
OPENING = 200
_OPENING = (
    f"(SELECT substr(ltrim(begun.text, char(9, 10, 13, 32, 160)), 1, {OPENING}) "
    "FROM version AS begun WHERE begun.key = document.current)"
)
_ENTRY = (
    "SELECT document.id, document.current, document.title, outlet, published, language, url, "
    "path, story.id, origin, versions, reasons, "
    f"iif(document.title IS NULL, {_OPENING}, NULL) "
    "FROM document LEFT JOIN story ON story.key = document.story"
)


class Lists:
    """The lists of an open library."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self._database = database

    def stories(
        self,
        wanted: Wanted,
        *,
        order: StoryOrder = "recent",
        least: int = 1,
        limit: int = 20,
        skip: int = 0,
    ) -> list[StoryEntry]:
        """Give the stories that have a document as `wanted`, first those that `order` puts first."""
        condition, values = conditions(wanted)
        if condition:
            condition = f"AND EXISTS (SELECT 1 FROM document WHERE document.story = story.key {condition})"
        # A story that ended before, or began after, has no such document: that costs no look at them.
        until = wanted.until and f"{wanted.until}~"
        for bound, moment in (("story.last >= ?", wanted.since), ("story.first < ?", until)):
            if moment is not None:
                condition, values = f"AND {bound} {condition}", [moment, *values]
        # "documents > 0" is what the indexes of stories are made for: without it all stories are sorted.
        rows = self._database.all(
            "SELECT story.key, story.id, story.documents, story.origins, story.first, story.last FROM story "
            f"WHERE story.documents > 0 AND story.documents >= ? {condition} "
            f"ORDER BY {_ORDER[order]} LIMIT ? OFFSET ?",
            least,
            *values,
            limit,
            skip,
        )
        return [self._entry(*row) for row in rows]

    def story(self, story: int) -> StoryEntry:
        """Give one story."""
        (row,) = self._database.all(
            "SELECT key, id, documents, origins, first, last FROM story WHERE key = ?", story
        )
        return self._entry(*row)

    def documents(self, wanted: Wanted, *, limit: int | None = None, newest: bool = False) -> Iterator[Entry]:
        """Yield the documents that are as `wanted`, in the order in which they came."""
        condition, values = conditions(wanted)
        rows = self._database.run(
            f"{_ENTRY} WHERE 1 {condition} ORDER BY document.key {'DESC' if newest else ''} LIMIT ?",
            *values,
            -1 if limit is None else limit,
        )
        return (_as_entry(*row) for row in rows)

    def named(self, documents: Sequence[int]) -> list[Entry]:
        """Give documents by their keys, in this order."""
        rows = (self._database.one(f"{_ENTRY} WHERE document.key = ?", key) for key in documents)
        return [_as_entry(*row) for row in rows if row is not None]

    def current(self, versions: Sequence[int]) -> dict[int, tuple[Entry, str]]:
        """Give the documents of current versions, by version, each with the id of that version."""
        rows = self._database.all(
            f"{_ENTRY.replace('SELECT ', 'SELECT version.id, ', 1)} "
            "JOIN version ON version.key = document.current "
            f"WHERE document.current IN ({', '.join('?' * len(versions))})",
            *versions,
        )
        return {row[2]: (_as_entry(*row[1:]), row[0]) for row in rows}

    def _entry(
        self, key: int, identifier: str, documents: int, origins: int, first: str | None, last: str | None
    ) -> StoryEntry:
        head = self._database.one(
            f"SELECT document.title, iif(document.title IS NULL, {_OPENING}, NULL) "
            "FROM document JOIN story ON story.key = document.story WHERE document.story = ? "
            "ORDER BY document.title IS NULL, document.id <> story.id, document.key LIMIT 1",
            key,
        )
        outlets = self._database.all(
            "SELECT DISTINCT outlet FROM document WHERE story = ? AND outlet IS NOT NULL ORDER BY outlet", key
        )
        read = self._database.one("SELECT held FROM readout WHERE story = ?", key)
        held = self._database.all("SELECT current FROM document WHERE story = ? ORDER BY key", key)
        return StoryEntry(
            identifier,
            head[0] if head else None,
            documents,
            origins,
            tuple(row[0] for row in outlets),
            first,
            last,
            is_read=read is not None and json.loads(read[0]) == [row[0] for row in held],
            opening=head[1] if head else None,
        )


def _as_entry(
    identifier: str,
    version: int,
    title: str | None,
    outlet: str | None,
    published: str | None,
    language: str | None,
    url: str | None,
    path: str,
    story: str | None,
    origin: str | None,
    versions: int,
    reasons: str,
    opening: str | None,
) -> Entry:
    return Entry(
        identifier,
        version,
        title,
        outlet,
        published,
        language,
        url,
        path,
        story or "",
        origin or "",
        versions,
        as_reasons(reasons),
        opening,
    )
