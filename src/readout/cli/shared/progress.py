"""Show on standard error how far long work has come, where somebody is watching."""

import argparse
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

from readout.model.tracking import Track

Item = TypeVar("Item")

# Columns of the bar.
WIDTH = 30
# Seconds between two looks at the clock that draw: more often is not seen, and slows fast work.
PAUSE = 0.1


def is_watched(arguments: argparse.Namespace, *, prints_lines: bool = False) -> bool:
    """Say whether somebody would see how far the work has come, and nothing else would be disturbed.

    Args:
        arguments: the options: a program that asks for JSON gets nothing else.
        prints_lines: whether the command prints a line for each item: on a terminal they show enough.
    """
    if getattr(arguments, "json", False) or not sys.stderr.isatty() or _is_pipe():
        return False
    to_terminal = getattr(arguments, "output", None) in (None, "-") and sys.stdout.isatty()
    return not (prints_lines and to_terminal)


def tracker(arguments: argparse.Namespace) -> Track:
    """Give what shows long work how far it has come, if somebody watches."""
    shown = is_watched(arguments)

    def track(items: Sequence[Item], what: str) -> Iterable[Item]:
        """Hand the items on, and count them."""
        return with_progress(items, what, total=len(items)) if shown else items

    return track


def with_progress(
    items: Iterable[Item],
    what: str,
    stream: TextIO | None = None,
    *,
    total: int | None = None,
    shown: bool = True,
    seconds: Callable[[], float] = time.monotonic,
) -> Iterator[Item]:
    """Yield `items` and count them on `stream`; a stream that is no terminal is left alone.

    Args:
        items: what is being worked on.
        what: what to call them: "documents".
        stream: standard error when left out.
        total: how many there will be, where that is known: then a bar is drawn.
        shown: whether to count at all.
        seconds: tells when it is time to draw again.
    """
    out = stream or sys.stderr
    if not shown or not out.isatty():
        yield from items
        return
    drawn, due = 0, seconds() + PAUSE
    try:
        if total:
            drawn = _draw(out, f"{_bar(0, total)} {what}", drawn)
        for count, item in enumerate(items, start=1):
            if count == 1 or seconds() >= due:
                drawn = _draw(out, f"{_bar(count, total)} {what}", drawn)
                due = seconds() + PAUSE
            yield item
    finally:
        if drawn:
            out.write(f"\r{' ' * drawn}\r")
            out.flush()


def tell(message: str) -> None:
    """Say something on standard error, on a terminal in place of what counts there."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{' ' * (shutil.get_terminal_size().columns - 1)}\r")
    print(f"readout: {message}", file=sys.stderr)


def _draw(out: TextIO, shown: str, before: int) -> int:
    """Draw over what was drawn before, within the terminal's width; give how many columns that took."""
    line = f"readout: {shown}"[: shutil.get_terminal_size().columns - 1]
    out.write(f"\r{line}{' ' * (before - len(line))}")
    out.flush()
    return max(before, len(line))


def _bar(count: int, total: int | None) -> str:
    """Give the count, and how much of the whole it is.

    >>> _bar(5, 10)
    '[###############               ] 5 of 10'
    """
    if not total:
        return f"{count:,}"
    full = WIDTH * min(count, total) // total
    return f"[{'#' * full}{' ' * (WIDTH - full)}] {count:,} of {total:,}"


def _is_pipe() -> bool:
    """Say whether standard output goes to another program, which may draw on the same terminal."""
    try:
        return stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False
