"""Gather aligned claims, and words that several documents quote, into agreements: what at least two say."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.model.document import Document
from readout.model.readout import Agreement, Collation, Evidence, Origin, Reason
from readout.model.span import Span, hull
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim

# Fewer words than this are a phrase that two people may use, not a thing said.
FEWEST_QUOTED = 5
QUOTED = (Reason("both quote these words", 1.0),)


def find_agreements(
    clusters: Sequence[Sequence[Match]],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    origins: Sequence[Origin],
    quotations: Sequence[Collation] = (),
) -> tuple[Agreement, ...]:
    """Give the agreements, those of most origins first, then what stands foremost.

    Args:
        clusters: claims that say the same, as the matches between them.
        claims: of all documents.
        documents: by the claims' `document`.
        origins: a partition of the documents.
        quotations: what is quoted, collated; words that two documents quote are an agreement that they were
            said, unless their clauses are in one already.
    """
    origin_of = {doc: place for place, origin in enumerate(origins) for doc in origin.documents}
    by_sentences: dict[tuple[tuple[int, Span], ...], list[_Best]] = defaultdict(list)
    for cluster in clusters:
        best = _best_claims(cluster)
        key = tuple((document, claims[place].sentence) for document, (_, place) in _cited(best, claims))
        by_sentences[key].append(_Best(cluster, best))
    agreements = [_agreement(found, claims, documents, origin_of) for found in by_sentences.values()]
    agreements += _quoted(quotations, agreements, documents, origin_of)
    return _foremost_first(_distinct(agreements), documents)


@dataclass(frozen=True, slots=True)
class _Best:
    """A cluster with the best of its claims, by their places with their scores."""

    cluster: Sequence[Match]
    places: Mapping[int, float]


def _best_claims(cluster: Sequence[Match]) -> dict[int, float]:
    """Give each claim of the cluster with its best score."""
    best: dict[int, float] = {}
    for match in cluster:
        for place in (match.first, match.second):
            best[place] = max(best.get(place, 0.0), match.score)
    return best


def _cited(best: Mapping[int, float], claims: Sequence[Claim]) -> list[tuple[int, tuple[float, int]]]:
    """Give for each document, in order, the claim that is cited for it: the best, else the first."""
    cited: dict[int, tuple[float, int]] = {}
    for place, score in sorted(best.items()):
        document = claims[place].document
        if document not in cited or score > cited[document][0]:
            cited[document] = (score, place)
    return sorted(cited.items())


def _agreement(
    found: Sequence[_Best],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    origin_of: Mapping[str, int],
) -> Agreement:
    """Make one agreement of clusters that cite the same sentences: clauses of one sentence stay together."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for cluster in found:
        for document, (_, place) in _cited(cluster.places, claims):
            spans[document].append(claims[place].shown)
    evidence = [Evidence.at(documents[document], hull(parts)) for document, parts in sorted(spans.items())]
    weakest = min(
        (match for cluster in found for match in _bringing(cluster.cluster)),
        key=lambda match: (match.score, match.first, match.second),
    )
    return Agreement(
        origins=len({origin_of.get(item.doc, -1) for item in evidence}),
        evidence=tuple(evidence),
        score=round(min(1.0, weakest.score), 3),
        reasons=weakest.reasons,
    )


def _bringing(matches: Sequence[Match]) -> list[Match]:
    """Give for each claim of a cluster the best of its matches, which brought it in."""
    best: dict[int, Match] = {}
    for match in sorted(matches, key=lambda match: (-match.score, match.first, match.second)):
        best.setdefault(match.first, match)
        best.setdefault(match.second, match)
    return list(best.values())


def _quoted(
    quotations: Sequence[Collation],
    agreements: Sequence[Agreement],
    documents: Sequence[Document],
    origin_of: Mapping[str, int],
) -> list[Agreement]:
    """Give the agreements on what was said of the utterances that no other agreement has."""
    order = {document.id: place for place, document in enumerate(documents)}
    known: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for number, agreement in enumerate(agreements):
        for item in agreement.evidence:
            known[item.doc].append((item.span, number))
    found = []
    for collation in quotations:
        quoted: dict[str, Evidence] = {}
        for version in collation.versions:
            if version.form != "indirect" and len(version.evidence.exact.split()) >= FEWEST_QUOTED:
                quoted.setdefault(version.evidence.doc, version.evidence)
        met = Counter(
            number
            for item in quoted.values()
            for number in {number for span, number in known[item.doc] if span.overlaps(item.span)}
        )
        if len(quoted) < 2 or max(met.values(), default=0) > 1:
            continue
        evidence = tuple(sorted(quoted.values(), key=lambda item: order[item.doc]))
        origins = len({origin_of.get(item.doc, -1) for item in evidence})
        found.append(Agreement(origins=origins, evidence=evidence, score=1.0, reasons=QUOTED))
    return found


def _distinct(agreements: Sequence[Agreement]) -> list[Agreement]:
    """Leave out an agreement whose words all lie inside another's: a clause and the clause within it."""
    kept: list[Agreement] = []
    for agreement in sorted(
        agreements, key=lambda item: (-len(item.evidence), -_length(item), item.evidence)
    ):
        if not any(_lies_inside(agreement, other) for other in kept):
            kept.append(agreement)
    return kept


def _lies_inside(inner: Agreement, outer: Agreement) -> bool:
    return all(
        any(mine.doc == other.doc and other.span.covers(mine.span) for other in outer.evidence)
        for mine in inner.evidence
    )


def _length(agreement: Agreement) -> int:
    return sum(len(item.span) for item in agreement.evidence)


def _foremost_first(agreements: Sequence[Agreement], documents: Sequence[Document]) -> tuple[Agreement, ...]:
    """Order agreements: those of most origins, then of most documents, then what stands foremost in them."""
    lengths = {document.id: max(1, len(document.text)) for document in documents}

    def order(agreement: Agreement) -> tuple[int, int, float, tuple[Evidence, ...]]:
        places = [item.start / lengths[item.doc] for item in agreement.evidence]
        return (-agreement.origins, -len(places), round(sum(places) / len(places), 6), agreement.evidence)

    return tuple(sorted(agreements, key=order))
