"""`readout show`: show the readout of a story of a library."""

import argparse
import sys

from readout.cli.arguments.parser import format_of
from readout.cli.commands.compare import deliver
from readout.cli.shared.inputs import report_failures
from readout.cli.shared.opening import open_library
from readout.cli.shared.progress import tracker
from readout.cli.shared.status import exit_status


def run(arguments: argparse.Namespace) -> int:
    """Show the story; give the exit status."""
    shown = format_of(arguments)
    with open_library(arguments) as library:
        readout = library.show(arguments.story, track=tracker(arguments))
    report_failures(readout.failures)
    for notice in readout.notices:
        print(f"readout: {notice}", file=sys.stderr)
    deliver(readout, shown, arguments)
    return exit_status(len(readout.documents), len(readout.failures))
