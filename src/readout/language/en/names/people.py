"""Know titles, what people are called by trade and kin, and given names with their short forms."""

from functools import cache

from readout.language.common.tables import table
from readout.language.en.names.words import fold

# Words inside names that are not names themselves; they never decide whether two names are one.
PARTICLES = frozenset(row[0] for row in table("en/name_particles.txt"))
SUFFIXES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "esq", "phd", "md", "mba", "qc", "kc", "obe", "mbe", "cbe"]
)


@cache
def titles() -> dict[str, tuple[str, str]]:
    """Give each title or role in lower case with its kind (honorific, title, noun) and gender."""
    found = {}
    for row in table("en/titles.tsv"):
        form, kind, gender = (*row, "")[:3]
        found[form] = (kind, gender)
        found[fold(form)] = (kind, gender)
    return found


@cache
def title_modifiers() -> frozenset[str]:
    """Give the words that may begin or interrupt a title ("former", "deputy")."""
    return frozenset(row[0] for row in table("en/title_modifiers.txt"))


def title_kind(word: str) -> str:
    """Give what sort of title a word is: "honorific", "title", "noun" or "" for none.

    >>> title_kind("Mr."), title_kind("President"), title_kind("spokeswomen"), title_kind("Orlenko")
    ('honorific', 'title', 'title', '')
    """
    return titles().get(_singular(word), ("", ""))[0]


def title_gender(phrase: str) -> str:
    """Give "f" or "m" where the last word of a title or role says so, else "".

    >>> title_gender("Foreign Ministry spokeswoman"), title_gender("the senator")
    ('f', '')
    """
    words = phrase.split()
    return titles().get(_singular(words[-1]), ("", ""))[1] if words else ""


def _singular(word: str) -> str:
    form = fold(word).rstrip(".")
    if form in titles():
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
