"""A library file: documents, stories, layers, readouts and a search over the words, in one SQLite file.

What is stored is never changed: an edited document is a new version beside the old one. Everything that is
made from documents can be made again at any time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from readout.errors import StoreError
from readout.model.library import Removed
from readout.model.tracking import Track, untracked
from readout.store.connection import Database, Notify, unheard
from readout.store.depth import Depth
from readout.store.documents import Documents
from readout.store.fetched import Fetched
from readout.store.lists import Lists
from readout.store.search import Hit, Wanted, search
from readout.store.stories import Stories


class Store:
    """A library file that is open; use it in a `with` statement, from one thread.

    >>> from readout.model.document import Document
    >>> with Store(":memory:") as store:
    ...     kept = store.documents.add(Document("d1", "The ferry sank.", "0" * 64, "d1.txt"))
    ...     hits, _ = store.search("ferry")
    ...     [store.documents.load(hit.version).text for hit in hits]
    ['The ferry sank.']

    Attributes:
        path: how the user would name the file.
        documents: its documents with their versions.
        stories: which document is in which story.
        lists: documents and stories as a user asks for them.
        depth: what was read in depth.
        fetched: what servers said.
    """

    def __init__(self, path: str | Path, *, create: bool = True, notify: Notify = unheard) -> None:
        """Open the library at `path`; ":memory:" is one that is gone when it is closed.

        Args:
            path: the file.
            create: whether it is made where there is none.
            notify: is told, before it begins, what takes long.

        Raises:
            StoreError: the file cannot be used, or is not there and may not be made.
        """
        self._database = Database(path, create=create, notify=notify)
        self.path = self._database.path
        self.documents = Documents(self._database)
        self.stories = Stories(self._database, self.documents)
        self.lists = Lists(self._database)
        self.depth = Depth(self._database, self.documents)
        self.fetched = Fetched(self._database)

    def __enter__(self) -> "Store":
        """Give the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file; what was saved is on the disk."""
        self._database.close()

    @property
    def is_read_only(self) -> bool:
        """Say whether the file may not be written to."""
        return self._database.is_read_only

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Let all that is read inside be of one moment, whatever other processes write meanwhile."""
        with self._database.moment():
            yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is inside, or nothing of it."""
        with self._database.transaction():
            yield

    def search(
        self, query: str, limit: int = 20, wanted: Wanted | None = None
    ) -> tuple[list[Hit], int | None]:
        """Give the current documents that have all words and "phrases" of `query`, the best first.

        The second value is None, or how many of the newest were ranked when more had the words.
        """
        return search(self._database, query, limit, wanted)

    def remove(self, *documents: int) -> tuple[Removed, ...]:
        """Forget documents with all that was made from them, the readouts of their stories included."""
        with self.transaction():
            entries = self.lists.named(documents)
            for document in documents:
                self._remove(document)
            left = {entry.story: self.stories.size(entry.story) for entry in entries}
        return tuple(Removed(entry, left[entry.story]) for entry in entries)

    def _remove(self, document: int) -> None:
        row = self._database.one(
            "SELECT story.key, story.id FROM document JOIN story ON story.key = document.story "
            "WHERE document.key = ?",
            document,
        )
        self.documents.remove(document)
        if row:
            story, identifier = row
            self._database.run("DELETE FROM readout WHERE story = ?", story)
            self.stories.settle_origins(identifier)
            self.stories.recount([story])

    def check(self, *, whole: bool = True, track: Track = untracked) -> Iterator[str]:
        """Yield what is wrong with the file, in words; nothing for a sound one.

        Args:
            whole: whether every text is compared with its hash and its index, which takes as long as
                reading them all; the index only where the file may be written to, as SQLite wants it.
            track: goes through what is checked.
        """
        for (line,) in self._database.all(f"PRAGMA {'integrity_check' if whole else 'quick_check'}"):
            if line != "ok":
                yield str(line)
        for table, row, other, _ in self._database.all("PRAGMA foreign_key_check"):
            yield f"{table} {row}: refers to a {other} that is not there"
        if not whole:
            return
        indexes = () if self.is_read_only else ("searched_words", "quotation_words", "actor_words")
        for index in track(indexes, "indexes"):
            try:
                self._database.run(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except StoreError as error:
                yield f"the index {index} does not fit the texts: {error}"
        for (identifier,) in self._database.all("SELECT id FROM document WHERE story IS NULL ORDER BY key"):
            yield f"document {identifier}: it is in no story"
        yield from self.stories.check()
        yield from self.documents.check(track)
