"""`readout add`: add documents to a library; each is on the disk when its line is printed."""

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from readout.cli.inputs import given_of, report_failures
from readout.cli.library import open_library
from readout.cli.output import line_writer, write
from readout.cli.progress import with_progress
from readout.cli.status import UNUSABLE, exit_status
from readout.model.document import Failure
from readout.model.library import Added
from readout.pipeline.library import Library
from readout.report.as_json import dumps_data, failure
from readout.report.library_json import added as as_row

SHOWN = {"new": "added", "version": "new version", "known": "known"}


def run(arguments: argparse.Namespace) -> int:
    """Add the inputs; give the exit status."""
    given = given_of(arguments)
    with open_library(arguments, create=True) as library:
        found = library.add_each(
            arguments.inputs, given=given, fetch=arguments.fetch, allow_private=arguments.allow_private
        )
        kept, failures = report(arguments, with_progress(found, "documents"))
        if arguments.read:
            read_due(library)
    if not kept:
        print("readout: nothing readable: no input became a document", file=sys.stderr)
        return UNUSABLE
    return exit_status(len(kept), len(failures))


def report(
    arguments: argparse.Namespace, found: Iterable[Added | Failure]
) -> tuple[list[Added], list[Failure]]:
    """Say of each document that it is on the disk, as the options ask for it."""
    kept: list[Added] = []
    failures: list[Failure] = []
    by_line = not arguments.json and (arguments.jsonl or not arguments.quiet)
    with line_writer(arguments.output if by_line else None) as write_line:
        for item in found:
            if isinstance(item, Failure):
                failures.append(item)
                report_failures([item])
                continue
            kept.append(item)
            if by_line:
                write_line(json.dumps(as_row(item), ensure_ascii=False) if arguments.jsonl else _line(item))
            if item.note:
                print(f"readout: {item.path}: {item.note}; it is kept as {item.id}", file=sys.stderr)
    if arguments.json:
        write(dumps_data(_summary(kept, failures)), arguments.output)
    else:
        print(f"readout: {_counts(kept, failures)}", file=sys.stderr)
    return kept, failures


def read_due(library: Library) -> None:
    """Read in depth what has got a second document."""
    count = sum(1 for _ in with_progress(library.read(), "stories read in depth"))
    print(f"readout: {count:,} stories read in depth", file=sys.stderr)


def _line(item: Added) -> str:
    title = " ".join((item.title or item.path).split())
    return f"{SHOWN[item.status]}\t{item.id}\t{item.story}\t{title}"


def _summary(kept: list[Added], failures: list[Failure]) -> dict[str, Any]:
    return {
        "documents": [as_row(item) for item in kept],
        "new": sum(item.status == "new" for item in kept),
        "versions": sum(item.status == "version" for item in kept),
        "known": sum(item.status == "known" for item in kept),
        "failures": [failure(item) for item in failures],
    }


def _counts(kept: list[Added], failures: list[Failure]) -> str:
    new, version, known = (
        sum(item.status == status for item in kept) for status in ("new", "version", "known")
    )
    parts = [
        f"{new:,} added",
        f"{version:,} new versions" if version else "",
        f"{known:,} known" if known else "",
    ]
    failed = f"; {len(failures):,} inputs failed" if failures else ""
    return f"{', '.join(filter(None, parts))}{failed}"
