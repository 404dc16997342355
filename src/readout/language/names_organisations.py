"""Compare the names of organisations, places and things: cores, short forms and acronyms."""

from functools import cache, lru_cache

from readout.language.names_match import word_likeness
from readout.language.names_places import country, demonym_country
from readout.language.names_words import fold, initials, name_words
from readout.language.tables import table

_LITTLE = frozenset("the of for and in on at de du des la le & to".split())


@cache
def _legal_forms() -> dict[tuple[str, ...], str]:
    return {
        tuple(fold(form).split()): row[0] for row in table("legal_forms.tsv") for form in row[1].split("|")
    }


@lru_cache(maxsize=65_536)
def core_words(name: str) -> tuple[str, ...]:
    """Give the words of an organisation's name without its legal form and little words.

    >>> core_words("The Samsung Electronics Co Ltd"), core_words("Broadcom Ltd.")
    (('samsung', 'electronics'), ('broadcom',))
    """
    words = name_words(name)
    forms = _legal_forms()
    trimmed = True
    while trimmed:
        trimmed = False
        for size in (5, 4, 3, 2, 1):
            if len(words) > size and words[-size:] in forms:
                words, trimmed = words[:-size], True
                break
    kept = tuple(word for word in words if word not in _LITTLE)
    return kept or words


def is_acronym(short: str, name: str) -> bool:
    """Say whether `short` is made of the initials of `name`.

    >>> is_acronym("ICRC", "International Committee of the Red Cross"), is_acronym("UN", "Unicef")
    (True, False)
    """
    bare = short.replace(".", "")
    if not 2 <= len(bare) <= 8 or not bare.isupper() or len(name.split()) < 2:
        return False
    return bare in (
        initials(name),
        "".join(word[0] for word in name_words(name) if word not in _LITTLE).upper(),
    )


def shortens(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Say whether one name is a shortened other: its beginning, or its end after a country.

    >>> shortens(("samsung",), ("samsung", "electronics"))
    True
    >>> shortens(("state", "department"), ("us", "state", "department"))
    True
    >>> shortens(("electronics",), ("samsung", "electronics"))
    False
    """
    if not 0 < len(shorter) < len(longer):
        return False
    if all(map(_alike, shorter, longer)):
        return True
    front = " ".join(longer[: len(longer) - len(shorter)])
    owned = country(front.upper() if len(front) < 4 else front) or demonym_country(front.title())
    return bool(owned) and len(shorter) > 1 and longer[-len(shorter) :] == shorter


def same_core(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two cores are the same name, spelt slightly otherwise.

    >>> same_core(("world", "health", "organisation"), ("world", "health", "organization"))
    True
    """
    if "".join(one) == "".join(other):
        return True
    return len(one) == len(other) and all(map(_alike, one, other))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= 6 and word_likeness(one, other) >= 0.8
