"""Add documents to a library: each batch is on the disk before it is reported.

Nothing is parsed here: a document is placed in a story for the cost of reading its words.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import ReadoutError, UsageError
from readout.ingest.shared.fetched import Marks
from readout.ingest.shared.options import MAXIMUM_BYTES, ReadOptions
from readout.ingest.web.address import read_address
from readout.model.document import Document, Failure
from readout.model.library import Added
from readout.pipeline.fingerprint import reading_fingerprint
from readout.pipeline.library.addresses import WEB, address_of, is_same_text, row_address, web_address
from readout.pipeline.library.placing import Placer
from readout.pipeline.reading.ahead import Ahead, files_of, in_spite_of_faults, is_single, processes_for
from readout.pipeline.reading.inputs import Given, read_documents
from readout.store.fetched import Receipt
from readout.store.library import Store

if TYPE_CHECKING:
    from readout.ingest.web.fetch import Fetcher

# So many documents, or so many characters, are written in one transaction. One costs about 3 ms of waiting
# for the disk; of 32 that is nothing beside reading them, and a user sees them come.
BATCH = 32
BATCH_CHARACTERS = 2_000_000


@dataclass(slots=True)
class Shelf:
    """What a library has read before, and the bytes of what is being read now.

    Attributes:
        store: the open library.
        reader: the program that reads, with what the user said.
        raw: the bytes that were shown last, with their hash.
        told: what servers said of addresses whose documents have all been handed out; not written yet.
    """

    store: Store
    reader: str = ""
    raw: tuple[str, bytes] = ("", b"")
    told: dict[str, Marks] = field(default_factory=dict)

    def recall(self, data: bytes) -> Document | None:
        """Give what was read from these bytes before, by the same program; remember the bytes."""
        digest = sha256(data).hexdigest()
        self.raw = digest, data
        return self.store.documents.read_before(digest, self.reader)

    def has_read(self, path: str, given: Given) -> bool:
        """Say whether the bytes of a file were read before, by the same program."""
        try:
            if not os.path.isfile(path) or os.path.getsize(path) > MAXIMUM_BYTES:
                return False  # a pipe can be read only once; what is too large was never read
            digest = sha256(Path(path).read_bytes()).hexdigest()
        except (OSError, ValueError):
            return False  # whoever reads it will say what is wrong
        return self.store.documents.read_before(digest, reading_fingerprint(repr(given))) is not None

    def marks(self, url: str) -> Marks | None:
        """Give what the server said when that address was last fetched."""
        receipt = self.store.fetched.receipt(url)
        return Marks(receipt.etag, receipt.modified, receipt.moment) if receipt else None

    def document_at(self, url: str) -> Document | None:
        """Give the document that was read from that address."""
        address = web_address(url)
        version = self.store.documents.at_address(address) if address else None
        return self.store.documents.load(version) if version is not None else None

    def keep(self, url: str, marks: Marks) -> None:
        """Learn that all that is behind an address has been handed out."""
        self.told[url] = marks

    def write(self, moment: str) -> None:
        """Write what servers said, with the documents that came before it or after them."""
        for url, marks in self.told.items():
            self.store.fetched.keep(url, Receipt(marks.etag, marks.modified, 200, moment))

    def take(self, document: Document) -> bytes | None:
        """Give the bytes that a document was read from, and forget them."""
        (digest, data), self.raw = self.raw, ("", b"")
        return data if digest == document.sha256 else None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that has been read and not been added yet."""

    document: Document
    raw: bytes | None
    reader: str


def read_arrivals(
    shelf: Shelf,
    item: str | os.PathLike[str],
    given: Given,
    *,
    fetch: bool = False,
    fetcher: "Fetcher | None" = None,
) -> Iterator[Arrival | Failure]:
    """Yield what an input holds, with the bytes; what the library has read before is not read again."""
    shelf.reader = reading_fingerprint(repr(given))
    read = read_documents([item], given=[given], fetch=fetch, memory=shelf, fetcher=fetcher)
    for found in in_spite_of_faults(read, os.fspath(item)):
        yield found if isinstance(found, Failure) else Arrival(found, shelf.take(found), shelf.reader)


def arrivals_of(
    shelf: Shelf,
    inputs: Sequence[str | os.PathLike[str] | Document],
    given: Sequence[Given],
    fetcher: "Fetcher | None",
) -> Iterator[Arrival | Failure]:
    """Yield what inputs hold, one after the other; `given` is for all of them, or one for each."""
    knowing = [given[place if len(given) > 1 else 0] if given else Given() for place in range(len(inputs))]
    paths = [item for item in inputs if not isinstance(item, Document)]
    files = _without_itself(shelf.store, paths) if len(paths) == len(inputs) else []
    if processes := processes_for(files):
        yield from _read_ahead(shelf, files, knowing, fetcher, processes)
        return
    for item, known in zip(inputs, knowing, strict=True):
        if isinstance(item, Document):
            yield Arrival(item, None, "")
            continue
        for _, path in _without_itself(shelf.store, [item]):
            yield from read_arrivals(shelf, path, known, fetch=fetcher is not None, fetcher=fetcher)


def _without_itself(store: Store, inputs: Sequence[str | os.PathLike[str]]) -> list[tuple[int, str]]:
    """Give the files of the inputs, without the library's own where it lies in a folder that is added."""
    own = {os.path.realpath(store.path) + end for end in ("", "-wal", "-shm")}
    named = {os.fspath(item) for item in inputs}
    return [
        (place, path)
        for place, path in files_of(inputs)
        if path in named or os.path.realpath(path) not in own
    ]


def _read_ahead(
    shelf: Shelf,
    files: Sequence[tuple[int, str]],
    knowing: Sequence[Given],
    fetcher: "Fetcher | None",
    processes: int,
) -> Iterator[Arrival | Failure]:
    """Yield what files hold, in order, while other processes read the next ones."""
    with closing(Ahead(processes)) as ahead:
        for place, path in files:
            known = knowing[place]
            if is_single(path) and not shelf.has_read(path, known):
                while ahead.is_full():
                    yield from _taken(ahead)
                ahead.tell(path, known)
                continue
            while len(ahead):
                yield from _taken(ahead)
            yield from read_arrivals(shelf, path, known, fetch=fetcher is not None, fetcher=fetcher)
        while len(ahead):
            yield from _taken(ahead)


def _taken(ahead: Ahead) -> Iterator[Arrival | Failure]:
    for given, found, raw in ahead.take():
        yield found if isinstance(found, Failure) else Arrival(found, raw, reading_fingerprint(repr(given)))


def read_address_arrivals(shelf: Shelf, url: str, fetcher: "Fetcher") -> Iterator[Arrival | Failure]:
    """Yield what is behind an address that is watched.

    Raises:
        IngestError: the address itself cannot be had; what it points to comes as a failure.
    """
    shelf.reader = reading_fingerprint(repr(Given()))
    options = ReadOptions(fetch=True, memory=shelf, fetcher=fetcher)
    for found in read_address(url, options):
        yield found if isinstance(found, Failure) else Arrival(found, shelf.take(found), shelf.reader)


def add_arrivals(
    shelf: Shelf, placer: Placer, arrivals: Iterable[Arrival | Failure], *, batch: int = BATCH
) -> Iterator[Added | Failure]:
    """Add documents in their order; yield what became of each when it is on the disk."""
    waiting: list[Arrival | Failure] = []
    characters = 0
    for arrival in arrivals:
        waiting.append(arrival)
        characters += len(arrival.document.text) if isinstance(arrival, Arrival) else 0
        if len(waiting) >= batch or characters >= BATCH_CHARACTERS:
            yield from _add_batch(shelf, placer, waiting)
            waiting, characters = [], 0
    yield from _add_batch(shelf, placer, waiting)
    if placer.has_placed:
        with shelf.store.transaction():
            placer.catch_up()
            placer.settle()


def _add_batch(shelf: Shelf, placer: Placer, arrivals: Sequence[Arrival | Failure]) -> list[Added | Failure]:
    """Add some documents, all or none; those that cannot be placed become failures and stop no other."""
    try:
        return _write(shelf, placer, arrivals)
    except (ReadoutError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not stop the others
        placer.reset()
        if len(arrivals) > 1:
            return [item for arrival in arrivals for item in _add_batch(shelf, placer, [arrival])]
        (arrival,) = arrivals
        path = arrival.document.path if isinstance(arrival, Arrival) else arrival.input
        return [Failure(path, type(error).__name__, f"could not be added: {error}")]


def _write(shelf: Shelf, placer: Placer, arrivals: Sequence[Arrival | Failure]) -> list[Added | Failure]:
    moment = now()
    if not shelf.told and all(isinstance(arrival, Failure) for arrival in arrivals):
        return [arrival for arrival in arrivals if isinstance(arrival, Failure)]
    if any(isinstance(item, Arrival) and not _is_there(shelf.store, item.document) for item in arrivals):
        # What others have added is learnt before anybody has to wait for us: in a large library it takes
        # seconds. Where nothing is new, nothing has to be learnt.
        with shelf.store.moment():
            placer.catch_up()
    with shelf.store.transaction():
        added = [
            arrival if isinstance(arrival, Failure) else _add(shelf.store, placer, arrival, moment)
            for arrival in arrivals
        ]
        shelf.write(moment)
    shelf.told.clear()
    return added


def _add(store: Store, placer: Placer, arrival: Arrival, moment: str) -> Added:
    document = arrival.document
    address = _free_address(store, document, address_of(document))
    kept = store.documents.add(document, arrival.raw, address=address, reader=arrival.reader, added=moment)
    if kept.status == "new":
        placer.catch_up()
        story = placer.place(kept.key, replace(document, id=kept.id)).story
    else:
        story = store.stories.of_document(kept.key)
        if kept.status == "version":
            store.stories.refresh(kept.key)
    note = f"the id {document.id!r} is taken by another document" if kept.renamed else ""
    return Added(kept.id, document.path, kept.status, story, document.title, note)


def _is_there(store: Store, document: Document) -> bool:
    """Say whether some document was read from the same bytes, which nearly always means this one was."""
    return bool(store.documents.with_bytes(document.sha256))


def _free_address(store: Store, document: Document, address: str | None) -> str | None:
    """Give the address by which a document is known, where that is not another document's.

    A page is known by its address alone, however much of it was written anew.
    """
    is_page = address is not None and address.startswith(WEB) and document.format != "record"
    held = None if address is None or is_page else store.documents.at_address(address)
    if address is None or held is None:
        return address
    before = store.documents.load(held)
    of_the_web = address.startswith(WEB)
    if of_the_web and before.id == document.id:
        return address
    is_other_row = of_the_web and _is_named(before) and _is_named(document)
    if not is_other_row and is_same_text(before.text, document.text):
        return address
    if of_the_web:
        return _free_address(store, document, row_address(document))
    store.documents.leave_address(address)
    return address


def _is_named(document: Document) -> bool:
    """Say whether a document is a row that has an id of its own, not one made from its text."""
    return document.format == "record" and not document.sha256.startswith(document.id)


def now() -> str:
    """Give the moment, UTC; SOURCE_DATE_EPOCH sets it, for a library that is the same byte for byte.

    Raises:
        UsageError: it is no number of seconds that has a date.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {fixed!r:.40}; wanted seconds since 1970, such as 1609459200"
        ) from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
