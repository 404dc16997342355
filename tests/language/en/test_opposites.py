"""Words that shut each other out are opposites; the two sides of one act are not."""

import pytest

from readout.language.common.tables import table
from readout.language.en.opposites import are_opposites, listed, may_be_opposites, opposites_of


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("acquit/v", "convict/v", id="of WordNet"),
        pytest.param("unharmed/a", "injured/a", id="of the news"),
        pytest.param("before/p", "after/p", id="prepositions"),
        pytest.param("fair/a", "unfair/a", id="un-"),
        pytest.param("legal/a", "illegal/a", id="il-"),
        pytest.param("agree/v", "disagree/v", id="dis-"),
        pytest.param("careless/a", "careful/a", id="-less and -ful"),
        pytest.param("resident/n", "non-resident/n", id="non-, with a hyphen"),
    ],
)
def test_opposites_are_known_in_either_order(one: str, two: str) -> None:
    assert are_opposites(one, two)
    assert are_opposites(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("buy/v", "sell/v", id="two sides of a deal"),
        pytest.param("teach/v", "learn/v", id="two sides of a lesson"),
        pytest.param("lend/v", "borrow/v", id="two sides of a loan"),
        pytest.param("give/v", "receive/v", id="two sides of a gift"),
        pytest.param("husband/n", "wife/n", id="two sides of a tie"),
        pytest.param("victory/n", "defeat/n", id="one's victory is the other's defeat"),
        pytest.param("red/a", "blue/a", id="merely different"),
        pytest.param("valuable/a", "invaluable/a", id="formed like an opposite"),
        pytest.param("cover/v", "discover/v", id="another word"),
        pytest.param("press/v", "impress/v", id="in- means into"),
        pytest.param("open/v", "close/n", id="of two parts of speech"),
        pytest.param("ferry/n", "ferry/n", id="the same word"),
    ],
)
def test_words_that_can_both_be_true_are_no_opposites(one: str, two: str) -> None:
    assert not are_opposites(one, two)


@pytest.mark.parametrize("kind", ["converse", "apart", "formed"])
def test_no_pair_is_listed_as_an_opposite_and_as_none(kind: str) -> None:
    assert listed(kind)
    assert listed(kind).isdisjoint(listed("opposite"))
    assert not [pair for pair in listed(kind) if are_opposites(*pair)]


@pytest.mark.parametrize("name", ["en/opposites.tsv", "en/opposites_news.tsv"])
def test_every_pair_is_written_once_in_the_order_of_the_alphabet(name: str) -> None:
    pairs = [row[:2] for row in table(name)]

    assert [pair for pair in pairs if pair[0] >= pair[1]] == []
    assert len(set(pairs)) == len(pairs)


def test_opposites_are_found_by_a_word() -> None:
    assert "open/v" in opposites_of("close/v")
    assert opposites_of("ferry/n") == ()


def test_forms_are_enough_where_the_part_of_speech_is_not_known() -> None:
    assert may_be_opposites(["light"], ["heavy"])
    assert not may_be_opposites(["light"], ["ferry"])
