"""`readout annotate`: give each document its layers."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from readout.batch.map import map_documents
from readout.cli.shared.inputs import documents_of, report_failures
from readout.cli.shared.output import line_of, line_writer, write, write_json
from readout.cli.shared.progress import is_watched, with_progress
from readout.cli.shared.status import UNUSABLE, exit_status
from readout.errors import UsageError
from readout.model.document import Failure
from readout.model.layers import Annotation
from readout.report.document_page import to_document_page
from readout.report.exports.annotation import annotation_to_dict
from readout.report.exports.fields import plain


def run(arguments: argparse.Namespace) -> int:
    """Annotate the inputs; give the exit status."""
    if arguments.jobs < 1:
        raise UsageError(f"--jobs is {arguments.jobs}; at least 1 process is needed")
    by_line = arguments.jsonl or arguments.format == "jsonl"
    shown = is_watched(arguments, prints_lines=by_line)
    results = with_progress(
        map_documents(documents_of(arguments), jobs=arguments.jobs), "documents", shown=shown
    )
    if by_line:
        return _stream(results, arguments.output)
    found = list(results)
    annotations = [item for item in found if isinstance(item, Annotation)]
    failures = [item for item in found if isinstance(item, Failure)]
    report_failures(failures)
    if arguments.format == "html" and not arguments.json:
        write(_page(annotations), arguments.output)
    else:
        write_json(_as_data(annotations, failures), arguments.output)
    return exit_status(len(annotations), len(failures))


def _as_data(annotations: Iterable[Annotation], failures: list[Failure]) -> dict[str, Any]:
    return {
        "documents": [annotation_to_dict(annotation) for annotation in annotations],
        "failures": plain(failures),
    }


def _page(annotations: list[Annotation]) -> str:
    if len(annotations) != 1:
        raise UsageError(f"--format html shows one document; {len(annotations)} were read")
    return to_document_page(annotations[0])


def _stream(results: Iterator[Annotation | Failure], target: str | None) -> int:
    read = failed = 0
    with line_writer(target) as write_line:
        for item in results:
            if isinstance(item, Failure):
                failed += 1
                report_failures([item])
            else:
                read += 1
                write_line(line_of(annotation_to_dict(item)))
    if not read:
        print("readout: nothing readable: no input became a document", file=sys.stderr)
        return UNUSABLE
    return exit_status(read, failed)
