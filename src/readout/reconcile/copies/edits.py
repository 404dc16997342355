"""Read what was edited in a copied sentence: a value, a name, a negation, a hedge, or the wording.

An edit is a place where two nearly equal sentences part. What it is decided by what the annotations see
there, in this order: values, names, negations, hedges, opposites, words. What only one of the sentences
adds is no edit, unless it denies, hedges or limits what both say. Independent reports quote the same
words, so an edit outside quotation marks counts only where the words outside are shared too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from readout.language.en.comparing.copies import ANSWER
from readout.language.en.comparing.edits import content, hedges, is_figure, negations, same_words
from readout.language.en.opposites import may_be_opposites
from readout.model.layers import Quantity, TimeExpression
from readout.model.readout import DifferenceKind
from readout.model.span import Span
from readout.reconcile.copies.pairs import Step, carry, turned
from readout.reconcile.copies.readings import Edit, Name, Reading, Surroundings, Value, kind_of_words
from readout.reconcile.copies.segments import Segment

# Other wording is told of up to so many words of content on either side; more is a rewritten clause.
LONGEST_WORDING = 3
# The share of the words outside quotation marks that must be in both sentences for an edit there to count,
# and for other wording, which tells the least.
OWN_SHARED = 0.5
OWN_SHARED_FOR_WORDING = 0.7
# More words than this on either side were written anew, not edited.
LONGEST_EDIT = 8


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class _Place:
    """An edited place in both sentences, and all that is needed to read it."""

    one: Segment
    two: Segment
    steps: tuple[Step, ...]
    first: range
    second: range
    mine: Surroundings
    theirs: Surroundings

    @property
    def words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the words that differ."""
        return (
            self.one.forms[self.first.start : self.first.stop],
            self.two.forms[self.second.start : self.second.stop],
        )

    def reading(self, places: range, value: Value = None, *, is_first: bool) -> Reading:
        """Read one side."""
        segment, around = (self.one, self.mine) if is_first else (self.two, self.theirs)
        span = segment.words.span(places.start, max(places.start, places.stop - 1)) if places else Span(0, 0)
        quoted = bool(places) and any(stretch.covers(span) for stretch in around.quoted)
        return Reading(segment, places, segment.forms[places.start : places.stop], value, quoted)

    def widened(self, first: range, second: range) -> "_Place":
        """Give a larger place around this one."""
        return replace(self, first=first, second=second)


def read_edits(
    one: Segment, two: Segment, steps: tuple[Step, ...], mine: Surroundings, theirs: Surroundings
) -> list[Edit]:
    """Give the edits that make `two` of `one`, in order of the text."""
    found: list[Edit] = []
    done = 0
    own = _own_shared(one, two, steps, mine, theirs)
    for step in steps:
        is_done = step.first.stop < done or (step.first and step.first.stop <= done)
        if step.is_same or is_done or max(len(step.first), len(step.second)) > LONGEST_EDIT:
            continue
        place = _Place(one, two, steps, step.first, step.second, mine, theirs)
        for read in _READERS:
            edits, reached = read(place)
            if reached >= 0:
                found += [edit for edit in edits if _is_trusted(edit, place, own)]
                done = max(done, reached)
                break
    return found


def _is_trusted(edit: Edit, place: _Place, own: tuple[int, int]) -> bool:
    """Say whether enough around an edit is the same to call it one."""
    if edit.first.quoted and edit.second.quoted:
        return True
    common, most = own
    if edit.kind != "wording":
        rest = most - max(len(place.first), len(place.second))
        return common >= max(1.0, OWN_SHARED * rest)
    flanked = place.first.start > 0 and place.first.stop < len(place.one.words)
    return flanked and common >= OWN_SHARED_FOR_WORDING * most


def _own_shared(
    one: Segment, two: Segment, steps: Sequence[Step], mine: Surroundings, theirs: Surroundings
) -> tuple[int, int]:
    """Count the words outside quotation marks that are in both sentences, and those of the one with more."""
    ours, others = _own_words(one, mine), _own_words(two, theirs)
    common = sum(
        at in ours and other in others
        for step in steps
        if step.is_same
        for at, other in zip(step.first, step.second, strict=True)
    )
    return common, max(len(ours), len(others))


def _own_words(segment: Segment, around: Surroundings) -> set[int]:
    quoted = [segment.places_of(span) for span in around.quoted if span.overlaps(segment.span)]
    return set(range(len(segment.words))).difference(*quoted)


# How far a reader got in the first sentence; below 0 when it is not its sort of edit.
_Read = tuple[list[Edit], int]
_NOT_MINE: _Read = ([], -1)


def _read_values(place: _Place) -> _Read:
    spans = [[(value.span, value) for value in around.values] for around in (place.mine, place.theirs)]
    wide, ours, others = _hull(place, spans[0], spans[1])
    has_figures = [any(map(is_figure, words)) for words in place.words]
    denied = [negations(words) > 0 for words in place.words]
    if max(len(wide.first), len(wide.second)) > 2 * LONGEST_EDIT:
        return _NOT_MINE
    if denied[0] != denied[1] and not any(has_figures):
        return _NOT_MINE  # "was not about ten": the clause is denied, not the value
    pairs = _paired(ours, others)
    if not pairs:
        if not all(has_figures):
            return _NOT_MINE
        first = wide.reading(wide.first, is_first=True)
        second = wide.reading(wide.second, is_first=False)
        return [Edit("number", first, second)], wide.first.stop
    edits = []
    for (span, value), (other_span, other) in pairs:
        mine, theirs = place.one.places_of(span), place.two.places_of(other_span)
        if len(pairs) == 1:  # a value that was read in part stands with all that was changed
            mine, theirs = _union(mine, place.first), _union(theirs, place.second)
        first = wide.reading(mine, value, is_first=True)
        second = wide.reading(theirs, other, is_first=False)
        if first.words != second.words:
            edits.append(Edit(_kind_of_value(value), first, second))
    return edits, wide.first.stop


def _paired(
    ours: Sequence[tuple[Span, Thing]], others: Sequence[tuple[Span, Thing]]
) -> list[tuple[tuple[Span, Thing], tuple[Span, Thing]]]:
    """Pair the values of both sides in order, those of one sort first; none when they do not pair."""
    pairs = []
    for sort in (Quantity, TimeExpression):
        mine = [item for item in ours if isinstance(item[1], sort)]
        theirs = [item for item in others if isinstance(item[1], sort)]
        if mine and len(mine) == len(theirs):
            pairs += list(zip(mine, theirs, strict=True))
    if not pairs and len(ours) == len(others):
        pairs = list(zip(ours, others, strict=True))
    return pairs


def _kind_of_value(value: Quantity | TimeExpression) -> DifferenceKind:
    if isinstance(value, Quantity):
        return {"money": "money", "duration": "duration"}.get(value.kind, "number")  # type: ignore[return-value]  # both are kinds of difference
    return "time" if value.precision in ("hour", "minute", "part of day") else "date"


def _read_names(place: _Place) -> _Read:
    wide, ours, others = _hull(place, place.mine.names, place.theirs.names)
    names = _names_at(wide, ours, others)
    if names is None and place.first and place.second:  # the names were cut otherwise on the two sides
        wide = place
        names = _names_at(wide, (), ())
    if names is None:
        return _NOT_MINE
    first, second = names
    if first.entity and first.entity == second.entity:
        return [], wide.first.stop  # another form of one name
    kind: DifferenceKind = "place" if _is_of_place(first, second) else "person"
    edit = Edit(
        kind,
        wide.reading(wide.first, first, is_first=True),
        wide.reading(wide.second, second, is_first=False),
    )
    return [edit], wide.first.stop


def _names_at(
    place: _Place, ours: Sequence[tuple[Span, Name]], others: Sequence[tuple[Span, Name]]
) -> tuple[Name, Name] | None:
    """Give the names that stand at a place, one on either side, or None."""
    if not place.first or not place.second or max(len(place.first), len(place.second)) > LONGEST_EDIT:
        return None
    sides = ((place.one, place.first, place.mine), (place.two, place.second, place.theirs))
    is_known = bool(ours or others) or any(_is_proper(*side) for side in sides)
    first = _name_at(*sides[0], ours, is_known=is_known)
    second = _name_at(*sides[1], others, is_known=is_known)
    return (first, second) if first and second else None


def _is_of_place(first: Name, second: Name) -> bool:
    return "place" in (first.kind, second.kind) and "person" not in (first.kind, second.kind)


def _name_at(
    segment: Segment,
    places: range,
    around: Surroundings,
    found: Sequence[tuple[Span, Name]],
    *,
    is_known: bool,
) -> Name | None:
    """Give the one name at the place; where none was found, words in capitals may be one.

    A lone word that begins a sentence has its capital anyway, so there the parser or the other side must
    take it for a name.
    """
    if len(found) > 1:
        return None
    text = around.annotation.document.text
    words = " ".join(segment.words.span(places.start, places.stop - 1).of(text).split())
    capitals = [text[segment.words.starts[at]].isupper() for at in places]
    is_lone_first = places.start == 0 and len(places) == 1
    if not found and (not all(capitals) or (is_lone_first and not is_known)):
        return None
    if found:
        return Name(words, found[0][1].kind, found[0][1].entity)
    return Name(words, kind_of_words(words, "other"))


def _is_proper(segment: Segment, places: range, around: Surroundings) -> bool:
    """Say whether the parser takes the words for a name."""
    parse = around.annotation.parse
    tokens = parse.tokens_in(segment.words.span(places.start, places.stop - 1))
    return bool(tokens) and all(parse.pos[token] == "PROPN" for token in tokens)


def _read_negation(place: _Place) -> _Read:
    return _read_stance(place, "polarity", negations)


def _read_hedge(place: _Place) -> _Read:
    return _read_stance(place, "modality", hedges)


def _read_stance(place: _Place, kind: DifferenceKind, count: Callable[[Sequence[str]], int]) -> _Read:
    """Read a negation or hedge that only one side has, where the rest of the words is the same."""
    ours = _without_interjections(place.one, place.first, place.mine)
    theirs = _without_interjections(place.two, place.second, place.theirs)
    if bool(count(ours)) == bool(count(theirs)) or (
        count(place.one.forms) == count(place.two.forms) and count(place.one.forms)
    ):
        return _NOT_MINE  # the same number of them in both: "I don't think he is" and "I think he isn't"
    if not same_words(content(ours), content(theirs)):
        return _NOT_MINE
    first, second = _with_neighbours(place.one, place.first), _with_neighbours(place.two, place.second)
    edit = Edit(kind, place.reading(first, is_first=True), place.reading(second, is_first=False))
    return [edit], place.first.stop


def _without_interjections(segment: Segment, places: range, around: Surroundings) -> list[str]:
    """Give the words without one that answers and denies nothing."""
    text = around.annotation.document.text
    ends = segment.words.ends
    return [
        segment.forms[at]
        for at in places
        if not (segment.forms[at] == ANSWER and text[ends[at] : ends[at] + 1] in (",", ".", "!", ";"))
    ]


def _with_neighbours(segment: Segment, places: range) -> range:
    return range(max(0, places.start - 1), min(len(segment.words), places.stop + 1))


def _read_words(place: _Place) -> _Read:
    ours, theirs = (content(words) for words in place.words)
    first = place.reading(place.first, is_first=True)
    second = place.reading(place.second, is_first=False)
    if not ours or not theirs or max(len(ours), len(theirs)) > LONGEST_WORDING:
        return _NOT_MINE
    if not (first.quoted and second.quoted) and _is_capital(first, place.mine) != _is_capital(
        second, place.theirs
    ):
        return _NOT_MINE  # a name and words for it
    if not (first.quoted and second.quoted) and (
        same_words(ours, theirs) or _lemmas(first, place.mine) == _lemmas(second, place.theirs)
    ):
        return _NOT_MINE
    return [Edit("wording", first, second)], place.first.stop


def _read_opposites(place: _Place) -> _Read:
    """Read a word that stands where the other side has its opposite."""
    if any(len(content(words)) != 1 for words in place.words):
        return _NOT_MINE
    first = place.reading(place.first, is_first=True)
    second = place.reading(place.second, is_first=False)
    ours = [*content(place.words[0]), *_lemmas(first, place.mine)]
    theirs = [*content(place.words[1]), *_lemmas(second, place.theirs)]
    if not may_be_opposites(ours, theirs):
        return _NOT_MINE
    return [Edit("polarity", first, second)], place.first.stop


def _is_capital(reading: Reading, around: Surroundings) -> bool:
    text, starts = around.annotation.document.text, reading.segment.words.starts
    return any(text[starts[at]].isupper() for at in reading.places if at)


def _lemmas(reading: Reading, around: Surroundings) -> list[str]:
    """Give the dictionary forms of the words of content."""
    parse = around.annotation.parse
    tokens = parse.tokens_in(reading.segment.words.span(reading.places.start, reading.places.stop - 1))
    return [parse.lemmas[token].lower() for token in tokens if content([parse.word(token).lower()])]


_READERS: tuple[Callable[[_Place], _Read], ...] = (
    _read_values,
    _read_names,
    _read_negation,
    _read_hedge,
    _read_opposites,
    _read_words,
)


def _hull(
    place: _Place, ours: Sequence[tuple[Span, Thing]], theirs: Sequence[tuple[Span, Thing]]
) -> tuple[_Place, list[tuple[Span, Thing]], list[tuple[Span, Thing]]]:
    """Widen a place until it cuts through none of the things; give those that stand in it, on both sides."""
    first, second = place.first, place.second
    mine = _of_segment(place.one, ours)
    others = _of_segment(place.two, theirs)
    while True:
        reached = first, second
        for at, _ in mine:
            if _overlap(at, first):
                first = _union(first, at)
        second = _union(second, carry(place.steps, first))
        for at, _ in others:
            if _overlap(at, second):
                second = _union(second, at)
        first = _union(first, carry(turned(place.steps), second))
        if reached == (first, second):
            break
    inside = [item for at, item in mine if _overlap(at, first)]
    outside = [item for at, item in others if _overlap(at, second)]
    return place.widened(first, second), inside, outside


def _of_segment(
    segment: Segment, things: Sequence[tuple[Span, Thing]]
) -> list[tuple[range, tuple[Span, Thing]]]:
    span = segment.span
    return [(segment.places_of(item[0]), item) for item in things if item[0].overlaps(span)]


def _overlap(one: range, two: range) -> bool:
    return one.start < two.stop and two.start < one.stop


def _union(one: range, two: range) -> range:
    if not one or not two:
        return one or two or one
    return range(min(one.start, two.start), max(one.stop, two.stop))
