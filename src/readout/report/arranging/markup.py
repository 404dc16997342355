"""Build HTML in which no word of a document can become markup.

Only a `Markup` is taken as it is; every other string is escaped and neutralised on its
way in. So a forgotten escape shows as visible angle brackets, never as an element.
"""

from html import escape as html_escape
from importlib.resources import files
from urllib.parse import urlsplit

from readout.report.arranging.excerpts import neutral

VOID = frozenset({"br", "hr", "input", "link", "meta", "wbr"})


class Markup(str):
    """HTML that is finished."""

    __slots__ = ()


Child = str | None
Value = str | int | bool | None


def escape(text: str) -> Markup:
    """Give `text` as HTML; what is finished already stays.

    >>> escape('<b>"no"</b>')
    '&lt;b&gt;&quot;no&quot;&lt;/b&gt;'
    """
    return text if isinstance(text, Markup) else Markup(html_escape(neutral(text)))


def join(*children: Child, between: str = "") -> Markup:
    """Put children one after the other; None is left out."""
    return Markup(escape(between).join(escape(child) for child in children if child is not None))


def tag(name: str, /, *children: Child, **attributes: Value) -> Markup:
    """Give an element. An underscore at an attribute's end is dropped, inside it is a hyphen.

    None and False leave an attribute out, True gives it without a value.

    >>> tag("a", "1 < 2", class_="q", data_d=3, href=None)
    '<a class="q" data-d="3">1 &lt; 2</a>'
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(*children)}</{name}>")


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def safe_address(url: str | None) -> str | None:
    """Give `url` when a reader may be led there: only http and https with a host.

    >>> safe_address("https://example.org/a"), safe_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:  # "http://[" and its like
        return None
    return url.strip() if parts.scheme in ("http", "https") and host else None


def outside(url: str | None, words: str) -> Markup:
    """Give a link to another site that tells it nothing about us; plain words when it is not safe."""
    address = safe_address(url)
    if address is None:
        return escape(words)
    return tag("a", words, href=address, rel="noreferrer noopener", target="_blank")


def part(name: str) -> str:
    """Read one of our own files of styles or script."""
    return files("readout.report").joinpath("data", name).read_text(encoding="utf-8")
