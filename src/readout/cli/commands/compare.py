"""`readout compare`: reconcile several reports of one event, and show the readout."""

import argparse
import os
import sys
import tempfile
import webbrowser
from pathlib import Path

from readout.cli.arguments.parser import format_of
from readout.cli.shared.inputs import documents_of, report_failures
from readout.cli.shared.output import write
from readout.cli.shared.status import UNUSABLE, exit_status
from readout.model.readout import Readout
from readout.pipeline.compare import compare_documents
from readout.report.formats import FORMATS
from readout.report.markdown import render as markdown
from readout.report.terminal import render as terminal


def run(arguments: argparse.Namespace) -> int:
    """Compare the inputs; give the exit status."""
    shown = format_of(arguments)
    readout = compare_documents(documents_of(arguments))
    report_failures(readout.failures)
    for notice in readout.notices:
        print(f"readout: {notice}", file=sys.stderr)
    if not readout.documents:
        print("readout: nothing readable: no input became a document", file=sys.stderr)
        return UNUSABLE
    deliver(readout, shown, arguments)
    return exit_status(len(readout.documents), len(readout.failures))


def deliver(readout: Readout, shown: str, arguments: argparse.Namespace) -> None:
    """Write a readout in the format `shown`, where the options say; open it if they do."""
    if arguments.open and shown == "terminal" and not arguments.output:
        shown = "html"
    target = arguments.output
    if arguments.open and not target:
        target = _scratch_file()
    write(_rendered(readout, shown, arguments), target)
    if arguments.open and target:
        webbrowser.open(Path(target).resolve().as_uri())


def _rendered(readout: Readout, shown: str, arguments: argparse.Namespace) -> str:
    if shown == "terminal":
        return terminal.render(
            readout, width=_columns(arguments), color=_is_coloured(arguments), everything=arguments.all
        )
    if shown == "markdown":
        return markdown.to_markdown(readout, everything=arguments.all)
    text = FORMATS[shown](readout)
    return text if text.endswith("\n") else text + "\n"


def _columns(arguments: argparse.Namespace) -> int:
    # Wider than this and a line of text is too long to read.
    widest = 120
    if arguments.width:
        return max(40, int(arguments.width))
    return min(widest, os.get_terminal_size().columns) if sys.stdout.isatty() else 80


def _is_coloured(arguments: argparse.Namespace) -> bool:
    if arguments.color != "auto":
        return bool(arguments.color == "always")
    return sys.stdout.isatty() and not arguments.output and "NO_COLOR" not in os.environ


def _scratch_file() -> str:
    return str(Path(tempfile.mkdtemp(prefix="readout-")) / "readout.html")
