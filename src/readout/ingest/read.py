"""Read whatever the user names into documents.

Everything that cannot be used is yielded as a `Failure` in its place and stops nothing
else. The order of the results is the order of the input; folders are walked by name.
"""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from readout.errors import IngestError, MissingInputError, UnsupportedFormatError
from readout.ingest.containers.archive import read_stream, walk_folder
from readout.ingest.shared.options import ReadOptions
from readout.model.document import Document, Failure

__all__ = ["ReadOptions", "read_bytes", "read_inputs"]

_SCHEMES = ("http://", "https://")


def read_inputs(
    inputs: Iterable[str | os.PathLike[str]],
    options: ReadOptions | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Failure]:
    """Yield the documents of `inputs`, and a failure for each thing that is none.

    Args:
        inputs: files, folders, "-" for standard input, addresses where the options allow them.
        options: what is known beforehand, and the limits.
        stdin: what "-" reads; the process's own standard input when left out.
    """
    options = _following(options or ReadOptions())
    for item in inputs:
        name = os.fspath(item)
        try:
            yield from _read_input(name, options, stdin)
        except IngestError as error:
            yield Failure(error.where, type(error).__name__, error.message)


def read_bytes(data: bytes, path: str, options: ReadOptions | None = None) -> Iterator[Document | Failure]:
    """Yield the documents that the bytes of one input hold.

    >>> [document.text for document in read_bytes(b"The ferry sank.", "note.txt")]
    ['The ferry sank.']
    """
    try:
        yield from read_stream(io.BytesIO(data), path, _following(options or ReadOptions()))
    except IngestError as error:
        yield Failure(error.where, type(error).__name__, error.message)


def _read_input(name: str, options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Document | Failure]:
    if name == "-":
        yield from read_stream(_buffered(stdin or _standard_input()), "-", options)
    elif name.startswith(_SCHEMES):
        yield from _follow(name, options)
    else:
        yield from _read_path(name, options)


def _following(options: ReadOptions) -> ReadOptions:
    """Give the options with what reads an address that stands in an input."""
    return replace(options, follow=_follow)


def _follow(url: str, options: ReadOptions) -> Iterator[Document | Failure]:
    from readout.ingest.web.address import read_address  # only where asked for

    yield from read_address(url, options)


def _standard_input() -> BinaryIO:
    return sys.stdin.buffer


def _buffered(stream: BinaryIO) -> io.BufferedIOBase:
    return stream if isinstance(stream, io.BufferedIOBase) else io.BytesIO(stream.read())


def _read_path(name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    try:
        path = Path(name)
        if path.is_dir():
            yield from _read_folder(name, options)
        else:
            with path.open("rb") as stream:
                yield from read_stream(stream, name, options)
    except ValueError as error:  # a name with a zero byte
        raise MissingInputError(repr(name), f"this cannot be the name of a file: {error}") from error
    except OSError as error:
        raise MissingInputError(name, f"cannot be read: {error.strerror or error}") from error


def _read_folder(name: str, options: ReadOptions) -> Iterator[Document | Failure]:
    for path, problem in walk_folder(name):
        if problem is not None:
            yield Failure(path, UnsupportedFormatError.__name__, problem)
            continue
        try:
            yield from _read_path(path, options)
        except IngestError as error:
            yield Failure(error.where, type(error).__name__, error.message)
