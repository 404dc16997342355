"""Count the independent origins of what several documents say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.model.readout import Evidence, Origin
from readout.reconcile.agreeing.borrowing import Borrowings


@dataclass(frozen=True, slots=True)
class Counting:
    """What independent origins are counted by: which documents are of one, and what they have from others."""

    origin_of: Mapping[str, int]
    borrowed: Borrowings

    @classmethod
    def of(cls, origins: Sequence[Origin], borrowed: Borrowings) -> "Counting":
        """Count by a partition of the documents, and by what each has from another outlet."""
        return cls({doc: place for place, origin in enumerate(origins) for doc in origin.documents}, borrowed)

    def origins(self, evidence: Sequence[Evidence]) -> int:
        """Give how many origins say what all the evidence says."""
        return self.borrowed.count_origins(evidence, self.origin_of)
