"""Read an HTML page: its article's text and what it says about itself.

The body is found by trafilatura, the headline, the outlet, the authors and the date by
what the page says in the places meant for them. The page is parsed once.
"""

import re
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from readout.errors import BrokenInputError, NoArticleError
from readout.ingest.assemble import assemble, hash_of
from readout.ingest.decode import decode
from readout.ingest.options import ReadOptions
from readout.ingest.page_metadata import read_metadata
from readout.model.document import Document

_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{4000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Real tags have up to 60 attributes.
MOST_ATTRIBUTES = 1_000


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
        tree = _extractor().load_html(_without_endless_tags(markup))
        if tree is None:
            raise NoArticleError(path, "found no article in the markup")
        found, _ = read_metadata(tree, url or options.url)
        text = article_text(tree)
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


def _without_endless_tags(markup: str) -> str:
    """Give the markup with tags of thousands of attributes cut down to their names.

    The parser compares each attribute of a tag with all before it: 50,000 of them take it 2.5 s,
    a million a quarter of an hour.
    """
    return _LONG_TAG.sub(
        lambda tag: tag[0] if _attributes(tag[0]) <= MOST_ATTRIBUTES else f"<{tag[1]}", markup
    )


def _attributes(tag: str) -> int:
    return len(_QUOTED.sub("", tag).split())


def article_text(tree: HtmlElement) -> str:
    """Give the text of the article in a page, a line a paragraph; "" when there is none."""
    body = _extractor().bare_extraction(tree, include_comments=False)
    return (body.text or "").strip() if body is not None else ""


@cache
def _extractor() -> Any:
    # Imported only where a page is read: it takes 0.4 s.
    import logging

    import trafilatura
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not read, our errors say
    trafilatura.load_html = load_html
    return trafilatura
