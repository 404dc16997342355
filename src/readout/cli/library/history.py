"""`readout history`: show the versions of a document."""

import argparse

from readout.cli.shared import rows
from readout.cli.shared.opening import open_library
from readout.cli.shared.output import write, write_json
from readout.cli.shared.status import DONE
from readout.report.exports.library import history


def run(arguments: argparse.Namespace) -> int:
    """Show the history; give the exit status."""
    with open_library(arguments) as library:
        found = library.history(arguments.document)
    if arguments.json:
        write_json(history(found), arguments.output)
    else:
        write(rows.history(found) + "\n", arguments.output)
    return DONE
