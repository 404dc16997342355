"""Open the SQLite file of a library, and say in clear words what is wrong with one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import StoreError
from readout.store.schema import migrate

# How long to wait for another process that writes. A write takes milliseconds; a batch that adds a thousand
# documents, each in its own transaction, lets others in between.
BUSY_SECONDS = 10

MEMORY = ":memory:"

# What SQLite's codes mean to a user. Only the lowest byte of a code says the kind.
MEANINGS = {
    sqlite3.SQLITE_NOTADB: "is not a library of readout, nor any SQLite database",
    sqlite3.SQLITE_BUSY: f"another process has been writing to it for more than {BUSY_SECONDS} s; try again",
    sqlite3.SQLITE_LOCKED: "another connection of this process is writing to it",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this change was written",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened or made; wanted a file in a folder that may be written to",
    sqlite3.SQLITE_READONLY: "may not be written to",
    sqlite3.SQLITE_CORRUPT: "is damaged; keep a copy, then try: sqlite3 OLD '.recover' | sqlite3 NEW",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write it",
    sqlite3.SQLITE_TOOBIG: "a document is larger than SQLite can hold",
}


def connect(path: str | Path, *, create: bool) -> sqlite3.Connection:
    """Open a library and bring it up to date; ":memory:" is one that is gone when it is closed.

    Raises:
        StoreError: it cannot be used; the message names the file and the reason.
    """
    name = str(path)
    if not create and name != MEMORY and not Path(path).is_file():
        raise StoreError(f"{name}: no such library")
    with clear_errors(name):
        connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, name)
            _use_write_ahead_log(connection)
        except BaseException:
            connection.close()
            raise
    return connection


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
    connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def transaction(connection: sqlite3.Connection, name: str) -> Iterator[None]:
    """Do all that is inside, or nothing of it."""
    with clear_errors(name):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # Where SQLite itself has rolled back (a full disk) there is nothing left to undo.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def clear_errors(name: str) -> Iterator[None]:
    """Turn what SQLite says into a StoreError that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        meaning = MEANINGS.get(code & 0xFF) if code is not None else None
        if meaning is None and "no such module: fts5" in str(error):
            meaning = "this Python's SQLite was built without full-text search (FTS5)"
        raise StoreError(f"{name}: {meaning or error}") from error
