"""Find whom a role names when another document gives the name.

One outlet cites "a spokesman for the harbour ministry", another "harbour ministry
spokesman Pim Daneel": over the story's documents the role has a name. Only a role of two
words or more counts, only when exactly one entity holds it, and never past a word that
makes it another office ("deputy", "former").
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from readout.language.en.comparing.roles import RANKS, gender_of, role_words
from readout.language.en.names.people import given_gender, title_gender
from readout.model.identity import Identities
from readout.model.layers import Annotation

LEAST_WORDS = 2

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


def holder_of(words: str, roles: Roles) -> str | None:
    """Give the id of the only entity that holds the role that `words` name, or None."""
    wanted = role_words(words)
    if len(wanted) < LEAST_WORDS:
        return None
    holders = [
        story
        for story, held in roles.items()
        if any(wanted <= role and wanted & RANKS == role & RANKS for role in held)
    ]
    return holders[0] if len(holders) == 1 else None
