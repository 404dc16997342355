"""Find the documents held that may be near a new one, without comparing all pairs."""

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import neg

import numpy as np

# The latest holders of a key that are remembered. When there are twice as many, the older ones are forgotten:
# what has so many holders tells little, and of those the latest are the likeliest.
REMEMBERED = 32
# Up to so many are summed one by one, which then takes less time than setting out the sum for arrays.
FEW = 100


class Postings:
    """Which documents hold each key.

    >>> postings = Postings()
    >>> postings.add(1, [7, 8])
    >>> postings.add(2, [7, 9])
    >>> postings.heaviest([7, 9], [2.0, 1.0], 1)
    [2]
    """

    def __init__(self) -> None:
        """Begin without documents."""
        self._holders: dict[int, list[int]] = {}

    def add(self, document: int, keys: Iterable[int]) -> None:
        """Note that a document holds each key."""
        for key in keys:
            holders = self._holders.get(key)
            if holders is None:
                self._holders[key] = [document]
            else:
                holders.append(document)
                if len(holders) >= 2 * REMEMBERED:
                    del holders[:REMEMBERED]

    def remove(self, document: int, keys: Iterable[int]) -> None:
        """Forget a document."""
        for key in keys:
            holders = self._holders.get(key)
            if holders is None or document not in holders:
                continue
            holders.remove(document)
            if not holders:
                del self._holders[key]

    def heaviest(self, keys: Iterable[int], weights: Sequence[float], number: int) -> list[int]:
        """Give the documents whose keys weigh most together; of two with the same the earlier first.

        Args:
            keys: what is looked for.
            weights: of each key.
            number: how many documents are wanted at most.
        """
        get = self._holders.get
        holders = [get(key, ()) for key in keys]
        many = [len(documents) for documents in holders]
        total = sum(many)
        if total > FEW:
            documents, places = np.unique(
                np.fromiter(chain.from_iterable(holders), np.int64, total), return_inverse=True
            )
            sums = np.bincount(places, np.repeat(weights, many))
            best: list[int] = documents[np.argsort(-sums, kind="stable")[:number]].tolist()
            return best
        found: dict[int, float] = {}
        for some, weight in zip(holders, weights, strict=True):
            for document in some:
                found[document] = found.get(document, 0.0) + weight
        ordered = sorted(zip(map(neg, found.values()), found, strict=True))
        return [document for _, document in ordered[:number]]
