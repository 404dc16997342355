"""Parse a page's markup once, and find the article in it.

The body is what trafilatura finds. Its fast way is tried first; where it leaves out most
of the page's long paragraphs, its thorough way is tried too. Where the page itself
gives the whole article as linked data, and that holds what was found and much more, the
page is believed.
"""

import logging
import re
from functools import cache
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from readout.ingest.shared.metadata import strip_tags

_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{4000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BLANKS = re.compile(r"\s+")

# Nothing shorter can be such a tag; looking for pieces first costs a tenth of the search.
LONG_PIECE = 30_000
# Real tags have up to 60 attributes.
MOST_ATTRIBUTES = 1_000

# A paragraph of so many characters is running text. When the fast way has less than half of them, it took
# the wrong part: of 147 saved pages one, which the thorough way gets right; it is tried on 8 of them.
LONG_PARAGRAPH = 80
LEAST_COVERED = 0.5
# Compared by so much of their beginnings, after the first letters (an initial may be a picture).
_PROBE = slice(10, 50)

# The linked data's text must be so much longer than what was found, and hold so much of its lines.
LONGER_BODY = 1.3
LEAST_SHARED = 0.8


def parse_markup(markup: str) -> HtmlElement | None:
    """Give the page as a tree, or None when it is none."""
    tree: HtmlElement | None = _extractor().load_html(_without_endless_tags(markup))
    return tree


def article_text(tree: HtmlElement, body: str = "") -> str:
    """Give the text of the article in a page, a line a paragraph; "" when there is none.

    Args:
        tree: the page.
        body: the article's text as the page's linked data gives it, or "".
    """
    text = _extracted(tree, fast=True)
    long = [words for element in tree.iter("p") if len(words := _words(element)) >= LONG_PARAGRAPH]
    if _covered(text, long) < LEAST_COVERED:
        text = _extracted(tree, fast=False)
    return _given_body(body, text, long) or text


def _extracted(tree: HtmlElement, *, fast: bool) -> str:
    body = _extractor().bare_extraction(tree, include_comments=False, fast=fast)
    return (body.text or "").strip() if body is not None else ""


def _words(element: HtmlElement) -> str:
    return _BLANKS.sub(" ", "".join(element.itertext())).strip()


def _covered(text: str, paragraphs: list[str]) -> float:
    """Give the share of the paragraphs' characters whose paragraph is in `text`."""
    total = sum(len(paragraph) for paragraph in paragraphs)
    if not total:
        return 1.0
    held = _BLANKS.sub(" ", text)
    return sum(len(paragraph) for paragraph in paragraphs if paragraph[_PROBE] in held) / total


def _given_body(body: str, text: str, paragraphs: list[str]) -> str | None:
    """Give the linked data's text when it holds what was found and much more, else None."""
    if len(body) < LONGER_BODY * len(text):
        return None
    given = unescape(strip_tags(body)).strip()
    flat = _BLANKS.sub(" ", given)
    lines = [line for line in text.split("\n") if len(line) >= LONG_PARAGRAPH]
    shared = sum(_BLANKS.sub(" ", line)[_PROBE] in flat for line in lines)
    if not lines or len(flat) < LONGER_BODY * len(text) or shared < LEAST_SHARED * len(lines):
        return None
    return given if "\n" in given else _parted(flat, paragraphs)


def _parted(flat: str, paragraphs: list[str]) -> str:
    """Give a text without line breaks the page's own paragraphs back."""
    cuts, place = [0], 0
    for paragraph in paragraphs:
        found = flat.find(paragraph[: _PROBE.stop], place)
        if found > place:
            cuts.append(found)
            place = found
    return "\n".join(flat[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(flat)], strict=True))


def _without_endless_tags(markup: str) -> str:
    """Give the markup with tags of thousands of attributes cut down to their names.

    The parser compares each attribute of a tag with all before it: 50,000 of them take it 2.5 s,
    a million a quarter of an hour.
    """
    if all(len(piece) < LONG_PIECE for piece in markup.split("<")):
        return markup
    return _LONG_TAG.sub(
        lambda tag: tag[0] if _attributes(tag[0]) <= MOST_ATTRIBUTES else f"<{tag[1]}", markup
    )


def _attributes(tag: str) -> int:
    return len(_QUOTED.sub("", tag).split())


@cache
def _extractor() -> Any:
    # Imported only where a page is read: it takes 0.4 s.

    import trafilatura  # 0.4 s to load, and needed only for a page
    from trafilatura.utils import load_html  # as above

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not read, our errors say
    trafilatura.load_html = load_html
    return trafilatura
