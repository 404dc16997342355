"""`readout quotations`: list who is quoted with what."""

import argparse
import sys
from typing import Any

from readout.cli.shared import rows
from readout.cli.shared.opening import limit_of, open_library, wanted_of
from readout.cli.shared.output import write, write_json
from readout.cli.shared.progress import tracker
from readout.cli.shared.status import DONE, SOME_FAILED
from readout.model.document import Failure
from readout.model.library import Said
from readout.model.tracking import Track
from readout.pipeline.library.desk import Library
from readout.report.exports.fields import plain
from readout.report.exports.library import said
from readout.store.search import Wanted


def run(arguments: argparse.Namespace) -> int:
    """List the quotations; give the exit status."""
    speaker = " ".join(arguments.speaker) or None
    wanted = wanted_of(arguments)
    with open_library(arguments) as library:
        words = speaker or arguments.about or ""
        failures = read_first(library, words, wanted, tracker(arguments)) if arguments.read and words else []
        found = library.quotations(speaker, arguments.about, wanted, limit=limit_of(arguments))
        unread = library.unread(words, wanted)
    if arguments.json:
        data: dict[str, Any] = {
            "quotations": [said(item) for item in found],
            "not_read": len(unread),
            "failures": plain(failures),
        }
        write_json(data, arguments.output)
    else:
        write(as_text(found), arguments.output)
        tell_unread(len(unread))
    return SOME_FAILED if failures else DONE


def as_text(found: list[Said]) -> str:
    """Give quotations for the terminal."""
    return rows.lines((rows.said(item) for item in found), "no quotations")


def read_first(library: Library, words: str, wanted: Wanted, track: Track) -> list[Failure]:
    """Read in depth the documents that hold the words and were not read yet; give those that failed."""
    from readout.cli.shared.inputs import report_failures  # brings what a list has no use for

    todo = library.unread(words, wanted)
    found = library.read_documents(track(todo, "documents read in depth"))
    failures = [item for item in found if isinstance(item, Failure)]
    report_failures(failures)
    return failures


def tell_unread(count: int) -> None:
    """Say that there may be more."""
    if count:
        print(
            f"readout: {count:,} documents or more that hold these words were not read in depth; "
            "--read reads them first",
            file=sys.stderr,
        )
