"""Read what a page says about its article as linked data (JSON-LD in the vocabulary of schema.org)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.ingest.shared.metadata import LONGEST_NAME, clean_line, clean_url, strip_tags

_ARTICLE = re.compile(r"(?:.*Article|.*Posting|Report|ReportageNewsArticle)$")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")

# More than a page's own data ever needs; it bounds the time that hostile data can take.
LONGEST_SCRIPT = 2_000_000
MOST_NODES = 2_000


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the linked data says of the page's article.

    Attributes:
        headline: the headline, or None.
        published: when it was published, as written, or None.
        authors: the authors' names.
        publisher: who published it, or None.
        language: as written, or None.
        url: its address, or None.
        body: the whole text, when the page gives it, else "".
    """

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    body: str = ""


def read_linked_data(scripts: Iterator[str]) -> LinkedData:
    """Give what the scripts say of the article; of several articles, the first that has a headline.

    >>> script = '{"@type": "NewsArticle", "headline": "Ferry sinks", "author": {"name": "Jo Fenn"}}'
    >>> found = read_linked_data(iter([script]))
    >>> found.headline, found.authors
    ('Ferry sinks', ('Jo Fenn',))
    """
    nodes = [node for script in scripts for node in _nodes(_parse(script))][:MOST_NODES]
    articles = [node for node in nodes if any(_ARTICLE.match(kind) for kind in _types(node))]
    if not articles:
        return LinkedData()
    chosen = next((node for node in articles if node.get("headline")), articles[0])
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    body = chosen.get("articleBody")
    return LinkedData(
        headline=_line(chosen.get("headline")) or _line(chosen.get("name")),
        published=_line(chosen.get("datePublished")),
        authors=tuple(_names(chosen.get("author") or chosen.get("creator"), known)),
        publisher=next(_names(chosen.get("publisher"), known), None),
        language=_line(chosen.get("inLanguage")),
        url=clean_url(chosen.get("url")) or clean_url(_identifier(chosen.get("mainEntityOfPage"))),
        body=body if isinstance(body, str) else "",
    )


def _parse(script: str) -> object:
    if len(script) > LONGEST_SCRIPT:
        return None
    try:
        return json.loads(_WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None  # pages with broken linked data are many; the page's other marks remain


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a script: the top one, those of a list and those of a graph."""
    waiting, seen = [data], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting[:0] = node[:MOST_NODES]
        elif isinstance(node, dict):
            yield node
            waiting.extend(
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                if key in node
            )


def _types(node: dict[str, object]) -> list[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in found if isinstance(kind, str)]


def _names(value: object, known: dict[str, dict[str, object]]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item if item.get("name") else known.get(str(item.get("@id")), {})
            yield from _names(item.get("name"), {})
        elif name := _line(item, LONGEST_NAME):
            yield name


def _identifier(value: object) -> object:
    return value.get("@id") if isinstance(value, dict) else value


def _line(value: object, longest: int = 500) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return clean_line(strip_tags(value), longest) if isinstance(value, str) else None
