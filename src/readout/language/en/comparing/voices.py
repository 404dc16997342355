"""Know the words that name no speaker by themselves."""

# Words that name nobody by themselves.
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "this", "that", "these", "those", "one", "others"}
)
# Words for what words stand in: they name nobody either.
_MEDIUMS = frozenset(
    {"statement", "letter", "post", "message", "tweet", "email", "memo", "note", "release", "report"}
)
# Words of a voice that do not tell it from another.
NO_NAME = (
    PRONOUNS
    | {"the", "a", "an", "his", "her", "their", "its", "of", "in", "for", "and", "at"}
    | {"mr", "mrs", "ms", "dr"}
)


def is_medium(word: str) -> bool:
    """Say whether a word is for what words stand in, be it one or several.

    >>> is_medium("Statement"), is_medium("emails"), is_medium("ministry")
    (True, True, False)
    """
    return word.lower().removesuffix("s") in _MEDIUMS
