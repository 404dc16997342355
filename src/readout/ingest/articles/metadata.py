"""Read what an HTML page says about itself.

A date counts only where the page says in a place meant for it that this is when it was
published; what was modified, crawled or copyrighted when is no such place. The place is
kept as the evidence.
"""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from readout.ingest.articles.authors import clean_authors
from readout.ingest.articles.linked_data import LinkedData, read_linked_data
from readout.ingest.shared.dates import iso_moment
from readout.ingest.shared.metadata import LONGEST_NAME, Metadata, clean_line, clean_url, strip_tags
from readout.language.engine.detection import language_code
from readout.model.document import Published

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished", "date.published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "published-date", "publication_date", "publicationdate",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "ptime", "pdate", "article.published",
    "citation_publication_date", "bt:pubdate", "rbpubdate", "date",
)  # fmt: skip
_AUTHOR_NAMES = (
    "article:author", "author", "authors", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator", "cxenseparse:author", "og:article:author",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "cre", "publisher")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(\d{1,2}|[a-z]{3})[/-]?(\d{2}|(?<=[/-])\d)(?=[/_.-]|$)")
# As in the dates of feeds and HTTP (RFC 5322): a format, not words of a language.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BYLINES = (
    './/*[@itemprop="author"]', './/a[@rel="author"]', './/*[contains(@class, "byline")]//a',
    './/*[contains(@class, "author-name") or contains(@class, "author__name")]',
    './/*[contains(@class, "byline__name")]', './/*[contains(@class, "byline")]',
)  # fmt: skip
# Elements that stand apart on the page, so that "Sport:Ferry" reads "Sport: Ferry".
_BLOCKS = frozenset({"span", "div", "br", "p", "strong", "small", "li"})
_GAP = "\x1f"
_GAPS = re.compile(r"\x1f+")
_GAP_BEFORE_MARK = re.compile(r"\s*\x1f\s*(?=[:,.;!?])")
# A longer byline is a paragraph about the author; more of them are those of other articles.
LONGEST_BYLINE = 200
MOST_BYLINES = 10
_SITE_TAIL = re.compile(r"\s+(?:[|–—•·»:]|-{1,2})\s+")


def read_metadata(tree: HtmlElement, url: str | None = None) -> tuple[Metadata, LinkedData]:
    """Give what the page says about itself, and its linked data.

    Args:
        tree: the page.
        url: the address it was found at, when that is known.
    """
    metas = _metas(tree)
    linked = read_linked_data(_scripts(tree))
    address = clean_url(url) or _address(tree, metas, linked)
    outlet = _first(metas, _OUTLET_NAMES[:1], LONGEST_NAME) or linked.publisher
    found = Metadata(
        title=_title(tree, metas, linked),
        outlet=outlet or _first(metas, _OUTLET_NAMES[1:], LONGEST_NAME),
        url=address,
        authors=_authors(tree, metas, linked),
        published=_published(tree, metas, linked, address),
        language=_language(tree, metas, linked),
    )
    return found, linked


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Give the contents of the page's meta elements by their lower-case names, in order."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        if content and not content.isspace():
            for key in ("property", "name", "itemprop", "http-equiv"):
                if name := element.get(key):
                    found.setdefault(name.strip().lower(), []).append(content)
    return found


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "") and element.text:
            yield element.text


def _first(metas: dict[str, list[str]], names: tuple[str, ...], longest: int = 500) -> str | None:
    for name in names:
        for content in metas.get(name, ()):
            if words := clean_line(strip_tags(content), longest):
                return words
    return None


def _text(element: HtmlElement, longest: int = 500) -> str | None:
    pieces = []
    for node in element.iter():
        apart = _GAP if node.tag in _BLOCKS else ""
        pieces += [apart, (node.text or "") if isinstance(node.tag, str) else "", apart]
        pieces.append((node.tail or "") + apart if node is not element else "")
    return clean_line(_GAPS.sub(" ", _GAP_BEFORE_MARK.sub("", "".join(pieces))), longest)


def _title(tree: HtmlElement, metas: dict[str, list[str]], linked: LinkedData) -> str | None:
    """Give the headline: what stands as the only great heading, what the data says, the window's title."""
    headings = [words for element in tree.iter("h1") if (words := _text(element))]
    named = linked.headline or _first(metas, _TITLE_NAMES)
    if len(headings) == 1 and (named is None or _alike(headings[0], named)):
        return headings[0]
    if named is not None:
        return next((words for words in headings if _alike(words, named)), named)
    if headings:
        return headings[0]
    window = next(tree.iter("title"), None)
    words = _text(window) if window is not None else None
    return _SITE_TAIL.split(words)[0] if words else None


def _alike(one: str, other: str) -> bool:
    """Say whether two headlines share most of their words."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return 2 * len(first & second) >= min(len(first), len(second))


def _authors(tree: HtmlElement, metas: dict[str, list[str]], linked: LinkedData) -> tuple[str, ...]:
    """Give the names of the people who wrote it; the outlet's own name only when there are none."""
    outlet = (linked.publisher or _first(metas, _OUTLET_NAMES) or "").casefold()
    house: tuple[str, ...] = ()
    for written in _author_places(tree, metas, linked):
        names = clean_authors(written)
        people = tuple(name for name in names if not _is_house(name.casefold(), outlet))
        if people:
            return people
        house = house or names
    if house:
        return house
    for path in _BYLINES:
        if names := clean_authors(_pieces(tree.xpath(path)[:MOST_BYLINES])):
            return names
    return ()


def _pieces(elements: Iterable[HtmlElement]) -> Iterator[str]:
    """Yield the pieces of text in bylines: a name, "and", a role; dates are left out."""
    for element in elements:
        if len(_text(element) or "") <= LONGEST_BYLINE:
            for piece in element.itertext():
                if piece.strip() and not any(letter.isdigit() for letter in piece):
                    yield piece


def _is_house(name: str, outlet: str) -> bool:
    """Say whether an author is the outlet itself: "Der Postillon", "STERN.de"."""
    return bool(outlet) and (name in outlet or outlet in name or name.split(".")[0] == outlet.split(".")[0])


def _author_places(
    tree: HtmlElement, metas: dict[str, list[str]], linked: LinkedData
) -> Iterator[Iterable[str]]:
    yield linked.authors
    for name in _AUTHOR_NAMES:
        yield metas.get(name, ())


def _published(
    tree: HtmlElement, metas: dict[str, list[str]], linked: LinkedData, url: str | None
) -> Published | None:
    candidates = [(linked.published, "JSON-LD datePublished")] if linked.published else []
    candidates += [(content, f"meta {name}") for name in _DATE_NAMES for content in metas.get(name, ())]
    for written, evidence in candidates:
        if moment := iso_moment(written):
            return Published(moment, evidence)
    return _from_time(tree) or _from_url(url)


def _from_time(tree: HtmlElement) -> Published | None:
    """Give the date of an element that says it is the date of publication."""
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if not marked and element.tag != "time":
            continue
        kind = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if "updat" in kind or "modif" in kind or not (marked or _is_heading_time(element)):
            continue
        written = element.get("datetime") or element.get("content") or element.get("title") or ""
        if moment := iso_moment(written):
            return Published(moment, "itemprop datePublished" if marked else "time element at the headline")
    return None


def _is_heading_time(element: HtmlElement) -> bool:
    """Say whether a time stands by the page's headline: in the nearest block that holds an h1."""
    node = element
    for _ in range(6):
        parent = node.getparent()
        if parent is None or parent.tag in ("body", "html", "aside", "nav", "footer", "li"):
            return False
        if parent.find(".//h1") is not None:
            return True
        node = parent
    return False


def _from_url(url: str | None) -> Published | None:
    match = _URL_DAY.search(url.split("?")[0]) if url else None
    if match is None:
        return None
    month = _MONTHS.index(match[2]) + 1 if match[2] in _MONTHS else match[2]
    if isinstance(month, str) and not month.isdigit():
        return None
    day = iso_moment(f"{match[1]}-{int(month):02d}-{int(match[3]):02d}")
    return Published(day, "address") if day else None


def _address(tree: HtmlElement, metas: dict[str, list[str]], linked: LinkedData) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (url := clean_url(element.get("href"))):
            return url
    for written in metas.get("og:url", []):
        if url := clean_url(written):
            return url
    return linked.url


def _language(tree: HtmlElement, metas: dict[str, list[str]], linked: LinkedData) -> str | None:
    root = tree.getroottree().getroot()
    written = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    written += [linked.language, *metas.get("content-language", []), *metas.get("og:locale", [])]
    return next((code for words in written if words and (code := language_code(words))), None)
