"""Order what happened by the times that could be resolved."""

from collections import defaultdict
from collections.abc import Sequence

from readout.model.layers import Annotation, Event, TimeExpression
from readout.model.readout import Evidence, Moment
from readout.model.span import Span

STATUS = {"asserted": "reported"}
# "Nearly two decades ago" is counted back to a day, which it does not mean.
VAGUE = frozenset({"century", "decade", "year", "season", "month"})


def find_timeline(annotations: Sequence[Annotation]) -> tuple[Moment, ...]:
    """Give the dated events of all documents in order of time.

    Counted: clauses with a time that has a value with a year. A time whose year or day is open stays out:
    it cannot be put in order.
    """
    moments: dict[tuple[str, str, str], list[tuple[Evidence, Evidence]]] = defaultdict(list)
    precisions: dict[str, str] = {}
    for annotation in annotations:
        times = {time.span: time for time in annotation.times or ()}
        for known in times.values():
            if known.value and known.precision:
                precisions.setdefault(known.value, known.precision)
        sharing: dict[Span, list[Event]] = defaultdict(list)
        for event in annotation.events or ():
            if event.time is not None:
                sharing[event.time].append(event)
        for event in annotation.events or ():
            time = times.get(event.time) if event.time else None
            if time is None or not _is_dated(time) or not _is_innermost(event, sharing[time.span]):
                continue
            status = STATUS.get(event.modality, event.modality)
            if event.polarity == "negated":
                status = "denied" if status == "denied" else f"{status}, negated"
            clause = Evidence.at(annotation.document, event.span)
            words = Evidence.at(annotation.document, time.span)
            moments[str(time.start), str(time.value), status].append((clause, words))
    return tuple(
        Moment(
            when=value,
            precision=precisions.get(value, ""),
            evidence=tuple(clause for clause, _ in moments[start, value, status]),
            time=tuple(words for _, words in moments[start, value, status]),
            status=status,
        )
        for start, value, status in sorted(moments)
    )


def _is_dated(time: TimeExpression) -> bool:
    if time.value is None or time.start is None or not time.value[:4].isdigit():
        return False
    return time.bound != "about" or time.precision not in VAGUE


def _is_innermost(event: Event, sharing: Sequence[Event]) -> bool:
    """Say whether no other clause of those that share its time lies inside this one."""
    return not any(event.span.covers(other.span) and other.span != event.span for other in sharing)
