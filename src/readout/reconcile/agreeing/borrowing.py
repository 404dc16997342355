"""Hold what documents have from other outlets, and count origins by where each has it from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from readout.model.readout import Evidence
from readout.model.span import Span
from readout.model.via import Via

# A claim is via an outlet when more than this much of its words stand in what is.
MOST = 0.5


@dataclass(frozen=True, slots=True)
class Borrowing:
    """Words that a document has from another outlet or an agency.

    Attributes:
        parts: the stretches of them.
        name: what the document calls whom it has them from.
        key: the same for all names of one outlet or agency.
        docs: the ids of the documents compared that are of it.
    """

    parts: tuple[Span, ...]
    name: str
    key: str
    docs: tuple[str, ...] = ()

    def holds(self, span: Span) -> bool:
        """Say whether most of `span` stands in it."""
        return sum(part.shared(span) for part in self.parts) > MOST * len(span)

    @property
    def size(self) -> int:
        """Give how many characters it has."""
        return sum(len(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Borrowings:
    """What each document has from others, by the document's id."""

    found: Mapping[str, tuple[Borrowing, ...]] = field(default_factory=dict)

    def around(self, doc: str, span: Span) -> Borrowing | None:
        """Give the narrowest borrowing that holds the words, or None."""
        holding = [one for one in self.found.get(doc, ()) if one.holds(span)]
        return min(holding, key=lambda one: one.size, default=None)

    def cite(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Give evidence of one fact with what each piece is via."""
        docs = {item.doc for item in evidence}
        return tuple(replace(item, via=self.of(item.doc, item.span, docs - {item.doc})) for item in evidence)

    def count_origins(self, evidence: Sequence[Evidence], origin_of: Mapping[str, int]) -> int:
        """Give how many independent origins evidence of one fact has, counted where each has it from.

        A piece that is via a document's outlet counts for that document's origin, or for whom that one has
        it from; a piece via an outlet of no document counts for that outlet.
        """
        by_document = {item.doc: item for item in reversed(evidence)}
        return len({self._root(item, by_document, origin_of) for item in evidence})

    def _root(
        self, item: Evidence, by_document: Mapping[str, Evidence], origin_of: Mapping[str, int]
    ) -> int | str:
        passed: set[str] = set()
        while (borrowing := self.around(item.doc, item.span)) is not None:
            passed.add(item.doc)
            via = self.of(item.doc, item.span, by_document.keys() - passed)
            if via is None or via.doc is None:
                return borrowing.key
            if via.doc in passed or via.doc not in by_document:
                return origin_of.get(via.doc, -1)
            item = by_document[via.doc]
        return origin_of.get(item.doc, -1)

    def of(self, doc: str, span: Span, beside: Collection[str] = ()) -> Via | None:
        """Give via whom a document has its words; where several documents are of it, the one of `beside`."""
        borrowing = self.around(doc, span)
        if borrowing is None:
            return None
        known = [other for other in borrowing.docs if other in beside] or borrowing.docs
        return Via(borrowing.name, known[0] if known else None)
