"""`readout add`: add documents to a library; each is on the disk when its line is printed."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from readout.cli.inputs import given_of, report_failures
from readout.cli.library import open_library
from readout.cli.output import line_of, line_writer, write_json
from readout.cli.progress import is_watched, tell, tracker, with_progress
from readout.cli.rows import counted
from readout.cli.status import INTERRUPTED, UNUSABLE, exit_status
from readout.model.document import Failure
from readout.model.library import Added
from readout.model.tracking import Track
from readout.pipeline.ahead import count_files
from readout.pipeline.library import Library
from readout.report.as_json import failure
from readout.report.library_json import added as as_row

SHOWN = {"new": "added", "version": "new version", "known": "known"}


@dataclass(slots=True)
class Outcome:
    """What became of the documents so far.

    Attributes:
        counts: documents by what became of them.
        failed: how many inputs failed.
        interrupted: whether the user stopped it before its end.
        kept: each document, where one JSON document is to say so at the end.
        failures: each failure, for the same.
    """

    counts: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    interrupted: bool = False
    kept: list[Added] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def run(arguments: argparse.Namespace) -> int:
    """Add the inputs; give the exit status."""
    given = given_of(arguments)
    with open_library(arguments, create=True) as library:
        found = library.add_each(
            arguments.inputs, given=given, fetch=arguments.fetch, allow_private=arguments.allow_private
        )
        shown = is_watched(arguments, prints_lines=not arguments.quiet)
        total = count_files(arguments.inputs) if shown else None
        outcome = report(arguments, with_progress(found, "documents", total=total, shown=shown))
        if outcome.interrupted:
            return INTERRUPTED
        if arguments.read:
            read_due(library, tracker(arguments))
    if not outcome.counts:
        print("readout: nothing readable: no input became a document", file=sys.stderr)
        return UNUSABLE
    return exit_status(outcome.counts.total(), outcome.failed)


def report(
    arguments: argparse.Namespace, found: Iterable[Added | Failure], *, endless: bool = False
) -> Outcome:
    """Say of each document that it is on the disk, as the options ask for it.

    Ctrl-C ends it like the end of the input: what was added is kept, and is said.

    Args:
        arguments: the options.
        found: what becomes of each document.
        endless: whether this goes on until it is interrupted: then each line is in the file at once.
    """
    outcome = Outcome()
    by_line = not arguments.json and (arguments.jsonl or not arguments.quiet)
    with line_writer(arguments.output if by_line else None, growing=endless) as write_line:
        try:
            for item in found:
                if isinstance(item, Failure):
                    _fail(item, outcome, keep=arguments.json)
                    continue
                outcome.counts[item.status] += 1
                if arguments.json:
                    outcome.kept.append(item)
                if by_line:
                    shown = line_of(as_row(item)) if arguments.jsonl else _line(item)
                    write_line(shown)
                if item.note:
                    tell(f"{item.path}: {item.note}; it is kept as {item.id}")
        except KeyboardInterrupt:
            outcome.interrupted = True
    if arguments.json:
        write_json(_summary(outcome), arguments.output)
    else:
        print(f"readout: {_counts(outcome)}", file=sys.stderr)
    return outcome


def read_due(library: Library, track: Track) -> None:
    """Read in depth what has got a second document."""
    count = sum(1 for _ in library.read(track=track))
    tell(f"{counted(count, 'story')} read in depth")


def _fail(item: Failure, outcome: Outcome, *, keep: bool) -> None:
    outcome.failed += 1
    if keep:
        outcome.failures.append(item)
    report_failures([item])


def _line(item: Added) -> str:
    title = " ".join((item.title or item.path).split())
    return f"{SHOWN[item.status]}\t{item.id}\t{item.story}\t{title}"


def _summary(outcome: Outcome) -> dict[str, Any]:
    return {
        "documents": [as_row(item) for item in outcome.kept],
        "new": outcome.counts["new"],
        "versions": outcome.counts["version"],
        "known": outcome.counts["known"],
        "interrupted": outcome.interrupted,
        "failures": [failure(item) for item in outcome.failures],
    }


def _counts(outcome: Outcome) -> str:
    new, version, known = (outcome.counts[status] for status in ("new", "version", "known"))
    parts = [
        f"{new:,} added",
        counted(version, "new version") if version else "",
        f"{known:,} known" if known else "",
    ]
    failed = f"; {counted(outcome.failed, 'input')} failed" if outcome.failed else ""
    stopped = "stopped: " if outcome.interrupted else ""
    return f"{stopped}{', '.join(filter(None, parts))}{failed}"
