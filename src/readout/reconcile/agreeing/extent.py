"""Mark in the words of each member of an agreement what all its members say.

An agreement is told in as many wordings as it has members, and each may go beyond the others:
"with its 14 crew aboard" where another says eleven. What all of them say are words, names and
values that every other document of the agreement has too (the same, or another word for it),
each answering one. Never shared: a value, a name, a negation or a hedge that only some have.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.language.en.comparing.edits import hedges, negations
from readout.language.en.meaning import PARTS
from readout.language.en.modality import stance_of
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.agreeing.marking import (
    EXACT,
    OPEN_VALUE,
    STANCE,
    Answers,
    Joined,
    Unit,
    answers,
    stretches,
    with_leads,
    word_of,
)
from readout.reconcile.claims.reading import Term

HYPHEN = "-"
# What a word weighs that no term holds: it tells little, but it goes beyond.
UNWEIGHED = 0.2
# A stance or a value that only one member has turns what it says.
TURNING = 1.0
# What the keys of names, values and stances begin with.
NAMING = "@#!~"


@dataclass(frozen=True, slots=True)
class Predicate:
    """The predicate of a claim in a member's words.

    Attributes:
        claim: the claim's place among all.
        span: the words.
    """

    claim: int
    span: Span


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
    predicates: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the members of an agreement say the same.

    Attributes:
        shared: for each member, the stretches of its words that say what all say, in order.
        heading: the place of the member whose words go least beyond or against the others'.
        told: the weight of what is shared, in the member that has least of it; with the predicates by
            which the claims were joined.
        words: the weight of the words among it that all have, names and values apart.
        beyond: the weight of what the heading says beyond that.
        states: whether what is shared has, in each member, something that is done, is or was, or a value: a
            thing that all name states nothing. Of 32 lines of seventeen events that only named one, read,
            about ten said the same; they were .022 and .007 of recall, and no label counted against them.
    """

    shared: tuple[tuple[Span, ...], ...]
    heading: int
    told: float
    words: float
    beyond: float
    states: bool


class Extents:
    """The units of what documents say, ready to be compared in any agreement."""

    def __init__(self, annotations: Sequence[Annotation], terms: Sequence[Sequence[Term]]) -> None:
        """Take the documents, and the terms of each in order of the text."""
        self._annotations = annotations
        self._terms: list[Mapping[int, Term]] = [
            {token: term for term in found for token in annotation.parse.tokens_in(term.span)}
            for annotation, found in zip(annotations, terms, strict=True)
        ]
        self._known: dict[Member, list[Unit]] = {}

    def of(self, members: Sequence[Member], joined: Joined = ()) -> Extent:
        """Give how far the members say the same, when these claims are joined."""
        units = [self._units(member) for member in members]
        has: dict[int, list[Unit]] = {}
        for member, found in zip(members, units, strict=True):
            has.setdefault(member.document, []).extend(found)
        answered = {
            (one, other): answers(has[one], has[other], joined)
            for one in has
            for other in has
            if one != other
        }
        marks, leads, told = [], [], []
        for member, found in zip(members, units, strict=True):
            others = [
                (answered[member.document, other], theirs)
                for other, theirs in has.items()
                if other != member.document
            ]
            marks.append([all(unit.key in answer.by_key for answer, _ in others) for unit in found])
            leads.append([all(answer.has_lead(unit, theirs) for answer, theirs in others) for unit in found])
            told.append([all(_is_told(unit, answer) for answer, _ in others) for unit in found])
        parses = [self._annotations[member.document].parse for member in members]
        shared = tuple(
            tuple(stretches(parse, member.span, found, mark, lead))
            for parse, member, found, mark, lead in zip(parses, members, units, marks, leads, strict=True)
        )
        words = min(_weight(found, mark, True, NAMING) for found, mark in zip(units, marks, strict=True))
        states = all(
            any(mark and _states(unit) for unit, mark in zip(found, row, strict=True))
            for found, row in zip(units, marks, strict=True)
        )
        return _extent(members, units, told, words, shared, states)

    def _units(self, member: Member) -> list[Unit]:
        """Give what a member says, in order."""
        if member in self._known:
            return self._known[member]
        annotation = self._annotations[member.document]
        parse, terms = annotation.parse, self._terms[member.document]
        claims: dict[int, set[int]] = {}
        for predicate in member.predicates:
            for token in parse.tokens_in(predicate.span):
                claims.setdefault(token, set()).add(predicate.claim)
        valued = _valued(annotation, member.span)
        units: list[Unit] = []
        for token in parse.tokens_in(member.span):
            if not units or token > units[-1].last:
                unit = self._unit(parse, token, terms, valued, frozenset(claims.get(token, ())))
                units += [unit] if unit is not None else []
        self._known[member] = with_leads(parse, parse.tokens_in(member.span), units)
        return self._known[member]

    def _unit(
        self,
        parse: Parse,
        token: int,
        terms: Mapping[int, Term],
        valued: Mapping[int, Span],
        claims: frozenset[int],
    ) -> Unit | None:
        word = word_of(parse, token)
        stance = _stance(word)
        if stance:
            return Unit(token, token, STANCE + stance, TURNING)
        last = _end_of_compound(parse, token)
        if last > token and (token not in terms or terms[token].key[0] not in EXACT):
            weight = max(
                [terms[at].weight for at in range(token, last + 1) if at in terms], default=UNWEIGHED
            )
            return Unit(token, last, f"{parse.span(token, last).of(parse.text).lower()}/c", weight, claims)
        if token in terms:
            term = terms[token]
            last = max(token, parse.tokens_in(term.span)[-1])
            return Unit(token, last, term.key, term.weight, claims)
        if token in valued:
            last = max(token, parse.tokens_in(valued[token])[-1])
            return Unit(token, last, OPEN_VALUE + valued[token].of(parse.text).lower(), TURNING)
        if parse.pos[token] == "NUM":
            return Unit(token, token, OPEN_VALUE + word, TURNING)
        part = PARTS.get(parse.pos[token])
        if part is None or parse.deps[token] in ("aux", "auxpass"):
            return None
        is_light = parse.pos[token] == "AUX"
        return Unit(token, token, f"{parse.lemmas[token].lower()}/{part}", UNWEIGHED, claims, is_light)


def _extent(
    members: Sequence[Member],
    units: Sequence[Sequence[Unit]],
    marks: Sequence[Sequence[bool]],
    words: float,
    shared: tuple[tuple[Span, ...], ...],
    states: bool,
) -> Extent:
    """Weigh what is told, and choose the heading."""
    told = [_weight(found, mark, True) for found, mark in zip(units, marks, strict=True)]
    beyond = [_weight(found, mark, False) for found, mark in zip(units, marks, strict=True)]
    heading = min(
        range(len(members)),
        key=lambda at: (round(beyond[at], 6), -round(told[at], 6), len(members[at].span), at),
    )
    return Extent(shared, heading, round(min(told), 4), round(words, 4), round(beyond[heading], 4), states)


def _states(unit: Unit) -> bool:
    """Say whether a unit is a predicate, a verb or a value."""
    return bool(unit.claims) or unit.key.endswith("/v") or unit.key[0] in f"#{OPEN_VALUE}"


def _is_told(unit: Unit, answer: Answers) -> bool:
    return unit.key in answer.by_key or unit.key in answer.joined


def _end_of_compound(parse: Parse, token: int) -> int:
    """Give the last token of a word with hyphens: "family-owned" says nothing of "owned"."""
    text, ends = parse.text, parse.ends
    while text[ends[token] : ends[token] + 1] == HYPHEN and token + 2 < len(parse):
        if parse.starts[token + 2] != ends[token] + 1:
            break
        token += 2
    return token


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


def _weight(units: Sequence[Unit], marks: Sequence[bool], wanted: bool, without: str = "") -> float:
    weights: dict[str, float] = {}
    for unit, mark in zip(units, marks, strict=True):
        if mark is wanted and unit.key[0] not in without:
            weights[unit.key] = max(weights.get(unit.key, 0.0), unit.weight)
    return sum(weights.values())
