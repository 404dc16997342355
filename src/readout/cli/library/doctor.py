"""`readout doctor`: say what is installed, and whether the library is sound."""

import argparse
import os
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from readout import __version__
from readout.cli.shared.opening import library_path
from readout.cli.shared.output import write, write_json
from readout.cli.shared.progress import tell
from readout.cli.shared.status import DONE, SOME_FAILED
from readout.errors import ReadoutError
from readout.pipeline.fingerprint import models
from readout.pipeline.library.desk import Library

# What a user may add, and what for.
EXTRAS = {
    "httpx": 'fetching addresses and watching feeds: pip install "readout-news[fetch]"',
    "pyarrow": 'exporting Parquet: pip install "readout-news[parquet]"',
}
# A library grows by its size again while SQLite rewrites parts of it.
LEAST_FREE = 100_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        what: its name.
        ok: whether it is as it should be; None where it is missing and need not be there.
        found: in words.
    """

    what: str
    ok: bool | None
    found: str


def run(arguments: argparse.Namespace) -> int:
    """Look at everything; give the exit status: 1 when something has to be mended."""
    checks = [*_installed(), *_library(library_path(arguments.library))]
    if arguments.json:
        rows = [{"what": check.what, "ok": check.ok, "found": check.found} for check in checks]
        sound = all(check.ok is not False for check in checks)
        write_json({"ok": sound, "checks": rows}, arguments.output)
    else:
        shown = {True: "ok", False: "BAD", None: "-"}
        lines = [f"{shown[check.ok]:<4}{check.what:<24}{check.found}\n" for check in checks]
        write("".join(lines), arguments.output)
    return SOME_FAILED if any(check.ok is False for check in checks) else DONE


def _installed() -> list[Check]:
    python = ".".join(map(str, sys.version_info[:3]))
    checks = [
        Check("readout", True, __version__),
        Check("Python", sys.version_info >= (3, 11), f"{python}; 3.11 or newer is needed"),
        Check("SQLite", True, sqlite3.sqlite_version),
        _words(),
        Check("spaCy", _version("spacy") is not None, _version("spacy") or "missing: pip install spacy"),
        _model(),
    ]
    for package, use in EXTRAS.items():
        there = _version(package)
        checks.append(Check(package, True if there else None, there or f"not installed; for {use}"))
    return checks


def _words() -> Check:
    try:
        with sqlite3.connect(":memory:") as connection:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5 (word)")
        connection.close()
    except sqlite3.Error as error:
        return Check("full-text search", False, f"this Python's SQLite has no FTS5: {error}")
    return Check("full-text search", True, "FTS5")


def _model() -> Check:
    packages = models()
    there = next((package for package in packages if find_spec(package)), None)
    if there is None:
        return Check("English model", False, f"missing: pip install {packages[-1].replace('_', '-')}")
    return Check("English model", True, f"{there} {_version(there) or ''}".strip())


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _library(path: Path) -> list[Check]:
    if not path.exists():
        return [Check("library", None, f"{path} is not there yet; readout add makes it")]
    try:
        with Library(path, create=False, notify=tell) as library:
            problems = list(library.store.check(whole=False))
            counts = (
                f"{len(library):,} documents, {library.store.depth.count():,} read in depth, "
                f"{path.stat().st_size:,} bytes"
            )
    except ReadoutError as error:
        return [Check("library", False, str(error))]
    writable = os.access(path, os.W_OK)
    free = shutil.disk_usage(path.resolve().parent).free
    return [
        Check("library", True, f"{path}: {counts}"),
        Check(
            "library is sound",
            not problems,
            "; ".join(problems[:5]) or "its structure; readout verify checks every line",
        ),
        Check("library can be written", writable, "yes" if writable else "no"),
        Check("space on its disk", free > LEAST_FREE, f"{free:,} bytes"),
    ]
