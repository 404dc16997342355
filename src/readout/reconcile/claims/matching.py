"""Two things of different documents that may be one, and the choice of the best partners."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from readout.model.readout import Reason


class InDocument(Protocol):
    """Something that stands in a document: a claim, a measure."""

    @property
    def document(self) -> int:
        """Give the place of the document among the annotations."""
        ...


@dataclass(frozen=True, slots=True)
class Match:
    """Two things of different documents, by their places, and how well they fit.

    Attributes:
        first: place of the one that comes first.
        second: place of the other.
        reasons: the parts of the score.
        score: their sum.
    """

    first: int
    second: int
    reasons: tuple[Reason, ...]
    score: float = field(init=False)

    def __post_init__(self) -> None:
        """Add the parts up, once."""
        object.__setattr__(self, "score", sum(reason.weight for reason in self.reasons))


def best_first(matches: Sequence[Match]) -> list[Match]:
    """Give the matches by falling score, and in order of their places where scores are equal."""
    return sorted(matches, key=lambda match: (-match.score, match.first, match.second))


def mutual_best(matches: Sequence[Match], items: Sequence[InDocument]) -> list[Match]:
    """Keep the matches in which each is the other's best in its document; `matches` come best first."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for match in matches:
        ends = ((match.first, items[match.second].document), (match.second, items[match.first].document))
        if taken.isdisjoint(ends):
            taken.update(ends)
            kept.append(match)
    return kept
