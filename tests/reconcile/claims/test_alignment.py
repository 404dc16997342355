"""Claims of invented reports, aligned and gathered into agreements."""

from dataclasses import replace

import pytest

from readout.annotate import events, sentences
from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.model.readout import Agreement, Origin
from readout.reconcile.agreeing.agreements import find_agreements
from readout.reconcile.claims.alignment import align_claims
from readout.reconcile.claims.clusters import clusters_of
from readout.reconcile.claims.meanings import read_meanings
from readout.reconcile.claims.reading import find_claims, find_terms
from support import annotated, document


def annotate(identifier: str, text: str) -> Annotation:
    found = annotated(document(text, identifier=identifier), [sentences.STEP])
    return events.STEP.run(replace(found, entities=(), mentions=(), quotations=(), quantities=(), times=()))


def agreements_of(*texts: str, origins: tuple[Origin, ...] | None = None) -> tuple[Agreement, ...]:
    annotations = [annotate(f"d{place}", text) for place, text in enumerate(texts)]
    terms = find_terms(annotations, Identities())
    claims = find_claims(annotations, Identities(), terms)
    documents = [annotation.document for annotation in annotations]
    matches = align_claims(claims, annotations, read_meanings(claims, annotations))
    apart = tuple(Origin((item.id,), "own text") for item in documents)
    clusters = clusters_of(matches, claims)
    return find_agreements(clusters, claims, annotations, terms, origins or apart)


def words_of(agreement: Agreement) -> list[str]:
    return [item.exact for item in agreement.evidence]


def about(agreements: tuple[Agreement, ...], word: str) -> list[list[str]]:
    return [words_of(item) for item in agreements if any(word in words for words in words_of(item))]


def test_the_same_claim_in_kindred_words_is_an_agreement_on_the_two_clauses() -> None:
    agreements = agreements_of(
        "Rescuers freed a trapped welder from the burning warehouse, and the road reopened.",
        "A trapped welder was released from the blazing warehouse by rescuers.",
    )

    assert about(agreements, "welder") == [
        [
            "Rescuers freed a trapped welder from the burning warehouse",
            "A trapped welder was released from the blazing warehouse by rescuers",
        ]
    ]


def test_a_claim_and_its_denial_do_not_agree() -> None:
    agreements = agreements_of(
        "The foreman locked the northern gate of the warehouse.",
        "The foreman did not lock the northern gate of the warehouse.",
    )

    assert about(agreements, "foreman") == []


def test_claims_that_share_only_the_topic_do_not_agree() -> None:
    agreements = agreements_of(
        "The warehouse belongs to a shipping company.",
        "Neighbours photographed the warehouse from their balconies.",
    )

    assert about(agreements, "warehouse") == []


def test_two_documents_of_one_origin_count_once() -> None:
    text = "Rescuers freed a trapped welder from the burning warehouse."
    one_origin = (Origin(("d0", "d1"), "the same copy"),)

    agreements = agreements_of(text, text, origins=one_origin)

    assert {agreement.origins for agreement in agreements} == {1}


def test_the_reasons_of_a_match_add_up_to_its_score() -> None:
    annotations = [
        annotate("a", "Rescuers freed a trapped welder."),
        annotate("b", "Rescuers freed the trapped welder at dawn."),
    ]
    claims = find_claims(annotations, Identities())

    matches = align_claims(claims, annotations, read_meanings(claims, annotations))

    assert matches
    assert all(
        match.score == pytest.approx(sum(reason.weight for reason in match.reasons)) for match in matches
    )


def test_the_bare_said_is_no_claim() -> None:
    claims = find_claims(
        [annotate("a", "The harbour master said on the quay that the cranes had stopped.")], Identities()
    )

    assert not any(claim.event.lemma == "say" for claim in claims)


def test_nothing_comes_of_nothing() -> None:
    assert agreements_of("", "") == ()
