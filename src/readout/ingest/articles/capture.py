"""Read a plain text, such as the saved text of a web page.

The document's text is the file's text, decoded and nothing else; what belongs to the
page is marked, not removed.
"""

from readout.errors import EmptyDocumentError
from readout.ingest.furniture.titles import find_title
from readout.ingest.shared.assemble import assemble, hash_of
from readout.ingest.shared.decode import decode
from readout.ingest.shared.metadata import Metadata
from readout.ingest.shared.options import ReadOptions
from readout.model.document import Document


def read_capture(data: bytes, path: str, options: ReadOptions, *, url: str | None = None) -> Document:
    """Give the document that a plain text file is.

    Raises:
        EmptyDocumentError: it holds blanks only.
        EncodingError: no encoding fits its bytes.
    """
    text = decode(data, path)
    if not text.strip():
        raise EmptyDocumentError(path, "the text is blank; wanted an article")
    span = find_title(text)
    title = " ".join(span.of(text).split()) if span else None
    found = Metadata(title=title, title_span=span, url=url)
    return assemble(text, found, options, path=path, digest=hash_of(data), form="text")
