"""A library: one SQLite file with documents, their layers and readouts, and a search over their words.

What is stored is never changed. The same document added again is the one that is there; the same bytes read
otherwise are a new reading, which takes the place of the old one in lists and searches. Layers and
readouts are kept under the fingerprint of the pipeline that made them, and can be made again at any time.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

from readout.errors import StoreError
from readout.model.document import Document
from readout.model.layers import Annotation
from readout.model.readout import Readout
from readout.store.connection import clear_errors, connect, transaction
from readout.store.encoding import as_json, pack, unpack
from readout.store.search import Hit, search, searchable

# Documents that are fetched at a time while a library is walked through, so that no read stays open for
# as long as the caller takes.
PAGE = 100

# zlib's level for the bytes of a page. On saved web pages (201 KB) level 1 took 1.4 ms and left 48 KB, level
# 6 3.9 ms and 40 KB, level 9 6.0 ms and 39 KB.
RAW_COMPRESSION = 6


# All readings of one input.
OF_INPUT = "id = ?1 AND sha256 = ?2 AND path = ?3"


class Library:
    """A library file that is open; use it in a `with` statement, from one thread.

    >>> with Library(":memory:") as library:
    ...     key = library.add(Document("d1", "The ferry sank.", "0" * 64, "d1.txt"))
    ...     [library.load_document(hit.key).text for hit in library.search("ferry")]
    ['The ferry sank.']
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        """Open the library at `path`; ":memory:" is one that is gone when it is closed.

        Raises:
            StoreError: the file cannot be used, or is not there and may not be made.
        """
        self.path = str(path)
        self._connection = connect(path, create=create)

    def __enter__(self) -> "Library":
        """Give the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file; what was saved is on the disk."""
        self._connection.close()

    def __len__(self) -> int:
        """Count the current documents."""
        ((count,),) = self._all("SELECT count(*) FROM document WHERE replaced_by IS NULL")
        return int(count)

    def add(self, document: Document, raw: bytes | None = None) -> int:
        """Keep a document, and the bytes it was read from; give its key.

        Raises:
            StoreError: `raw` are not the bytes of the document's hash, or the file cannot be written.
        """
        with transaction(self._connection, self.path):
            return self._add(document, raw)

    def add_many(self, documents: Iterable[Document]) -> list[int]:
        """Keep documents, all or none; give their keys in order."""
        with transaction(self._connection, self.path):
            return [self._add(document, None) for document in documents]

    def remove(self, key: int) -> None:
        """Forget a document with its layers, the readouts it is part of, and bytes that no other has."""
        with transaction(self._connection, self.path):
            self._run("DELETE FROM document WHERE key = ?", key)
            self._run("DELETE FROM raw WHERE sha256 NOT IN (SELECT sha256 FROM document)")

    def load_document(self, key: int) -> Document:
        """Give the document of that key.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        row = self._one("SELECT text, data FROM document WHERE key = ?", key)
        if row is None:
            raise StoreError(f"{self.path}: no document with the key {key}")
        return unpack(Document, row[1], text=row[0])

    def documents(self) -> Iterator[tuple[int, Document]]:
        """Yield the current documents with their keys, in the order in which they were added."""
        last = 0
        while rows := self._all(
            "SELECT key, text, data FROM document WHERE key > ? AND replaced_by IS NULL ORDER BY key LIMIT ?",
            last,
            PAGE,
        ):
            for key, text, data in rows:
                yield key, unpack(Document, data, text=text)
            last = rows[-1][0]

    def find(self, identifier: str) -> list[int]:
        """Give the keys of the current documents with that id: more than one where files share an id."""
        found = self._all(
            "SELECT key FROM document WHERE id = ? AND replaced_by IS NULL ORDER BY key",
            searchable(identifier),
        )
        return [key for (key,) in found]

    def readings(self, key: int) -> list[int]:
        """Give the keys of all readings of the same input as the document of `key`, the oldest first."""
        found = self._all(
            """
            SELECT other.key FROM document AS one JOIN document AS other USING (id, sha256, path)
            WHERE one.key = ? ORDER BY other.key
            """,
            key,
        )
        return [other for (other,) in found]

    def load_raw(self, digest: str) -> bytes | None:
        """Give the bytes of that SHA-256, or None when they were not kept."""
        row = self._one("SELECT data FROM raw WHERE sha256 = ?", digest)
        return None if row is None else zlib.decompress(row[0])

    def save_annotation(self, key: int, fingerprint: str, annotation: Annotation) -> None:
        """Keep the layers of a document, as the pipeline of that fingerprint made them."""
        data = pack(annotation, without=("document",))
        with transaction(self._connection, self.path):
            self._run("INSERT OR REPLACE INTO layers VALUES (?, ?, ?)", key, fingerprint, data)

    def load_annotation(self, key: int, fingerprint: str) -> Annotation | None:
        """Give the layers of a document; None when they have to be made (again)."""
        row = self._one("SELECT data FROM layers WHERE document = ? AND fingerprint = ?", key, fingerprint)
        if row is None:
            return None
        document = self.load_document(key)
        try:
            return unpack(Annotation, row[0], document=document)
        except StoreError:
            return None  # of another version; made again, it replaces this one

    def save_readout(self, readout: Readout, fingerprint: str) -> list[int]:
        """Keep a readout, and its documents if they are new; give the documents' keys."""
        data = pack(readout, without=("documents",))
        with transaction(self._connection, self.path):
            keys = [self._add(document, None) for document in readout.documents]
            self._run(
                "DELETE FROM readout WHERE documents = ? AND fingerprint = ?", json.dumps(keys), fingerprint
            )
            written = self._run(
                "INSERT INTO readout (documents, fingerprint, data) VALUES (?, ?, ?)",
                json.dumps(keys),
                fingerprint,
                data,
            )
            for key in dict.fromkeys(keys):
                self._run("INSERT INTO readout_document VALUES (?, ?)", written.lastrowid, key)
        return keys

    def load_readout(self, keys: Sequence[int], fingerprint: str) -> Readout | None:
        """Give the readout of these documents in this order; None when it has to be made (again)."""
        row = self._one(
            "SELECT data FROM readout WHERE documents = ? AND fingerprint = ?",
            json.dumps(list(keys)),
            fingerprint,
        )
        if row is None:
            return None
        documents = tuple(self.load_document(key) for key in keys)
        try:
            return unpack(Readout, row[0], documents=documents)
        except StoreError:
            return None  # of another version; made again, it replaces this one

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Give the current documents that have all words and "phrases" of `query`, the best first."""
        with clear_errors(self.path):
            return search(self._connection, query, limit)

    def check(self) -> list[str]:
        """Give what is wrong with the file, in words; nothing for a sound one."""
        found = [str(row[0]) for row in self._all("PRAGMA integrity_check") if row[0] != "ok"]
        found += [
            f"{row[0]} {row[1]}: refers to a {row[2]} that is not there"
            for row in self._all("PRAGMA foreign_key_check")
        ]
        try:
            self._run("INSERT INTO document_words (document_words, rank) VALUES ('integrity-check', 1)")
        except StoreError as error:
            found.append(f"the index of words does not fit the texts: {error}")
        for key, reading in self._all("SELECT key, reading FROM document ORDER BY key"):
            found += self._check_document(key, reading)
        for (digest,) in self._all("SELECT sha256 FROM raw ORDER BY sha256"):
            raw = self.load_raw(digest)
            if raw is None or sha256(raw).hexdigest() != digest:
                found.append(f"raw {digest}: the bytes have another hash")
        return found

    def _check_document(self, key: int, reading: str) -> list[str]:
        try:
            document = self.load_document(key)
        except StoreError as error:
            return [f"document {key}: {error}"]
        return [] if reading == _reading(document) else [f"document {key}: it is not what was added"]

    def _add(self, document: Document, raw: bytes | None) -> int:
        reading = _reading(document)
        identity = (searchable(document.id), document.sha256, searchable(document.path))
        if raw is not None:
            self._add_raw(document, raw)
        row = self._one(f"SELECT key FROM document WHERE {OF_INPUT} AND reading = ?4", *identity, reading)
        key = int(row[0]) if row else self._insert(document, identity, reading)
        self._run("UPDATE document SET replaced_by = NULL WHERE key = ? AND replaced_by IS NOT NULL", key)
        self._run(
            f"UPDATE document SET replaced_by = ?4 WHERE {OF_INPUT} AND key <> ?4 AND replaced_by IS NOT ?4",
            *identity,
            key,
        )
        return key

    def _insert(self, document: Document, identity: tuple[str, str, str], reading: str) -> int:
        text = searchable(document.text)
        data = pack(document, without=("text",) if text == document.text else ())
        title = "" if document.title_span else searchable(document.title or "")
        written = self._run(
            "INSERT INTO document (id, sha256, path, reading, title, text, data) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            *identity,
            reading,
            title,
            text,
            data,
        )
        return int(written.lastrowid or 0)

    def _add_raw(self, document: Document, raw: bytes) -> None:
        digest = sha256(raw).hexdigest()
        if digest != document.sha256:
            raise StoreError(
                f"{document.path}: found raw bytes with sha256 {digest}; "
                f"wanted those of the document, {document.sha256}"
            )
        self._run(
            "INSERT OR IGNORE INTO raw VALUES (?, ?, ?)",
            digest,
            len(raw),
            zlib.compress(raw, RAW_COMPRESSION),
        )

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        with clear_errors(self.path):
            return self._connection.execute(statement, values)

    def _one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        with clear_errors(self.path):
            row: tuple[Any, ...] | None = self._run(statement, *values).fetchone()
            return row

    def _all(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with clear_errors(self.path):
            return self._run(statement, *values).fetchall()


def _reading(document: Document) -> str:
    """Give one hash of all that was read."""
    return sha256(as_json(document)).hexdigest()
