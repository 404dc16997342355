"""Compare what people are called by office or trade, in forms in which outlets agree."""

from collections.abc import Iterable, Mapping

from readout.language.common.words import split_words

# Words that do not tell a role from another.
_SMALL = frozenset({"a", "an", "the", "of", "for", "from", "at", "in", "to", "with", "and", "by", "as"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
# Words that make another office of a role.
RANKS = frozenset(
    {"deputy", "vice", "former", "ex", "acting", "assistant", "then", "late", "future", "incoming"}
)
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_SPOKES = "spokes"
# "presidency" and "president", "ministry" and "minister" meet in a stem of at least so many letters.
LEAST_STEM = 5
# Offices that have a name in letters.
_LETTERS: Mapping[str, frozenset[str]] = {
    "ceo": frozenset({"chief", "executive"}),
    "cfo": frozenset({"chief", "financial"}),
    "coo": frozenset({"chief", "operating"}),
    "cto": frozenset({"chief", "technology"}),
    "mp": frozenset({"member", "parliament"}),
    "pm": frozenset({"prime", "minister"}),
    "vp": frozenset({"vice", "president"}),
}
_IDLE = frozenset({"officer"})


def role_words(words: str) -> frozenset[str]:
    """Give the words of a role in a form in which outlets agree.

    >>> role_words("a spokeswoman for China’s Foreign Ministry") == role_words(
    ...     "the Chinese foreign ministry spokesperson"
    ... )
    True
    """
    forms = [form.removesuffix("'s") for form in split_words(words).forms]
    if _POSSESSIVE.intersection(forms):
        return frozenset()
    return frozenset(_canonical(form) for form in forms if form not in _SMALL)


def _canonical(form: str) -> str:
    """Make one form of "spokesman" and "spokesperson", of "China" and "Chinese"."""
    if form in RANKS:
        return form
    if form.startswith(_SPOKES):
        return _SPOKES
    for ending in ("ese", "n", "i"):
        if len(form) > len(ending) + 3 and form.endswith(ending):
            form = form.removesuffix(ending)
            break
    form = form.replace("ence", "ense")
    return form[:-1] if len(form) > 3 and form[-1] in "aeiou" else form


def spoken_for(roles: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the words of whom somebody of these roles speaks for; none when no role is a spokesman's.

    >>> roles = map(role_words, ("President Orlo's spokesman", "father of two"))
    >>> office_words("the presidency") <= spoken_for(roles)
    True
    """
    mine = [role for role in roles if _SPOKES in role]
    return frozenset(_office(word) for role in mine for word in role) - {_SPOKES}


def office_words(words: str) -> frozenset[str]:
    """Give the words of an office or of its holder, in a form in which the two agree."""
    return frozenset(map(_office, role_words(words)))


def _office(form: str) -> str:
    """Make one form of "president" and "presidency", "minister" and "ministry"."""
    for ending in ("ential", "ency", "enc", "ent", "erial", "er", "ry"):
        if len(form) >= len(ending) + LEAST_STEM and form.endswith(ending):
            return form.removesuffix(ending)
    return form


def spelt_out(words: frozenset[str]) -> frozenset[str]:
    """Give the words of a role with those of the offices that it names in letters.

    >>> spelt_out(role_words("CEO")) == spelt_out(role_words("chief executive officer"))
    True
    """
    letters = {word: _LETTERS[word] for word in words if word in _LETTERS}
    spelt = frozenset[str]().union(words - letters.keys(), *letters.values()) - _IDLE
    return frozenset(form for word in spelt for form in role_words(word) or split_words(word).forms)


def with_former(role: str) -> str:
    """Give a role with a word of its own for what it no longer is.

    >>> with_former("ex-minister")
    'former minister'
    """
    return role.replace("ex-", "former ")


def said_words(role: str) -> frozenset[str]:
    """Give the words of a role, offices in letters spelt out, in a form in which outlets agree.

    >>> said_words("Norlin CEO") == said_words("chief executive officer of Norlin")
    True
    """
    return spelt_out(role_words(with_former(role)))


def gender_of(pronoun: str) -> str:
    """Give "m", "f", or "" for a word that shows neither.

    >>> gender_of("She"), gender_of("they")
    ('f', '')
    """
    return _PRONOUNS.get(pronoun.lower(), "")
