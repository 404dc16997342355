"""Compare the names of organisations, places and things: cores, short forms and acronyms."""

from functools import cache, lru_cache

from readout.language.common.names.spelling import fold, initials
from readout.language.common.tables import table
from readout.language.en.names.kinds import kind_of_word
from readout.language.en.names.match import align, slip_likeness, word_likeness
from readout.language.en.names.places import country, demonym_country, is_place
from readout.language.en.names.words import name_words

_LITTLE = frozenset(["the", "of", "for", "and", "in", "on", "at", "de", "du", "des", "la", "le", "to"])

# Legal forms of one word that some countries set in front.
_IN_FRONT = frozenset(["ooo", "oao", "ao", "zao", "pao", "pjsc", "ojsc", "jsc", "srl", "pt", "cv", "mv"])
LONGEST_FORM = 5
_UNIONS = (
    ("united states america", "us"),
    ("united states", "us"),
    ("united nations", "un"),
    ("united kingdom", "uk"),
)
ACRONYM = 0.9
PART = 0.6  # one name has a word more: a branch, a fund, another firm
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            ("first", "1st", "one"),
            ("second", "2nd", "two"),
            ("third", "3rd", "three"),
            ("fourth", "4th", "four"),
            ("fifth", "5th", "five"),
            ("sixth", "6th", "six"),
            ("seventh", "7th", "seven"),
            ("eighth", "8th", "eight"),
            ("ninth", "9th", "nine"),
            ("tenth", "10th", "ten"),
        ),
        start=1,
    )
    for word in words
}


@cache
def _legal_forms() -> dict[tuple[str, ...], str]:
    return {
        tuple(fold(form).split()): row[0]
        for row in table("common/legal_forms.tsv")
        for form in row[1].split("|")
    }


@lru_cache(maxsize=65_536)
def core_words(name: str) -> tuple[str, ...]:
    """Give the words of an organisation's name without its legal form and little words.

    >>> core_words("The Veltrix Electronics Co Ltd"), core_words("Nordwerk Ltd.")
    (('veltrix', 'electronics'), ('nordwerk',))
    """
    words = name_words(name)
    while (shorter := _without_form(words)) != words:
        words = shorter
    kept = tuple(word for word in words if word not in _LITTLE)
    return kept or words


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    forms = _legal_forms()
    for size in range(min(LONGEST_FORM, len(words) - 1), 0, -1):
        if words[-size:] in forms:
            return words[:-size]
        if words[:size] in forms and (size > 1 or words[0] in _IN_FRONT):
            return words[size:]
    return words


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
    """Say whether one name is a shortened other: its beginning, or its end after a place.

    >>> shortens(("veltrix",), ("veltrix", "electronics"))
    True
    >>> shortens(("state", "department"), ("us", "state", "department"))
    True
    >>> shortens(("electronics",), ("veltrix", "electronics"))
    False
    """
    if not 0 < len(shorter) < len(longer):
        return False
    if all(map(_alike, shorter, longer)):
        return True
    if longer[-len(shorter) :] != shorter:
        return False
    front = " ".join(longer[: len(longer) - len(shorter)])
    if len(shorter) == 1:  # "Boston Globe" is the Globe; "Boston Airport" is not any airport
        return is_place(front.title()) and kind_of_word(shorter[0]) is None
    return bool(country(front.upper() if len(front) < 4 else front) or demonym_country(front.title()))


def same_core(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two cores are the same name, spelt slightly otherwise.

    >>> same_core(("world", "health", "organisation"), ("world", "health", "organization"))
    True
    """
    if "".join(one) == "".join(other):
        return True
    return len(one) == len(other) and (all(map(_alike, one, other)) or slip_likeness(one, other) > 0.0)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= 6 and word_likeness(one, other) >= 0.8


def organisation_likeness(one: str, other: str) -> float:
    """Give how likely two names are one organisation's (or thing's), 0 to 1.

    >>> organisation_likeness("Bank of China (Hong Kong) Limited", "Bank of China (Singapore) Limited")
    0.0
    >>> organisation_likeness("PLA", "People's Liberation Army")
    0.9
    """
    left, right = _spelt(core_words(one)), _spelt(core_words(other))
    if not left or not right:
        return 0.0
    if "".join(left) == "".join(right) or "".join(name_words(one)) == "".join(name_words(other)):
        return 1.0
    if is_acronym(one, other) or is_acronym(other, one):
        return ACRONYM
    pairs, lone_left, lone_right = align(left, right)
    if lone_left and lone_right:
        return slip_likeness(left, right)
    if lone_left or lone_right:
        return PART * len(pairs) / (len(pairs) + len(lone_left) + len(lone_right))
    return sum(pairs) / len(pairs)


def _spelt(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words with ordinals and small numbers in figures, and the great unions by their letters."""
    line = " ".join(_NUMBERS.get(word, word) for word in words)
    for long, short in _UNIONS:
        line = line.replace(long, short)
    return tuple(line.split())
