"""Write a command's result to standard output or to a file, whole or not at all."""

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from readout.cli.shared.standard_output import standard_output
from readout.errors import UsageError
from readout.report.exports.readout import dumps_data

# What ends a line for some readers of lines, and half a surrogate pair, which UTF-8 cannot hold.
UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def write(text: str, target: str | None) -> None:
    """Write `text` to the file `target`, or to standard output when it is None or "-".

    Raises:
        UsageError: the file cannot be written.
    """
    with opened(target) as out:
        out.write(_encoded(text))


def write_json(data: object, target: str | None) -> None:
    """Write plain data as one JSON document."""
    write(dumps_data(data) + "\n", target)


@contextmanager
def line_writer(target: str | None, *, growing: bool = False) -> Iterator[Callable[[str], None]]:
    """Give a function that writes one line and flushes it, so that a reader sees it at once.

    Args:
        target: the file, or standard output.
        growing: whether the lines go to the end of the file one by one, since nobody knows the last.

    Raises:
        UsageError: the file cannot be written.
    """
    with _direct(target, "ab") if growing and target not in (None, "-") else opened(target) as out:

        def write_line(line: str) -> None:
            out.write(_encoded(line + "\n"))
            out.flush()

        yield write_line


@contextmanager
def opened(target: str | None) -> Iterator[BinaryIO]:
    """Open standard output, or a file that takes its place only when all has been written.

    What is there and is no file (a pipe with a name, /dev/null) is written to, never put out of its place.
    """
    if target in (None, "-"):
        with standard_output() as out:
            yield out
        return
    path = Path(os.path.realpath(str(target)))  # a link stays one
    if path.exists() and not path.is_file():
        with _direct(target, "wb") as out:
            yield out
        return
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as out:
            yield out
        os.replace(beside, path)
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _direct(target: str | None, mode: Literal["ab", "wb"]) -> Iterator[BinaryIO]:
    """Open a file where it is."""
    try:
        with open(str(target), mode) as out:
            yield out
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror or error}") from error


def line_of(data: object) -> str:
    r"""Write plain data as JSON in one line, for every reader of lines.

    >>> line_of({"title": "é\u2028\ud800"})
    '{"title": "é\\u2028\\ud800"}'
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _encoded(text: str) -> bytes:
    # A document may hold half a surrogate pair, which UTF-8 cannot; JSON has escaped it by now.
    return text.encode("utf-8", errors="replace")
