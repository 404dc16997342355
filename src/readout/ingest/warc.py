"""Read the pages of a WARC file."""

import io
from collections.abc import Iterator

from readout.errors import UnsupportedFormatError
from readout.ingest.options import ReadOptions
from readout.model.document import Document, Failure


def read_captures(stream: io.BufferedIOBase, path: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield the document of each captured page."""
    raise UnsupportedFormatError(path, "found a WARC file, which is not read yet")
    yield
