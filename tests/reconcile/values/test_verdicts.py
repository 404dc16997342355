"""The verdict on two values hangs on what stands around them: measures and times built by hand."""

from dataclasses import replace
from typing import Any

import pytest

from readout.model.layers import Quantity, QuantityBound, QuantityKind, TimeExpression, TimePrecision
from readout.model.span import Span
from readout.reconcile.claims.reading import Term
from readout.reconcile.values.measures import Measure
from readout.reconcile.values.verdicts import Case, grown_older, judge
from support import document

MORNING, EVENING, NEXT_DAY = "2031-04-02T08:00", "2031-04-02T17:30", "2031-04-03T09:00"
TEXT = "A value stands here, and there another one, of the Marga."
# Where the words of the first and the second value stand.
HERE, THERE = Span(0, 7), Span(25, 38)
MARGA = Term("@E1", 1.2, Span(51, 56))


def placed(value: Quantity | TimeExpression, fields: dict[str, Any]) -> Measure:
    given = {"terms": (MARGA,), "governors": ("carry/v",), "outcome": ""} | fields
    return Measure(document=0, value=value, sentence=Span(0, len(TEXT)), **given)


def count(
    low: float | None,
    noun: str = "passenger",
    *,
    high: float | None = None,
    bound: QuantityBound = "exact",
    **fields: Any,
) -> Measure:
    value = Quantity(
        HERE, "number", low, high if high is not None or bound != "exact" else low, bound=bound, noun=noun
    )
    return placed(value, {"nouns": (f"{noun}/n",) if noun else ()} | fields)


def amount(low: float, kind: QuantityKind = "money", unit: str = "USD", **fields: Any) -> Measure:
    return placed(Quantity(HERE, kind, low, low, unit), fields)


def time(
    start: str,
    end: str,
    *,
    rule: str = "calendar",
    precision: TimePrecision = "day",
    words: Span = HERE,
    **fields: Any,
) -> Measure:
    value = start if precision in ("day", "hour") else start[:7]
    return placed(TimeExpression(words, value, precision, start, end, rule), fields)


def day(number: int, **fields: Any) -> Measure:
    """Give a day of April 2031, of which the first is a Tuesday."""
    return time(f"2031-04-{number:02}", f"2031-04-{number + 1:02}", **fields)


def case(
    one: Measure, two: Measure, score: float = 1.2, published: tuple[str | None, str | None] = (None, None)
) -> Case:
    first, second = (
        document(TEXT, identifier=name, outlet=f"The {name}", published=moment)
        for name, moment in zip(("Anchor", "Bell"), published, strict=True)
    )
    return Case(one, two, first, second, score)


def verdict(*args: Any, **fields: Any) -> str | None:
    judged = judge(case(*args, **fields))
    return judged and judged[0]


def why(*args: Any, **fields: Any) -> str:
    judged = judge(case(*args, **fields))
    assert judged is not None
    return f"{judged[0]}: {judged[1]}"


@pytest.mark.parametrize(
    ("one", "two", "score", "expected"),
    [
        pytest.param(count(40), count(43), 1.2, "conflict", id="surely of one thing"),
        pytest.param(count(40), count(43), 1.1, "conflict", id="just surely"),
        pytest.param(count(40), count(43), 1.09, "unclear", id="likely of one thing"),
        pytest.param(count(40), count(43), 1.0, "unclear", id="just likely"),
        pytest.param(count(40), count(43), 0.99, None, id="hardly of one thing"),
        pytest.param(count(40), count(40), 0.2, "same", id="the same, whatever they are of"),
        pytest.param(count(10), count(30), 1.2, "conflict", id="three times as many"),
        pytest.param(count(10), count(31), 1.2, "unclear", id="more than three times"),
        pytest.param(count(4), count(40), 1.2, "unclear", id="ten times"),
        pytest.param(count(4), count(41), 1.2, None, id="more than ten times"),
        pytest.param(count(43), count(4), 1.2, None, id="more than ten times, the other way round"),
        pytest.param(count(3, bound="vague", high=6), count(20), 1.2, None, id="one is vague"),
        pytest.param(count(20), count(3, bound="vague", high=6), 1.2, None, id="the other is vague"),
        pytest.param(count(40, is_label=True), count(43, is_label=True), 1.2, None, id="labels: lap 40"),
        pytest.param(count(40), count(43, governors=("repaint/v",)), 1.2, None, id="unlike governors"),
        pytest.param(count(40), count(43, terms=()), 1.2, None, id="no name near both"),
        pytest.param(
            count(40), count(43, terms=(replace(MARGA, key="ferry/n"),)), 1.2, None, id="a word near it"
        ),
        pytest.param(
            count(40, terms=(replace(MARGA, key="#time:2031"),)),
            count(43, terms=(replace(MARGA, key="#time:2031"),)),
            1.2,
            "conflict",
            id="the same time near both",
        ),
        pytest.param(
            count(40, agent="@E2"), count(43, agent="@E3"), 1.2, None, id="other people do what governs them"
        ),
        pytest.param(count(40), count(43, ""), 1.2, None, id="one does not say of what"),
        pytest.param(
            count(40, outcome="rescued"), count(43, "", outcome="rescued"), 1.2, "conflict",
            id="one does not say of what, but what became of them",
        ),
        pytest.param(
            count(40, outcome="rescued", governors=()), count(43, outcome="rescued", governors=()), 1.2,
            "conflict", id="the same became of them",
        ),
        pytest.param(
            count(40, outcome="rescued", governors=()), count(43, outcome="charged", governors=()), 1.2, None,
            id="something else became of them",
        ),
        pytest.param(
            count(1_231, governors=(), terms=()), count(1_312, governors=(), terms=()), 1.2, "conflict",
            id="no two things are likely so near in size",
        ),
        pytest.param(
            amount(41, "age", "year", owner="@E1", governors=()),
            amount(48, "age", "year", owner="@E1", governors=()), 1.2, "conflict", id="ages of one person",
        ),
        pytest.param(
            amount(41, "age", "year", governors=()), amount(48, "age", "year", governors=()), 1.2, None,
            id="ages of nobody who is named",
        ),
        pytest.param(
            amount(11, "age", "year"), amount(48, "age", "year"), 1.2, "conflict",
            id="an age is no count that may be of other things",
        ),
    ],
)  # fmt: skip
def test_values_that_shut_each_other_out_conflict_only_where_they_are_surely_of_one_thing(
    one: Measure, two: Measure, score: float, expected: str | None
) -> None:
    assert verdict(one, two, score) == expected


def test_a_conflict_says_that_the_values_exclude_each_other() -> None:
    assert why(count(40), count(43)) == "conflict: 40 and 43 exclude each other"


def test_an_unclear_one_says_that_they_may_be_of_two_things() -> None:
    expected = "unclear: 40 and 43 exclude each other; they may be of two different things"

    assert why(count(40), count(43), 1.05) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(
            amount(40),
            amount(43, unit="EUR"),
            "unclear: in two currencies, USD and EUR: nothing is converted",
            id="currencies",
        ),
        pytest.param(
            amount(40, rate="share"),
            amount(43, rate="year"),
            "scope: one is so much a share, the other a year",
            id="rates",
        ),
        pytest.param(
            amount(40),
            amount(43, is_converted=True),
            "scope: $40 and $43 exclude each other, but a sum in brackets is converted, at some day's rate",
            id="a sum in brackets",
        ),
        pytest.param(
            count(5, is_part=True), count(9), "scope: one counts some of them", id="a part of a number"
        ),
        pytest.param(
            count(9),
            count(5, narrowed=frozenset({"other/a"})),
            "scope: one counts those besides others",
            id="those on top of others",
        ),
        pytest.param(
            count(2, narrowed=frozenset({"female/a", "young/a", "@E4"})),
            count(3, narrowed=frozenset({"young/a"})),
            "scope: one counts only those called “female”",
            id="the smaller one narrowed",
        ),
        pytest.param(
            count(2, narrowed=frozenset({"young/a", "female/a"})),
            count(3),
            "scope: one counts only those called “female, young”",
            id="narrowed by two words",
        ),
        pytest.param(
            count(40),
            count(43, "ship"),
            "unclear: 40 and 43 exclude each other; “passenger” and “ship” may not be the same",
            id="two nouns",
        ),
    ],
)
def test_what_the_words_around_two_values_set_apart_is_no_conflict(
    one: Measure, two: Measure, expected: str
) -> None:
    assert why(one, two) == expected
    assert verdict(two, one) == expected.partition(":")[0]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(amount(40, rate="share"), amount(43, rate="share"), "conflict", id="one rate"),
        pytest.param(amount(40, rate="share"), amount(43), "conflict", id="a rate on one side only"),
        pytest.param(amount(40), amount(43, unit="AUD"), "unclear", id="two kinds of dollars"),
        pytest.param(count(40), count(43, is_converted=True), "conflict", id="a count in brackets"),
        pytest.param(count(5), count(9, is_part=True), "conflict", id="the larger one is a part"),
        pytest.param(count(5, is_part=True), count(9, is_part=True), "conflict", id="both are parts"),
        pytest.param(
            count(5),
            count(9, narrowed=frozenset({"other/a"})),
            "conflict",
            id="the larger besides others",
        ),
        pytest.param(
            count(2, narrowed=frozenset({"female/a"})),
            count(3, narrowed=frozenset({"male/a"})),
            "conflict",
            id="both narrowed",
        ),
        pytest.param(
            count(2), count(3, narrowed=frozenset({"female/a"})), "conflict", id="the larger one narrowed"
        ),
        pytest.param(
            count(2, narrowed=frozenset({"@E4", "#count::3"})), count(3), "conflict", id="narrowed by a name"
        ),
        pytest.param(count(40), count(43, "people"), "conflict", id="people are passengers too"),
        pytest.param(
            placed(Quantity(HERE, "money", 40, 40, "USD", noun="fee"), {}),
            placed(Quantity(HERE, "money", 43, 43, "USD", noun="ship"), {}),
            "conflict",
            id="money is counted by no noun",
        ),
        pytest.param(
            amount(2, narrowed=frozenset({"early/a"})), amount(3), "conflict", id="money counts nobody"
        ),
    ],
)
def test_what_sets_no_two_values_apart_leaves_a_conflict(one: Measure, two: Measure, expected: str) -> None:
    assert verdict(one, two) == expected
    assert verdict(two, one) == expected


def test_another_noun_is_asked_about_only_where_all_else_is_sure() -> None:
    assert "of two different things" in why(count(40), count(43, "ship"), 1.05)


DEAD: dict[str, Any] = {"outcome": "dead"}
LONG_AGO = TimeExpression(HERE, "2031-02-01", "day", "2031-02-01", "2031-02-02", "calendar")
LONG_DEAD: dict[str, Any] = DEAD | {"dated": LONG_AGO}
NOT_KNOWN = "which report is later is not known"
OF_TWO = "they may be of two different things"


@pytest.mark.parametrize(
    ("one", "two", "published", "expected"),
    [
        pytest.param(
            count(40, **DEAD), count(43, **DEAD), (MORNING, EVENING),
            "update: 40 and 43 exclude each other; such counts change, and The Bell appeared later",
            id="the second is later",
        ),
        pytest.param(
            count(40, **DEAD), count(43, **DEAD), (NEXT_DAY, EVENING),
            "update: 40 and 43 exclude each other; such counts change, and The Anchor appeared later",
            id="the first is later",
        ),
        pytest.param(
            count(40, **DEAD), count(43, **DEAD), (MORNING, MORNING),
            f"update: 40 and 43 exclude each other; such counts change, and {NOT_KNOWN}",
            id="at the same time",
        ),
        pytest.param(
            count(40, **DEAD), count(43, **DEAD), (MORNING, None),
            f"unclear: 40 and 43 exclude each other; such counts change, and {NOT_KNOWN}",
            id="one has no date",
        ),
        pytest.param(
            count(40, **DEAD), count(130, **DEAD), (MORNING, EVENING),
            f"unclear: 40 and 130 exclude each other; too far apart for an update, {OF_TWO}",
            id="too far apart",
        ),
        pytest.param(
            count(40, **DEAD), count(120, **DEAD), (MORNING, EVENING),
            "update: 40 and 120 exclude each other; such counts change, and The Bell appeared later",
            id="three times as many",
        ),
        pytest.param(
            count(40, **LONG_DEAD), count(43, **LONG_DEAD), ("2031-04-02", "2031-04-03"),
            "conflict: 40 and 43 exclude each other", id="the event was sixty days before",
        ),
        pytest.param(
            count(40, **LONG_DEAD), count(43, **LONG_DEAD), ("2031-04-01", "2031-04-03"),
            "update: 40 and 43 exclude each other; such counts change, and The Bell appeared later",
            id="it was nearer to one report",
        ),
        pytest.param(
            count(40, **LONG_DEAD), count(43, **DEAD), ("2031-04-02", "2031-04-03"),
            "update: 40 and 43 exclude each other; such counts change, and The Bell appeared later",
            id="only one says when it was",
        ),
        pytest.param(
            count(40, bound="at least", **DEAD), count(43, **DEAD), (MORNING, EVENING),
            "update: such counts rise, and The Bell appeared later", id="raised from at least so many",
        ),
        pytest.param(
            count(40, bound="at least", **DEAD), count(43, **DEAD), (MORNING, None),
            "precision: ≥ 40 leaves room for 43", id="raised, at a time that is not known",
        ),
        pytest.param(
            count(40, bound="at least", **DEAD), count(40, **DEAD), (MORNING, EVENING),
            "precision: ≥ 40 leaves room for 40", id="not raised",
        ),
        pytest.param(
            count(40, bound="at least", **DEAD), count(121, **DEAD), (MORNING, EVENING),
            "precision: ≥ 40 leaves room for 121", id="raised to more than three times as many",
        ),
        pytest.param(
            count(40, bound="about", high=40, **DEAD), count(43, **DEAD), (MORNING, EVENING),
            "precision: ~40 leaves room for 43", id="roughly the same",
        ),
        pytest.param(
            count(40, bound="at least", outcome="rescued"), count(43, outcome="rescued"), (MORNING, EVENING),
            "precision: ≥ 40 leaves room for 43", id="what does not grow",
        ),
        pytest.param(
            count(40, **DEAD), count(43, outcome="hurt"), (MORNING, EVENING),
            "conflict: 40 and 43 exclude each other", id="two outcomes",
        ),
    ],
)  # fmt: skip
def test_a_count_that_grows_is_updated_by_a_later_report(
    one: Measure, two: Measure, published: tuple[str | None, str | None], expected: str
) -> None:
    assert why(one, two, published=published) == expected


@pytest.mark.parametrize(
    ("years", "published", "expected"),
    [
        pytest.param(1, ("2031-04-01", "2031-11-01"), "update", id="a year older after seven months"),
        pytest.param(1, ("2031-04-01", "2031-04-20"), None, id="a year older after nineteen days"),
        pytest.param(1, ("2031-04-01", "2031-05-02"), None, id="a page may be dated 31 days wrongly"),
        pytest.param(1, ("2031-04-01", "2031-05-03"), "update", id="32 days"),
        pytest.param(-1, ("2031-04-01", "2031-11-01"), None, id="a year younger"),
        pytest.param(-1, ("2031-11-01", "2031-04-01"), "update", id="a year younger in the earlier report"),
        pytest.param(3, ("2031-04-01", "2032-11-01"), None, id="three years older after nineteen months"),
        pytest.param(3, ("2031-04-01", "2033-11-01"), "update", id="three years older after 31 months"),
        pytest.param(5, ("", "2031-04-01"), "unclear", id="no date"),
        pytest.param(6, ("", "2031-04-01"), None, id="six years: more than reports lie apart"),
        pytest.param(1, ("spring", "2031-11-01"), None, id="a date that cannot be read"),
    ],
)
def test_people_grow_older_between_reports(
    years: int, published: tuple[str, str], expected: str | None
) -> None:
    one, two = (Quantity(HERE, "age", age, age, "year") for age in (41.0, 41.0 + years))

    judged = grown_older("two ages", one, two, published)

    assert (judged and judged[0]) == expected


def test_why_two_ages_differ_is_told() -> None:
    one, two = (amount(age, "age", "year", owner="@E1") for age in (41, 42))

    assert why(one, two, published=("2031-04-01", "2031-11-01")) == (
        "update: 41 years old and 42 years old exclude each other; the reports lie so far apart"
    )
    assert why(one, two) == (
        "unclear: 41 years old and 42 years old exclude each other; people grow older, and when the reports "
        "appeared is not known"
    )


def at(moment: str, precision: TimePrecision = "hour") -> TimeExpression:
    """Give a time of one minute, or a day."""
    end = f"{moment[:-2]}{int(moment[-2:]) + 1:02}"
    return TimeExpression(HERE, moment, precision, moment, end, "calendar")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(
            amount(40, dated=at("2031-04-02T09:00")), amount(43, dated=at("2031-04-02T17:00")),
            "update: they are of two times of one day", id="two times of a day",
        ),
        pytest.param(
            amount(40, dated=at("2031-04-02", "day")), amount(43, dated=at("2031-04-05", "day")),
            "scope: they are of two different times", id="two days",
        ),
        pytest.param(
            amount(40, dated=at("2031-04-02", "day")), amount(43, dated=at("2031-04-02", "day")),
            "conflict: $40 and $43 exclude each other", id="the same day",
        ),
        pytest.param(
            amount(40, dated=at("2031-04-02T09:00")), amount(43),
            "scope: only one says at what time of the day", id="one with a time of day",
        ),
        pytest.param(
            amount(40), amount(43, dated=at("2031-04-02T09:00")),
            "scope: only one says at what time of the day", id="the other with a time of day",
        ),
        pytest.param(
            amount(40), amount(43, dated=at("2031-04-02T09:15", "minute")),
            "scope: only one says at what time of the day", id="the other with a minute",
        ),
        pytest.param(
            amount(40), amount(43, dated=at("2031-04-02", "day")),
            "conflict: $40 and $43 exclude each other", id="one with a day",
        ),
        pytest.param(
            count(40), count(43, dated=at("2031-04-02T09:00")),
            "conflict: 40 and 43 exclude each other", id="a count with a time of day",
        ),
    ],
)  # fmt: skip
def test_values_of_two_moments_are_no_conflict(one: Measure, two: Measure, expected: str) -> None:
    assert why(one, two) == expected


SHARES = Term("share/n", 0.5, Span(0, 1))


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param({}, {}, "scope", id="shares that fell"),
        pytest.param({"governors": ("dollar/n", "fall/v")}, {}, "scope", id="the verb comes second"),
        pytest.param({"governors": ("dollar/n", "fee/n", "fall/v")}, {}, None, id="the verb comes third"),
        pytest.param({"terms": (MARGA,)}, {}, "conflict", id="shares on one side only"),
        pytest.param(
            {"governors": ("carry/v",)}, {"governors": ("carry/v",)}, "conflict", id="a verb of no move"
        ),
    ],
)
def test_prices_move_through_the_day(one: dict[str, Any], two: dict[str, Any], expected: str | None) -> None:
    moved: dict[str, Any] = {"terms": (MARGA, SHARES), "governors": ("fall/v",)}

    assert verdict(amount(40, **moved | one), amount(43, **moved | two)) == expected


def test_it_is_told_that_prices_move() -> None:
    moved: dict[str, Any] = {"terms": (MARGA, SHARES), "governors": ("fall/v",)}

    assert why(amount(3, "percent", "percent", **moved), amount(5, "percent", "percent", **moved)) == (
        "scope: prices move through the day, and not both say when"
    )
    assert verdict(count(40, **moved), count(43, **moved)) == "conflict"


FAR: tuple[str, str] = ("2031-04-20", "2031-05-20")
RECKONED = "distance from now"


@pytest.mark.parametrize(
    ("one", "two", "score", "published", "expected"),
    [
        pytest.param(day(2), day(5, words=THERE), 1.2, FAR, "conflict", id="two days in figures"),
        pytest.param(day(2), day(5, words=THERE), 1.09, FAR, "unclear", id="likely of one thing"),
        pytest.param(day(2), day(5, words=THERE), 0.99, FAR, None, id="hardly of one thing"),
        pytest.param(day(2), day(5), 1.2, FAR, None, id="in the same words"),
        pytest.param(day(2), day(5, words=THERE, terms=()), 1.2, FAR, None, id="no name near both"),
        pytest.param(
            day(2), day(5, words=THERE, governors=("repaint/v",)), 1.2, FAR, None, id="of two events"
        ),
        pytest.param(
            day(20), day(25, words=THERE), 1.2, ("2031-04-20T08:00", "2031-04-25"), None,
            id="each tells of its own day",
        ),
        pytest.param(
            day(20), day(25, words=THERE), 1.2, ("2031-04-20T08:00", "2031-04-26"), "conflict",
            id="one tells of its own day",
        ),
        pytest.param(
            day(2), day(5, words=THERE, rule=RECKONED), 1.2, FAR, None, id="one hangs on a doubtful date"
        ),
        pytest.param(
            day(2, rule=RECKONED), day(5, words=THERE, rule=RECKONED), 1.2, FAR, None, id="both hang on dates"
        ),
        pytest.param(
            day(2, rule=RECKONED), day(5, words=THERE, rule=RECKONED), 1.2, ("2031-04-20", "2031-04-21"),
            "conflict", id="both hang on nearly the same date",
        ),
        pytest.param(
            day(2, rule=RECKONED), day(5, words=THERE), 1.2, ("2031-04-20", "2031-04-20"), None,
            id="one of them hangs on the same date",
        ),
        pytest.param(
            day(2, rule=RECKONED), day(5, words=THERE, rule=RECKONED), 1.2, ("2031-04-20", "2031-04-22"),
            None, id="both hang on dates two days apart",
        ),
        pytest.param(
            day(2), time("2031-05-05", "2031-05-06", words=THERE, rule=RECKONED), 1.2, FAR, "conflict",
            id="farther apart than a date is doubtful",
        ),
        pytest.param(
            day(2), time("2031-05-04", "2031-05-05", words=THERE, rule=RECKONED), 1.2, FAR, None,
            id="just as far apart",
        ),
        pytest.param(
            day(2), time("2031-04-01", "2031-05-01", words=THERE, precision="month"), 1.2, FAR, "precision",
            id="a day in a month",
        ),
        pytest.param(
            day(2), time("2031-04-01", "2031-05-01", precision="month"), 1.2, FAR, None,
            id="a day in a month, in the same words",
        ),
        pytest.param(
            placed(TimeExpression(HERE, "T18:00", "hour"), {}),
            time("2031-04-02T20:00", "2031-04-02T20:01", precision="hour", words=THERE, rule=RECKONED),
            1.2, FAR, None, id="two times of day of which one hangs on a date",
        ),
        pytest.param(day(2), day(2, words=THERE), 0.2, FAR, "same", id="the same day"),
        pytest.param(count(2), day(2), 1.2, FAR, None, id="a count and a day"),
    ],
)  # fmt: skip
def test_two_times_conflict_where_no_date_of_a_page_decides_it(
    one: Measure, two: Measure, score: float, published: tuple[str, str], expected: str | None
) -> None:
    assert verdict(one, two, score, published) == expected
    assert verdict(two, one, score, published[::-1]) == expected


def test_why_two_times_conflict_is_told() -> None:
    assert why(day(2), day(5, words=THERE)) == (
        "conflict: 2031-04-02 and 2031-04-05 have no moment in common"
    )
    assert why(day(2), day(5, words=THERE), 1.05) == (
        "unclear: 2031-04-02 and 2031-04-05 have no moment in common; they may be times of two different "
        "things"
    )


WEEKDAY = "nearest weekday, past"


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(
            day(7, rule=WEEKDAY), day(14, words=THERE), "same: 2031-04-14 was such a weekday", id="the first"
        ),
        pytest.param(
            day(14), day(7, words=THERE, rule=WEEKDAY), "same: 2031-04-14 was such a weekday", id="the second"
        ),
        pytest.param(day(7, rule=WEEKDAY), day(15, words=THERE), None, id="another weekday"),
        pytest.param(day(7, rule=WEEKDAY), day(14, words=THERE, rule=WEEKDAY), None, id="both are weekdays"),
        pytest.param(
            day(1, rule=WEEKDAY),
            day(29, words=THERE),
            "same: 2031-04-29 was such a weekday",
            id="28 days",
        ),
        pytest.param(
            day(1, rule=WEEKDAY),
            time("2031-05-06", "2031-05-07", words=THERE),
            "conflict: 2031-04-01 and 2031-05-06 have no moment in common",
            id="35 days",
        ),
    ],
)
def test_a_weekday_of_a_page_whose_date_is_in_doubt_may_be_the_day_that_the_other_gives(
    one: Measure, two: Measure, expected: str | None
) -> None:
    judged = judge(case(one, two, published=FAR))

    assert (judged and f"{judged[0]}: {judged[1]}") == expected
