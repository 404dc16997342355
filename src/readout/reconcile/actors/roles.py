"""Find whom a role names when another document gives the name.

One outlet cites "a spokesman for the harbour ministry", another "harbour ministry
spokesman Pim Daneel": over the story's documents the role has a name. Only a role of two
words or more counts, only when exactly one entity holds it, and never past a word that
makes it another office ("deputy", "former").
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from readout.language.common.words import split_words
from readout.language.en.names.people import given_gender, title_gender
from readout.model.identity import Identities
from readout.model.layers import Annotation

# Words that do not tell a role from another.
_SMALL = frozenset({"a", "an", "the", "of", "for", "from", "at", "in", "to", "with", "and", "by", "as"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
# Words that make another office of a role.
_RANKS = frozenset(
    {"deputy", "vice", "former", "ex", "acting", "assistant", "then", "late", "future", "incoming"}
)
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
LEAST_WORDS = 2
SPOKES = "spokes"
# "presidency" and "president", "ministry" and "minister" meet in a stem of at least so many letters.
LEAST_STEM = 5

Roles = Mapping[str, frozenset[frozenset[str]]]


def gather_roles(annotations: Sequence[Annotation], identities: Identities) -> Roles:
    """Give the roles of each of the story's persons, over all documents, as sets of words."""
    roles: dict[str, set[frozenset[str]]] = {}
    for annotation in annotations:
        for entity in annotation.entities or ():
            story = identities.of.get((annotation.document.id, entity.id))
            if story is not None and entity.type == "person":
                roles.setdefault(story, set()).update(role_words(role) for role in entity.roles)
    return {story: frozenset(found) for story, found in roles.items()}


def gather_genders(annotations: Sequence[Annotation], identities: Identities) -> Mapping[str, str]:
    """Give "m" or "f" for each of the story's persons of whom the documents show it, over all of them.

    By the pronouns that mean them, by a given name, and by a role that only women or only men are called.
    """
    votes: dict[str, Counter[str]] = {}
    for annotation in annotations:
        name = annotation.document.id
        for mention in annotation.mentions or ():
            story = identities.of.get((name, mention.entity))
            if mention.form == "pronoun" and story is not None:
                said = gender_of(mention.span.of(annotation.document.text))
                votes.setdefault(story, Counter())[said] += 1
        for entity in annotation.entities or ():
            story = identities.of.get((name, entity.id))
            if entity.type == "person" and story is not None:
                given = [given_gender(form.split()[0]) for form in entity.names if " " in form]
                votes.setdefault(story, Counter()).update((*given, *map(title_gender, entity.roles)))
    return {story: gender for story, found in votes.items() if (gender := _majority(found))}


def _majority(votes: Counter[str]) -> str:
    return "m" if votes["m"] > votes["f"] else "f" if votes["f"] > votes["m"] else ""


def gender_of(pronoun: str) -> str:
    """Give "m", "f", or "" for a word that shows neither.

    >>> gender_of("She"), gender_of("they")
    ('f', '')
    """
    return _PRONOUNS.get(pronoun.lower(), "")


def holder_of(words: str, roles: Roles) -> str | None:
    """Give the id of the only entity that holds the role that `words` name, or None."""
    wanted = role_words(words)
    if len(wanted) < LEAST_WORDS:
        return None
    holders = [
        story
        for story, held in roles.items()
        if any(wanted <= role and wanted & _RANKS == role & _RANKS for role in held)
    ]
    return holders[0] if len(holders) == 1 else None


def spoken_for(roles: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give the words of whom somebody of these roles speaks for; none when no role is a spokesman's.

    >>> roles = map(role_words, ("President Orlo's spokesman", "father of two"))
    >>> office_words("the presidency") <= spoken_for(roles)
    True
    """
    mine = [role for role in roles if SPOKES in role]
    return frozenset(_office(word) for role in mine for word in role) - {SPOKES}


def office_words(words: str) -> frozenset[str]:
    """Give the words of an office or of its holder, in a form in which the two agree."""
    return frozenset(map(_office, role_words(words)))


def _office(form: str) -> str:
    """Make one form of "president" and "presidency", "minister" and "ministry"."""
    for ending in ("ential", "ency", "enc", "ent", "erial", "er", "ry"):
        if len(form) >= len(ending) + LEAST_STEM and form.endswith(ending):
            return form.removesuffix(ending)
    return form


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
    if form in _RANKS:
        return form
    if form.startswith(SPOKES):
        return SPOKES
    for ending in ("ese", "n", "i"):
        if len(form) > len(ending) + 3 and form.endswith(ending):
            form = form.removesuffix(ending)
            break
    form = form.replace("ence", "ense")
    return form[:-1] if len(form) > 3 and form[-1] in "aeiou" else form
