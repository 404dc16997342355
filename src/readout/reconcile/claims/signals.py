"""What speaks for and against two claims saying the same, signal by signal.

Each signal is a kind, what it is in words, and a value, usually 0 to 1. What a kind weighs
is decided in `alignment`; here it is only seen.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from readout.language.en.meaning import nearness
from readout.model.parse import Parse
from readout.reconcile.claims.meanings import Nearness
from readout.reconcile.claims.overlap import Overlap
from readout.reconcile.claims.reading import Claim, Term

# The weight that two sentences share around the claims from which on it counts in full.
MUCH_CONTEXT = 1.0
OVERLAP = "they share telling words"
MEANING = "their words are near in meaning"
# What a score begins with before anything is shared: a part of the sum, and no reason that a reader could
# check. That long clauses share more by chance speaks neither for nor against these two.
BEGINNING = "where clauses of such length begin"
# What the key of a term that is a time begins with.
TIME = "#time:"


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


@dataclass(frozen=True, slots=True)
class Facets:
    """What a claim is compared by, worked out once for all its comparisons.

    Attributes:
        claim: itself.
        terms: by their keys.
        words: those of the terms that are words, not names or values.
        around: the weights of the other terms of the sentence, by their keys.
        times: its resolved times.
        values: its values by their family: counts, money in one currency.
        length: of the clause, in tokens.
        whole: of its sentence, in tokens.
    """

    claim: Claim
    terms: Mapping[str, Term]
    words: tuple[Term, ...]
    around: Mapping[str, float]
    times: tuple[str, ...]
    values: Mapping[str, frozenset[str]]
    length: int
    whole: int

    @classmethod
    def of(cls, claim: Claim, parse: Parse) -> "Facets":
        """Work out the facets of a claim of the document with this parse."""
        values: dict[str, set[str]] = defaultdict(set)
        for term in claim.terms:
            if term.key[0] == "#" and not term.key.startswith(TIME):
                values[term.key.rpartition(":")[0]].add(term.key)
        return cls(
            claim=claim,
            terms={term.key: term for term in claim.terms},
            words=tuple(term for term in claim.terms if term.key[0] not in "@#"),
            around={term.key: term.weight for term in claim.around},
            times=tuple(term.key.removeprefix(TIME) for term in claim.terms if term.key.startswith(TIME)),
            values={family: frozenset(found) for family, found in values.items()},
            length=len(parse.tokens_in(claim.span)),
            whole=len(parse.tokens_in(claim.sentence)),
        )


def signals(one: Facets, two: Facets, near: Nearness, overlap: Overlap) -> Iterator[Signal]:
    """Yield what speaks for and against two claims saying the same.

    Args:
        one: a claim.
        two: a claim of another document.
        near: how near they are in meaning.
        overlap: how much of their words they share.
    """
    yield from _meanings(near)
    yield from _overlaps(overlap)
    shared = _shared_terms(one, two)
    for mine, other in shared:
        yield Signal("each", "", 1.0, (mine, other))
    yield _context(one, two)
    yield from _lengths(one, two)
    yield from _doubts(one, two)


def _meanings(near: Nearness) -> Iterator[Signal]:
    yield Signal("clauses", MEANING, near.clauses)
    yield Signal("words", MEANING, near.words)
    yield Signal("least meaning", MEANING, near.least)
    yield Signal("told", MEANING, near.told)
    yield Signal("least told", MEANING, near.least_told)
    yield Signal("sentences' meaning", MEANING, near.sentences)


def _overlaps(overlap: Overlap) -> Iterator[Signal]:
    yield Signal("least words", OVERLAP, overlap.least)
    yield Signal("sentences", OVERLAP, overlap.sentences)


def _lengths(one: Facets, two: Facets) -> Iterator[Signal]:
    shorter, longer = sorted((one.whole, two.whole))
    covers = min(one.length / max(1, one.whole), two.length / max(1, two.whole))
    for kind, value in (
        ("short", log(1 + min(one.length, two.length))),
        ("cover", covers),
        ("short sentence", log(1 + shorter)),
        ("long sentence", log(1 + longer)),
    ):
        yield Signal(kind, BEGINNING, value)


def _shared_terms(one: Facets, two: Facets) -> list[tuple[Term, Term]]:
    """Pair the terms of two claims, the best fit first, each term once."""
    fits = []
    for key, term in one.terms.items():
        if key in two.terms:
            other = two.terms[key]
            fits.append((sqrt(term.weight * other.weight), term, other))
        elif key[0] not in "@#":
            for other in two.words:
                near = nearness(key, other.key)
                if near:
                    fits.append((near * sqrt(term.weight * other.weight), term, other))
    fits.sort(key=lambda fit: (-fit[0], fit[1].span, fit[2].span))
    used_one: set[str] = set()
    used_two: set[str] = set()
    pairs = []
    for _, term, other in fits:
        if term.key not in used_one and other.key not in used_two:
            used_one.add(term.key)
            used_two.add(other.key)
            pairs.append((term, other))
    return pairs


def _context(one: Facets, two: Facets) -> Signal:
    """Tell what the rest of the two sentences has in common, besides the two clauses."""
    shared = sum(min(weight, two.around[key]) for key, weight in one.around.items() if key in two.around)
    return Signal("context", "the sentences around them share more", min(1.0, shared / MUCH_CONTEXT))


def _doubts(one: Facets, two: Facets) -> Iterator[Signal]:
    first, second = one.claim, two.claim
    if first.polarity != second.polarity:
        yield Signal("negated", "only one is negated", 1.0)
    if (first.modality == "asserted") != (second.modality == "asserted"):
        yield Signal("not asserted", "only one is asserted", 1.0)
    crossing = _names_predicate(one, two), _names_predicate(two, one)
    if all(crossing):
        yield Signal("each other's predicate", "each has a word for what the other says is done", 1.0)
    if not nearness(first.predicate, second.predicate) and not any(crossing):
        yield Signal("unlike predicates", "unlike predicates", 1.0)
    if not set(one.times).isdisjoint(two.times):
        yield Signal("same time", "both give this time", 1.0)
    for kind, mine, other in (
        ("agents", first.agent, second.agent),
        ("patients", first.patient, second.patient),
    ):
        if (
            mine[:1] == other[:1] == "@"
            and mine != other
            and other not in one.terms
            and mine not in two.terms
        ):
            yield Signal("unlike names", f"unlike {kind}", 1.0)
    if one.times and two.times and not _share_a_time(one.times, two.times):
        yield Signal("unlike times", "unlike times", 1.0)
    if any(
        found.isdisjoint(two.values[family]) for family, found in one.values.items() if family in two.values
    ):
        yield Signal("unlike values", "unlike values", 1.0)


def _names_predicate(one: Facets, two: Facets) -> bool:
    """Say whether the predicate of one claim is a word of the other: "indicted" and "the indictment"."""
    return any(nearness(one.claim.predicate, term.key) for term in two.words)


def _share_a_time(one: Sequence[str], two: Sequence[str]) -> bool:
    """Say whether a time of one lies in a time of the other."""
    return any(mine.startswith(other) or other.startswith(mine) for mine in one for other in two)
