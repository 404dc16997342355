"""`readout history`: show the versions of a document."""

import argparse

from readout.cli import rows
from readout.cli.library import open_library
from readout.cli.output import write, write_json
from readout.cli.status import DONE
from readout.report.library_json import history


def run(arguments: argparse.Namespace) -> int:
    """Show the history; give the exit status."""
    with open_library(arguments) as library:
        found = library.history(arguments.document)
    if arguments.json:
        write_json(history(found), arguments.output)
    else:
        write(rows.history(found) + "\n", arguments.output)
    return DONE
