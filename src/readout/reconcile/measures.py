"""Put every quantity and time in its place: what is counted, by which clause, and what became of it.

What counts: values inside a claim. What does not: "one of them", which measures nothing.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from readout.language.clauses import noun_phrase
from readout.model.layers import Annotation, Quantity, TimeExpression
from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.claims import Claim, Term

# What a term of the sentence counts for when it is not in the value's own clause.
AROUND = 0.4
# "One of the girls" and "some of the girls" measure nothing.
TELLING_NOTHING = frozenset({"one", "first", "second", "third"})


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
        nouns: what is counted, head first: "company/n", "vessel/n".
        when: the moment that the clause gives, ISO 8601, else that of publication, else "".
        claims: places of the claims that hold it.
        about: words of the document that name what is measured, or None.
    """

    document: int
    value: Quantity | TimeExpression
    sentence: Span
    terms: tuple[Term, ...]
    outcome: str
    predicate: str
    nouns: tuple[str, ...] = ()
    when: str = ""
    claims: frozenset[int] = frozenset()
    about: Span | None = None

    @property
    def span(self) -> Span:
        """Give the value's words."""
        return self.value.span

    @property
    def bound(self) -> str:
        """Give how the words limit the value."""
        return self.value.bound


def find_measures(annotations: Sequence[Annotation], claims: Sequence[Claim]) -> tuple[Measure, ...]:
    """Give the quantities and times of all documents with the clause around each."""
    by_document: dict[int, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        by_document[claim.document].append(place)
    found = []
    for place, annotation in enumerate(annotations):
        for value in _values(annotation):
            holders = [at for at in by_document[place] if claims[at].span.covers(value.span)]
            if holders:
                found.append(_measure(place, value, holders, claims, annotation))
    return tuple(found)


def _values(annotation: Annotation) -> list[Quantity | TimeExpression]:
    text = annotation.document.text
    values: list[Quantity | TimeExpression] = [*(annotation.quantities or ()), *(annotation.times or ())]
    telling = [value for value in values if value.span.of(text).lower() not in TELLING_NOTHING]
    return sorted(telling, key=lambda value: value.span)


def _measure(
    place: int,
    value: Quantity | TimeExpression,
    holders: Sequence[int],
    claims: Sequence[Claim],
    annotation: Annotation,
) -> Measure:
    nested = sorted((claims[at] for at in holders), key=lambda claim: (len(claim.span), claim.span))
    holder = nested[0]
    return Measure(
        document=place,
        value=value,
        sentence=holder.sentence,
        terms=tuple(_terms_near(value, holder)),
        outcome=_outcome(holder, value, annotation),
        predicate=holder.predicate,
        nouns=_nouns(value, holder),
        when=_when(nested, annotation),
        claims=frozenset(holders),
        about=_about(value, nested, annotation.parse),
    )


def _when(nested: Sequence[Claim], annotation: Annotation) -> str:
    """Give the first moment of the time in the innermost clause with one, else the time of publication."""
    starts = {time.span: time.start for time in annotation.times or () if time.start}
    found = (starts.get(claim.event.time) for claim in nested if claim.event.time is not None)
    published = annotation.document.published
    return next((start for start in found if start), published.value if published else "")


def _nouns(value: Quantity | TimeExpression, holder: Claim) -> tuple[str, ...]:
    """Give the head of what is counted, and the heads that are coordinated with it or modify it."""
    if not isinstance(value, Quantity) or not value.noun or value.counted is None:
        return ()
    inside = [term.key for term in holder.terms if value.counted.covers(term.span)]
    head = f"{value.noun}/n"
    return (head, *(key for key in inside if key.endswith("/n") and key != head))


def _terms_near(value: Quantity | TimeExpression, holder: Claim) -> Iterator[Term]:
    """Yield the terms of the clause besides the value and what it counts, then those of the sentence."""
    counted = value.counted if isinstance(value, Quantity) else None
    for term in holder.terms:
        if not value.span.overlaps(term.span) and not (counted and counted.covers(term.span)):
            yield term
    for term in holder.around:
        yield Term(term.key, AROUND * term.weight, term.span, AROUND * term.spread)


def _about(value: Quantity | TimeExpression, nested: Sequence[Claim], parse: Parse) -> Span | None:
    """Give what is counted, else the agent or patient of the innermost clause, else the noun above it."""
    if isinstance(value, Quantity) and value.counted is not None:
        return value.counted
    for claim in nested:
        for phrase in (claim.event.agent, claim.event.patient):
            if phrase is not None and not phrase.overlaps(value.span) and not _is_pronoun(parse, phrase):
                return phrase
    predicate = nested[0].event.predicate
    for token in parse.tokens_in(predicate)[:1]:
        above = next((head for head in parse.ancestors(token) if parse.pos[head] in ("NOUN", "PROPN")), None)
        if above is not None:
            return noun_phrase(parse, above)
    return predicate


def _is_pronoun(parse: Parse, phrase: Span) -> bool:
    return all(parse.pos[token] in ("PRON", "DET") for token in parse.tokens_in(phrase))


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


@cache
def _outcomes() -> Mapping[str, str]:
    raw = json.loads(files("readout.language").joinpath("data/outcomes.json").read_text(encoding="utf-8"))
    return {word: name for name, words in raw.items() if not name.startswith("_") for word in words}
