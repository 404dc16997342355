"""Say how likely two values of different documents are of one thing, as a sum of parts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log2

from readout.language.synonyms import HYPERNYM, SYNONYM, meanings, nearness
from readout.language.time_values import compare_times
from readout.language.units import measures as units
from readout.language.values import compare_quantities
from readout.model.layers import Quantity, TimeExpression
from readout.model.readout import Reason
from readout.reconcile.claims import Term
from readout.reconcile.measures import Measure

COUNTED = 0.6
OUTCOME = 0.4
SAME_GOVERNOR = 0.3
SAME_OWNER = 0.8
# What equal values count for as a sign that they are of one thing (values of twice the size: nothing); only
# for values that are unlikely to be near by chance.
ALIKE = 0.4
LEAST_UNLIKELY = 20
NEARLY = 0.9
# Two times that fit together count so much when both are given in figures, and less when they hang on the
# day of publication.
TIMES_ALIKE, TIMES_NEAR = 0.4, 0.2
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
    {
        "people", "person", "other", "man", "woman", "one", "more", "thing", "victim", "individual", "time",
        "life", "soul",
    }
)  # fmt: skip
# What speaks against two values more than a year apart, in days: background against news.
LONG_BEFORE = 1.0
A_YEAR = 366
UNLIKE_RATE = 0.3
# What speaks against two values whose clauses have different people or things do or undergo it.
UNLIKE_ROLES = 0.2
# Verbs that govern anything.
ANYHOW = frozenset({"be/v", "have/v", "say/v", "do/v", "be/a"})

# Values that shut each other out are less likely of one thing: reports agree more often than not.
EXCLUDING = 0.3

# Nobody is dead and something else; those held may be missing and charged too, and the hurt are released
# from hospital.
DEAD = "dead"
# Times of day compare with each other, days with days.
OF_DAY = frozenset({"hour", "minute", "part of day"})
Family = tuple[str, str]


def family_of(measure: Measure) -> Family:
    """Give the kind and unit within which values compare."""
    value = measure.value
    if isinstance(value, TimeExpression):
        return ("time", "of day" if value.precision in OF_DAY else "day")
    if value.kind == "money":
        return ("money", "")
    if value.kind == "number" and value.low is not None and 0 < value.low < 1:
        return ("percent", "percent")
    known = units().get(value.unit)
    return (value.kind, known.dimension if known else value.unit)


class Kin:
    """The words of a story that are near in meaning, found once.

    >>> Kin(["free/v", "release/v", "rain/v"]).of("free/v")
    {'release/v': 0.75}
    """

    def __init__(self, keys: Iterable[str]) -> None:
        """Index the words by their meanings."""
        words = sorted({key for key in keys if key[0] not in "@#"})
        own: dict[bytes, list[str]] = defaultdict(list)
        above: dict[bytes, list[str]] = defaultdict(list)
        for word in words:
            for number in meanings(word)[0]:
                own[number].append(word)
            for number in meanings(word)[1]:
                above[number].append(word)
        self._near: dict[str, dict[str, float]] = {}
        for word in words:
            mine, over = meanings(word)
            near = {other: HYPERNYM for number in mine for other in above.get(number, ())}
            near.update({other: HYPERNYM for number in over for other in own.get(number, ())})
            near.update({other: SYNONYM for number in mine for other in own.get(number, ())})
            near.pop(word, None)
            self._near[word] = dict(sorted(near.items()))

    def of(self, word: str) -> Mapping[str, float]:
        """Give the words near `word` with their nearness."""
        return self._near.get(word, {})


def likeness(
    one: Measure, two: Measure, sizes: Mapping[tuple[int, Family], int], kin: Kin, matched: float
) -> list[Reason]:
    """Give what speaks for and against two values being of one thing; nothing when they cannot be.

    Args:
        one: the first.
        two: the second.
        sizes: how many values of each family each document has.
        kin: words near in meaning.
        matched: how well the clauses around them match, 0 when they do not.
    """
    if _are_apart(one, two):
        return []
    context = shared_terms(one.terms, two.terms, kin)
    reasons = [
        Reason(f"“{term.key[1:] if term.key[0] in '@#' else term.key[:-2]}” near both", weight)
        for term, weight in context
    ]
    if isinstance(one.value, Quantity) and isinstance(two.value, Quantity):
        counted = _counted(one, two)
        if counted is None:
            return []
        reasons.append(Reason("the same thing counted", COUNTED * counted))
    if one.owner and one.owner == two.owner:
        reasons.append(Reason("of the same person", SAME_OWNER))
    if one.outcome and one.outcome == two.outcome and _is_count(one):
        reasons.append(Reason(f"both of what is {one.outcome}", OUTCOME))
    if one.rate != two.rate and not (one.is_sum or two.is_sum):
        reasons.append(Reason("only one is a rate", -UNLIKE_RATE))
    if one.dated and two.dated and _days_apart(one.when, two.when) > A_YEAR:
        reasons.append(Reason("they are of two years", -LONG_BEFORE))
    if exclude(one, two):
        reasons.append(Reason("the values shut each other out", -EXCLUDING))
        reasons += [Reason(f"unlike {name}", -UNLIKE_ROLES) for name in unlike_roles(one, two)]
    if context:
        most = max(sizes[one.document, family_of(one)], sizes[two.document, family_of(two)])
        reasons.append(Reason("few such values in either document", FEW / most))
        reasons.append(Reason("values of nearly one size", _alikeness(one, two)))
    reasons.append(Reason("kindred governors", SAME_GOVERNOR * governed_alike(one, two)))
    reasons.append(Reason("their clauses say nearly the same", MATCHED * matched))
    return [reason for reason in reasons if reason.weight]


def unlike_roles(one: Measure, two: Measure) -> list[str]:
    """Give the roles, "agents" and "patients", that different things fill beside the two values."""
    roles = (("agents", one.agent, two.agent), ("patients", one.patient, two.patient))
    return [name for name, mine, other in roles if _are_unlike(mine, other, one, two)]


def _are_unlike(mine: str, other: str, one: Measure, two: Measure) -> bool:
    """Say whether two that fill the same role differ, and neither stands near the other value."""
    if not mine or not other or mine == other or nearness(mine, other):
        return False
    if mine in one.nouns or other in two.nouns:
        return False
    return other not in {term.key for term in one.terms} and mine not in {term.key for term in two.terms}


def _are_apart(one: Measure, two: Measure) -> bool:
    if one.owner and two.owner and one.owner != two.owner:
        return True
    if one.is_label != two.is_label:
        return True
    if (one.is_sum or two.is_sum) and not _is_total(one, two):
        return True
    outcomes = {one.outcome, two.outcome}
    return _is_count(one) and len(outcomes) == 2 and DEAD in outcomes and "" not in outcomes


def _is_count(measure: Measure) -> bool:
    return isinstance(measure.value, Quantity) and measure.value.kind == "number"


def _is_total(one: Measure, two: Measure) -> bool:
    """Say whether what we added up is just what the other gives."""
    first, second = one.value, two.value
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)) or one.is_sum is two.is_sum:
        return False
    return first.low == second.low and second.bound == first.bound == "exact"


def shared_terms(one: Sequence[Term], two: Sequence[Term], kin: Kin) -> list[tuple[Term, float]]:
    """Give the terms of `one` that `two` has too, or a kindred one, with what they tell."""
    others = {term.key: term for term in two}
    found = []
    for term in one:
        if term.key in others:
            found.append((term, _telling(term, others[term.key])))
            continue
        near = [
            share * _telling(term, others[key]) for key, share in kin.of(term.key).items() if key in others
        ]
        if near:
            found.append((term, max(near)))
    return found


def _telling(term: Term, other: Term) -> float:
    return min(max(term.weight, LEAST_NEAR * term.spread), max(other.weight, LEAST_NEAR * other.spread))


def governed_alike(one: Measure, two: Measure) -> float:
    """Give how near what governs the two values is, 0 to 1; of times only what they stand with counts."""
    deep = 1 if isinstance(one.value, TimeExpression) else 2
    pairs = (
        (nearness(mine, other), -at - place)
        for at, mine in enumerate(one.governors[:deep])
        if mine not in ANYHOW
        for place, other in enumerate(two.governors[:deep])
    )
    near, late = max(pairs, default=(0.0, 0))
    return near * (1.0 + 0.15 * late)


def _alikeness(one: Measure, two: Measure) -> float:
    """Give what equal values count for; nothing for one at least twice the other or for small counts."""
    first, second = one.value, two.value
    if isinstance(first, TimeExpression) and isinstance(second, TimeExpression):
        if exclude(one, two) is not False:
            return 0.0
        exact = all(
            value.rule in ("date", "clock") or len(value.value or "") >= 10 for value in (first, second)
        )
        return TIMES_ALIKE if exact else TIMES_NEAR
    if not (isinstance(first, Quantity) and isinstance(second, Quantity)):
        return 0.0
    if first.kind == "number" and max(_size(first), _size(second)) < LEAST_UNLIKELY:
        return 0.0
    return ALIKE * _sizes_alike(first, second) if first.unit == second.unit else 0.0


def exclude(one: Measure, two: Measure) -> bool | None:
    """Say whether two values shut each other out; None when they do not compare."""
    first, second = one.value, two.value
    if isinstance(first, TimeExpression) and isinstance(second, TimeExpression):
        judged = compare_times(first, second)
    elif isinstance(first, Quantity) and isinstance(second, Quantity):
        judged = compare_quantities(first, second, "", "")
    else:
        return None
    return None if judged is None else judged[0] == "conflict"


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
    near = max((nearness(mine, other) for mine in first.nouns for other in second.nouns), default=0.0)
    if near:
        return near
    alike = _sizes_alike(one, two)
    if any(anybody) and alike and (first.outcome == second.outcome or alike >= NEARLY):
        return 0.3
    return 0.0 if alike == 1.0 and max(_size(one), _size(two)) >= 10 else None
