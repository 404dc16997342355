"""Tell whether a few documents report one event or two, and part them.

Words that all of them share say what sort of event it is: an earthquake, an arrest. What tells two events
of a sort apart is that each has names and figures that most of its reports carry and the other's lack, so
the words are weighed anew by how they are spread over these few documents. Every way of parting them that
the likeness suggests is weighed, as a sum of parts; the best one is taken if it reaches the threshold, and
each half is looked at again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from readout.group.parting.measures import FAR_DAYS, MANY, SOME, measure, score
from readout.group.parting.trees import join_by_average
from readout.group.weighing.likeness import Table, cosines

Reals = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

# What speaks for two events must exceed this. From 0 to 0.75 mean F1 over whole and cut texts moves by .01 on
# short texts and by .03 on whole articles, higher being better for the latter, and for both with weights held
# out. But of 40 documents of as many topics .008 are joined at most with 0.25, .016 with 0.5, .019 with 0.75
# (see docs/measurements.md).
THRESHOLD = 0.25
# So many of the last joins of a tree are tried as partings.
TRIED = 4
# Squarings of the matrix towards its strongest contrast: 16 steps of the power method tell the sides.
SQUARINGS = 4


@dataclass(frozen=True, slots=True)
class Parting:
    """A way of parting documents.

    Attributes:
        one: the rows of the documents on the first side.
        other: those on the other.
        score: above the threshold it is two events.
        measures: what it was weighed by.
    """

    one: Rows
    other: Rows
    score: float
    measures: Reals


def best_partings(table: Table, groups: Sequence[Rows]) -> list[Parting | None]:
    """Give the most convincing way of parting each group of rows; None where there is but one.

    The groups share no row: all that is measured of them is measured at once.
    """
    best: list[Parting | None] = [None] * len(groups)
    for place, ways in _weigh(table, groups).items():
        best[place] = next(ways)
    return best


def partings_in_order(table: Table, rows: Rows) -> Iterator[Parting]:
    """Yield the ways of parting the documents in `rows`, the most convincing first."""
    for ways in _weigh(table, [rows]).values():
        yield from ways


def measure_partings(table: Table, rows: Rows, sides: Flags) -> Reals:
    """Measure given ways of parting `rows`, each as which of them are on the first side."""
    one, other = np.zeros((2, len(sides), len(table.alike)), dtype=bool)
    one[:, rows], other[:, rows] = sides, ~sides
    return measure(table, _weighed_anew(table, [rows]), one, other)


def worth_weighing(table: Table, rows: Rows) -> Flags:
    """Give the ways of parting `rows` that the likeness suggests, each as which are on the first side."""
    return _sides(table, _weighed_anew(table, [rows]), rows)


def _weigh(table: Table, groups: Sequence[Rows]) -> dict[int, Iterator[Parting]]:
    """Give for each place of a group of two rows or more its partings in order."""
    parted = [place for place, rows in enumerate(groups) if len(rows) > 1]
    if not parted:
        return {}
    anew = _weighed_anew(table, groups)
    every = [_sides(table, anew, groups[place]) for place in parted]
    ends = np.cumsum([len(sides) for sides in every]).tolist()
    one, other = np.zeros((2, ends[-1], len(table.alike)), dtype=bool)
    begins = [0, *ends[:-1]]
    sizes: list[int] = []
    for place, begin, end, sides in zip(parted, begins, ends, every, strict=True):
        rows = groups[place]
        one[begin:end, rows], other[begin:end, rows] = sides, ~sides
        sizes += [len(rows)] * len(sides)
    measures = measure(table, anew, one, other)
    scores = score(measures, sizes)
    return {
        place: _in_order(groups[place], sides, scores[begin:end], measures[begin:end])
        for place, begin, end, sides in zip(parted, begins, ends, every, strict=True)
    }


def _in_order(rows: Rows, sides: Flags, scores: Reals, measures: Reals) -> Iterator[Parting]:
    for place in np.argsort(-scores, kind="stable"):
        side = sides[place]
        yield Parting(rows[side], rows[~side], float(scores[place]), measures[place])


def _sides(table: Table, anew: Reals, rows: Rows) -> Flags:
    size = len(rows)
    if size < SOME:
        return _FEW[size]
    if size == len(table.alike):
        return _suggested(anew, table.alike, table.days)
    square = np.ix_(rows, rows)
    return _suggested(anew[square], table.alike[square], table.days[rows])


# One against the other, or each of three against the other two.
_FEW = {2: np.array([[True, False]]), 3: np.eye(3, dtype=bool)}


def _weighed_anew(table: Table, groups: Sequence[Rows]) -> Reals:
    """Give how alike the documents of each group of `SOME` are by the words that only some of them have."""
    large = [rows for rows in groups if len(rows) >= SOME]
    if not large:
        return table.alike
    if len(large[0]) == len(table.counts):
        return _by_few(table, table.counts)
    anew = np.zeros_like(table.alike)
    for rows in large:
        anew[np.ix_(rows, rows)] = _by_few(table, table.counts[rows])
    return anew


def _by_few(table: Table, counts: Reals) -> Reals:
    holding = np.count_nonzero(counts, axis=0)
    shared = np.flatnonzero(holding >= 2)
    few = np.log((len(counts) + 0.5) / holding[shared])
    return cosines(counts[:, shared] * (table.rarity[shared] * few))


def _suggested(anew: Reals, alike: Reals, days: Reals) -> Flags:
    """Give the partings that the last joins, the strongest contrast and the longest wait suggest."""
    size = len(alike)
    found: dict[bytes, Flags] = {}
    for matrix in (anew, alike):
        for join in join_by_average(matrix)[1][-TRIED:]:
            for rows in join:
                _keep(found, rows, size)
    _keep(found, _contrast(anew), size)
    known = np.sort(days[~np.isnan(days)])
    # Of many documents the likeness tells; this alone would part what is told again a year later.
    if size < MANY and len(known) and known[-1] - known[0] > FAR_DAYS:
        _keep(found, np.flatnonzero(days > known[np.diff(known).argmax()]), size)
    return np.array([found[key] for key in sorted(found)], dtype=bool)


def _keep(found: dict[bytes, Flags], rows: list[int] | Rows, size: int) -> None:
    side = np.zeros(size, dtype=bool)
    side[rows] = True
    if not side[0]:
        side = ~side
    if not side.all():
        found.setdefault(side.tobytes(), side)


def _contrast(anew: Reals) -> Rows:
    """Give one side of the strongest contrast: the sign of the first axis of the centred matrix."""
    mean = anew.mean(axis=0)
    power = (anew - mean - mean[:, None] + mean.mean()).astype(np.float64)
    begin = np.einsum("ij,ij->i", power, power).argmax()
    axis = power[begin]
    for _ in range(SQUARINGS):
        power = power @ power
        power /= max(float(np.abs(power).max()), 1e-9)
    side = power @ axis > 0
    for _ in range(5):
        if side.all() or not side.any():
            break
        one, other = anew[side].sum(axis=0), anew[~side].sum(axis=0)
        moved = one / np.sqrt(one[side].sum() + 1e-9) > other / np.sqrt(other[~side].sum() + 1e-9)
        if (moved == side).all():
            break
        side = moved
    return np.flatnonzero(side)
