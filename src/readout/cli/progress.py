"""Show on standard error how far long work has come, where somebody is watching."""

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")

# Columns of the bar.
WIDTH = 30


def with_progress(
    items: Iterable[Item], what: str, stream: TextIO | None = None, *, total: int | None = None
) -> Iterator[Item]:
    """Yield `items` and count them on `stream`; a stream that is no terminal is left alone.

    Args:
        items: what is being worked on.
        what: what to call them: "documents".
        stream: standard error when left out.
        total: how many there will be, where that is known: then a bar is drawn.
    """
    out = stream or sys.stderr
    if not out.isatty():
        yield from items
        return
    shown = ""
    try:
        for count, item in enumerate(items, start=1):
            shown = f"readout: {_bar(count, total)} {what}"
            out.write(f"\r{shown}")
            out.flush()
            yield item
    finally:
        if shown:
            out.write("\r" + " " * len(shown) + "\r")
            out.flush()


def _bar(count: int, total: int | None) -> str:
    """Give the count, and how much of the whole it is.

    >>> _bar(5, 10)
    '[###############               ] 5 of 10'
    """
    if not total:
        return f"{count:,}"
    full = WIDTH * min(count, total) // total
    return f"[{'#' * full}{' ' * (WIDTH - full)}] {count:,} of {total:,}"
