"""`readout stories`: list the stories of a library."""

import argparse

from readout.cli.shared import rows
from readout.cli.shared.opening import limit_of, open_library, wanted_of
from readout.cli.shared.output import write, write_json
from readout.cli.shared.status import DONE
from readout.report.exports.library import story


def run(arguments: argparse.Namespace) -> int:
    """List the stories; give the exit status."""
    with open_library(arguments) as library:
        found = library.stories(
            wanted_of(arguments), order=arguments.sort, least=arguments.least, limit=limit_of(arguments)
        )
    if arguments.json:
        write_json({"stories": [story(item) for item in found]}, arguments.output)
    else:
        write(rows.lines((rows.story(item) for item in found), "no stories"), arguments.output)
    return DONE
