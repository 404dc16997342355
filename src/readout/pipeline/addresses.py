"""Tell by what a document is known again when its bytes have changed.

A page is known by its address on the web, a row by its id in its file, any other file by where it lies. A
file name may be used again for something else, so there the texts have to be alike as well.
"""

import os
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from readout.model.document import Document

# What the web knows the way of a reader by, not the page.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|ocid|ref_src|smid)\Z", re.I
)

# A text is an edited version of another when so many of its lines, or of the other's, are the same. Of two
# reports of one event hardly any line is.
_ALIKE = 0.5

WEB = "url:"


def address_of(document: Document) -> str | None:
    """Give the address of a document, or None when only its bytes tell it.

    >>> address_of(Document("a", "…", "0" * 64, "p.html", url="https://www.example.org/1/?utm_medium=x#top"))
    'url:example.org/1'
    """
    web = web_address(document.url) if document.url else None
    if web is not None:
        return web
    if document.path == "-" or document.path.startswith("-:"):
        return None
    if document.format == "record":
        file, _, _ = document.path.rpartition(":")
        return f"row:{os.path.abspath(file)}#{document.id}"
    return f"file:{os.path.abspath(document.path)}"


def is_same_text(before: str, after: str) -> bool:
    """Say whether one text is an edited version of the other.

    >>> is_same_text("A fire.\\nTwo hurt.\\nMore soon.", "A fire.\\nThree hurt.\\nMore soon.")
    True
    """
    first, second = _lines(before), _lines(after)
    shared = len(first & second)
    return shared >= _ALIKE * min(len(first), len(second))


def _lines(text: str) -> set[str]:
    return {line for line in (" ".join(line.split()) for line in text.splitlines()) if line}


def web_address(url: str) -> str | None:
    """Give the address of a page without what the web knows its readers by; None for a front page."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)]
    path = parts.path.rstrip("/")
    # Where pages name their outlet's front page as their own address, it tells nothing.
    if not host or (not path and not kept):
        return None
    place = host.removeprefix("www.") + (f":{port}" if port not in (None, 80, 443) else "")
    return WEB + place + path + (f"?{urlencode(kept)}" if kept else "")
