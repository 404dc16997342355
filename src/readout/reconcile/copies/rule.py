"""Let the copy settle what else was found between documents that share it.

The rule for what is found twice: a place that the copy sets against another place is told once. The copy
tells it, except the wording of a quotation, which the collation tells where it has it; and a difference
that more documents take part in is kept, with the copy's verdicts on its pairs. What sets two places
against each other that have other counterparts in the copy is no difference at all: a value in one
sentence is not another's in the next, when both documents have both sentences.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.model.document import Document
from readout.model.readout import VERDICTS, Difference, Evidence, Pair, Side
from readout.reconcile.copies.pairs import Copies

# What differs only where words do; a day does by the day of publication too, and a speaker elsewhere.
_TOLD_BY_WORDS = frozenset({"polarity", "modality", "number", "money", "duration"})


def settle(
    found: Sequence[Difference], of_copy: Sequence[Difference], copies: Copies, documents: Sequence[Document]
) -> list[Difference]:
    """Give all differences, each told once.

    Args:
        found: by other means than the copy.
        of_copy: what was edited in the copy.
        copies: the aligned copy of `documents`.
        documents: in the order that `copies` counts them in.
    """
    if not copies.has_any:
        return list(found)
    places = {document.id: place for place, document in enumerate(documents)}
    kept: list[Difference] = []
    told: set[int] = set()
    for item in found:
        left = _without_strangers(item, copies, places)
        if left is None:
            continue
        same = [number for number, other in enumerate(of_copy) if _is_same_place(left, other)]
        rest = left if not same else _beyond(left, [of_copy[number] for number in same])
        if rest is not None:
            kept.append(rest)
        if rest is not None and rest.kind == "wording":
            told.update(
                number
                for number in same
                if of_copy[number].kind == "wording" or of_copy[number].verdict == "same"
            )
        elif rest is not None:
            told.update(same)
    return kept + [item for number, item in enumerate(of_copy) if number not in told]


def _beyond(item: Difference, edits: Sequence[Difference]) -> Difference | None:
    """Give what a difference tells beyond what the copy does: more documents, or a quotation's wording."""
    if any(_documents(item) > _documents(edit) for edit in edits):
        return _judged_by_copy(item, edits)
    if item.kind != "wording":
        return None
    return None if _is_wider(edits, item) else _wording_left(item, edits)


def _is_wider(edits: Sequence[Difference], item: Difference) -> bool:
    """Say whether the copy has the same words in more documents."""
    return any(
        edit.kind == "wording" and _documents(edit) > _documents(item) and len(item.sides[0].evidence) == 1
        for edit in edits
    )


def _wording_left(item: Difference, edits: Sequence[Difference]) -> Difference | None:
    """Give the pieces of a quotation's wording that no value, name or negation explains."""
    others = [edit for edit in edits if edit.kind != "wording" and edit.verdict != "same"]
    one, two = item.sides[:2]
    if len(item.sides) > 2 or len(one.evidence) != len(two.evidence):
        return item
    left = [
        place
        for place, (mine, other) in enumerate(zip(one.evidence, two.evidence, strict=True))
        if not any(_cites(edit, mine) and _cites(edit, other) for edit in others)
    ]
    if len(left) in (0, len(one.evidence)):
        return item if left else None
    sides = tuple(
        Side(
            " … ".join(side.evidence[place].exact for place in left),
            tuple(side.evidence[place] for place in left),
            tuple(side.context[place] for place in left) if side.context else (),
        )
        for side in item.sides
    )
    return replace(item, sides=sides)


def _cites(item: Difference, evidence: Evidence) -> bool:
    return any(_meet([evidence], side.evidence) for side in item.sides)


def _documents(item: Difference) -> set[str]:
    return {evidence.doc for side in item.sides for evidence in side.evidence}


def _without_strangers(item: Difference, copies: Copies, places: Mapping[str, int]) -> Difference | None:
    """Leave out the pairs of sides whose places have other counterparts; None when no pair is left."""
    pairs = [pair for pair in item.pairs if not _are_strangers(item, pair, copies, places)]
    if len(pairs) == len(item.pairs):
        return item
    return _weighed(item, pairs) if pairs else None


def _are_strangers(item: Difference, pair: Pair, copies: Copies, places: Mapping[str, int]) -> bool:
    one, two = (item.sides[number].evidence for number in pair.sides)
    across = [(mine, other) for mine in one for other in two if mine.doc != other.doc]
    return bool(across) and all(
        _stands_elsewhere(mine, other, copies, places)
        or _stands_elsewhere(other, mine, copies, places)
        or (item.kind in _TOLD_BY_WORDS and _has_the_words(mine, other, copies, places))
        for mine, other in across
    )


def _has_the_words(mine: Evidence, other: Evidence, copies: Copies, places: Mapping[str, int]) -> bool:
    """Say whether both have the same words there: what is around them was edited, and the copy tells that."""
    counterpart = copies.counterpart(places[mine.doc], mine.span, places[other.doc])
    return counterpart is not None and counterpart[1] and counterpart[0].overlaps(other.span)


def _stands_elsewhere(mine: Evidence, other: Evidence, copies: Copies, places: Mapping[str, int]) -> bool:
    """Say whether the other document has the words at `mine`, but not at `other`."""
    counterpart = copies.counterpart(places[mine.doc], mine.span, places[other.doc])
    return counterpart is not None and not counterpart[0].overlaps(other.span)


def _is_same_place(item: Difference, other: Difference) -> bool:
    """Say whether two differences set the same places against each other."""
    if item.kind == "speaker":
        return other.kind in ("person", "place") and _names_both(item, other)
    in_sentence = item.kind == other.kind and item.kind in ("polarity", "modality")
    for one, two in ((pair.sides) for pair in item.pairs):
        mine, theirs = item.sides[one].evidence, item.sides[two].evidence
        for pair in other.pairs:
            first, second = (other.sides[number] for number in pair.sides)
            sides = (first.context, second.context) if in_sentence else (first.evidence, second.evidence)
            if (_meet(mine, sides[0]) and _meet(theirs, sides[1])) or (
                _meet(mine, sides[1]) and _meet(theirs, sides[0])
            ):
                return True
    return False


def _names_both(item: Difference, other: Difference) -> bool:
    """Say whether the two speakers are the two names, for words that stand in the same documents."""
    if not _documents(item) <= _documents(other):
        return False
    speakers = [side.value.casefold() for side in item.sides]
    names = [side.value.casefold() for side in other.sides]
    return any(one in speakers[0] and two in speakers[1] for one in names for two in names if one != two)


def _meet(some: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    return any(one.doc == two.doc and one.span.overlaps(two.span) for one in some for two in others)


def _judged_by_copy(item: Difference, edits: Sequence[Difference]) -> Difference:
    """Put the verdict of the copy on each pair of sides that it has, too."""
    pairs = []
    for pair in item.pairs:
        one, two = (item.sides[number].evidence for number in pair.sides)
        judged = next(
            (found for edit in edits for found in edit.pairs if _are_sides(one, two, edit, found)), pair
        )
        pairs.append(replace(pair, verdict=judged.verdict, why=judged.why))
    return _weighed(item, pairs)


def _are_sides(one: Sequence[Evidence], two: Sequence[Evidence], edit: Difference, pair: Pair) -> bool:
    """Say whether two rows of evidence are those of a pair of sides of the edit, in either order."""
    first, second = (edit.sides[number].evidence for number in pair.sides)
    return (_meet(one, first) and _meet(two, second)) or (_meet(one, second) and _meet(two, first))


def _weighed(item: Difference, pairs: Sequence[Pair]) -> Difference:
    """Give the difference with these pairs, and the weightiest of their verdicts."""
    weightiest = min(pairs, key=lambda pair: (VERDICTS.index(pair.verdict), pair.sides))
    return replace(item, verdict=weightiest.verdict, why=weightiest.why, pairs=tuple(pairs))
