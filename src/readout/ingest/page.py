"""Read an HTML page."""

from readout.errors import NoArticleError
from readout.ingest.assemble import assemble, hash_of
from readout.ingest.decode import decode
from readout.ingest.metadata import Metadata
from readout.ingest.options import ReadOptions
from readout.model.document import Document


def read_page(
    data: bytes, path: str, options: ReadOptions, *, declared: str | None = None, url: str | None = None
) -> Document:
    """Give the document that a page holds."""
    import trafilatura  # 0.4 s to import; only where a page is read

    text = trafilatura.extract(decode(data, path, declared, markup=True), include_comments=False) or ""
    if len(text.split()) < options.minimum_words:
        raise NoArticleError(path, f"{len(text.split())} words of article; wanted {options.minimum_words}")
    return assemble(text, Metadata(url=url), options, path=path, digest=hash_of(data), form="html")
