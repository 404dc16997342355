"""Align copy: find in which sentences two documents have the same words, or nearly.

Sentences of the same words form a class, so that eighty copies of one text cost little more than one. Two
classes are near when most of their words stand in both in the same order; candidates share runs of three
words, or stand between the same two sentences. A document that has a sentence word by word, as often as
the other, has no other sentence for it, and each near sentence has one partner in a document, the likest.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from readout.model.span import Span
from readout.reconcile.copies.segments import Segment

RUN = 3
# A run of words in so many classes is a set phrase and points nowhere.
COMMON = 24
# Classes that are compared word by word with one class.
COMPARED = 6
# The least share of the smaller class's runs that makes a candidate.
LEAST_RUNS = 0.25
# Words of the longer sentence that stand in both, in order: from here on the one is an edited copy of the
# other. Two outlets' own sentences on one fact share .3 to .5.
NEAR = 0.7
# A part of a longer sentence is copy when so much of the shorter one is in it, and so many words.
NEAR_PART = 0.85
LONGEST_IN_COMMON = 12
# A short sentence needs its neighbours: both the same before and after, and half of its words.
SHORTEST_ALONE = 7
NEAR_BESIDE = 0.5


class Step(NamedTuple):
    """Words `first` of one sentence against words `second` of another, the same or not."""

    first: range
    second: range
    is_same: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Two classes of sentences that are nearly the same, and how they differ.

    Attributes:
        first: number of the class in more documents.
        second: number of the other.
        steps: the alignment.
        share: the words in common, as a share of the longer one.
    """

    first: int
    second: int
    steps: tuple[Step, ...]
    share: float


@dataclass(slots=True)
class Copies:
    """The aligned copy of a story's documents.

    Attributes:
        segments: of each document, in order.
        classes: the number of the class of each segment, in the same order.
        members: of each class, its segments.
        links: near classes.
        partners: (class, document) to the link by which a segment of the class stands in the document.
    """

    segments: Sequence[Sequence[Segment]]
    classes: list[list[int]]
    members: list[list[Segment]]
    links: list[Link] = field(default_factory=list)
    partners: dict[tuple[int, int], Link] = field(default_factory=dict)

    @property
    def has_any(self) -> bool:
        """Say whether any sentence stands in two documents, in the same words or nearly."""
        return bool(self.links) or any(len(self.documents(number)) > 1 for number in range(len(self.members)))

    def documents(self, number: int) -> list[int]:
        """Give the documents that have a sentence of the class, in order."""
        return sorted({segment.document for segment in self.members[number]})

    def is_partner(self, link: Link, document: int) -> bool:
        """Say whether the document has the link's second sentence for its first one."""
        found = self.partners.get((link.first, document))
        return found is not None and {found.first, found.second} == {link.first, link.second}

    def counterpart(self, document: int, span: Span, other: int) -> tuple[Span, bool] | None:
        """Give where `other` has the words at `span` of `document`, and whether they are the same there.

        None where it has no copy of that sentence. Of a span that crosses sentences the first counts.
        """
        own = self.segments[document]
        at = bisect_right(own, span.start, key=lambda segment: segment.words.starts[0]) - 1
        places = own[max(at, 0)].places_of(span) if own else range(0)
        if not places:
            return None
        segment = own[max(at, 0)]
        number = self.classes[document][segment.place]
        here = [member for member in self.members[number] if member.document == document]
        there = [member for member in self.members[number] if member.document == other]
        if there:
            twin = there[min(here.index(segment), len(there) - 1)]
            return twin.words.span(places.start, places.stop - 1), True
        link = self.partners.get((number, other))
        return None if link is None else self._carried(link, number, places, other)

    def _carried(self, link: Link, number: int, places: range, other: int) -> tuple[Span, bool] | None:
        partner = link.second if link.first == number else link.first
        twin = next(member for member in self.members[partner] if member.document == other)
        steps = link.steps if link.first == number else turned(link.steps)
        carried = carry(steps, places)
        same = all(step.is_same for step in steps if _meet(step.first, places))
        return (twin.words.span(carried.start, carried.stop - 1), same) if carried else None


def _meet(one: range, two: range) -> bool:
    return one.start < two.stop and two.start < one.stop


def turned(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Give the alignment as the other sentence sees it."""
    return tuple(Step(step.second, step.first, step.is_same) for step in steps)


def carry(steps: Sequence[Step], places: range) -> range:
    """Give where the words at `places` of the first sentence stand in the second.

    >>> steps = (Step(range(0, 2), range(0, 2), True), Step(range(2, 3), range(2, 4), False))
    >>> carry(steps, range(1, 2)), carry(steps, range(1, 3))
    (range(1, 2), range(1, 4))
    """
    reached = [step for step in steps if _meet(step.first, places)]
    if not reached:  # no words of the first: what stands there in the second, if anything does
        return next((step.second for step in steps if step.first == places), range(0))
    first, last = reached[0], reached[-1]
    start = first.second.start + max(0, places.start - first.first.start) * first.is_same
    beyond = max(0, last.first.stop - places.stop) * last.is_same
    return range(start, max(start, last.second.stop - beyond))


def align_copies(segments: Sequence[Sequence[Segment]]) -> Copies:
    """Align the copy of several documents; `segments` are those of each."""
    copies = _classed(segments)
    found: list[Link] = []
    beside = _beside(copies)
    for one, two in sorted({*_sharing_runs(copies), *beside}):
        steps = _aligned(copies.members[one][0].forms, copies.members[two][0].forms)
        link = _link(one, two, steps, copies, both_beside=(one, two) in beside)
        if link is not None:
            found.append(link)
    found.sort(key=lambda link: (-link.share, link.first, link.second))
    for link in found:
        if _is_partnered(link, copies):
            copies.links.append(link)
    return copies


def _classed(segments: Sequence[Sequence[Segment]]) -> Copies:
    numbers: dict[tuple[str, ...], int] = {}
    members: list[list[Segment]] = []
    classes: list[list[int]] = []
    for own in segments:
        classes.append([])
        for segment in own:
            number = numbers.setdefault(segment.forms, len(numbers))
            if number == len(members):
                members.append([])
            members[number].append(segment)
            classes[-1].append(number)
    return Copies(segments, classes, members)


def _sharing_runs(copies: Copies) -> Iterator[tuple[int, int]]:
    """Yield the pairs of classes of different documents that share many runs of words."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, members in enumerate(copies.members):
        forms = members[0].forms
        if len(forms) < SHORTEST_ALONE:
            continue
        runs = {forms[at : at + RUN] for at in range(len(forms) - RUN + 1)}
        common: Counter[int] = Counter()
        for run in runs:
            held = holders[run]
            if len(held) < COMMON:
                common.update(held)
                held.append(number)
        least = {other: LEAST_RUNS * min(len(runs), len(copies.members[other][0].forms)) for other in common}
        likely = [other for other in common if common[other] >= max(2, least[other])]
        for other in sorted(likely, key=lambda other: (-common[other], other))[:COMPARED]:
            yield other, number


def _beside(copies: Copies) -> set[tuple[int, int]]:
    """Give the pairs of classes that stand between the same two sentences."""
    between: dict[tuple[int, int], set[int]] = defaultdict(set)
    for own in copies.classes:
        ends = [-1, *own, -1]
        for at, number in enumerate(own):
            between[ends[at], ends[at + 2]].add(number)
    found: set[tuple[int, int]] = set()
    for key in sorted(between):
        numbers = sorted(between[key])
        if key != (-1, -1) and len(numbers) <= COMMON:
            found.update((one, two) for at, one in enumerate(numbers) for two in numbers[at + 1 :])
    return found


def _aligned(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[Step, ...]:
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    return tuple(Step(range(a, b), range(c, d), kind == "equal") for kind, a, b, c, d in codes)


def _link(one: int, two: int, steps: tuple[Step, ...], copies: Copies, *, both_beside: bool) -> Link | None:
    sizes = sorted(len(copies.members[number][0].forms) for number in (one, two))
    common = sum(len(step.first) for step in steps if step.is_same)
    share = common / sizes[1]
    is_near = sizes[0] >= SHORTEST_ALONE and (
        share >= NEAR or (common >= LONGEST_IN_COMMON and common >= NEAR_PART * sizes[0])
    )
    if not (is_near or (both_beside and share >= NEAR_BESIDE)):
        return None
    if len(copies.documents(two)) > len(copies.documents(one)):
        one, two, steps = two, one, turned(steps)
    return Link(one, two, steps, share)


def _is_partnered(link: Link, copies: Copies) -> bool:
    """Make the two classes partners between the documents of which each has more of one of them.

    A document may have a sentence twice, below a picture and in its text, and another one of them changed.
    """
    counts = [Counter(member.document for member in copies.members[end]) for end in (link.first, link.second)]
    any_found = False
    for one in sorted(counts[0]):
        for two in sorted(counts[1]):
            if counts[0][one] <= counts[0][two] or counts[1][two] <= counts[1][one]:
                continue
            there, here = (link.first, two), (link.second, one)
            if copies.partners.get(there, link) is link and copies.partners.get(here, link) is link:
                copies.partners[there] = copies.partners[here] = link
                any_found = True
    return any_found
