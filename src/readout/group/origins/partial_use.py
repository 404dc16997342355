"""Find the sentences that a document has from another origin: used in part, not copied.

Looked for by fingerprints: only where two documents have one in common are their words laid
side by side. A sentence counts when half of its own words, and enough that are neither names
nor figures, stand in the other document in the same order. Not counted: what any of the
documents has between quotation marks, or as a post, since independent reports quote the
same statement.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from readout.group.origins.copying import (
    EDIT,
    SENTENCE_SHARED,
    SHINGLE,
    Copy,
    Stretch,
    kept_stretches,
    own_words,
    reverse_stretches,
)
from readout.group.origins.direction import Direction, Side, find_direction
from readout.group.origins.fingerprints import COMMON, SAMPLING, Fingerprint, FingerprintIndex
from readout.model.publication import Publications
from readout.model.readout import Evidence, PartialUse, SharedCopy

# A sentence has so many own words from elsewhere at least, and so many that are neither names nor figures. In
# 32 groups of articles what reports share below that is set phrases, offices and numbers ("did not respond to
# phone and email messages", "600 tons of refined petroleum to a North Korean vessel").
LEAST_WORDS = 10
LEAST_PLAIN = 8
# The edits after which a run may go on, the smallest first.
_GAPS = sorted(product(range(EDIT + 1), repeat=2), key=lambda gaps: (sum(gaps), gaps))[1:]
# A stretch is a quotation when somebody quotes so much of it.
QUOTED = 0.5


@dataclass(frozen=True, slots=True)
class Shared:
    """What two documents of different origins share, by their places."""

    one: int
    other: int
    stretches: tuple[Stretch, ...]


def find_partial_uses(
    copies: Sequence[Copy], roots: Sequence[int], index: FingerprintIndex
) -> Iterator[tuple[Shared, PartialUse]]:
    """Yield what documents have from other origins, once for each document and origin.

    Args:
        copies: the documents' words.
        roots: for each document the place of its origin's first document.
        index: chooses the fingerprints.
    """
    placed = [list(index.placed(copy)) for copy in copies]
    quoted = _quoted(copies, placed)
    published = Publications.made([copy.document for copy in copies])
    agencies = _agencies(copies, roots)
    best: dict[tuple[str, int], tuple[Shared, PartialUse]] = {}
    for shared in _shared(copies, roots, placed, quoted):
        one, other = copies[shared.one], copies[shared.other]
        sides = (
            _sentences(one, other, shared.stretches),
            _sentences(other, one, reverse_stretches(shared.stretches)),
        )
        if not any(sides):
            continue
        whose = (agencies.get(roots[shared.one]), agencies.get(roots[shared.other]))
        use = _partial_use(one, other, sides, whose, published)
        giver = shared.other if use.document == one.document.id else shared.one
        known = best.get((use.document, roots[giver]))
        if known is None or len(use.shared) > len(known[1].shared):
            best[use.document, roots[giver]] = (shared, use)
    yield from best.values()


def turned(shared: Shared) -> Shared:
    """Give the same as the other document sees it."""
    return Shared(shared.other, shared.one, tuple(reverse_stretches(shared.stretches)))


def _partial_use(
    one: Copy,
    other: Copy,
    sides: tuple[list[SharedCopy], list[SharedCopy]],
    agencies: tuple[str | None, str | None],
    published: Publications,
) -> PartialUse:
    found = find_direction(
        Side(one.document, sides[0], agencies[0]), Side(other.document, sides[1], agencies[1]), published
    )
    taker_is_one = found.taker == one.document.id if found.taker else one.size <= other.size
    if not sides[0 if taker_is_one else 1]:
        taker_is_one = not taker_is_one  # the taker's own sentence hides it: shown from the other side
        found = Direction(None, found.why) if found.taker else found
    taker, giver = (one, other) if taker_is_one else (other, one)
    return PartialUse(
        document=taker.document.id,
        other=giver.document.id,
        is_directed=found.taker is not None,
        why=found.why,
        shared=tuple(sides[0 if taker_is_one else 1]),
        sentences=len(taker.sentences),
        evidence=found.evidence,
    )


def _agencies(copies: Sequence[Copy], roots: Sequence[int]) -> Mapping[int, str]:
    """Give the agency whose copy an origin is, by the origin's root."""
    found: dict[int, str] = {}
    for copy, root in zip(copies, roots, strict=True):
        if copy.document.agency is not None:
            found.setdefault(root, copy.document.agency)
    return found


def _quoted(
    copies: Sequence[Copy], placed: Sequence[Sequence[tuple[int, Fingerprint]]]
) -> frozenset[Fingerprint]:
    """Give the fingerprints of what some document quotes."""
    return frozenset(
        fingerprint
        for copy, prints in zip(copies, placed, strict=True)
        for at, fingerprint in prints
        if not any(copy.own[at : at + len(fingerprint)])
    )


def _shared(
    copies: Sequence[Copy],
    roots: Sequence[int],
    placed: Sequence[Sequence[tuple[int, Fingerprint]]],
    quoted: frozenset[Fingerprint],
) -> Iterator[Shared]:
    """Yield what each document shares with the document of each earlier origin that has most of it."""
    holders: dict[Fingerprint, list[tuple[int, int]]] = defaultdict(list)
    for one, copy in enumerate(copies):
        found: dict[int, list[Stretch]] = defaultdict(list)
        reached: dict[int, int] = defaultdict(int)  # by document: words before it are covered already
        for at, fingerprint in placed[one]:
            if not copy.own[at]:
                continue
            held = holders[fingerprint]
            for other, second in held:
                if roots[other] != roots[one] and at >= reached[other]:
                    forms = copy.words.forms, copies[other].words.forms
                    for run in _runs(*forms, at, second, reached[other]):
                        reached[other] = max(reached[other], run.first + run.length)
                        found[other].append(run)
            if len(held) < COMMON and all(roots[other] != roots[one] for other, _ in held):
                held.append((one, at))
        yield from _best_of_each(one, found, copies, roots, quoted)


def _best_of_each(
    one: int,
    found: Mapping[int, list[Stretch]],
    copies: Sequence[Copy],
    roots: Sequence[int],
    quoted: frozenset[Fingerprint],
) -> Iterator[Shared]:
    best: dict[int, tuple[int, int, tuple[Stretch, ...]]] = {}
    for other in sorted(found):
        kept = kept_stretches(copies[one], copies[other], _apart(found[other]))
        stretches = [run for run in kept if not _is_quoted(copies[one], run, quoted)]
        words = sum(own_words(copies[one], run) for run in stretches)
        if words >= LEAST_WORDS and words > best.get(roots[other], (0,))[0]:
            best[roots[other]] = (words, other, tuple(stretches))
    for _, other, most in best.values():
        yield Shared(one, other, most)


def _runs(one: tuple[str, ...], other: tuple[str, ...], at: int, second: int, low: int) -> Iterator[Stretch]:
    """Yield the run of words that agree around two places, and those that go on from it after an edit.

    No run reaches back before the word at `low`, so that no word is looked at again and again.
    """
    middle = _run(one, other, at, second, low, len(one))
    yield middle
    run: Stretch | None = middle
    while run is not None and (run := _after_edit(one, other, run)) is not None:
        yield run
    run = middle
    while run is not None and (run := _before_edit(one, other, run, low)) is not None:
        yield run


def _run(one: tuple[str, ...], other: tuple[str, ...], at: int, second: int, low: int, high: int) -> Stretch:
    first, start = at, second
    while first > low and start and one[first - 1] == other[start - 1]:
        first, start = first - 1, start - 1
    end, stop = at, second
    while end < high and stop < len(other) and one[end] == other[stop]:
        end, stop = end + 1, stop + 1
    return Stretch(first, start, end - first)


def _after_edit(one: tuple[str, ...], other: tuple[str, ...], run: Stretch) -> Stretch | None:
    """Give the next run behind an edit of a few words on either side."""
    low = run.first + run.length
    for gap, there in _GAPS:
        at, second = low + gap, run.second + run.length + there
        if one[at : at + SHINGLE] == other[second : second + SHINGLE] != ():
            return _run(one, other, at, second, low, len(one))
    return None


def _before_edit(one: tuple[str, ...], other: tuple[str, ...], run: Stretch, low: int) -> Stretch | None:
    """Give the run before an edit of a few words on either side."""
    for gap, there in _GAPS:
        at, second = run.first - gap - SHINGLE, run.second - there - SHINGLE
        if at >= low and second >= 0 and one[at : at + SHINGLE] == other[second : second + SHINGLE]:
            return _run(one, other, at, second, low, run.first)
    return None


def _apart(found: Sequence[Stretch]) -> list[Stretch]:
    """Keep the longest runs, cut so that no two hold the same word of the first text."""
    kept: list[Stretch] = []
    taken: set[int] = set()
    for run in sorted(set(found), key=lambda run: (-run.length, run.first, run.second)):
        free = [at for at in range(run.length) if run.first + at not in taken]
        if free and len(free) == free[-1] + 1 - free[0]:
            cut = Stretch(run.first + free[0], run.second + free[0], len(free))
            kept.append(cut)
            taken.update(range(cut.first, cut.first + cut.length))
    return sorted(kept)


def _is_quoted(copy: Copy, run: Stretch, quoted: frozenset[Fingerprint]) -> bool:
    """Say whether some document has much of a run between quotation marks."""
    forms = copy.words.forms
    last = run.first + run.length - SHINGLE
    known = sum(forms[at : at + SHINGLE] in quoted for at in range(run.first, last + 1))
    # Only one in SAMPLING runs of words is chosen as a fingerprint.
    return known * SAMPLING >= QUOTED * (last + 1 - run.first)


def _sentences(one: Copy, other: Copy, stretches: Sequence[Stretch]) -> list[SharedCopy]:
    """Give the sentences of `one` that stand mostly in `other`, each with the words there."""
    there = {run.first + at: run.second + at for run in stretches for at in range(run.length)}
    found = []
    for words in one.sentences:
        if there.keys().isdisjoint(words):
            continue
        own = [at for at in words if one.own[at]]
        shared = [at for at in own if at in there]
        enough = max(LEAST_WORDS, SENTENCE_SHARED * len(own))
        if len(shared) >= enough and _plain(one, shared) >= LEAST_PLAIN:
            places = [there[at] for at in shared]
            here = Evidence.at(one.document, one.words.span(words[0], words[-1]))
            found.append(
                SharedCopy(here, Evidence.at(other.document, other.words.span(min(places), max(places))))
            )
    return found


def _plain(copy: Copy, places: Sequence[int]) -> int:
    """Count the words that are neither names nor figures."""
    return sum(copy.document.text[copy.words.starts[at]].islower() for at in places)
