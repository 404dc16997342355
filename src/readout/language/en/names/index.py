"""Find quickly which of many names a name may be alike to, so that not every two are compared."""

from collections.abc import Iterable
from functools import lru_cache

from readout.language.en.names.people import PARTICLES
from readout.language.en.names.words import initials, name_words, skeleton

# Bearers of one key that are looked at, the newest first. A text in which more names share a sound than this
# is no report; there, some forms of one name stay apart.
MOST_ALIKE = 24


@lru_cache(maxsize=65_536)
def name_keys(name: str) -> tuple[str, ...]:
    """Give keys of which alike names share at least one: the sounds that words begin with, and initials.

    >>> sorted(set(name_keys("World Health Organization")) & set(name_keys("WHO")))
    ['=who']
    """
    words = [word for word in name_words(name) if word not in PARTICLES][:12]
    keys = {skeleton(word)[:3] for word in words}
    bare = name.replace(".", "")
    if " " in name:
        keys.add("=" + initials(name).lower())
        keys.add("=" + "".join(word[0] for word in words))
    elif bare.isupper():
        keys.add("=" + bare.lower())
    return tuple(sorted(keys))


class NameIndex:
    """Names of numbered things, by their keys.

    >>> index = NameIndex()
    >>> index.add(0, ["Lena Holm"]); index.add(1, ["Omar Khalil"])
    >>> index.alike(["Holm"])
    [0]
    """

    def __init__(self) -> None:
        """Start empty."""
        self._places: dict[str, list[int]] = {}

    def add(self, number: int, names: Iterable[str]) -> None:
        """Note the names of a thing; a thing may be added again with more."""
        for key in sorted({key for name in names for key in name_keys(name)}):
            places = self._places.setdefault(key, [])
            if not places or places[-1] != number:
                places.append(number)

    def alike(self, names: Iterable[str]) -> list[int]:
        """Give the numbers of things that may bear one of `names`, in order."""
        found: set[int] = set()
        for key in {key for name in names for key in name_keys(name)}:
            found.update(self._places.get(key, ())[-MOST_ALIKE:])
        return sorted(found)
