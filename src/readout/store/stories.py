"""The stories of a library: which document is in which, why, and what became of them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.errors import StoreError
from readout.model.names import free_name
from readout.model.readout import Reason
from readout.model.story import Constraint, Membership, StoryChange
from readout.store.connection import Database
from readout.store.documents import LAST, SHORTEST_ID, Documents
from readout.store.search import searchable

_PLACED = (
    "SELECT document.key, document.id, story.id, document.origin, profile.data FROM document "
    "JOIN story ON story.key = document.story JOIN profile ON profile.document = document.key"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A document as grouping left it: what is given back to it when the library is opened again."""

    key: int
    document: str
    story: str
    origin: str
    profile: bytes


class Stories:
    """The stories of an open library."""

    def __init__(self, database: Database, documents: Documents) -> None:
        """Work on `database`."""
        self._database = database
        self._documents = documents

    def place(self, document: int, membership: Membership, profile: bytes | None) -> None:
        """Put a new document in its story, and keep what that changed."""
        run = self._database.run
        with self._database.transaction():
            story = self._story(membership.story)
            run(
                "UPDATE document SET story = ?, origin = ?, reasons = ? WHERE key = ?",
                story,
                searchable(membership.origin),
                _reasons(membership.reasons),
                document,
            )
            if profile is not None:
                run("INSERT OR REPLACE INTO profile VALUES (?, ?)", document, profile)
            run(
                "UPDATE story SET documents = documents + 1, origins = origins + ?2, "
                "newest = max(newest, ?3), "
                "first = min(ifnull(first, new.moment), ifnull(new.moment, first)), "
                "last = max(ifnull(last, new.moment), ifnull(new.moment, last)) "
                "FROM (SELECT moment FROM document WHERE key = ?3) AS new WHERE story.key = ?1",
                story,
                membership.origin == membership.document,
                document,
            )
            self.change(membership.changes)

    def change(self, changes: Iterable[StoryChange]) -> None:
        """Keep what became of stories, and do it."""
        for change in changes:
            with self._database.transaction():
                if change.kind == "linked":
                    self._link(change)
                    continue
                self._record(change)
                self._move(change)

    def explain(self, document: str, reasons: Iterable[Reason]) -> None:
        """Keep why a document is in its story."""
        self._database.run(
            "UPDATE document SET reasons = ? WHERE id = ?", _reasons(reasons), searchable(document)
        )

    def of_document(self, document: int) -> str:
        """Give the id of the story that a document is in."""
        row = self._database.one(
            "SELECT story.id FROM document JOIN story ON story.key = document.story WHERE document.key = ?",
            document,
        )
        return str(row[0]) if row else ""

    def of_named(self, document: str) -> str:
        """Give the id of the story that the document with that id is in."""
        row = self._database.one("SELECT key FROM document WHERE id = ?", searchable(document))
        return self.of_document(int(row[0])) if row else ""

    def free_name(self, document: str) -> str:
        """Give an id for a new story that begins with a document: its own, where no story has had it."""
        taken = "SELECT 1 FROM story WHERE id = ?"
        return free_name(document, lambda name: self._database.one(taken, searchable(name)) is not None)

    def settle_origins(self, story: str) -> None:
        """Let the first of those in a story whose text came first elsewhere be who had it first."""
        first: dict[str, str] = {}
        held = self.placed_in(story)
        there = {placed.document for placed in held}
        for placed in held:
            if placed.origin not in there:
                origin = first.setdefault(placed.origin, placed.document)
                self._database.run(
                    "UPDATE document SET origin = ? WHERE key = ?", searchable(origin), placed.key
                )

    def refresh(self, document: int) -> None:
        """Count the story of a document anew: its version is another."""
        row = self._database.one("SELECT story FROM document WHERE key = ?", document)
        if row and row[0] is not None:
            self.recount([int(row[0])])

    def constrain(self, constraint: Constraint) -> None:
        """Keep what the user has said, for good."""
        self._database.run(
            "INSERT INTO story_constraint (kind, one, other) VALUES (?, ?, ?)",
            constraint.kind,
            json.dumps(constraint.one),
            json.dumps(constraint.other),
        )

    def constraints(self) -> list[Constraint]:
        """Give what the user has said, in that order."""
        return [
            Constraint(kind, tuple(json.loads(one)), tuple(json.loads(other)))
            for kind, one, other in self._database.all(
                "SELECT kind, one, other FROM story_constraint ORDER BY key"
            )
        ]

    def placed(self, after: int, most: int) -> list[Placed]:
        """Give the newest documents, `most` of them, whose keys are above `after`; in the order they came."""
        rows = self._database.all(
            f"{_PLACED} WHERE document.key > ? ORDER BY document.key DESC LIMIT ?", after, most
        )
        return [Placed(*row) for row in reversed(rows)]

    def count_lately(self, days: int, most: int) -> int:
        """Count the documents that were published in the days before the latest one; `most` at most."""
        row = self._database.one(
            "SELECT count(*) FROM (SELECT 1 FROM document WHERE moment >= "
            "date((SELECT max(moment) FROM document), ?) LIMIT ?)",
            f"-{days} days",
            most,
        )
        return int(row[0]) if row else 0

    def placed_in(self, story: str) -> list[Placed]:
        """Give the documents of a story in the order in which they came."""
        rows = self._database.all(f"{_PLACED} WHERE story.id = ? ORDER BY document.key", searchable(story))
        return [Placed(*row) for row in rows]

    def last_change(self) -> tuple[int, int]:
        """Give the keys of the last change and of the last constraint: they tell whether another wrote.

        That stories were linked changes no story.
        """
        row = self._database.one(
            "SELECT ifnull((SELECT key FROM story_change WHERE kind <> 'linked' ORDER BY key DESC LIMIT 1), "
            "0), (SELECT ifnull(max(key), 0) FROM story_constraint)"
        )
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def find(self, named: str, *addresses: str) -> tuple[int, str] | None:
        """Give the key and the id of the story that its id names, or the id or address of a document.

        The id of a story that was merged into another leads to that one.

        Raises:
            StoreError: it is the start of several ids.
        """
        row = self._database.one("SELECT key, id FROM story WHERE id = ?", searchable(named))
        document = None if row else self._documents.find_exactly(named)
        if row is None and document is None and len(named) >= SHORTEST_ID:
            start = searchable(named)
            rows = self._database.all(
                "SELECT key, id FROM story WHERE id >= ? AND id < ? ORDER BY id LIMIT 3", start, start + LAST
            )
            if len(rows) > 1:
                some = ", ".join(found[1] for found in rows)
                raise StoreError(f"{self._database.path}: several ids of stories begin {named!r}: {some}")
            row = rows[0] if rows else None
        if row is not None:
            return self._remaining(int(row[0]))
        document = document or self._documents.find(named, *addresses)
        if document is None:
            return None
        held = self._database.one("SELECT story FROM document WHERE key = ?", document[0])
        return self._remaining(int(held[0])) if held and held[0] is not None else None

    def changes(self, story: str) -> tuple[StoryChange, ...]:
        """Give what became of a story, the oldest first."""
        rows = self._database.all(
            "SELECT kind, story, other, documents, reasons, by_user FROM story_change "
            "WHERE story = ?1 OR other = ?1 ORDER BY key",
            searchable(story),
        )
        return tuple(
            StoryChange(
                kind, gained, lost, tuple(json.loads(documents)), as_reasons(reasons), by_user=bool(by_user)
            )
            for kind, gained, lost, documents, reasons, by_user in rows
        )

    def versions(self, story: int) -> list[int]:
        """Give the keys of the current versions of a story's documents, in the order in which they came."""
        rows = self._database.all("SELECT current FROM document WHERE story = ? ORDER BY key", story)
        return [int(row[0]) for row in rows]

    def firsts(self, story: int) -> list[int]:
        """Give the current versions of the documents that had the copy of their origin first."""
        rows = self._database.all(
            "SELECT current FROM document WHERE story = ? AND origin = id ORDER BY key", story
        )
        return [int(row[0]) for row in rows]

    def size(self, story: str) -> int:
        """Count the documents of a story; 0 where there is none."""
        row = self._database.one("SELECT documents FROM story WHERE id = ?", searchable(story))
        return int(row[0]) if row else 0

    def recount(self, stories: Iterable[int]) -> None:
        """Count the documents of stories anew."""
        for story in stories:
            self._database.run(
                "UPDATE story SET documents = held.documents, origins = held.origins, first = held.first, "
                "last = held.last, newest = held.newest FROM (SELECT count(*) AS documents, "
                "count(DISTINCT origin) AS origins, min(moment) AS first, max(moment) AS last, "
                "ifnull(max(key), 0) AS newest FROM document WHERE story = ?1) AS held WHERE story.key = ?1",
                story,
            )

    def check(self) -> Iterator[str]:
        """Yield which stories are not counted right, in words."""
        for identifier, counted, held in self._database.all(
            "SELECT story.id, story.documents, ifnull(held.documents, 0) FROM story LEFT JOIN "
            "(SELECT story, count(*) AS documents FROM document GROUP BY story) AS held "
            "ON held.story = story.key WHERE story.documents <> ifnull(held.documents, 0) ORDER BY story.key"
        ):
            yield f"story {identifier}: it is said to have {counted} documents, and has {held}"

    def _story(self, identifier: str) -> int:
        """Give the key of a story; one that is not there begins."""
        row = self._database.one("SELECT key FROM story WHERE id = ?", searchable(identifier))
        if row is not None:
            return int(row[0])
        written = self._database.run("INSERT INTO story (id) VALUES (?)", searchable(identifier))
        return int(written.lastrowid or 0)

    def _link(self, change: StoryChange) -> None:
        """Keep that two stories are events of one saga, once."""
        if not self._database.one(
            "SELECT 1 FROM story_change WHERE story = ? AND other = ? AND kind = 'linked'",
            searchable(change.story),
            searchable(change.other),
        ):
            self._record(change)

    def _record(self, change: StoryChange) -> None:
        self._database.run(
            "INSERT INTO story_change (kind, story, other, documents, reasons, by_user) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            change.kind,
            searchable(change.story),
            searchable(change.other),
            json.dumps(change.documents),
            _reasons(change.reasons),
            change.by_user,
        )

    def _move(self, change: StoryChange) -> None:
        gaining, losing = self._story(change.story), self._story(change.other)
        reasons = _reasons(change.reasons)
        # Of several changes at once one may name a story that the one before has emptied, so the documents
        # themselves say which stories lose them.
        changed = {gaining: None, losing: None}
        for document in change.documents:
            row = self._database.one("SELECT story FROM document WHERE id = ?", searchable(document))
            if row is not None and row[0] is not None:
                changed[int(row[0])] = None
            self._database.run(
                "UPDATE document SET story = ?, reasons = ? WHERE id = ?",
                gaining,
                reasons,
                searchable(document),
            )
        if change.kind == "merged":
            # Documents that grouping does not hold any more belong to the story all the same.
            self._database.run("UPDATE document SET story = ? WHERE story = ?", gaining, losing)
            self._database.run("UPDATE story SET merged_into = ? WHERE key = ?", gaining, losing)
        self._database.run("UPDATE story SET merged_into = NULL WHERE key = ?", gaining)
        for story in changed:
            self._database.run("DELETE FROM readout WHERE story = ?", story)
        self.recount(changed)

    def _remaining(self, story: int) -> tuple[int, str]:
        """Follow a story to the one that it was merged into."""
        while True:
            ((key, identifier, merged),) = self._database.all(
                "SELECT key, id, merged_into FROM story WHERE key = ?", story
            )
            if merged is None or merged == key:
                return int(key), str(identifier)
            story = int(merged)


def _reasons(reasons: Iterable[Reason]) -> str:
    return json.dumps([[reason.what, reason.weight] for reason in reasons])


def as_reasons(written: str) -> tuple[Reason, ...]:
    """Give reasons as they were stored."""
    return tuple(Reason(what, weight) for what, weight in json.loads(written))
