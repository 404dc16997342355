"""Order what happened by the times that could be resolved, and by the words that order two clauses.

What counts: claims with a time that has a value with a year; claims with a clock time whose
day is open; claims that another clause's "after", "before" or "hours later" orders. What
does not: that somebody said something on a day, spans that reach up to now ("the last six
months"), and what a document with a stray date calls "Monday". Claims of several documents
are one moment where they are joined, or are near and have the same time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.model.layers import Annotation, Event, TimeExpression
from readout.model.readout import Evidence, Moment
from readout.model.span import Span
from readout.reconcile.claims import Claim
from readout.reconcile.matching import Match
from readout.reconcile.ordered import Ordered, find_ordered
from readout.reconcile.publication import Publications

STATUS = {"asserted": "reported"}
# "Nearly two decades ago" is counted back to a day, which it does not mean.
VAGUE = frozenset({"century", "decade", "year", "season", "month"})
# The only rule that does not count from the day of publication.
ABSOLUTE = "calendar"
# Stretches that end or begin with the day of publication order nothing.
STRETCHES = frozenset({"stretch up to now", "stretch from now"})
FINENESS = ("century", "decade", "year", "season", "month", "week", "day", "part of day", "hour", "minute")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A claim with its time."""

    place: int
    time: TimeExpression
    status: str


def find_timeline(
    claims: Sequence[Claim],
    clusters: Sequence[Sequence[Match]],
    matches: Sequence[Match],
    annotations: Sequence[Annotation],
) -> tuple[Moment, ...]:
    """Give the dated claims of all documents in order of time, one moment for what is told of one event.

    Args:
        claims: of all documents.
        clusters: the claims that say the same.
        matches: every match from the weakest that counts.
        annotations: the documents.
    """
    published = Publications.made([annotation.document for annotation in annotations])
    told = _tellers(clusters)
    teller = _Teller(claims, told, annotations, published)
    dated = _dated_claims(claims, annotations, published)
    groups = _groups(dated, clusters, matches)
    placed = sorted((_Placed(group, teller.dated(group)) for group in groups), key=_in_time)
    found = [ordered for ordered in find_ordered(claims, annotations) if ordered.place not in dated]
    return tuple(_with_ordered(placed, _ordered_groups(found, dated, told), teller))


def _dated_claims(
    claims: Sequence[Claim], annotations: Sequence[Annotation], published: Publications
) -> dict[int, _Dated]:
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
        stray = annotations[claim.document].document.id in published.strays
        if stray and time.rule != ABSOLUTE:
            continue
        if _is_innermost(claim.span, sharing[claim.document, time.span]):
            found[place] = _Dated(place, time, status_of(claim.event))
    return found


def status_of(event: Event) -> str:
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


def _tellers(clusters: Sequence[Sequence[Match]]) -> Mapping[int, tuple[int, ...]]:
    """Give for each joined claim all the claims that say the same."""
    told: dict[int, tuple[int, ...]] = {}
    for cluster in clusters:
        places = tuple(sorted({place for match in cluster for place in (match.first, match.second)}))
        told.update(dict.fromkeys(places, places))
    return told


def _groups(
    dated: Mapping[int, _Dated], clusters: Sequence[Sequence[Match]], matches: Sequence[Match]
) -> list[list[_Dated]]:
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


def _is_same_time(match: Match, dated: Mapping[int, _Dated]) -> bool:
    one, two = dated.get(match.first), dated.get(match.second)
    return one is not None and two is not None and one.time.value == two.time.value


def _fit(one: _Dated, two: _Dated) -> bool:
    """Say whether two claims may be of one moment: one time within the other, or a clock time on a day."""
    if one.status != two.status:
        return False
    if one.time.start is None or two.time.start is None:
        return one.time.value == two.time.value
    inner, outer = sorted((one.time, two.time), key=_fineness, reverse=True)
    return str(outer.start) <= str(inner.start) and str(inner.end or "") <= str(outer.end or "9999")


def _fineness(time: TimeExpression) -> int:
    return FINENESS.index(time.precision) if time.precision else -1


@dataclass(frozen=True, slots=True)
class _Placed:
    """A moment and the claims that it is made of."""

    group: Sequence[_Dated]
    moment: Moment


def _in_time(placed: _Placed) -> tuple[bool, str, int, int, tuple[Evidence, ...]]:
    """Order by the first moment it may be, coarse before fine, the most documents first; open days last."""
    finest = max((item.time for item in placed.group), key=_fineness)
    start = finest.start or str(finest.value)
    tellers = len(placed.moment.evidence) + len(placed.moment.also)
    return (finest.start is None, start, _fineness(finest), -tellers, placed.moment.evidence)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Makes moments of claims: who tells them, in which words, and who did so first."""

    claims: Sequence[Claim]
    told: Mapping[int, Sequence[int]]
    annotations: Sequence[Annotation]
    published: Publications

    def dated(self, group: Sequence[_Dated]) -> Moment:
        """Give the moment of claims that have a time; the finest of their times is its own."""
        finest = max(group, key=lambda item: (_fineness(item.time), -item.place)).time
        moment = Moment(str(finest.value), finest.precision or "", (), status=group[0].status)
        return self._told(moment, {item.place: item.time.span for item in group})

    def ordered(self, group: Sequence[Ordered]) -> Moment:
        """Give the moment of claims that are only ordered, by the same claim."""
        anchor = self._cite(group[0].anchor)
        moment = Moment("", "", (), relation=group[0].order, anchor=anchor)
        return self._told(moment, {item.place: item.words for item in group})

    def _told(self, moment: Moment, words: Mapping[int, Span]) -> Moment:
        """Give the moment with one clause a document, and what the others say of it without a time."""
        first = {self.claims[place].document: place for place in sorted(words, reverse=True)}
        others = {
            self.claims[place].document: place
            for telling in sorted(words)
            for place in reversed(self.told.get(telling, ()))
            if self.claims[place].document not in first
        }
        names = [self.annotations[document].document.id for document in sorted({*first, *others})]
        return replace(
            moment,
            evidence=tuple(self._cite(first[document]) for document in sorted(first)),
            time=tuple(
                Evidence.at(self.annotations[document].document, words[first[document]])
                for document in sorted(first)
            ),
            also=tuple(self._cite(others[document]) for document in sorted(others)),
            first_told=self.published.first_of(names) if len(names) > 1 else None,
        )

    def _cite(self, place: int) -> Evidence:
        claim = self.claims[place]
        return Evidence.at(self.annotations[claim.document].document, claim.span)


def _ordered_groups(
    found: Sequence[Ordered], dated: Mapping[int, _Dated], told: Mapping[int, Sequence[int]]
) -> list[list[Ordered]]:
    """Put together what orders the same two things in several documents; leave out what others date."""
    groups: dict[tuple[int, int, str], list[Ordered]] = defaultdict(list)
    for item in found:
        if not any(place in dated for place in told.get(item.place, ())):
            one, other = (min(told.get(place, (place,))) for place in (item.place, item.anchor))
            groups[one, other, item.order].append(item)
    return [groups[key] for key in sorted(groups)]


def _with_ordered(
    placed: Sequence[_Placed], groups: Sequence[Sequence[Ordered]], teller: _Teller
) -> list[Moment]:
    """Put what is only ordered beside the moment that it is ordered by, and the rest at the end."""
    moment_of = {item.place: number for number, found in enumerate(placed) for item in found.group}
    beside: dict[tuple[int, str], list[Moment]] = defaultdict(list)
    rest = []
    for group in groups:
        moment = teller.ordered(group)
        anchors = [place for item in group for place in teller.told.get(item.anchor, (item.anchor,))]
        number = next((moment_of[place] for place in anchors if place in moment_of), None)
        if number is None:
            rest.append(moment)
        else:
            beside[number, moment.relation].append(moment)
    moments: list[Moment] = []
    for number, found in enumerate(placed):
        moments += [*beside[number, "before"], found.moment, *beside[number, "after"]]
    return moments + rest
