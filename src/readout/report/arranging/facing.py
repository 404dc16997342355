"""Set the sides of a difference face to face, so that they can be compared at a glance.

Where many documents give one value, the two sentences that share most words are shown
first: what differs then stands out. The others follow in the order of the readout.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from readout.model.readout import Evidence, Side
from readout.report.arranging.excerpts import Piece, marked, one_line

# Sentences of a side among which the one to show first is looked for. With 12, two sides of any size
# cost 144 comparisons of word sets; the sentences beyond are nearly always copies of these.
MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class Statement:
    """A value in the same sentence of one or more documents.

    Attributes:
        evidence: one piece a document, in the order of the readout.
        marks: all the words of the first document's sentence that give the value.
        context: that sentence, or None when there is none.
    """

    evidence: tuple[Evidence, ...]
    marks: tuple[Evidence, ...]
    context: Evidence | None

    def pieces(self, limit: int) -> tuple[Piece, ...]:
        """Give the words to show, those that give the value marked."""
        return marked(self.marks, self.context, limit)

    @property
    def words(self) -> frozenset[str]:
        """Give the words of the sentence, each once."""
        return frozenset(one_line((self.context or self.marks[0]).exact).casefold().split())


def statements(side: Side) -> list[Statement]:
    """Group a side's evidence: the pieces in one sentence, then the sentences with the same words."""
    sentences: dict[tuple[str, int, int], list[tuple[Evidence, Evidence | None]]] = {}
    for place, item in enumerate(side.evidence):
        near = side.context[place] if place < len(side.context) else None
        where = near if near is not None and near.doc == item.doc else item
        sentences.setdefault((item.doc, where.start, where.end), []).append((item, near))
    same: dict[tuple[str, ...], list[list[tuple[Evidence, Evidence | None]]]] = {}
    for cited in sentences.values():
        near = cited[0][1]
        key = (one_line(near.exact) if near else "", *(one_line(item.exact) for item, _ in cited))
        same.setdefault(key, []).append(cited)
    return [_statement(group) for group in same.values()]


def _statement(group: list[list[tuple[Evidence, Evidence | None]]]) -> Statement:
    evidence = tuple(cited[0][0] for cited in group)
    marks = tuple(sorted((item for item, _ in group[0]), key=lambda item: item.start))
    return Statement(evidence, marks, group[0][0][1])


def faced(sides: Sequence[Side]) -> list[list[Statement]]:
    """Give each side's statements, the first of each as like the others' first as can be."""
    every = [statements(side) for side in sides]
    if len(every) < 2 or not all(every):
        return every
    first, second = _most_alike(every[0], every[1])
    lead = every[0][first]
    places = [first, second, *(_most_alike([lead], side)[1] for side in every[2:])]
    return [
        [side[place], *side[:place], *side[place + 1 :]] for side, place in zip(every, places, strict=True)
    ]


def _most_alike(one: Sequence[Statement], two: Sequence[Statement]) -> tuple[int, int]:
    left = [statement.words for statement in one[:MOST_TRIED]]
    right = [statement.words for statement in two[:MOST_TRIED]]
    places = product(range(len(left)), range(len(right)))
    return max(places, key=lambda pair: (_alike(left[pair[0]], right[pair[1]]), -sum(pair), -pair[0]))


def _alike(one: frozenset[str], two: frozenset[str]) -> float:
    every = len(one | two)
    return len(one & two) / every if every else 0.0
