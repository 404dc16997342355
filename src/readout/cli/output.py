"""Write a command's result to standard output or to a file, all or nothing."""

import os
import sys
from pathlib import Path

from readout.errors import UsageError


def write(text: str, target: str | None) -> None:
    """Write `text` to the file `target`, or to standard output when it is None or "-".

    The file appears whole or not at all: it is written beside its place and then moved there.

    Raises:
        UsageError: the file cannot be written.
    """
    data = text.encode("utf-8", errors="surrogatepass" if target else "replace")
    if target in (None, "-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(str(target))
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
