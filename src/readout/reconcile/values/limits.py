"""Compare the values of two measures: whether they shut each other out, and how near in size they are."""

from functools import lru_cache
from math import log2

from readout.language.common.calendar.values import compare_times
from readout.language.en.numbers.units import measures as units
from readout.language.en.numbers.values import compare_quantities
from readout.model.layers import Quantity, TimeExpression
from readout.reconcile.values.measures import Measure

# What equal values count for as a sign that they are of one thing (values of twice the size: nothing); only
# for values that are unlikely to be near by chance.
ALIKE = 0.4
LEAST_UNLIKELY = 20
# Two times that fit together count so much when both are given in figures, and less when they hang on the
# day of publication.
TIMES_ALIKE, TIMES_NEAR = 0.5, 0.2
# Two figures of at least so many digits besides zeros, large enough, that are less than a tenth apart: no two
# things are likely so near in size.
NEIGHBOUR, FROM_NEIGHBOUR, TELLING_DIGITS = 1.1, 100, 2
# Times of day compare with each other, days with days.
OF_DAY = frozenset({"hour", "minute", "part of day"})

Family = tuple[str, str]
Limits = tuple[float | None, float | None] | tuple[str | None, str | None]


def family_of(measure: Measure) -> Family:
    """Give the kind and unit within which values compare."""
    value = measure.value
    if isinstance(value, TimeExpression):
        return ("time", "of day" if value.precision in OF_DAY else "day")
    if value.kind == "money":
        return ("money", "")
    if value.kind == "number" and value.low is not None and 0 < value.low < 1:
        return ("percent", "percent")
    known = units().get(value.unit)
    return (value.kind, known.dimension if known else value.unit)


def limits(value: Quantity | TimeExpression) -> Limits:
    """Give the least and greatest value, or the first and last moment, that the words allow."""
    if isinstance(value, Quantity):
        return (value.low, value.high)
    return (value.start or value.value, value.end)


def exclude(one: Measure, two: Measure) -> bool | None:
    """Say whether two values shut each other out; None when they do not compare."""
    return _exclude(one.bare, two.bare)


@lru_cache(maxsize=100_000)
def _exclude(one: Quantity | TimeExpression, two: Quantity | TimeExpression) -> bool | None:
    if isinstance(one, TimeExpression) and isinstance(two, TimeExpression):
        judged = compare_times(one, two)
    elif isinstance(one, Quantity) and isinstance(two, Quantity):
        judged = compare_quantities(one, two, "", "")
    else:
        return None
    return None if judged is None else judged[0] == "conflict"


def are_neighbours(one: Measure, two: Measure) -> bool:
    """Say whether two large values differ by so little that chance hardly explains it."""
    first, second = one.value, two.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or first.unit != second.unit:
        return False
    sizes = sorted((size_of(first), size_of(second)))
    if first.kind not in ("money", "number") or _is_round(sizes[0]) or _is_round(sizes[1]):
        return False
    return sizes[0] >= FROM_NEIGHBOUR and 1.0 < sizes[1] / sizes[0] <= NEIGHBOUR


def _is_round(size: float) -> bool:
    """Say whether a figure has one digit besides zeros, as thousands of things have."""
    return len(f"{size:.9g}".split("e")[0].replace(".", "").strip("0")) < TELLING_DIGITS


def alikeness(one: Measure, two: Measure) -> float:
    """Give what equal values count for; nothing for one at least twice the other or for small counts."""
    first, second = one.value, two.value
    if isinstance(first, TimeExpression) and isinstance(second, TimeExpression):
        if exclude(one, two) is not False:
            return 0.0
        exact = all(
            value.rule in ("date", "clock") or len(value.value or "") >= 10 for value in (first, second)
        )
        return TIMES_ALIKE if exact else TIMES_NEAR
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)):
        return 0.0
    if first.kind == "number" and max(size_of(first), size_of(second)) < LEAST_UNLIKELY:
        return 0.0
    return ALIKE * sizes_alike(first, second) if first.unit == second.unit else 0.0


def sizes_alike(one: Quantity, two: Quantity) -> float:
    """Give 1 for values of one size, 0 for one at least twice the other."""
    sizes = sorted((size_of(one), size_of(two)))
    return max(0.0, 1.0 - log2(sizes[1] / sizes[0])) if sizes[0] > 0 else 0.0


def size_of(value: Quantity) -> float:
    """Give the value, or the limit that is given."""
    return abs(value.low if value.low is not None else value.high or 0.0)
