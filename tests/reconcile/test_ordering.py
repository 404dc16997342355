"""The order in which files are named changes what stands first, and nothing that is found."""

from typing import Any

from readout.model.document import Document
from readout.model.readout import Agreement, Evidence, Readout
from readout.model.span import Span
from readout.pipeline.compare import compare_documents
from readout.reconcile.ordering import order_agreement
from support import document

TEXTS = (
    "The ministry bought the ferry from the Lindqvist yard for $47 million. “It is a bargain,” she said.",
    "The ministry bought the ferry from the Lindqvist yard for $38 million. Karin Holt praised the crew.",
    "For $47 million the ministry bought the Lindqvist yard’s ferry. “It is bargain,” she said.",
)


def documents() -> list[Document]:
    return [document(text, identifier=f"d{place}", language="en") for place, text in enumerate(TEXTS)]


def found(readout: Readout) -> dict[str, Any]:
    def places(evidence: tuple[Evidence, ...]) -> list[Evidence]:
        return sorted(evidence)

    return {
        "agreements": sorted(places(item.evidence) for item in readout.agreements),
        "differences": sorted(
            (item.kind, item.verdict, sorted((side.value, places(side.evidence)) for side in item.sides))
            for item in readout.differences
        ),
        "quotations": sorted(
            sorted(version.evidence for version in item.versions) for item in readout.quotations
        ),
        "only in": sorted(item.evidence for item in readout.only_in),
    }


def test_another_order_of_the_input_finds_the_same() -> None:
    there = compare_documents(documents())
    back = compare_documents(documents()[::-1])

    assert found(there) == found(back)
    assert there.differences


def test_documents_and_evidence_are_shown_in_the_order_of_the_input() -> None:
    readout = compare_documents(documents()[::-1])

    assert [item.id for item in readout.documents] == ["d2", "d1", "d0"]
    order = {item.id: place for place, item in enumerate(readout.documents)}
    for agreement in readout.agreements:
        assert agreement.evidence == tuple(sorted(agreement.evidence, key=lambda item: order[item.doc]))


def test_what_is_marked_and_the_heading_stay_with_their_evidence() -> None:
    first = Evidence("d0", 4, 20, "The ferry sailed")
    second = Evidence("d1", 0, 16, "A ferry has left")
    agreement = Agreement(2, (first, second), shared=((Span(8, 13),), (Span(2, 7),)), heading=1)

    ordered = order_agreement(agreement, {"d1": 0, "d0": 1})

    assert ordered.evidence == (second, first)
    assert ordered.shared == ((Span(2, 7),), (Span(8, 13),))
    assert ordered.evidence[ordered.heading] == second


def test_each_pair_still_judges_its_own_two_sides() -> None:
    for given in (documents(), documents()[::-1]):
        (difference,) = [item for item in compare_documents(given).differences if item.kind == "money"]

        assert [pair.sides for pair in difference.pairs] == [(0, 1)]
        assert {side.value for side in difference.sides} == {"$47 million", "$38 million"}
