"""A library of news: add documents, find the stories that they report, and read them in depth."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import UsageError
from readout.model.document import Document, Failure
from readout.model.library import (
    Added,
    Removed,
)
from readout.model.readout import Readout
from readout.model.story import StoryChange
from readout.model.tracking import Track, untracked
from readout.pipeline.library.answers import Answers
from readout.store.connection import Notify, unheard
from readout.store.search import Wanted

if TYPE_CHECKING:
    from readout.ingest.web.clock import Clock
    from readout.ingest.web.fetch import Fetcher
    from readout.pipeline.library.placing import Placer
    from readout.pipeline.reading.inputs import Given


class Library(Answers):
    """A library file that is open; use it in a `with` statement, from one thread.

    >>> from readout.model.document import Document
    >>> with Library(":memory:") as library:
    ...     added = library.add([Document("d1", "The ferry sank off Tolvik.", "0" * 64, "d1.txt")])
    ...     [found.entry.id for found in library.search("ferry").found]
    ['d1']
    """

    def __init__(self, path: str | Path, *, create: bool = True, notify: Notify = unheard) -> None:
        """Open the library at `path`, as `Answers` does."""
        super().__init__(path, create=create, notify=notify)
        self._grouper: Placer | None = None

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
        from readout.pipeline.library.adding import (  # bring what a list has no use for
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
        from readout.ingest.web.clock import SYSTEM  # the same as below
        from readout.pipeline.library.watching import (  # brings what local input has no use for
            feeds_of,
            watch,
        )

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

    def show(self, named: str, *, track: Track = untracked) -> Readout:
        """Give the readout of a story; its documents are read in depth when that was not done before."""
        from readout.pipeline.library.in_depth import read_story  # loads the parser

        return read_story(self.store, self._story(named)[0], track)

    def read(self, *, least: int = 2, track: Track = untracked) -> Iterator[str]:
        """Read in depth each story of `least` documents that is not; yield its id when it is kept."""
        from readout.pipeline.library.in_depth import read_due  # loads the parser

        for story in read_due(self.store, least, track):
            yield self.store.lists.story(story).id

    def read_documents(self, versions: Iterable[int]) -> Iterator[int | Failure]:
        """Read documents in depth; yield each key when it is kept."""
        from readout.pipeline.library.in_depth import read_version  # loads the parser

        for version in versions:
            found = read_version(self.store, version)
            yield found if isinstance(found, Failure) else version

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
        from readout.pipeline.library.placing import Placer  # brings what a list has no use for

        if self._grouper is None:
            self._grouper = Placer(self.store)
        try:
            yield self._grouper
        except BaseException:
            self._grouper = None
            raise

    def _fetcher(self, allow_private: bool, clock: "Clock | None" = None) -> "Fetcher":
        from readout.ingest.web.clock import SYSTEM  # the same
        from readout.ingest.web.fetch import Fetcher  # brings what local input has no use for

        return Fetcher(allow_private=allow_private, clock=clock or SYSTEM)


def _nothing() -> None:
    """Do nothing."""
