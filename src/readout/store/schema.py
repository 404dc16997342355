"""The tables of a library, as numbered steps that bring a file of any earlier version up to date.

A step is never changed once it has been released: a change is a new step. Each step and the record that it
was taken (SQLite's user_version) are one transaction, so that a file is at one version or at the next.
"""

import sqlite3

from readout.errors import StoreError

# "Rdot" in ASCII, in the file's header: what SQLite has for telling whose database a file is.
APPLICATION = 0x52646F74

DOCUMENTS = """
CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    data BLOB NOT NULL  -- zlib
) WITHOUT ROWID;

-- A document as one version of the reader read it. When the same bytes are read again and give something else
-- (a better reader, a date given by hand) that is a new row, and the old one says what took its place.
CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    path TEXT NOT NULL,
    reading TEXT NOT NULL,  -- hash of all that was read
    title TEXT NOT NULL,  -- title and text as they are searched
    text TEXT NOT NULL,
    data BLOB NOT NULL,  -- all that was read
    replaced_by INTEGER REFERENCES document (key) ON DELETE SET NULL,
    UNIQUE (id, sha256, path, reading)
);
CREATE INDEX document_by_sha256 ON document (sha256);
CREATE INDEX document_by_replaced ON document (replaced_by);

CREATE TABLE layers (
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,  -- of the pipeline that made them
    data BLOB NOT NULL,
    PRIMARY KEY (document, fingerprint)
) WITHOUT ROWID;
"""

SEARCH = """
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, content='document', content_rowid='key', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
    INSERT INTO document_words (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER document_removed AFTER DELETE ON document BEGIN
    INSERT INTO document_words (document_words, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
END;
"""

READOUTS = """
CREATE TABLE readout (
    key INTEGER PRIMARY KEY,
    documents TEXT NOT NULL,  -- the keys of the documents in their order, as a JSON list
    fingerprint TEXT NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (documents, fingerprint)
);
CREATE TABLE readout_document (
    readout INTEGER NOT NULL REFERENCES readout (key) ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    PRIMARY KEY (readout, document)
) WITHOUT ROWID;
CREATE INDEX readout_by_document ON readout_document (document);
-- Without one of its documents a readout is not that readout any more.
CREATE TRIGGER readout_document_removed AFTER DELETE ON readout_document BEGIN
    DELETE FROM readout WHERE key = old.readout;
END;
"""

MIGRATIONS: tuple[str, ...] = (DOCUMENTS, SEARCH, READOUTS)


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring the file up to date; an empty one becomes a library.

    Raises:
        StoreError: it is another program's database, or a newer version's.
    """
    refuse_foreign(connection, name)
    while (version := user_version(connection)) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have taken the step while we waited for our turn.
            if user_version(connection) == version:
                _take(connection, version)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def refuse_foreign(connection: sqlite3.Connection, name: str) -> None:
    """Refuse a database that is not a library, or one that a newer version has changed.

    Raises:
        StoreError: naming what was found.
    """
    connection.execute("BEGIN")  # one moment for all three, while another process may be making the file
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    version = user_version(connection)
    connection.execute("COMMIT")
    if application != APPLICATION and (tables or application):
        raise StoreError(f"{name}: found another program's SQLite database; wanted a library of readout")
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{name}: found a library of schema {version}, made by a newer version of readout; "
            f"this one reads up to schema {len(MIGRATIONS)}"
        )


def user_version(connection: sqlite3.Connection) -> int:
    """Give how many steps the file has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _take(connection: sqlite3.Connection, version: int) -> None:
    for statement in statements(MIGRATIONS[version]):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {version + 1}")


def statements(script: str) -> list[str]:
    """Part a script into its statements; `executescript` would commit the transaction it runs in.

    >>> statements("CREATE TABLE a (b); -- one; two\\nCREATE TABLE c (d);")
    ['CREATE TABLE a (b);', '-- one; two\\nCREATE TABLE c (d);']
    """
    found, open_part = [], ""
    for piece in script.split(";"):
        open_part += piece + ";"
        if sqlite3.complete_statement(open_part):
            found.append(open_part.strip())
            open_part = ""
    return [statement for statement in found if statement != ";"]
