"""Know the small words and endings that do not tell one name from another."""

# A person's "name" with one of these is a name and what stands before it.
NO_NAME = frozenset({"on", "of", "the", "and", "in", "for", "at"})
# Words that do not tell one name of a thing from another.
LITTLE = frozenset({"the", "a", "an", "of", "for", "and", "in"})
# The ending of a name that has something, in a comparable form.
POSSESSIVE = "'s"


def without_possessive(words: str) -> str:
    """Give words as a page has them, without the ending of a name that has something.

    >>> without_possessive("Velmora’s"), without_possessive("Velmora")
    ('Velmora', 'Velmora')
    """
    return words.removesuffix(POSSESSIVE).removesuffix("’s")
