"""Claims that say the same but for a "not" or a "may", from pairs that the alignment is told to be near."""

import pytest

from readout.model.layers import Annotation
from readout.model.readout import Difference, Reason
from readout.pipeline.run import try_annotate
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim, find_claims
from readout.reconcile.claims.stance import find_claim_differences
from support import document

PLAIN = "The Lindqvist shipyard repaired the damaged ferry engine in Bergen."


def annotate(text: str, place: int) -> Annotation:
    found = try_annotate(document(text, identifier=f"d{place}", language="en"))
    assert isinstance(found, Annotation)
    return found


def differences(*texts: str, score: float = 0.9) -> list[Difference]:
    """Compare the claims about the predicate of the first text's first claim, all taken for near."""
    annotations = [annotate(text, place) for place, text in enumerate(texts)]
    claims = find_claims(annotations, join_entities(annotations))
    first = [_claim_of(claims, place, claims[0].predicate) for place in range(len(texts))]
    reasons = (Reason("near", score),)
    matches = [Match(first[0], other, reasons) for other in first[1:]]
    return list(find_claim_differences(matches, claims, [item.document for item in annotations]))


def _claim_of(claims: tuple[Claim, ...], document_place: int, predicate: str) -> int:
    places = [place for place, claim in enumerate(claims) if claim.document == document_place]
    return next((place for place in places if claims[place].predicate == predicate), places[0])


@pytest.mark.parametrize(
    "denial",
    [
        pytest.param("The Lindqvist shipyard did not repair the damaged ferry engine in Bergen.", id="not"),
        pytest.param("The Lindqvist shipyard never repaired the damaged ferry engine in Bergen.", id="never"),
        pytest.param(
            "The Lindqvist shipyard failed to repair the damaged ferry engine in Bergen.", id="failed to"
        ),
    ],
)
def test_a_claim_and_its_denial_in_the_reports_own_voice_are_a_conflict(denial: str) -> None:
    (difference,) = differences(PLAIN, denial)

    assert (difference.kind, difference.verdict) == ("polarity", "conflict")
    assert [side.value for side in difference.sides] == ["affirmed", "negated"]


def test_what_has_not_happened_so_far_is_no_conflict_with_what_has() -> None:
    (difference,) = differences(
        PLAIN, "The Lindqvist shipyard has not yet repaired the damaged ferry engine in Bergen."
    )

    assert (difference.kind, difference.verdict) == ("polarity", "update")


def test_a_denial_of_somebody_else_is_none() -> None:
    found = differences(PLAIN, "The Havna museum did not repair the damaged ferry engine in Bergen.")

    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It was the first time that the shipyard has ever repaired the engine.", id="ever"),
        pytest.param("The shipyard repaired the ferry engine, not the damaged hull.", id="not, of a part"),
        pytest.param("The shipyard denied that it repaired the damaged ferry engine.", id="denied too"),
    ],
)
def test_what_is_not_plainly_said_is_not_denied_by_another(text: str) -> None:
    found = differences(text, "The shipyard did not repair the damaged ferry engine in Bergen.")

    assert [item for item in found if item.kind == "polarity"] == []


def test_claims_that_are_hardly_near_are_no_difference() -> None:
    assert differences(PLAIN, "The shipyard did not repair the crane.", score=0.1) == []


def test_a_hedge_that_one_report_drops_is_a_precision() -> None:
    (difference,) = differences(
        PLAIN, "The Lindqvist shipyard may have repaired the damaged ferry engine in Bergen."
    )

    assert (difference.kind, difference.verdict) == ("modality", "precision")


def test_what_somebody_can_do_is_no_hedge() -> None:
    found = differences(PLAIN, "The Lindqvist shipyard can repair the damaged ferry engine in Bergen.")

    assert found == []


def test_all_documents_with_one_claim_are_in_one_difference() -> None:
    denial = "The Lindqvist shipyard did not repair the damaged ferry engine in {}."

    (difference,) = differences(PLAIN, denial.format("Bergen"), denial.format("Bergen last week"))

    assert [len(side.evidence) for side in difference.sides] == [1, 2]


def test_what_is_not_so_of_others_is_no_contradiction() -> None:
    found = differences(
        PLAIN, "Unlike its rivals, the Lindqvist shipyard did not repair the damaged ferry engine in Bergen."
    )

    assert found == []
