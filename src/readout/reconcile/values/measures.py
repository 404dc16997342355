"""Put every quantity and time in its place: what it is of, what governs it, and what became of it.

What counts: every value of the text that stands in a sentence. What does not: "one of
them", which measures nothing, and ordinals.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from readout.language.en.comparing.values import PART, RATE, TELLING_NOTHING
from readout.model.layers import Annotation, Quantity, TimeExpression
from readout.model.span import Span
from readout.reconcile.claims.reading import Claim, Term
from readout.reconcile.values.context import Setting, setting_of, terms_at_tokens, terms_near
from readout.reconcile.values.grammar import (
    about_of,
    described_by,
    governors_of,
    is_label,
    nouns_of,
    outcome_of,
    owner_of,
    words_that_narrow,
)
from readout.reconcile.values.sums import find_sums

NOWHERE = Span(0, 0)
# Prepositions that bound a time, or the noun that it dates.
BOUNDING = frozenset({"after", "before", "since", "until", "by"})
CALENDAR = re.compile(r"\d{4}(?:-\d\d){0,2}")
# A time so far from a value dates it.
FARTHEST_TIME = 3
LONGEST_RATE = 60


@dataclass(frozen=True, slots=True)
class Measure:
    """A value in its place.

    Attributes:
        document: place of the document among the annotations.
        value: the quantity or the time.
        sentence: the sentence around it.
        terms: what stands around it, each weighed by how near it stands.
        outcome: what became of what is counted ("dead"), or "".
        governors: what it depends on, as "lemma/part", the nearest first.
        nouns: what is counted, head first: "company/n", "vessel/n".
        when: the moment that the words near it give, ISO 8601, else that of publication, else "".
        dated: the time expression beside it, or None.
        claims: places of the claims that hold it.
        about: words of the document that name what is measured, or None.
        owner: key of the term whose age it is, or "".
        agent: key of the term that does what the innermost clause says, or "".
        patient: key of the term that it is done to, or "".
        narrowed: the words that narrow what is counted: "female/a" in "two female gorillas".
        is_label: whether the figure names one of a row ("lap 48") and counts nothing.
        is_converted: whether it stands in brackets, as what is converted from another currency does.
        is_sum: whether we added it up from what the text lists.
        is_part: whether it counts some of a number: "five of the dead".
        rate: the unit of which it is so much each ("share", "year"), or "".
        phrase: the value's words with what they count and the rate.
        bare: the value without its place: the same for the same words of the same document's day.
    """

    document: int
    value: Quantity | TimeExpression
    sentence: Span
    terms: tuple[Term, ...]
    outcome: str
    governors: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    when: str = ""
    dated: TimeExpression | None = None
    claims: frozenset[int] = frozenset()
    about: Span | None = None
    owner: str = ""
    agent: str = ""
    patient: str = ""
    narrowed: frozenset[str] = frozenset()
    is_label: bool = False
    is_part: bool = False
    is_sum: bool = False
    is_converted: bool = False
    rate: str = ""
    phrase: Span = NOWHERE
    bare: Quantity | TimeExpression = Quantity(NOWHERE, "number", None, None)

    @property
    def span(self) -> Span:
        """Give the value's words."""
        return self.value.span

    @property
    def bound(self) -> str:
        """Give how the words limit the value."""
        return self.value.bound


@dataclass(frozen=True, slots=True)
class _Page:
    """What is looked up in one document, by token."""

    place: int
    annotation: Annotation
    terms: Mapping[int, Sequence[Term]]
    times: Mapping[int, TimeExpression]
    people: Mapping[int, str]
    sums: Sequence[Quantity]


def find_measures(
    annotations: Sequence[Annotation], claims: Sequence[Claim], terms: Sequence[Sequence[Term]]
) -> tuple[Measure, ...]:
    """Give the quantities and times of all documents with what stands around each.

    Args:
        annotations: with all layers.
        claims: of all documents.
        terms: of each document, in order of the text.
    """
    by_sentence: dict[tuple[int, Span], list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        by_sentence[claim.document, claim.sentence].append(place)
    found = []
    for place, annotation in enumerate(annotations):
        page = _page(place, annotation, terms[place])
        for value, sentence in _values(annotation, page.sums):
            setting = setting_of(annotation.parse, value.span)
            if setting is not None:
                value = _as_written(value, setting)
                inside = by_sentence.get((place, sentence), ())
                holders = [at for at in inside if claims[at].span.overlaps(value.span)]
                found.append(_measure(value, sentence, setting, page, {at: claims[at] for at in holders}))
    return tuple(found)


def _as_written(value: Quantity | TimeExpression, setting: Setting) -> Quantity | TimeExpression:
    """Give a date before a noun without its bound: "after the 1967 storm" tells when the storm was."""
    before_noun = bool(setting.governors) and setting.governors[0][1] == 0
    if isinstance(value, Quantity) or value.bound not in BOUNDING or not before_noun or not value.value:
        return value
    if not CALENDAR.fullmatch(value.value):
        return value
    year, month, day = (*map(int, value.value.split("-")), 0, 0)[:3]
    start = date(year, month or 1, day or 1)
    if day:
        end = start + timedelta(days=1)
    else:
        end = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return replace(value, bound="exact", start=start.isoformat(), end=end.isoformat())


def _page(place: int, annotation: Annotation, terms: Sequence[Term]) -> _Page:
    at_token = terms_at_tokens(annotation.parse, terms)
    return _Page(
        place=place,
        annotation=annotation,
        terms=at_token,
        times=_times_at_tokens(annotation),
        people=_people_at_tokens(annotation, at_token),
        sums=tuple(find_sums(annotation)),
    )


def _values(annotation: Annotation, sums: Sequence[Quantity]) -> list[tuple[Quantity | TimeExpression, Span]]:
    """Give the values that tell something, each with its sentence, in order of the text."""
    text = annotation.document.text
    values: list[Quantity | TimeExpression] = [
        *(annotation.quantities or ()),
        *(annotation.times or ()),
        *sums,
    ]
    sentences = annotation.sentences or ()
    found = []
    at = 0
    for value in sorted(values, key=lambda value: value.span):
        while at + 1 < len(sentences) and sentences[at + 1].start <= value.span.start:
            at += 1
        tells = _tells(value) and value.span.of(text).lower() not in TELLING_NOTHING
        if tells and sentences and sentences[at].overlaps(value.span):
            found.append((value, sentences[at]))
    return found


def _tells(value: Quantity | TimeExpression) -> bool:
    """Say whether a value can be compared: not a bare "some", nor a time that stays as written."""
    if isinstance(value, Quantity):
        return value.kind != "ordinal" and not (
            value.bound == "vague" and value.high is None and not value.noun
        )
    return value.value is not None


def _times_at_tokens(annotation: Annotation) -> dict[int, TimeExpression]:
    return {
        token: time
        for time in annotation.times or ()
        if time.start or time.value
        for token in annotation.parse.tokens_in(time.span)
    }


def _measure(
    value: Quantity | TimeExpression,
    sentence: Span,
    setting: Setting,
    page: _Page,
    holders: Mapping[int, Claim],
) -> Measure:
    parse, text = page.annotation.parse, page.annotation.document.text
    counted = value.counted if isinstance(value, Quantity) else None
    own = (value.span,) if counted is None else (value.span, counted)
    dated = _dated(setting, page.times)
    published = page.annotation.document.published
    inside = sorted(holders.values(), key=lambda claim: (len(claim.span), claim.span))
    end = counted.end if counted is not None and counted.start >= value.span.start else value.span.end
    rate = RATE.match(text, end, end + LONGEST_RATE) if isinstance(value, Quantity) else None
    return Measure(
        document=page.place,
        value=value,
        sentence=sentence,
        terms=terms_near(setting, page.terms, own),
        outcome=outcome_of(parse, setting, value),
        governors=governors_of(parse, setting, counted),
        nouns=nouns_of(value, page.terms, parse),
        when=(dated.start or "") if dated else (published.value if published else ""),
        dated=None if isinstance(value, TimeExpression) else dated,
        claims=frozenset(holders),
        about=about_of(value, setting, inside, parse),
        owner=owner_of(value, setting, page.people),
        agent=next((claim.agent for claim in inside if claim.agent), ""),
        patient=(inside[0].patient if inside else "") or described_by(setting, page.terms, parse),
        narrowed=words_that_narrow(value, parse),
        is_label=is_label(value, setting, parse),
        is_part=PART.match(text, value.span.end) is not None,
        is_converted=text[max(0, value.span.start - 2) : value.span.start].strip().endswith("("),
        is_sum=any(value is found for found in page.sums),
        rate=rate.group(1) if rate else "",
        bare=_bare(value),
        phrase=Span(value.span.start, max(end, rate.end() if rate else 0)),
    )


def _bare(value: Quantity | TimeExpression) -> Quantity | TimeExpression:
    if isinstance(value, Quantity):
        return replace(value, span=NOWHERE, counted=None, noun="")
    return replace(value, span=NOWHERE)


def _dated(setting: Setting, times: Mapping[int, TimeExpression]) -> TimeExpression | None:
    near = (times[token] for token, far in setting.steps if far <= FARTHEST_TIME and token in times)
    return next(near, None)


def _people_at_tokens(annotation: Annotation, at_token: Mapping[int, Sequence[Term]]) -> dict[int, str]:
    return {
        token: term.key
        for mention in annotation.mentions or ()
        if mention.type == "person"
        for token in annotation.parse.tokens_in(mention.span)
        for term in at_token.get(token, ())
        if term.key[0] == "@"
    }
