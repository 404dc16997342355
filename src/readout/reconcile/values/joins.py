"""Join the values of different documents that measure the same thing, each join explained as a sum of parts.

Two values are taken for one thing's when they are of one kind, count kindred nouns, say the
same of what became of them (dead, injured, freed …), and stand near the same telling terms,
by the grammar. A document that gives both values in such surroundings tells two things apart
by them, and so do we.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.model.layers import Quantity, TimeExpression
from readout.reconcile.claims.matching import Match, best_first
from readout.reconcile.values.doubts import governed_alike
from readout.reconcile.values.kin import Kin, surroundings
from readout.reconcile.values.likeness import Candidate, likeness
from readout.reconcile.values.limits import Family, Limits, exclude, family_of, limits
from readout.reconcile.values.measures import Measure

# A pair is joined from here upwards: of equal values, of values that leave room for each other, and of
# values that shut each other out; see docs/measurements.md.
EQUAL, ROOMY, EXCLUDING = 0.6, 0.8, 0.9
# Sums in two currencies are compared by nothing but their surroundings.
UNCOMPARED = 1.2
# A value may stand for several of one document that fit together ("in November", "on Nov. 6"), from here on.
BOTH = 1.3
# A document that has the other's value too, at least this likely of the other's thing, means another thing.
TOLD_APART = 0.5
# With very many documents each is compared with this many before and behind it; what is farther apart is
# joined through those between.
WINDOW = 6


@dataclass(frozen=True, slots=True)
class Joined:
    """What was found likely of one thing.

    Attributes:
        likely: the score of every pair that was compared and may be of one thing.
        best: the pairs in which each is the other's best in its document, the surest first.
    """

    likely: Mapping[tuple[int, int], float]
    best: tuple[Match, ...]


def like_measures(measures: Sequence[Measure], matches: Sequence[Match]) -> Joined:
    """Give the pairs of measures of one thing.

    Args:
        measures: of all documents.
        matches: claims that say the same, or nearly: values in them are likely of one thing.
    """
    clauses = {(match.first, match.second): match.score for match in matches}
    kin = Kin(term.key for measure in measures for term in measure.terms)
    sizes = Counter((measure.document, family_of(measure)) for measure in measures)
    ready = [
        Candidate(item, surroundings(item.terms, kin), sizes[item.document, family_of(item)])
        for item in measures
    ]
    likely: dict[tuple[int, int], float] = {}
    found = []
    for first, second in _candidates(measures):
        one, two = ready[first], ready[second]
        if one.around.telling.isdisjoint(two.around.reach) and not _share_an_outcome(
            one.measure, two.measure
        ):
            continue
        reasons = likeness(one, two, _matched(one.measure, two.measure, clauses))
        if reasons:
            match = Match(first, second, tuple(reasons))
            score = likely[first, second] = match.score
            if score >= bar(one.measure, two.measure):
                found.append(match)
    told = _Apart(measures, likely)
    best = _best(best_first([match for match in found if not told.tells(match)]), measures)
    return Joined(likely, tuple(best))


def _share_an_outcome(one: Measure, two: Measure) -> bool:
    return bool(one.outcome) and one.outcome == two.outcome


def bar(one: Measure, two: Measure) -> float:
    """Give the score from which two measures are joined."""
    if limits(one.value) == limits(two.value) and _unit(one) == _unit(two):
        return EQUAL
    verdict = exclude(one, two)
    if verdict is None:
        return UNCOMPARED
    return EXCLUDING if verdict else ROOMY


def _unit(measure: Measure) -> str:
    return measure.value.unit if isinstance(measure.value, Quantity) else ""


def _best(matches: Sequence[Match], measures: Sequence[Measure]) -> list[Match]:
    """Keep the matches in which each is the other's best in its document, or fits together with the best."""
    best: dict[tuple[int, int], int] = {}
    kept = []
    for match in matches:
        ends = (
            (match.first, measures[match.second].document, match.second),
            (match.second, measures[match.first].document, match.first),
        )
        if all(_fits(measures, best.get((place, document)), other, match) for place, document, other in ends):
            for place, document, other in ends:
                best.setdefault((place, document), other)
            kept.append(match)
    return kept


def _fits(measures: Sequence[Measure], taken: int | None, other: int, match: Match) -> bool:
    if taken is None:
        return True
    one, two = measures[taken], measures[other]
    if limits(one.value) == limits(two.value):
        return True
    return match.score >= BOTH and "vague" not in (one.bound, two.bound) and exclude(one, two) is False


def _candidates(measures: Sequence[Measure]) -> list[tuple[int, int]]:
    groups: dict[tuple[Family, int], list[int]] = defaultdict(list)
    for place, measure in enumerate(measures):
        groups[family_of(measure), measure.document].append(place)
    return [
        (first, second)
        for family, document in sorted(groups)
        for later in range(document + 1, document + 1 + WINDOW)
        for first in groups[family, document]
        for second in groups.get((family, later), ())
    ]


class _Apart:
    """What documents tell apart by giving both of two values that shut each other out.

    A report that has both 21 girls and 276 girls does not mean the same girls by them; nor do two reports
    of which one says 21 and the other 276, when one of them says both.
    """

    def __init__(self, measures: Sequence[Measure], likely: Mapping[tuple[int, int], float]) -> None:
        self._measures = measures
        self._likely = likely
        self._holders: dict[tuple[int, Family, Limits], list[int]] = defaultdict(list)
        for place, measure in enumerate(measures):
            self._holders[measure.document, family_of(measure), limits(measure.value)].append(place)

    def tells(self, match: Match) -> bool:
        one, two = self._measures[match.first], self._measures[match.second]
        if limits(one.value) == limits(two.value) or not exclude(one, two):
            return False
        return self._is_better(match.second, one, two, match) or self._is_better(match.first, two, one, match)

    def _is_better(self, place: int, one: Measure, two: Measure, match: Match) -> bool:
        """Say whether the document of `one` has the value of `two` (at `place`) in its surroundings too."""
        for other in self._holders.get((one.document, family_of(one), limits(two.value)), ()):
            if isinstance(one.value, TimeExpression) and not governed_alike(self._measures[other], two):
                continue  # it dates something else
            likely = self._likely.get((min(place, other), max(place, other)))
            if likely is not None and likely >= TOLD_APART * match.score:
                return True
        return False


def _matched(one: Measure, two: Measure, matched: Mapping[tuple[int, int], float]) -> float:
    return max(
        (matched.get((min(a, b), max(a, b)), 0.0) for a in one.claims for b in two.claims), default=0.0
    )
