"""`readout watch`: poll feeds and add what is new, until interrupted."""

import argparse
import math
import sys

from readout.cli.add import report
from readout.cli.library import open_library
from readout.cli.status import exit_status
from readout.errors import UsageError

# Asking more often than this is no politeness.
LEAST_MINUTES = 1.0


def run(arguments: argparse.Namespace) -> int:
    """Watch; give the exit status."""
    if not math.isfinite(arguments.every) or arguments.every < LEAST_MINUTES:
        raise UsageError(f"--every is {arguments.every} minutes; wanted {LEAST_MINUTES:g} or more")
    if arguments.json and not arguments.once:
        raise UsageError("--json is one document, and a watch has no end; give --once, or --jsonl")
    with open_library(arguments, create=True) as library:
        if not arguments.once:
            print(f"readout: watching, into {library.path} (stop with Ctrl-C)", file=sys.stderr)
        found = library.watch(
            arguments.feeds,
            minutes=arguments.every,
            once=arguments.once,
            read=arguments.read,
            allow_private=arguments.allow_private,
        )
        kept, failures = report(arguments, found)
    return exit_status(1, len(failures)) if kept or not failures else exit_status(0, len(failures))
