"""`readout group`: put documents together by the event they report."""

import argparse
import sys

from readout.cli.shared.inputs import documents_of, report_failures
from readout.cli.shared.output import line_of, line_writer, write_json
from readout.cli.shared.progress import is_watched, with_progress
from readout.cli.shared.status import UNUSABLE, exit_status
from readout.model.document import Failure
from readout.model.story import Membership
from readout.pipeline.grouping import group_documents
from readout.pipeline.reading.ahead import count_files
from readout.report.exports.fields import plain


def run(arguments: argparse.Namespace) -> int:
    """Group the inputs; give the exit status."""
    failures: list[Failure] = []
    shown = is_watched(arguments)
    total = count_files(arguments.inputs) if shown else None
    # All are read before the first line is written, so it is the reading that is watched.
    found = with_progress(documents_of(arguments), "documents", total=total, shown=shown)
    memberships = group_documents(found, failures)
    if arguments.json:
        rows = [_row(membership) for membership in memberships]
        data = {"documents": rows, "failures": plain(failures)}
        write_json(data, arguments.output)
        placed = len(rows)
    else:
        placed = 0
        with line_writer(arguments.output) as write_line:
            for membership in memberships:
                write_line(line_of(_row(membership)))
                placed += 1
    report_failures(failures)
    if not placed:
        print("readout: nothing readable: no input became a document", file=sys.stderr)
        return UNUSABLE
    return exit_status(placed, len(failures))


def _row(membership: Membership) -> dict[str, object]:
    return {
        "id": membership.document,
        "story": membership.story,
        "origin": membership.origin,
        "reasons": plain(membership.reasons),
    }
