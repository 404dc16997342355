"""Tell whether two words shut each other out when said of one thing: open and closed, acquit and convict.

They come from WordNet's antonyms, from a list of pairs that the news uses and WordNet lacks,
and from how words are formed (happy and unhappy, careful and careless). Two sides of one act
are none: what one buys another sells, and both are true.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from readout.language.common.tables import table
from readout.language.en.meaning import meanings, spread

Pair = tuple[str, str]
PARTS = ("n", "v", "a", "p")

# What a word is formed with to say its opposite, by part of speech. "In-" and its like before nouns and verbs
# mean "into" as often ("inmate", "insure"), and "un-" before nouns is rare.
PREFIXES: Mapping[str, tuple[str, ...]] = {
    "a": ("un", "in", "im", "ir", "il", "dis", "non"),
    "v": ("un", "dis", "de"),
    "n": ("non", "dis"),
}
# A word that is formed with one of these on a base, and its counterpart on the same base.
WITHOUT, WITH = "less", ("ful", "y", "ous")
# A base of fewer letters is met by chance: "on" in "union", "its" in "units".
SHORTEST = 4


@cache
def are_opposites(first: str, second: str) -> bool:
    """Say whether two words are opposites; words are "lemma/part", with the part n, v, a or p.

    >>> are_opposites("acquit/v", "convict/v"), are_opposites("safe/a", "unsafe/a")
    (True, True)
    >>> are_opposites("buy/v", "sell/v"), are_opposites("discover/v", "cover/v")
    (False, False)
    """
    one, two = sorted((first, second))
    if (one, two) in listed("opposite") or (one, two) in _of_wordnet():
        return True
    if one.rpartition("/")[2] != two.rpartition("/")[2] or (one, two) in _no_opposites():
        return False
    return _is_formed(one, two) or _is_formed(two, one) or _are_without_and_with(one, two)


def may_be_opposites(first: Iterable[str], second: Iterable[str]) -> bool:
    """Say whether words are opposites in any part of speech: each is given by its forms, lemma and word.

    For places where the parser cannot be trusted: it takes "light" for a noun where "heavy" is none.

    >>> may_be_opposites(["be", "was"], ["open"]), may_be_opposites(["close", "closed"], ["open"])
    (False, True)
    """
    pairs = product(first, second, PARTS)
    return any(are_opposites(f"{mine}/{part}", f"{other}/{part}") for mine, other, part in pairs)


def opposites_of(word: str) -> tuple[str, ...]:
    """Give the opposites of a word that are listed, not those that are formed.

    >>> opposites_of("guilty/a")
    ('innocent/a',)
    """
    return tuple(sorted(_by_word().get(word, ())))


@cache
def verbs_behind(word: str) -> tuple[str, ...]:
    """Give the verbs with an opposite whose participle or past tense a word may be.

    The parser's dictionary forms are wrong where another word is as near: "spar" for "spared".

    >>> verbs_behind("spared"), verbs_behind("hating"), verbs_behind("ferry")
    (('spare',), ('hate',), ())
    """
    if word.endswith("ed"):
        bases = [word[:-1], word[:-2]]
    elif word.endswith("ing"):
        bases = [f"{word[:-3]}e", word[:-3]]
    else:
        return ()
    return tuple(base for base in bases if f"{base}/v" in _by_word())


@cache
def listed(kind: str) -> frozenset[Pair]:
    """Give the pairs of the list of the news that are of a kind: opposite, converse, apart or formed."""
    return frozenset((row[0], row[1]) for row in table("en/opposites_news.tsv") if row[2] == kind)


@cache
def _of_wordnet() -> frozenset[Pair]:
    return frozenset((row[0], row[1]) for row in table("en/opposites.tsv"))


@cache
def _no_opposites() -> frozenset[Pair]:
    return listed("converse") | listed("apart") | listed("formed")


@cache
def _by_word() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, two in _of_wordnet() | listed("opposite"):
        found[one].add(two)
        found[two].add(one)
    return found


def _is_formed(word: str, other: str) -> bool:
    """Say whether `other` is `word` with a prefix that denies, and `word` is one that we know."""
    base, _, part = word.rpartition("/")
    longer = other.rpartition("/")[0]
    if len(base) < SHORTEST or not longer.endswith(base):
        return False
    return longer.removesuffix(base).rstrip("-") in PREFIXES.get(part, ()) and _is_known(word)


def _are_without_and_with(one: str, two: str) -> bool:
    """Say whether one is "-less" and the other "-ful" or the like, of the same base: careless and careful."""
    (first, _, part), (second, _, _) = one.rpartition("/"), two.rpartition("/")
    if part != "a" or first.endswith(WITHOUT) == second.endswith(WITHOUT):
        return False
    bare, full = (first, second) if first.endswith(WITHOUT) else (second, first)
    return any(full == ending for ending in _with(bare.removesuffix(WITHOUT)))


def _with(base: str) -> Iterator[str]:
    if len(base) >= SHORTEST - 1:
        yield from (base + ending for ending in WITH)


def _is_known(word: str) -> bool:
    return bool(meanings(word)[0]) or word.rpartition("/")[0] in _of_the_news()


@cache
def _of_the_news() -> frozenset[str]:
    return frozenset(lemma for lemma, _ in spread())
