import pytest

from readout.annotate import quantities, sentences
from readout.model.layers import Quantity
from support import annotated

HOUR = 3600.0
YEAR = 31_556_952.0


def found(text: str) -> list[tuple[str, Quantity]]:
    annotation = annotated(text, [sentences.STEP, quantities.STEP])
    return [(quantity.span.of(text), quantity) for quantity in annotation.quantities or ()]


@pytest.mark.parametrize(
    ("text", "words", "kind", "low", "high", "unit", "bound"),
    [
        ("The ferry left after at least seven calls.", "at least seven", "number", 7, None, "", "at least"),
        (
            "They talked for close to three hours.",
            "close to three hours",
            "duration",
            3 * HOUR,
            3 * HOUR,
            "second",
            "about",
        ),
        (
            "It took two hours and 20 minutes.",
            "two hours and 20 minutes",
            "duration",
            8400,
            8400,
            "second",
            "exact",
        ),
        (
            "Half an hour into the match, rain fell.",
            "Half an hour",
            "duration",
            1800,
            1800,
            "second",
            "exact",
        ),
        ("A four-year extension was signed.", "four-year", "duration", 4 * YEAR, 4 * YEAR, "second", "exact"),
        ("The bridge cost $14.5 billion.", "$14.5 billion", "money", 14.5e9, 14.5e9, "USD", "exact"),
        ("The fine is A$3m.", "A$3m", "money", 3e6, 3e6, "AUD", "exact"),
        ("She paid 250 pence.", "250 pence", "money", 2.5, 2.5, "GBP", "exact"),
        ("They want 40 million rupees.", "40 million rupees", "money", 40e6, 40e6, "rupee", "exact"),
        ("Prices rose by nearly 9 per cent.", "nearly 9 per cent", "percent", 9, 9, "percent", "about"),
        ("A 17-year-old sailor fell.", "17-year-old", "age", 17, 17, "year", "exact"),
        ("Between 40 and 60 houses burned.", "Between 40 and 60", "number", 40, 60, "", "range"),
        ("A 900-square-foot flat burned.", "900-square-foot", "measure", 900, 900, "square foot", "exact"),
        ("Home to 120 , 000 people , it sank .", "120 , 000", "number", 120_000, 120_000, "", "exact"),
        ("Some 300 sheep drowned.", "Some 300", "number", 300, 300, "", "about"),
        ("Up to 30 trucks waited.", "Up to 30", "number", None, 30, "", "at most"),
        ("The dam is 80 metres high.", "80 metres", "distance", 80, 80, "metre", "exact"),
        ("It is the 12th bridge.", "12th", "ordinal", 12, 12, "", "exact"),
        ("Dozens of people fled.", "Dozens", "number", 20, 120, "", "vague"),
        ("A pair of guards slept.", "A pair", "number", 2, 2, "", "exact"),
    ],
)
def test_a_quantity_has_its_value_unit_and_bound(
    text: str, words: str, kind: str, low: float | None, high: float | None, unit: str, bound: str
) -> None:
    spans = dict(found(text))
    named = words if words in spans else f"{words} of"
    quantity = spans[named]

    assert (quantity.kind, quantity.unit, quantity.bound) == (kind, unit, bound)
    assert (quantity.low, quantity.high) == (pytest.approx(low) if low is not None else None, high)


@pytest.mark.parametrize(
    ("text", "counted", "noun"),
    [
        ("Police held nine Danish firms and ships.", "Danish firms and ships", "firm"),
        ("Twelve of the sailors were hurt.", "the sailors", "sailor"),
        ("Several new ships sank.", "new ships", "ship"),
    ],
)
def test_what_is_counted_is_named(text: str, counted: str, noun: str) -> None:
    quantity = found(text)[0][1]

    assert quantity.counted is not None
    assert quantity.counted.of(text) == counted
    assert quantity.noun == noun


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 landed.",
        "They met in Room 12.",
        "North Stream 3 was built.",
        "The law was passed in 2014.",
        "It happened at 6.10am on 3 May 2019.",
        "No one knew that one.",
        "They won 3-2.",
        "Some water was left.",
        "The COVID-19 wave passed.",
    ],
)
def test_names_dates_and_scores_are_no_quantities(text: str) -> None:
    assert found(text) == []


def test_a_change_is_two_values_not_a_range() -> None:
    values = [quantity.low for _, quantity in found("Sales fell from 90 to 40 percent of the plan.")]

    assert values == [90, 40]


def test_an_age_stands_between_commas() -> None:
    quantity = dict(found("Marta Vik, 34, was fined."))["34"]

    assert (quantity.kind, quantity.low) == ("age", 34)
