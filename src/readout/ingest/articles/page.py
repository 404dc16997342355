"""Read an HTML page: its article's text and what it says about itself."""

from readout.errors import BrokenInputError, NoArticleError
from readout.ingest.articles.markup import article_text, parse_markup
from readout.ingest.articles.metadata import read_metadata
from readout.ingest.furniture.lines import split_lines
from readout.ingest.furniture.titles import find_given_title
from readout.ingest.shared.assemble import assemble, hash_of
from readout.ingest.shared.decode import decode
from readout.ingest.shared.options import ReadOptions
from readout.model.document import Document


def read_page(
    data: bytes, path: str, options: ReadOptions, *, declared: str | None = None, url: str | None = None
) -> Document:
    """Give the document that a page holds.

    Args:
        data: the page's bytes; their hash becomes the document's.
        path: what the user would call it.
        options: what the user says, and the limits.
        declared: the encoding that came with the bytes.
        url: the address that the page was found at, when that is known.

    Raises:
        NoArticleError: too little text is left without the page's furniture.
        BrokenInputError: the markup cannot be read.
    """
    markup = decode(data, path, declared, markup=True)
    try:
        tree = parse_markup(markup)
        if tree is None:
            raise NoArticleError(path, "found no article in the markup")
        found, linked = read_metadata(tree, url or options.url)
        text = _without_title(article_text(tree, linked.body), found.title)
    except RecursionError as error:
        raise BrokenInputError(path, "the markup is nested too deeply to be read") from error
    words = len(text.split())
    if words < options.minimum_words:
        raise NoArticleError(
            path,
            f"{words} words of article left without the page's furniture; "
            f"wanted {options.minimum_words} or more",
        )
    return assemble(text, found, options, path=path, digest=hash_of(data), form="html")


def _without_title(text: str, title: str | None) -> str:
    """Give the text without the headline above it, which is metadata already."""
    first = text.partition("\n")[0]
    span = find_given_title(split_lines(first), title) if title else None
    return text[span.end :].lstrip() if span else text
