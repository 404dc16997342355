"""Documents are grouped by where their text comes from."""

import pytest

from readout.group.origins.finding import find_origins
from readout.language.common.words import split_words
from readout.model.document import Credit, Document, Furniture
from readout.model.span import Span
from support import document

LEAD = "The harbour of Velmora was closed on Monday after a freighter struck the northern pier in thick fog."
SECOND = "Divers searched the damaged hull until late in the evening and found no leak below the waterline."
THIRD = "Two cranes were bent by the blow and will have to be replaced before the port can work as usual."
FOURTH = "The ship had left Tarsk on Saturday with a load of timber for a paper mill in the south."
OWN = (
    "Nobody in Velmora slept much on Monday. Residents near the docks heard a bang and ran into the street.",
    "Fishermen tied up their boats along the western quay and waited for somebody to tell them what to do.",
    "By noon the smell of fresh wood hung over the old town, where planks were drifting between the piles.",
)
SAYING = "“We will not open the northern pier before every single bolt of it has been looked at by experts,”"


def origins(*texts: str) -> list[tuple[str, ...]]:
    documents = [document(text, identifier=str(at)) for at, text in enumerate(texts)]
    return [origin.documents for origin in find_origins(documents)]


def test_every_document_has_exactly_one_origin() -> None:
    assert origins(LEAD, " ".join(OWN), LEAD + " " + SECOND, "") == [("0", "2"), ("1",), ("3",)]


def test_no_documents_have_no_origins() -> None:
    assert find_origins([]) == ()


def test_typography_and_blanks_do_not_hide_a_copy() -> None:
    one = "The harbour's northern pier – closed since the U.S. ship struck it – is shut “for now”."
    other = "THE HARBOUR’S  northern pier - closed since the US ship\nstruck it — is shut 'for now'."

    assert origins(one, other) == [("0", "1")]


def test_small_edits_do_not_hide_a_copy() -> None:
    edited = LEAD.replace("struck", "rammed") + " " + SECOND.replace("late in the evening", "nightfall")

    assert origins(f"{LEAD} {SECOND}", edited) == [("0", "1")]


def test_shared_quotations_make_no_copy() -> None:
    one = f"{OWN[0]} {SAYING} the harbour master said."
    other = f"{LEAD} {SAYING} said the harbour master."

    assert origins(one, other) == [("0",), ("1",)]


def test_furniture_makes_no_copy() -> None:
    promise = (
        "Sign up for our morning letter and never miss what matters in the towns along the northern coast."
    )
    documents = [
        document(
            f"{body}\n{promise}",
            identifier=str(at),
            furniture=(Furniture(Span(len(body), len(body) + 1 + len(promise)), "subscription"),),
        )
        for at, body in enumerate(["Pier closed.", "Bridge opened."])
    ]

    assert len(find_origins(documents)) == 2


def test_use_in_part_stays_apart_and_is_told() -> None:
    long = " ".join([*OWN, FOURTH])

    first, second = find_origins(
        [
            document(f"{LEAD} {SECOND} {FOURTH}", identifier="a", outlet="Velmora Post"),
            document(long, identifier="b", outlet="Coast Daily"),
        ]
    )

    assert (first.why, second.why) == (
        "own text; 1 of 3 sentences shared with Coast Daily, too few for one origin",
        "own text; 1 of 5 sentences shared with Velmora Post, too few for one origin",
    )
    assert [piece.evidence.doc for piece in first.shared + second.shared] == ["a", "b"]


def with_credit(identifier: str, text: str, agency: str = "Nordwire") -> Document:
    credit = Credit(agency=agency, form="dateline", span=Span(0, 5), words=text[:5])
    return document(text, identifier=identifier, credits=(credit,))


@pytest.mark.parametrize(
    ("agency", "count"), [pytest.param("Nordwire", 1, id="same"), pytest.param("Eastwire", 2, id="another")]
)
def test_the_same_agency_needs_less_shared_copy(agency: str, count: int) -> None:
    one = with_credit("a", f"{LEAD} {SECOND} {THIRD}")
    other = with_credit("b", f"{SECOND} {' '.join(OWN)}"[:330], agency)

    assert len(find_origins([one, other])) == count


def test_an_agency_named_among_others_counts_when_the_other_document_is_its_copy() -> None:
    one = with_credit("a", f"{LEAD} {SECOND} {THIRD}")
    listed = tuple(
        Credit(agency=agency, form="partial", span=None, words="Nordwire - Eastwire")
        for agency in ("Nordwire", "Eastwire")
    )
    other = document(f"{SECOND} {OWN[0]} {OWN[1]}", identifier="b", credits=listed)

    assert len(find_origins([one, other])) == 1


def test_legal_lines_and_picture_captions_make_no_copy() -> None:
    legal = "Copyright 2031 Nordwire. All rights reserved. This may not be published, broadcast or rewritten."
    caption = (
        "FILE - In this March 3, 2031 file photo, the northern pier of Velmora is seen. (Ann Lee/Nordwire)"
    )

    assert len(origins(f"{caption}\nPier closed.\n{legal}", f"{caption}\nBridge opened.\n{legal}")) == 2


def test_one_agency_with_nothing_shared_has_two_origins() -> None:
    assert len(find_origins([with_credit("a", f"{LEAD} {SECOND}"), with_credit("b", " ".join(OWN))])) == 2


def test_the_reason_names_agency_sentences_and_the_first_publisher() -> None:
    one = document(f"{LEAD} {SECOND}", identifier="a", published="2031-03-04T09:00", outlet="Coast Daily")
    other = document(
        f"{LEAD} {SECOND} {OWN[0]}", identifier="b", published="2031-03-03", outlet="Velmora Post"
    )

    (origin,) = find_origins([one, other])

    assert origin.why == "both carry the same copy: 2 of 2 sentences shared; first published by Velmora Post"


def test_shared_copy_is_exact_in_both_documents() -> None:
    one = document(f"VELMORA — {LEAD}\n\n{OWN[1]}", identifier="a")
    other = document(f"{OWN[0]}\n{LEAD.upper()}", identifier="b")

    pieces = [piece for origin in find_origins([one, other]) for piece in origin.shared]

    assert {piece.evidence.exact for piece in pieces} == {LEAD[:-1], LEAD[:-1].upper()}
    texts = {"a": one.text, "b": other.text}
    for evidence in [side for piece in pieces for side in (piece.evidence, piece.other)]:
        assert evidence.exact == texts[evidence.doc][evidence.start : evidence.end]


def test_a_long_line_takes_linear_time() -> None:
    text = "'“" * 5_000 + "word " * 50_000 + "A." * 50_000 + "“" * 50_000

    assert len(split_words(text)) == 50_001
    assert len(origins(text, text)) == 1


def test_agency_copy_in_many_papers_is_one_origin() -> None:
    papers = [f"{LEAD} {SECOND} {THIRD} Paper number {at} adds a line of its own here." for at in range(60)]

    assert len(origins(*papers)) == 1
