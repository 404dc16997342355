"""Read the pages of a WARC file (ISO 28500), record by record.

What counts is what a server answered with a page: records of type response, resource or
conversion that hold HTML or plain text, with status 200. Requests and the archive's own
notes are no captures. Captures that are no page (images, styles, errors) are counted and
named in one failure at the end. The record's own date is when it was captured, which
says nothing of when the article was published, so it is not used.
"""

import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from readout.errors import BrokenInputError, IngestError, TooLargeError, UnsupportedFormatError
from readout.ingest.articles.capture import read_capture
from readout.ingest.articles.page import read_page
from readout.ingest.shared.metadata import clean_url
from readout.ingest.shared.options import ReadOptions
from readout.model.document import Document, Failure

LONGEST_HEADER = 65_536
MOST_HEADERS = 500
_SKIP = 1 << 20
_CAPTURES = frozenset({"response", "resource", "conversion"})
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: str
    content_type: str
    charset: str | None
    body: bytes


def read_captures(stream: io.BufferedIOBase, path: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield the document of each captured page, named `path#address`.

    Raises:
        BrokenInputError: the file breaks off or is no WARC file from some record on.
    """
    others: Counter[str] = Counter()
    number = 0
    while (headers := _record_headers(stream, path, number)) is not None:
        number += 1
        length = _length(headers, path, number)
        url = clean_url(headers.get("warc-target-uri", "").strip("<>"))
        where = f"{path}#{url or number}"
        if headers.get("warc-type", "").lower() not in _CAPTURES:
            _skip(stream, length, path, number)
            continue
        try:
            if length > options.maximum_bytes:
                _skip(stream, length, path, number)
                raise TooLargeError(where, f"{length:,} bytes; the limit is {options.maximum_bytes:,}")
            answer = _answer(headers, _exactly(stream, length, path, number), where, options.maximum_bytes)
            if answer.status != "200" or not answer.content_type.startswith(_PAGES):
                others[answer.content_type or "unknown" if answer.status == "200" else answer.status] += 1
                continue
            yield _document(answer, where, options, url)
        except BrokenInputError as error:
            if error.where == path:
                raise
            yield Failure(error.where, type(error).__name__, error.message)
        except IngestError as error:
            yield Failure(error.where, type(error).__name__, error.message)
    if others:
        counts = ", ".join(f"{kind} {count}" for kind, count in sorted(others.items()))
        yield Failure(path, UnsupportedFormatError.__name__, f"left out captures that are no page: {counts}")


def _document(answer: _Answer, where: str, options: ReadOptions, url: str | None) -> Document:
    if known := options.read_before(answer.body, where):
        return known
    if answer.content_type.startswith("text/plain"):
        return read_capture(answer.body, where, options, url=url)
    return read_page(answer.body, where, options, declared=answer.charset, url=url)


def _record_headers(stream: io.BufferedIOBase, path: str, number: int) -> dict[str, str] | None:
    """Give the headers of the next record; None at the end of the file."""
    line = stream.readline(LONGEST_HEADER)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(LONGEST_HEADER)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise BrokenInputError(
            path, f"record {number + 1} begins with {line[:40]!r}; wanted WARC/1.0 or WARC/1.1"
        )
    return _headers(stream)


def _headers(stream: io.BufferedIOBase) -> dict[str, str]:
    found: dict[str, str] = {}
    for _ in range(MOST_HEADERS):
        line = stream.readline(LONGEST_HEADER)
        if line in (b"", b"\r\n", b"\n"):
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def _length(headers: dict[str, str], path: str, number: int) -> int:
    written = headers.get("content-length", "")
    if not (written.isascii() and written.isdigit() and len(written) < 16):
        raise BrokenInputError(path, f"record {number} gives its length as {written!r:.40}; wanted a number")
    return int(written)


def _exactly(stream: io.BufferedIOBase, length: int, path: str, number: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise BrokenInputError(path, f"record {number} breaks off: {len(data):,} bytes, {length:,} announced")
    return data


def _skip(stream: io.BufferedIOBase, length: int, path: str, number: int) -> None:
    while length > 0:
        chunk = stream.read(min(length, _SKIP))
        if not chunk:
            raise BrokenInputError(path, f"record {number} breaks off: {length:,} bytes are missing")
        length -= len(chunk)


def _answer(headers: dict[str, str], block: bytes, where: str, limit: int) -> _Answer:
    kind = headers.get("content-type", "")
    if "application/http" not in kind:
        return _Answer("200", _bare(kind), _charset(kind), block)
    body = io.BufferedReader(io.BytesIO(block))
    status = body.readline(LONGEST_HEADER).decode("latin-1").split(" ")
    http = _headers(body)
    data = body.read()
    if "chunked" in http.get("transfer-encoding", "").lower():
        data = _unchunked(data)
    kind = http.get("content-type", "")
    found = status[1].strip() if len(status) > 1 else "no status"
    if found == "200" and _bare(kind).startswith(_PAGES):
        data = _decoded(data, http.get("content-encoding", "").lower(), where, limit)
    return _Answer(found, _bare(kind), _charset(kind), data)


def _bare(kind: str) -> str:
    return kind.split(";")[0].strip().lower()


def _charset(kind: str) -> str | None:
    _, _, value = kind.lower().partition("charset=")
    return value.split(";")[0].strip(" \"'") or None


def _unchunked(data: bytes) -> bytes:
    """Join the chunks; data that is not chunked after all (archives often join it before) stays as it is."""
    parts: list[bytes] = []
    place = 0
    while True:
        end = data.find(b"\r\n", place)
        size = data[place:end].split(b";")[0].strip()
        try:
            length = int(size, 16) if end >= 0 and size else -1
        except ValueError:
            length = -1
        if length < 0:
            return b"".join(parts) if parts else data
        if length == 0:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + length])
        place = end + 2 + length + 2


def _decoded(data: bytes, encoding: str, where: str, limit: int) -> bytes:
    if encoding in ("", "identity", "none"):
        return data
    try:
        if encoding in ("gzip", "x-gzip"):
            with gzip.GzipFile(fileobj=io.BytesIO(data), mode="rb") as packed:
                plain = packed.read(limit + 1) if data.startswith(b"\x1f\x8b") else data
        elif encoding == "deflate":
            plain = zlib.decompressobj(-15 if data[:1] not in (b"\x78",) else 15).decompress(data, limit + 1)
        else:
            raise UnsupportedFormatError(
                where, f"the page is packed as {encoding:.20}; wanted gzip or deflate"
            )
    except (OSError, EOFError, zlib.error) as error:
        raise BrokenInputError(where, f"the page cannot be unpacked: {error}") from error
    if len(plain) > limit:
        raise TooLargeError(where, f"more than {limit:,} bytes, the limit for one document")
    return plain
