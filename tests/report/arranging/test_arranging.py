"""How findings are arranged for a reader: sides face to face, omissions by fact, time in three parts."""

from dataclasses import replace

import pytest

from readout.model.document import Published
from readout.model.readout import Evidence, Moment, Omission, Readout, Side
from readout.report.arranging.chronology import chronology, is_to_come, marks
from readout.report.arranging.excerpts import Piece, marked, quoted
from readout.report.arranging.facing import faced, statements
from readout.report.arranging.naming import own_values
from readout.report.arranging.omissions import Excuse, missing, parted
from report.sample import sample

SLOW = "The old ferry was slow, and its crew of nine was tired."
FAST = "The new ferry is fast, and its crew of six is rested."


def cite(words: str, within: str = SLOW, doc: str = "x") -> Evidence:
    start = within.index(words)
    return Evidence(doc, start, start + len(words), words)


def side(*cited: tuple[str, str, str]) -> Side:
    """Give a side of (document, sentence, words)."""
    return Side(
        "v",
        tuple(cite(words, sentence, doc) for doc, sentence, words in cited),
        tuple(cite(sentence, sentence, doc) for doc, sentence, _ in cited),
    )


def bold(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.kind == "marked"]


def test_words_of_one_sentence_are_marked_together() -> None:
    found = statements(
        side(("x", SLOW, "slow"), ("x", SLOW, "nine"), ("y", SLOW, "slow"), ("y", SLOW, "nine"))
    )

    assert len(found) == 1
    assert [item.doc for item in found[0].evidence] == ["x", "y"]
    assert bold(found[0].pieces(200)) == ["slow", "nine"]
    assert quoted(found[0].pieces(200)) == f"“{SLOW}”"


def test_sentences_with_other_words_stay_apart() -> None:
    assert len(statements(side(("x", SLOW, "ferry"), ("y", FAST, "ferry")))) == 2


def test_the_two_sentences_that_are_most_alike_stand_face_to_face() -> None:
    far = "Nobody on the quay had ever seen such a thing."
    one = side(("a", far, "thing"), ("b", SLOW, "nine"))
    two = side(("c", "No.", "No"), ("d", FAST, "six"))

    left, right = faced((one, two))

    assert (left[0].evidence[0].doc, right[0].evidence[0].doc) == ("b", "d")
    assert [item.evidence[0].doc for item in left] == ["b", "a"]


def test_a_third_side_is_set_against_the_first() -> None:
    third = side(("e", "Yes.", "Yes"), ("f", SLOW.replace("nine", "ten"), "ten"))

    found = faced((side(("b", SLOW, "nine")), side(("d", FAST, "six")), third))

    assert [said[0].evidence[0].doc for said in found] == ["b", "d", "f"]


def test_a_side_without_evidence_stops_nothing() -> None:
    assert faced((Side("v", ()), side(("b", SLOW, "nine"))))[0] == []
    assert faced(()) == []


@pytest.mark.parametrize("limit", [5, 20, 30, 45, 200])
def test_an_excerpt_with_several_marks_stays_within_its_limit(limit: int) -> None:
    pieces = marked((cite("slow"), cite("nine")), cite(SLOW), limit)
    words = [piece.text for piece in pieces if piece.kind != "gap"]

    assert "".join(words) in SLOW
    assert sum(map(len, words)) <= limit
    assert bold(pieces)[0] == "slow"


def test_marks_that_overlap_are_set_once() -> None:
    pieces = marked((cite("crew of nine"), cite("of nine was")), cite(SLOW), 200)

    assert "".join(piece.text for piece in pieces) == SLOW
    assert bold(pieces) == ["crew of nine", " was"]


def test_what_is_left_out_is_put_together_by_fact() -> None:
    readout = replace(
        sample(),
        omissions=(
            Omission("lantern", 2, "left out"),
            Omission("herald", 1, "too early"),
            Omission("courier", 2, "left out"),
            Omission("herald", 2, "too early"),
        ),
    )
    found = missing(readout)

    early = (Excuse("too early", ("herald",), ()),)
    assert [(item.agreement, item.left_out, item.excused) for item in found] == [
        (1, (), early),
        (2, ("courier", "lantern"), early),
    ]
    assert [len(part) for part in parted(found)] == [1, 1]
    assert found[1].documents == ("courier", "lantern", "herald")


def at(when: str, precision: str = "day", status: str = "reported") -> Moment:
    return Moment(when, precision, (), status=status)


@pytest.mark.parametrize(
    ("moment", "is_background"),
    [
        pytest.param(at("2019-06-01"), True, id="years before"),
        pytest.param(at("2030-03-03"), True, id="a year and a day before"),
        pytest.param(at("2030-03-05"), False, id="within the year"),
        pytest.param(at("2031", "year"), True, id="known by the year only"),
        pytest.param(at("2040", "year", "planned"), False, id="a plan"),
        pytest.param(at("2019/2021", "year"), True, id="a stretch of years"),
        pytest.param(at("XXXX-08-01"), False, id="year open"),
        pytest.param(at("2019", "year", "denied"), True, id="denied, long ago"),
    ],
)
def test_background_is_what_happened_long_before_the_reports(moment: Moment, is_background: bool) -> None:
    found = chronology(replace(sample(), timeline=(moment,)))

    assert [bool(found.background), bool(found.near)] == [is_background, not is_background]


def test_without_a_date_of_publication_only_years_are_background() -> None:
    readout = Readout(documents=(), timeline=(at("2019-06-01"), at("2019", "year")))

    assert [line for line, _ in chronology(readout).background] == [2]


@pytest.mark.parametrize(
    ("when", "to_come"),
    [
        ("2031-03-05", True), ("2031-03-04", False), ("2031-03", False), ("2031-04", True), ("2032", True),
        ("2031-W30", False), ("2031-03-04T23:00", False), ("soon", False),
    ],
)  # fmt: skip
def test_what_lies_after_the_last_report_is_to_come(when: str, to_come: bool) -> None:
    assert is_to_come(at(when), sample()) is to_come


def test_a_plan_after_the_last_report_has_both_marks() -> None:
    assert marks(at("2031-03-06", status="planned"), sample()) == ["planned", "to come"]
    assert marks(at("2031-03-01"), sample()) == []


def test_a_publication_without_a_number_for_a_year_stops_nothing() -> None:
    document = replace(sample().documents[0], published=Published("spring", "given"))

    assert chronology(Readout(documents=(document,), timeline=(at("2019", "year"),))).background


def test_a_value_is_shown_on_every_side_or_on_none() -> None:
    repeated = Side("nine", (cite("nine"),))
    normal = Side("2031-03-04", (cite("six", FAST),))

    assert own_values((repeated, repeated)) == ["", ""]
    assert own_values((repeated, normal)) == ["nine", "4 March 2031"]


def test_a_brief_number_is_shown_though_it_is_what_the_document_says() -> None:
    text = "A crew of 9 was tired."

    assert own_values((Side("9", (cite("9", text),)),)) == ["9"]
