"""`readout add`: add documents to a library; each is on the disk when its line is printed."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from readout.cli.shared.inputs import given_of, report_failures
from readout.cli.shared.opening import open_library
from readout.cli.shared.output import line_of, line_writer, write_json
from readout.cli.shared.progress import is_watched, tell, tracker, with_progress
from readout.cli.shared.status import DONE, INTERRUPTED, SOME_FAILED, UNUSABLE
from readout.model.document import Failure
from readout.model.library import Added
from readout.model.tracking import Track
from readout.pipeline.library.desk import Library
from readout.pipeline.reading.ahead import count_files
from readout.report.arranging.naming import counted
from readout.report.exports.fields import plain
from readout.report.exports.library import added as as_row

SHOWN = {"new": "added", "version": "new version", "known": "known"}


@dataclass(slots=True)
class Outcome:
    """What became of the documents so far.

    Attributes:
        counts: documents by what became of them.
        failures: how many times something failed.
        failed: the names of what did.
        interrupted: whether the user stopped it before its end.
        kept: each document, where one JSON document is to say so at the end.
        kept_failures: each failure, for the same.
    """

    counts: Counter[str] = field(default_factory=Counter)
    failures: int = 0
    failed: set[str] = field(default_factory=set)
    interrupted: bool = False
    kept: list[Added] = field(default_factory=list)
    kept_failures: list[Failure] = field(default_factory=list)

    @property
    def is_nothing_new(self) -> bool:
        """Say whether all was looked at, and what could be read of it is in the library already."""
        is_changed = self.interrupted or self.counts["new"] or self.counts["version"]
        return not is_changed and bool(self.counts or not self.failures)


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
    if outcome.failures and not outcome.counts and _all_failed(arguments.inputs, outcome.failed):
        tell("nothing readable: no input became a document")
        return UNUSABLE
    return SOME_FAILED if outcome.failures else DONE


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
    tell(f"{counted(count, 'story', 'stories')} read in depth")


def _fail(item: Failure, outcome: Outcome, *, keep: bool) -> None:
    outcome.failures += 1
    outcome.failed.add(item.input)
    if keep:
        outcome.kept_failures.append(item)
    report_failures([item])


def _all_failed(inputs: Iterable[str], failed: set[str]) -> bool:
    """Say whether nothing could be read, where no document was given.

    An address that did not fail had nothing new. A file, a folder always gives a document or a failure.
    """
    return not any("://" in name and name not in failed for name in inputs)


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
        "failures": plain(outcome.kept_failures),
    }


def _counts(outcome: Outcome) -> str:
    new, version, known = (outcome.counts[status] for status in ("new", "version", "known"))
    parts = [
        "nothing new" if outcome.is_nothing_new else f"{new:,} added",
        counted(version, "new version") if version else "",
        f"{known:,} known" if known else "",
    ]
    failed = f"; {counted(outcome.failures, 'input')} failed" if outcome.failures else ""
    stopped = "stopped: " if outcome.interrupted else ""
    return f"{stopped}{', '.join(filter(None, parts))}{failed}"
