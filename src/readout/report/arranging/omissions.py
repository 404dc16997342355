"""Put what is left out together by fact: one line an agreement, with the documents that do not have it."""

from dataclasses import dataclass

from readout.model.readout import Omission, Readout

LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Excuse:
    """Documents that could not tell a fact, and why.

    Attributes:
        why: in words.
        documents: their ids, in the order of the input.
        because: what tells so, each with the ids of the documents that it is about.
    """

    why: str
    documents: tuple[str, ...]
    because: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What several agree on and others do not tell.

    Attributes:
        agreement: its place in the readout.
        left_out: the ids of the documents that could have told it, in the order of the input.
        excused: the others, by the reason why they could not.
    """

    agreement: int
    left_out: tuple[str, ...]
    excused: tuple[Excuse, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """Give the ids of all documents that do not tell it."""
        return (*self.left_out, *(document for excuse in self.excused for document in excuse.documents))


def missing(readout: Readout) -> list[Missing]:
    """Give the facts that somebody leaves out, in the order of the agreements."""
    order = {document.id: place for place, document in enumerate(readout.documents)}
    facts: dict[int, list[Omission]] = {}
    for item in sorted(readout.omissions, key=lambda item: order.get(item.document, len(order))):
        facts.setdefault(item.agreement, []).append(item)
    return [_missing(agreement, facts[agreement]) for agreement in sorted(facts)]


def _missing(agreement: int, items: list[Omission]) -> Missing:
    by_reason: dict[str, list[Omission]] = {}
    for item in items:
        by_reason.setdefault(item.why, []).append(item)
    left_out = tuple(dict.fromkeys(item.document for item in by_reason.pop(LEFT_OUT, [])))
    return Missing(agreement, left_out, tuple(_excuse(why, by_reason[why]) for why in sorted(by_reason)))


def _excuse(why: str, items: list[Omission]) -> Excuse:
    because: dict[str, dict[str, None]] = {}
    for item in items:
        if item.because:
            because.setdefault(item.because, {})[item.document] = None
    return Excuse(
        why,
        tuple(dict.fromkeys(item.document for item in items)),
        tuple((words, tuple(documents)) for words, documents in because.items()),
    )


def parted(found: list[Missing]) -> tuple[list[Missing], list[Missing]]:
    """Part the facts that somebody left out from those that the others could not have known."""
    return [item for item in found if item.left_out], [item for item in found if not item.left_out]
