"""Know the words by which two clauses that look the same are set apart."""

# Predicates that say nothing by themselves; what they lead to does.
COPULAS = frozenset(
    {
        "be", "become", "remain", "stay", "keep", "seem", "appear", "look", "turn", "prove", "feel", "go",
        "leave", "get", "find", "declare", "deem", "consider", "rule", "make", "pronounce", "plead",
    }
)  # fmt: skip
# A thing told of with one of these is not the one told of without.
OTHER = frozenset({"another"})
# Ordinals by their place in a row; those in figures are read as such ("21st").
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "last": -1,
}  # fmt: skip
# Nouns that an ordinal counts as time or as part, not as the thing in a row: "for the first time".
NOT_IN_ROWS = frozenset(
    {"time", "place", "hand", "instance", "half", "glance", "step", "person", "degree", "lady", "minister"}
)
# What ends an ordinal in figures.
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


def ordinal_of(word: str) -> int | None:
    """Give the place in a row that a word names; None for another word.

    >>> ordinal_of("third"), ordinal_of("21st"), ordinal_of("west")
    (3, 21, None)
    """
    if word in ORDINALS:
        return ORDINALS[word]
    figure = word[:-2]
    return int(figure) if word[-2:] in ORDINAL_ENDINGS and figure.isascii() and figure.isdigit() else None
