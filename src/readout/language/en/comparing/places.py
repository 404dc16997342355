"""Know the words that say where: nouns for kinds of places, prepositions, what puts one place in another."""

from functools import cache

from readout.language.common.tables import table

# What a phrase that says where something happens begins with.
WHERE = frozenset({"in", "at", "on", "into", "near", "outside", "inside", "off", "by", "along", "across"})
# What stands before the larger of two places: "Orl, a town in Velmora".
LYING_IN = (" in ", " of ")


@cache
def place_nouns() -> frozenset[str]:
    """Give the nouns for kinds of places ("forest", "runway"), in dictionary form and small letters.

    >>> "runway" in place_nouns(), "statement" in place_nouns()
    (True, False)
    """
    return frozenset(row[0] for row in table("en/place_nouns.txt"))
