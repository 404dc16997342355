"""The documents of a library through all their versions, with the bytes they were read from."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from readout.errors import StoreError
from readout.model.document import Document
from readout.model.library import AddedStatus
from readout.model.names import free_name
from readout.model.tracking import Track, untracked
from readout.store.connection import Database
from readout.store.encoding import as_json, pack, unpack
from readout.store.search import searchable

# Documents that are fetched at a time while a library is walked through, so that no read stays open for
# as long as the caller takes.
PAGE = 100

# zlib's level for the bytes of a page. On 147 saved pages (313 KB) level 1 took 2.1 ms and left 70 KB, level
# 2 2.4 ms and 68 KB, level 4 3.4 ms and 62 KB, level 6 5.5 ms and 59 KB; extracting the text takes 35 ms.
RAW_COMPRESSION = 2

# The start of an id is enough where no other id begins alike, from so many characters on.
SHORTEST_ID = 4

# No id has this character where it begins like another: it is the last of all.
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a document is in the library now.

    Attributes:
        key: of the document.
        id: of the document.
        version: the key of its version.
        status: whether that was there before.
        renamed: whether its id was taken by another document, so that it has another one now.
    """

    key: int
    id: str
    version: int
    status: AddedStatus
    renamed: bool = False


class Documents:
    """The documents of an open library."""

    def __init__(self, database: Database) -> None:
        """Work on `database`."""
        self._database = database

    def add(
        self,
        document: Document,
        raw: bytes | None = None,
        *,
        address: str | None = None,
        reader: str = "",
        added: str = "",
    ) -> Kept:
        """Keep a document, and the bytes that it was read from.

        Args:
            document: as it was read.
            raw: its bytes; those of a text in plain UTF-8 are the text itself and are not kept twice.
            address: by which the document is known again when its bytes have changed.
            reader: which program read it, and what the user said of it.
            added: the moment, UTC.

        Raises:
            StoreError: `raw` are not the bytes of the document's hash, or the file cannot be written.
        """
        with self._database.transaction():
            if raw is not None:
                self._add_raw(document, raw)
            reading = _reading(document)
            key = self._known(document, address, is_whole=raw is not None)
            if key is None:
                return self._begin(document, reading, address, reader, added)
            found = self._database.one(
                "SELECT version.key, document.current, document.id FROM version "
                "JOIN document ON document.key = version.document WHERE document = ? AND reading = ?",
                key,
                reading,
            )
            if found is not None and found[0] == found[1]:
                if address is not None:
                    self._give_address(key, address)
                return Kept(key, found[2], found[0], "known")
            return self._renew(key, document, found[0] if found else None, reading, reader, added)

    def load(self, version: int) -> Document:
        """Give the version of that key.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        row = self._database.one("SELECT text, data FROM version WHERE key = ?", version)
        if row is None:
            raise StoreError(f"{self._database.path}: no version with the key {version}")
        return unpack(Document, row[1], text=row[0])

    def load_current(self, document: int) -> Document:
        """Give the current version of the document of that key."""
        row = self._database.one("SELECT current FROM document WHERE key = ?", document)
        return self.load(int(row[0]) if row else 0)

    def current(self) -> Iterator[tuple[int, Document]]:
        """Yield the current versions with their keys, in the order in which the documents came."""
        last = 0
        while rows := self._database.all(
            "SELECT document.key, version.key, version.text, version.data FROM document "
            "JOIN version ON version.key = document.current WHERE document.key > ? "
            "ORDER BY document.key LIMIT ?",
            last,
            PAGE,
        ):
            for _, key, text, data in rows:
                yield key, unpack(Document, data, text=text)
            last = rows[-1][0]

    def count(self) -> int:
        """Count the documents."""
        row = self._database.one("SELECT count(*) FROM document")
        return int(row[0]) if row else 0

    def find(self, named: str, *addresses: str) -> tuple[int, str] | None:
        """Give the key and the id of the document with an id, the start of an id, a path or an address.

        Raises:
            StoreError: several ids begin so.
        """
        found = self.find_exactly(named)
        if found is not None:
            return found
        for address in filter(None, addresses):
            row = self._database.one("SELECT key, id FROM document WHERE address = ?", searchable(address))
            if row is not None:
                return int(row[0]), str(row[1])
        return self._by_start(named) or self._by_path(named)

    def find_exactly(self, named: str) -> tuple[int, str] | None:
        """Give the key and the id of the document with that id, or with a version of that id."""
        for wanted in (
            "SELECT key, id FROM document WHERE id = ?",
            "SELECT document.key, document.id FROM version JOIN document ON document.key = version.document "
            "WHERE version.id = ? ORDER BY version.key DESC LIMIT 1",
        ):
            row = self._database.one(wanted, searchable(named))
            if row is not None:
                return int(row[0]), str(row[1])
        return None

    def versions(self, document: int) -> list[tuple[int, str]]:
        """Give the keys of a document's versions with the moments they came, the oldest first."""
        return self._database.all("SELECT key, added FROM version WHERE document = ? ORDER BY key", document)

    def read_before(self, digest: str, reader: str) -> Document | None:
        """Give what that reader made of the bytes with that hash; None when it has not seen them."""
        row = self._database.one(
            "SELECT text, data FROM version WHERE sha256 = ? AND reader = ? ORDER BY key DESC LIMIT 1",
            digest,
            reader,
        )
        return None if row is None else unpack(Document, row[1], text=row[0])

    def with_bytes(self, digest: str) -> list[int]:
        """Give the keys of the versions that were read from bytes of that hash, the oldest first."""
        rows = self._database.all("SELECT key FROM version WHERE sha256 = ? ORDER BY key", digest)
        return [int(row[0]) for row in rows]

    def at_address(self, address: str) -> int | None:
        """Give the key of the current version of the document with that address."""
        row = self._database.one("SELECT current FROM document WHERE address = ?", searchable(address))
        return None if row is None else int(row[0])

    def leave_address(self, address: str) -> None:
        """Let another document have that address from now on."""
        self._database.run("UPDATE document SET address = NULL WHERE address = ?", searchable(address))

    def load_raw(self, digest: str) -> bytes | None:
        """Give the bytes of that SHA-256, or None when they were not kept."""
        row = self._database.one("SELECT data FROM raw WHERE sha256 = ?", digest)
        if row is not None:
            return zlib.decompress(row[0])
        row = self._database.one("SELECT key FROM version WHERE sha256 = ? LIMIT 1", digest)
        text = self.load(row[0]).text.encode("utf-8", "surrogatepass") if row else b""
        return text if row and sha256(text).hexdigest() == digest else None

    def remove(self, document: int) -> None:
        """Forget a document with all that was made from it, and bytes that no other has."""
        with self._database.transaction():
            self._unsearch(document)
            held = self._database.all("SELECT DISTINCT sha256 FROM version WHERE document = ?", document)
            self._database.run("DELETE FROM document WHERE key = ?", document)
            for (digest,) in held:
                self._database.run(
                    "DELETE FROM raw WHERE sha256 = ?1 AND NOT EXISTS "
                    "(SELECT 1 FROM version WHERE version.sha256 = ?1)",
                    digest,
                )

    def check(self, track: Track = untracked) -> Iterator[str]:
        """Yield what is wrong with the documents, in words."""
        readings = self._database.all("SELECT key, reading FROM version ORDER BY key")
        for key, reading in track(readings, "documents"):
            try:
                document = self.load(key)
            except StoreError as error:
                yield f"version {key}: {error}"
                continue
            if _reading(document) != reading:
                yield f"version {key} ({document.path}): it is not what was added"
        for (digest,) in track(self._database.all("SELECT sha256 FROM raw ORDER BY key"), "pages as read"):
            if not self._is_sound(digest):
                yield f"raw {digest}: the bytes have another hash"

    def _is_sound(self, digest: str) -> bool:
        try:
            raw = self.load_raw(digest)
        except zlib.error:
            return False
        return raw is not None and sha256(raw).hexdigest() == digest

    def _known(self, document: Document, address: str | None, *, is_whole: bool) -> int | None:
        """Give the key of the document that this is a version of; `is_whole` when its bytes are all of it."""
        if address is not None:
            row = self._database.one("SELECT key FROM document WHERE address = ?", searchable(address))
            if row is not None:
                return int(row[0])
        # The same bytes are the same document; of a row of data they are its text alone, which others have.
        row = self._database.one(
            "SELECT version.document FROM version JOIN document ON document.key = version.document "
            "WHERE version.sha256 = ? AND version.id = ? AND (? OR document.address IS NULL "
            "OR document.address NOT LIKE 'url:%') ORDER BY version.key LIMIT 1",
            document.sha256,
            searchable(document.id),
            is_whole,
        )
        return int(row[0]) if row else None

    def _begin(self, document: Document, reading: str, address: str | None, reader: str, added: str) -> Kept:
        """Add a document that the library does not have."""
        taken = searchable(document.id)
        free = self._free(taken)
        row = self._database.one("SELECT ifnull(max(key), 0) + 1 FROM version")
        version = int(row[0]) if row else 1
        written = self._database.run(
            "INSERT INTO document (id, address, current) VALUES (?, ?, ?)",
            free,
            None if address is None else searchable(address),
            version,
        )
        key = int(written.lastrowid or 0)
        if free != taken:
            document = replace(document, id=free)
        self._insert(version, key, document, reading, reader, added)
        self._show(key, version, document)
        return Kept(key, free, version, "new", renamed=free != taken)

    def _renew(
        self, key: int, document: Document, version: int | None, reading: str, reader: str, added: str
    ) -> Kept:
        """Put a version in the place of the current one."""
        self._unsearch(key)
        if version is None:
            row = self._database.one("SELECT ifnull(max(key), 0) + 1 FROM version")
            version = int(row[0]) if row else 1
            other = self._database.one(
                "SELECT other.id, own.id FROM document AS own JOIN document AS other ON other.id = ? "
                "WHERE own.key = ? AND other.key <> own.key",
                searchable(document.id),
                key,
            )
            self._insert(
                version, key, replace(document, id=other[1]) if other else document, reading, reader, added
            )
            self._database.run("UPDATE document SET versions = versions + 1 WHERE key = ?", key)
        self._show(key, version, document)
        row = self._database.one("SELECT id FROM document WHERE key = ?", key)
        return Kept(key, str(row[0]) if row else "", version, "version")

    def _insert(
        self, version: int, key: int, document: Document, reading: str, reader: str, added: str
    ) -> None:
        text = searchable(document.text)
        self._database.run(
            "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            version,
            key,
            searchable(document.id),
            document.sha256,
            reading,
            reader,
            added,
            "" if document.title_span else searchable(document.title or ""),
            text,
            pack(document, without=("text",) if text == document.text else ()),
        )

    def _show(self, key: int, version: int, document: Document) -> None:
        """Make a version the current one: in lists and in searches."""
        self._database.run(
            "UPDATE document SET current = ?, title = ?, outlet = ?, published = ?, moment = ?, "
            "language = ?, url = ?, path = ? WHERE key = ?",
            version,
            document.title and searchable(document.title),
            document.outlet and searchable(document.outlet),
            document.published.value if document.published else None,
            document.published.moment if document.published else None,
            document.language,
            document.url and searchable(document.url),
            searchable(document.path),
            key,
        )
        self._database.run(
            "INSERT INTO searched_words (rowid, title, text, labels) "
            "SELECT key, title, text, labels FROM searched WHERE key = ?",
            version,
        )

    def _unsearch(self, key: int) -> None:
        self._database.run(
            "INSERT INTO searched_words (searched_words, rowid, title, text, labels) "
            "SELECT 'delete', key, title, text, labels FROM searched "
            "WHERE key = (SELECT current FROM document WHERE key = ?)",
            key,
        )

    def _free(self, wanted: str) -> str:
        """Give the id, or one with a number behind it where another document, or a version of one, has it."""
        taken = "SELECT 1 FROM document WHERE id = ?1 UNION ALL SELECT 1 FROM version WHERE id = ?1"
        return free_name(wanted, lambda name: self._database.one(taken, name) is not None)

    def _give_address(self, key: int, address: str) -> None:
        self._database.run(
            "UPDATE document SET address = ? WHERE key = ? AND address IS NULL", searchable(address), key
        )

    def _by_start(self, named: str) -> tuple[int, str] | None:
        if len(named) < SHORTEST_ID:
            return None
        start = searchable(named)
        found = self._database.all(
            "SELECT key, id FROM document WHERE id >= ? AND id < ? ORDER BY id LIMIT 3", start, start + LAST
        )
        if len(found) > 1:
            some = ", ".join(row[1] for row in found)
            raise StoreError(f"{self._database.path}: several ids of documents begin {named!r}: {some}")
        return (int(found[0][0]), str(found[0][1])) if found else None

    def _by_path(self, named: str) -> tuple[int, str] | None:
        row = self._database.one(
            "SELECT key, id FROM document WHERE path = ? ORDER BY key DESC LIMIT 1", searchable(named)
        )
        return (int(row[0]), str(row[1])) if row else None

    def _add_raw(self, document: Document, raw: bytes) -> None:
        digest = sha256(raw).hexdigest()
        if digest != document.sha256:
            raise StoreError(
                f"{document.path}: found raw bytes with sha256 {digest}; "
                f"wanted those of the document, {document.sha256}"
            )
        if raw == document.text.encode("utf-8", "surrogatepass"):
            return
        if self._database.one("SELECT 1 FROM raw WHERE sha256 = ?", digest):
            return
        packed = zlib.compress(raw, RAW_COMPRESSION)
        self._database.run("INSERT INTO raw (sha256, size, data) VALUES (?, ?, ?)", digest, len(raw), packed)


def _reading(document: Document) -> str:
    """Give one hash of all that was read; how it was called and where it lay is not part of it."""
    return sha256(as_json(document, without=("id", "path"))).hexdigest()
