"""Arrange an agreement: the wording that leads, every other document's own, and in each what all say.

A reader must not credit a document with words that it does not have. So each wording stands
with the letters of those who have it, and what only it says is told from what all say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.model.readout import Agreement, Evidence, Readout
from readout.model.span import Span
from readout.report.arranging.excerpts import Piece, one_line, set_off, shortened


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in one or more documents.

    Attributes:
        evidence: one piece a place where they stand; the one to show, then in the order of the readout.
        shared: the stretches of the first piece that say what all say; None where that is not known.
    """

    evidence: tuple[Evidence, ...]
    shared: tuple[Span, ...] | None

    @property
    def first(self) -> Evidence:
        """Give the piece to show."""
        return self.evidence[0]

    def pieces(self, limit: int) -> tuple[Piece, ...]:
        """Give the words to show, what all say told from what is this wording's own."""
        if self.shared is None:
            return shortened(self.first.exact, limit)
        start = self.first.start
        spans = [(span.start - start, span.end - start) for span in self.shared]
        return set_off(self.first.exact, spans, limit, ("shared", "own"))


@dataclass(frozen=True, slots=True)
class Arranged:
    """An agreement as it is shown.

    Attributes:
        heading: the wording that goes least beyond the others.
        others: those of all other documents, each document's own once, in the order of the readout.
        also: further sentences of documents that stand above already.
    """

    heading: Wording
    others: tuple[Wording, ...]
    also: tuple[Wording, ...]

    @property
    def best(self) -> dict[str, Evidence]:
        """Give for each document the piece that says most of what all say."""
        told = (self.heading, *self.others)
        return {item.doc: item for words in reversed(told) for item in reversed(words.evidence)}


# A piece of evidence with what is shared in it.
_Marked = tuple[Evidence, tuple[Span, ...] | None]


def arranged(agreement: Agreement) -> Arranged:
    """Arrange an agreement that has evidence.

    Of several sentences of one document the one that leads is that with the heading's words, else the one
    that says most of what all say.
    """
    shared = agreement.shared or [None] * len(agreement.evidence)
    marked: list[_Marked] = list(zip(agreement.evidence, shared, strict=True))
    heading = marked[agreement.heading]
    words = one_line(heading[0].exact)
    own: dict[str, int] = {}
    for place, item in enumerate(marked):
        known = own.setdefault(item[0].doc, place)
        if _leads(item, words) > _leads(marked[known], words):
            own[item[0].doc] = place
    own[heading[0].doc] = agreement.heading
    leading = frozenset(own.values()) - {agreement.heading}
    first, *others = _grouped([heading, *(marked[place] for place in sorted(leading))])
    rest = [item for place, item in enumerate(marked) if place not in leading | {agreement.heading}]
    return Arranged(first, tuple(others), tuple(_grouped(rest)))


def agreement_words(readout: Readout, place: int) -> Wording | None:
    """Give the words that lead the agreement at `place`, or None when there is none."""
    if not 0 <= place < len(readout.agreements) or not readout.agreements[place].evidence:
        return None
    return arranged(readout.agreements[place]).heading


def _leads(item: _Marked, words: str) -> tuple[bool, int]:
    evidence, shared = item
    return one_line(evidence.exact) == words, sum(map(len, shared or ()))


def _grouped(items: Iterable[_Marked]) -> list[Wording]:
    """Put the same words together, in order of first appearance; shared is what is so in each of them."""
    found: dict[str, list[_Marked]] = {}
    for item in items:
        found.setdefault(one_line(item[0].exact), []).append(item)
    return [Wording(tuple(evidence for evidence, _ in group), _shared(group)) for group in found.values()]


def _shared(group: Sequence[_Marked]) -> tuple[Span, ...] | None:
    """Give what is shared in all of a group's pieces, as stretches of the first; None where it is not known.

    Signs between two stretches, or at the edge beside one, go with them.
    """
    if any(shared is None for _, shared in group):
        return None
    first = group[0][0]
    masks = [_mask(evidence, shared or ()) for evidence, shared in group]
    kept = iter([all(marks) for marks in zip(*masks, strict=True)])
    stretches: list[Span] = []
    is_open = False
    for at, character in enumerate(first.exact, first.start):
        if character.isspace():
            continue
        if next(kept):
            start = stretches.pop().start if is_open else at
            stretches.append(Span(start, at + 1))
            is_open = True
        elif character.isalnum():
            is_open = False
    return tuple(_to_the_edges(first, stretches))


def _mask(evidence: Evidence, shared: Sequence[Span]) -> list[bool]:
    """Say of each character that is no blank whether it is shared."""
    return [
        any(span.start <= at < span.end for span in shared)
        for at, character in enumerate(evidence.exact, evidence.start)
        if not character.isspace()
    ]


def _to_the_edges(evidence: Evidence, stretches: Sequence[Span]) -> list[Span]:
    """Give the stretches, the first and the last with the signs between them and the edge."""
    found = list(stretches)
    if found and not any(map(str.isalnum, evidence.exact[: found[0].start - evidence.start])):
        found[0] = Span(evidence.start, found[0].end)
    if found and not any(map(str.isalnum, evidence.exact[found[-1].end - evidence.start :])):
        found[-1] = Span(found[-1].start, evidence.end)
    return found
