"""Read what is behind an address: a page, a feed with the pages it points to, or any other input."""

from collections.abc import Generator, Iterator
from io import BytesIO

from readout.errors import (
    FetchError,
    IngestError,
    MissingInputError,
    NoArticleError,
    ReadoutError,
    UnsupportedFormatError,
)
from readout.ingest.articles.page import read_page
from readout.ingest.containers.archive import read_stream
from readout.ingest.containers.feed import Item, read_entries
from readout.ingest.containers.sniff import HEAD_BYTES, sniff
from readout.ingest.shared.fetched import Fetched, Fetching, Marks
from readout.ingest.shared.options import ReadOptions
from readout.ingest.web.fetch import Fetcher
from readout.model.document import Document, Failure


def read_address(url: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield the documents behind an address; those of a feed are the pages that its entries point to.

    Raises:
        MissingInputError: fetching was not asked for.
        IngestError: it cannot be had, or is nothing that is read.
    """
    if not options.fetch:
        raise MissingInputError(
            url, "an address is fetched only when asked for; use --fetch, or save the page"
        )
    fetcher = options.fetcher or Fetcher(allow_private=options.allow_private)
    yield from _read(url, options, fetcher)


def _read(
    url: str, options: ReadOptions, fetcher: Fetching, *, is_entry: bool = False
) -> Iterator[Document | Failure]:
    memory = options.memory
    answer = fetcher.fetch(url, options.maximum_bytes, memory.marks(url) if memory else None)
    if answer.data is None:
        known = memory.document_at(url) if memory else None
        if known is not None:
            yield known
        return
    is_complete = True
    if _is_feed(answer, url):
        if is_entry:  # else two feeds that point to each other would be read for ever
            raise UnsupportedFormatError(url, "an entry points to another feed; wanted a page")
        is_complete = yield from _read_feed(answer.data, url, options, fetcher)
    elif "html" in answer.kind:
        charset = answer.kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
        known = options.read_before(answer.data, url)
        yield known or read_page(answer.data, url, options, declared=charset, url=answer.url)
    else:
        yield from read_stream(BytesIO(answer.data), url, options, content_type=answer.kind)
    if memory and is_complete:
        # Only now that all of it has been handed out: what was not must be asked for again.
        memory.keep(url, answer.marks)


def _is_feed(answer: Fetched, url: str) -> bool:
    try:
        return sniff((answer.data or b"")[:HEAD_BYTES], url, answer.kind) == "feed"
    except IngestError:
        return False  # whoever reads it will say what it is


def _read_feed(
    data: bytes, url: str, options: ReadOptions, fetcher: Fetching
) -> Generator[Document | Failure, None, bool]:
    """Yield what the entries carry or point to; return whether none has to be asked for again."""
    is_complete = True
    asked = set()
    for item in read_entries(data, url, options):
        if item.is_whole or item.url is None:
            yield item.result
        elif item.url not in asked and not _is_known(item, options):
            asked.add(item.url)
            try:
                yield from _read(item.url, options, fetcher, is_entry=True)
            except ReadoutError as error:
                if not isinstance(error, IngestError):
                    raise
                is_complete = is_complete and (not isinstance(error, FetchError) or error.is_lasting)
                if isinstance(error, NoArticleError) and options.memory:
                    # It was fetched and is no article: it is asked for again when the feed says it is newer.
                    options.memory.keep(item.url, Marks())
                yield Failure(error.where, type(error).__name__, error.message)
            except Exception as error:  # noqa: BLE001 - a fault of ours in one page must not stop the others
                yield Failure(item.url, type(error).__name__, f"could not be read: {error}")
    return is_complete


def _is_known(item: Item, options: ReadOptions) -> bool:
    """Say whether the page of an entry was fetched before, and the feed does not say that it is newer."""
    marks = options.memory.marks(item.url) if options.memory and item.url else None
    return marks is not None and (item.updated is None or item.updated <= marks.moment)
