"""`readout verify`: check every line of a readout against the documents."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from readout.cli.shared.inputs import documents_of, report_failures
from readout.cli.shared.opening import open_library
from readout.cli.shared.output import write, write_json
from readout.cli.shared.progress import tracker
from readout.cli.shared.status import DONE, SOME_FAILED
from readout.errors import StoreError
from readout.model.document import Document, Failure
from readout.model.verification import Verification
from readout.pipeline.library.checking import problems
from readout.pipeline.receipts.form import entries
from readout.pipeline.receipts.verify import load_report, verify
from readout.report.arranging.naming import counted
from readout.report.exports import readout as as_json
from readout.report.exports.fields import named, plain


def run(arguments: argparse.Namespace) -> int:
    """Verify a report; give the exit status: 1 when a line fails or an input could not be read."""
    if arguments.report is None:
        return _verify_library(arguments)
    report = load_report(Path(arguments.report))
    if not arguments.inputs:
        documents = _documents_of_library(arguments, report)
    else:
        documents = list(documents_of(arguments))
    failures = [item for item in documents if isinstance(item, Failure)]
    verification = verify(report, documents)
    report_failures(failures)
    if arguments.json:
        write_json(_as_data(verification, failures), arguments.output)
    else:
        write(_as_text(verification), arguments.output)
    if not verification.ok:
        print(
            f"readout: {len(verification.mismatches)} of {verification.checked} checks failed",
            file=sys.stderr,
        )
    return DONE if verification.ok and not failures else SOME_FAILED


def _verify_library(arguments: argparse.Namespace) -> int:
    """Check the library's file, every document and every line of every readout."""
    with open_library(arguments) as library:
        count, read = len(library), len(library.store.depth.readouts())
        found: list[str] = []
        try:
            found.extend(problems(library.store, as_json.to_dict, tracker(arguments)))
        except StoreError as error:  # so damaged that the rest cannot be looked at
            found.append(str(error))
    if arguments.json:
        data = {"verified": not found, "documents": count, "readouts": read, "problems": found}
        write_json(data, arguments.output)
    else:
        verdict = "NOT verified" if found else "every line verified"
        lines = [
            *(f"FAILED {line}" for line in found),
            f"{verdict}: {counted(count, 'document')}, {counted(read, 'readout')}",
        ]
        write("\n".join(lines) + "\n", arguments.output)
    return SOME_FAILED if found else DONE


def _documents_of_library(
    arguments: argparse.Namespace, report: Mapping[str, object]
) -> list[Document | Failure]:
    """Give the versions of the library's documents that a report names."""
    with open_library(arguments) as library:
        return [
            library.store.documents.load(version)
            for entry in entries(report)
            for version in library.store.documents.with_bytes(entry.sha256)
        ]


def _as_text(verification: Verification) -> str:
    lines = [
        f"FAILED {item.where} ({item.doc}): {item.kind}: expected {item.expected!r}, found {item.found!r}"
        for item in verification.mismatches
    ]
    verdict = "every line verified" if verification.ok else "NOT verified"
    lines.append(f"{verdict}: {verification.checked} checked, {len(verification.mismatches)} failed")
    return "\n".join(lines) + "\n"


def _as_data(verification: Verification, failures: list[Failure]) -> dict[str, Any]:
    return {
        "verified": verification.ok,
        "checked": verification.checked,
        "mismatches": [
            named(item, "where", "doc", "kind", "expected", "found") for item in verification.mismatches
        ],
        "failures": plain(failures),
    }
