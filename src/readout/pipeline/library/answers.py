"""What a library answers: lists, searches and names, with nothing changed."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from readout.errors import UsageError
from readout.model.document import Document
from readout.model.library import Actor, Entry, Found, History, Results, Said, StoryEntry
from readout.model.readout import Evidence
from readout.pipeline.library.addresses import web_address
from readout.pipeline.library.history import versions_of
from readout.pipeline.library.narrowing import checked
from readout.store.connection import Notify, unheard
from readout.store.depth import ACTORS
from readout.store.library import Store
from readout.store.lists import StoryOrder
from readout.store.search import UNSTORABLE, Hit, Wanted

# How many documents are read in depth to answer a question, when that was asked for.
MOST_READ = 50


class Answers:
    """A library file that is open, and answers."""

    def __init__(self, path: str | Path, *, create: bool = True, notify: Notify = unheard) -> None:
        """Open the library at `path`; ":memory:" is one that is gone when it is closed.

        `notify` is told before an older library is brought up to date, since that takes long.

        Raises:
            StoreError: the file cannot be used, or is not there and may not be made.
        """
        self.store = Store(path, create=create, notify=notify)

    def __enter__(self) -> Self:
        """Give the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def __len__(self) -> int:
        """Count the documents."""
        return self.store.documents.count()

    @property
    def path(self) -> str:
        """Give the file's name as it was given."""
        return self.store.path

    def close(self) -> None:
        """Close the file; what was added is on the disk."""
        self.store.close()

    def documents(self, wanted: Wanted | None = None, *, limit: int | None = None) -> list[Entry]:
        """Give the documents that are as `wanted`, the newest first."""
        return list(self.store.lists.documents(checked(wanted), limit=limit, newest=True))

    def entries(self, named: str | Iterable[str]) -> list[Entry]:
        """Give documents by their ids or addresses, each once.

        Raises:
            UsageError: there is none of that name.
        """
        with self.store.moment():
            return self.store.lists.named(self._documents(named))

    def load(self, named: str) -> Document:
        """Give the current version of the document with that id.

        Raises:
            UsageError: there is none.
        """
        return self.store.documents.load_current(self._document(named)[0])

    def stories(
        self,
        wanted: Wanted | None = None,
        *,
        order: StoryOrder = "recent",
        least: int = 1,
        limit: int = 20,
        skip: int = 0,
    ) -> list[StoryEntry]:
        """Give the stories with a document as `wanted`, of so many documents at least."""
        with self.store.moment():
            return self.store.lists.stories(checked(wanted), order=order, least=least, limit=limit, skip=skip)

    def story(self, named: str) -> StoryEntry:
        """Give the story with that id, or of the document with that id.

        Raises:
            UsageError: there is none.
        """
        with self.store.moment():
            return self.store.lists.story(self._story(named)[0])

    def search(self, words: str, wanted: Wanted | None = None, *, limit: int = 20) -> Results:
        """Give the documents that have all words and "phrases", the best first."""
        with self.store.moment():
            hits, ranked = self.store.search(words, limit, checked(wanted))
            return Results(tuple(self._found(hits)), ranked)

    def quotations(
        self,
        speaker: str | None = None,
        words: str | None = None,
        wanted: Wanted | None = None,
        *,
        limit: int = 20,
    ) -> list[Said]:
        """Give who is quoted with what, of the documents that were read in depth."""
        with self.store.moment():
            return list(self.store.depth.quotations(speaker, words, checked(wanted), limit))

    def actors(
        self,
        name: str | None = None,
        wanted: Wanted | None = None,
        *,
        kinds: tuple[str, ...] = ACTORS,
        limit: int = 20,
    ) -> list[Actor]:
        """Give whom the documents that were read in depth speak of, those of most documents first."""
        return self.store.depth.actors(name, kinds, checked(wanted), limit)

    def unread(self, words: str, wanted: Wanted | None = None, *, limit: int = MOST_READ) -> list[int]:
        """Give the keys of documents that hold the words and were not read in depth, the newest first."""
        return self.store.depth.unread(words, checked(wanted), limit)

    def history(self, named: str) -> History:
        """Give the versions of a document with the sentences that changed, and what became of its story."""
        with self.store.moment():
            key, identifier = self._document(named)
            story = self.store.stories.of_document(key)
            return History(identifier, tuple(versions_of(self.store, key)), self.store.stories.changes(story))

    def _documents(self, named: str | Iterable[str]) -> list[int]:
        several = [named] if isinstance(named, str) else named
        return list(dict.fromkeys(self._document(name)[0] for name in several))

    def _document(self, named: str) -> tuple[int, str]:
        found = self.store.documents.find(named, *_addresses(named))
        if found is None:
            raise UsageError(
                f"{named}: no document of {self.path} has this id; `readout documents` lists them"
            )
        return found

    def _story(self, named: str) -> tuple[int, str]:
        found = self.store.stories.find(named, *_addresses(named))
        if found is None:
            raise UsageError(f"{named}: no story of {self.path} has this id; `readout stories` lists them")
        return found

    def _found(self, hits: Sequence[Hit]) -> Iterator[Found]:
        entries = self.store.lists.current([hit.version for hit in hits])
        for hit in hits:
            entry, identifier = entries[hit.version]
            passage = None
            if hit.passage and any(UNSTORABLE in words for words in hit.words):
                # Half a character cannot be stored among the words: the document itself has it.
                passage = Evidence.at(self.store.documents.load(hit.version), hit.passage)
            elif hit.passage:
                passage = Evidence(identifier, hit.passage.start, hit.passage.end, *hit.words)
            marks = tuple(mark for mark in hit.text if hit.passage and hit.passage.covers(mark))
            yield Found(entry, hit.score, passage, marks, hit.title)


def _addresses(named: str) -> tuple[str, str]:
    """Give what a document may be known by that the user calls so: a page's address, where a file lies."""
    return web_address(named) or "", f"file:{os.path.abspath(named)}"
