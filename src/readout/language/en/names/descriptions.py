"""Compare descriptions: what is said with a noun, and nouns that stand for a country's institution."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from readout.language.common.tables import table
from readout.language.en.names.people import title_kind
from readout.language.en.names.places import country, demonym_country
from readout.language.en.names.words import fold

# Nouns for whoever rules, once the country is said.
RULERS = frozenset(["president", "leader", "dictator", "ruler", "strongman", "premier"])
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


@dataclass(frozen=True, slots=True)
class Described:
    """A phrase that describes without naming.

    Attributes:
        kind: the class of the institution ("military"), or the title in lower case ("president").
        country: whose, or "".
        words: what else is said.
    """

    kind: str
    country: str
    words: frozenset[str]

    @property
    def is_institution(self) -> bool:
        """Say whether it is an institution, not a person."""
        return self.kind in _classes()

    def fits(self, other: "Described") -> bool:
        """Say whether two phrases can describe the same: neither says what the other contradicts.

        >>> described("the army").fits(described("Norway's military"))
        True
        >>> described("the Swedish army").fits(described("Norway's military"))
        False
        """
        if self.kind != other.kind and not {self.kind, other.kind} <= RULERS:
            return False
        if self.country and other.country and self.country != other.country:
            return False
        return self.words <= other.words or other.words <= self.words


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


@cache
def _institutions() -> dict[tuple[str, ...], str]:
    return {tuple(noun.split()): row[0] for row in table("en/institutions.tsv") for noun in row[1].split("|")}


@cache
def _classes() -> frozenset[str]:
    return frozenset(row[0] for row in table("en/institutions.tsv"))


@cache
def institution_nouns() -> frozenset[str]:
    """Give the last words of the nouns that stand for an institution."""
    return frozenset(noun[-1] for noun in _institutions())


def described(phrase: str) -> Described | None:
    """Give what a phrase describes: an institution or the holder of a title; None for neither.

    >>> described("An Israeli military court")
    Described(kind='court', country='Israel', words=frozenset({'military'}))
    >>> described("the Norwegian prime minister").kind, described("the harbour")
    ('prime minister', None)
    """
    words = phrase.replace("'s", " ").replace("’s", " ").replace("-", " ").split()
    if not words:
        return None
    kind, size = _kind(tuple(fold(word) for word in words))
    if not kind:
        return None
    said = said_words(words[: len(words) - size]) - EMPTY
    places = sorted(word for word in said if country(word) and word[:1].isupper())
    return Described(kind, places[0] if places else "", frozenset(said - set(places)))


def _kind(words: Sequence[str]) -> tuple[str, int]:
    for size in (2, 1):
        if found := _institutions().get(tuple(words[-size:])):
            return found, min(size, len(words))
    if len(words) > 1 and title_kind(" ".join(words[-2:])) == "title":
        return " ".join(words[-2:]), 2
    return (words[-1], 1) if title_kind(words[-1]) == "title" and not words[-1].endswith("s") else ("", 0)
