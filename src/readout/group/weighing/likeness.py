"""Say how alike documents are, all of a few at once, as a matrix.

Each document is its words, each weighed by how often it counts here and how rare it is everywhere. Documents
in different languages share only names and figures, so those alone are compared, and must do more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from readout.group.weighing.commonness import Commonness
from readout.group.weighing.products import gram
from readout.group.weighing.profile import IN_TITLE, IS_FIGURE, IS_NAME, IS_YEAR, STEPS, Profile

# A name or a figure that two languages share is no accident, but half of what is told is in other words.
ACROSS_LANGUAGES = 0.6
# Words of so much weight say something about the story: about one in five documents has them, or fewer.
SOME_WEIGHT = 1.5

Reals = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Table:
    """A few documents, one a row, and all of their words of weight, one a column.

    Attributes:
        words: the words, as slots.
        counts: how often each word counts in each document. Words that one document alone has and that are
            neither names nor figures tell nothing once the likeness is known, and are left out.
        rarity: the weight of each word.
        is_name: for each word, whether the documents that have it mostly write it as a name.
        is_figure: for each word, whether it is a figure.
        own_names: the weight of each name in each document that has it.
        own_figures: the same of the figures.
        years: for each document and each year that is mentioned at all, whether it mentions it.
        alike: how alike each two documents are: the cosine of their weighed words.
        titles_alike: the same of their titles.
        share_more: whether each two documents share more than one word of some weight.
        days: the day of publication of each, NaN when it does not say.
    """

    words: npt.NDArray[np.uint32]
    counts: Reals
    rarity: Reals
    is_name: Flags
    is_figure: Flags
    own_names: Reals
    own_figures: Reals
    years: Flags
    alike: Reals
    titles_alike: Reals
    names_alike: Reals
    figures_alike: Reals
    share_more: Reals
    days: Reals


def tabulate(profiles: Sequence[Profile], commonness: Commonness) -> Table:
    """Lay the words of a few documents out as a table."""
    slots = np.frombuffer(b"".join([profile.slots for profile in profiles]), dtype=np.uint32)
    values = np.frombuffer(b"".join([profile.counts for profile in profiles]), dtype=np.uint8)
    marks = np.frombuffer(b"".join([profile.marks for profile in profiles]), dtype=np.uint8)
    rows = np.repeat(np.arange(len(profiles)), [len(profile.counts) for profile in profiles])
    words, columns = np.unique(slots, return_inverse=True)
    rarity = commonness.weights(words)
    place = np.cumsum(rarity > 0) - 1
    kept = rarity[columns] > 0
    rows, columns, values, marks = rows[kept], place[columns[kept]], values[kept], marks[kept]
    words, rarity = words[rarity > 0], rarity[rarity > 0]
    counts = np.zeros((len(profiles), len(rarity)), dtype=np.float32)
    counts[rows, columns] = values * np.float32(1 / STEPS)
    titles = np.zeros_like(counts)
    titles[rows, columns] = marks & IN_TITLE != 0
    holding = np.bincount(columns, minlength=len(rarity))
    named = np.bincount(columns, marks & IS_NAME != 0, len(rarity))
    is_figure = np.bincount(columns, marks & IS_FIGURE != 0, len(rarity)) > 0
    is_year = np.bincount(columns, marks & IS_YEAR != 0, len(rarity)) > 0
    is_name = (2 * named >= holding) & ~is_figure
    alike = cosines(counts * rarity)
    languages = np.array([profile.language for profile in profiles])
    if len(set(languages.tolist()) - {""}) > 1:
        told = is_name | is_figure
        across = ACROSS_LANGUAGES * cosines(counts[:, told] * rarity[told])
        alike = np.where(languages[:, None] == languages[None, :], alike, across)
    days = [np.nan if profile.day is None else profile.day for profile in profiles]
    names, figures = counts[:, is_name], counts[:, is_figure]
    in_title = titles.any(axis=0)
    telling = (holding >= 2) | is_name | is_figure
    return Table(
        words=words[telling],
        counts=counts[:, telling],
        rarity=rarity[telling],
        is_name=is_name[telling],
        is_figure=is_figure[telling],
        own_names=(names > 0) * rarity[is_name],
        own_figures=(figures > 0) * rarity[is_figure],
        years=counts[:, is_year] > 0,
        alike=alike,
        titles_alike=cosines(titles[:, in_title] * rarity[in_title]),
        names_alike=cosines(names * rarity[is_name]),
        figures_alike=cosines(figures * rarity[is_figure]),
        share_more=(gram((counts[:, rarity >= SOME_WEIGHT] > 0).astype(np.float32)) > 1).astype(np.float32),
        days=np.array(days, dtype=np.float32),
    )


def cosines(weights: Reals) -> Reals:
    """Give the cosine of each two rows; 0 for a row of nothing."""
    lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
    weights = weights / np.maximum(lengths, 1e-9)[:, None]
    return gram(weights)
