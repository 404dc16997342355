"""Find events: who did what to whom, when and where, clause by clause.

What counts: every clause with a predicate of its own. Speech itself is an event too
("said"), and what was said is the event of another clause, marked with the quotation
that states it. Missed: events named only by a noun ("the expulsion of diplomats").
"""

from bisect import bisect_right
from dataclasses import replace

from readout.language.clauses import (
    Clause,
    clause_span,
    find_clauses,
    noun_phrase,
    predicate_lemma,
    predicate_span,
)
from readout.language.modality import modality_of, polarity_of
from readout.model.layers import Annotation, Event, Quotation
from readout.model.parse import Parse
from readout.model.span import Span
from readout.model.step import Step

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "inside", "on", "off", "from", "across", "around"}
)


def find_events(annotation: Annotation) -> Annotation:
    """Give the annotation its events, in order of their predicates."""
    parse = annotation.parse
    places = sorted(mention.span for mention in annotation.mentions or () if mention.type == "place")
    times = sorted(time.span for time in annotation.times or ())
    innermost = _innermost(annotation.quotations or ())
    events = [_event(parse, clause, places, times, innermost) for clause in find_clauses(parse)]
    return replace(annotation, events=tuple(events))


def _event(
    parse: Parse, clause: Clause, places: list[Span], times: list[Span], innermost: list[tuple[Span, int]]
) -> Event:
    span = clause_span(parse, clause)
    predicate = predicate_span(parse, clause)
    return Event(
        span=span,
        predicate=predicate,
        lemma=predicate_lemma(parse, clause),
        agent=None if clause.agent is None else noun_phrase(parse, clause.agent),
        patient=None if clause.patient is None else noun_phrase(parse, clause.patient),
        place=_first_within([place for place in _inside(places, span) if _is_where(parse, place)]),
        time=_first_within(_inside(times, span)),
        polarity=polarity_of(parse, clause.verb),
        modality=modality_of(parse, clause.verb),
        quotation=_holder(innermost, predicate),
    )


def _inside(spans: list[Span], outer: Span) -> list[Span]:
    first = bisect_right(spans, Span(outer.start, outer.start))
    found = []
    for span in spans[first:]:
        if span.start >= outer.end:
            break
        if outer.covers(span):
            found.append(span)
    return found


def _first_within(spans: list[Span]) -> Span | None:
    return spans[0] if spans else None


def _is_where(parse: Parse, place: Span) -> bool:
    tokens = parse.tokens_in(place)
    if not tokens:
        return False
    head = next((token for token in tokens if parse.heads[token] not in tokens), tokens[0])
    return parse.deps[head] == "pobj" and parse.word(parse.heads[head]).lower() in PLACE_PREPOSITIONS


def _innermost(quotations: tuple[Quotation, ...]) -> list[tuple[Span, int]]:
    """Give the pieces of all quotations with their places, the shortest first."""
    pieces = [(piece, place) for place, quotation in enumerate(quotations) for piece in quotation.parts]
    return sorted(pieces, key=lambda item: (len(item[0]), item[0], item[1]))


def _holder(innermost: list[tuple[Span, int]], predicate: Span) -> int | None:
    return next((place for piece, place in innermost if piece.covers(predicate)), None)


STEP = Step(
    name="events",
    needs=("sentences", "mentions", "quotations", "times"),
    gives=("events",),
    run=find_events,
)
