"""Read an OPML file: a list of feeds, as feed readers export them."""

from dataclasses import dataclass

from lxml import etree

from readout.errors import BrokenInputError, EmptyDocumentError
from readout.ingest.metadata import LONGEST_NAME, clean_line, clean_url


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of a list: its address, and what the list calls it."""

    url: str
    title: str | None


def read_opml(data: bytes, path: str) -> list[Feed]:
    """Give the feeds of the list in its order, each once; outlines without an address are headings.

    Raises:
        BrokenInputError: it is not well-formed.
        EmptyDocumentError: it names no feed.
    """
    # Entities and external references stay unresolved: a list must not make us open files or grow.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenInputError(path, f"the list of feeds is not well-formed XML: {error}") from error
    found: dict[str, Feed] = {}
    for outline in root.iter("outline"):
        url = clean_url(outline.get("xmlUrl") or outline.get("xmlurl"))
        if url:
            title = clean_line(outline.get("title") or outline.get("text"), LONGEST_NAME)
            found.setdefault(url, Feed(url, title))
    if not found:
        raise EmptyDocumentError(path, "the list names no feed; wanted outlines with an xmlUrl")
    return list(found.values())
