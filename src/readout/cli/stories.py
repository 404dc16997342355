"""`readout stories`: list the stories of a library."""

import argparse

from readout.cli import rows
from readout.cli.library import limit_of, open_library, wanted_of
from readout.cli.output import write, write_json
from readout.cli.status import DONE
from readout.report.library_json import story


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
