"""`readout group`: put documents together by the event they report."""

import argparse
import json
import sys

from readout.cli.inputs import documents_of, report_failures
from readout.cli.output import line_writer, write
from readout.cli.progress import with_progress
from readout.cli.status import UNUSABLE, exit_status
from readout.model.document import Failure
from readout.model.story import Membership
from readout.pipeline.grouping import group_documents
from readout.report.as_json import dumps_data, failure


def run(arguments: argparse.Namespace) -> int:
    """Group the inputs; give the exit status."""
    failures: list[Failure] = []
    memberships = with_progress(group_documents(documents_of(arguments), failures), "documents")
    if arguments.json:
        rows = [_row(membership) for membership in memberships]
        write(
            dumps_data({"documents": rows, "failures": [failure(item) for item in failures]}),
            arguments.output,
        )
        placed = len(rows)
    else:
        placed = 0
        with line_writer(arguments.output) as write_line:
            for membership in memberships:
                write_line(json.dumps(_row(membership), ensure_ascii=False))
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
        "reasons": [{"what": reason.what, "weight": reason.weight} for reason in membership.reasons],
    }
