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
    key INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    data BLOB NOT NULL  -- zlib
);

CREATE TABLE story (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,  -- that of its first document, for good
    merged_into INTEGER REFERENCES story (key),  -- an id that was given out leads somewhere for ever
    documents INTEGER NOT NULL DEFAULT 0,
    origins INTEGER NOT NULL DEFAULT 0,
    first TEXT,  -- the earliest and the latest moment of publication, UTC
    last TEXT,
    newest INTEGER NOT NULL DEFAULT 0  -- the key of the document that came last
);
CREATE INDEX story_by_newest ON story (newest) WHERE documents > 0;
CREATE INDEX story_by_documents ON story (documents, newest) WHERE documents > 0;
CREATE INDEX story_by_origins ON story (origins, newest) WHERE documents > 0;
CREATE INDEX story_by_last ON story (last, newest) WHERE documents > 0;

-- A document through all its versions. What is listed, filtered and counted stands here, apart from the
-- texts, so that a page of the file holds many rows.
CREATE TABLE document (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,  -- that of its first version
    address TEXT UNIQUE,  -- by which it is known again when its bytes are others
    current INTEGER NOT NULL UNIQUE REFERENCES version (key) DEFERRABLE INITIALLY DEFERRED,
    versions INTEGER NOT NULL DEFAULT 1,
    title TEXT,  -- of the current version, as is all that follows
    outlet TEXT,
    published TEXT,  -- as the document says
    moment TEXT,  -- the same in UTC, for ordering
    language TEXT,
    url TEXT,
    path TEXT NOT NULL DEFAULT '',
    story INTEGER REFERENCES story (key),
    origin TEXT,  -- the id of the document that had the copy first
    reasons TEXT NOT NULL DEFAULT '[]'  -- why it is in its story
);
CREATE INDEX document_by_story ON document (story);
CREATE INDEX document_by_moment ON document (moment);
-- All that a search narrows down by, so that no other page of the file is read for a document that has the
-- words: for 190,000 of a million this took 85 ms, without it 236.
CREATE INDEX document_searched ON document (current, moment, outlet, language, story);
CREATE INDEX document_by_outlet ON document (outlet COLLATE NOCASE, moment);

-- One reading of one input. A text that was edited and the same bytes read otherwise (a better reader, a
-- date given by hand) are new versions; the old ones stay.
CREATE TABLE version (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reading TEXT NOT NULL,  -- hash of all that was read, without the path
    reader TEXT NOT NULL,  -- which program read it, with what the user said: those read alike
    added TEXT NOT NULL,  -- when, UTC
    title TEXT NOT NULL,  -- title and text as they are searched
    text TEXT NOT NULL,
    data BLOB NOT NULL,  -- all else that was read
    UNIQUE (document, reading)
);
CREATE INDEX version_by_sha256 ON version (sha256);
CREATE INDEX version_by_id ON version (id);
"""

SEARCH = """
CREATE VIEW searched AS
    SELECT version.key, version.title, version.text
    FROM version JOIN document ON document.current = version.key;
CREATE VIRTUAL TABLE searched_words USING fts5 (
    title, text, content='searched', content_rowid='key', tokenize="unicode61 remove_diacritics 2"
);
"""

GROUPING = """
-- What grouping keeps of a document's words.
CREATE TABLE profile (
    document INTEGER PRIMARY KEY REFERENCES document (key) ON DELETE CASCADE,
    data BLOB NOT NULL
);
-- What became of stories that were there before; never deleted.
CREATE TABLE story_change (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    story TEXT NOT NULL,
    other TEXT NOT NULL,
    documents TEXT NOT NULL,
    reasons TEXT NOT NULL,
    by_user INTEGER NOT NULL
);
CREATE INDEX story_change_by_story ON story_change (story);
CREATE INDEX story_change_by_other ON story_change (other);
CREATE TABLE story_constraint (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL
);
"""

DEPTH = """
CREATE TABLE layers (
    version INTEGER PRIMARY KEY REFERENCES version (key) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,  -- of the program that made them
    data BLOB NOT NULL
);
CREATE TABLE quotation (
    key INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (key) ON DELETE CASCADE,
    pieces TEXT NOT NULL,  -- [[start, end], …]
    form TEXT NOT NULL,
    speaker TEXT NOT NULL,  -- the fullest name, or the words; "" where nobody is named
    names TEXT NOT NULL,  -- all that the document calls the speaker
    words TEXT NOT NULL
);
CREATE INDEX quotation_by_version ON quotation (version);
CREATE VIRTUAL TABLE quotation_words USING fts5 (
    names, words, content='quotation', content_rowid='key', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER quotation_added AFTER INSERT ON quotation BEGIN
    INSERT INTO quotation_words (rowid, names, words) VALUES (new.key, new.names, new.words);
END;
CREATE TRIGGER quotation_removed AFTER DELETE ON quotation BEGIN
    INSERT INTO quotation_words (quotation_words, rowid, names, words)
    VALUES ('delete', old.key, old.names, old.words);
END;
CREATE TABLE actor (
    key INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (key) ON DELETE CASCADE,
    name TEXT NOT NULL,  -- the fullest form over the documents of its story
    type TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    names TEXT NOT NULL  -- every form and role, a line each
);
CREATE INDEX actor_by_version ON actor (version);
CREATE INDEX actor_by_name ON actor (name, type);
CREATE VIRTUAL TABLE actor_words USING fts5 (
    name, names, content='actor', content_rowid='key', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER actor_added AFTER INSERT ON actor BEGIN
    INSERT INTO actor_words (rowid, name, names) VALUES (new.key, new.name, new.names);
END;
CREATE TRIGGER actor_removed AFTER DELETE ON actor BEGIN
    INSERT INTO actor_words (actor_words, rowid, name, names)
    VALUES ('delete', old.key, old.name, old.names);
END;
CREATE TRIGGER actor_renamed AFTER UPDATE ON actor BEGIN
    INSERT INTO actor_words (actor_words, rowid, name, names)
    VALUES ('delete', old.key, old.name, old.names);
    INSERT INTO actor_words (rowid, name, names) VALUES (new.key, new.name, new.names);
END;
CREATE TABLE readout (
    story INTEGER PRIMARY KEY REFERENCES story (key) ON DELETE CASCADE,
    held TEXT NOT NULL,  -- the keys of the versions that the story had, as a JSON list
    versions TEXT NOT NULL,  -- those of them that were compared
    fingerprint TEXT NOT NULL,
    data BLOB NOT NULL
);
"""

FETCHING = """
-- What the server said about an address, so that it can be asked whether anything is new.
CREATE TABLE fetched (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    status INTEGER NOT NULL,
    moment TEXT NOT NULL  -- when, UTC
) WITHOUT ROWID;
-- A feed that is watched: when to ask again, and how often it has failed in a row.
CREATE TABLE feed (
    url TEXT PRIMARY KEY,
    due TEXT NOT NULL,
    failures INTEGER NOT NULL,
    problem TEXT NOT NULL
) WITHOUT ROWID;
"""

# A label says by which outlet a document is, in which language and of which day; it is a word of the index
# that no text holds, since it begins with this (`searchable` takes it out of one that does). It is no
# character but kept for a program's own use, and a letter for SQLite.
LABEL = "\U000ffffd"

# For each so many days there is a label. Eight times as long each, a search needs 16 or fewer for any time up
# to 179 years, and a document has five: the index of a million documents of 100 words grew by 7 %, its file
# by 1.7 %.
SPANS = (1, 8, 64, 512, 4096)

# The day of a moment, counted; NULL for one that says none.
DAY = (
    "CASE WHEN date(substr(moment, 1, 10)) = substr(moment, 1, 10) "
    "THEN CAST(julianday(substr(moment, 1, 10)) + 0.5 AS INTEGER) END"
)

_LABELS_OF_DAY = " || ".join(f"' {LABEL}d{level}x' || (day / {days})" for level, days in enumerate(SPANS))

# A step of its own: pages that were freed before are written anew without being kept for undoing it, which
# took as much memory as the index has.
UNLABELLED = """
DROP TABLE searched_words;
DROP VIEW searched;
"""

LABELS = f"""
CREATE VIEW searched AS
    SELECT
        version.key, version.title, version.text,
        ifnull('{LABEL}o' || hex(lower(dated.outlet)), '') || ifnull(' {LABEL}l' || hex(dated.language), '')
        || ifnull({_LABELS_OF_DAY}, iif(moment IS NULL, '', ' {LABEL}d')) AS labels
    FROM version
    JOIN (SELECT current, outlet, language, moment, {DAY} AS day FROM document) AS dated
    ON dated.current = version.key;
CREATE VIRTUAL TABLE searched_words USING fts5 (
    title, text, labels,
    content='searched', content_rowid='key', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO searched_words (searched_words) VALUES ('rebuild');
"""

MIGRATIONS: tuple[str, ...] = (DOCUMENTS, SEARCH, GROUPING, DEPTH, FETCHING, UNLABELLED, LABELS)


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
            if connection.in_transaction:
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
