"""Show on standard error how far long work has come, where somebody is watching."""

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], what: str, stream: TextIO | None = None) -> Iterator[Item]:
    """Yield `items` and count them on `stream`; a stream that is no terminal is left alone.

    Args:
        items: what is being worked on.
        what: what to call them: "documents".
        stream: standard error when left out.
    """
    out = stream or sys.stderr
    if not out.isatty():
        yield from items
        return
    count = 0
    try:
        for count, item in enumerate(items, start=1):
            out.write(f"\rreadout: {count:,} {what}")
            out.flush()
            yield item
    finally:
        if count:
            out.write("\r" + " " * (len(f"readout: {count:,} {what}")) + "\r")
            out.flush()
