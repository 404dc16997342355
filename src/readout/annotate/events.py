"""Find events: who did what to whom, when and where, clause by clause.

What counts: every clause with a predicate of its own. Speech itself is an event too
("said"), and what was said is the event of another clause, marked with the quotation
that states it. Missed: events named only by a noun ("the expulsion of diplomats").
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.language.common.parts.clauses import Clause
from readout.language.pack.clauses import Clauses
from readout.language.pack.registry import pack_of
from readout.model.layers import Annotation, Event, Quotation
from readout.model.parse import Parse
from readout.model.span import Span
from readout.model.step import Step


def find_events(annotation: Annotation) -> Annotation:
    """Give the annotation its events, in order of their predicates."""
    parse, reader = annotation.parse, pack_of(annotation.document.language).clauses
    if reader is None:
        return replace(annotation, events=())
    places = sorted(mention.span for mention in annotation.mentions or () if mention.type == "place")
    times = sorted(time.span for time in annotation.times or ())
    clauses = list(reader.find(parse))
    holders = _holders([reader.predicate(parse, clause) for clause in clauses], annotation.quotations or ())
    events = [
        _event(reader, parse, clause, places, times, holder)
        for clause, holder in zip(clauses, holders, strict=True)
    ]
    return replace(annotation, events=tuple(events))


def _event(
    reader: Clauses, parse: Parse, clause: Clause, places: list[Span], times: list[Span], holder: int | None
) -> Event:
    span = reader.span(parse, clause)
    inside = [place for place in _inside(places, span) if _is_where(parse, place, reader.places)]
    return Event(
        span=span,
        predicate=reader.predicate(parse, clause),
        lemma=reader.lemma(parse, clause),
        agent=None if clause.agent is None else reader.noun_phrase(parse, clause.agent),
        patient=None if clause.patient is None else reader.noun_phrase(parse, clause.patient),
        place=_first_within(inside),
        time=_first_within(_inside(times, span)),
        polarity=reader.polarity(parse, clause.verb),
        modality=reader.modality(parse, clause.verb),
        quotation=holder,
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


def _is_where(parse: Parse, place: Span, prepositions: frozenset[str]) -> bool:
    tokens = parse.tokens_in(place)
    if not tokens:
        return False
    head = next((token for token in tokens if parse.heads[token] not in tokens), tokens[0])
    return parse.deps[head] == "pobj" and parse.word(parse.heads[head]).lower() in prepositions


def _holders(predicates: Sequence[Span], quotations: Sequence[Quotation]) -> Iterator[int | None]:
    """Yield, for each predicate in order, the place of the shortest quotation that holds it, or None.

    One sweep: what has ended before a predicate's start cannot hold a later one either.
    """
    waiting = deque(
        sorted((piece, place) for place, quotation in enumerate(quotations) for piece in quotation.parts)
    )
    current: list[tuple[Span, int]] = []
    for predicate in predicates:
        while waiting and waiting[0][0].start <= predicate.start:
            current.append(waiting.popleft())
        current = [item for item in current if item[0].end > predicate.start]
        holding = [(len(piece), piece, place) for piece, place in current if piece.covers(predicate)]
        yield min(holding)[2] if holding else None


STEP = Step(
    name="events",
    needs=("sentences", "mentions", "quotations", "times"),
    gives=("events",),
    run=find_events,
)
