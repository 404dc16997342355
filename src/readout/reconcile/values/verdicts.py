"""Decide what two values of one thing are to each other: conflict, update, scope, precision, same, unclear.

The values alone say whether both can be true (`language/en/numbers/values.py`,
`language/common/calendar/values.py`);
here their surroundings say whether they are surely of one thing at one moment. A false
conflict costs a reader more than a missed one: it is called only where the same governs
both values, nothing near them tells two moments or two rates, and the day of publication,
which pages often give wrongly, does not matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from readout.language.common.calendar.values import compare_times
from readout.language.en.comparing.values import ANYBODY, BESIDES, MOVED, MOVING
from readout.language.en.meaning import SYNONYM, nearness
from readout.language.en.numbers.values import compare_quantities
from readout.model.document import Document
from readout.model.layers import Quantity, TimeExpression
from readout.model.readout import Verdict
from readout.reconcile.values.doubts import governed_alike, is_count, unlike_roles
from readout.reconcile.values.limits import are_neighbours
from readout.reconcile.values.measures import Measure
from readout.reconcile.values.words import are_two_of_a_kind

# Two values that shut each other out are called a conflict only from this likeness upwards; see
# docs/measurements.md.
SURE = 1.1
# Below this likeness two values that shut each other out are not worth a line.
WORTH_ASKING = 1.0
# An update revises a count; more than this many times the earlier one, it is another count.
MOST_GROWTH = 3.0
# Values farther apart than this are hardly of one thing.
MOST_APART = 10.0
# Counts that grow while an event goes on.
GROWING = frozenset({"dead", "hurt", "missing", "held", "freed", "moved"})
# A count of an event so long before the report no longer grows.
SETTLED_DAYS = 60
# By so much the day that a page gives may be that on which it was saved, not that on which it appeared.
DOUBTFUL_DAYS = 31
# Two reports of days so near count "last week" from the same week.
SAME_DAY = 1
# How times are resolved that do not hang on the day of publication, but at most on its year.
IN_FIGURES = ("calendar", "nearest year", "nearest named day", "counted month", "year by weekday")
WEEKDAY = "nearest weekday"

# Reports of one event lie hardly farther apart.
MOST_YEARS_BETWEEN = 5.0
DAYS_A_YEAR = 365.25

Judged = tuple[Verdict, str]


@dataclass(frozen=True, slots=True)
class Case:
    """Two measures with their documents, and how likely they are of one thing."""

    one: Measure
    two: Measure
    first: Document
    second: Document
    score: float

    @property
    def published(self) -> tuple[str, str]:
        """Give both moments of publication, "" where not known."""
        found = tuple(
            document.published.moment if document.published else "" for document in (self.first, self.second)
        )
        return found[0], found[1]

    @property
    def words(self) -> tuple[str, str]:
        """Give the words of both values."""
        return self.one.span.of(self.first.text).lower(), self.two.span.of(self.second.text).lower()


def judge(case: Case) -> Judged | None:
    """Give the verdict and why, or None where there is nothing worth telling."""
    one, two = case.one.value, case.two.value
    if isinstance(one, Quantity) and isinstance(two, Quantity):
        return _judge_quantities(case, one, two)
    if isinstance(one, TimeExpression) and isinstance(two, TimeExpression):
        return _judge_times(case, one, two)
    return None


def _judge_quantities(case: Case, one: Quantity, two: Quantity) -> Judged | None:
    judged = compare_quantities(one, two, case.first.text, case.second.text)
    if judged is None and one.kind == two.kind == "money":
        return "unclear", f"in two currencies, {one.unit} and {two.unit}: nothing is converted"
    if judged is None or judged[0] == "same":
        return judged
    if case.one.rate and case.two.rate and case.one.rate != case.two.rate:
        return "scope", f"one is so much a {case.one.rate}, the other a {case.two.rate}"
    if judged[0] == "precision":
        return _grown(case, one, two) or judged
    if not _is_worth_asking(case, one, two):
        return None
    apart = (
        _converted(judged[1], case)
        or _of_two_moments(case)
        or _of_a_part(case, one, two)
        or _of_two_nouns(judged[1], case, one, two)
    )
    if apart is not None:
        return apart
    if _grows(case):
        return _update(judged[1], case, one, two)
    return _exclusive(judged[1], case, one, two) if _is_one_thing(case) else None


def _exclusive(why: str, case: Case, one: Quantity, two: Quantity) -> Judged:
    """Judge two values of one thing that shut each other out."""
    if one.kind == two.kind == "age" and (aged := grown_older(why, one, two, case.published)):
        return aged
    sizes = sorted((_size(one), _size(two)))
    if case.score < SURE or (one.kind != "age" and sizes[1] > MOST_GROWTH * sizes[0]):
        return "unclear", f"{why}; they may be of two different things"
    return "conflict", why


def grown_older(why: str, one: Quantity, two: Quantity, published: tuple[str, str]) -> Judged | None:
    """Say what two ages are whose bearer may have grown older between the reports, or None.

    >>> from readout.model.span import Span
    >>> young, old = (Quantity(Span(0, 2), "age", years, years, "year") for years in (41.0, 42.0))
    >>> grown_older("41 and 42", young, old, ("2020-03-01", "2020-11-01"))[0]
    'update'
    >>> grown_older("41 and 42", young, old, ("2020-03-01", "2020-03-02")) is None
    True
    """
    years = (two.low or 0.0) - (one.low or 0.0)
    if abs(years) > MOST_YEARS_BETWEEN:
        return None
    if not all(published):
        return "unclear", f"{why}; people grow older, and when the reports appeared is not known"
    passed = _days(*published) / DAYS_A_YEAR
    if abs(passed) * DAYS_A_YEAR <= DOUBTFUL_DAYS or passed * years < 0:
        return None
    return ("update", f"{why}; the reports lie so far apart") if abs(years - passed) < 1 else None


def _is_worth_asking(case: Case, one: Quantity, two: Quantity) -> bool:
    """Say whether two values that shut each other out are exact, of one order and likely of one thing."""
    sizes = sorted((_size(one), _size(two)))
    exact = "vague" not in (one.bound, two.bound) and not case.one.is_label
    return exact and case.score >= WORTH_ASKING and sizes[1] <= MOST_APART * sizes[0]


def _converted(why: str, case: Case) -> Judged | None:
    if not (case.one.is_converted or case.two.is_converted):
        return None
    kinds = {value.kind for value in (case.one.value, case.two.value) if isinstance(value, Quantity)}
    return (
        ("scope", f"{why}, but a sum in brackets is converted, at some day's rate")
        if kinds == {"money"}
        else None
    )


def _of_two_nouns(why: str, case: Case, one: Quantity, two: Quantity) -> Judged | None:
    nouns = [value.noun for value in (one, two)]
    if one.kind != "number" or nouns[0] == nouns[1] or not all(nouns) or case.score < SURE:
        return None
    if ANYBODY.intersection(nouns) or nearness(*(f"{noun}/n" for noun in nouns)) >= SYNONYM:
        return None
    return "unclear", f"{why}; “{nouns[0]}” and “{nouns[1]}” may not be the same"


def _share_an_outcome(case: Case) -> bool:
    one, two = case.one, case.two
    return is_count(one) and bool(one.outcome) and one.outcome == two.outcome


def _is_one_thing(case: Case) -> bool:
    """Say whether the same governs both values, and the same is done by the same and to the same."""
    one, two = case.one, case.two
    if is_count(one) and bool(one.nouns) != bool(two.nouns) and not _share_an_outcome(case):
        return False  # one of them does not say of what
    if are_two_of_a_kind(one, two, (case.first.text, case.second.text)):
        return False
    if unlike_roles(one, two) or not (_are_anchored(one, two) or are_neighbours(one, two)):
        return False
    if governed_alike(one, two) > 0 or are_neighbours(one, two):
        return True
    return bool(one.owner) or _share_an_outcome(case)


def _are_anchored(one: Measure, two: Measure) -> bool:
    """Say whether the same name or another value of the same size stands near both."""
    keys = {term.key for term in one.terms} & {term.key for term in two.terms}
    return any(key[0] in "@#" for key in keys)


def _of_a_part(case: Case, one: Quantity, two: Quantity) -> Judged | None:
    """Say whether the smaller number counts only some: "two female gorillas" of "three gorillas"."""
    if one.kind != "number":
        return None
    smaller, larger = sorted((case.one, case.two), key=lambda measure: _size(measure.value))
    if smaller.is_part and not larger.is_part:
        return "scope", "one counts some of them"
    if _counts_the_rest(smaller) and not _counts_the_rest(larger):
        return "scope", "one counts those besides others"
    if not one.noun or one.noun != two.noun:
        return None
    extra = smaller.narrowed - larger.narrowed
    if not extra or larger.narrowed - smaller.narrowed:
        return None
    words = ", ".join(sorted(key.rpartition("/")[0] or key for key in extra if key[0] not in "@#"))
    return ("scope", f"one counts only those called “{words}”") if words else None


def _counts_the_rest(measure: Measure) -> bool:
    """Say whether what is counted comes on top of something: "128 other politicians"."""
    words = {key.rpartition("/")[0] for key in (*measure.nouns, *measure.narrowed)}
    return not BESIDES.isdisjoint(words)


def _size(value: Quantity | TimeExpression) -> float:
    return abs(value.low or value.high or 0.0) if isinstance(value, Quantity) else 0.0


def _moves(case: Case) -> bool:
    """Say whether both are of what moves by the minute: the price of shares."""
    kinds = {value.kind for value in (case.one.value, case.two.value) if isinstance(value, Quantity)}
    return kinds <= {"money", "percent"} and all(
        MOVED.intersection(measure.governors[:2]) and MOVING.intersection(term.key for term in measure.terms)
        for measure in (case.one, case.two)
    )


def _of_two_moments(case: Case) -> Judged | None:
    """Say what two values are that the words beside them date differently."""
    one, two = case.one.dated, case.two.dated
    if one is not None and two is not None:
        judged = compare_times(one, two)
        if judged is None or judged[0] != "conflict":
            return None
        if (one.start or "")[:10] == (two.start or "")[:10]:
            return "update", "they are of two times of one day"
        return "scope", "they are of two different times"
    if _moves(case):
        return "scope", "prices move through the day, and not both say when"
    clock = next((time for time in (one, two) if time is not None), None)
    counts = all(
        isinstance(item.value, Quantity) and item.value.kind == "number" for item in (case.one, case.two)
    )
    if clock is not None and clock.precision in ("hour", "minute") and not counts:
        return "scope", "only one says at what time of the day"
    return None


def _grown(case: Case, one: Quantity, two: Quantity) -> Judged | None:
    """Say whether a report raises a count that another gave as "at least" so many."""
    if (
        not _grows(case)
        or not all(case.published)
        or "vague" in (one.bound, two.bound)
        or None in (one.low, two.low)
        or one.low == two.low
    ):
        return None
    lows = sorted((one.low or 0.0, two.low or 0.0))
    if "about" in (one.bound, two.bound) or lows[1] > MOST_GROWTH * lows[0]:
        return None
    return "update", _which_is_later("such counts rise", case)


def _grows(case: Case) -> bool:
    """Say whether both count what grows while an event goes on."""
    one, two = case.one, case.two
    counts = isinstance(one.value, Quantity) and one.value.kind == "number"
    return counts and one.outcome in GROWING and one.outcome == two.outcome and not _is_settled(case)


def _is_settled(case: Case) -> bool:
    """Say whether both counts are of an event long before the reports."""
    for measure, published in zip((case.one, case.two), case.published, strict=True):
        if measure.dated is None or not measure.dated.start or not published:
            return False
        if _days(measure.dated.start, published) < SETTLED_DAYS:
            return False
    return True


def _update(why: str, case: Case, one: Quantity, two: Quantity) -> Judged:
    sizes = sorted(abs(value.low or value.high or 0.0) for value in (one, two))
    if sizes[1] > MOST_GROWTH * sizes[0]:
        return "unclear", f"{why}; too far apart for an update, they may be of two different things"
    if not all(case.published):
        return "unclear", f"{why}; such counts change, and which report is later is not known"
    return "update", _which_is_later(f"{why}; such counts change", case)


def _which_is_later(why: str, case: Case) -> str:
    times = case.published
    if not all(times) or times[0] == times[1]:
        return f"{why}, and which report is later is not known"
    later = case.first if times[0] > times[1] else case.second
    return f"{why}, and {later.name} appeared later"


def _judge_times(case: Case, one: TimeExpression, two: TimeExpression) -> Judged | None:
    judged = compare_times(one, two)
    if judged is not None and judged[0] == "precision" and case.words[0] == case.words[1]:
        return None  # "25 years ago" in both, only the days of publication differ
    if judged is None or judged[0] != "conflict":
        return judged
    if case.words[0] == case.words[1] or case.score < WORTH_ASKING:
        return None  # "on Sunday" in both, only the days of publication differ
    if _is_own_day(case.first, one) and _is_own_day(case.second, two):
        return None  # each tells of the day on which it appeared
    weekday = _same_weekday(case, one, two)
    if weekday is not None:
        return weekday
    gap = _gap(one, two)
    hanging = [time for time in (one, two) if not time.rule.startswith(IN_FIGURES) and time.start]
    if hanging and gap <= DOUBTFUL_DAYS and not (len(hanging) == 2 and _appeared_together(case)):
        return None
    if not _is_one_thing(case):
        return None
    if case.score < SURE:
        return "unclear", f"{judged[1]}; they may be times of two different things"
    return "conflict", judged[1]


def _same_weekday(case: Case, one: TimeExpression, two: TimeExpression) -> Judged | None:
    """Say whether a weekday of a report whose date is in doubt may be the day that the other gives."""
    weekdays = [time.rule.startswith(WEEKDAY) for time in (one, two)]
    if not any(weekdays) or not one.start or not two.start:
        return None
    days = [date.fromisoformat(time.start[:10]) for time in (one, two) if time.start]
    if abs((days[0] - days[1]).days) > DOUBTFUL_DAYS or days[0].weekday() != days[1].weekday():
        return None
    if all(weekdays) or "day" not in (one.precision, two.precision):
        return None
    return "same", f"{(days[0] if weekdays[1] else days[1]).isoformat()} was such a weekday"


def _is_own_day(document: Document, time: TimeExpression) -> bool:
    day = document.published.moment[:10] if document.published else ""
    return bool(day) and (time.start or "")[:10] == day


def _appeared_together(case: Case) -> bool:
    return all(case.published) and abs(_days(*case.published)) <= SAME_DAY


def _gap(one: TimeExpression, two: TimeExpression) -> float:
    """Give the days between two times, endless where a day is not known."""
    if not (one.start and one.end and two.start and two.end):
        return 0.0 if "T" in (one.value or "") + (two.value or "") else float("inf")
    first, second = sorted((moment(time.start), moment(time.end)) for time in (one, two))
    return max(timedelta(0), second[0] - first[1]) / timedelta(days=1)


def moment(text: str | None) -> datetime:
    """Read an ISO 8601 date or date-time without its zone."""
    return datetime.fromisoformat((text or "0001-01-01")[:16])


def _days(one: str, two: str) -> int:
    try:
        return (date.fromisoformat(two[:10]) - date.fromisoformat(one[:10])).days
    except ValueError:
        return 0


def published(documents: Sequence[Document], measure: Measure) -> str:
    """Give the moment at which the measure's document appeared, or ""."""
    found = documents[measure.document].published
    return found.moment if found else ""
