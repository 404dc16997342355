"""Read the articles that an RSS or Atom feed carries in full.

Most feeds carry a teaser and a link; an entry with too little text is a failure that
says so, because fetching the rest is for the user to ask. A feed that is not well-formed
is read as far as that goes, and a failure at its end says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from readout.errors import BrokenInputError, EmptyDocumentError, IngestError, NoArticleError
from readout.ingest.articles.authors import clean_authors
from readout.ingest.shared.assemble import assemble, hash_of
from readout.ingest.shared.dates import iso_moment
from readout.ingest.shared.metadata import LONGEST_NAME, Metadata, clean_line, clean_url, strip_tags
from readout.ingest.shared.options import ReadOptions
from readout.language.engine.detection import language_code
from readout.model.document import Document, Failure, Published

# A description of so many words is the article. Teasers of news feeds have 15 to 60.
WHOLE_WORDS = 150

# Another encoding than UTF-8, declared or marked.
_OTHER_ENCODING = re.compile(
    rb"""\A\s*<\?xml[^>]{0,200}encoding\s*=\s*["'](?!utf-?8["'])|\A(?:\xff\xfe|\xfe\xff)""", re.I
)

_WHOLE = ("encoded", "content")
_CHANGES = ("updated", "modified", "pubDate", "published", "issued", "date")
_BODIES = ("encoded", "content", "description", "summary")  # the fullest first
_DATES = ("pubDate", "published", "issued", "date")
_BLOCKS = frozenset({"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "pre"})
_UNREAD = frozenset({"script", "style", "template", "noscript"})


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed.

    Attributes:
        result: the document that it carries, or why it carries none.
        url: the page that it points to, or None.
        is_whole: whether it carries the article, not a teaser for it.
        updated: when it was changed last, UTC; None when the feed does not say.
    """

    result: Document | Failure
    url: str | None
    is_whole: bool
    updated: str | None


def read_feed(data: bytes, path: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield the document of each entry, named `path#address` or `path#number`.

    Raises:
        BrokenInputError: nothing of it can be read.
        EmptyDocumentError: it has no entries.
    """
    for item in read_entries(data, path, options):
        yield item.result


def read_entries(data: bytes, path: str, options: ReadOptions) -> Iterator[Item]:
    """Yield each entry with what it carries.

    Raises:
        BrokenInputError: nothing of it can be read.
        EmptyDocumentError: it has no entries.
    """
    root, problem = _parsed(data, path)
    entries = list(root.iter("{*}item", "{*}entry"))
    if not entries:
        raise EmptyDocumentError(path, "the feed holds no entries")
    channel = next(root.iter("{*}channel"), root)
    outlet = clean_line(_child(channel, "title"), LONGEST_NAME)
    language = language_code(_child(channel, "language") or "")
    for number, entry in enumerate(entries, 1):
        url = clean_url(_link(entry))
        where = f"{path}#{url or number}"
        result: Document | Failure
        try:
            result = _document(entry, where, options, url, outlet, language)
        except IngestError as error:
            result = Failure(error.where, type(error).__name__, error.message)
        published = _published(entry, _CHANGES)
        whole = isinstance(result, Document) and _is_whole(entry, result)
        yield Item(result, url, whole, published.moment if published else None)
    if problem:
        yield Item(Failure(path, BrokenInputError.__name__, problem), None, False, None)


def _parsed(data: bytes, path: str) -> tuple[etree._Element, str]:
    """Give the tree, and what is wrong with it in words or "".

    Entities and external references stay unresolved: a feed must not make us open files or grow.
    """
    try:
        strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
        return etree.fromstring(data, strict), ""
    except (etree.XMLSyntaxError, ValueError) as error:
        problem = f"the feed is not well-formed XML: {error}"
        try:
            lenient = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
            root: etree._Element | None = etree.fromstring(_as_text(data), lenient)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None or next(root.iter("{*}item", "{*}entry"), None) is None:
            raise BrokenInputError(path, problem) from error
        return root, f"{problem}; what could be read was"


def _as_text(data: bytes) -> bytes:
    """Give UTF-8 without what is no character: a parser that forgives keeps it, and then gives no text."""
    return data if _OTHER_ENCODING.match(data) else data.decode("utf-8", "replace").encode()


def _is_whole(entry: etree._Element, document: Document) -> bool:
    """Say whether an entry carries its article: in an element made for that, or at a length of its own."""
    return any(_child(entry, name) for name in _WHOLE) or len(document.text.split()) >= WHOLE_WORDS


def _document(
    entry: etree._Element,
    where: str,
    options: ReadOptions,
    url: str | None,
    outlet: str | None,
    language: str | None,
) -> Document:
    bodies = [body for name in _BODIES if (body := _child(entry, name))]
    text = _plain_text(bodies[0]) if bodies else ""
    words = len(text.split())
    if words < options.minimum_words:
        raise NoArticleError(
            where,
            f"the entry carries {words} words; wanted {options.minimum_words} or more "
            "(the whole article may be behind its link)",
        )
    names = [name for name in (_child(entry, "creator"), _author(entry)) if name]
    found = Metadata(
        title=clean_line(strip_tags(_child(entry, "title") or "")),
        outlet=outlet,
        url=url,
        authors=clean_authors(names),
        published=_published(entry),
        language=language,
    )
    return assemble(text, found, options, path=where, digest=hash_of(text.encode()), form="html")


def _child(node: etree._Element, name: str) -> str | None:
    """Give the text of a child by its name in any namespace; markup inside it becomes text."""
    for child in node.iterchildren(f"{{*}}{name}"):
        if len(child):
            return "".join(etree.tostring(part, encoding="unicode") for part in child)
        if child.text and child.text.strip():
            return child.text
    return None


def _author(entry: etree._Element) -> str | None:
    for author in entry.iterchildren("{*}author"):
        return _child(author, "name") or author.text
    return None


def _link(entry: etree._Element) -> str | None:
    for link in entry.iterchildren("{*}link"):
        if link.get("rel", "alternate") == "alternate":
            return (link.get("href") or link.text or "").strip()
    return None


def _published(entry: etree._Element, names: tuple[str, ...] = _DATES) -> Published | None:
    for name in names:
        if moment := iso_moment(_child(entry, name) or ""):
            return Published(moment, f"feed {name}")
    return None


def _plain_text(markup: str) -> str:
    """Give the text of a piece of markup, a line a block."""
    if "<" not in markup:
        return markup.strip()
    tree = html.fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    parts: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(node.tag, str):
            parts.append(node.tail or "" if event == "end" else "")
            continue
        if node.tag in _BLOCKS:
            parts.append("\n")
        if event == "start" and node.tag not in _UNREAD:
            parts.append(node.text or "")
        elif event == "end" and node is not tree:
            parts.append(node.tail or "")
    lines = [" ".join(line.split()) for line in "".join(parts).split("\n")]
    return "\n".join(line for line in lines if line)
