"""Add documents to a library: each batch is on the disk before it is reported.

Nothing is parsed here: a document is placed in a story for the cost of reading its words.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256

from readout.model.document import Document, Failure
from readout.model.library import Added
from readout.pipeline.addresses import WEB, address_of, is_same_text
from readout.pipeline.fingerprint import reading_fingerprint
from readout.pipeline.placing import Placer
from readout.pipeline.reading import Given, read_documents
from readout.store.library import Store

# So many documents, or so many characters, are written in one transaction. One costs about 3 ms of waiting
# for the disk; of 32 that is nothing beside reading them, and a user sees them come.
BATCH = 32
BATCH_CHARACTERS = 2_000_000


@dataclass(slots=True)
class Shelf:
    """What a library has read before, and the bytes of what is being read now."""

    store: Store
    reader: str
    raw: dict[str, bytes] = field(default_factory=dict)

    def recall(self, data: bytes) -> Document | None:
        """Give what was read from these bytes before, by the same program; remember the bytes."""
        digest = sha256(data).hexdigest()
        self.raw[digest] = data
        return self.store.documents.read_before(digest, self.reader)

    def take(self, document: Document) -> bytes | None:
        """Give the bytes that a document was read from, and forget all others."""
        raw = self.raw.get(document.sha256)
        self.raw.clear()
        return raw


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that has been read and not been added yet."""

    document: Document
    raw: bytes | None
    reader: str


def read_arrivals(
    store: Store,
    inputs: Sequence[str | os.PathLike[str]],
    *,
    given: Sequence[Given] = (),
    fetch: bool = False,
) -> Iterator[Arrival | Failure]:
    """Yield what the inputs hold, with the bytes; what the library has read before is not read again."""
    for place, item in enumerate(inputs):
        known = given[place if len(given) > 1 else 0] if given else Given()
        shelf = Shelf(store, reading_fingerprint(repr(known)))
        for found in read_documents([item], given=[known], fetch=fetch, recall=shelf.recall):
            yield found if isinstance(found, Failure) else Arrival(found, shelf.take(found), shelf.reader)


def add_arrivals(
    store: Store, placer: Placer, arrivals: Iterable[Arrival | Failure], *, batch: int = BATCH
) -> Iterator[Added | Failure]:
    """Add documents in their order; yield what became of each when it is on the disk."""
    waiting: list[Arrival | Failure] = []
    characters = 0
    for arrival in arrivals:
        waiting.append(arrival)
        characters += len(arrival.document.text) if isinstance(arrival, Arrival) else 0
        if len(waiting) >= batch or characters >= BATCH_CHARACTERS:
            yield from _add_batch(store, placer, waiting)
            waiting, characters = [], 0
    yield from _add_batch(store, placer, waiting)
    with store.transaction():
        placer.catch_up()
        placer.settle()


def _add_batch(store: Store, placer: Placer, arrivals: Sequence[Arrival | Failure]) -> list[Added | Failure]:
    if not any(isinstance(arrival, Arrival) for arrival in arrivals):
        return list(arrivals)  # type: ignore[arg-type]  # there are only failures
    with store.transaction():
        placer.catch_up()
        moment = now()
        return [
            arrival if isinstance(arrival, Failure) else _add(store, placer, arrival, moment)
            for arrival in arrivals
        ]


def _add(store: Store, placer: Placer, arrival: Arrival, moment: str) -> Added:
    document = arrival.document
    address = address_of(document)
    if address is not None and not address.startswith(WEB):
        before = store.documents.at_address(address)
        if before is not None and not is_same_text(store.documents.load(before).text, document.text):
            store.documents.leave_address(address)
    kept = store.documents.add(document, arrival.raw, address=address, reader=arrival.reader, added=moment)
    if kept.status == "new":
        story = placer.place(kept.key, replace(document, id=kept.id)).story
    else:
        story = store.stories.of_document(kept.key)
        if kept.status == "version":
            store.stories.refresh(kept.key)
    note = f"the id {document.id!r} is taken by another document" if kept.renamed else ""
    return Added(kept.id, document.path, kept.status, story, document.title, note)


def now() -> str:
    """Give the moment, UTC; SOURCE_DATE_EPOCH sets it, for a library that is the same byte for byte."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
