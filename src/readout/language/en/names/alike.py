"""Say whether two names can name the same person, organisation or thing.

Differences of romanising, typing, order, titles, initials, short forms and legal form are
looked through; another surname, another patronymic, another place in a firm's name are not.
What the names alone cannot tell (father and son, two firms of one name) is not asked.
"""

from functools import lru_cache

from readout.language.en.names.match import person_likeness
from readout.language.en.names.organisations import organisation_likeness
from readout.model.layers import EntityType

# At this likeness and above two names count as one. Likenesses are built from parts (see SOUND, SLIP, INITIAL
# in names_match): one slip in each word, or one initial beside an equal surname, stays above; a word that
# only one of two full names has and the other contradicts falls below.
SAME = 0.7
# What has more characters is no name, and is only compared as a whole.
LONGEST_NAME = 300


def same_name(one: str, other: str, kind: EntityType | None = None) -> float:
    """Give how likely it is, by spelling alone, that two names name the same; `SAME` and above is yes.

    A person's name may leave out parts; an organisation's name that has a word more names, as a rule,
    a branch or a different firm.

    >>> same_name("Sergey Orlenko", "ORLENKO, Sergei Pavlovich", "person") >= SAME
    True
    >>> same_name("Daniel Tusk", "Donald Tusk", "person") >= SAME
    False
    >>> same_name("Siemens AG", "Siemens Aktiengesellschaft", "organisation")
    1.0
    """
    if max(len(one), len(other)) > LONGEST_NAME:
        return float(one == other)
    if kind == "person":
        return person_likeness(one, other)
    if kind is None:
        return max(organisation_likeness(one, other), _as_person(one, other))
    return organisation_likeness(one, other)


@lru_cache(maxsize=4_096)
def _as_person(one: str, other: str) -> float:
    """Judge names of unknown kind as persons' only when a comma or two plain words suggest it."""
    return person_likeness(one, other) if "," in one or "," in other else 0.0
