"""Know how common each word is among the documents that are held.

What is known beforehand stands for a hundred documents of the news, so that the first documents of a stream
are not at the mercy of each other; what is read counts beside it. A document that is let go of is counted
out again: the state is what the documents held give, and nothing else.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

from readout.language.common.stream_words import SLOTS, slot
from readout.language.common.words import comparable
from readout.language.pack.folders import each

# Documents that the prior knowledge stands for. From 50 to 300 nothing moves.
PRIOR_DOCUMENTS = 100
# Below this weight a word says nothing about the story.
LEAST_WEIGHT = 0.5

Reals = npt.NDArray[np.float32]
Slots = npt.NDArray[np.uint32]


class Commonness:
    """How many of the documents held have each word."""

    def __init__(self) -> None:
        """Begin with what is known beforehand."""
        self.documents = 0
        self._holding = _prior().copy()

    def add(self, slots: Slots) -> None:
        """Count the words of a document in."""
        self.documents += 1
        self._holding[slots] += 1.0

    def remove(self, slots: Slots) -> None:
        """Count the words of a document out."""
        self.documents -= 1
        self._holding[slots] -= 1.0

    def weights(self, slots: Slots) -> Reals:
        """Give the logarithm of how rare each word is; 0 for one that says nothing."""
        rare: Reals = np.log(np.float32(self.documents + PRIOR_DOCUMENTS + 1) / self._holding[slots])
        rare[rare < LEAST_WEIGHT] = 0.0
        return rare


@cache
def _prior() -> Reals:
    """Give how many of the documents known beforehand have each word, in the language where most have it."""
    held: Reals = np.zeros(SLOTS, dtype=np.float32)
    for language in each("meaning"):
        np.maximum(held, _prior_of(language.spread(), language.TOPICS), out=held)
    return held


def _prior_of(spread_over: Iterable[tuple[str, ...]], topics: int) -> Reals:
    """Count by a list that says in how many topics a word is; a word that it lacks is in one at most."""
    spread = np.ones(SLOTS, dtype=np.float32)
    for lemma, number in spread_over:
        place = slot(comparable(lemma))
        spread[place] = max(spread[place], float(number))
    held: Reals = (0.9 * PRIOR_DOCUMENTS * np.minimum(1.0, (spread + 1.0) / (topics + 1.0)) + 0.5).astype(
        np.float32
    )
    held[spread == 1.0] = 0.9 * PRIOR_DOCUMENTS / topics + 0.5
    return held
