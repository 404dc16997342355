"""Know titles, what people are called by trade and kin, and given names with their short forms."""

from functools import cache, lru_cache

from readout.language.common.names.spelling import fold
from readout.language.common.tables import table

# Words inside names that are not names themselves; they never decide whether two names are one.
PARTICLES = frozenset(row[0] for row in table("en/name_particles.txt"))
SUFFIXES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "esq", "phd", "md", "mba", "qc", "kc", "obe", "mbe", "cbe"]
)


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """Give each title or role in lower case with its kind (honorific, title, noun) and gender."""
    found = {}
    for row in table("en/titles.tsv"):
        form, kind, gender = (*row, "")[:3]
        found[form] = (kind, gender)
        found[fold(form)] = (kind, gender)
    return found


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(row[0] for row in table("en/title_modifiers.txt"))


def modifies_title(word: str) -> bool:
    """Say whether a word in lower case may begin or interrupt a title.

    >>> modifies_title("former"), modifies_title("minister")
    (True, False)
    """
    return word in _modifiers()


def is_title(phrase: str) -> bool:
    """Say whether a phrase in lower case is a title or role as it stands.

    >>> is_title("prime minister"), is_title("spokeswomen")
    (True, False)
    """
    return phrase in _titles()


def is_plural(title: str) -> bool:
    """Say whether a title is said of several: such a one tells nothing of a single name behind it.

    >>> is_plural("ministers"), is_plural("minister")
    (True, False)
    """
    return title.endswith("s")


@lru_cache(maxsize=65_536)  # every token is asked for again and again
def title_kind(word: str) -> str:
    """Give what sort of title a word is: "honorific", "title", "noun" or "" for none.

    >>> title_kind("Mr."), title_kind("President"), title_kind("spokeswomen"), title_kind("Orlenko")
    ('honorific', 'title', 'title', '')
    """
    return _titles().get(_singular(word), ("", ""))[0]


def title_gender(phrase: str) -> str:
    """Give "f" or "m" where the last word of a title or role says so, else "".

    >>> title_gender("Foreign Ministry spokeswoman"), title_gender("the senator")
    ('f', '')
    """
    words = phrase.split()
    return _titles().get(_singular(words[-1]), ("", ""))[1] if words else ""


def _singular(word: str) -> str:
    form = fold(word).rstrip(".")
    if form in _titles():
        return form
    if form.endswith("women") or form.endswith("men"):
        return form[:-2] + "an"
    return form.removesuffix("s")


@cache
def _given() -> tuple[dict[str, str], dict[str, frozenset[int]]]:
    genders: dict[str, str] = {}
    families: dict[str, set[int]] = {}
    for number, (gender, forms) in enumerate(table("en/given_names.tsv")):
        for form in map(fold, forms.split("|")):
            families.setdefault(form, set()).add(number)
            genders[form] = gender if genders.get(form, gender) == gender else "x"
    return genders, {form: frozenset(numbers) for form, numbers in families.items()}


def given_gender(word: str) -> str:
    """Give "f", "m" or "x" (both) for a known given name, else "".

    >>> given_gender("Sergey"), given_gender("Hannah"), given_gender("Chris"), given_gender("Orlenko")
    ('m', 'f', 'x', '')
    """
    return _given()[0].get(fold(word), "")


def are_nicknames(one: str, other: str) -> bool:
    """Say whether two given names are forms of one name.

    >>> are_nicknames("bill", "william"), are_nicknames("bill", "bob")
    (True, False)
    """
    families = _given()[1]
    return bool(families.get(one, frozenset()) & families.get(other, frozenset()))
