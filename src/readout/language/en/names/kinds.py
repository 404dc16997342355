"""Tell from the words of a name what sort of thing it names."""

from functools import cache

from readout.language.common.names.known import KnownName
from readout.language.common.names.spelling import fold
from readout.language.common.tables import table
from readout.language.en.names.people import given_gender
from readout.language.en.names.places import country, demonym_country, is_place, key, region_of
from readout.model.layers import EntityType


@cache
def _organisations() -> dict[str, str]:
    """Give any form of a world-known organisation with its usual full name."""
    found = {}
    for row in table("en/organisation_names.tsv"):
        for form in (row[0], *row[1].split("|")):
            if form:
                found[key(form)] = row[0]
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _organisations() if " " in name)


def begins_organisation(word: str) -> bool:
    """Say whether a word in lower case begins a known organisation's name of several words.

    >>> begins_organisation("state"), begins_organisation("harbour")
    (True, False)
    """
    return word in _first_words()


def is_organisation(phrase: str) -> bool:
    """Say whether a phrase in lower case is the name of a known organisation.

    >>> is_organisation("state department"), is_organisation("harbour department")
    (True, False)
    """
    return phrase in _organisations()


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
    organisation = _organisations().get(key(name))
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
    organisation = _organisations().get(name) if " " in name or "-" in name else None
    return KnownName(organisation, "organisation") if organisation else None


def may_shorten(kind: EntityType, longer: str) -> bool:
    """Say whether a name of that type may be short for a longer one: a town is not its church.

    >>> may_shorten("place", "Harvik Bible Church"), may_shorten("place", "Harvik Airport")
    (False, True)
    """
    told = kind_of_name(longer)
    return told is None or told == kind or kind not in ("place", "group")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(row[0] for row in table("en/not_names.txt"))


def names_nobody(word: str) -> bool:
    """Say whether a word in lower case names nobody, capital or not.

    >>> names_nobody("monday"), names_nobody("orlenko")
    (True, False)
    """
    return word in _not_names()


def looks_like_person(words: tuple[str, ...]) -> bool:
    """Say whether a name of several words begins with a known given name."""
    return len(words) > 1 and bool(given_gender(words[0]))
