"""Compare descriptions: what is said with a noun, and nouns that stand for a country's institution."""

from collections.abc import Iterable, Sequence
from functools import cache

from readout.language.common.names.known import Described, DescribedSort
from readout.language.common.names.spelling import fold
from readout.language.common.tables import table
from readout.language.en.names.people import is_plural, title_kind
from readout.language.en.names.places import country, demonym_country

# Nouns for whoever rules, once the country is said.
RULERS = frozenset(["president", "leader", "dictator", "ruler", "strongman", "premier"])
# Offices of which a country has one holder, whom every report names.
SINGLE = RULERS | {"prime", "pm", "chancellor", "king", "queen", "emperor", "empress", "pope"}
# Said with a noun without changing whom it means.
EMPTY = frozenset(
    [
        "the",
        "this",
        "that",
        "former",
        "then",
        "ex",
        "-",
        "'s",
        "’s",
        "'",
        "’",
        "of",
        "a",
        "an",
        "own",
        "new",
        "late",
    ]
    + ["his", "her", "their", "its", "country"]
)
_LONGEST_COUNTRY = 3


def said_words(words: Iterable[str]) -> set[str]:
    """Give the words of a description as they compare: lower case, a country for its people.

    >>> sorted(said_words(["the", "Costa", "Rican", "interior"])), sorted(said_words(["U.S."]))
    (['Costa Rica', 'interior', 'the'], ['United States'])
    """
    listed = list(words)
    found, at = set(), 0
    while at < len(listed):
        for size in range(_LONGEST_COUNTRY, 0, -1):
            phrase = " ".join(listed[at : at + size])
            place = country(phrase) or demonym_country(phrase)
            if place or size == 1:
                found.add(place or phrase.lower())
                at += size
                break
    return found


def said_in(phrase: str) -> set[str]:
    """Give the words of a phrase as they compare, without the marks of possession.

    >>> sorted(said_in("Norway's Oslo-based firm"))
    ['Norway', 'based', 'firm', 'oslo']
    """
    return said_words(_words(phrase))


def _words(phrase: str) -> list[str]:
    return phrase.replace("'s", " ").replace("’s", " ").replace("-", " ").split()


@cache
def _institutions() -> dict[tuple[str, ...], str]:
    return {tuple(noun.split()): row[0] for row in table("en/institutions.tsv") for noun in row[1].split("|")}


@cache
def _institution_heads() -> frozenset[str]:
    return frozenset(noun[-1] for noun in _institutions())


def is_institution(word: str) -> bool:
    """Say whether a word in lower case is the last of a noun that stands for an institution.

    >>> is_institution("ministry"), is_institution("minister")
    (True, False)
    """
    return word in _institution_heads()


def described(phrase: str) -> Described | None:
    """Give what a phrase describes: an institution or the holder of a title; None for neither.

    >>> described("An Israeli military court")
    Described(kind='court', country='Israel', words=frozenset({'military'}), sort='institution')
    >>> described("the Norwegian prime minister").kind, described("the harbour")
    ('prime minister', None)
    """
    words = _words(phrase)
    if not words:
        return None
    kind, size = _kind(tuple(fold(word) for word in words))
    if not kind:
        return None
    said = said_words(words[: len(words) - size]) - EMPTY
    places = sorted(word for word in said if country(word) and word[:1].isupper())
    return Described(kind, places[0] if places else "", frozenset(said - set(places)), _sort(kind))


@cache
def _sort(kind: str) -> DescribedSort:
    if kind in _institutions().values():
        return "institution"
    return "ruler" if kind in RULERS else "office"


def _kind(words: Sequence[str]) -> tuple[str, int]:
    for size in (2, 1):
        if found := _institutions().get(tuple(words[-size:])):
            return found, min(size, len(words))
    if len(words) > 1 and title_kind(" ".join(words[-2:])) == "title":
        return " ".join(words[-2:]), 2
    return (words[-1], 1) if title_kind(words[-1]) == "title" and not is_plural(words[-1]) else ("", 0)
