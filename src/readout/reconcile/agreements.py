"""Gather aligned claims into agreements: what at least two documents say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.model.document import Document
from readout.model.readout import Agreement, Evidence, Origin
from readout.model.span import Span, hull
from readout.reconcile.alignment import JOINED
from readout.reconcile.claims import Claim
from readout.reconcile.matching import Match

# Two groups of claims come together when so much of their pairs are near each other. On eight labelled events
# .5, .67 and 1 gave a precision of .96, .97 and .97 and a recall of .29, .28 and .26, and gave a second
# document .10, .08 and .07 of what one alone tells: chains of claims that share a verb, each like the next.
LINKED = 0.67


def joined(matches: Sequence[Match], claims: Sequence[Claim]) -> list[Match]:
    """Keep the matches that are good enough for an agreement, and whose claims do not deny each other."""
    return [
        match
        for match in matches
        if match.score >= JOINED and claims[match.first].polarity == claims[match.second].polarity
    ]


def clusters_of(
    matches: Sequence[Match], claims: Sequence[Claim], near: Sequence[Match] = ()
) -> list[list[Match]]:
    """Put matches together that share a claim, as long as they all say nearly the same.

    No document comes in twice with other words, and of the pairs of claims that come together at least
    two thirds are near each other. `matches` come best first, so a weak match never displaces a strong one.

    Args:
        matches: those good enough for an agreement.
        claims: of all documents.
        near: all pairs of claims that are near each other; without it `matches` are.
    """
    close = {(match.first, match.second) for match in (*matches, *near)}
    cluster_of: dict[int, int] = {}
    members: dict[int, set[int]] = {}
    within: dict[int, list[Match]] = {}
    for match in matches:
        one = cluster_of.get(match.first, -1 - match.first)
        two = cluster_of.get(match.second, -1 - match.second)
        ours = members.get(one, {match.first})
        theirs = members.get(two, {match.second})
        if one != two and not (_fit(ours, theirs, claims) and _are_near(ours, theirs, close)):
            continue
        merged = within.get(one, []) + (within.get(two, []) if one != two else []) + [match]
        number = min(ours | theirs)
        for stale in (one, two):
            members.pop(stale, None)
            within.pop(stale, None)
        members[number] = ours | theirs
        within[number] = merged
        for place in members[number]:
            cluster_of[place] = number
    return [within[number] for number in sorted(within)]


def _fit(ours: set[int], theirs: set[int], claims: Sequence[Claim]) -> bool:
    """Say whether two clusters can be one: where both have a document, they must cite the same sentence."""
    sentences: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for place in ours | theirs:
        sentences[claims[place].document].add((claims[place].sentence.start, claims[place].sentence.end))
    return all(len(found) == 1 for found in sentences.values())


def _are_near(ours: set[int], theirs: set[int], close: set[tuple[int, int]]) -> bool:
    """Say whether enough of the pairs between two clusters are near each other."""
    pairs = [(min(one, two), max(one, two)) for one in ours for two in theirs]
    return sum(pair in close for pair in pairs) >= LINKED * len(pairs)


def find_agreements(
    clusters: Sequence[Sequence[Match]],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    origins: Sequence[Origin],
) -> tuple[Agreement, ...]:
    """Give the agreements, those of most origins first, then the surest."""
    origin_of = {doc: place for place, origin in enumerate(origins) for doc in origin.documents}
    by_sentences: dict[tuple[tuple[int, Span], ...], list[_Best]] = defaultdict(list)
    for cluster in clusters:
        best = _best_claims(cluster)
        key = tuple((document, claims[place].sentence) for document, (_, place) in _cited(best, claims))
        by_sentences[key].append(_Best(cluster, best))
    agreements = [_agreement(found, claims, documents, origin_of) for found in by_sentences.values()]
    return tuple(sorted(_distinct(agreements), key=_weightiest_first))


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
            spans[document].append(claims[place].span)
    evidence = [Evidence.at(documents[document], hull(parts)) for document, parts in sorted(spans.items())]
    weakest = min(
        (match for cluster in found for match in cluster.cluster),
        key=lambda match: (match.score, match.first, match.second),
    )
    return Agreement(
        origins=len({origin_of.get(item.doc, -1) for item in evidence}),
        evidence=tuple(evidence),
        score=round(min(1.0, weakest.score), 3),
        reasons=weakest.reasons,
    )


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


def _weightiest_first(agreement: Agreement) -> tuple[int, int, float, tuple[Evidence, ...]]:
    return (-agreement.origins, -len(agreement.evidence), -agreement.score, agreement.evidence)
