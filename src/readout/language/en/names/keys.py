"""Give the keys by which alike English names are found."""

from functools import lru_cache

from readout.language.common.names.spelling import initials, skeleton
from readout.language.en.names.people import PARTICLES
from readout.language.en.names.words import name_words


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
