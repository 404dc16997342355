"""Open the library that a command works on, and read what its options ask for."""

import argparse
import os
import sys
from pathlib import Path

from readout.cli.shared.progress import tell
from readout.errors import UsageError
from readout.pipeline.library.desk import Library
from readout.store.search import Wanted

VARIABLE = "READOUT_LIBRARY"
HERE = "readout.db"


def open_library(arguments: argparse.Namespace, *, create: bool = False) -> Library:
    """Open the library that was named, or the user's own.

    Raises:
        StoreError: it cannot be used, or is not there and may not be made.
    """
    path = library_path(arguments.library)
    if create and not arguments.library:
        path.parent.mkdir(parents=True, exist_ok=True)
    return Library(path, create=create, notify=tell)


def library_path(given: str | None) -> Path:
    """Give where the library is: as given, by the variable, in this folder, or in the user's data folder."""
    if given or os.environ.get(VARIABLE):
        return Path(given or os.environ[VARIABLE])
    if os.path.isfile(HERE):
        return Path(HERE)
    return _data_folder() / "readout" / HERE


def _data_folder() -> Path:
    """Give where programs keep a user's data, by the customs of the system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def wanted_of(arguments: argparse.Namespace) -> Wanted:
    """Give which documents the options ask for."""
    return Wanted(
        outlet=arguments.outlet,
        since=arguments.since,
        until=arguments.until,
        actor=arguments.actor,
        place=arguments.place,
        language=arguments.language,
    )


def limit_of(arguments: argparse.Namespace) -> int:
    """Give how many rows at most; -1 for all.

    Raises:
        UsageError: fewer than none.
    """
    if arguments.limit < 0:
        raise UsageError(f"--limit is {arguments.limit}; wanted 0 (for all) or more")
    return int(arguments.limit) or -1
