"""Read an OPML file: a list of feeds, as feed readers export them."""

from dataclasses import dataclass

from lxml import etree

from readout.errors import BrokenInputError, EmptyDocumentError
from readout.ingest.shared.metadata import LONGEST_NAME, clean_line, clean_url


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of a list: its address, and what the list calls it."""

    url: str
    title: str | None


def read_opml(data: bytes, path: str) -> list[Feed]:
    """Give the feeds of the list in its order, each once; outlines without an address are headings.

    What cannot be an address stays in the list as it is written: whoever asks for it will say so.

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
        written = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        if url := clean_url(_as_http(written)) or written:
            title = clean_line(outline.get("title") or outline.get("text"), LONGEST_NAME)
            found.setdefault(url, Feed(url, title))
    if not found:
        raise EmptyDocumentError(path, "the list names no feed; wanted outlines with an xmlUrl")
    return list(found.values())


def _as_http(address: str) -> str:
    """Give an address that says only that it is a feed as what it stands for.

    >>> _as_http("feed://post.example/rss"), _as_http("feed:https://post.example/rss")
    ('http://post.example/rss', 'https://post.example/rss')
    """
    rest = address.removeprefix("feed:")
    return f"http:{rest}" if rest != address and rest.startswith("//") else rest
