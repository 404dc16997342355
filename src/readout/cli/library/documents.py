"""`readout documents`: list the documents of a library."""

import argparse

from readout.cli.shared import rows
from readout.cli.shared.opening import limit_of, open_library, wanted_of
from readout.cli.shared.output import write, write_json
from readout.cli.shared.status import DONE
from readout.report.exports.library import entry


def run(arguments: argparse.Namespace) -> int:
    """List the documents; give the exit status."""
    with open_library(arguments) as library:
        found = library.documents(wanted_of(arguments), limit=limit_of(arguments))
        count = len(library)
    if arguments.json:
        data = {"documents": [entry(item) for item in found], "in_library": count}
        write_json(data, arguments.output)
    else:
        write(rows.lines((rows.entry(item) for item in found), "no documents"), arguments.output)
    return DONE
