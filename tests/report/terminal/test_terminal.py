import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from readout.model.readout import Omission, PartialUse, Readout
from readout.model.span import Span
from readout.report.terminal.render import render
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
        "ONLY IN ONE",
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
    assert "182  B, C  “A ferry carrying {182 passengers}" in text


def test_light_differences_take_one_row(text: str) -> None:
    assert "A “87 minutes”   B, C “about an hour and a half”" in text


def test_quotation_variants_are_marked_without_colour(text: str) -> None:
    assert "{all the skippers}" in text
    assert "{–and I want to thank" in text


def test_our_ellipsis_stands_outside_the_quotation_marks(text: str) -> None:
    assert "… “Halden Star ran aground off {Skerry Point} early on Tuesday" in text
    assert not re.search(r"…”|“…", text)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("readout", [sample(), many(), hostile()], ids=["sample", "thirty", "hostile"])
def test_no_line_is_wider_than_the_terminal(width: int, readout: Readout) -> None:
    for line in render(readout, width=width, everything=True).splitlines():
        assert cell_len(line) <= width


def test_without_colour_there_is_no_escape_sequence(text: str) -> None:
    assert "\x1b" not in text


def unmarked(text: str) -> str:
    """Give the report without the braces of what differs or not all say, which colour makes needless."""
    head, title, rest = text.partition("THEY DIFFER")
    marked, title_of_next, rest = rest.partition("QUOTATIONS")
    marked = marked.replace("{words} are those that differ", "").replace("{words} are", "dim words are")
    return "".join((head, title, marked.replace("{", "").replace("}", ""), title_of_next, rest))


def test_what_not_all_say_is_in_braces_only_where_there_is_no_colour(text: str) -> None:
    colored = COLOR.sub("", render(sample(), color=True))

    assert "1   B, C  “an inquiry would be ordered {this week}”  2 origins" in text
    assert "A     “{the government} would order an inquiry {before the end of the" in text
    assert "1   B, C  “an inquiry would be ordered this week”  2 origins" in colored


def test_from_whom_a_report_has_it_stands_beside_its_letter(text: str) -> None:
    assert "B, C; C via the Courier (A)" in text


def test_further_sentences_of_a_report_are_counted_and_can_be_shown() -> None:
    agreement = sample().agreements[0]
    second = replace(agreement.evidence[1], start=5, end=30, exact="The government looks into")
    told = replace(
        agreement, evidence=(*agreement.evidence, second), shared=(*agreement.shared, (Span(9, 19),))
    )
    readout = replace(sample(), agreements=(told,))

    assert "1 further sentence" in render(readout)
    assert "B also  “{The} government {looks into}”" in render(readout, everything=True)


def test_with_colour_the_words_are_the_same(text: str) -> None:
    colored = render(sample(), color=True)

    assert "\x1b[" in colored
    assert COLOR.sub("", colored).split() == unmarked(text).split()


@pytest.mark.parametrize("color", [False, True])
def test_no_document_can_steer_the_terminal(color: bool) -> None:
    text = COLOR.sub("", render(hostile(), color=color, everything=True))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_what_is_held_back_is_counted_and_can_be_shown() -> None:
    text = render(many())

    assert "… 14 more: 1 unclear, 3 updated, 7 of precision, 3 same (use --all)" in " ".join(text.split())
    assert "… 28 more (use --all)" in text
    assert "… 12 within one origin: copies of one text (use --all)" in text
    assert "(use --all)" not in render(many(), everything=True)


def test_thirty_documents_are_named_in_a_line_an_origin_without_their_titles() -> None:
    text = render(many())

    assert " B, F and 17 more  " in text
    assert "credit “" not in text
    assert text.count("\n") < 230


def test_the_counts_of_what_is_below_stand_at_the_top(text: str) -> None:
    first = text.splitlines()[1:3]

    assert first[0].startswith("2 conflicts · 1 unclear · 1 updated")
    assert first[1].startswith("3 agreements · 2 shared quotations")


def test_what_differs_is_in_braces_only_where_there_is_no_colour(text: str) -> None:
    colored = COLOR.sub("", render(sample(), color=True))

    assert "carrying {182 passengers} hit" in text
    assert "carrying 182 passengers hit" in colored


def test_what_is_left_out_is_said_once_a_fact() -> None:
    omissions = tuple(Omission(item, 1, "left out") for item in ("courier", "herald", "lantern"))

    text = render(replace(sample(), omissions=omissions))

    assert text.count("left out by") == 1
    assert "left out by A, B, C" in text


def test_background_is_counted_and_plans_are_marked() -> None:
    long_ago = replace(sample().timeline[0], when="2019", precision="year")

    text = render(replace(sample(), timeline=(long_ago, *sample().timeline)))

    assert "… 1 earlier, 2019 (use --all)" in text
    assert "6 March 2031  planned, to come" in text


def test_use_in_part_and_what_tells_so_are_said() -> None:
    part = PartialUse("courier", "herald", False, "no credit says who had it first", (), 12)
    first, *rest = sample().origins

    text = render(replace(sample(), origins=(replace(first, in_part=(part,)), *rest)))

    assert " A shares 0 of 12 sentences with B: no credit says who had it first" in text


def test_what_tells_that_a_fact_could_not_be_known_is_said_where_all_is_asked_for() -> None:
    omissions = (Omission("herald", 3, "published too early", "appeared 2031-03-04"),)
    readout = replace(sample(), omissions=omissions)

    assert "B appeared 4 March 2031" in render(readout, everything=True)
    assert "appeared" not in render(readout).partition("LEFT OUT")[2].partition("WHEN")[0]


def test_conflicts_are_never_held_back() -> None:
    conflicts = tuple(item for item in many().differences if item.verdict == "conflict") * 5

    text = render(Readout(documents=many().documents, differences=conflicts))

    assert text.count("CONFLICT") == len(conflicts) == 30


def test_copies_of_one_origin_are_no_second_witness(text: str) -> None:
    assert "3 of at least two origins, 1 within one origin" in text
    assert "… 1 within one origin: copies of one text (use --all)" in text


def test_a_value_that_only_repeats_the_words_is_not_shown_twice(text: str) -> None:
    assert "Gull Head  “" not in text
    assert "182  B, C  “" in text


def test_an_empty_readout_says_so() -> None:
    text = render(Readout(documents=()))

    assert "0 documents · 0 origins" in text
    assert "nowhere that was found" in text
