"""Put claims together that say the same, over more than two documents: average linkage.

Two claims begin a cluster when their match is good enough for that alone. From then on the
two clusters are joined that are nearest on average over all pairs of their claims
(group-average agglomerative clustering, Sokal and Michener 1958), a pair that was not worth
comparing counting as UNLIKE: what a third document says is measured against all that say
it already, so that a weak match to one of them neither brings it in nor keeps it out.
Two clusters of which any two claims are vetoed are never joined, however near they are.
"""

from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from readout.reconcile.claims.alignment import JOINED
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim

# What a cluster and a claim, or two clusters, must be near each other on average to become one, and what
# their best match must reach; tried with JOINED, see there. With .18 instead of .22 agreements on eight
# events gain .005 of recall and lose .011 of precision, and .12 instead of .07 of the facts that one report
# tells are given to a second.
GROWN = 0.22
BROUGHT = 0.28
# What a pair of claims counts that was not compared or found unlike.
UNLIKE = 0.08

# the nearness over all pairs of two clusters, how many of them were compared, and the nearness of the best
Link = tuple[float, int, float]
# Whether two claims, by their places, must not be joined.
IsVetoed = Callable[[int, int], bool]


def clusters_of(
    matches: Sequence[Match], claims: Sequence[Claim], is_vetoed: IsVetoed | None = None
) -> list[list[Match]]:
    """Give the clusters of claims that say the same, as the matches inside each, best first.

    A document may come in with several sentences.

    Args:
        matches: of claims of different documents, the best first.
        claims: of all documents.
        is_vetoed: whether two claims must not be joined; without it, claims that deny each other must not.
    """

    def _deny_each_other(first: int, second: int) -> bool:
        return claims[first].polarity != claims[second].polarity

    linkage = _Linkage(matches, claims, is_vetoed or _deny_each_other)
    linkage.join_all()
    cluster_of = {place: number for number, places in linkage.members.items() for place in places}
    found: dict[int, list[Match]] = {}
    for match in matches:
        if cluster_of[match.first] == cluster_of[match.second]:
            found.setdefault(cluster_of[match.first], []).append(match)
    return [found[number] for number in sorted(found, key=lambda number: linkage.members[number])]


class _Linkage:
    """The clusters as they grow; a new one has a new number."""

    def __init__(self, matches: Sequence[Match], claims: Sequence[Claim], is_vetoed: IsVetoed) -> None:
        self.claims, self.is_vetoed = claims, is_vetoed
        self.members: dict[int, tuple[int, ...]] = {}
        self.links: dict[int, dict[int, Link]] = {}
        for match in matches:
            for mine, other in ((match.first, match.second), (match.second, match.first)):
                self.members.setdefault(mine, (mine,))
                self.links.setdefault(mine, {})[other] = (match.score, 1, match.score)
        self.next = len(claims)
        self.waiting = [(-match.score, match.first, match.second) for match in matches]

    def join_all(self) -> None:
        """Join the two nearest clusters as long as any two are near enough."""
        heapify(self.waiting)
        while self.waiting:
            nearness, one, two = heappop(self.waiting)
            if one not in self.members or two not in self.members:
                continue
            alone = len(self.members[one]) == len(self.members[two]) == 1
            if -nearness >= (JOINED if alone else GROWN) and not self._is_kept_apart(one, two):
                self._join(one, two)

    def _is_kept_apart(self, one: int, two: int) -> bool:
        """Say whether any claim of one cluster is vetoed with one of another document in the other."""
        return any(
            self.is_vetoed(min(mine, other), max(mine, other))
            for mine in self.members[one]
            for other in self.members[two]
            if self.claims[mine].document != self.claims[other].document
        )

    def _join(self, one: int, two: int) -> None:
        number, self.next = self.next, self.next + 1
        self.members[number] = tuple(sorted(self.members.pop(one) + self.members.pop(two)))
        links = _added(self.links.pop(one), self.links.pop(two))
        self.links[number] = {}
        for other, link in sorted(links.items()):
            if other not in self.members:
                continue
            self.links[number][other] = self.links[other][number] = link
            pairs = len(self.members[number]) * len(self.members[other])
            nearness = (link[0] + UNLIKE * (pairs - link[1])) / pairs
            if nearness >= GROWN and link[2] >= BROUGHT:
                heappush(self.waiting, (-nearness, other, number))


def _added(one: Mapping[int, Link], two: Mapping[int, Link]) -> dict[int, Link]:
    links = dict(one)
    for other, (score, compared, best) in two.items():
        before = links.get(other, (0.0, 0, best))
        links[other] = (before[0] + score, before[1] + compared, max(before[2], best))
    return links
