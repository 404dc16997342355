"""Write to standard output so that what cannot be written there is an error that says so."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from readout.errors import UsageError


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Give standard output, all of which is written in the end.

    Raises:
        BrokenPipeError: whoever read it has gone, which is no error of ours.
        UsageError: it cannot be written to, such as a file on a full disk.
    """
    try:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up_standard_output()
        raise UsageError(f"cannot write to standard output: {error.strerror or error}") from error


def give_up_standard_output() -> None:
    """Let what still waits to be written there go nowhere, or Python would complain once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
