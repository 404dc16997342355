"""The parts that every report is made of: excerpts, alignment of words, blocks of a text, names."""

import pytest

from readout.model.document import Furniture
from readout.model.span import Span
from readout.report.arranging.blocks import blocks
from readout.report.arranging.collation import is_alike, runs
from readout.report.arranging.dates import day, readable
from readout.report.arranging.excerpts import around, neutral, quoted, shortened
from readout.report.arranging.markup import safe_address
from report.sample_documents import COURIER, cite, documents, made


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x9B, 0x202E, 0x2066, 0x2069, 0xD800, 0xE0041])
def test_a_character_that_steers_is_replaced_one_for_one(code: int) -> None:
    assert neutral(f"a{chr(code)}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["Ñandú – “œuvre”", "שלום", "你好", "👩‍👩‍👧", "tab\tline\nend"])
def test_letters_of_every_script_stay(text: str) -> None:
    assert neutral(text) == text


def test_an_excerpt_keeps_the_words_that_matter_in_the_middle() -> None:
    document = documents()[0]
    context = cite(
        document,
        "The passenger ferry Halden Star ran aground off Skerry Point early on Tuesday "
        "with 214 passengers and a crew of nine",
    )
    inner = cite(document, "214 passengers")

    shown = quoted(around(inner, context, 70))

    assert shown == "… “off Skerry Point early on Tuesday with 214 passengers and a crew of nine”"


def test_words_outside_their_context_are_shown_among_their_neighbours() -> None:
    a, b, *_ = documents()

    shown = quoted(around(cite(a, "214 passengers"), cite(b, "It had four officers"), 90))

    assert shown == "… “Point early on Tuesday with 214 passengers and a crew of nine, the Vessa” …"


def test_neighbours_on_another_line_are_left_out() -> None:
    assert quoted(around(cite(documents()[0], "Nobody was killed"), None, 90)) == (
        "… “treated for cuts and cold. Nobody was killed.”"
    )


def test_a_cut_without_any_blank_is_made_all_the_same() -> None:
    pieces = shortened("x" * 1_000_000, 100)

    assert [len(piece.text) for piece in pieces] == [100, 1]


def test_words_that_differ_only_in_case_and_marks_are_the_same() -> None:
    assert [run.kind for run in runs("“We can’t,", "we can't")] == ["same"]


def test_versions_without_common_words_are_not_alike() -> None:
    assert not is_alike(runs("the ship was lost", "nobody knows"))
    assert not is_alike(runs("", ""))


def test_two_very_long_versions_are_aligned() -> None:
    found = runs("a b " * 100_000 + "x end", "a b " * 100_000 + "y end")

    assert [run.kind for run in found] == ["same", "changed", "same"]


def test_only_blanks_are_lost_between_blocks() -> None:
    document = documents()[0]

    assert " ".join(block.span.of(COURIER) for block in blocks(document)).split() == COURIER.split()


def test_furniture_inside_a_paragraph_is_a_block_of_its_own() -> None:
    document = made(
        "x", "Read more: Elsewhere. The ship sank.", "x", furniture=(Furniture(Span(0, 21), "related"),)
    )

    assert [(block.span.of(document.text), block.furniture) for block in blocks(document)] == [
        ("Read more: Elsewhere.", "related"),
        (" The ship sank.", ""),
    ]


def test_lines_of_a_wrapped_text_are_one_paragraph() -> None:
    line = "The ferry ran aground in the fog before the sun was up and then"
    document = made("x", f"{line}\n{line}\n{line}\n{line}\nit sank.\n\nThe end.", "x")

    assert len(blocks(document)) == 2


def test_twenty_thousand_lines_are_cut_into_blocks_at_once() -> None:
    document = made("x", "a\u2028" * 20_000, "x")

    assert len(blocks(document)) == 20_000


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "http://[",
        "//evil",
        "http:",
        "file:///x",
        "",
    ],
)
def test_only_web_addresses_are_safe(address: str) -> None:
    assert safe_address(address) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031", "2031"),
        ("2031-13-01", "2031-13-01"),
        ("2031-03-04/2031-03-06", "4 March 2031 to 6 March 2031"),
        ("2031-03-04T25:00", "4 March 2031, 25:00"),
        ("2031-W1", "2031-W1"),
        ("2031-25", "2031-25"),
        ("a/b/c", "a/b/c"),
        ("2031/", "2031/"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_a_date_that_is_none_stays_as_it_is(value: str, words: str) -> None:
    assert day(value) == words


@pytest.mark.parametrize(
    ("ours", "shown"),
    [
        ("2031-03-04/2031-03-06 and 2031-05", "4 March 2031 to 6 March 2031 and May 2031"),
        ("appeared 2031-03-04T00:00:00", "appeared 4 March 2031"),
        ("appeared 2031-03-04T09:40:00+01:00", "appeared 4 March 2031, 09:40 +01:00"),
        ("2014-15 and 12031-03", "2014-15 and 12031-03"),
        ("“2031-03-04” is copied", "“2031-03-04” is copied"),
        ("214 passengers", "214 passengers"),
    ],
)
def test_only_dates_of_ours_are_written_for_a_reader(ours: str, shown: str) -> None:
    assert readable(ours) == shown
