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
from readout.group.products import multiply
from readout.group.trees import join_by_average

Reals = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

# From so many documents on, words can be weighed anew.
SOME = 4
# Below so many, what is known of few documents still counts, for so much. Without it B-cubed F1 on sets with
# stories of two or three reports is .92, with it .93; on sets with stories of ten nothing moves.
MANY = 8
OF_FEW = 0.3
# What is measured of a parting into two sides, and what it counts for in favour of it: for a few documents,
# and for many. By logistic regression over 39,000 partings of groups of every size from two corpora of very
# different kind (short texts, two look-alike events a topic; whole articles), the right ones known; B-cubed
# F1 with a fifth of the events kept out each time is .971 and .951. But these measures are the best of six
# choices compared by that same figure on the same sets, so expect less on other texts. The days count the
# same for few as for many: only one of the corpora has dates, so that few cannot tell what they are worth.
WEIGHTS: dict[str, tuple[float, float]] = {
    "across": (0.0, 0.65),  # how alike the sides are, words weighed anew
    "inside": (0.0, 3.94),  # how alike the documents of a side are, words weighed anew
    "alike": (-4.43, -3.99),  # how alike the sides are, document by document
    "close": (0.85, 0.3),  # how alike the documents of a side are
    "whole": (1.74, -3.66),  # how alike the sides are, each taken as a whole
    "own names": (0.33, 1.31),  # names of one side that the other lacks; of the side with less of them
    "same names": (-1.85, -3.07),  # names that both sides carry
    "name balance": (-1.4, 2.01),  # shared names against own ones
    "small": (0.0, 1.18),  # the documents of the smaller side
    "large": (-0.04, 1.75),  # all documents
    "own figures": (2.55, 5.82),
    "titles": (-0.99, -1.28),  # how alike the titles are
    "days": (0.44, 0.44),  # between the middle documents of the sides
    "across to inside": (0.0, -0.26),
    "alike to close": (0.08, 2.12),
    "single": (0.0, 1.3),  # whether the smaller side is one document, or little more
    "same figures": (-0.71, 0.0),
    "names": (-2.78, 0.0),  # how alike the names are, those of the text and those of the title
    "names to inside": (-0.02, 0.0),
    "figures": (-1.76, 0.0),  # how alike the figures are
    # Whether the sides speak of different years and were published far apart: last year's summit, and this
    # year's. Set by hand, as no corpus here has such pairs. With these weights no figure on the corpora
    # moves; from 2 on B-cubed F1 on whole articles falls by .006 to .011, so larger ones do harm.
    "other time": (1.0, 0.5),
}
# From so many days on, two reports that speak of different years are of different times.
FAR_DAYS = 120
BIAS = (3.06, -6.94)
# What speaks for two events must exceed this. From 0 to 0.75 the figures above move by .02.
THRESHOLD = 0.5
# So many of the last joins of a tree are tried as partings.
TRIED = 4
# Steps of the power method towards the strongest contrast: enough to tell the sides.
TURNS = 16
# Names and figures that are counted on each side.
NAMES, FIGURES = 6, 3
# How alike documents are taken to be where there is but one.
ALONE = 0.2
# Measures are scaled to lie between 0 and about 1.
SCALE = 20.0

_WEIGHTS = np.array(list(WEIGHTS.values())).T


def weights_for(documents: int) -> tuple[Reals, float]:
    """Give what the measures count for, and what is added, for so many documents."""
    few = 1.0 if documents < SOME else OF_FEW if documents < MANY else 0.0
    weights: Reals = few * _WEIGHTS[0] + (1 - few) * _WEIGHTS[1]
    return weights, few * BIAS[0] + (1 - few) * BIAS[1]


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
    weights, bias = weights_for(len(rows))
    scores = measures @ weights + bias
    for place in np.argsort(-scores, kind="stable"):
        yield Parting(sides[place], float(scores[place]), measures[place])


def partings(table: Table, rows: Rows) -> tuple[Flags, Reals]:
    """Give the ways of parting the documents that are worth weighing, and what is measured of each."""
    part = _part(table, rows)
    sides = _worth_weighing(part.anew, part.alike[0])
    return sides, _measure(part, sides)


def measure_sides(table: Table, sides: Flags) -> Reals:
    """Measure given ways of parting all of the documents of a table."""
    return _measure(_part(table, np.arange(len(table.counts))), sides)


def _part(table: Table, rows: Rows) -> "_Part":
    is_all = len(rows) == len(table.counts)
    few, many = len(rows) < SOME, len(rows) >= MANY
    alike = [table.alike, table.titles_alike]
    if not many:
        alike += [table.names_alike, table.figures_alike]
    if not is_all:
        square = np.ix_(rows, rows)
        alike = [matrix[square] for matrix in alike]
    if not few:
        alike.append(_weighed_anew(table, rows))
    return _Part(
        alike=np.stack(alike),
        anew=alike[0] if few else alike[-1],
        own_names=_of(table.own_names, rows),
        own_figures=_of(table.own_figures, rows),
        years=table.years[rows].astype(np.float32),
        days=table.days[rows],
    )


def _of(weights: Reals, rows: Rows) -> Reals:
    """Give the weights of the words that the documents in `rows` have."""
    if len(rows) == len(weights):
        return weights
    weights = weights[rows]
    return weights[:, weights.any(axis=0)]


def _weighed_anew(table: Table, rows: Rows) -> Reals:
    """Give how alike the documents are by the words that only some of them have."""
    counts = table.counts[rows]
    holding = np.count_nonzero(counts, axis=0)
    shared = np.flatnonzero(holding >= 2)
    few = np.log((len(rows) + 0.5) / holding[shared])
    return cosines(counts[:, shared] * (table.rarity[shared] * few))


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a table that is looked at.

    Attributes:
        alike: how alike the documents are, as a stack: by all words; by titles; for less than `MANY`
            by names and by figures; from `SOME` on by words weighed anew.
        anew: by words weighed anew, or by all words for fewer.
        own_names: the weight of each name in each document that has it.
        own_figures: the same of the figures.
        years: for each document and each year, whether it mentions it.
        days: the day of publication of each.
    """

    alike: Reals
    anew: Reals
    own_names: Reals
    own_figures: Reals
    years: Reals
    days: Reals


def _measure(part: _Part, sides: Flags) -> Reals:
    """Measure each way of parting."""
    one = sides.astype(np.float32)
    other = 1 - one
    size = len(part.anew)
    days = _days_between(part.days, sides)
    is_far = days > np.log1p(FAR_DAYS) / 5
    nothing = np.zeros(len(sides), dtype=np.float32)
    means, insides, whole = _compare(part.alike, one, other)
    alike, close = means[0], insides[0]
    across, inside = (nothing, nothing) if size < SOME else (means[-1], insides[-1])
    names, named = (nothing, nothing) if size >= MANY else (means[2], insides[2])
    own_names, same_names = _own(part.own_names, one, NAMES)
    own_figures, same_figures = _own(part.own_figures, one, FIGURES)
    small = np.minimum(one.sum(axis=1), other.sum(axis=1))
    columns = {
        "across": across,
        "inside": inside,
        "alike": alike,
        "close": close,
        "whole": whole,
        "own names": own_names,
        "same names": same_names,
        "name balance": same_names / (same_names + own_names + 1 / SCALE),
        "small": np.log(small),
        "large": nothing + np.log(size),
        "own figures": own_figures,
        "titles": means[1],
        "days": days,
        "across to inside": across / (inside + 0.02),
        "alike to close": alike / (close + 0.02),
        "single": 1 / small,
        "same figures": same_figures,
        "names": names,
        "names to inside": names / (named + 0.02),
        "figures": nothing if size >= MANY else means[3],
        "other time": _other_years(part.years, one, other) * is_far if is_far.any() else nothing,
    }
    return np.stack([columns[name] for name in WEIGHTS], axis=1)


def _compare(matrices: Reals, one: Reals, other: Reals) -> tuple[Reals, Reals, Reals]:
    """Give for each matrix the mean between the sides, and the mean inside them.

    What comes last is how alike the sides are as wholes, by the first matrix.
    """
    many, more = one.sum(axis=1), other.sum(axis=1)
    to_one, to_other = one @ matrices, other @ matrices
    across = (to_one * other).sum(axis=2)
    of_one, of_other = (to_one * one).sum(axis=2), (to_other * other).sum(axis=2)
    pairs = many * (many - 1) + more * (more - 1)
    inside = np.where(pairs > 0, (of_one + of_other - many - more) / np.maximum(pairs, 1), ALONE)
    whole = across[0] / np.maximum(np.sqrt(of_one[0] * of_other[0]), 1e-9)
    return across / (many * more), inside, whole


def _own(weights: Reals, one: Reals, number: int) -> tuple[Reals, Reals]:
    """Give the weight of the words that one side alone carries, of the side with less, and of shared ones."""
    many = one.sum(axis=1)[:, None]
    share = multiply(one, weights)
    rest = (weights.sum(axis=0) - share) / (len(weights) - many)
    share /= many
    apart = share - rest
    own = np.minimum(_heaviest(apart, number), _heaviest(-apart, number))
    return own / SCALE, _heaviest(np.minimum(share, rest), number) / SCALE


def _other_years(years: Reals, one: Reals, other: Reals) -> Reals:
    ours, theirs = one @ years, other @ years
    both = (ours.sum(axis=1) > 0) & (theirs.sum(axis=1) > 0)
    result: Reals = (both & (np.minimum(ours, theirs).sum(axis=1) == 0)).astype(np.float32)
    return result


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
    if size < SOME:
        # One against the other, or each against the other two.
        return np.eye(size, dtype=bool)[: size if size > 2 else size - 1]
    found: dict[bytes, Flags] = {}
    for matrix in (anew, alike):
        for join in join_by_average(matrix)[1][-TRIED:]:
            for rows in join:
                _keep(found, rows, size)
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
    axis = centred[np.einsum("ij,ij->i", centred, centred).argmax()]
    for _ in range(TURNS):
        axis = centred @ axis
        axis = axis / max(float(np.sqrt(axis @ axis)), 1e-9)
    side = axis > 0
    for _ in range(5):
        if side.all() or not side.any():
            break
        one, other = anew[side].sum(axis=0), anew[~side].sum(axis=0)
        moved = one / np.sqrt(one[side].sum() + 1e-9) > other / np.sqrt(other[~side].sum() + 1e-9)
        if (moved == side).all():
            break
        side = moved
    return np.flatnonzero(side)
