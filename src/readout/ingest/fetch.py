"""Fetch an address, where the user asked for it."""

from collections.abc import Iterator

from readout.errors import MissingInputError
from readout.ingest.options import ReadOptions
from readout.model.document import Document, Failure


def read_address(url: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield the document behind an address."""
    raise MissingInputError(url, "an address is read only when asked for: use --fetch")
    yield
