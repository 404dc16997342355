"""Say what speaks against two values being of one thing: other doers, events, years, rates."""

from collections.abc import Iterator
from datetime import date

from readout.language.en.comparing.values import ANYHOW
from readout.language.en.meaning import nearness
from readout.model.layers import Quantity, TimeExpression
from readout.model.readout import Reason
from readout.reconcile.values.limits import exclude, limits
from readout.reconcile.values.measures import Measure

# What speaks against two values that the words beside them put more than a year apart, in days.
LONG_BEFORE, A_YEAR = 1.0, 366
UNLIKE_RATE = 0.3
# What speaks against two times of which one runs on, or is more than so many times as long as the other.
STRETCHED, MOST_STRETCHED = 0.4, 370
RUNNING_ON = frozenset({"since", "until", "after"})
# What speaks against two times that stand with different verbs or nouns.
UNLIKE_EVENTS = 0.1
# What speaks against two values whose clauses have different people or things do or undergo it.
UNLIKE_ROLES = 0.2
# Values that shut each other out are less likely of one thing: reports agree more often than not.
EXCLUDING = 0.3
# Nobody is dead and something else; those held may be missing and charged too, and the hurt are released
# from hospital.
DEAD = "dead"


def doubts(one: Measure, two: Measure) -> Iterator[Reason]:
    """Yield what speaks against two values being of one thing, with weights below zero."""
    if one.rate != two.rate and not (one.is_sum or two.is_sum):
        yield Reason("only one is a rate", -UNLIKE_RATE)
    if one.dated and two.dated and _days_apart(one.when, two.when) > A_YEAR:
        yield Reason("they are of two years", -LONG_BEFORE)
    if limits(one.value) != limits(two.value) and _are_of_unlike_events(one, two):
        yield Reason("unlike governors", -UNLIKE_EVENTS)
    if _is_stretched(one, two):
        yield Reason("one is a long stretch", -STRETCHED)
    if exclude(one, two):
        yield Reason("the values shut each other out", -EXCLUDING)
        for name in unlike_roles(one, two):
            yield Reason(f"unlike {name}", -UNLIKE_ROLES)


def are_apart(one: Measure, two: Measure) -> bool:
    """Say whether two values cannot be of one thing, whatever stands around them."""
    if one.owner and two.owner and one.owner != two.owner:
        return True
    if one.is_label != two.is_label:
        return True
    if (one.is_sum or two.is_sum) and not _is_total(one, two):
        return True
    outcomes = {one.outcome, two.outcome}
    return is_count(one) and len(outcomes) == 2 and DEAD in outcomes and "" not in outcomes


def _is_total(one: Measure, two: Measure) -> bool:
    """Say whether what we added up is just what the other gives."""
    first, second = one.value, two.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or one.is_sum is two.is_sum:
        return False
    return first.low == second.low and second.bound == first.bound == "exact"


def is_count(measure: Measure) -> bool:
    """Say whether people or things are counted."""
    return isinstance(measure.value, Quantity) and measure.value.kind == "number"


def governed_alike(one: Measure, two: Measure) -> float:
    """Give how near what governs the two values is, 0 to 1; of times only what they stand with counts."""
    deep = 1 if isinstance(one.value, TimeExpression) else 2
    pairs = (
        (nearness(mine, other), -at - place)
        for at, mine in enumerate(one.governors[:deep])
        if mine not in ANYHOW
        for place, other in enumerate(two.governors[:deep])
    )
    near, late = max(pairs, default=(0.0, 0))
    return near * (1.0 + 0.15 * late)


def unlike_roles(one: Measure, two: Measure) -> list[str]:
    """Give the roles, "agents" and "patients", that different things fill beside the two values."""
    roles = (("agents", one.agent, two.agent), ("patients", one.patient, two.patient))
    return [name for name, mine, other in roles if _are_unlike(mine, other, one, two)]


def _are_unlike(mine: str, other: str, one: Measure, two: Measure) -> bool:
    """Say whether two that fill the same role differ, and neither stands near the other value."""
    if not mine or not other or mine == other or nearness(mine, other):
        return False
    if (mine[0] == "@") != (other[0] == "@") or "#" in (mine[0], other[0]):
        return False  # a name and a word may be of one thing
    if mine in one.nouns or other in two.nouns:
        return False
    return other not in {term.key for term in one.terms} and mine not in {term.key for term in two.terms}


def _are_of_unlike_events(one: Measure, two: Measure) -> bool:
    """Say whether two times stand with different things that happen."""
    if not isinstance(one.value, TimeExpression) or not one.governors or not two.governors:
        return False
    heads = one.governors[0], two.governors[0]
    return not ANYHOW.intersection(heads) and not nearness(*heads)


def _is_stretched(one: Measure, two: Measure) -> bool:
    """Say whether one time runs on, or so long that the other lies within it whatever it is of."""
    first, second = one.value, two.value
    if not (isinstance(first, TimeExpression) and isinstance(second, TimeExpression)):
        return False
    if (first.bound in RUNNING_ON) != (second.bound in RUNNING_ON):
        return True
    lengths = sorted(_days_apart(time.start or "", time.end or "") or 1 for time in (first, second))
    return lengths[1] > MOST_STRETCHED * lengths[0]


def _days_apart(one: str, two: str) -> int:
    """Give the days between two ISO 8601 moments, 0 when one of them has no day."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:
        return 0
