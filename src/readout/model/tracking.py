"""How long work lets somebody watch: it goes through its items by way of a function that it is given."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Track(Protocol):
    """Hands the items on one by one, and may show how many have been; `what` is what to call them."""

    def __call__(self, items: Sequence[Item], what: str) -> Iterable[Item]:
        """Give the items in their order."""


def untracked(items: Sequence[Item], what: str) -> Iterable[Item]:
    """Give the items; nobody watches.

    >>> list(untracked("ab", "letters"))
    ['a', 'b']
    """
    return items
