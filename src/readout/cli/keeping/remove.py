"""`readout remove`: forget documents of a library."""

import argparse
import sys
from collections.abc import Sequence

from readout.cli.shared import rows
from readout.cli.shared.opening import open_library
from readout.cli.shared.output import write, write_json
from readout.cli.shared.progress import tell
from readout.cli.shared.status import DONE, SOME_FAILED
from readout.errors import UsageError
from readout.model.library import Entry
from readout.report.arranging.naming import counted
from readout.report.exports.library import removed as as_row

YES = ("y", "yes")


def run(arguments: argparse.Namespace) -> int:
    """Remove the documents if the user wants it; give the exit status."""
    with open_library(arguments) as library:
        named = library.entries(arguments.documents)
        if not arguments.yes and not _is_confirmed(named):
            tell("nothing was removed")
            return SOME_FAILED
        removed = library.remove([entry.id for entry in named])
    if arguments.json:
        write_json({"removed": [as_row(item) for item in removed]}, arguments.output)
    else:
        write(rows.lines((rows.removed(item) for item in removed), "nothing was removed"), arguments.output)
    return DONE


def _is_confirmed(named: Sequence[Entry]) -> bool:
    """Ask the user; the answer that counts for no is the one that is given without thinking.

    Raises:
        UsageError: nobody can be asked.
    """
    count = counted(len(named), "document")
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        raise UsageError(f"nobody can be asked whether to remove {count}: no terminal; give --yes")
    for entry in named:
        print(rows.entry(entry), file=sys.stderr)
    print(f"readout: remove {count} for good, with all versions? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in YES
