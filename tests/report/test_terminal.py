import re

import pytest
from rich.cells import cell_len

from readout.model.readout import Readout
from readout.report.terminal import render
from report.hostile import hostile
from report.sample import many, sample

COLOR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def text() -> str:
    return render(sample())


def test_it_begins_with_what_there_is(text: str) -> None:
    assert text.startswith("4 documents · 3 origins · 1 not analysed · published 4 March 2031\n")


def test_sections_come_in_the_order_of_what_matters(text: str) -> None:
    titles = re.findall(r"^([A-Z][A-Z, ]+?)  ", text, re.MULTILINE)

    assert titles == [
        "THEY DIFFER",
        "THEY AGREE",
        "QUOTATIONS",
        "ONLY IN A",
        "ONLY IN B, C",
        "LEFT OUT",
        "WHEN",
        "NOT DECIDED",
        "TO BE KNOWN",
    ]


def test_an_agency_copy_is_called_so_with_the_words_of_the_credit(text: str) -> None:
    assert "Northport Herald  Meridian copy" in text
    assert "credit “NORTHPORT (Meridian) -”" in text
    assert "B, C  one origin: both carry Meridian copy; 6 of 9 sentences shared" in text


def test_a_document_that_was_not_analysed_is_listed(text: str) -> None:
    assert "Inselblatt  not analysed (de)" in text


def test_a_side_gives_all_who_carry_it(text: str) -> None:
    assert "B, C  182  “A ferry carrying 182 passengers" in text


def test_light_differences_take_one_row(text: str) -> None:
    assert "A “87 minutes”   B, C “about an hour and a half”" in text


def test_quotation_variants_are_marked_without_colour(text: str) -> None:
    assert "{all the skippers}" in text
    assert "{–and I want to thank" in text


def test_our_ellipsis_stands_outside_the_quotation_marks(text: str) -> None:
    assert "… “ferry Halden Star ran aground" in text
    assert not re.search(r"…”|“…", text)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("readout", [sample(), many(), hostile()], ids=["sample", "thirty", "hostile"])
def test_no_line_is_wider_than_the_terminal(width: int, readout: Readout) -> None:
    for line in render(readout, width=width, everything=True).splitlines():
        assert cell_len(line) <= width


def test_without_colour_there_is_no_escape_sequence(text: str) -> None:
    assert "\x1b" not in text


def test_with_colour_the_words_are_the_same(text: str) -> None:
    colored = render(sample(), color=True)

    assert "\x1b[" in colored
    assert COLOR.sub("", colored).split() == text.split()


@pytest.mark.parametrize("color", [False, True])
def test_no_document_can_steer_the_terminal(color: bool) -> None:
    text = COLOR.sub("", render(hostile(), color=color, everything=True))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_what_is_held_back_is_counted_and_can_be_shown() -> None:
    assert "… 12 more (use --all)" in render(many())
    assert "(use --all)" not in render(many(), everything=True)


def test_conflicts_are_never_held_back() -> None:
    conflicts = tuple(item for item in many().differences if item.verdict == "conflict") * 5

    text = render(Readout(documents=many().documents, differences=conflicts))

    assert text.count("CONFLICT") == len(conflicts) == 30


def test_copies_of_one_origin_are_no_second_witness(text: str) -> None:
    assert "3 of at least two origins, 1 within one origin" in text
    assert "… 1 within one origin: copies of one text (use --all)" in text


def test_a_value_that_only_repeats_the_words_is_not_shown_twice(text: str) -> None:
    assert "Gull Head  “" not in text
    assert "B, C  182  “" in text


def test_an_empty_readout_says_so() -> None:
    text = render(Readout(documents=()))

    assert "0 documents · 0 origins" in text
    assert "nowhere that was found" in text
