"""Read the articles that an RSS or Atom feed carries in full.

Most feeds carry a teaser and a link; an entry with too little text is a failure that
says so, because fetching the rest is for the user to ask.
"""

from collections.abc import Iterator

from lxml import etree, html

from readout.errors import BrokenInputError, EmptyDocumentError, IngestError, NoArticleError
from readout.ingest.assemble import assemble, hash_of
from readout.ingest.authors import clean_authors
from readout.ingest.dates import iso_moment
from readout.ingest.metadata import LONGEST_NAME, Metadata, clean_line, clean_url, strip_tags
from readout.ingest.options import ReadOptions
from readout.language.detect import language_code
from readout.model.document import Document, Failure, Published

_BODIES = ("encoded", "content", "description", "summary")  # the fullest first
_DATES = ("pubDate", "published", "issued", "date")
_BLOCKS = frozenset({"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "pre"})
_UNREAD = frozenset({"script", "style", "template", "noscript"})


def read_feed(data: bytes, path: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield the document of each entry, named `path#address` or `path#number`.

    Raises:
        BrokenInputError: the feed is not well-formed.
        EmptyDocumentError: it has no entries.
    """
    # Entities and external references stay unresolved: a feed must not make us open files or grow.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenInputError(path, f"the feed is not well-formed XML: {error}") from error
    entries = list(root.iter("{*}item", "{*}entry"))
    if not entries:
        raise EmptyDocumentError(path, "the feed holds no entries")
    channel = next(root.iter("{*}channel"), root)
    outlet = clean_line(_child(channel, "title"), LONGEST_NAME)
    language = language_code(_child(channel, "language") or "")
    for number, entry in enumerate(entries, 1):
        url = clean_url(_link(entry))
        where = f"{path}#{url or number}"
        try:
            yield _document(entry, where, options, url, outlet, language)
        except IngestError as error:
            yield Failure(error.where, type(error).__name__, error.message)


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


def _published(entry: etree._Element) -> Published | None:
    for name in _DATES:
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
