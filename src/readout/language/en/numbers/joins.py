"""Join the amounts of a line: ranges ("10 to 15"), compounds ("one hour and 45 minutes")."""

from dataclasses import replace
from functools import cache

from readout.language.common.lexemes import Lexemes
from readout.language.common.parts.amounts import Amount
from readout.language.common.tables import table
from readout.language.en.numbers.amounts import find_bare
from readout.language.en.numbers.hedges import with_hedges
from readout.language.en.numbers.reading import read_number
from readout.language.en.numbers.units import unit_at

RANGE_MARKS = ("to", "-", "through", "till", "until", "~")

# How far before "from A to B" a verb of change is looked for.
CHANGE_WINDOW = 7


@cache
def _change_verbs() -> frozenset[str]:
    return frozenset(row[0] for row in table("en/change_verbs.txt"))


def find_amounts(line: Lexemes, taken: list[bool]) -> list[Amount]:
    """Give the amounts of a line, in order and without overlap.

    Args:
        line: the line.
        taken: for each piece, whether something else (a date) holds it.

    >>> from readout.language.common.lexemes import lexemes
    >>> line = lexemes("It took between 5 and 10 days and cost at least $2m.")
    >>> [(found.low, found.high, found.unit) for found in find_amounts(line, [False] * line.size)]
    [(432000.0, 864000.0, 'second'), (2000000.0, None, 'USD')]
    """
    joined: list[Amount] = []
    for found in find_bare(line, taken):
        if joined:
            one = joined[-1]
            both = _compound(line, one, found) or _range(line, one, found) or _over(line, one, found)
            if both:
                joined[-1] = both
                continue
        joined.append(_with_half(line, found))
    hedged: list[Amount] = []
    for found in joined:
        if _in_a_chain(line, found):
            continue
        floor = hedged[-1].last if hedged else 0
        wide = with_hedges(line, found, floor)
        both = _two_bounds(line, hedged[-1], wide) if hedged else None
        if both:
            hedged[-1] = both
        else:
            hedged.append(wide)
    return hedged


def _in_a_chain(line: Lexemes, found: Amount) -> bool:
    """Say whether it is a bare figure that a dash ties to another: a score, a telephone number."""
    if found.kind != "number" or not found.is_single or line.kinds[found.last - 1] != "n":
        return False
    before, after = found.first - 1, found.last
    tied_before = before > 0 and line.low[before] == "-" and line.kinds[before - 1] == "n"
    tied_after = line.low[after] == "-" and line.kinds[after + 1] == "n"
    glued = line.glued(before + 1) or line.glued(after)
    return (tied_before or tied_after) and glued


def _with_half(line: Lexemes, found: Amount) -> Amount:
    """Read "an hour and a half", "one year and a quarter": a part of the unit behind it."""
    if (
        found.kind != "duration"
        or found.low is None
        or found.low != found.high
        or line.low[found.last] != "and"
    ):
        return found
    part = read_number(line, found.last + 1)
    if part is None or part.value >= 1 or unit_at(line, part.end) or found.low % found.size:
        quarter = line.low[found.last + 1 : found.last + 3] == ("a", "quarter")
        if not quarter or line.low[found.last + 3] == "of":
            return found
        value = found.low + found.size / 4
        return replace(found, last=found.last + 3, low=value, high=value)
    value = found.low + part.value * found.size
    return replace(found, last=part.end, low=value, high=value)


def _compound(line: Lexemes, one: Amount, two: Amount) -> Amount | None:
    """Join "one hour and 45 minutes", "5 ft 2 in": the second unit is the smaller."""
    if not (one.is_single and two.low == two.high and two.first == two.at):
        return None
    between = line.low[one.last : two.first]
    if between not in ((), ("and",), (",",), (",", "and")):
        return None
    if one.kind == two.kind == "duration" and two.size != one.size:
        if two.size > one.size and between:
            return None
        value = one.value + two.value
    elif one.unit == "foot" and between in ((), ("and",)):
        inches = two.unit == "inch" or (two.kind == "number" and line.low[two.last] in ("in", "ins"))
        if not inches or two.value >= 12:
            return None
        last = two.last if two.unit == "inch" else two.last + 1
        value = one.value + two.value / 12
        return replace(one, last=last, low=value, high=value)
    elif (one.unit, two.unit) in (("pound", "ounce"), ("stone", "pound")):
        value = one.value + two.value / (16 if two.unit == "ounce" else 14)
    else:
        return None
    size = min(one.size, two.size)
    return replace(one, last=two.last, low=value, high=value, size=size)


def _range(line: Lexemes, one: Amount, two: Amount) -> Amount | None:
    """Join "10 to 15", "between 5 and 10 days", "$1.2-1.5 billion", "two or three"."""
    if not (one.is_single and two.is_single) or "ordinal" in (one.kind, two.kind) and one.kind != two.kind:
        return None
    between = line.low[one.last : two.first]
    if len(between) != 1 or between[0] not in (*RANGE_MARKS, "and", "or"):
        return None
    first, opening = one.first, line.low[one.first - 1] if one.first else ""
    mark = between[0]
    if mark == "and" and opening != "between":
        return None
    if opening in ("between", "from"):
        first -= 1
    if mark in ("to", "until", "till") and opening == "from" and _changes(line, first):
        return None
    if one.kind == "number" and two.kind == "age" and opening == "from":
        return None
    low = _same_unit(one, two)
    if low is None or two.high is None or not low < two.high:
        return None
    if mark == "or" and not (
        two.high - low == two.size * 1 or one.scale == two.scale == 1 and two.high <= 100
    ):
        return None
    if mark == "-" and line.low[two.last] == "-" and line.kinds[two.last + 1] == "n":
        return None
    named = one if one.kind == "money" else two
    return replace(two, first=first, at=one.at, low=low, bound="range", kind=named.kind, unit=named.unit)


def _over(line: Lexemes, one: Amount, two: Amount) -> Amount | None:
    """Read "one over three": a fraction, when nothing follows that the second number counts."""
    if line.low[one.last : two.first] != ("over",) or line.kinds[two.last] == "w":
        return None
    if not (one.kind == two.kind == "number" and one.is_single and two.is_single and two.value):
        return None
    value = one.value / two.value
    return replace(one, last=two.last, low=value, high=value)


def _same_unit(one: Amount, two: Amount) -> float | None:
    """Give the first value of a range in the unit of the second, or None when they do not go together."""
    value = one.value
    if one.kind == "money" and two.kind == "number":  # "$1.2-1.5 billion"
        pass
    elif one.kind == "number" and two.kind != "number":
        if two.kind == "duration" or (two.kind in ("money", "age") and two.size != 1):
            value *= two.size if two.kind != "age" else two.size / 31_556_952.0
    elif (one.kind, one.unit) != (two.kind, two.unit):
        return None
    if (
        one.scale == 1
        and two.scale > 1
        and value < two.value
        and value < 1000
        and two.value / two.scale > value
    ):
        value *= two.scale
    return value


def _changes(line: Lexemes, before: int) -> bool:
    window = line.low[max(0, before - CHANGE_WINDOW) : before]
    return not _change_verbs().isdisjoint(window)


def _two_bounds(line: Lexemes, one: Amount, two: Amount) -> Amount | None:
    """Join "greater than 100 and smaller than 300" to a range."""
    if line.low[one.last : two.first] not in (("and",), ("but",), (",",), (",", "but")):
        return None
    if (one.kind, one.unit) != (two.kind, two.unit):
        return None
    ends = {one.bound, two.bound}
    if not (ends & {"at least", "more than"} and ends & {"at most", "less than"}):
        return None
    low = one.low if one.low is not None else two.low
    high = one.high if one.high is not None else two.high
    if low is None or high is None or low >= high:
        return None
    return replace(one, last=two.last, low=low, high=high, bound="range")
