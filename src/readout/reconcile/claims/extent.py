"""Mark in the words of each member of an agreement what all its members say.

An agreement is told in as many wordings as it has members, and each may go beyond the others:
"with its 14 crew aboard" where another says eleven. What all of them say is a word, a name or
a value that every other document of the agreement has too (the same, or another word for it),
and the predicate that the claims were joined by. Never shared: a value, a name, a negation or
a hedge that only some have. Words of grammar go with the words around them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.language.en.comparing.edits import hedges, negations
from readout.language.en.meaning import PARTS, SYNONYM, nearness
from readout.language.en.modality import stance_of
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.claims.reading import Term

# What stands for itself alone: a negation or a hedge, a value that no term holds.
STANCE = "!"
OPEN_VALUE = "~"
# What a word weighs that no term holds: it tells little, but it goes beyond.
UNWEIGHED = 0.2
# A stance or a value that only one member has turns what it says.
TURNING = 1.0


@dataclass(frozen=True, slots=True)
class Member:
    """One document's words in an agreement.

    Attributes:
        document: place of the document among the annotations.
        span: the words that are cited.
        predicates: those of the claims in it by which it was joined.
    """

    document: int
    span: Span
    predicates: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the members of an agreement say the same.

    Attributes:
        shared: for each member, the stretches of its words that say what all say, in order.
        heading: the place of the member whose words go least beyond or against the others'.
        told: the weight of what is shared, in the member that has least of it.
        beyond: the weight of what the heading says beyond that.
    """

    shared: tuple[tuple[Span, ...], ...]
    heading: int
    told: float
    beyond: float


@dataclass(frozen=True, slots=True)
class _Unit:
    """Something that is said: tokens with what they are compared by."""

    first: int
    last: int
    key: str
    weight: float
    is_predicate: bool = False


class Extents:
    """The units of what documents say, ready to be compared in any agreement."""

    def __init__(self, annotations: Sequence[Annotation], terms: Sequence[Sequence[Term]]) -> None:
        """Take the documents, and the terms of each in order of the text."""
        self._annotations = annotations
        self._terms: list[Mapping[int, Term]] = [
            {token: term for term in found for token in annotation.parse.tokens_in(term.span)}
            for annotation, found in zip(annotations, terms, strict=True)
        ]

    def of(self, members: Sequence[Member]) -> Extent:
        """Give how far the members say the same."""
        units = [self._units(member) for member in members]
        documents = [member.document for member in members]
        has: dict[int, list[_Unit]] = {}
        for document, found in zip(documents, units, strict=True):
            has.setdefault(document, []).extend(found)
        shared = []
        for document, found in zip(documents, units, strict=True):
            others = [theirs for other, theirs in has.items() if other != document]
            shared.append([all(_has(theirs, unit) for theirs in others) for unit in found])
        return self._extent(members, units, shared)

    def _extent(
        self, members: Sequence[Member], units: Sequence[Sequence[_Unit]], shared: Sequence[Sequence[bool]]
    ) -> Extent:
        told = [_weight(found, marks, True) for found, marks in zip(units, shared, strict=True)]
        beyond = [_weight(found, marks, False) for found, marks in zip(units, shared, strict=True)]
        heading = min(
            range(len(members)),
            key=lambda at: (round(beyond[at], 6), -round(told[at], 6), len(members[at].span), at),
        )
        stretches = tuple(
            tuple(_stretches(self._annotations[member.document].parse, member.span, found, marks))
            for member, found, marks in zip(members, units, shared, strict=True)
        )
        return Extent(stretches, heading, round(min(told), 4), round(beyond[heading], 4))

    def _units(self, member: Member) -> list[_Unit]:
        """Give what a member says, in order."""
        annotation = self._annotations[member.document]
        parse, terms = annotation.parse, self._terms[member.document]
        predicates = {token for span in member.predicates for token in parse.tokens_in(span)}
        valued = _valued(annotation, member.span)
        tokens = list(parse.tokens_in(member.span))
        units: list[_Unit] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            unit = self._unit(parse, token, terms, valued, predicates)
            if unit is not None:
                units.append(unit)
                while at + 1 < len(tokens) and tokens[at + 1] <= unit.last:
                    at += 1
            at += 1
        return units

    def _unit(
        self,
        parse: Parse,
        token: int,
        terms: Mapping[int, Term],
        valued: Mapping[int, Span],
        predicates: set[int],
    ) -> _Unit | None:
        word = parse.word(token).lower()
        stance = _stance(word)
        if stance:
            return _Unit(token, token, STANCE + stance, TURNING)
        if token in terms:
            term = terms[token]
            last = max(token, parse.tokens_in(term.span)[-1])
            return _Unit(token, last, term.key, term.weight, token in predicates)
        if token in valued:
            last = max(token, parse.tokens_in(valued[token])[-1])
            return _Unit(token, last, OPEN_VALUE + valued[token].of(parse.text).lower(), TURNING)
        part = PARTS.get(parse.pos[token])
        if part is None or parse.deps[token] in ("aux", "auxpass"):
            return None
        return _Unit(token, token, f"{parse.lemmas[token].lower()}/{part}", UNWEIGHED, token in predicates)


def _stance(word: str) -> str:
    """Give what a word alone does to what is said: deny it, or leave it open; "" where neither."""
    if negations([word]):
        return "denied"
    return stance_of(word) or ("possible" if hedges([word]) else "")


def _valued(annotation: Annotation, span: Span) -> dict[int, Span]:
    """Give, by token, the values and times in the words, those that no term holds as well."""
    values = [item.span for item in annotation.quantities or ()] + [
        item.span for item in annotation.times or ()
    ]
    return {
        token: value
        for value in values
        if value.overlaps(span)
        for token in annotation.parse.tokens_in(value)
    }


def _has(units: Sequence[_Unit], wanted: _Unit) -> bool:
    """Say whether one of a document's units says what `wanted` says."""
    return any(_is_same(unit, wanted) for unit in units)


def _is_same(one: _Unit, two: _Unit) -> bool:
    if one.key == two.key:
        return True
    if one.key[0] in "@#!~" or two.key[0] in "@#!~":
        return False
    return (one.is_predicate and two.is_predicate) or nearness(one.key, two.key) >= SYNONYM


def _weight(units: Sequence[_Unit], marks: Sequence[bool], wanted: bool) -> float:
    weights: dict[str, float] = {}
    for unit, mark in zip(units, marks, strict=True):
        if mark is wanted:
            weights[unit.key] = max(weights.get(unit.key, 0.0), unit.weight)
    return sum(weights.values())


def _stretches(parse: Parse, span: Span, units: Sequence[_Unit], marks: Sequence[bool]) -> list[Span]:
    """Give the stretches of tokens from shared unit to shared unit with nothing unshared between them."""
    found: list[Span] = []
    first: int | None = None
    last = -1
    for unit, is_shared in zip(units, marks, strict=True):
        if is_shared:
            first = unit.first if first is None else first
            last = unit.last
        elif first is not None:
            found.append(parse.span(first, last))
            first = None
    if first is not None:
        found.append(parse.span(first, last))
    return [Span(max(stretch.start, span.start), min(stretch.end, span.end)) for stretch in found]
