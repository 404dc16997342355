"""Tell of two claims whether a value of one shuts out a value of the other, both of one attribute.

Sure only: the same noun is counted, or the same word governs the value, nothing narrows one
alone, and no value of either claim is what the other gives. A rounding shuts nothing out.
"""

from collections import defaultdict
from collections.abc import Sequence

from readout.language.en.comparing.values import ANYHOW, BESIDES
from readout.language.en.meaning import SYNONYM, nearness
from readout.model.layers import TimeExpression
from readout.model.span import Span
from readout.reconcile.claims.reading import Claim
from readout.reconcile.values.limits import exclude, family_of
from readout.reconcile.values.measures import Measure

# Rules by which a time stands for itself, whatever day the page was published or saved.
ABSOLUTE = frozenset({"calendar"})
# What says how a time bounds what is told; such a time is told of the bound.
EXACT = frozenset({"exact", "about"})


class Exclusions:
    """The values of the claims of a story, ready to be compared for any two of them."""

    def __init__(self, measures: Sequence[Measure], claims: Sequence[Claim]) -> None:
        """Take the measures of all documents, and the claims by whose places they are held."""
        self._claims = claims
        self._of_claim: dict[int, list[Measure]] = defaultdict(list)
        for measure in measures:
            for place in sorted(measure.claims):
                if claims[place].span.covers(measure.span):
                    self._of_claim[place].append(measure)

    def of(self, first: int, second: int) -> tuple[Span, Span] | None:
        """Give the words of the values that shut each other out; None where none surely do."""
        own, others = self._of_claim.get(first, ()), self._of_claim.get(second, ())
        for mine in own:
            for other in others:
                if (
                    exclude(mine, other)
                    and _are_of_one(mine, other)
                    and not _fits(mine, others)
                    and not _fits(other, own)
                ):
                    return mine.span, other.span
        return None


def _fits(measure: Measure, others: Sequence[Measure]) -> bool:
    """Say whether a value is among those of the other claim too."""
    return any(exclude(measure, other) is False for other in others)


def _are_of_one(one: Measure, two: Measure) -> bool:
    """Say whether two values are of one attribute."""
    if family_of(one) != family_of(two):
        return False
    first, second = one.value, two.value
    if isinstance(first, TimeExpression) or isinstance(second, TimeExpression):
        return _date_the_same(one, two)
    apart = one.is_part or two.is_part or one.is_sum or two.is_sum or one.is_label != two.is_label
    if apart or one.rate != two.rate or one.outcome != two.outcome or _is_besides(one) or _is_besides(two):
        return False
    if one.narrowed != two.narrowed:
        return False
    if first.kind == "number" and not _count_the_same(one, two):
        return False
    return _are_governed_alike(one, two)


def _count_the_same(one: Measure, two: Measure) -> bool:
    return bool(one.nouns) and bool(two.nouns) and nearness(one.nouns[0], two.nouns[0]) >= SYNONYM


def _are_governed_alike(one: Measure, two: Measure) -> bool:
    """Say whether the nearest words that the values depend on are the same, or the same became of them."""
    if one.outcome and one.outcome == two.outcome:
        return True
    first, second = (
        next((word for word in found.governors if word not in ANYHOW), "") for found in (one, two)
    )
    return bool(first) and bool(second) and nearness(first, second) >= SYNONYM


def _is_besides(measure: Measure) -> bool:
    return any(word.rpartition("/")[0] in BESIDES for word in measure.narrowed)


def _date_the_same(one: Measure, two: Measure) -> bool:
    """Say whether two times stand for themselves and are told of the same predicate."""
    first, second = one.value, two.value
    if not (isinstance(first, TimeExpression) and isinstance(second, TimeExpression)):
        return False
    if not {first.rule, second.rule} <= ABSOLUTE or not {first.bound, second.bound} <= EXACT:
        return False
    return (
        bool(one.governors)
        and bool(two.governors)
        and nearness(one.governors[0], two.governors[0]) >= SYNONYM
    )
