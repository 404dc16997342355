"""Know the function words of each language: those that bind others and name nothing themselves."""

from functools import cache

from readout.language.common.tables import table
from readout.language.common.words import comparable

# The endings that make nouns of other words (Duden, Die Grammatik: Suffigierung), with their plurals, in
# comparable form, and those of Luxembourgish that differ.
NOUN_ENDINGS = (
    *("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "ismus"),
    *("tion", "tionen", "tat", "taten", "ioun", "iounen", "heeten", "keeten"),
)
# A shorter word with such an ending may be a name ("Jung").
SHORTEST_NOUN = 6

# Languages that write the ending of a name behind an apostrophe (Türk Dil Kurumu, Yazım Kılavuzu).
APOSTROPHE_BEFORE_ENDINGS = frozenset(("tr",))


def has_function_words(language: str) -> bool:
    """Say whether a language other than English has a list.

    >>> has_function_words("de"), has_function_words("en"), has_function_words("xx")
    (True, False, False)
    """
    return language not in ("", "en") and language in _lists()


@cache
def function_words(language: str) -> frozenset[str]:
    """Give the function words of a language, comparable; for one without a list, those of English.

    Those of English are always among them: titles, bands and quotations carry them everywhere.

    >>> "der" in function_words("de"), "der" in function_words("en"), "the" in function_words("de")
    (True, False, True)
    """
    return frozenset((*_english(), *_lists().get(language, "").split()))


@cache
def determiners(language: str) -> frozenset[str]:
    """Give the words that a noun follows, in a language that gives every noun a capital; none for another.

    >>> "zum" in determiners("de"), "von" in determiners("de"), "el" in determiners("es")
    (True, False, False)
    """
    rows = [row for row in table("common/determiners.tsv") if row[0] == language]
    return frozenset(
        comparable(stem + ending)
        for _, stems, endings in rows
        for stem in stems.split()
        for ending in endings.split() or [""]
    )


@cache
def _lists() -> dict[str, str]:
    return {language: words for language, words in table("common/function_words.tsv")}  # noqa: C416 - pairs, for mypy


@cache
def _english() -> tuple[str, ...]:
    return tuple(row[0] for row in table("en/grammar_words.txt"))
