"""Tell what each document leaves out of what the others agree on.

A document leaves out what nothing in it comes near to: no clause, no sentence that tells
most of it, no other value of the same thing, no version of the same utterance. What came
to be known after a document appeared, it could not tell: that is said apart from what it
leaves out. A page often carries the day it was saved, so a date decides only when it lies
near the others' and is not the same for all; what the text itself tells (an earlier toll,
a day that was still to come) decides as well.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from readout.model.document import Document
from readout.model.layers import Annotation
from readout.model.readout import Agreement, Collation, Difference, Evidence, Omission, Origin
from readout.model.span import Span
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim
from readout.reconcile.coverage.hearing import Hearing
from readout.reconcile.coverage.knowable import Knowable

# A document tells what an agreement says when its best passage has this share of one of the agreement's
# clauses. On eight labelled events .45, .55, .65 and .75 gave 45, 50, 56 and 59 lines that are right by the
# labels and 10 each that are not; without passages and values 64 and 28.
TOLD = 0.65
# So many wordings of an agreement are looked for; what forty documents tell, they tell in a few.
WORDINGS = 6
# Nobody "leaves out" what two of forty say: so large a share of the origins must agree, and two at least.
AGREED = 0.25


def find_omissions(
    agreements: Sequence[Agreement],
    claims: Sequence[Claim],
    matches: Sequence[Match],
    annotations: Sequence[Annotation],
    origins: Sequence[Origin],
    *,
    hearing: Hearing | None = None,
    quotations: Sequence[Collation] = (),
    differences: Sequence[Difference] = (),
) -> tuple[Omission, ...]:
    """Give, for each agreement of more than one origin, the analysed documents that do not have it."""
    documents = [annotation.document for annotation in annotations]
    analysed = [annotation.document for annotation in annotations if annotation.analysed]
    near = _Near.made(claims, matches, documents, quotations, differences)
    passages = hearing or Hearing(claims)
    knowable = Knowable.made(annotations, differences)
    held: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        held[documents[claim.document].id].append(at)
    fewest = max(min(2, len(origins)), ceil(AGREED * len(origins)))
    omissions: list[Omission] = []
    for place, agreement in enumerate(agreements):
        if agreement.origins < fewest:
            continue
        holders = {item.doc for item in agreement.evidence}
        told = near.told(agreement.evidence) | _told_in_passing(agreement, held, claims, documents, passages)
        for document in analysed:
            if document.id not in holders and document.id not in told:
                omissions.append(Omission(document.id, place, *knowable.why_missing(document.id, agreement)))
    return tuple(omissions)


@dataclass(frozen=True, slots=True)
class _Near:
    """Which documents come near to which places of which others: by document, in order of the text."""

    places: Mapping[str, list[tuple[Span, str]]]
    longest: Mapping[str, int]

    @classmethod
    def made(
        cls,
        claims: Sequence[Claim],
        matches: Sequence[Match],
        documents: Sequence[Document],
        quotations: Sequence[Collation],
        differences: Sequence[Difference],
    ) -> "_Near":
        """Gather what is near: matching claims, versions of one utterance, values of one thing."""
        places: dict[str, set[tuple[Span, str]]] = defaultdict(set)
        for match in matches:
            one, two = claims[match.first], claims[match.second]
            first, second = documents[one.document].id, documents[two.document].id
            places[first].add((one.span, second))
            places[second].add((two.span, first))
        together = [[version.evidence for version in found.versions] for found in quotations]
        together += [[item for side in found.sides for item in side.evidence] for found in differences]
        for evidence in together:
            others = {item.doc for item in evidence}
            for item in evidence:
                places[item.doc].update((item.span, other) for other in others if other != item.doc)
        return cls(
            {doc: sorted(found) for doc, found in places.items()},
            {doc: max(len(span) for span, _ in found) for doc, found in places.items() if found},
        )

    def told(self, evidence: Sequence[Evidence]) -> set[str]:
        """Give the documents that come near to some of the evidence."""
        told: set[str] = set()
        for item in evidence:
            places = self.places.get(item.doc, [])
            reach = item.start - self.longest.get(item.doc, 0)
            at = bisect_left(places, reach, key=lambda place: place[0].start)
            while at < len(places) and places[at][0].start < item.end:
                if places[at][0].overlaps(item.span):
                    told.add(places[at][1])
                at += 1
        return told


def _told_in_passing(
    agreement: Agreement,
    held: Mapping[str, Sequence[int]],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    passages: Hearing,
) -> set[str]:
    """Give the documents that have most of one of the agreement's clauses in one passage."""
    told: set[str] = set()
    wordings = list({item.exact: item for item in reversed(agreement.evidence)}.values())
    for item in wordings[:WORDINGS]:
        for place in held.get(item.doc, ()):
            if item.span.covers(claims[place].span):
                shares = passages.shares(place, spread=False)
                told.update(documents[other].id for other, share in shares.items() if share >= TOLD)
    return told
