"""Open whatever is read: what is packed (gzip, zip) is unpacked, and each kind is handed to its reader.

Nothing is ever unpacked to disk, so a member's name, however it points, leads nowhere.
"""

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterator

from readout.errors import (
    BrokenInputError,
    EmptyDocumentError,
    IngestError,
    MissingInputError,
    TooLargeError,
    UnsupportedFormatError,
)
from readout.ingest.articles.capture import read_capture
from readout.ingest.articles.page import read_page
from readout.ingest.containers.feed import read_feed
from readout.ingest.containers.opml import read_opml
from readout.ingest.containers.records import read_rows
from readout.ingest.containers.sniff import HEAD_BYTES, READABLE, Kind, sniff
from readout.ingest.containers.warc import read_captures
from readout.ingest.shared.options import MAXIMUM_ARCHIVE_BYTES, MAXIMUM_MEMBERS, MAXIMUM_NESTING, ReadOptions
from readout.model.document import Document, Failure

# Members of a zip archive that say it is something else: Office and e-book files.
_OFFICE = {
    "[Content_Types].xml": "an Office document (Word, Excel or PowerPoint)",
    "mimetype": "an OpenDocument file or an e-book",
    "META-INF/MANIFEST.MF": "a Java program",
}
_DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile)


def read_stream(
    stream: io.BufferedIOBase, path: str, options: ReadOptions, *, depth: int = 0, content_type: str = ""
) -> Iterator[Document | Failure]:
    """Yield the documents that a stream of bytes holds, whatever they are packed in.

    Raises:
        IngestError: the whole of it cannot be used, or the rest from where it is damaged.
    """
    try:
        head, whole = _with_head(stream)
        kind = sniff(head, path, content_type)
        yield from _read_kind(kind, whole, path, options, depth)
    except _DAMAGE as error:
        raise BrokenInputError(path, f"the archive is damaged: {error}") from error


def walk_folder(name: str) -> Iterator[tuple[str, str | None]]:
    """Yield each file of a folder and its folders by name, with a problem where it is not to be opened.

    Names that begin with a dot are hidden and stay so.

    Raises:
        EmptyDocumentError: there is no file.
    """
    empty = True
    for folder, folders, files in os.walk(name):
        folders[:] = sorted(found for found in folders if not found.startswith("."))
        for linked in [found for found in folders if os.path.islink(os.path.join(folder, found))]:
            empty = False
            yield os.path.join(folder, linked), "found a link to a folder, which is not followed"
        for found in sorted(found for found in files if not found.startswith(".")):
            empty = False
            path = os.path.join(folder, found)
            regular = os.path.isfile(path) or not os.path.exists(path)
            yield path, None if regular else "found a device or a pipe; wanted a file"
    if empty:
        raise EmptyDocumentError(name, "the folder holds no files")


def _with_head(stream: io.BufferedIOBase) -> tuple[bytes, io.BufferedIOBase]:
    """Give the first bytes, and a stream that begins with them all the same."""
    start = stream.tell() if stream.seekable() else None
    head = b""
    while len(head) < HEAD_BYTES:
        try:
            chunk = stream.read1(HEAD_BYTES - len(head))
        except _DAMAGE:
            if not head:
                raise
            break  # what comes before the damage can be used; reading on will find it again
        if not chunk:
            break
        head += chunk
    if start is None:
        return head, io.BufferedReader(_Prefixed(head, stream))
    stream.seek(start)
    return head, stream


class _Prefixed(io.RawIOBase):
    """A stream that cannot go back, with the bytes put back that were read from it."""

    def __init__(self, head: bytes, rest: io.BufferedIOBase) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the name in typeshed is private
        chunk = self._head[: len(buffer)] or self._rest.read1(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _read_kind(
    kind: Kind, stream: io.BufferedIOBase, path: str, options: ReadOptions, depth: int
) -> Iterator[Document | Failure]:
    if kind in ("gzip", "zip") and depth >= MAXIMUM_NESTING:
        raise UnsupportedFormatError(
            path, f"archives lie in one another more than {MAXIMUM_NESTING} deep; unpack them first"
        )
    if kind == "gzip":
        yield from read_stream(gzip.GzipFile(fileobj=stream, mode="rb"), path, options, depth=depth + 1)
    elif kind == "zip":
        yield from _read_zip(stream, path, options, depth)
    elif kind == "rows":
        yield from read_rows(stream, path, options)
    elif kind == "warc":
        yield from read_captures(stream, path, options)
    else:
        data = _whole(stream, path, options.maximum_bytes)
        if kind == "feed":
            yield from read_feed(data, path, options)
        elif kind == "opml":
            yield from _read_list(data, path, options)
        elif known := options.read_before(data, path):
            yield known
        else:
            yield read_page(data, path, options) if kind == "html" else read_capture(data, path, options)


def _read_list(data: bytes, path: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield what the feeds of a list hold, one after the other."""
    for feed in read_opml(data, path):
        try:
            if options.follow is None:
                raise MissingInputError(feed.url, "nothing that could read an address was given")
            yield from options.follow(feed.url, options)
        except IngestError as error:
            yield Failure(error.where, type(error).__name__, error.message)


def _read_zip(
    stream: io.BufferedIOBase, path: str, options: ReadOptions, depth: int
) -> Iterator[Document | Failure]:
    if not stream.seekable():
        stream = io.BytesIO(_whole(stream, path, options.maximum_bytes))
    with zipfile.ZipFile(stream) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        names = {member.filename for member in members}
        for name, what in _OFFICE.items():
            if name in names:
                raise UnsupportedFormatError(path, f"found {what}, which is not supported; wanted {READABLE}")
        if not members:
            raise EmptyDocumentError(path, "the archive holds no files")
        if len(members) > MAXIMUM_MEMBERS:
            raise TooLargeError(
                path, f"{len(members):,} files in one archive; the limit is {MAXIMUM_MEMBERS:,}"
            )
        total = sum(member.file_size for member in members)
        if total > MAXIMUM_ARCHIVE_BYTES:
            raise TooLargeError(path, f"{total:,} bytes unpacked; the limit is {MAXIMUM_ARCHIVE_BYTES:,}")
        for member in sorted(members, key=lambda member: member.filename):
            yield from _read_member(archive, member, f"{path}!{member.filename}", options, depth)


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, options: ReadOptions, depth: int
) -> Iterator[Document | Failure]:
    try:
        with archive.open(member) as stream:
            yield from read_stream(stream, where, options, depth=depth + 1)  # type: ignore[arg-type]
    except IngestError as error:
        yield Failure(error.where, type(error).__name__, error.message)
    except _DAMAGE as error:
        yield Failure(where, BrokenInputError.__name__, f"the archive is damaged: {error}")
    except (NotImplementedError, RuntimeError) as error:  # an unknown method; a password
        yield Failure(where, UnsupportedFormatError.__name__, f"cannot be unpacked: {error}")


def _whole(stream: io.BufferedIOBase, path: str, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(path, f"more than {limit:,} bytes, the limit for one document")
    return data
