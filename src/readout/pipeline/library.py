"""A library of news: add documents, find the stories that they report, and read them in depth."""

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from readout.errors import UsageError
from readout.ingest.dates import iso_moment
from readout.model.document import Document, Failure, Published
from readout.model.library import (
    Actor,
    Added,
    Entry,
    Found,
    History,
    Removed,
    Results,
    Said,
    StoryEntry,
)
from readout.model.readout import Evidence, Readout
from readout.model.story import StoryChange
from readout.model.tracking import Track, untracked
from readout.pipeline.addresses import web_address
from readout.pipeline.history import versions_of
from readout.store.connection import Notify, unheard
from readout.store.depth import ACTORS
from readout.store.library import Store
from readout.store.lists import StoryOrder
from readout.store.search import UNSTORABLE, Hit, Wanted

if TYPE_CHECKING:
    from readout.ingest.clock import Clock
    from readout.ingest.fetch import Fetcher
    from readout.pipeline.placing import Placer
    from readout.pipeline.reading import Given

# How many documents are read in depth to answer a question, when that was asked for.
MOST_READ = 50

_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


class Library:
    """A library file that is open; use it in a `with` statement, from one thread.

    >>> from readout.model.document import Document
    >>> with Library(":memory:") as library:
    ...     added = library.add([Document("d1", "The ferry sank off Tolvik.", "0" * 64, "d1.txt")])
    ...     [found.entry.id for found in library.search("ferry").found]
    ['d1']
    """

    def __init__(self, path: str | Path, *, create: bool = True, notify: Notify = unheard) -> None:
        """Open the library at `path`; ":memory:" is one that is gone when it is closed.

        `notify` is told before an older library is brought up to date, since that takes long.

        Raises:
            StoreError: the file cannot be used, or is not there and may not be made.
        """
        self.store = Store(path, create=create, notify=notify)
        self._grouper: Placer | None = None

    def __enter__(self) -> "Library":
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

    def add(
        self,
        inputs: str | os.PathLike[str] | Document | Iterable[str | os.PathLike[str] | Document],
        *,
        given: "Sequence[Given]" = (),
        fetch: bool = False,
        allow_private: bool = False,
    ) -> list[Added | Failure]:
        """Add what the inputs hold; give what became of each document, and what could not be read."""
        return list(self.add_each(inputs, given=given, fetch=fetch, allow_private=allow_private))

    def add_each(
        self,
        inputs: str | os.PathLike[str] | Document | Iterable[str | os.PathLike[str] | Document],
        *,
        given: "Sequence[Given]" = (),
        fetch: bool = False,
        allow_private: bool = False,
    ) -> Iterator[Added | Failure]:
        """Do the same, and yield each as soon as it is on the disk.

        Args:
            inputs: paths, folders, addresses where `fetch` allows them, or documents.
            given: what is known of the inputs: once for all, or once for each.
            fetch: whether addresses may be fetched; without it no socket is opened.
            allow_private: whether those of this machine and of private networks may be, too.
        """
        from readout.pipeline.adding import (  # bring what a list has no use for
            Shelf,
            add_arrivals,
            arrivals_of,
        )

        several = [inputs] if isinstance(inputs, (str, os.PathLike, Document)) else list(inputs)
        shelf = Shelf(self.store)
        with ExitStack() as open_things:
            fetcher = open_things.enter_context(closing(self._fetcher(allow_private))) if fetch else None
            placer = open_things.enter_context(self._grouping())
            yield from add_arrivals(shelf, placer, arrivals_of(shelf, several, given, fetcher))

    def watch(
        self,
        feeds: str,
        *,
        minutes: float = 15.0,
        once: bool = False,
        read: bool = False,
        allow_private: bool = False,
        clock: "Clock | None" = None,
    ) -> Iterator[Added | Failure]:
        """Poll the feeds of an OPML file or one address; yield what each brings when it is on the disk.

        Args:
            feeds: the file, or the address of a feed.
            minutes: how often to ask a feed.
            once: whether to end when each feed that is due was asked.
            read: whether to read in depth what has got a second document, after each round.
            allow_private: whether this machine and private networks may be asked.
            clock: tells the time and waits; the system's own when left out.

        Raises:
            IngestError: the file cannot be read or is no list of feeds, or what fetches is not installed.
        """
        from readout.ingest.clock import SYSTEM  # the same as below
        from readout.pipeline.watching import feeds_of, watch  # brings what local input has no use for

        with closing(self._fetcher(allow_private, clock)) as fetcher, self._grouping() as placer:
            yield from watch(
                self.store,
                placer,
                feeds_of(feeds),
                every=timedelta(minutes=minutes),
                fetcher=fetcher,
                once=once,
                clock=clock or SYSTEM,
                after_round=self._read_all if read else _nothing,
            )

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

    def show(self, named: str, *, track: Track = untracked) -> Readout:
        """Give the readout of a story; its documents are read in depth when that was not done before."""
        from readout.pipeline.in_depth import read_story  # loads the parser

        return read_story(self.store, self._story(named)[0], track)

    def read(self, *, least: int = 2, track: Track = untracked) -> Iterator[str]:
        """Read in depth each story of `least` documents that is not; yield its id when it is kept."""
        from readout.pipeline.in_depth import read_due  # loads the parser

        for story in read_due(self.store, least, track):
            yield self.store.lists.story(story).id

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

    def read_documents(self, versions: Iterable[int]) -> Iterator[int | Failure]:
        """Read documents in depth; yield each key when it is kept."""
        from readout.pipeline.in_depth import read_version  # loads the parser

        for version in versions:
            found = read_version(self.store, version)
            yield found if isinstance(found, Failure) else version

    def history(self, named: str) -> History:
        """Give the versions of a document with the sentences that changed, and what became of its story."""
        with self.store.moment():
            key, identifier = self._document(named)
            story = self.store.stories.of_document(key)
            return History(identifier, tuple(versions_of(self.store, key)), self.store.stories.changes(story))

    def merge(self, stories: Sequence[str]) -> tuple[StoryChange, ...]:
        """Make one story of several; the machine never undoes it.

        Raises:
            UsageError: fewer than two stories.
        """
        with self._grouping() as placer, self.store.transaction():
            named = list(dict.fromkeys(self._story(story)[1] for story in stories))
            if len(named) < 2:
                raise UsageError(f"{', '.join(stories)}: wanted two stories or more, found {len(named)}")
            placer.catch_up()
            return placer.merge(named)

    def split(self, story: str, documents: Sequence[str]) -> tuple[StoryChange, ...]:
        """Part documents from the rest of their story; the machine never undoes it.

        Raises:
            UsageError: a document is not of that story, or none would be left in it.
        """
        with self._grouping() as placer, self.store.transaction():
            key, identifier = self._story(story)
            held = {entry.id for entry in self.store.lists.documents(Wanted(story=key))}
            named = list(dict.fromkeys(self._document(document)[1] for document in documents))
            strange = [document for document in named if document not in held]
            if strange:
                raise UsageError(f"{', '.join(strange)}: not in the story {identifier}")
            if len(named) == len(held):
                raise UsageError(
                    f"story {identifier}: all its {len(held)} documents were named; nothing to part"
                )
            placer.catch_up()
            return placer.split(identifier, named)

    def remove(self, named: str | Iterable[str]) -> tuple[Removed, ...]:
        """Forget documents with all their versions and all that was made from them, all or none.

        Raises:
            UsageError: there is none of that name.
        """
        with self.store.transaction():
            removed = self.store.remove(*self._documents(named))
        self._grouper = None
        return removed

    def _read_all(self) -> None:
        deque(self.read(), maxlen=0)

    @contextmanager
    def _grouping(self) -> "Iterator[Placer]":
        """Give the grouper; when something fails it is made anew, since what it placed was not written."""
        from readout.pipeline.placing import Placer  # brings what a list has no use for

        if self._grouper is None:
            self._grouper = Placer(self.store)
        try:
            yield self._grouper
        except BaseException:
            self._grouper = None
            raise

    def _fetcher(self, allow_private: bool, clock: "Clock | None" = None) -> "Fetcher":
        from readout.ingest.clock import SYSTEM  # the same
        from readout.ingest.fetch import Fetcher  # brings what local input has no use for

        return Fetcher(allow_private=allow_private, clock=clock or SYSTEM)

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


def _nothing() -> None:
    """Do nothing."""


def checked(wanted: Wanted | None) -> Wanted:
    """Give what is wanted with its moments in UTC, as those of documents are kept.

    Raises:
        UsageError: a moment is none.
    """
    asked = wanted or Wanted()
    return replace(asked, since=_moment("since", asked.since), until=_moment("until", asked.until))


def _moment(name: str, written: str | None) -> str | None:
    if written is None or _YEAR_OR_MONTH.fullmatch(written):
        return written
    moment = iso_moment(written)
    if moment is None:
        raise UsageError(f"{name} {written!r} is no day or moment; wanted ISO 8601, such as 2021-05-19")
    return Published(moment, name).moment
