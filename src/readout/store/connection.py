"""Open the SQLite file of a library, and say in clear words what is wrong with one."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from readout.errors import StoreError
from readout.store.schema import MIGRATIONS, migrate, refuse_foreign, user_version

# How long to wait for another process that writes. A write takes milliseconds; a batch that adds a thousand
# documents commits every few, and lets others in between.
BUSY_SECONDS = 30

# SQLite's cache, in KiB. On a library of 100,000 documents its default of 2 MB read each page of the index of
# words several times a query.
CACHE = 64_000

MEMORY = ":memory:"

OLDER = (
    "this library was made by an older version of readout and is brought up to date now, once; "
    "that takes minutes where it has hundreds of thousands of documents"
)

Notify: TypeAlias = Callable[[str], None]

# What SQLite's codes mean to a user. Only the lowest byte of a code says the kind.
MEANINGS = {
    sqlite3.SQLITE_NOTADB: "is not a library of readout, nor any SQLite database",
    sqlite3.SQLITE_BUSY: f"another process has been writing to it for more than {BUSY_SECONDS} s; try again",
    sqlite3.SQLITE_LOCKED: "another connection of this process is writing to it",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this change was written",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened or made; wanted a file in a folder that may be written to",
    sqlite3.SQLITE_READONLY: "may not be written to",
    sqlite3.SQLITE_CORRUPT: "is damaged; keep a copy, then try: sqlite3 OLD '.recover' | sqlite3 NEW",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write it (or the file would be larger than is allowed)",
    sqlite3.SQLITE_TOOBIG: "a document is larger than SQLite can hold",
}


def unheard(message: str) -> None:
    """Say nothing: nobody asked."""


class Database:
    """One open file: statements, transactions, and errors that name the file.

    Attributes:
        path: how the user would name it.
        connection: SQLite's own, from one thread.
        is_read_only: whether the file may not be written to.
    """

    def __init__(self, path: str | Path, *, create: bool, notify: Notify = unheard) -> None:
        """Open a library and bring it up to date; ":memory:" is one that is gone when it is closed.

        Args:
            path: the file.
            create: whether it is made where there is none.
            notify: is told, before it begins, what takes long.

        Raises:
            StoreError: it cannot be used; the message names the file and the reason.
        """
        self.path = str(path)
        if not self.path:
            raise StoreError("the name of the library is empty; wanted a file's name")
        if not create and self.path != MEMORY and not Path(path).is_file():
            raise StoreError(f"{self.path}: no such library; readout add makes one")
        self.is_read_only = os.path.exists(self.path) and not os.access(self.path, os.W_OK)
        with clear_errors(self.path):
            self.connection = self._opened()
            try:
                self._prepare(notify)
            except BaseException:
                self.connection.close()
                raise

    def _opened(self) -> sqlite3.Connection:
        if self.is_read_only:
            # Without a log beside it nobody is writing; with one, SQLite has to be able to write there.
            settled = not os.path.exists(self.path + "-wal")
            uri = f"{Path(self.path).resolve().as_uri()}?mode=ro{'&immutable=1' if settled else ''}"
            return sqlite3.connect(uri, timeout=BUSY_SECONDS, isolation_level=None, uri=True)
        return sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)

    def _prepare(self, notify: Notify) -> None:
        run = self.connection.execute
        run("PRAGMA foreign_keys = ON")
        run(f"PRAGMA cache_size = -{CACHE}")
        run("PRAGMA temp_store = MEMORY")
        if self.is_read_only and user_version(self.connection) < len(MIGRATIONS):
            raise StoreError(
                f"{self.path}: an older library has to be brought up to date, and may not be written to"
            )
        refuse_foreign(self.connection, self.path)
        if 0 < user_version(self.connection) < len(MIGRATIONS):
            notify(f"{self.path}: {OLDER}")
        migrate(self.connection, self.path)
        if not self.is_read_only:
            _use_write_ahead_log(self.connection)

    def close(self) -> None:
        """Close the file; what was saved is on the disk."""
        self.connection.close()

    def run(self, statement: str, *values: object) -> sqlite3.Cursor:
        """Execute one statement."""
        with clear_errors(self.path):
            return self.connection.execute(statement, values)

    def one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        """Give the first row, or None."""
        with clear_errors(self.path):
            row: tuple[Any, ...] | None = self.connection.execute(statement, values).fetchone()
            return row

    def all(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Give all rows."""
        with clear_errors(self.path):
            return self.connection.execute(statement, values).fetchall()

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Let all that is read inside be of one moment, whatever other processes write meanwhile."""
        with clear_errors(self.path):
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is inside, or nothing of it; inside another it is a part of that one."""
        with clear_errors(self.path):
            if self.connection.in_transaction:
                yield
                return
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # Where SQLite itself has rolled back (a full disk) there is nothing left to undo.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers and a writer not block each other; a crash loses no finished change.

    The file remembers it, so it has to succeed only once.
    """
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Another process has the file open and is about to do the same; SQLite does not wait for it here.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    # A process that is killed loses nothing that was committed. FULL would also outlast a power cut, for one
    # more write to the disk a transaction; what was reported should be there then, too.
    connection.execute("PRAGMA synchronous = FULL")


@contextmanager
def clear_errors(name: str) -> Iterator[None]:
    """Turn what SQLite says into a StoreError that names the file."""
    try:
        yield
    except OverflowError as error:
        raise StoreError(f"{name}: found a number of more than 63 bits; wanted a smaller one") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{name}: {error.object!r:.80} is no text that can be looked for") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        meaning = MEANINGS.get(code & 0xFF) if code is not None else None
        if meaning is None and "no such module: fts5" in str(error):
            meaning = "this Python's SQLite was built without full-text search (FTS5)"
        raise StoreError(f"{name}: {meaning or error}") from error
