"""Know the nouns for kinds of places: "forest", "courtroom", "runway"."""

from functools import cache

from readout.language.common.tables import table


@cache
def place_nouns() -> frozenset[str]:
    """Give the nouns, in dictionary form and small letters.

    >>> "runway" in place_nouns(), "statement" in place_nouns()
    (True, False)
    """
    return frozenset(row[0] for row in table("en/place_nouns.txt"))
