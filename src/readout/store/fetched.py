"""What servers said about addresses, so that each can be asked whether anything is new."""

from dataclasses import dataclass

from readout.store.connection import Database
from readout.store.search import searchable


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a server said when an address was last fetched.

    Attributes:
        etag: its mark of the version, or None.
        modified: the value of Last-Modified, or None.
        status: of the answer.
        moment: when, UTC.
    """

    etag: str | None
    modified: str | None
    status: int
    moment: str


@dataclass(frozen=True, slots=True)
class Watched:
    """How it stands with a feed.

    Attributes:
        due: when to ask again, UTC.
        failures: how often it has failed in a row.
        problem: what went wrong the last time, or "".
    """

    due: str
    failures: int = 0
    problem: str = ""


class Fetched:
    """The addresses that an open library has asked for."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self._database = database

    def receipt(self, url: str) -> Receipt | None:
        """Give what was said the last time; None for an address that was never fetched."""
        row = self._database.one(
            "SELECT etag, modified, status, moment FROM fetched WHERE url = ?", searchable(url)
        )
        return Receipt(*row) if row else None

    def keep(self, url: str, receipt: Receipt) -> None:
        """Keep what was said."""
        self._database.run(
            "INSERT OR REPLACE INTO fetched VALUES (?, ?, ?, ?, ?)",
            searchable(url),
            receipt.etag,
            receipt.modified,
            receipt.status,
            receipt.moment,
        )

    def watched(self, url: str) -> Watched | None:
        """Give how it stands with a feed; None for one that was never watched."""
        row = self._database.one("SELECT due, failures, problem FROM feed WHERE url = ?", searchable(url))
        return Watched(*row) if row else None

    def watch(self, url: str, watched: Watched) -> None:
        """Keep how it stands with a feed."""
        self._database.run(
            "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?)",
            searchable(url),
            watched.due,
            watched.failures,
            searchable(watched.problem),
        )
