"""Measure ways of parting documents into two sides, many at once, and weigh what is measured."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from readout.group.weighing.likeness import Table
from readout.group.weighing.products import multiply

Reals = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]

# From so many documents on, words can be weighed anew.
SOME = 4
# Below so many, what is known of few documents still counts, for so much. In draws of a tenth to a third of
# two corpora together, with stories of two or three reports, B-cubed F1 is .003 to .009 higher with it than
# without (the mean of eight draws), and another .003 to .009 with 0.6; over all of both, with stories of ten,
# nothing moves.
MANY = 8
OF_FEW = 0.3
# What is measured of a parting into two sides, and what it counts for in favour of it: for a few documents,
# and for many. By logistic regression over partings of groups of every size from two corpora of very
# different kind (short texts, two look-alike events a topic; whole articles), the right ones known; the
# weights for many also from these texts cut to 1,600, 800, 400 and 200 characters and without titles. On what
# they were fitted to, B-cubed F1 is .926 and .980, and .907 and .939 in the mean over whole and cut texts.
# `tools/fit_stories.py` fits weights for many in this way: they differ from these, yet do no better (.901 and
# .931 in the mean). Held out, a fifth of the topics at a time, they give .893 and .910 in the mean, and .869
# and .868 where they are fitted to whole texts alone; fitted to one corpus and measured on the other, .854
# and .902 (see docs/measurements.md). The measures themselves, too, were chosen on these corpora, so expect
# less than .907 and .939 on other texts. Weights for few that are fitted to cut texts, too, join .07 to .15
# of 40 documents of as many topics. The days count about the same for few as for many: only one of the
# corpora has dates, so that few cannot tell what they are worth.
WEIGHTS: dict[str, tuple[float, float]] = {
    "across": (0.0, -2.5),  # how alike the sides are, words weighed anew
    "inside": (0.0, 1.69),  # how alike the documents of a side are, words weighed anew
    "alike": (-4.43, -0.16),  # how alike the sides are, document by document
    "close": (0.85, 2.29),  # how alike the documents of a side are
    "whole": (1.74, -4.75),  # how alike the sides are, each taken as a whole
    "own names": (0.33, 2.83),  # names of one side that the other lacks; of the side with less of them
    "same names": (-1.85, -3.5),  # names that both sides carry
    "name balance": (-1.4, 2.01),  # shared names against own ones
    "small": (0.0, 1.02),  # the documents of the smaller side
    "large": (-0.04, 1.53),  # all documents
    "own figures": (2.55, 5.33),
    "titles": (-0.99, -2.9),  # how alike the titles are
    "days": (0.44, 0.39),  # between the middle documents of the sides
    "across to inside": (0.0, 0.44),
    "alike to close": (0.08, 2.41),
    "single": (0.0, 0.57),  # whether the smaller side is one document, or little more
    "same figures": (-0.71, -3.69),
    "names": (-2.78, 1.03),  # how alike the names are, those of the text and those of the title
    "names to inside": (-0.02, 0.13),
    "figures": (-1.76, -0.8),  # how alike the figures are
    # Whether the sides speak of different years and were published far apart: last year's summit, and this
    # year's. Set by hand, as no corpus here has such pairs. Without it mean F1 on whole and cut articles is
    # .942, with these weights .939, with 2 for many .930; on whole ones .980, and .974 from 1 for many on.
    "other time": (1.0, 0.5),
    # Whether each side is two documents or more of a few days, and long lies between: last year's summit and
    # this year's, where neither says its year. Set by hand: two summits of two short reports each are told
    # apart from 2.5 on; B-cubed F1 on whole articles is .963 without it and .980 from 1 to 4.
    "bursts": (3.0, 3.0),
    # Whether no document of one side shares more than one word of weight with any of the other: a place or a
    # name is no event. Set by hand: of 9,556 pairs of one event that are alike at all, cut to 200 or 400
    # characters, 42 share so little; of 5,420 pairs of different topics, 602. From 0 to 6 no figure on the
    # corpora moves; of 40 documents of as many topics, cut to 200 characters, .022 are joined without it and
    # .008 with it; invented short notes that share a place alone are told apart from 3 on.
    "one word": (4.0, 4.0),
}
# From so many days on, two reports that speak of different years are of different times.
FAR_DAYS = 120
# Two bursts lie apart by so many times the days of the longer one.
BURST = 4
BIAS = (3.06, -6.84)
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


def score(measures: Reals, sizes: Sequence[int]) -> Reals:
    """Give what speaks for each parting, of so many documents."""
    known = {size: weights_for(size) for size in set(sizes)}
    weights = np.array([known[size][0] for size in sizes])
    scores: Reals = np.einsum("ij,ij->i", measures, weights) + [known[size][1] for size in sizes]
    return scores


def measure(table: Table, anew: Reals, one: Flags, other: Flags) -> Reals:
    """Measure ways of parting some of the documents of a table; gives a row each, in the order of `WEIGHTS`.

    Args:
        table: the documents.
        anew: how alike each two documents are with the words weighed anew, at least for `SOME`.
        one: for each parting and each document of the table whether it is on the one side.
        other: whether it is on the other. Documents on neither side are not looked at.
    """
    one_side, other_side = one.astype(np.float32), other.astype(np.float32)
    many, more = one_side.sum(axis=1), other_side.sum(axis=1)
    size, small = many + more, np.minimum(many, more)
    is_some, is_many = size >= SOME, size >= MANY
    means, insides, whole = _compare(_stack(table, anew), one_side, other_side)
    across, inside = means[2] * is_some, insides[2] * is_some
    names, named = means[3] * ~is_many, insides[3] * ~is_many
    own_names, same_names = _own(table.own_names, one_side, other_side, NAMES)
    own_figures, same_figures = _own(table.own_figures, one_side, other_side, FIGURES)
    days, are_bursts = _days_between(table.days, one, other)
    columns = {
        "across": across,
        "inside": inside,
        "alike": means[0],
        "close": insides[0],
        "whole": whole,
        "own names": own_names,
        "same names": same_names,
        "name balance": same_names / (same_names + own_names + 1 / SCALE),
        "small": np.log(small),
        "large": np.log(size),
        "own figures": own_figures,
        "titles": means[1],
        "days": days,
        "across to inside": across / (inside + 0.02),
        "alike to close": means[0] / (insides[0] + 0.02),
        "single": 1 / small,
        "same figures": same_figures,
        "names": names,
        "names to inside": names / (named + 0.02),
        "figures": means[4] * ~is_many,
        "other time": _other_years(table.years, one_side, other_side) * (days > np.log1p(FAR_DAYS) / 5),
        "one word": means[5] == 0,
        "bursts": are_bursts,
    }
    return np.stack([columns[name] for name in WEIGHTS], axis=1)


def _stack(table: Table, anew: Reals) -> Reals:
    return np.stack(
        [table.alike, table.titles_alike, anew, table.names_alike, table.figures_alike, table.share_more]
    )


def _compare(matrices: Reals, one: Reals, other: Reals) -> tuple[Reals, Reals, Reals]:
    """Give for each matrix the mean between the sides, and the mean inside them.

    What comes last is how alike the sides are as wholes, by the first matrix.
    """
    many, more = one.sum(axis=1), other.sum(axis=1)
    to_one, to_other = one @ matrices, other @ matrices
    across = np.einsum("mij,ij->mi", to_one, other)
    of_one, of_other = np.einsum("mij,ij->mi", to_one, one), np.einsum("mij,ij->mi", to_other, other)
    pairs = many * (many - 1) + more * (more - 1)
    inside = np.where(pairs > 0, (of_one + of_other - many - more) / np.maximum(pairs, 1), ALONE)
    whole = across[0] / np.maximum(np.sqrt(of_one[0] * of_other[0]), 1e-9)
    return across / (many * more), inside, whole


def _own(weights: Reals, one: Reals, other: Reals, number: int) -> tuple[Reals, Reals]:
    """Give the weight of the words that one side alone carries, of the side with less, and of shared ones."""
    share = multiply(one, weights) / one.sum(axis=1)[:, None]
    rest = multiply(other, weights) / other.sum(axis=1)[:, None]
    apart = share - rest
    own = np.minimum(_heaviest(apart, number), _heaviest(-apart, number))
    return own / SCALE, _heaviest(np.minimum(share, rest), number) / SCALE


def _other_years(years: Flags, one: Reals, other: Reals) -> Reals:
    ours, theirs = one @ years, other @ years
    both = (ours.sum(axis=1) > 0) & (theirs.sum(axis=1) > 0)
    result: Reals = (both & (np.minimum(ours, theirs).sum(axis=1) == 0)).astype(np.float32)
    return result


def _heaviest(values: Reals, number: int) -> Reals:
    if values.shape[1] > number:
        values = np.partition(values, values.shape[1] - number, axis=1)[:, -number:]
    result: Reals = np.maximum(values, 0).sum(axis=1)
    return result


def _days_between(days: Reals, one: Flags, other: Flags) -> tuple[Reals, Flags]:
    """Give the days between the middle documents of the sides, dampened, and whether they are two bursts.

    Where a side has no dates there are no days between, and no bursts.
    """
    order = np.argsort(days, kind="stable")[: len(days) - np.count_nonzero(np.isnan(days))]
    if not len(order):
        return np.zeros(len(one), dtype=np.float32), np.zeros(len(one), dtype=bool)
    ordered = days[order]
    both = np.stack([_along(ordered, side[:, order]) for side in (one, other)], axis=1)
    many, first, middle, last = both
    apart = np.where(many.min(axis=0) > 0, np.abs(middle[0] - middle[1]), 0.0)
    gap = np.maximum(first[1] - last[0], first[0] - last[1])
    longest = (last - first).max(axis=0)
    are_bursts: Flags = (many.min(axis=0) > 1) & (gap > np.maximum(FAR_DAYS, BURST * longest))
    return np.log1p(apart).astype(np.float32) / 5, are_bursts


def _along(days: Reals, sides: Flags) -> Reals:
    """Give of each side how many of its documents have a day, and the first, middle and last day."""
    counted = np.cumsum(sides, axis=1)
    many = counted[:, -1]
    first, middle = (days[(counted > place[:, None]).argmax(axis=1)] for place in (0 * many, many // 2))
    last = days[(counted == many[:, None]).argmax(axis=1)]
    return np.stack([many, first, middle, last])
