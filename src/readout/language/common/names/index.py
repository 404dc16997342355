"""Find quickly which of many names a name may be alike to, so that not every two are compared."""

from collections.abc import Callable, Iterable

# Bearers of one key that are looked at, the newest first. A text in which more names share a sound than this
# is no report; there, some forms of one name stay apart.
MOST_ALIKE = 24


class NameIndex:
    """Names of numbered things, by keys of which alike names share at least one.

    >>> index = NameIndex(str.split)
    >>> index.add(0, ["Lena Holm"]); index.add(1, ["Omar Khalil"])
    >>> index.alike(["Holm"])
    [0]
    """

    def __init__(self, keys: Callable[[str], Iterable[str]]) -> None:
        """Start empty; `keys` gives those of a name."""
        self._keys = keys
        self._places: dict[str, list[int]] = {}

    def add(self, number: int, names: Iterable[str]) -> None:
        """Note the names of a thing; a thing may be added again with more."""
        for key in sorted({key for name in names for key in self._keys(name)}):
            places = self._places.setdefault(key, [])
            if not places or places[-1] != number:
                places.append(number)

    def alike(self, names: Iterable[str]) -> list[int]:
        """Give the numbers of things that may bear one of `names`, in order."""
        found: set[int] = set()
        for key in {key for name in names for key in self._keys(name)}:
            found.update(self._places.get(key, ())[-MOST_ALIKE:])
        return sorted(found)
