import pytest

from readout.language.common.lexemes import lexemes
from readout.language.en.numbers.joins import find_amounts
from readout.language.en.numbers.reading import read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seventeen", 17),
        ("forty-two", 42),
        ("three hundred and nine", 309),
        ("two hundred and six thousand", 206_000),
        ("4 thousand 7 hundred and 12", 4712),
        ("1.4bn", 1_400_000_000),
        ("12 500", 12_500),
        ("7,300,000", 7_300_000),
        ("half a million", 500_000),
        ("three and a half million", 3_500_000),
        ("two thirds", 2 / 3),
        ("12 1/2", 12.5),
        ("¾", 0.75),
        ("two dozen", 24),
        ("six point two five", 6.25),
        ("3.1x10^4", 31_000),
        ("twenty-third", 23),
    ],
)
def test_a_number_is_read_whole(text: str, value: float) -> None:
    line = lexemes(text)

    found = read_number(line, 0)

    assert found is not None
    assert found.end == line.size
    assert found.value == pytest.approx(value)


def test_an_and_does_not_join_two_counts() -> None:
    found = read_number(lexemes("five million and two ministers"), 0)

    assert found is not None
    assert found.value == 5_000_000


@pytest.mark.parametrize("unit", ["9", "1,111", "1.", "two ", "million ", "$", "1-", "5 to ", "minus "])
def test_a_hostile_line_is_read_to_its_end(unit: str) -> None:
    line = lexemes(unit * (60_000 // len(unit)))

    assert len(find_amounts(line, [False] * line.size)) <= line.size
