"""Compare two quantities or two times as values, and write them in a short normal form.

A verdict here rests on the values alone: whether both can be true of one thing at one
moment. That they are of one thing, and which report is the later one, is decided by who
calls. The rules:

- equal in another form is `same` ("a dozen" and 12, "about 30" and "around 30");
- a bound, a range, a hedge or a vague word that leaves room for the other is `precision`;
- so is a round figure of at least a hundred against a finer one that rounds to it;
- two values that exclude each other are a `conflict`, two hedged ones too when neither
  lies within what the other's roundness leaves open.
"""

from dataclasses import dataclass
from functools import cache
from math import floor, inf, log10

from readout.language.common.tables import table
from readout.language.en.numbers.units import SECONDS_A_MONTH, SECONDS_A_YEAR, measures
from readout.model.layers import Quantity
from readout.model.readout import Verdict

# How far "about" reaches, by how many digits of the figure are not zero: "about 50" may be 44, "about 146"
# is not 149. The first two are what careful readers accepted among labelled pairs of news values.
REACH = {1: 0.15, 2: 0.10}

# From here a round figure may be a rounding; below, news counts one by one.
ROUNDS_FROM = 100

# A finer figure may lie this far from the round one that stands for it: 1,046 for "1,000", not 1,400.
ROUNDING = 0.05

# A vague word is stretched by this factor before a number is called out of its range.
VAGUE_STRETCH = 2.0

EQUAL = 1e-9
DAY = 86_400.0
SHORTEST_MONTH, LONGEST_MONTH = 28, 31

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
DURATIONS = (
    ("years", "year", SECONDS_A_YEAR),
    ("months", "month", SECONDS_A_MONTH),
    ("weeks", "week", 604_800.0),
    ("days", "day", DAY),
    ("h", "h", 3600.0),
    ("min", "min", 60.0),
    ("s", "s", 1.0),
)
MARKS = {"about": "~", "at least": "≥ ", "more than": "> ", "at most": "≤ ", "less than": "< "}


@dataclass(frozen=True, slots=True)
class Reach:
    """What values a quantity leaves open, in a common unit."""

    low: float
    high: float

    def meets(self, other: "Reach") -> bool:
        """Say whether some value fits both."""
        return self.low <= other.high * (1 + EQUAL) and other.low <= self.high * (1 + EQUAL)

    def widened(self) -> "Reach":
        """Give the reach with room for a rounding at both ends."""
        return Reach(self.low - ROUNDING * abs(self.low), self.high + ROUNDING * abs(self.high))


def compare_quantities(a: Quantity, b: Quantity, text_a: str, text_b: str) -> tuple[Verdict, str] | None:
    """Give the verdict on two quantities and why, or None when their kinds or units do not compare.

    Args:
        a: the first quantity.
        b: the second quantity.
        text_a: the text of the first one's document.
        text_b: the text of the second one's document.
    """
    factors = _common(a, b)
    if factors is None:
        return None
    one, two = told_form(a, text_a), told_form(b, text_b)
    if a.bound == b.bound and _equal(a.low, b.low, factors) and _equal(a.high, b.high, factors):
        words = a.span.of(text_a), b.span.of(text_b)
        return "same", f"“{words[0]}” and “{words[1]}” are both {one}"
    wide_a, wide_b = _reach(a, factors[0]), _reach(b, factors[1])
    if factors[0] != factors[1]:  # one is hardly ever given in two units without rounding
        wide_a = wide_a.widened()
    if a.bound == b.bound == "about":
        near = wide_a.meets(_point(b, factors[1])) or wide_b.meets(_point(a, factors[0]))
        return ("precision", f"{one} and {two} are rough") if near else _conflict(one, two)
    if a.bound == b.bound == "exact":
        return _two_exact(a, b, factors, one, two)
    if wide_a.meets(wide_b) or _rounds_to(a, b) or _rounds_to(b, a):
        if a.bound == "exact" or b.bound == "exact":
            exact, loose = (one, two) if a.bound == "exact" else (two, one)
            return "precision", f"{loose} leaves room for {exact}"
        return "precision", f"{one} and {two} can both be true"
    return _conflict(one, two)


def _rounds_to(bounded: Quantity, exact: Quantity) -> bool:
    """Say whether a bound is a finer figure rounded: "up to 5.1 million" and 5.13 million."""
    limit = bounded.low if bounded.low is not None else bounded.high
    if exact.bound != "exact" or bounded.bound == "vague" or limit is None or exact.low is None:
        return False
    if bounded.unit != exact.unit or exact.low < ROUNDS_FROM or _digits(limit) >= _digits(exact.low):
        return False
    return abs(exact.low - limit) <= min(_grain(limit) / 2, ROUNDING * limit) * (1 + EQUAL)


def _conflict(one: str, two: str) -> tuple[Verdict, str]:
    return "conflict", f"{one} and {two} exclude each other"


def _two_exact(
    a: Quantity, b: Quantity, factors: tuple[float, float], one: str, two: str
) -> tuple[Verdict, str]:
    """Judge two plain figures: one may be a rounding of the other, or both of a third."""
    first, second = (a.low or 0.0) * factors[0], (b.low or 0.0) * factors[1]
    if factors[0] != factors[1]:  # miles against kilometres: hardly ever without rounding
        near = abs(first - second) <= ROUNDING * max(abs(first), abs(second))
        return ("precision", f"{one} is about {two}") if near else _conflict(one, two)
    scaled = a.kind == "duration"
    if scaled and _is_months_in_days(first, second):
        return "precision", f"{one} can be {two}: months have 28 to 31 days"
    digits = _digits(first, scaled=scaled), _digits(second, scaled=scaled)
    large = max(abs(first), abs(second))
    close = abs(first - second) <= ROUNDING * large
    counted = a.kind in ("number", "money", "distance", "measure")
    if counted and close and min(abs(first), abs(second)) >= ROUNDS_FROM:
        coarse, fine = sorted((first, second), key=_digits)
        if min(digits) < max(digits) and abs(fine - coarse) <= _grain(coarse) / 2 * (1 + EQUAL):
            rounded = (one, two) if coarse == first else (two, one)
            return "precision", f"{rounded[0]} is {rounded[1]} rounded"
        if max(digits) <= 2 and large >= 10 * ROUNDS_FROM:
            return "precision", f"{one} and {two} are both round figures"
    if a.kind == "percent" and min(digits) < max(digits):
        coarse, fine = sorted((first, second), key=lambda value: len(f"{value:g}"))
        if coarse == round(coarse) and abs(fine - coarse) <= 0.5 and fine != round(fine):
            return "precision", f"{one} and {two} agree when rounded"
    return _conflict(one, two)


def _is_months_in_days(one: float, two: float) -> bool:
    """Say whether one is so many months and the other as many days as they can have."""
    for months, days in ((one / SECONDS_A_MONTH, two / DAY), (two / SECONDS_A_MONTH, one / DAY)):
        whole = round(months)
        if abs(months - whole) <= EQUAL * months and days == round(days) and whole >= 1:
            return SHORTEST_MONTH * whole <= days <= LONGEST_MONTH * whole
    return False


def _common(a: Quantity, b: Quantity) -> tuple[float, float] | None:
    """Give the factors that bring both values to one unit, or None when there is none."""
    if "ordinal" in (a.kind, b.kind):
        return (1.0, 1.0) if a.kind == b.kind else None
    if a.unit == b.unit and a.kind == b.kind:
        return 1.0, 1.0
    if a.kind == b.kind == "money":
        return (1.0, 1.0) if _one_currency(a.unit, b.unit) else None
    known = measures()
    if a.unit in known and b.unit in known and known[a.unit].dimension == known[b.unit].dimension:
        return known[a.unit].factor, known[b.unit].factor
    if {a.kind, b.kind} == {"percent", "number"} and a.low == b.low and (_is_share(a) or _is_share(b)):
        return 1.0, 1.0  # "a level of 0.41" and "0.41%"
    if a.kind == "percent" and _is_share(b):
        return 1.0, 100.0
    if b.kind == "percent" and _is_share(a):
        return 100.0, 1.0
    return None


def _is_share(quantity: Quantity) -> bool:
    """Say whether it is a fraction of a whole: "half of", "two thirds"."""
    return quantity.kind == "number" and quantity.low is not None and 0 < quantity.low < 1


@cache
def _currency_names() -> dict[str, str]:
    names = {}
    for unit, factor, _, written in table("en/currencies.tsv"):
        if factor == "1" and unit.isupper():
            names[unit] = written
    return names


def _one_currency(one: str, two: str) -> bool:
    """Say whether a bare name ("rupee") may stand for the currency of a code ("INR")."""
    bare, code = (one, two) if one.islower() else (two, one)
    return bare.islower() and not code.islower() and bare in _currency_names().get(code, "")


def _equal(one: float | None, two: float | None, factors: tuple[float, float]) -> bool:
    if one is None or two is None:
        return one is two
    first, second = one * factors[0], two * factors[1]
    return abs(first - second) <= EQUAL * max(abs(first), abs(second))


def _point(quantity: Quantity, factor: float) -> Reach:
    value = (quantity.low if quantity.low is not None else quantity.high or 0.0) * factor
    return Reach(value, value)


def _reach(quantity: Quantity, factor: float) -> Reach:
    low = -inf if quantity.low is None else quantity.low * factor
    high = inf if quantity.high is None else quantity.high * factor
    if quantity.bound == "about":
        room = _room(low / factor, scaled=quantity.kind == "duration") * abs(factor)
        return Reach(low - room, high + room)
    if quantity.bound == "vague":
        return Reach(low / VAGUE_STRETCH if low > 4 * factor else low, high * VAGUE_STRETCH)
    return Reach(low, high)


def _room(value: float, *, scaled: bool) -> float:
    """Give how far a value may lie from a figure that is called rough."""
    if scaled:
        size = next((size for _, __, size in DURATIONS if abs(value) >= size), 1.0)
        value, unit = value / size, size
    else:
        unit = 1.0
    share = REACH.get(_digits(value))
    return unit * (share * abs(value) if share else _grain(value))


def _digits(value: float, *, scaled: bool = False) -> int:
    """Count the digits of a figure up to the last that is not zero: 1 for 50,000, 3 for 146."""
    if scaled:
        value /= next((size for _, __, size in DURATIONS if abs(value) >= size), 1.0)
    return len(f"{abs(value):.9g}".replace(".", "").split("e")[0].strip("0")) or 1


def _grain(value: float) -> float:
    """Give the size of the last digit that is not zero: 10,000 for 350,000."""
    if value == 0:
        return 1.0
    return float(10.0 ** (floor(log10(abs(value))) - _digits(value) + 1))


def told_form(quantity: Quantity, text: str) -> str:
    """Give the normal form of a value, or its own words where they are vague: "several".

    Args:
        quantity: the value.
        text: of its document.
    """
    return quantity.span.of(text).lower() if quantity.bound == "vague" else normal_form(quantity)


def normal_form(quantity: Quantity) -> str:
    """Give a short label of the value: "2 h", "≥ 7", "~50", "$11 billion".

    >>> from readout.model.span import Span
    >>> normal_form(Quantity(Span(0, 1), "money", 11e9, 11e9, "USD"))
    '$11 billion'
    >>> normal_form(Quantity(Span(0, 1), "duration", 7200, 7200, "second", "about"))
    '~2 h'
    """
    low, high = quantity.low, quantity.high
    if quantity.bound in MARKS:
        value = low if low is not None else high
        return MARKS[quantity.bound] + _written(quantity, value or 0.0)
    if low is not None and high is not None and low != high:
        words = _span_written(quantity, low, high)
        return f"vaguely {words}" if quantity.bound == "vague" else words
    if high is None and low is not None:
        return f"vaguely {_written(quantity, low)} or more"
    return _written(quantity, low if low is not None else high or 0.0)


def _span_written(quantity: Quantity, low: float, high: float) -> str:
    if quantity.kind in ("number", "percent") and high < 1e6:
        return f"{_figure(low)}–{_written(quantity, high)}"
    return f"{_written(quantity, low)} to {_written(quantity, high)}"


def _written(quantity: Quantity, value: float) -> str:
    match quantity.kind:
        case "money":
            sign = SIGNS.get(quantity.unit)
            return f"{sign}{_figure(value)}" if sign else f"{_figure(value)} {quantity.unit}"
        case "percent":
            return f"{_figure(value)}%"
        case "duration":
            return _duration(value)
        case "age":
            months = round(value * 12, 6)
            young = value < 3 and value != int(value) and months == int(months)
            return f"{int(months)} months old" if young else f"{_figure(value)} years old"
        case "ordinal":
            return _ordinal(int(value))
        case _:
            return f"{_figure(value)} {_plural(quantity.unit, value)}".strip()


def _figure(value: float) -> str:
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {word}" if abs(value) < 1e16 else f"{value:.4g}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:.3g}"


def _duration(seconds: float) -> str:
    if seconds < 0:
        return f"-{_duration(-seconds)}"
    for many, one, size in DURATIONS:
        count = seconds / size
        if count >= 1 - EQUAL and abs(count - round(count)) < 1e-6:
            return f"{round(count):,} {one if round(count) == 1 else many}"
        if count >= 1 and size <= 3600:
            rest = seconds - floor(count) * size
            return f"{floor(count)} {many} {_duration(rest)}"
        if count >= 1 and (size <= 86_400 or abs(count * 2 - round(count * 2)) < 1e-6):
            return f"{_figure(round(count, 2))} {many}"
    return f"{seconds:g} s"


def _plural(unit: str, value: float) -> str:
    if not unit or abs(value) == 1:
        return unit
    if unit in ("foot", "inch"):
        return {"foot": "feet", "inch": "inches"}[unit]
    head, _, tail = unit.partition(" per ")
    if head.startswith("degree"):
        head = head.replace("degree", "degrees", 1)
    elif not head.endswith(("s", "z", "kelvin")):
        head += "s"
    return f"{head} per {tail}" if tail else head


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 14
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
