"""Find differences: comparable values of one thing that do not look the same, each with a verdict.

The verdict follows the tests of the design: conflict when both cannot be true of the same
thing at the same time, precision when one is a rounding, a range or a vaguer form of the
other, update when a later report revises an earlier one, scope when different things are
counted, same when only the form differs. A false conflict costs a reader more than a
missed one, so a conflict is called only where the two values are surely of one thing;
where they may not be, the verdict is unclear and says why.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.language.time_values import compare_times, normal_time
from readout.language.values import compare_quantities, normal_form
from readout.model.document import Document
from readout.model.layers import Quantity
from readout.model.readout import VERDICTS, Difference, DifferenceKind, Evidence, Pair, Side, Verdict
from readout.reconcile.matching import Match
from readout.reconcile.measure_joins import Limits, like_measures, limits
from readout.reconcile.measure_likeness import ANYBODY
from readout.reconcile.measures import Measure

# Two exact values that differ are called a conflict only from this likeness upwards; below it the verdict is
# unclear. On the labelled pairs of eight events 1.3 to 1.6 called 8, 5, 4 and 4 a conflict, of which 5, 4, 4
# and 4 were; at 1.7 none.
SURE = 1.5

# Below this likeness two exact values that differ are not worth a line. On eight labelled events 1.0, 1.1 and
# 1.3 gave 18, 14 and 8 lines of "unclear", and found .26, .26 and .24 of the labelled pairs.
WORTH_ASKING = 1.3
# An update revises a count; more than this many times the earlier one, it is another count.
MOST_GROWTH = 3.0

# Counts that grow while an event goes on.
GROWING = frozenset({"dead", "hurt", "missing", "held", "freed", "moved"})

Judged = tuple[Verdict, str]


@dataclass(frozen=True, slots=True)
class _Value:
    """All measures that give one value."""

    label: str
    places: tuple[int, ...]


def find_value_differences(
    measures: Sequence[Measure], matches: Sequence[Match], documents: Sequence[Document]
) -> tuple[Difference, ...]:
    """Give the differences of numbers, money, durations, dates and times.

    Args:
        measures: the values of all documents in their places.
        matches: claims that say the same, or nearly.
        documents: by the measures' `document`.
    """
    likenesses = like_measures(measures, matches)
    known = {(pair.first, pair.second): pair for pair in likenesses}
    found = []
    for places in _groups(likenesses, measures):
        difference = _difference(places, measures, documents, known)
        if difference is not None:
            found.append(difference)
    return tuple(found)


def _groups(likenesses: Sequence[Match], measures: Sequence[Measure]) -> list[list[int]]:
    """Put likenesses together that share a measure, the surest first.

    Two groups stay apart when a document would be in them with two values: it means two things by them.
    """
    group_of: dict[int, int] = {}
    groups: dict[int, set[int]] = {}
    for pair in likenesses:
        one = group_of.get(pair.first, pair.first)
        two = group_of.get(pair.second, pair.second)
        merged = groups.get(one, {pair.first}) | groups.get(two, {pair.second})
        if not _is_coherent(merged, measures):
            continue
        groups.pop(one, None)
        groups.pop(two, None)
        groups[min(merged)] = merged
        for place in merged:
            group_of[place] = min(merged)
    return [sorted(groups[number]) for number in sorted(groups)]


def _is_coherent(places: set[int], measures: Sequence[Measure]) -> bool:
    values: dict[int, set[Limits]] = defaultdict(set)
    for place in places:
        values[measures[place].document].add(limits(measures[place].value))
    return all(len(found) == 1 for found in values.values())


def _difference(
    places: Sequence[int],
    measures: Sequence[Measure],
    documents: Sequence[Document],
    known: Mapping[tuple[int, int], Match],
) -> Difference | None:
    values = _values(places, measures, documents)
    if len(values) < 2:
        return None
    pairs = []
    for one, two in combinations(range(len(values)), 2):
        judged = _judge_values(values[one], values[two], measures, documents, known)
        if judged is not None:
            pairs.append(Pair((one, two), *judged))
    if not pairs:
        return None
    weightiest = min(pairs, key=lambda pair: (VERDICTS.index(pair.verdict), pair.sides))
    first = measures[places[0]]
    return Difference(
        about="" if first.about is None else first.about.of(documents[first.document].text),
        kind=_kind(first),
        verdict=weightiest.verdict,
        why=_why(weightiest, places, measures, documents),
        sides=tuple(_side(value, measures, documents) for value in values),
        pairs=tuple(pairs),
    )


def _values(
    places: Sequence[int], measures: Sequence[Measure], documents: Sequence[Document]
) -> list[_Value]:
    """Group measures by value, or by its form where there is one value only.

    Most documents first; counts that change in the order of publication.
    """
    texts = [document.text for document in documents]
    by_words: dict[str, list[int]] = defaultdict(list)
    for place in places:
        by_words[_label(measures[place], texts[measures[place].document])].append(place)
    if len(by_words) == 1:
        by_words.clear()
        for place in places:
            by_words[measures[place].span.of(texts[measures[place].document]).lower()].append(place)
    values = [_Value(label, tuple(found)) for label, found in by_words.items()]
    values.sort(key=lambda value: (-len(value.places), value.places))
    times = {place: _published(documents[measures[place].document]) for place in places}
    if measures[places[0]].outcome in GROWING and all(times.values()):
        values.sort(key=lambda value: min(times[place] for place in value.places))
    return values


def _published(document: Document) -> str:
    return document.published.moment if document.published else ""


def _why(
    weightiest: Pair, places: Sequence[int], measures: Sequence[Measure], documents: Sequence[Document]
) -> str:
    """Give the reason of the weightiest pair; of counts that rise, who has the latest."""
    if weightiest.verdict != "update":
        return weightiest.why
    latest = max((documents[measures[place].document] for place in places), key=_published)
    return f"such counts change; the latest report is that of {latest.name}"


def _label(measure: Measure, text: str) -> str:
    if isinstance(measure.value, Quantity):
        return normal_form(measure.value)
    return normal_time(measure.value) or measure.span.of(text).lower()


def _judge_values(
    one: _Value,
    two: _Value,
    measures: Sequence[Measure],
    documents: Sequence[Document],
    known: Mapping[tuple[int, int], Match],
) -> Judged | None:
    """Judge two values by the pair of their measures that is surest of one thing."""
    pairs = [(first, second) for first in one.places for second in two.places]
    pairs = [(min(pair), max(pair)) for pair in pairs]
    first, second = max(pairs, key=lambda pair: (known[pair].score if pair in known else 0.0, pair))
    likeness = known.get((first, second))
    return _judge(measures[first], measures[second], documents, likeness.score if likeness else 0.0)


def _judge(one: Measure, two: Measure, documents: Sequence[Document], score: float) -> Judged | None:
    first, second = documents[one.document], documents[two.document]
    if isinstance(one.value, Quantity) and isinstance(two.value, Quantity):
        judged = compare_quantities(one.value, two.value, first.text, second.text)
        if judged is not None and judged[0] == "precision":
            return _grown(one, two, first, second) or judged
        if judged is None or judged[0] != "conflict":
            return judged
        return _weigh(judged[1], one, two, first, second, score)
    if isinstance(one.value, Quantity) or isinstance(two.value, Quantity):
        return None
    judged = compare_times(one.value, two.value)
    if judged is None or judged[0] != "conflict":
        return judged
    return _weigh_times(judged[1], one.span.of(first.text), two.span.of(second.text), score)


def _weigh(
    why: str, one: Measure, two: Measure, first: Document, second: Document, score: float
) -> Judged | None:
    """Decide what two exact, different values are: a conflict, an update, or not to be told."""
    if score < WORTH_ASKING or "vague" in (one.bound, two.bound):
        return None
    nouns = [value.noun for value in (one.value, two.value) if isinstance(value, Quantity) and value.noun]
    if len(set(nouns)) > 1 and not ANYBODY.intersection(nouns):
        return "unclear", f"{why}; “{nouns[0]}” and “{nouns[1]}” may not be the same"
    if score < SURE:
        return "unclear", f"{why}; they may be of two different things"
    if one.outcome in GROWING and one.outcome == two.outcome:
        return _update(why, one, two, first, second)
    return "conflict", why


def _grown(one: Measure, two: Measure, first: Document, second: Document) -> Judged | None:
    """Say whether a later report raises a count that the earlier one gave as "at least" so many."""
    if not (one.outcome in GROWING and one.outcome == two.outcome) or "vague" in (one.bound, two.bound):
        return None
    lows = [value.low for value in (one.value, two.value) if isinstance(value, Quantity)]
    times = [_published(document) for document in (first, second)]
    if None in lows or not all(times) or lows[0] == lows[1] or times[0] == times[1]:
        return None
    later = 0 if times[0] > times[1] else 1
    if float(lows[later] or 0) < float(lows[1 - later] or 0):
        return None
    return "update", f"such counts rise, and {(first, second)[later].name} appeared later"


def _weigh_times(why: str, one: str, two: str, score: float) -> Judged | None:
    """Decide what two times without a common moment are: a conflict only where both give the day in figures.

    A weekday or "last month" stands on the day of publication, which pages often give wrongly.
    """
    if score < WORTH_ASKING:
        return None
    if score < SURE:
        return "unclear", f"{why}; they may be times of two different things"
    if not all(any(character.isdigit() for character in words) for words in (one, two)):
        return "unclear", f"{why}, as far as the day of publication is right"
    return "conflict", why


def _update(why: str, one: Measure, two: Measure, first: Document, second: Document) -> Judged:
    times = [_published(document) for document in (first, second)]
    if not all(times):
        return "unclear", f"{why}; such counts change, and which report is later is not known"
    if times[0] == times[1]:
        return "conflict", why
    sizes = sorted(abs(value.low or 0.0) for value in (one.value, two.value) if isinstance(value, Quantity))
    if sizes[1] > MOST_GROWTH * sizes[0]:
        return "unclear", f"{why}; too far apart for an update, they may be of two different things"
    later = first if times[0] > times[1] else second
    return "update", f"{why}; such counts change, and {later.name} appeared later"


def _side(value: _Value, measures: Sequence[Measure], documents: Sequence[Document]) -> Side:
    chosen = [measures[place] for place in value.places]
    return Side(
        value=value.label,
        evidence=tuple(Evidence.at(documents[item.document], item.phrase) for item in chosen),
        context=tuple(Evidence.at(documents[item.document], item.sentence) for item in chosen),
    )


def _kind(measure: Measure) -> DifferenceKind:
    value = measure.value
    if isinstance(value, Quantity):
        return {"money": "money", "duration": "duration"}.get(value.kind, "number")  # type: ignore[return-value]  # both are kinds of difference
    return "time" if value.precision in ("hour", "minute", "part of day") else "date"
