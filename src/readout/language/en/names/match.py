"""Say how alike two words of names are, and whether two persons' names can be one person's.

Only spelling is judged here. Who is meant, when a name fits several, is for the document to say.
"""

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from readout.language.common.names.spelling import skeleton
from readout.language.en.names.people import PARTICLES, SUFFIXES, are_nicknames, given_gender, title_kind
from readout.language.en.names.words import name_words

EXACT = 1.0
SOUND = 0.95  # another romanisation of the word
NICKNAME = 0.9
INITIAL = 0.75
SLIP = 0.8  # one slip of the keyboard in a long word
LEFT_OUT = 0.9  # one name has words that the other leaves out
LONE_WORD = 0.5  # one name is a single word of the other
# More words than this are no name; what follows is not compared.
LONGEST = 16
# Of the pairs in nomenklatura's name_bench (its tuning part) that only whole-name slips join, 10 of 11
# are right at one slip in eight letters; of the further ones at one in six, 2 of 11.
LETTERS_A_SLIP = 8
# A word shorter than this has no slips: another letter makes another name ("Kim", "Kin"; "Lee", "Leo").
SHORTEST_WITH_SLIP = 5
# From this length on a word may have two slips.
SHORTEST_WITH_TWO = 9

_DIGITS = str.maketrans("013459", "oieasg")
_SON_OF = frozenset(["bin", "ben", "ibn", "bint"])


@lru_cache(maxsize=65_536)
def word_likeness(one: str, other: str) -> float:
    """Give how sure it is that two folded words of names are one word, 0 to 1.

    >>> word_likeness("orlenko", "orlenko"), word_likeness("sergey", "sergei"), word_likeness("s", "sergei")
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
    if given_gender(one) and given_gender(other):
        return 0.0  # two names that both exist are no slip of each other: Paul, Paula
    if shorter < SHORTEST_WITH_SLIP:
        return 0.0
    allowed = 2 if shorter >= SHORTEST_WITH_TWO else 1
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=allowed)
    return SLIP if slips <= allowed and one[0] == other[0] else 0.0


@lru_cache(maxsize=65_536)
def person_words(name: str) -> tuple[str, ...]:
    """Give the words of a person's name that count: without titles, particles and "Jr".

    >>> person_words("Mr. Tariq bin Saleh Jr."), person_words("Park Min-ho")
    (('tariq', 'saleh'), ('park', 'min', 'ho'))
    """
    words = name_words(name)
    while len(words) > 1 and title_kind(words[0]) in ("honorific", "title"):
        words = words[1:]
    kept = tuple(
        word
        for place, word in enumerate(words)
        if word not in SUFFIXES and (word not in PARTICLES or (place == 0 and word == "ben"))
    )
    return kept or words


def fits_person(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Say whether the words of one person's name stand, in order, in those of another.

    Two words at least, or all: a single shared word joins nobody.

    >>> fits_person(("ana", "ruiz"), ("ana", "maria", "ruiz", "soler"))
    True
    >>> fits_person(("lena", "holm"), ("peter", "holm"))
    False
    """
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    if "".join(shorter) == "".join(longer):
        return True
    at = 0
    for place, word in enumerate(shorter):
        while at < len(longer) and not _fits(word, place, longer[at], at):
            at += 1
        if at == len(longer):
            return False
        at += 1
    return len(shorter) > 1


def _fits(word: str, place: int, other: str, at: int) -> bool:
    """Let an initial stand for a given name only in the same place: "Bruce" is not the B. of "Matthew B."."""
    if (len(word) == 1 or len(other) == 1) and (place == 0) != (at == 0):
        return False
    return word_likeness(word, other) > 0.0


def person_likeness(one: str, other: str) -> float:
    """Give how likely two persons' names are one person's, 0 to 1.

    Each word looks for its like; words that only one name has are parts left out, words that each
    name has and the other lacks are a contradiction.

    >>> person_likeness("Thomas Lind", "Lind, T."), person_likeness("Ivan Petrov", "Ivan Sidorov")
    (0.875, 0.0)
    """
    left, right = person_words(_plain_digits(one)), person_words(_plain_digits(other))
    if not left or not right:
        return 0.0
    if "".join(left) == "".join(right) or sorted(left) == sorted(right):
        return 0.0 if _swaps_father(one, other) else EXACT
    pairs, lone_left, lone_right = align(left, right)
    if _swaps_father(one, other) or not pairs:
        return 0.0
    if lone_left and lone_right:
        clash = any(given_gender(word) for word in lone_left) and any(map(given_gender, lone_right))
        return 0.0 if clash else slip_likeness(left, right)
    sure = sum(likeness for likeness in pairs) / len(pairs)
    if not lone_left and not lone_right:
        return sure
    return sure * (LEFT_OUT if len(pairs) > 1 else LONE_WORD)


def align(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[list[float], list[str], list[str]]:
    """Pair the words of two names, the likest first; give the likenesses and the words left over.

    Two neighbours of one name may pair as one word with a word of the other.

    >>> align(("ann", "lee"), ("lee", "anne", "b"))
    ([1.0, 0.9], [], ['b'])
    """
    left, right = left[:LONGEST], right[:LONGEST]
    ranked = sorted(
        ((-word_likeness(a, b), abs(i - j), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
    )
    pairs: list[float] = []
    free_left, free_right = dict(enumerate(left)), dict(enumerate(right))
    for negative, _, i, j in ranked:
        if negative < 0 and i in free_left and j in free_right:
            pairs.append(-negative)
            del free_left[i], free_right[j]
    _pair_joined(free_left, free_right, pairs)
    _pair_joined(free_right, free_left, pairs)
    return pairs, list(free_left.values()), list(free_right.values())


def slip_likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Judge whole names where single words are too short to forgive a slip: one in each eight letters.

    >>> slip_likeness(("park", "min", "ho"), ("park", "min", "hoo")), slip_likeness(("lee",), ("leo",))
    (0.8, 0.0)
    """
    best = 0.0
    for one, other in ((" ".join(left), " ".join(right)), (" ".join(sorted(left)), " ".join(sorted(right)))):
        if any(map(str.isdigit, one + other)):
            continue
        allowed = min(len(one), len(other)) // LETTERS_A_SLIP
        slips = DamerauLevenshtein.distance(one, other, score_cutoff=allowed)
        if slips <= allowed:
            best = SLIP
    return best


def _pair_joined(parted: dict[int, str], whole: dict[int, str], pairs: list[float]) -> None:
    for place in sorted(parted):
        if place not in parted or place + 1 not in parted:
            continue
        joined = parted[place] + parted[place + 1]
        for other in sorted(whole):
            if word_likeness(joined, whole[other]) > 0.0:
                pairs.append(word_likeness(joined, whole[other]))
                del parted[place], parted[place + 1], whole[other]
                break


def _plain_digits(name: str) -> str:
    """Read digits inside a word of letters as the letters they are typed for."""
    if not any(letter.isdigit() for letter in name):
        return name
    words = [
        word.translate(_DIGITS) if any(map(str.isalpha, word)) and any(map(str.isdigit, word)) else word
        for word in name.split()
    ]
    return " ".join(words)


def _swaps_father(one: str, other: str) -> bool:
    """Say whether both names say "son of" and begin with different persons ("A bin B", "B bin A")."""
    left, right = name_words(one), name_words(other)
    if "," in one or "," in other or left[0] in _SON_OF or right[0] in _SON_OF:
        return False  # the family name is put in front
    if not (_SON_OF.intersection(left) and _SON_OF.intersection(right)):
        return False
    return person_words(one)[0] in person_words(other)[1:]
