"""Align the claims of different documents that say the same, each join explained as a sum of parts.

Two claims are compared by the terms that they share (the same entity, the same value, the
same or a kindred word, each as telling as it is rare in this story), and by who does what
to whom. Only claims that are each other's best match are joined. A false join is worse
than a missed one, so a pair that is close to the bar is not joined but reported as not
decided.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import sqrt

from readout.language.synonyms import meanings, nearness
from readout.model.readout import Reason
from readout.reconcile.claims import Claim, Term
from readout.reconcile.matching import Match, best_first

# A pair is joined from JOINED upwards and reported as close from CLOSE upwards; fainter ones, down to FAINT,
# only help to tell which values are of one thing. On eight hand-labelled events the precision of the joins,
# by the labels, was measured at each bar; see docs/measurements.md.
JOINED = 0.41
CLOSE = 0.30
FAINT = 0.20
# Shared telling weight below which a pair is not looked at: two short clauses may share all of very little.
LEAST_SHARED = 0.5
# What the roles count for when they are filled alike.
PREDICATE, AGENT, PATIENT = 0.15, 0.10, 0.10
# What the rest of the two sentences counts for, and the shared weight from which it counts in full.
CONTEXT, MUCH_CONTEXT = 0.20, 1.0
# What each further name or value counts for that only these two sentences have in their documents.
ANCHOR = 0.2
# What speaks against a join.
NEGATED, NOT_ASSERTED, ONLY_NAMES, UNLIKE = 0.3, 0.05, 0.2, 0.1
FEW_TERMS = 3
LEAST_WORDS = 0.15
UNLIKE_NAMES = 0.15
# How much the longer claim counts in the measure of what is shared (0: not at all, .5: as in a cosine).
LONGER = 0.35
# A claim so many times as long as the other counts as no longer: details do not undo what is shared.
MUCH_LONGER = 3.0
# A term in more claims than this share of all is no way to find candidates.
COMMON = 0.2


def align_claims(claims: Sequence[Claim], texts: Sequence[str]) -> list[Match]:
    """Give the matches that score at least `FAINT`, best first.

    Args:
        claims: of all documents.
        texts: the documents' texts, by the claims' `document`.
    """
    found = (_compare(claims, first, second, texts) for first, second in _candidates(claims))
    return best_first([match for match in found if match is not None])


def _candidates(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of claims of different documents that share a term which is not common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for key in sorted({index for term in claim.terms for index in _index_keys(term.key)}):
            holders[key].append(place)
    most = max(8, COMMON * len(claims))
    seen: set[tuple[int, int]] = set()
    for key in sorted(holders):
        places = holders[key]
        if len(places) > most:
            continue
        for at, first in enumerate(places):
            for second in places[at + 1 :]:
                if claims[first].document != claims[second].document and (first, second) not in seen:
                    seen.add((first, second))
                    yield first, second


def _index_keys(key: str) -> list[str]:
    if key[0] in "@#":
        return [key]
    own, _ = meanings(key)
    return [key, *(f"~{meaning.decode()}" for meaning in own)]


def _compare(claims: Sequence[Claim], first: int, second: int, texts: Sequence[str]) -> Match | None:
    one, two = claims[first], claims[second]
    shared = _shared_terms(one, two)
    total = sum(weight for _, _, weight in shared)
    if total < LEAST_SHARED:
        return None
    shorter, longer = sorted((one.weight, two.weight))
    size = shorter ** (1 - LONGER) * min(longer, MUCH_LONGER * shorter) ** LONGER
    roles = PREDICATE + AGENT + PATIENT
    reasons = [
        Reason(_in_words(mine, other, one, two, texts), (1 - roles) * weight / size)
        for mine, other, weight in shared
    ]
    reasons += _role_reasons(one, two)
    reasons.append(_context_reason(one, two))
    reasons.append(_anchor_reason(shared))
    reasons += _doubts(one, two, shared)
    match = Match(first, second, tuple(reason for reason in reasons if reason.weight))
    return match if match.score >= FAINT else None


def _shared_terms(one: Claim, two: Claim) -> list[tuple[Term, Term, float]]:
    """Pair the terms of two claims, the best fit first, each term once."""
    fits = []
    exact = {term.key: term for term in two.terms}
    for term in one.terms:
        if term.key in exact:
            other = exact[term.key]
            fits.append((sqrt(term.weight * other.weight), term, other))
        elif term.key[0] not in "@#":
            for other in two.terms:
                near = nearness(term.key, other.key) if other.key[0] not in "@#" else 0.0
                if near:
                    fits.append((near * sqrt(term.weight * other.weight), term, other))
    fits.sort(key=lambda fit: (-fit[0], fit[1].span, fit[2].span))
    used_one: set[str] = set()
    used_two: set[str] = set()
    pairs = []
    for weight, term, other in fits:
        if term.key not in used_one and other.key not in used_two:
            used_one.add(term.key)
            used_two.add(other.key)
            pairs.append((term, other, weight))
    return pairs


def _role_reasons(one: Claim, two: Claim) -> list[Reason]:
    reasons = [Reason("kindred predicates", PREDICATE * nearness(one.predicate, two.predicate))]
    for name, weight, mine, other in (
        ("the same agent", AGENT, one.agent, two.agent),
        ("the same patient", PATIENT, one.patient, two.patient),
    ):
        if mine and other:
            fit = float(mine == other) if "@" in (mine[0], other[0]) else nearness(mine, other)
            reasons.append(Reason(name, weight * fit))
    return reasons


def _anchor_reason(shared: Sequence[tuple[Term, Term, float]]) -> Reason:
    """Give what names and values count for that each document has in one sentence only: more than one."""
    anchors = [
        mine for mine, other, _ in shared if mine.key[0] in "@#" and mine.spread == other.spread == 1.0
    ]
    return Reason("only these sentences have these names", ANCHOR * max(0, len(anchors) - 1))


def _context_reason(one: Claim, two: Claim) -> Reason:
    """Give what the rest of the two sentences has in common, besides the two clauses."""
    around = {term.key: term.weight for term in two.around}
    shared = sum(min(term.weight, around[term.key]) for term in one.around if term.key in around)
    return Reason("the sentences around them share more", CONTEXT * min(1.0, shared / MUCH_CONTEXT))


def _doubts(one: Claim, two: Claim, shared: Sequence[tuple[Term, Term, float]]) -> list[Reason]:
    """Give what speaks against a join, with weights below zero."""
    doubts = []
    if one.polarity != two.polarity:
        doubts.append(Reason("only one is negated", -NEGATED))
    if (one.modality == "asserted") != (two.modality == "asserted"):
        doubts.append(Reason("only one is asserted", -NOT_ASSERTED))
    if sum(weight for mine, _, weight in shared if mine.key[0] not in "@#") < LEAST_WORDS:
        doubts.append(Reason("they share little but names", -ONLY_NAMES))
    if min(len(one.terms), len(two.terms)) < FEW_TERMS:
        doubts.append(Reason("one of them says very little", -UNLIKE))
    if not nearness(one.predicate, two.predicate) and not _crosses(one, two):
        doubts.append(Reason("unlike predicates", -UNLIKE))
    for name, mine, other in (("agents", one.agent, two.agent), ("patients", one.patient, two.patient)):
        if _are_unlike(mine, other, one, two):
            doubts.append(Reason(f"unlike {name}", -UNLIKE_NAMES if mine[0] == other[0] == "@" else -UNLIKE))
    if _have_unlike_times(one, two):
        doubts.append(Reason("unlike times", -UNLIKE))
    if _have_unlike_values(one, two):
        doubts.append(Reason("unlike values", -UNLIKE))
    return doubts


def _crosses(one: Claim, two: Claim) -> bool:
    """Say whether the predicate of one claim is a word of the other: "indicted" and "the indictment"."""
    return any(
        nearness(claim.predicate, term.key)
        for claim, other in ((one, two), (two, one))
        for term in other.terms
        if term.key[0] not in "@#"
    )


def _are_unlike(mine: str, other: str, one: Claim, two: Claim) -> bool:
    """Say whether two heads of the same role differ, and neither is anywhere in the other claim."""
    if not mine or not other or mine == other or nearness(mine, other):
        return False
    return other not in {term.key for term in one.terms} and mine not in {term.key for term in two.terms}


def _have_unlike_times(one: Claim, two: Claim) -> bool:
    """Say whether both have a resolved time and none of one lies in one of the other."""
    times = [
        [term.key.removeprefix("#time:") for term in claim.terms if term.key.startswith("#time:")]
        for claim in (one, two)
    ]
    return all(times) and not any(
        mine.startswith(other) or other.startswith(mine) for mine in times[0] for other in times[1]
    )


def _have_unlike_values(one: Claim, two: Claim) -> bool:
    """Say whether both have values of one family (counts, or money in one currency) and none is the same."""
    own, other = _values(one), _values(two)
    return any(own[family].isdisjoint(other[family]) for family in own.keys() & other.keys())


def _values(claim: Claim) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for term in claim.terms:
        if term.key[0] == "#" and not term.key.startswith("#time"):
            found[term.key.rpartition(":")[0]].add(term.key)
    return found


def _in_words(mine: Term, other: Term, one: Claim, two: Claim, texts: Sequence[str]) -> str:
    words, others = mine.span.of(texts[one.document]), other.span.of(texts[two.document])
    return f"both have “{words}”" if words.lower() == others.lower() else f"“{words}” and “{others}”"
