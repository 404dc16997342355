import pytest

from readout.annotate import quantities, sentences, times
from readout.language.common.calendar.values import compare_times, normal_time
from readout.language.en.numbers.values import compare_quantities, normal_form
from readout.model.layers import Quantity, TimeExpression
from support import annotated, document


def quantity(text: str) -> Quantity:
    return (annotated(text, [sentences.STEP, quantities.STEP]).quantities or ())[0]


def time(text: str) -> TimeExpression:
    doc = document(text, published="2021-05-19")
    return (annotated(doc, [sentences.STEP, times.STEP]).times or ())[0]


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("about 30 boats", "around 30 boats", "same"),
        ("a dozen boats", "12 boats", "same"),
        ("half of the boats", "50 percent of the boats", "same"),
        ("at least 40 boats", "40 boats", "precision"),
        ("more than 40 boats", "40 boats", "precision"),
        ("at least 40 boats", "48 boats", "precision"),
        ("about 50 boats", "52 boats", "precision"),
        ("dozens of boats", "52 boats", "precision"),
        ("It took close to two hours.", "It took one hour and 45 minutes.", "precision"),
        ("It took three months.", "It took 90 days.", "precision"),
        ("It took three months.", "It took 100 days.", "conflict"),
        ("340,000 people fled.", "350,000 people fled.", "precision"),
        ("It cost $11 billion.", "It cost $11.3 billion.", "precision"),
        ("up to 5.1 million boats", "5.13 million boats", "precision"),
        ("up to 5.1 million boats", "5.3 million boats", "conflict"),
        ("It flew at up to 193 km/h.", "It flew at 120 mph.", "precision"),
        ("It flew at up to 193 km/h.", "It flew at 140 mph.", "conflict"),
        ("The level was 0.41.", "The level was 0.41 percent.", "same"),
        ("7 boats", "8 boats", "conflict"),
        ("It cost $146.2 billion.", "It cost $148.9 billion.", "conflict"),
        ("at least 40 boats", "12 boats", "conflict"),
        ("about 30 boats", "about 60 boats", "conflict"),
    ],
)
def test_the_verdict_on_two_quantities(one: str, two: str, verdict: str) -> None:
    found = compare_quantities(quantity(one), quantity(two), one, two)

    assert found is not None
    assert found[0] == verdict


@pytest.mark.parametrize(
    ("one", "two"), [("7 boats", "7 percent"), ("$5", "€5"), ("It is 5 km.", "It is 5 kg.")]
)
def test_other_units_do_not_compare(one: str, two: str) -> None:
    assert compare_quantities(quantity(one), quantity(two), one, two) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("It took two hours.", "2 h"),
        ("at least seven boats", "≥ 7"),
        ("about 50 boats", "~50"),
        ("It cost $11 billion.", "$11 billion"),
        ("It took one hour and 45 minutes.", "1 h 45 min"),
        ("between 5 and 10 boats", "5–10"),
        ("It rose by 4.5 percent.", "4.5%"),
        ("It took 16 years.", "16 years"),
    ],
)
def test_a_value_has_a_short_label(text: str, label: str) -> None:
    assert normal_form(quantity(text)) == label


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("They met on May 3.", "They met on 3 May 2021.", "same"),
        ("They met in May 2020.", "They met on 6 May 2020.", "precision"),
        ("It began at 10:08 p.m.", "It began shortly after 10 p.m.", "precision"),
        ("It closed at 6 : 00 p.m. on Sunday .", "It closed at 6:00 p.m. on Sunday.", "same"),
        ("It began around 10:30.", "It began around 10:45.", "conflict"),
        ("They met on 3 May 2020.", "They met on 4 May 2020.", "conflict"),
        ("They met in 2019.", "They met in 2020.", "conflict"),
    ],
)
def test_the_verdict_on_two_times(one: str, two: str, verdict: str) -> None:
    found = compare_times(time(one), time(two))

    assert found is not None
    assert found[0] == verdict


def test_a_day_and_a_clock_time_do_not_compare() -> None:
    assert compare_times(time("It began on 3 May 2020."), time("It began at 6pm.")) is None


def test_a_time_has_a_short_label() -> None:
    assert normal_time(time("They have waited since 2009.")) == "since 2009"
