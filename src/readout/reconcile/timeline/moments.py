"""Order what happened by the times that could be resolved, and by the words that order two clauses.

What several documents tell of one event is one moment. What no date places, but another
clause's "after", "before" or "hours later" does, stands beside what it is ordered by, or
at the end. That somebody said something on a day is no moment.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from readout.language.common.calendar.values import told_value
from readout.model.layers import Annotation
from readout.model.publication import Publications
from readout.model.readout import Evidence, Moment
from readout.model.span import Span
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim
from readout.reconcile.timeline.dated import Dated, find_dated, fineness, group_dated
from readout.reconcile.timeline.ordered import Ordered, find_ordered


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
    dated = find_dated(claims, annotations, published)
    groups = group_dated(dated, clusters, matches)
    placed = sorted((_Placed(group, teller.dated(group)) for group in groups), key=_in_time)
    found = [ordered for ordered in find_ordered(claims, annotations) if ordered.place not in dated]
    return tuple(_with_ordered(placed, _ordered_groups(found, dated, told), teller))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A moment and the claims that it is made of."""

    group: Sequence[Dated]
    moment: Moment


def _in_time(placed: _Placed) -> tuple[bool, str, int, int, tuple[Evidence, ...]]:
    """Order by the first moment it may be, coarse before fine, the most documents first; open days last."""
    starts = [item.time.start for item in placed.group if item.time.start is not None]
    when = placed.moment.when
    start = when if "T" in when or not starts else max(starts)
    fine = max(fineness(item.time) for item in placed.group)
    tellers = len(placed.moment.evidence) + len(placed.moment.also)
    return (when[0] == "T", start, fine, -tellers, placed.moment.evidence)


def _value_of(group: Sequence[Dated]) -> tuple[str, str]:
    """Give the finest time of the group, and how fine it is; a clock time gets the day that another gives."""
    finest = max(group, key=lambda item: (fineness(item.time), -item.place)).time
    value = str(told_value(finest))
    if value[0] == "T":
        days = sorted(item.time.start[:10] for item in group if item.time.start is not None)
        value = f"{days[0]}{value}" if days else value
    return value, finest.precision or ""


@dataclass(frozen=True, slots=True)
class _Teller:
    """Makes moments of claims: who tells them, in which words, and who did so first."""

    claims: Sequence[Claim]
    told: Mapping[int, Sequence[int]]
    annotations: Sequence[Annotation]
    published: Publications

    def dated(self, group: Sequence[Dated]) -> Moment:
        """Give the moment of claims that have a time; the finest of their times is its own."""
        moment = Moment(*_value_of(group), (), status=group[0].status)
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
    found: Sequence[Ordered], dated: Mapping[int, Dated], told: Mapping[int, Sequence[int]]
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


def _tellers(clusters: Sequence[Sequence[Match]]) -> Mapping[int, tuple[int, ...]]:
    """Give for each joined claim all the claims that say the same."""
    told: dict[int, tuple[int, ...]] = {}
    for cluster in clusters:
        places = tuple(sorted({place for match in cluster for place in (match.first, match.second)}))
        told.update(dict.fromkeys(places, places))
    return told
