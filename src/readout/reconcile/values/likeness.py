"""Say how likely two values of different documents are of one thing, as a sum of parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from readout.language.en.comparing.values import ANYBODY
from readout.language.en.meaning import nearness
from readout.model.layers import Quantity
from readout.model.readout import Reason
from readout.reconcile.values.doubts import are_apart, doubts, governed_alike, is_count
from readout.reconcile.values.kin import Surroundings, shared_terms
from readout.reconcile.values.limits import (
    alikeness,
    are_neighbours,
    size_of,
    sizes_alike,
)
from readout.reconcile.values.measures import Measure

COUNTED = 0.6
# The same number of what two nouns name that are not near in meaning; sizes so near may be of one thing.
COUNTED_ALIKE, NEARLY, LEAST_TELLING = 0.3, 0.9, 10
OUTCOME = 0.4
SAME_GOVERNOR = 0.3
SAME_OWNER = 0.8
NEIGHBOURS = 0.5
# What the score of the match between their clauses counts for.
MATCHED = 1.4
# Where each of two documents has only few values of a family (one duration, one price), they are likely of
# one thing: this much, divided by the number in the document that has more.
FEW = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value to be compared with many.

    Attributes:
        measure: the value in its place.
        around: the terms near it.
        rivals: how many values of its family its document has.
    """

    measure: Measure
    around: Surroundings
    rivals: int


def likeness(first: Candidate, second: Candidate, matched: float) -> list[Reason]:
    """Give what speaks for and against two values being of one thing; nothing when they cannot be.

    Args:
        first: one value.
        second: a value of another document.
        matched: how well the clauses around them match, 0 when they do not.
    """
    one, two = first.measure, second.measure
    counted = None if are_apart(one, two) else _counted(one, two)
    if counted is None:
        return []
    reasons = [
        Reason("the same thing counted", COUNTED * counted),
        *_near_both(first, second),
        *_same(one, two),
        *doubts(one, two),
        Reason("kindred governors", SAME_GOVERNOR * governed_alike(one, two)),
        Reason("their clauses say nearly the same", MATCHED * matched),
    ]
    return [reason for reason in reasons if reason.weight]


def _near_both(first: Candidate, second: Candidate) -> Iterator[Reason]:
    """Yield the terms near both values, and where there are any, what the values' sizes tell."""
    context = shared_terms(first.around, second.around)
    for label, weight in context:
        yield Reason(label, weight)
    if context:
        yield Reason("few such values in either document", FEW / max(first.rivals, second.rivals))
        yield Reason("values of nearly one size", alikeness(first.measure, second.measure))
        if are_neighbours(first.measure, second.measure):
            yield Reason("no two things are likely so near in size", NEIGHBOURS)


def _same(one: Measure, two: Measure) -> Iterator[Reason]:
    if one.owner and one.owner == two.owner:
        yield Reason("of the same person", SAME_OWNER)
    if one.outcome and one.outcome == two.outcome and is_count(one):
        yield Reason(f"both of what is {one.outcome}", OUTCOME)


def _counted(first: Measure, second: Measure) -> float | None:
    """Give how near the counted nouns are, 0 to 1, or None when they exclude that one thing is counted."""
    one, two = first.value, second.value
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)):
        return 0.0
    if one.kind in ("money", "duration", "percent", "distance", "measure", "age"):
        return 0.0
    anybody = [value.noun in ANYBODY or not value.noun for value in (one, two)]
    if all(anybody):
        return 0.5
    near = max((nearness(mine, other) for mine in first.nouns for other in second.nouns), default=0.0)
    if near:
        return near
    alike = sizes_alike(one, two)
    if any(anybody) and alike and (first.outcome == second.outcome or alike >= NEARLY):
        return COUNTED_ALIKE
    return 0.0 if alike == 1.0 and max(size_of(one), size_of(two)) >= LEAST_TELLING else None
