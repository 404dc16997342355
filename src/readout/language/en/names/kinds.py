"""Tell from the words of a name what sort of thing it names."""

from dataclasses import dataclass
from functools import cache

from readout.language.common.tables import table
from readout.language.en.names.people import given_gender
from readout.language.en.names.places import country, demonym_country, is_place, key, region_of
from readout.language.en.names.words import fold
from readout.model.layers import EntityType


@dataclass(frozen=True, slots=True)
class KnownName:
    """What a lexicon knows of a name: its usual full form and its type."""

    name: str
    type: EntityType


@cache
def known_organisations() -> dict[str, str]:
    """Give any form of a world-known organisation with its usual full name."""
    found = {}
    for row in table("en/organisation_names.tsv"):
        for form in (row[0], *row[1].split("|")):
            if form:
                found[key(form)] = row[0]
    return found


@cache
def known_first_words() -> frozenset[str]:
    """Give the words that begin a known organisation's name of several words, in lower case."""
    return frozenset(name.split()[0] for name in known_organisations() if " " in name)


@cache
def _kind_words() -> dict[str, EntityType]:
    types: dict[str, EntityType] = {}
    for row in table("en/organisation_words.tsv"):
        for word in row[1].split():
            types.setdefault(word, row[0])  # type: ignore[arg-type]  # the table's first column is a type
    return types


def kind_of_word(word: str) -> EntityType | None:
    """Give the type that a head noun tells, or None.

    >>> kind_of_word("Ministry"), kind_of_word("River"), kind_of_word("Orlenko")
    ('organisation', 'place', None)
    """
    return _kind_words().get(fold(word).rstrip("."))


def kind_of_name(name: str) -> EntityType | None:
    """Give the type that the words of a name tell: its head stands last, or before "of".

    >>> kind_of_name("Bank of England"), kind_of_name("Trent Bridge"), kind_of_name("Sergey Orlenko")
    ('organisation', 'place', None)
    """
    words = name.split()
    for at, word in enumerate(words):
        if at and word in ("of", "for", "on") and (found := kind_of_word(words[at - 1])):
            return found
    return kind_of_word(words[-1]) if len(words) > 1 else None


@cache
def _known(name: str) -> KnownName | None:
    organisation = known_organisations().get(key(name))
    if organisation and (len(name) > 4 or not name.islower()) and (len(name) > 3 or name.isupper()):
        return KnownName(organisation, "organisation")
    if found := country(name):
        return KnownName(found, "place")
    if found := demonym_country(name) or region_of(name):
        return KnownName(f"{found}'s people", "group")
    if is_place(name):
        return KnownName(key(name), "place")
    return None


def known_name(name: str) -> KnownName | None:
    """Give what the lexicons know of a name, or None.

    >>> known_name("U.N.")
    KnownName(name='United Nations', type='organisation')
    >>> known_name("Norwegians")
    KnownName(name="Norway's people", type='group')
    """
    if name[:1].isupper() or name[:1].isdigit():
        return _known(name)
    organisation = known_organisations().get(name) if " " in name or "-" in name else None
    return KnownName(organisation, "organisation") if organisation else None


def may_shorten(kind: EntityType, longer: str) -> bool:
    """Say whether a name of that type may be short for a longer one: a town is not its church.

    >>> may_shorten("place", "Harvik Bible Church"), may_shorten("place", "Harvik Airport")
    (False, True)
    """
    told = kind_of_name(longer)
    return told is None or told == kind or kind not in ("place", "group")


@cache
def not_names() -> frozenset[str]:
    """Give words that name nobody, capital or not, in lower case."""
    return frozenset(row[0] for row in table("en/not_names.txt"))


def looks_like_person(words: tuple[str, ...]) -> bool:
    """Say whether a name of several words begins with a known given name."""
    return len(words) > 1 and bool(given_gender(words[0]))
