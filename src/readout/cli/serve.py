"""`readout serve`: show a readout in the browser, on this machine only."""

import argparse
import sys

from readout.cli.inputs import documents_of, report_failures
from readout.cli.status import DONE, UNUSABLE
from readout.pipeline.compare import compare_documents
from readout.web.server import serve


def run(arguments: argparse.Namespace) -> int:
    """Compare the inputs and serve the report until interrupted; give the exit status."""
    readout = compare_documents(documents_of(arguments))
    report_failures(readout.failures)
    if not readout.documents:
        print("readout: nothing readable: no input became a document", file=sys.stderr)
        return UNUSABLE
    serve(readout, port=arguments.port, open_browser=arguments.open)
    return DONE
