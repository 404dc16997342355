"""Say how alike two words of names are, and whether two persons' names can be one person's.

Only spelling is judged here. Who is meant, when a name fits several, is for the document to say.
"""

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from readout.language.names_people import PARTICLES, SUFFIXES, are_nicknames, title_kind
from readout.language.names_words import name_words, skeleton

EXACT = 1.0
SOUND = 0.95  # another romanisation of the word
NICKNAME = 0.9
INITIAL = 0.75
SLIP = 0.8  # one slip of the keyboard in a long word
# A word shorter than this has no slips: another letter makes another name ("Kim", "Kin"; "Lee", "Leo").
SHORTEST_WITH_SLIP = 5
# From this length on a word may have two slips.
SHORTEST_WITH_TWO = 9


@lru_cache(maxsize=65_536)
def word_likeness(one: str, other: str) -> float:
    """Give how sure it is that two folded words of names are one word, 0 to 1.

    >>> word_likeness("lavrov", "lavrov"), word_likeness("sergey", "sergei"), word_likeness("s", "sergei")
    (1.0, 0.95, 0.75)
    >>> word_likeness("bill", "william"), word_likeness("daniel", "donald")
    (0.9, 0.0)
    """
    if one == other:
        return EXACT
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[:1] == other[:1] else 0.0
    if one[0].isdigit() or other[0].isdigit():
        return 0.0
    shorter = min(len(one), len(other))
    if shorter >= 4 and skeleton(one) == skeleton(other):
        return SOUND
    if are_nicknames(one, other):
        return NICKNAME
    if shorter < SHORTEST_WITH_SLIP:
        return 0.0
    allowed = 2 if shorter >= SHORTEST_WITH_TWO else 1
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=allowed)
    return SLIP if slips <= allowed and one[0] == other[0] else 0.0


@lru_cache(maxsize=65_536)
def person_words(name: str) -> tuple[str, ...]:
    """Give the words of a person's name that count: without titles, particles and "Jr".

    >>> person_words("Mr. Osama bin Laden Jr."), person_words("Kim Jong-un")
    (('osama', 'laden'), ('kim', 'jong', 'un'))
    """
    words = name_words(name)
    while len(words) > 1 and title_kind(words[0]) in ("honorific", "title"):
        words = words[1:]
    kept = tuple(word for word in words if word not in PARTICLES and word not in SUFFIXES)
    return kept or words


def fits_person(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Say whether the words of one person's name stand, in order, in those of another.

    Two words at least, or all: a single shared word joins nobody.

    >>> fits_person(("luis", "solis"), ("luis", "guillermo", "solis", "rivera"))
    True
    >>> fits_person(("stephen", "paddock"), ("eric", "paddock"))
    False
    """
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    if "".join(shorter) == "".join(longer):
        return True
    at = 0
    for word in shorter:
        while at < len(longer) and word_likeness(word, longer[at]) == 0.0:
            at += 1
        if at == len(longer):
            return False
        at += 1
    return len(shorter) > 1
