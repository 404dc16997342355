"""The command `readout`: parse the arguments, hand them to the command's module, give its exit code."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from readout.cli.arguments.parser import build_parser
from readout.cli.shared.standard_output import give_up_standard_output, standard_output
from readout.cli.shared.status import DONE, INTERRUPTED, UNUSABLE
from readout.errors import ReadoutError

__all__ = ["build_parser", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 some input failed, 2 usage or nothing readable."""
    try:
        parsed = _parsed(arguments)
        command = import_module(parsed.module)
        return int(command.run(parsed))
    except ReadoutError as error:
        print(f"readout: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`readout … | head`): not an error.
        give_up_standard_output()
        return DONE


def _parsed(arguments: Sequence[str] | None) -> Namespace:
    parser = build_parser()
    if not (sys.argv[1:] if arguments is None else arguments):
        print(parser.format_overview(), end="", file=sys.stderr)
        raise SystemExit(UNUSABLE)
    try:
        return parser.parse_args(arguments)
    except SystemExit:
        with standard_output():  # what --help printed is written now, while a fault can still be told
            pass
        raise
