"""`readout story`: split a story or merge several, by hand."""

import argparse

from readout.cli.shared import rows
from readout.cli.shared.opening import open_library
from readout.cli.shared.output import write, write_json
from readout.cli.shared.status import DONE
from readout.report.exports.library import change


def run(arguments: argparse.Namespace) -> int:
    """Do what the user says; give the exit status."""
    with open_library(arguments) as library:
        if arguments.action == "merge":
            changes = library.merge([arguments.story, *arguments.others])
        else:
            changes = library.split(arguments.story, arguments.others)
    if arguments.json:
        write_json({"changes": [change(item) for item in changes]}, arguments.output)
    else:
        write(rows.lines((rows.change(item) for item in changes), "nothing had to change"), arguments.output)
    return DONE
