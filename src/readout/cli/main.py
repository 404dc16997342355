"""The command `readout`: parse the arguments, hand them to the command's module, give its exit code."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from readout.cli.parser import build_parser
from readout.cli.status import DONE, INTERRUPTED, UNUSABLE
from readout.errors import ReadoutError

__all__ = ["build_parser", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 some input failed, 2 usage or nothing readable."""
    parsed = build_parser().parse_args(arguments)
    try:
        command = import_module(parsed.module)
        return int(command.run(parsed))
    except ReadoutError as error:
        print(f"readout: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`readout … | head`): not an error. Python would complain once
        # more when it closes standard output, so that goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
