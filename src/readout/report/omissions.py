"""Put what is left out together by fact: one line an agreement, with the documents that do not have it."""

from dataclasses import dataclass

from readout.model.readout import Readout

LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Missing:
    """What several agree on and others do not tell.

    Attributes:
        agreement: its place in the readout.
        left_out: the ids of the documents that could have told it, in the order of the input.
        excused: the others, by the reason why they could not, in the order of the input.
    """

    agreement: int
    left_out: tuple[str, ...]
    excused: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """Give the ids of all documents that do not tell it."""
        return (*self.left_out, *(document for _, every in self.excused for document in every))


def missing(readout: Readout) -> list[Missing]:
    """Give the facts that somebody leaves out, in the order of the agreements."""
    order = {document.id: place for place, document in enumerate(readout.documents)}
    facts: dict[int, dict[str, list[str]]] = {}
    for item in readout.omissions:
        facts.setdefault(item.agreement, {}).setdefault(item.why, []).append(item.document)
    found = []
    for agreement in sorted(facts):
        reasons = {
            why: tuple(sorted(dict.fromkeys(every), key=lambda document: order.get(document, len(order))))
            for why, every in facts[agreement].items()
        }
        left_out = reasons.pop(LEFT_OUT, ())
        found.append(Missing(agreement, left_out, tuple(sorted(reasons.items()))))
    return found


def parted(found: list[Missing]) -> tuple[list[Missing], list[Missing]]:
    """Part the facts that somebody left out from those that the others could not have known."""
    return [item for item in found if item.left_out], [item for item in found if not item.left_out]
