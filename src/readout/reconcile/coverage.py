"""Tell what only one document tells, and what each leaves out of what the others agree on."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from readout.model.document import Document
from readout.model.layers import Annotation
from readout.model.readout import Agreement, Evidence, Omission, OnlyIn, Origin
from readout.model.span import Span
from readout.reconcile.alignment import JOINED
from readout.reconcile.claims import Claim
from readout.reconcile.matching import Match

# A claim with a match this good in another document is not told by one alone, even where the match was
# not good enough to be called an agreement. Of the facts that readers found in one report only, .30, .36,
# .42 and .50 list .75, .75, .82 and .85 (with TELLING at .8).
HEARD = 0.42
# A claim must tell at least this much to be worth a line; at 1.2 instead of .8, .67, .67, .72 and .75.
TELLING = 1.0
# A report opens with what matters; its last paragraph counts this much less than its first.
FADE = 0.5


def find_only_in(
    claims: Sequence[Claim],
    matches: Sequence[Match],
    annotations: Sequence[Annotation],
    origins: Sequence[Origin],
) -> tuple[OnlyIn, ...]:
    """Give what only one document (or only copies of one) tells, the weightiest first.

    Args:
        claims: of all documents.
        matches: every match from the weakest that counts, of any pair of claims.
        annotations: the documents.
        origins: what two documents of one origin carry is told by one, and listed for the first of them.
    """
    group = {doc: place for place, origin in enumerate(origins) for doc in origin.documents}
    heard: set[int] = set()
    repeated: set[int] = set()
    for match in matches:
        docs = [annotations[claims[place].document].document.id for place in (match.first, match.second)]
        if match.score >= HEARD and group.get(docs[0]) != group.get(docs[1]):
            heard.update((match.first, match.second))
        elif match.score >= JOINED:
            repeated.add(match.second)
    spans_heard: dict[int, list[Span]] = defaultdict(list)
    for place in heard:
        spans_heard[claims[place].document].append(claims[place].span)
    found = []
    for place, claim in enumerate(claims):
        if place in heard or place in repeated or claim.weight < TELLING:
            continue
        if any(span.overlaps(claim.span) for span in spans_heard[claim.document]):
            continue
        found.append(_only_in(claim, annotations[claim.document].document))
    return tuple(sorted(_outermost(found), key=lambda item: (-item.weight, item.evidence)))


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


def _only_in(claim: Claim, document: Document) -> OnlyIn:
    place = claim.span.start / max(1, len(document.text))
    quoted = 0.5 if claim.event.quotation is not None else 0.0
    return OnlyIn(
        document=document.id,
        evidence=Evidence.at(document, claim.span),
        weight=round((claim.weight + quoted) * (1 - FADE * place), 3),
    )


def _outermost(items: Sequence[OnlyIn]) -> list[OnlyIn]:
    """Leave out a clause that lies inside another of the list."""
    kept: list[OnlyIn] = []
    starts: dict[str, list[int]] = defaultdict(list)
    ends: dict[str, list[int]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.document, item.evidence.start, -item.evidence.end)):
        at = bisect_right(starts[item.document], item.evidence.start) - 1
        if at >= 0 and ends[item.document][at] >= item.evidence.end:
            continue
        starts[item.document].append(item.evidence.start)
        ends[item.document].append(item.evidence.end)
        kept.append(item)
    return kept
