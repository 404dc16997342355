"""Know the function words of each language: those that bind others and name nothing themselves."""

from functools import cache

from readout.language.grammar_words import GRAMMAR_WORDS
from readout.language.tables import table
from readout.language.words import comparable

# Words of German and Luxembourgish before which a noun stands and hardly ever a name: articles, pronouns that
# stand for one, prepositions grown together with one, small numbers (Duden, Die Grammatik: Artikelwörter).
_DETERMINERS = {
    "de": "der die das den dem des am ans aufs beim durchs fürs im ins übers ums vom zum zur ein kein mein "
    "dein sein ihr unser euer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "lb": "de den der dem déi d en eng engem enger dat dës dësen dësem dëser keen keng kengem all am beim um "
    "vum zum zur säin seng sengem senger hir hiren hirem mäin meng eisen eis zwee zwou dräi véier fënnef",
}
_STEMS = "ein kein mein dein sein ihr unser dies jed jen welch solch manch all viel wenig mehrer einig beid"
_ENDINGS = "e em en er es"

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
    return GRAMMAR_WORDS.union(_lists()[language].split()) if has_function_words(language) else GRAMMAR_WORDS


@cache
def determiners(language: str) -> frozenset[str]:
    """Give the words that a noun follows, in a language that gives every noun a capital; none for another.

    >>> "zum" in determiners("de"), "von" in determiners("de"), "el" in determiners("es")
    (True, False, False)
    """
    words = _DETERMINERS.get(language, "").split()
    if language == "de":
        words += [stem + ending for stem in _STEMS.split() for ending in _ENDINGS.split()]
    return frozenset(map(comparable, words))


@cache
def _lists() -> dict[str, str]:
    return {language: words for language, words in table("function_words.tsv")}  # noqa: C416 - pairs, for mypy
