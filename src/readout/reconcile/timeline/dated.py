"""Find the claims that have a time of their own, and put together those that tell one event.

What counts: claims with a time that has a value with a year, or a clock time whose day is
open. What does not: stretches that reach up to now ("the last six months"), "now", and
what a document with a stray date calls "Monday". Claims of several documents are one event
where they are joined, or are near and have the same time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.language.common.calendar.values import told_value
from readout.language.en.order import NOW
from readout.model.layers import Annotation, Event, TimeExpression
from readout.model.publication import Publications
from readout.model.span import Span
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim

STATUS = {"asserted": "reported"}
# "Nearly two decades ago" is counted back to a day, which it does not mean.
VAGUE = frozenset({"century", "decade", "year", "season", "month"})
# The only rule that does not count from the day of publication.
ABSOLUTE = "calendar"
# Stretches that end or begin with the day of publication order nothing.
STRETCHES = frozenset({"stretch up to now", "stretch from now"})
FINENESS = ("century", "decade", "year", "season", "month", "week", "day", "part of day", "hour", "minute")


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim with its time.

    Attributes:
        place: of the claim.
        time: when.
        status: "reported" for what happened, else the modality that says it has not.
    """

    place: int
    time: TimeExpression
    status: str


def find_dated(
    claims: Sequence[Claim], annotations: Sequence[Annotation], published: Publications
) -> dict[int, Dated]:
    """Give the claims that have a time, by their places."""
    times = [{time.span: time for time in annotation.times or ()} for annotation in annotations]
    sharing: dict[tuple[int, Span], list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.event.time is not None:
            sharing[claim.document, claim.event.time].append(claim.span)
    found = {}
    for place, claim in enumerate(claims):
        time = times[claim.document].get(claim.event.time) if claim.event.time is not None else None
        if time is None or not _is_placed(time):
            continue
        if time.span.of(annotations[claim.document].document.text).lower() in NOW:
            continue
        stray = annotations[claim.document].document.id in published.strays
        if stray and time.rule != ABSOLUTE:
            continue
        if _is_innermost(claim.span, sharing[claim.document, time.span]):
            found[place] = Dated(place, time, _status_of(claim.event))
    return found


def _status_of(event: Event) -> str:
    """Say how a clause stands to the facts: "reported" for what happened, else its modality."""
    status = STATUS.get(event.modality, event.modality)
    if event.polarity == "negated":
        return "denied" if status == "denied" else f"{status}, negated"
    return status


def _is_placed(time: TimeExpression) -> bool:
    if time.value is None or time.rule in STRETCHES:
        return False
    if time.value[0] == "T":
        return True
    if time.start is None or not time.value[:4].isdigit():
        return False
    return time.bound != "about" or time.precision not in VAGUE


def _is_innermost(span: Span, sharing: Iterable[Span]) -> bool:
    """Say whether no other clause of those that share its time lies inside this one."""
    return not any(span.covers(other) and other != span for other in sharing)


def group_dated(
    dated: Mapping[int, Dated], clusters: Sequence[Sequence[Match]], matches: Sequence[Match]
) -> list[list[Dated]]:
    """Put the claims of one event together, as long as their times fit and they stand alike to the facts."""
    group_of = {place: place for place in dated}
    groups = {place: [item] for place, item in dated.items()}
    joined = [match for cluster in clusters for match in cluster]
    alike = [match for match in matches if _is_same_time(match, dated)]
    for match in (*joined, *alike):
        if match.first not in dated or match.second not in dated:
            continue
        one, two = sorted((group_of[match.first], group_of[match.second]))
        if one == two or not all(_fit(mine, theirs) for mine in groups[one] for theirs in groups[two]):
            continue
        groups[one] += groups.pop(two)
        for item in groups[one]:
            group_of[item.place] = one
    return [sorted(groups[place], key=lambda item: item.place) for place in sorted(groups)]


def _is_same_time(match: Match, dated: Mapping[int, Dated]) -> bool:
    one, two = dated.get(match.first), dated.get(match.second)
    return one is not None and two is not None and one.time.value == two.time.value


def _fit(one: Dated, two: Dated) -> bool:
    """Say whether two claims may be of one moment: one time within the other, or a clock time on a day."""
    if one.status != two.status:
        return False
    if one.time.start is None or two.time.start is None:
        return one.time.value == two.time.value or _is_clock_on_day(one.time, two.time)
    if one.time.precision == two.time.precision and told_value(one.time) == told_value(two.time):
        return True  # "25 years ago" of two days of publication
    inner, outer = sorted((one.time, two.time), key=fineness, reverse=True)
    return str(outer.start) <= str(inner.start) and str(inner.end or "") <= str(outer.end or "9999")


def _is_clock_on_day(one: TimeExpression, two: TimeExpression) -> bool:
    """Say whether one is a clock time with its day open and the other a day, or the part with that time."""
    clock, day = (one, two) if one.start is None else (two, one)
    if day.start is None or day.end is None or day.precision not in ("day", "part of day"):
        return False
    return day.start <= f"{day.start[:10]}{str(clock.value)[:6]}" < day.end


def fineness(time: TimeExpression) -> int:
    """Give how fine a time is known, for comparing."""
    return FINENESS.index(time.precision) if time.precision else -1
