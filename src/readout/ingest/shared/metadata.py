"""Hold what is known about a document apart from its text, and clean it.

Nothing is guessed: what is not written is None.
"""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from readout.model.document import Published
from readout.model.span import Span

_BLANKS = re.compile(r"\s+")
_TAG = re.compile(r"<[^<>]{0,300}>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

# Longer than this is no title, name or address but a text in the wrong place.
LONGEST_TITLE = 500
LONGEST_NAME = 120
LONGEST_URL = 2_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says about itself.

    Attributes:
        title: the headline, or None.
        title_span: where it stands in the text, or None.
        outlet: who published it, or None.
        url: its address, or None.
        authors: names as given.
        published: when, with the place that says so, or None.
        language: the language it says it is in, ISO 639-1, or None.
    """

    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    language: str | None = None


def clean_line(written: object, longest: int = LONGEST_TITLE) -> str | None:
    """Give a short text on one line without invisible characters, or None when nothing is left.

    >>> clean_line("  Ferry&nbsp;sinks\\n off   Norwich "), clean_line(" "), clean_line(7)
    ('Ferry sinks off Norwich', None, None)
    """
    if not isinstance(written, str):
        return None
    words = _BLANKS.sub(" ", _CONTROL.sub("", unescape(written[: 4 * longest]))).strip()
    return words if 0 < len(words) <= longest else None


def strip_tags(words: str) -> str:
    """Give `words` without the markup that a careless system left in them.

    >>> strip_tags("a <em>big</em> day, 3 < 4")
    'a big day, 3 < 4'
    """
    return _TAG.sub("", words)


def clean_url(written: object) -> str | None:
    """Give the address if it is one that a browser would open, else None.

    >>> clean_url("https://example.org/a b"), clean_url("javascript:alert(1)")
    (None, None)
    >>> clean_url("https://example.org/2021/ferry")
    'https://example.org/2021/ferry'
    """
    words = written.strip() if isinstance(written, str) else ""
    if not 0 < len(words) <= LONGEST_URL or _BLANKS.search(words) or _CONTROL.search(words):
        return None
    try:
        parts = urlsplit(words)
    except ValueError:
        return None
    return words if parts.scheme in ("http", "https") and parts.hostname else None


def host_name(url: str | None) -> str | None:
    """Give the host of an address without "www.", or None.

    >>> host_name("https://www.example.org/ferry")
    'example.org'
    """
    if url is None or clean_url(url) is None:
        return None
    host = (urlsplit(url).hostname or "").lower()
    return host.removeprefix("www.").removeprefix("amp.").removeprefix("m.") or None
