"""Tell whether a few documents report one event or two, and part them.

Words that all of them share say what sort of event it is: an earthquake, an arrest. What tells two events
of a sort apart is that each has names and figures that most of its reports carry and the other's lack, so
the words are weighed anew by how they are spread over these few documents. Every way of parting them that
the likeness suggests is weighed, as a sum of parts; the best one is taken if it reaches the threshold, and
each half is looked at again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from readout.group.likeness import Table, cosines
from readout.group.trees import join_by_average

Reals = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

# What is measured of a parting into two sides, in this order, and what each counts for in favour of it.
MEASURES = (
    "across",  # how alike the sides are, words weighed anew
    "inside",  # how alike the documents of a side are, words weighed anew
    "alike",  # how alike the sides are, document by document
    "close",  # how alike the documents of a side are
    "whole",  # how alike the sides are, each taken as a whole
    "own names",  # names that most of one side carry and the other lacks, of the side with fewer
    "same names",  # names that most of both sides carry
    "name balance",  # shared names against own ones
    "small",  # the documents of the smaller side
    "large",  # all documents
    "own figures",  # like own names
    "titles",  # how alike the titles of the sides are
    "days",  # days between the middle documents of the sides
    "across to inside",
    "alike to close",
    "own names of one",  # the same for few documents, which have more of everything by chance
    "same names of one",
    "alike of one",
    "whole of one",
    "own figures of one",
    "balance of one",
    "one",
    "own_names2",
    "same_names2",
    "own_figures2",
    "same_figures2",
    "same_figures",
    "balance2",
    "names",
    "names ratio",
    "figures",
    "years",
)
WEIGHTS = np.array(
    [
        0.35,
        2.52,
        -3.68,
        0.19,
        -2.88,
        1.60,
        -2.96,
        2.24,
        1.47,
        1.05,
        3.87,
        -1.50,
        0.56,
        -0.26,
        1.13,
        -0.11,
        -0.59,
        -0.17,
        -0.22,
        -2.08,
        -0.09,
        3.31,
    ]
)
WEIGHTS = np.pad(WEIGHTS, (0, len(MEASURES) - len(WEIGHTS)))
BIAS = -5.65
# What speaks for two events must exceed this.
THRESHOLD = 0.5
# So many of the last joins of a tree are tried as partings.
TRIED = 4
# Names and figures that are counted on each side.
NAMES, FIGURES = 6, 3
# From so many documents on, words can be weighed anew.
ANEW = 4
# What is taken where there are too few.
FEW_ACROSS, FEW_RATIO, ALONE = 0.06, 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Parting:
    """A way of parting documents.

    Attributes:
        side: for each document, whether it is on the first side.
        score: above the threshold it is two events.
        measures: what it was weighed by.
    """

    side: Flags
    score: float
    measures: Reals


def best_parting(table: Table, rows: Rows) -> Parting | None:
    """Give the most convincing way of parting the documents in `rows`, or None when there is but one."""
    return next(iter(partings_in_order(table, rows)), None)


def partings_in_order(table: Table, rows: Rows) -> Iterator[Parting]:
    """Yield the ways of parting the documents, the most convincing first."""
    if len(rows) < 2:
        return
    sides, measures = partings(table, rows)
    scores = measures @ WEIGHTS + BIAS
    for place in np.argsort(-scores, kind="stable"):
        yield Parting(sides[place], float(scores[place]), measures[place])


def partings(table: Table, rows: Rows) -> tuple[Flags, Reals]:
    """Give the ways of parting the documents that are worth weighing, and what is measured of each."""
    part = _part(table, rows)
    sides = _worth_weighing(part.anew, part.alike)
    return sides, _measure(part, sides)


def measure_sides(table: Table, sides: Flags) -> Reals:
    """Measure given ways of parting all of the documents of a table."""
    return _measure(_part(table, np.arange(len(table.counts))), sides)


def _part(table: Table, rows: Rows) -> "_Part":
    counts = table.counts[rows]
    has = counts > 0
    holding = has.sum(axis=0)
    shared = holding >= 2
    counts, holding = counts[:, shared], holding[shared]
    square = np.ix_(rows, rows)
    return _Part(
        counts=table.counts[rows],
        rarity=table.rarity,
        is_name=table.is_name,
        is_figure=table.is_figure,
        names=table.names_alike[square],
        figures=table.figures_alike[square],
        years=table.years[rows].astype(np.float32),
        anew=cosines(counts * (table.rarity[shared] * np.log((len(rows) + 0.5) / holding))),
        alike=table.alike[square],
        titles=table.titles_alike[square],
        days=table.days[rows],
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a table that is looked at."""

    counts: Reals
    rarity: Reals
    is_name: Flags
    is_figure: Flags
    anew: Reals
    alike: Reals
    names: Reals
    figures: Reals
    years: Reals
    titles: Reals
    days: Reals


def _measure(part: _Part, sides: Flags) -> Reals:
    """Measure each way of parting."""
    one = sides.astype(np.float32)
    other = 1 - one
    many, more = one.sum(axis=1), other.sum(axis=1)
    across, inside = _compare(part.anew, one, other)
    alike, close = _compare(part.alike, one, other)
    if len(part.alike) < ANEW:
        across = inside = np.full(len(sides), FEW_ACROSS, dtype=np.float32)
        ratio = np.full(len(sides), FEW_RATIO, dtype=np.float32)
    else:
        ratio = across / (inside + 0.02)
    whole = _whole(part.alike, one, other)
    own_names2, same_names2, own_names, same_names, own_figures2, same_figures2, own_figures, same_figures = _own(
        part, one, other, many, more
    )
    balance = 20 * same_names / (20 * same_names + 20 * own_names + 1)
    balance2 = 20 * same_names2 / (20 * same_names2 + 20 * own_names2 + 1)
    titles, _ = _compare(part.titles, one, other)
    names, names_in = _compare(part.names, one, other)
    figures, _ = _compare(part.figures, one, other)
    y1, y2 = one @ part.years, other @ part.years
    years = ((y1.sum(axis=1) > 0) & (y2.sum(axis=1) > 0) & (np.minimum(y1, y2).sum(axis=1) == 0)).astype(np.float32)
    small = np.minimum(many, more)
    single = 1 / small
    columns = (
        across,
        inside,
        alike,
        close,
        whole,
        own_names,
        same_names,
        balance,
        np.log(small),
        np.full(len(sides), np.log(len(part.alike))),
        own_figures,
        titles,
        _days_between(part.days, sides),
        ratio,
        alike / (close + 0.02),
        own_names * single,
        same_names * single,
        alike * single,
        whole * single,
        own_figures * single,
        balance * single,
        single,
        own_names2,
        same_names2,
        own_figures2,
        same_figures2,
        same_figures,
        balance2,
        names,
        names / (names_in + 0.02),
        figures,
        years,
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _compare(matrix: Reals, one: Reals, other: Reals) -> tuple[Reals, Reals]:
    """Give the mean between the sides, and the mean inside them."""
    many, more = one.sum(axis=1), other.sum(axis=1)
    to_one, to_other = one @ matrix, other @ matrix
    between = (to_one * other).sum(axis=1) / (many * more)
    inside = (to_one * one).sum(axis=1) - many + (to_other * other).sum(axis=1) - more
    pairs = many * (many - 1) + more * (more - 1)
    return between, np.where(pairs > 0, inside / np.maximum(pairs, 1), ALONE)


def _whole(alike: Reals, one: Reals, other: Reals) -> Reals:
    to_one = one @ alike
    lengths = np.sqrt((to_one * one).sum(axis=1) * ((other @ alike) * other).sum(axis=1))
    result: Reals = (to_one * other).sum(axis=1) / np.maximum(lengths, 1e-9)
    return result


def _own(part: _Part, one: Reals, other: Reals, many: Reals, more: Reals) -> tuple[Reals, ...]:
    found = []
    for which, number in ((part.is_name, NAMES), (part.is_figure, FIGURES)):
        counts, rarity = part.counts[:, which], part.rarity[which]
        share = (one @ counts) / many[:, None] * rarity
        rest = (other @ counts) / more[:, None] * rarity
        apart = share - rest
        found.append(np.minimum(_heaviest(apart, number), _heaviest(-apart, number)) / 20)
        found.append(_heaviest(np.minimum(share, rest), number) / 20)
        has = (counts > 0).astype(np.float32)
        share = (one @ has) / many[:, None] * rarity
        rest = (other @ has) / more[:, None] * rarity
        apart = share - rest
        found.append(np.minimum(_heaviest(apart, number), _heaviest(-apart, number)) / 20)
        found.append(_heaviest(np.minimum(share, rest), number) / 20)
    return tuple(found)


def _heaviest(values: Reals, number: int) -> Reals:
    if values.shape[1] > number:
        values = np.partition(values, values.shape[1] - number, axis=1)[:, -number:]
    result: Reals = np.maximum(values, 0).sum(axis=1)
    return result


def _days_between(days: Reals, sides: Flags) -> Reals:
    """Give the days between the middle documents of the sides, dampened; 0 where a side has no dates."""
    known = [(place, day) for place, day in enumerate(days.tolist()) if day == day]  # NaN is not itself
    found = []
    for side in sides.tolist():
        one = sorted(day for place, day in known if side[place])
        other = sorted(day for place, day in known if not side[place])
        found.append(abs(one[len(one) // 2] - other[len(other) // 2]) if one and other else 0.0)
    return np.log1p(np.array(found, dtype=np.float32)) / 5


def _worth_weighing(anew: Reals, alike: Reals) -> Flags:
    """Give the partings that the last joins suggest, and that of the strongest contrast."""
    size = len(alike)
    found: dict[bytes, Flags] = {}
    for matrix in (anew, alike):
        for join in join_by_average(matrix)[1][-TRIED:]:
            for rows in join:
                _keep(found, rows, size)
    if size >= ANEW:
        _keep(found, _contrast(anew), size)
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
    centred = anew - anew.mean(axis=0) - anew.mean(axis=1)[:, None] + anew.mean()
    _, axes = np.linalg.eigh(centred)
    side = axes[:, -1] > 0
    for _ in range(5):
        if side.all() or not side.any():
            break
        one, other = anew[side].sum(axis=0), anew[~side].sum(axis=0)
        moved = one / np.sqrt(one[side].sum() + 1e-9) > other / np.sqrt(other[~side].sum() + 1e-9)
        if (moved == side).all():
            break
        side = moved
    return np.flatnonzero(side)
