"""`readout verify`: check every line of a readout against the documents."""

import argparse
import json
import sys
from pathlib import Path

from readout.cli.inputs import documents_of, report_failures
from readout.cli.output import write
from readout.cli.status import DONE, SOME_FAILED
from readout.model.document import Failure
from readout.model.verification import Verification
from readout.pipeline.verify import load_report, verify


def run(arguments: argparse.Namespace) -> int:
    """Verify a report; give the exit status: 1 when a line fails or an input could not be read."""
    report = load_report(Path(arguments.report))
    documents = list(documents_of(arguments))
    failures = [item for item in documents if isinstance(item, Failure)]
    verification = verify(report, documents)
    report_failures(failures)
    write(_as_json(verification, failures) if arguments.json else _as_text(verification), arguments.output)
    if not verification.ok:
        print(
            f"readout: {len(verification.mismatches)} of {verification.checked} checks failed",
            file=sys.stderr,
        )
    return DONE if verification.ok and not failures else SOME_FAILED


def _as_text(verification: Verification) -> str:
    lines = [
        f"FAILED {item.where} ({item.doc}): {item.kind}: expected {item.expected!r}, found {item.found!r}"
        for item in verification.mismatches
    ]
    verdict = "every line verified" if verification.ok else "NOT verified"
    lines.append(f"{verdict}: {verification.checked} checked, {len(verification.mismatches)} failed")
    return "\n".join(lines) + "\n"


def _as_json(verification: Verification, failures: list[Failure]) -> str:
    found = {
        "verified": verification.ok,
        "checked": verification.checked,
        "mismatches": [
            {
                "where": item.where,
                "doc": item.doc,
                "kind": item.kind,
                "expected": item.expected,
                "found": item.found,
            }
            for item in verification.mismatches
        ],
        "failures": [
            {"input": failure.input, "kind": failure.kind, "message": failure.message} for failure in failures
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
