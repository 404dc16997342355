"""Keep the heaviest words of each document held, all in one table, so that many are compared at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# The heaviest words of a document that are compared.
KNOWN_BY = 80
# Rows of a table to begin with; each time it is full it doubles.
FIRST_ROWS = 256

Words = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Keys:
    """The heaviest words of a document when it came, the heaviest first.

    Attributes:
        words: they, as slots; `KNOWN_BY` at most.
        weights: the share that each has of the length of all of the document's words.
    """

    words: Words
    weights: Weights


class KeyTable:
    """The keys of many documents, a row each.

    >>> table = KeyTable()
    >>> table.add(7, Keys(np.array([3, 4], dtype=np.uint32), np.array([0.8, 0.6], dtype=np.float32)))
    >>> table.rows([7])[0][0, :2].tolist(), table.remove(7).tolist(), 7 in table
    ([3, 4], [3, 4], False)
    """

    def __init__(self) -> None:
        """Begin without documents."""
        self._row_of: dict[int, int] = {}
        self._free: list[int] = []
        self._words = np.zeros((FIRST_ROWS, KNOWN_BY), dtype=np.uint32)
        # What lies behind the words of a row weighs nothing.
        self._weights = np.zeros((FIRST_ROWS, KNOWN_BY), dtype=np.float32)

    def __contains__(self, document: int) -> bool:
        """Tell whether a document has a row."""
        return document in self._row_of

    def add(self, document: int, keys: Keys) -> None:
        """Give a document a row."""
        row = self._free.pop() if self._free else len(self._row_of)
        if row == len(self._words):
            self._words = np.concatenate((self._words, np.zeros_like(self._words)))
            self._weights = np.concatenate((self._weights, np.zeros_like(self._weights)))
        self._row_of[document] = row
        many = len(keys.words)
        self._words[row, :many] = keys.words
        self._weights[row, :many] = keys.weights
        self._weights[row, many:] = 0

    def remove(self, document: int) -> Words:
        """Take the row from a document; give its words."""
        row = self._row_of.pop(document)
        self._free.append(row)
        return self._words[row, : np.count_nonzero(self._weights[row])].copy()

    def rows(self, documents: Sequence[int]) -> tuple[Words, Weights]:
        """Give the words and the weights of some documents, a row each; past the last word weights are 0."""
        rows = [self._row_of[document] for document in documents]
        return self._words.take(rows, axis=0), self._weights.take(rows, axis=0)
