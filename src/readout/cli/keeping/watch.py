"""`readout watch`: poll feeds and add what is new, until interrupted."""

import argparse
import math

from readout.cli.keeping.add import report
from readout.cli.shared.opening import open_library
from readout.cli.shared.progress import tell
from readout.cli.shared.status import DONE, INTERRUPTED, SOME_FAILED, UNUSABLE
from readout.errors import UsageError
from readout.pipeline.library.watching import Clock, feeds_of
from readout.report.arranging.naming import counted

# Asking more often than this is no politeness; less often than once a week misses what feeds drop.
LEAST_MINUTES = 1.0
MOST_MINUTES = 7 * 24 * 60.0


def run(arguments: argparse.Namespace, clock: Clock | None = None) -> int:
    """Watch; give the exit status.

    Args:
        arguments: the options.
        clock: tells the time and waits; the system's own when left out.
    """
    _check(arguments)
    feeds = {feed.url for feed in feeds_of(arguments.feeds)}
    with open_library(arguments, create=True) as library:
        if not arguments.once:
            tell(f"watching {counted(len(feeds), 'feed')}, into {library.path} (stop with Ctrl-C)")
        found = library.watch(
            arguments.feeds,
            minutes=arguments.every,
            once=arguments.once,
            read=arguments.read,
            allow_private=arguments.allow_private,
            clock=clock,
        )
        outcome = report(arguments, found, endless=not arguments.once)
    if outcome.interrupted:
        return INTERRUPTED
    if not outcome.counts and feeds <= outcome.failed:
        return UNUSABLE
    return SOME_FAILED if outcome.failures else DONE


def _check(arguments: argparse.Namespace) -> None:
    every = arguments.every
    if not math.isfinite(every) or not LEAST_MINUTES <= every <= MOST_MINUTES:
        raise UsageError(f"--every is {every:g} minutes; wanted {LEAST_MINUTES:g} to {MOST_MINUTES:,.0f}")
    if arguments.json and not arguments.once:
        raise UsageError("--json is one document, and a watch has no end; give --once, or --jsonl")
