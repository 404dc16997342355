"""Read rows of JSON, one document a line.

A row is an object with `text` and, if it likes, `id`, `title`, `url`, `outlet`, `date`,
`author` (or `authors`) and `language`. Its text is taken verbatim. A bad row costs only
itself.
"""

import io
import json
from collections.abc import Iterator

from readout.errors import EmptyDocumentError, IngestError, RecordError, TooLargeError
from readout.ingest.shared.assemble import assemble, hash_of
from readout.ingest.shared.dates import iso_moment
from readout.ingest.shared.decode import decode
from readout.ingest.shared.metadata import LONGEST_NAME, Metadata, clean_line, clean_url
from readout.ingest.shared.options import ReadOptions
from readout.language.engine.detection import language_code
from readout.model.document import Document, Failure, Published

# An address may be an id; nothing longer is one.
LONGEST_ID = 2_000

# Deeper than any honest row (a flat object); the parser of JSON is recursive.
_NOT_TEXT = "text is {found}; wanted a string"


def read_rows(stream: io.BufferedIOBase, path: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield the document of each row; a row that is none comes as a failure named `path:line`."""
    taken: dict[str, str] = {}
    for number, line in enumerate(_lines(stream, options.maximum_bytes), 1):
        where = f"{path}:{number}"
        try:
            if line is None:
                raise TooLargeError(where, f"the row has more than {options.maximum_bytes:,} bytes")
            if not line.strip(b" \t\r\n\xef\xbb\xbf"):
                continue
            row = _parse(line, where)
            document = _document(row, where, options)
            if taken.setdefault(document.id, document.sha256) != document.sha256:
                raise RecordError(where, f"id {document.id!r} was used before, with another text")
            yield document
            if problem := _date_problem(row):
                raise RecordError(where, problem)
        except IngestError as error:
            yield Failure(error.where, type(error).__name__, error.message)


def _lines(stream: io.BufferedIOBase, limit: int) -> Iterator[bytes | None]:
    """Yield the lines; None stands for one that is longer than `limit` and was skipped unread."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)
        yield None


def _parse(line: bytes, where: str) -> dict[str, object]:
    try:
        row = json.loads(decode(line, where))
    except json.JSONDecodeError as error:
        raise RecordError(
            where, f"no JSON: {error.msg} at character {error.pos}; wanted an object"
        ) from error
    except RecursionError as error:
        raise RecordError(where, "the JSON is nested too deeply; wanted a flat object") from error
    except ValueError as error:  # an integer of more digits than Python converts
        raise RecordError(where, f"no JSON: {error}; wanted an object") from error
    if not isinstance(row, dict):
        raise RecordError(where, f"found {_name_of(row)}; wanted an object with id and text")
    return row


def _name_of(value: object) -> str:
    names = {list: "a list", str: "a string", bool: "true or false", type(None): "null", dict: "an object"}
    return names.get(type(value), "a number")


def _document(row: dict[str, object], where: str, options: ReadOptions) -> Document:
    if "text" not in row:
        raise RecordError(where, f"no text; found the keys {', '.join(sorted(row)[:8]) or 'none'}")
    text = row["text"]
    if not isinstance(text, str):
        raise RecordError(where, _NOT_TEXT.format(found=_name_of(text)))
    if not text.strip():
        raise EmptyDocumentError(where, "text is empty; wanted an article")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise RecordError(where, f"text has half a character (a lone surrogate) at {error.start}") from error
    if len(data) > options.maximum_bytes:
        raise TooLargeError(where, f"text has {len(data):,} bytes; the limit is {options.maximum_bytes:,}")
    return assemble(
        text,
        _metadata(row, where),
        options,
        path=where,
        digest=hash_of(data),
        form="record",
        identifier=_identifier(row, where),
    )


def _identifier(row: dict[str, object], where: str) -> str | None:
    given = row.get("id")
    if given is None or given == "":
        return None
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise RecordError(where, f"id is {_name_of(given)}; wanted a string")
    if len(str(given)) > LONGEST_ID:
        raise RecordError(where, f"id has {len(str(given)):,} characters; wanted {LONGEST_ID:,} or fewer")
    return _encodable(str(given), "id", where)


def _encodable(words: str, key: str, where: str) -> str:
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise RecordError(where, f"{key} has half a character (a lone surrogate) at {error.start}") from error
    return words


def _metadata(row: dict[str, object], where: str) -> Metadata:
    for key in ("title", "url", "outlet", "language"):
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise RecordError(where, f"{key} is {_name_of(value)}; wanted a string")
        _encodable(value or "", key, where)
    written = row.get("date")
    moment = iso_moment(written) if isinstance(written, str) else None
    return Metadata(
        title=clean_line(row.get("title")),
        outlet=clean_line(row.get("outlet"), LONGEST_NAME),
        url=clean_url(row.get("url")),
        authors=_authors(row, where),
        published=Published(moment, "record date") if moment else None,
        language=language_code(str(row.get("language") or "")),
    )


def _authors(row: dict[str, object], where: str) -> tuple[str, ...]:
    given = row.get("author") or row.get("authors") or ()
    names = given if isinstance(given, list | tuple) else (given,)
    kept = [clean_line(name, LONGEST_NAME) for name in names]
    return tuple(_encodable(name, "author", where) for name in kept if name)


def _date_problem(row: dict[str, object]) -> str | None:
    """Say what is wrong with a date that could not be read; the document stays, without one."""
    written = row.get("date")
    if written is None or written == "" or (isinstance(written, str) and iso_moment(written)):
        return None
    return f"date {written!r:.80} is no day or moment in ISO 8601; the document is read without a date"
