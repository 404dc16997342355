"""Reconcile the documents of one story: from annotations to the readout."""

from collections.abc import Mapping, Sequence

from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.publication import Publications
from readout.model.readout import (
    VERDICTS,
    Agreement,
    Collation,
    Difference,
    Omission,
    OnlyIn,
    Origin,
    Readout,
)
from readout.reconcile.actors.names import find_name_differences
from readout.reconcile.claims.agreements import find_agreements
from readout.reconcile.claims.alignment import CLOSE, JOINED
from readout.reconcile.claims.close_calls import MOST, find_close_calls
from readout.reconcile.claims.stance import find_claim_differences
from readout.reconcile.copies.differences import find_copies, find_copy_differences
from readout.reconcile.copies.rule import settle
from readout.reconcile.coverage.hearing import Hearing
from readout.reconcile.coverage.omissions import find_omissions
from readout.reconcile.coverage.only_in import find_only_in
from readout.reconcile.ordering import (
    in_canonical_order,
    order_agreement,
    order_difference,
    order_moment,
    order_of,
    order_omissions,
    order_question,
)
from readout.reconcile.story import Aligned, align
from readout.reconcile.timeline.moments import find_timeline
from readout.reconcile.utterances.collation import collate
from readout.reconcile.utterances.differences import find_quotation_differences
from readout.reconcile.values.differences import find_value_differences
from readout.reconcile.values.measures import find_measures
from readout.reconcile.wording.participants import find_wording_differences
from readout.reconcile.wording.places import find_place_differences


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
    story = align(in_canonical_order(annotations))
    quotations = collate(story.annotations, story.identities, origins)
    agreements = find_agreements(story.clusters, story.claims, story.documents, origins, quotations)
    differences = _differences(story, quotations)
    questions, asked = find_close_calls(
        [match for match in story.best if CLOSE <= match.score < JOINED],
        story.claims,
        story.annotations,
        origins,
        agreements=agreements,
        differences=differences,
        quotations=quotations,
    )
    only_in, omissions = _coverage(story, origins, agreements, quotations, differences)
    moments = find_timeline(story.claims, story.clusters, story.near, story.annotations)
    return Readout(
        documents=shown,
        analysed=frozenset(annotation.document.id for annotation in annotations if annotation.analysed),
        origins=tuple(origins),
        entities=story.identities.entities,
        agreements=tuple(order_agreement(agreement, order) for agreement in agreements),
        differences=_weightiest_first([order_difference(item, order) for item in differences], order),
        quotations=quotations,
        only_in=only_in,
        omissions=order_omissions(omissions, order),
        timeline=tuple(order_moment(moment, order) for moment in moments),
        not_decided=tuple(order_question(item, order) for item in questions),
        failures=tuple(failures),
        notices=(*notices, *_capped(asked), *_stray(shown)),
    )


def _differences(story: Aligned, quotations: Sequence[Collation]) -> list[Difference]:
    """Give the differences of every kind; what copies of one text differ in is settled last."""
    annotations, claims, identities = story.annotations, story.claims, story.identities
    measures, copies = find_measures(annotations, claims, story.terms), find_copies(annotations)
    found = [
        *find_value_differences(measures, story.matches, story.documents),
        *find_claim_differences(story.best, claims, story.documents),
        *find_quotation_differences(quotations, story.documents),
        *find_name_differences(annotations, identities),
        *find_place_differences(story.best, claims, annotations, identities),
        *find_wording_differences(story.best, claims, annotations, identities),
    ]
    of_copy = find_copy_differences(copies, annotations, identities, measures)
    return settle(found, of_copy, copies, story.documents)


def _coverage(
    story: Aligned,
    origins: Sequence[Origin],
    agreements: Sequence[Agreement],
    quotations: Sequence[Collation],
    differences: Sequence[Difference],
) -> tuple[tuple[OnlyIn, ...], tuple[Omission, ...]]:
    """Give what only one document tells, and what each leaves out."""
    hearing = Hearing(story.claims)
    only_in = find_only_in(
        story.claims,
        story.near,
        story.annotations,
        origins,
        hearing=hearing,
        quotations=quotations,
        differences=differences,
    )
    omissions = find_omissions(
        agreements,
        story.claims,
        story.near,
        story.annotations,
        origins,
        hearing=hearing,
        quotations=quotations,
        differences=differences,
    )
    return only_in, omissions


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
