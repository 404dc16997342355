"""Tell what only one document tells, and what each leaves out of what the others agree on."""

from collections import defaultdict
from collections.abc import Sequence

from readout.model.document import Document
from readout.model.layers import Annotation
from readout.model.readout import Agreement, Omission, Origin
from readout.model.span import Span
from readout.reconcile.claims import Claim
from readout.reconcile.matching import Match


def find_omissions(
    agreements: Sequence[Agreement],
    claims: Sequence[Claim],
    matches: Sequence[Match],
    annotations: Sequence[Annotation],
    origins: Sequence[Origin],
) -> tuple[Omission, ...]:
    """Give, for each agreement of more than one origin, the analysed documents that do not have it."""
    documents = [annotation.document for annotation in annotations]
    analysed = [annotation.document for annotation in annotations if annotation.analysed]
    near = _near_spans(claims, matches, documents)
    omissions: list[Omission] = []
    for place, agreement in enumerate(agreements):
        if agreement.origins < min(2, len(origins)):
            continue
        holders = {item.doc for item in agreement.evidence}
        for document in analysed:
            if document.id in holders or any(
                span.overlaps(item.span)
                for item in agreement.evidence
                for span in near.get((item.doc, document.id), ())
            ):
                continue
            omissions.append(Omission(document.id, place, _why(document, agreement, documents)))
    return tuple(omissions)


def _near_spans(
    claims: Sequence[Claim], matches: Sequence[Match], documents: Sequence[Document]
) -> dict[tuple[str, str], list[Span]]:
    """Give, for two documents, the spans of the first that the second has something near to."""
    near: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for match in matches:
        one, two = claims[match.first], claims[match.second]
        first, second = documents[one.document].id, documents[two.document].id
        near[first, second].append(one.span)
        near[second, first].append(two.span)
    return near


def _why(document: Document, agreement: Agreement, documents: Sequence[Document]) -> str:
    holders = {item.doc for item in agreement.evidence}
    times = [other.published.moment for other in documents if other.id in holders and other.published]
    if document.published and len(times) == len(holders) and document.published.moment < min(times):
        return "published before the others told it"
    return "left out"
