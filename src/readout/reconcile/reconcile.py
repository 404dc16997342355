"""Reconcile the documents of one story: from annotations to the readout."""

from collections.abc import Mapping, Sequence

from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.publication import Publications
from readout.model.readout import VERDICTS, Difference, Origin, Readout
from readout.reconcile.agreements import find_agreements
from readout.reconcile.alignment import CLOSE, JOINED, align_claims
from readout.reconcile.claim_differences import find_claim_differences
from readout.reconcile.claims import find_claims, find_terms
from readout.reconcile.close_calls import MOST, find_close_calls
from readout.reconcile.clusters import clusters_of
from readout.reconcile.collation import collate
from readout.reconcile.copy_differences import find_copies, find_copy_differences
from readout.reconcile.copy_rule import settle
from readout.reconcile.coverage import find_omissions
from readout.reconcile.differences import find_value_differences
from readout.reconcile.entities import join_entities
from readout.reconcile.hearing import Hearing
from readout.reconcile.matching import mutual_best
from readout.reconcile.meanings import read_meanings
from readout.reconcile.measures import find_measures
from readout.reconcile.name_differences import find_name_differences
from readout.reconcile.only_in import find_only_in
from readout.reconcile.ordering import (
    in_canonical_order,
    order_agreement,
    order_difference,
    order_moment,
    order_of,
    order_omissions,
    order_question,
)
from readout.reconcile.place_differences import find_place_differences
from readout.reconcile.quotation_differences import find_quotation_differences
from readout.reconcile.timeline import find_timeline
from readout.reconcile.wording_differences import find_wording_differences


def reconcile(
    annotations: Sequence[Annotation],
    origins: Sequence[Origin],
    *,
    failures: Sequence[Failure] = (),
    notices: Sequence[str] = (),
) -> Readout:
    """Give the readout of documents that report one event.

    Args:
        annotations: with all layers; a document that could not be analysed has empty ones.
        origins: a partition of the documents.
        failures: inputs that could not be used, to be kept in the readout.
        notices: what was skipped or capped, in words.
    """
    order = order_of(annotations)
    shown = tuple(annotation.document for annotation in annotations)
    annotations = in_canonical_order(annotations)
    documents = [annotation.document for annotation in annotations]
    identities = join_entities(annotations)
    terms = find_terms(annotations, identities)
    claims = find_claims(annotations, identities, terms)
    meanings = read_meanings(claims, annotations)
    matches = align_claims(claims, [document.text for document in documents], meanings)
    best = mutual_best(matches, claims)
    near = [match for match in matches if match.score >= CLOSE]
    clusters = clusters_of(matches, claims)
    quotations = collate(annotations, identities, origins)
    agreements = find_agreements(clusters, claims, documents, origins, quotations)
    close = [match for match in best if CLOSE <= match.score < JOINED]
    measures, copies = find_measures(annotations, claims, terms), find_copies(annotations)
    differences = [
        *find_value_differences(measures, matches, documents),
        *find_claim_differences(best, claims, documents),
        *find_quotation_differences(quotations, documents),
        *find_name_differences(annotations, identities),
        *find_place_differences(best, claims, annotations, identities),
        *find_wording_differences(best, claims, annotations, identities),
    ]
    of_copy = find_copy_differences(copies, annotations, identities, measures)
    differences = settle(differences, of_copy, copies, documents)
    analysed = [annotation.document for annotation in annotations if annotation.analysed]
    hearing = Hearing(claims)
    questions, asked = find_close_calls(
        close,
        claims,
        annotations,
        origins,
        agreements=agreements,
        differences=differences,
        quotations=quotations,
    )
    return Readout(
        documents=shown,
        analysed=frozenset(document.id for document in analysed),
        origins=tuple(origins),
        entities=identities.entities,
        agreements=tuple(order_agreement(agreement, order) for agreement in agreements),
        differences=_weightiest_first([order_difference(item, order) for item in differences], order),
        quotations=quotations,
        only_in=find_only_in(
            claims,
            near,
            annotations,
            origins,
            hearing=hearing,
            quotations=quotations,
            differences=differences,
        ),
        omissions=order_omissions(
            find_omissions(
                agreements,
                claims,
                near,
                annotations,
                origins,
                hearing=hearing,
                quotations=quotations,
                differences=differences,
            ),
            order,
        ),
        timeline=tuple(
            order_moment(moment, order) for moment in find_timeline(claims, clusters, near, annotations)
        ),
        not_decided=tuple(order_question(item, order) for item in questions),
        failures=tuple(failures),
        notices=(*notices, *_capped(asked), *_stray(shown)),
    )


def _weightiest_first(differences: Sequence[Difference], order: Mapping[str, int]) -> tuple[Difference, ...]:
    def weight(item: Difference) -> tuple[int, int, int, str]:
        first = item.sides[0].evidence[0]
        return (VERDICTS.index(item.verdict), order[first.doc], first.start, item.kind)

    return tuple(sorted(differences, key=weight))


def _capped(asked: int) -> list[str]:
    if asked <= MOST:
        return []
    return [f"{asked} pairs of claims were close to a join; the {MOST} that matter most are listed"]


def _stray(documents: Sequence[Document]) -> list[str]:
    strays = Publications.made(documents).strays
    return [
        f"{item.path}: its date ({item.published.value[:10]}) lies far from those of the other reports; "
        "nothing is concluded from it"
        for item in documents
        if item.published and item.id in strays
    ]
