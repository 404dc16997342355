"""`readout actors`: list whom the documents that were read in depth speak of."""

import argparse

from readout.cli.shared import rows
from readout.cli.shared.opening import limit_of, open_library, wanted_of
from readout.cli.shared.output import write, write_json
from readout.cli.shared.progress import tell
from readout.cli.shared.status import DONE
from readout.report.exports.library import actor
from readout.store.depth import ACTORS

PLACES = ("place",)


def run(arguments: argparse.Namespace) -> int:
    """List the actors; give the exit status."""
    kinds = PLACES if arguments.places else ACTORS
    with open_library(arguments) as library:
        found = library.actors(
            " ".join(arguments.name) or None, wanted_of(arguments), kinds=kinds, limit=limit_of(arguments)
        )
        read = library.store.depth.count()
        count = len(library)
    if arguments.json:
        data = {"actors": [actor(item) for item in found], "read_in_depth": read, "in_library": count}
        write_json(data, arguments.output)
    else:
        nothing = f"no actors ({read:,} of {count:,} documents were read in depth)"
        write(rows.lines((rows.actor(item) for item in found), nothing), arguments.output)
        if found and read < count:
            tell(f"of {count:,} documents {read:,} were read in depth; whom the others speak of is not known")
    return DONE
