"""Find differences: comparable values of one thing that do not look the same, each with a verdict.

The verdict follows the tests of the design: conflict when both cannot be true of the same
thing at the same time, precision when one is a rounding, a range or a vaguer form of the
other, update when a later report revises an earlier one, scope when different things are
counted, same when only the form differs. A false conflict costs a reader more than a
missed one, so a conflict is called only where the two values are surely of one thing;
where they may not be, the verdict is unclear and says why.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.language.common.calendar.values import normal_time
from readout.language.en.comparing.values import ARTICLES
from readout.language.en.numbers.values import told_form
from readout.model.document import Document
from readout.model.layers import Quantity
from readout.model.readout import VERDICTS, Difference, DifferenceKind, Evidence, Pair, Side
from readout.model.span import Span
from readout.reconcile.claims.matching import Match
from readout.reconcile.values.joins import WINDOW, Joined, like_measures
from readout.reconcile.values.limits import exclude, limits
from readout.reconcile.values.measures import Measure
from readout.reconcile.values.verdicts import GROWING, Case, Judged, judge

MARKS = re.compile(r"[^\w$€£%.,']+|[.,](?!\d)")

# Groups are joined where so many of the pairs between them are at least so near.
NEAR, MOST_NEAR = 0.4, 0.4


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
    joined = like_measures(measures, matches)
    found = []
    for places in _groups(joined, measures):
        difference = _difference(places, measures, documents, joined.likely)
        if difference is not None:
            found.append(difference)
    return tuple(found)


def _groups(joined: Joined, measures: Sequence[Measure]) -> list[list[int]]:
    """Put likenesses together that share a measure, the surest first.

    Two groups stay apart when a document would be in them with two values that shut each other out (it
    means two things by them), and when too few of their pairs are near.
    """
    group_of: dict[int, int] = {}
    groups: dict[int, set[int]] = {}
    for pair in joined.best:
        ends = [groups.get(group_of.get(end, end), {end}) for end in (pair.first, pair.second)]
        if ends[0] is ends[1] or not _is_near(pair, ends[0], ends[1], joined.likely, measures):
            continue
        merged = ends[0] | ends[1]
        if not _is_coherent(merged, measures):
            continue
        for end in (pair.first, pair.second):
            groups.pop(group_of.get(end, end), None)
        groups[min(merged)] = merged
        for place in merged:
            group_of[place] = min(merged)
    return [sorted(groups[number]) for number in sorted(groups)]


def _is_near(
    match: Match,
    one: set[int],
    two: set[int],
    likely: Mapping[tuple[int, int], float],
    measures: Sequence[Measure],
) -> bool:
    """Say whether enough of the pairs between two groups, of documents that were compared, are near.

    Of a match of values that fit together only the pairs that fit together count, and likewise of one of
    values that shut each other out: what others give is another side.
    """
    opposed = exclude(measures[match.first], measures[match.second])
    pairs = [
        (min(first, second), max(first, second))
        for first in one
        for second in two
        if 0 < abs(measures[first].document - measures[second].document) <= WINDOW
        and exclude(measures[first], measures[second]) is opposed
    ]
    near = sum(likely.get(pair, 0.0) >= NEAR for pair in pairs)
    return near >= MOST_NEAR * len(pairs)


def _is_coherent(places: set[int], measures: Sequence[Measure]) -> bool:
    by_document: dict[int, list[Measure]] = defaultdict(list)
    for place in sorted(places):
        by_document[measures[place].document].append(measures[place])
    return all(
        limits(one.value) == limits(two.value) or exclude(one, two) is False
        for found in by_document.values()
        for one, two in combinations(found, 2)
    )


def _difference(
    places: Sequence[int],
    measures: Sequence[Measure],
    documents: Sequence[Document],
    known: Mapping[tuple[int, int], float],
) -> Difference | None:
    values = _values(places, measures, documents)
    if len(values) < 2 or _do_all_give_all(values, measures):
        return None
    pairs = []
    for one, two in combinations(range(len(values)), 2):
        judged = _judge_values(values[one], values[two], measures, documents, known)
        if judged is not None:
            pairs.append(Pair((one, two), *judged))
    if not pairs:
        return None
    weightiest = min(pairs, key=lambda pair: (VERDICTS.index(pair.verdict), pair.sides))
    return Difference(
        about=_about(places, measures, documents),
        kind=_kind(measures[places[0]]),
        verdict=weightiest.verdict,
        why=_why(weightiest, places, measures, documents),
        sides=tuple(_side(value, measures, documents) for value in values),
        pairs=tuple(pairs),
    )


def _do_all_give_all(values: Sequence[_Value], measures: Sequence[Measure]) -> bool:
    """Say whether every document gives every value, as copies of one text do."""
    return len({frozenset(measures[place].document for place in value.places) for value in values}) == 1


def _about(places: Sequence[int], measures: Sequence[Measure], documents: Sequence[Document]) -> str:
    """Give what most say the values are of, in the shortest words."""
    chosen = [measures[place] for place in places]
    said = [item.about.of(documents[item.document].text) for item in chosen if item.about is not None]
    often = Counter(words.lower() for words in said)
    return min(said, key=lambda words: (-often[words.lower()], len(words), words), default="")


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
            by_words[_words(measures[place], texts[measures[place].document])].append(place)
    values = [_Value(label, tuple(found)) for label, found in by_words.items()]
    values.sort(key=lambda value: (-len(value.places), value.places))
    times = {place: _published(documents[measures[place].document]) for place in places}
    if measures[places[0]].outcome in GROWING and all(times.values()):
        values.sort(key=lambda value: min(times[place] for place in value.places))
    return values


def _words(measure: Measure, text: str) -> str:
    """Give the value's words as they look, without articles, marks and the case of letters."""
    span = Span(measure.span.start, max(measure.span.end, measure.phrase.end if measure.rate else 0))
    words = MARKS.sub(" ", span.of(text).lower().replace("’", "'")).split()
    return " ".join(word for word in words if word not in ARTICLES)


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
        return told_form(measure.value, text)
    return normal_time(measure.value) or measure.span.of(text).lower()


def _judge_values(
    one: _Value,
    two: _Value,
    measures: Sequence[Measure],
    documents: Sequence[Document],
    known: Mapping[tuple[int, int], float],
) -> Judged | None:
    """Judge two values by the pair of their measures that is surest of one thing."""
    pairs = [(first, second) for first in one.places for second in two.places]
    pairs = [(min(pair), max(pair)) for pair in pairs]
    first, second = max(pairs, key=lambda pair: (known.get(pair, 0.0), pair))
    mine, other = measures[first], measures[second]
    score = known.get((first, second), 0.0)
    return judge(Case(mine, other, documents[mine.document], documents[other.document], score))


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
