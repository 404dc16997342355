"""Watch feeds: ask each when it is due, add what is new, and leave those alone for longer that fail.

How it stands with each feed is kept in the library, so that a watch that was ended goes on where it was.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from readout.errors import FetchError, IngestError, MissingInputError, ReadoutError
from readout.ingest.containers.opml import Feed, read_opml
from readout.ingest.shared.options import MAXIMUM_BYTES
from readout.ingest.web.clock import SYSTEM, Clock
from readout.ingest.web.fetch import Fetcher, require_fetching
from readout.model.document import Failure
from readout.model.library import Added
from readout.pipeline.library.adding import Arrival, Shelf, add_arrivals, read_address_arrivals
from readout.pipeline.library.placing import Placer
from readout.store.fetched import Watched
from readout.store.library import Store

__all__ = ["SYSTEM", "Clock", "feeds_of", "watch"]

# A feed that fails is asked after twice the time of the time before, and once a day at the least.
LONGEST_WAIT = timedelta(days=1)
MOST_DOUBLED = 20
# So long we sleep at a time at most, so that a machine that was asleep, or whose clock was set, is noticed.
LONGEST_NAP = 60.0

EVER = datetime.min.replace(tzinfo=UTC)

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
    clock: Clock = SYSTEM,
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
        clock: tells the time, and waits.
        after_round: called when no feed is due any more.

    Raises:
        MissingInputError: what fetches is not installed.
    """
    require_fetching(feeds[0].url)
    while True:
        for feed in feeds:
            if _due(store, feed) <= clock.now():
                yield from _ask(store, placer, feed, every, fetcher, clock)
        after_round()
        if once:
            return
        while (seconds := _seconds_to_next(store, feeds, clock.now())) > 0:
            clock.nap(min(seconds, LONGEST_NAP))


def _seconds_to_next(store: Store, feeds: Sequence[Feed], now: datetime) -> float:
    """Give how long nothing is due."""
    return (min(_due(store, feed) for feed in feeds) - now).total_seconds()


def _due(store: Store, feed: Feed) -> datetime:
    """Give when a feed is to be asked again; a feed that was never asked is due since ever."""
    known = store.fetched.watched(feed.url)
    return datetime.strptime(known.due, _FORM).replace(tzinfo=UTC) if known and known.due else EVER


def _ask(
    store: Store, placer: Placer, feed: Feed, every: timedelta, fetcher: Fetcher, clock: Clock
) -> Iterator[Added | Failure]:
    """Ask a feed, add what it brings, and keep when it is due again."""
    known = store.fetched.watched(feed.url)
    shelf = Shelf(store)
    problem: Exception | None = None

    def arrivals() -> Iterator[Arrival | Failure]:
        nonlocal problem
        try:
            yield from read_address_arrivals(shelf, feed.url, fetcher)
        except IngestError as error:
            problem = error
            message = error.message if error.where == feed.url else str(error)
            yield Failure(feed.url, type(error).__name__, message)
        except ReadoutError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one feed must not stop the others
            problem = error
            yield Failure(feed.url, type(error).__name__, f"could not be read: {error}")

    # Pages come slowly, a second or more apart, so each is written when it is there.
    yield from add_arrivals(shelf, placer, arrivals(), batch=1)
    failures = (known.failures if known else 0) + 1 if problem else 0
    due = (clock.now() + _wait(every, failures, problem)).strftime(_FORM)
    with store.transaction():
        store.fetched.watch(feed.url, Watched(due, failures, str(problem or "")))


def _wait(every: timedelta, failures: int, problem: Exception | None) -> timedelta:
    """Give how long to leave a feed alone that has failed so many times in a row."""
    if problem is None:
        return every
    asked = problem.retry_after if isinstance(problem, FetchError) else None
    longest = LONGEST_WAIT.total_seconds()
    seconds = every.total_seconds() * 2.0 ** min(failures, MOST_DOUBLED)
    return max(every, timedelta(seconds=min(max(seconds, asked or 0.0), longest)))
