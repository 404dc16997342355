"""Find the documents held that may be near a new one, without comparing all pairs."""

from collections.abc import Iterable

# The latest holders of a key that are remembered. When there are twice as many, the older ones are forgotten:
# what has so many holders tells little, and of those the latest are the likeliest.
REMEMBERED = 32


class Postings:
    """Which documents hold each key.

    >>> postings = Postings()
    >>> postings.add(1, [7, 8])
    >>> postings.weigh([7, 9], [2.0, 1.0])
    {1: 2.0}
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

    def weigh(self, keys: Iterable[int], weights: Iterable[float]) -> dict[int, float]:
        """Give for each document that holds any of the keys the sum of the weights of those it holds."""
        found: dict[int, float] = {}
        get = self._holders.get
        for key, weight in zip(keys, weights, strict=True):
            for document in get(key, ()):
                found[document] = found.get(document, 0.0) + weight
        return found
