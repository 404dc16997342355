"""What speaks for and against two claims saying the same, signal by signal.

Each signal is a kind, what it is in words, and a value, usually 0 to 1. What a kind weighs
is decided in `alignment`; here it is only seen.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from readout.language.synonyms import nearness
from readout.reconcile.claims import Claim, Term
from readout.reconcile.meanings import Nearness

# How much the longer claim counts in the measure of what is shared (0: not at all, .5: as in a cosine).
LONGER = 0.35
# A claim so many times as long as the other counts as no longer: details do not undo what is shared.
MUCH_LONGER = 3.0
# The weight that two sentences share around the claims from which on it counts in full.
MUCH_CONTEXT = 1.0
# Two claims that share less weight of words than this share little but names.
LEAST_WORDS = 0.15


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that speaks for or against a join.

    Attributes:
        kind: what sort of thing, a key of `alignment.WEIGHTS`.
        what: in words, for the reader of the report; "" for a shared term, which `in_words` names.
        value: how much of it there is; 1 for a thing that is or is not.
        shared: the term that both have, in the words of each; else None.
    """

    kind: str
    what: str
    value: float
    shared: tuple[Term, Term] | None = None

    def in_words(self, text: str, other: str) -> str:
        """Say what it is; the texts are those of the two claims' documents."""
        if self.shared is None:
            return self.what
        words, others = self.shared[0].span.of(text), self.shared[1].span.of(other)
        return f"both have “{words}”" if words.lower() == others.lower() else f"“{words}” and “{others}”"


def signals(one: Claim, two: Claim, near: Nearness) -> Iterator[Signal]:
    """Yield what speaks for and against two claims saying the same.

    Args:
        one: a claim.
        two: a claim of another document.
        near: how near they are in meaning.
    """
    yield Signal("words", "their words are near in meaning", near.words)
    shared = _shared_terms(one, two)
    shorter, longer = sorted((one.weight, two.weight))
    size = shorter ** (1 - LONGER) * min(longer, MUCH_LONGER * shorter) ** LONGER
    for mine, other, weight in shared:
        yield Signal("share", "", weight / size, (mine, other))
        yield Signal("each", "", 1.0, (mine, other))
    yield _context(one, two)
    yield _anchors(shared)
    yield from _doubts(one, two, shared)


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


def _anchors(shared: Sequence[tuple[Term, Term, float]]) -> Signal:
    """Count the names and values that each document has in one sentence only: those beyond the first."""
    anchors = [
        mine for mine, other, _ in shared if mine.key[0] in "@#" and mine.spread == other.spread == 1.0
    ]
    return Signal("anchors", "only these sentences have these names", float(max(0, len(anchors) - 1)))


def _context(one: Claim, two: Claim) -> Signal:
    """Tell what the rest of the two sentences has in common, besides the two clauses."""
    around = {term.key: term.weight for term in two.around}
    shared = sum(min(term.weight, around[term.key]) for term in one.around if term.key in around)
    return Signal("context", "the sentences around them share more", min(1.0, shared / MUCH_CONTEXT))


def _doubts(one: Claim, two: Claim, shared: Sequence[tuple[Term, Term, float]]) -> Iterator[Signal]:
    if one.polarity != two.polarity:
        yield Signal("negated", "only one is negated", 1.0)
    if (one.modality == "asserted") != (two.modality == "asserted"):
        yield Signal("not asserted", "only one is asserted", 1.0)
    if sum(weight for mine, _, weight in shared if mine.key[0] not in "@#") < LEAST_WORDS:
        yield Signal("only names", "they share little but names", 1.0)
    if not nearness(one.predicate, two.predicate) and not _crosses(one, two):
        yield Signal("unlike predicates", "unlike predicates", 1.0)
    for kind, mine, other in (("agents", one.agent, two.agent), ("patients", one.patient, two.patient)):
        if mine[:1] == other[:1] == "@" and _are_unlike(mine, other, one, two):
            yield Signal("unlike names", f"unlike {kind}", 1.0)
    if _have_unlike_times(one, two):
        yield Signal("unlike times", "unlike times", 1.0)
    if _have_unlike_values(one, two):
        yield Signal("unlike values", "unlike values", 1.0)


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
