"""Watch feeds: ask each when it is due, add what is new, and leave those alone for longer that fail.

How it stands with each feed is kept in the library, so that a watch that was ended goes on where it was.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from readout.errors import FetchError, IngestError, MissingInputError
from readout.ingest.fetch import Fetcher
from readout.ingest.opml import Feed, read_opml
from readout.ingest.options import MAXIMUM_BYTES
from readout.model.document import Failure
from readout.model.library import Added
from readout.pipeline.adding import Arrival, Shelf, add_arrivals, read_address_arrivals
from readout.pipeline.placing import Placer
from readout.store.fetched import Watched
from readout.store.library import Store

# A feed that fails is asked after twice the time of the time before, and once a day at the least.
LONGEST_WAIT = timedelta(days=1)
MOST_DOUBLED = 20
# So long we sleep at a time, so that Ctrl-C and a feed that becomes due are not missed by much.
NAP_SECONDS = 5.0

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def feeds_of(named: str) -> list[Feed]:
    """Give the feeds of an OPML file; an address is one feed.

    Raises:
        IngestError: the file cannot be read, or is no list of feeds.
    """
    if named.startswith(("http://", "https://")):
        return [Feed(named, None)]
    try:
        with Path(named).open("rb") as file:
            return read_opml(file.read(MAXIMUM_BYTES), named)
    except OSError as error:
        raise MissingInputError(named, f"cannot be read: {error.strerror or error}") from error


def watch(
    store: Store,
    placer: Placer,
    feeds: Sequence[Feed],
    *,
    every: timedelta,
    fetcher: Fetcher,
    once: bool = False,
    nap: Callable[[float], None] = time.sleep,
    after_round: Callable[[], None] = lambda: None,
) -> Iterator[Added | Failure]:
    """Yield what becomes of each document that the feeds bring, when it is on the disk.

    Args:
        store: the open library.
        placer: its grouper.
        feeds: what to watch.
        every: how often to ask a feed.
        fetcher: what asks.
        once: whether to end when each feed that is due was asked.
        nap: waits for so many seconds.
        after_round: called when no feed is due any more.
    """
    while True:
        for feed in feeds:
            if _is_due(store, feed):
                yield from _ask(store, placer, feed, every, fetcher)
        after_round()
        if once:
            return
        while not any(_is_due(store, feed) for feed in feeds):
            nap(NAP_SECONDS)


def _is_due(store: Store, feed: Feed) -> bool:
    known = store.fetched.watched(feed.url)
    return known is None or known.due <= datetime.now(UTC).strftime(_FORM)


def _ask(
    store: Store, placer: Placer, feed: Feed, every: timedelta, fetcher: Fetcher
) -> Iterator[Added | Failure]:
    """Ask a feed, add what it brings, and keep when it is due again."""
    known = store.fetched.watched(feed.url)
    shelf = Shelf(store)
    problem: IngestError | None = None

    def arrivals() -> Iterator[Arrival | Failure]:
        nonlocal problem
        try:
            yield from read_address_arrivals(shelf, feed.url, fetcher)
        except IngestError as error:
            problem = error
            yield Failure(error.where, type(error).__name__, error.message)

    # Pages come slowly, a second or more apart, so each is written when it is there.
    yield from add_arrivals(shelf, placer, arrivals(), batch=1)
    failures = (known.failures if known else 0) + 1 if problem else 0
    wait = min(every * 2 ** min(failures, MOST_DOUBLED), LONGEST_WAIT) if problem else every
    if isinstance(problem, FetchError) and problem.retry_after:
        wait = max(wait, min(timedelta(seconds=problem.retry_after), LONGEST_WAIT))
    due = (datetime.now(UTC) + wait).strftime(_FORM)
    with store.transaction():
        store.fetched.watch(feed.url, Watched(due, failures, str(problem or "")))
