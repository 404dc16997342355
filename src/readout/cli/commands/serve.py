"""`readout serve`: show a library, or the readout of some documents, in the browser, on this machine only."""

import argparse
import sys

from readout.cli.shared.inputs import documents_of, report_failures
from readout.cli.shared.opening import library_path
from readout.cli.shared.progress import tell
from readout.cli.shared.status import DONE, UNUSABLE
from readout.errors import StoreError
from readout.pipeline.compare import compare_documents
from readout.pipeline.library.desk import Library
from readout.web.server import serve


def run(arguments: argparse.Namespace) -> int:
    """Serve the library, and what the inputs compare to, until interrupted; give the exit status."""
    library = library_of(arguments)
    readout = None
    if arguments.inputs:
        readout = compare_documents(documents_of(arguments))
        report_failures(readout.failures)
        if not readout.documents:
            print("readout: nothing readable: no input became a document", file=sys.stderr)
            return UNUSABLE
    serve(readout, port=arguments.port, open_browser=arguments.open, library=library)
    return DONE


def library_of(arguments: argparse.Namespace) -> str | None:
    """Give the file of the library to show.

    Where documents are compared, a library that was not named on the command line need not be there, nor
    be of use.

    Raises:
        StoreError: it cannot be used.
    """
    path = library_path(arguments.library)
    is_needed = bool(arguments.library) or not arguments.inputs
    if not is_needed and not path.is_file():
        return None
    try:
        Library(path, create=False).close()
    except StoreError as error:
        if is_needed:
            raise
        tell(f"{error}; it is not shown")
        return None
    return str(path)
