"""Join the values of different documents that measure the same thing, each join explained as a sum of parts.

Two values are taken for one thing's when they are of one kind, count kindred nouns, say the
same of what became of them (dead, injured, freed …), and stand in clauses that share telling
terms. A document that gives both values tells two things apart by them, and so do we.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import log2

from readout.language.synonyms import nearness
from readout.model.layers import Quantity, TimeExpression
from readout.model.readout import Reason
from readout.reconcile.claims import Term
from readout.reconcile.matching import Match, best_first, mutual_best
from readout.reconcile.measures import Measure

# A pair of quantities is joined from here upwards. Tried .8 to 1.6 on the labelled number differences of
# eight events; see docs/measurements.md.
JOINED = 0.9
COUNTED = 0.6
OUTCOME = 0.4
SAME_ROLE = 0.3
# What equal values count for as a sign that they are of one thing (values of twice the size: nothing); only
# for values that are unlikely to be near by chance.
ALIKE = 0.4
LEAST_UNLIKELY = 20
# What the score of the match between their clauses counts for.
MATCHED = 1.0
# Where each of two documents has only few values of a family (one duration, one price), they are likely of
# one thing: this much, divided by the number in the document that has more.
FEW = 0.6
# What a common word near both values counts for at least: "expected" says little of which claim it is, but
# much of which of a story's three durations.
LEAST_NEAR = 0.35
# Nouns that say nothing about what is counted.
ANYBODY = frozenset(
    {"people", "person", "other", "man", "woman", "one", "more", "thing", "victim", "individual"}
)


# What speaks against two values more than a year apart, in days: background against news.
LONG_BEFORE = 1.0
A_YEAR = 366


def like_measures(measures: Sequence[Measure], matches: Sequence[Match]) -> list[Match]:
    """Give the pairs of measures of one thing, the surest first, each the other's best in its document.

    Args:
        measures: of all documents.
        matches: claims that say the same, or nearly: values in them are likely of one thing.
    """
    matched = {(match.first, match.second): match.score for match in matches}
    pairs = []
    sizes = Counter((measure.document, _family(measure)) for measure in measures)
    told = _told(measures)
    for first, second in _candidates(measures):
        if _is_told_apart(measures[first], measures[second], told):
            continue
        clauses = _matched(measures[first], measures[second], matched)
        if isinstance(measures[first].value, TimeExpression) and not clauses.weight:
            continue  # reports are full of times: only those of one clause are compared
        reasons = _likeness(measures[first], measures[second], sizes)
        if not reasons:
            continue
        reasons.append(clauses)
        likeness = Match(first, second, tuple(reason for reason in reasons if reason.weight))
        if likeness.score >= JOINED:
            pairs.append(likeness)
    return mutual_best(best_first(pairs), measures)


def _candidates(measures: Sequence[Measure]) -> list[tuple[int, int]]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, measure in enumerate(measures):
        groups[_family(measure)].append(place)
    return [
        (first, second)
        for family in sorted(groups)
        for at, first in enumerate(groups[family])
        for second in groups[family][at + 1 :]
        if measures[first].document != measures[second].document
    ]


Limits = tuple[float | None, float | None] | tuple[str | None, str | None]
Told = dict[tuple[int, tuple[str, str], Limits], list[Measure]]


def _told(measures: Sequence[Measure]) -> Told:
    """Give for each document and value the measures that have it."""
    told: Told = defaultdict(list)
    for measure in measures:
        told[measure.document, _family(measure), limits(measure.value)].append(measure)
    return told


def limits(value: Quantity | TimeExpression) -> Limits:
    """Give the least and greatest value, or the first and last moment, that the words allow."""
    if isinstance(value, Quantity):
        return (value.low, value.high)
    return (value.start or value.value, value.end)


def _noun(value: Quantity | TimeExpression) -> str:
    return value.noun if isinstance(value, Quantity) else ""


def _is_told_apart(one: Measure, two: Measure, told: Told) -> bool:
    """Say whether a document gives both values of the same kind of thing, and so for two different things.

    A report that has both 21 girls and 276 girls does not mean the same girls by them; nor do two reports
    of which one says 21 and the other 276, when one of them says both.
    """
    if limits(one.value) == limits(two.value):
        return False
    family = _family(one)
    told_by_one = told.get((one.document, family, limits(two.value)), ())
    told_by_two = told.get((two.document, family, limits(one.value)), ())
    return any(_count_alike(measure, two) for measure in told_by_one) or any(
        _count_alike(measure, one) for measure in told_by_two
    )


def _count_alike(one: Measure, two: Measure) -> bool:
    """Say whether two values may count the same: kindred nouns, and of the dead not the injured."""
    if one.outcome and two.outcome and one.outcome != two.outcome:
        return False
    return _are_kindred(_noun(one.value), _noun(two.value))


def _are_kindred(one: str, two: str) -> bool:
    if not one or not two or (one in ANYBODY) or (two in ANYBODY):
        return True
    return nearness(f"{one}/n", f"{two}/n") > 0


def _family(measure: Measure) -> tuple[str, str]:
    value = measure.value
    if isinstance(value, TimeExpression):
        return ("time", "")
    return (value.kind, value.unit)


def _likeness(one: Measure, two: Measure, sizes: Mapping[tuple[int, tuple[str, str]], int]) -> list[Reason]:
    if one.outcome != two.outcome and one.outcome and two.outcome:
        return []
    context = _shared(one.terms, two.terms)
    reasons = [
        Reason(f"“{term.key[1:] if term.key[0] in '@#' else term.key[:-2]}” near both", w)
        for term, w in context
    ]
    if isinstance(one.value, Quantity) and isinstance(two.value, Quantity):
        counted = _counted(one, two)
        if counted is None:
            return []
        reasons.append(Reason("the same thing counted", COUNTED * counted))
    if one.outcome and one.outcome == two.outcome:
        reasons.append(Reason(f"both of what is {one.outcome}", OUTCOME))
    if _days_apart(one.when, two.when) > A_YEAR:
        reasons.append(Reason("they seem to be of two years", -LONG_BEFORE))
    if context:
        most = max(sizes[one.document, _family(one)], sizes[two.document, _family(two)])
        reasons.append(Reason("few such values in either document", FEW / most))
    if context:
        reasons.append(Reason("values of nearly one size", ALIKE * _alikeness(one.value, two.value)))
    reasons.append(Reason("kindred predicates", SAME_ROLE * nearness(one.predicate, two.predicate)))
    return reasons


def _alikeness(one: Quantity | TimeExpression, two: Quantity | TimeExpression) -> float:
    """Give 1 for equal values, 0 for one at least twice the other or for small counts."""
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)):
        return 0.0
    if one.kind == "number" and max(_size(one), _size(two)) < LEAST_UNLIKELY:
        return 0.0
    return _sizes_alike(one, two)


def _sizes_alike(one: Quantity, two: Quantity) -> float:
    """Give 1 for values of one size, 0 for one at least twice the other."""
    sizes = sorted((_size(one), _size(two)))
    return max(0.0, 1.0 - log2(sizes[1] / sizes[0])) if sizes[0] > 0 else 0.0


def _size(value: Quantity) -> float:
    return abs(value.low if value.low is not None else value.high or 0.0)


def _days_apart(one: str, two: str) -> int:
    """Give the days between two ISO 8601 moments, 0 when one of them has no day."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:
        return 0


def _matched(one: Measure, two: Measure, matched: Mapping[tuple[int, int], float]) -> Reason:
    best = max(
        (matched.get((min(a, b), max(a, b)), 0.0) for a in one.claims for b in two.claims), default=0.0
    )
    return Reason("their clauses say nearly the same", MATCHED * best)


def _counted(first: Measure, second: Measure) -> float | None:
    """Give how near the counted nouns are, 0 to 1, or None when they exclude that one thing is counted."""
    one, two = first.value, second.value
    if not (isinstance(one, Quantity) and isinstance(two, Quantity)):
        return 0.0
    if one.kind in ("money", "duration", "percent", "distance", "measure", "age"):
        return 0.0
    anybody = [value.noun in ANYBODY or not value.noun for value in (one, two)]
    if all(anybody):
        return 0.5
    if any(anybody):
        alike = _sizes_alike(one, two)
        return 0.3 if first.outcome and first.outcome == second.outcome and alike else None
    near = max((nearness(mine, other) for mine in first.nouns for other in second.nouns), default=0.0)
    return near or None


def _shared(one: Sequence[Term], two: Sequence[Term]) -> list[tuple[Term, float]]:
    found = []
    for term in one:
        near = max((_near(term, other) for other in two), default=0.0)
        if near:
            found.append((term, near))
    return found


def _near(term: Term, other: Term) -> float:
    near = nearness(term.key, other.key) if term.key[0] not in "@#" else float(term.key == other.key)
    return near * min(
        max(term.weight, LEAST_NEAR * term.spread), max(other.weight, LEAST_NEAR * other.spread)
    )
