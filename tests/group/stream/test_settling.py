"""Which earlier event of its family an event goes on from, by likenesses given by hand."""

import numpy as np
import pytest

from readout.group.stream.settling import _follow
from readout.group.weighing.likeness import Table

Pairs = dict[tuple[int, int], float]


def table(documents: int, alike: Pairs, names_alike: Pairs) -> Table:
    """Give documents of which only how much they and their names are alike is known."""

    def matrix(pairs: Pairs) -> np.ndarray:
        found = np.eye(documents, dtype=np.float32)
        for (one, other), likeness in pairs.items():
            found[one, other] = found[other, one] = likeness
        return found

    row, words = np.zeros((documents, 0), dtype=np.float32), np.zeros(0, dtype=np.uint32)
    flags = np.zeros(0, dtype=np.bool_)
    return Table(
        words=words,
        counts=row,
        rarity=words.astype(np.float32),
        is_name=flags,
        is_figure=flags,
        own_names=row,
        own_figures=row,
        years=row > 0,
        alike=matrix(alike),
        titles_alike=matrix({}),
        names_alike=matrix(names_alike),
        figures_alike=matrix({}),
        share_more=matrix({}),
        days=np.full(documents, np.nan, dtype=np.float32),
    )


@pytest.mark.parametrize(
    ("families", "alike", "names_alike", "follows"),
    [
        pytest.param([[[0], [1]]], {(0, 1): 0.2}, {(0, 1): 0.25}, {1: 0}, id="just alike"),
        pytest.param([[[0], [1]]], {(0, 1): 0.19}, {(0, 1): 0.9}, {}, id="not alike"),
        pytest.param([[[0], [1]]], {(0, 1): 0.9}, {(0, 1): 0.24}, {}, id="about other names"),
        pytest.param(
            [[[0], [1], [2]]],
            {(0, 2): 0.25, (1, 2): 0.4},
            {(0, 2): 0.5, (1, 2): 0.5},
            {2: 1},
            id="the likest of two",
        ),
        pytest.param(
            [[[0], [1], [2]]],
            {(0, 2): 0.25, (1, 2): 0.4},
            {(0, 2): 0.5, (1, 2): 0.1},
            {2: 0},
            id="the likest about the same names",
        ),
        pytest.param(
            [[[0], [1], [2]]],
            {(0, 1): 0.3, (1, 2): 0.3},
            {(0, 1): 0.5, (1, 2): 0.5},
            {1: 0, 2: 1},
            id="one after the other",
        ),
        pytest.param(
            [[[2, 3], [1, 0]]],
            {(0, 2): 0.4, (0, 3): 0.4, (1, 2): 0.1, (1, 3): 0.1},
            {(0, 2): 0.5, (0, 3): 0.5, (1, 2): 0.1, (1, 3): 0.1},
            {2: 0},
            id="on average over their documents, known by the first of each",
        ),
        pytest.param([[[0]], [[1]]], {(0, 1): 0.9}, {(0, 1): 0.9}, {}, id="of two families"),
        pytest.param([[[0]], [[1], [2]]], {(1, 2): 0.9}, {(1, 2): 0.9}, {2: 1}, id="in the second family"),
    ],
)
def test_an_event_goes_on_from_the_earlier_one_that_it_and_its_names_are_most_like(
    families: list[list[list[int]]], alike: Pairs, names_alike: Pairs, follows: dict[int, int]
) -> None:
    assert _follow(table(4, alike, names_alike), families) == follows
