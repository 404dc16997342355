"""Know countries, their demonyms and their seats of government, and the large places of the world."""

from dataclasses import dataclass
from functools import cache

from readout.language.common.names.spelling import fold
from readout.language.common.tables import table


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What is known of places, by their folded names.

    Attributes:
        countries: any name of a country to its usual one.
        demonyms: "russian" to "Russia".
        seats: "moscow" to "Russia": a capital that may stand for the government.
        buildings: "kremlin" to "Russia": a building that stands for the office in it.
        places: other large places.
    """

    countries: dict[str, str]
    demonyms: dict[str, str]
    seats: dict[str, str]
    buildings: dict[str, str]
    places: frozenset[str]


@cache
def gazetteer() -> Gazetteer:
    """Load the places, once."""
    countries: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    seats: dict[str, str] = {}
    for row in table("en/countries.tsv"):
        name, others, people, capitals = (*row, "", "", "")[:4]
        for form in (name, *others.split("|")):
            countries[key(form)] = name
        for form in people.split("|"):
            demonyms[key(form)] = name
        for form in capitals.split("|"):
            seats[key(form)] = name
    for known in (countries, demonyms, seats):
        known.pop("", None)
    buildings = {key(row[0]): row[1] for row in table("en/buildings.tsv")}
    places = frozenset(key(row[0]) for row in table("en/world_places.txt"))
    return Gazetteer(countries, demonyms, seats, buildings, places)


def key(name: str) -> str:
    """Give the form under which a place is known.

    >>> key("U.S."), key("Côte d’Ivoire")
    ('us', "cote d'ivoire")
    """
    folded = fold(name.replace("’", "'")).strip()
    return folded.replace(".", "").removeprefix("the ") if folded != "the hague" else folded


def country(name: str) -> str | None:
    """Give the usual name of the country that `name` names, or None.

    A two-letter form counts only in capitals: "us" is a pronoun.

    >>> country("U.S."), country("the United States"), country("us"), country("Holland")
    ('United States', 'United States', None, 'Netherlands')
    """
    found = gazetteer().countries.get(key(name))
    return None if found and len(name) <= 3 and not name.isupper() else found


def demonym_country(word: str) -> str | None:
    """Give the country of a demonym in capitals, or None.

    >>> demonym_country("Dutch"), demonym_country("South Koreans"), demonym_country("polish")
    ('Netherlands', 'South Korea', None)
    """
    return gazetteer().demonyms.get(key(word)) if word[:1].isupper() else None


@cache
def _regions() -> dict[str, str]:
    return {key(form): row[0] for row in table("en/regions.tsv") for form in row[1].split("|")}


def region_of(word: str) -> str | None:
    """Give the region of a word in capitals for its people, or None.

    >>> region_of("European"), region_of("Norwegian")
    ('Europe', None)
    """
    return _regions().get(key(word)) if word[:1].isupper() else None


def seat_of(name: str) -> str | None:
    """Give the country whose government sits in the city, or None.

    >>> seat_of("Moscow"), seat_of("Lagos")
    ('Russia', None)
    """
    return gazetteer().seats.get(key(name))


def is_place(name: str) -> bool:
    """Say whether `name` is a known country, capital or large place."""
    known, form = gazetteer(), key(name)
    return country(name) is not None or form in known.seats or form in known.places
