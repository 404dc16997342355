"""Reconcile the documents of one story: from annotations to the readout."""

from collections.abc import Mapping, Sequence

from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.publication import Publications
from readout.model.readout import VERDICTS, Agreement, Difference, Origin, Readout
from readout.model.step import check_chain
from readout.reconcile.borrowed import mostly_borrowed, say_via
from readout.reconcile.catalogue import FINDERS
from readout.reconcile.claims.close_calls import MOST
from readout.reconcile.findings import Findings
from readout.reconcile.ordering import (
    order_agreement,
    order_difference,
    order_moment,
    order_of,
    order_omissions,
    order_question,
)

# What independent origins agree on is worth most.
SEVERAL = 2


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
    check_chain(FINDERS)
    found = Findings.begin(annotations, origins)
    for finder in FINDERS:
        found = finder.run(found)
    found = say_via(found)
    order = order_of(annotations)
    shown = tuple(annotation.document for annotation in annotations)
    return Readout(
        documents=shown,
        analysed=frozenset(annotation.document.id for annotation in annotations if annotation.analysed),
        origins=tuple(origins),
        entities=found.identities.entities,
        agreements=tuple(order_agreement(item, order) for item in _agreements(found)),
        differences=_weightiest_first([order_difference(item, order) for item in found.differences], order),
        quotations=found.quotations,
        only_in=found.only_in,
        omissions=order_omissions(found.omissions, order),
        timeline=tuple(order_moment(moment, order) for moment in found.moments),
        not_decided=tuple(order_question(item, order) for item in found.questions),
        failures=tuple(failures),
        notices=(*notices, *_capped(found.asked), *_stray(shown), *mostly_borrowed(found, order)),
    )


def _agreements(found: Findings) -> list[Agreement]:
    """Give all agreements, those of one origin last; who somebody is comes behind what happened.

    Omissions name an agreement of several origins by its place, which stays what it was.
    """
    return sorted((*found.agreements, *found.described), key=lambda item: item.origins < SEVERAL)


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
