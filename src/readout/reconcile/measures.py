"""Find the numbers of different documents that measure the same thing.

Two quantities are taken for measures of one thing when they are of one kind, count the
same noun or none, say the same of what became of it (dead, injured, freed …), and stand
in sentences that share telling terms. Each join is explained as a sum of parts.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from readout.language.synonyms import nearness
from readout.model.layers import Annotation, Quantity, TimeExpression
from readout.model.readout import Reason
from readout.model.span import Span
from readout.reconcile.claims import Claim, Term

# A pair of quantities is joined from here upwards. Tried .8 to 1.6 on the labelled number differences of
# eight events; see docs/measurements.md.
JOINED = 1.2
COUNTED = 0.6
OUTCOME = 0.4
SAME_ROLE = 0.3
# Nouns that say nothing about what is counted.
ANYBODY = frozenset(
    {"people", "person", "other", "man", "woman", "one", "more", "thing", "victim", "individual"}
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A value in its place.

    Attributes:
        document: place of the document among the annotations.
        value: the quantity or the time.
        sentence: the sentence around it.
        terms: what the clause around it says besides the value itself.
        outcome: what became of what is counted ("dead"), or "".
        predicate: the predicate of the clause, "lemma/v".
        about: words of the document that name what is measured, or None.
    """

    document: int
    value: Quantity | TimeExpression
    sentence: Span
    terms: tuple[Term, ...]
    outcome: str
    predicate: str
    about: Span | None = None

    @property
    def span(self) -> Span:
        """Give the value's words."""
        return self.value.span


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two measures, by their places, and what speaks for their being of one thing."""

    first: int
    second: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """Give the sum of the parts."""
        return sum(reason.weight for reason in self.reasons)


def find_measures(annotations: Sequence[Annotation], claims: Sequence[Claim]) -> tuple[Measure, ...]:
    """Give the quantities and times of all documents with the clause around each."""
    by_document: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    found = []
    for place, annotation in enumerate(annotations):
        values: list[Quantity | TimeExpression] = [*(annotation.quantities or ()), *(annotation.times or ())]
        for value in sorted(values, key=lambda value: value.span):
            holder = _innermost(by_document[place], value.span)
            if holder is not None:
                found.append(_measure(place, value, holder, annotation))
    return tuple(found)


def _innermost(claims: Sequence[Claim], span: Span) -> Claim | None:
    holders = [claim for claim in claims if claim.span.covers(span)]
    return min(holders, key=lambda claim: (len(claim.span), claim.span), default=None)


def _measure(place: int, value: Quantity | TimeExpression, holder: Claim, annotation: Annotation) -> Measure:
    terms = tuple(term for term in holder.terms if not value.span.overlaps(term.span))
    return Measure(
        document=place,
        value=value,
        sentence=holder.sentence,
        terms=terms,
        outcome=_outcome(holder, value, annotation),
        predicate=holder.predicate,
        about=_about(value, holder),
    )


def _about(value: Quantity | TimeExpression, holder: Claim) -> Span | None:
    if isinstance(value, Quantity) and value.counted is not None:
        return value.counted
    named = [phrase for phrase in (holder.event.patient, holder.event.agent) if phrase is not None]
    return next((phrase for phrase in named if not phrase.overlaps(value.span)), holder.event.predicate)


def _outcome(holder: Claim, value: Quantity | TimeExpression, annotation: Annotation) -> str:
    """Give what the words nearest the value say became of what it counts."""
    classes = _outcomes()
    parse = annotation.parse
    near = [
        (abs(parse.starts[token] - value.span.end), classes[parse.lemmas[token].lower()])
        for token in parse.tokens_in(holder.span)
        if parse.lemmas[token].lower() in classes
    ]
    return min(near)[1] if near else ""


def like_measures(measures: Sequence[Measure]) -> list[Likeness]:
    """Give the pairs of measures of one thing, the surest first, each the other's best in its document."""
    pairs = []
    for first, second in _candidates(measures):
        reasons = _likeness(measures[first], measures[second])
        likeness = Likeness(first, second, tuple(reason for reason in reasons if reason.weight))
        if likeness.score >= JOINED:
            pairs.append(likeness)
    pairs.sort(key=lambda pair: (-pair.score, pair.first, pair.second))
    taken: set[tuple[int, int]] = set()
    kept = []
    for pair in pairs:
        ends = ((pair.first, measures[pair.second].document), (pair.second, measures[pair.first].document))
        if taken.isdisjoint(ends):
            taken.update(ends)
            kept.append(pair)
    return kept


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


def _family(measure: Measure) -> tuple[str, str]:
    value = measure.value
    if isinstance(value, TimeExpression):
        return ("time", "")
    return (value.kind, value.unit)


def _likeness(one: Measure, two: Measure) -> list[Reason]:
    if one.outcome != two.outcome and one.outcome and two.outcome:
        return []
    context = _shared(one.terms, two.terms)
    reasons = [
        Reason(f"“{term.key[1:] if term.key[0] in '@#' else term.key[:-2]}” near both", w)
        for term, w in context
    ]
    if isinstance(one.value, Quantity) and isinstance(two.value, Quantity):
        counted = _counted(one.value, two.value)
        if counted is None:
            return []
        reasons.append(Reason("the same thing counted", COUNTED * counted))
    if one.outcome and one.outcome == two.outcome:
        reasons.append(Reason(f"both of what is {one.outcome}", OUTCOME))
    reasons.append(Reason("kindred predicates", SAME_ROLE * nearness(one.predicate, two.predicate)))
    return reasons


def _counted(one: Quantity, two: Quantity) -> float | None:
    """Give how near the counted nouns are, 0 to 1, or None when they exclude that one thing is counted."""
    if one.kind in ("money", "duration", "percent", "distance", "measure", "age"):
        return 0.0
    if not one.noun or not two.noun:
        return 0.0
    if one.noun in ANYBODY and two.noun in ANYBODY:
        return 0.5
    near = nearness(f"{one.noun}/n", f"{two.noun}/n")
    if near == 0.0 and one.noun not in ANYBODY and two.noun not in ANYBODY:
        return None
    return near


def _shared(one: Sequence[Term], two: Sequence[Term]) -> list[tuple[Term, float]]:
    found = []
    for term in one:
        near = max((_near(term, other) for other in two), default=0.0)
        if near:
            found.append((term, near))
    return found


def _near(term: Term, other: Term) -> float:
    if term.key == other.key:
        return min(term.weight, other.weight)
    if "@" in (term.key[0], other.key[0]) or "#" in (term.key[0], other.key[0]):
        return 0.0
    return nearness(term.key, other.key) * min(term.weight, other.weight)


@cache
def _outcomes() -> Mapping[str, str]:
    raw = json.loads(files("readout.language").joinpath("data/outcomes.json").read_text(encoding="utf-8"))
    return {word: name for name, words in raw.items() if not name.startswith("_") for word in words}
