"""Tell what an editor did to a text by the words that were taken out and put in.

Words come in their comparable form (`comparable` of `language/common/words.py`). Counted as no change of
wording: words of grammar, another inflection of the same word, British or American spelling, one word or two
("ice cream").
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from readout.language.common.tables import table
from readout.language.common.words import stem
from readout.language.en.grammar import is_grammar
from readout.language.en.modality import ADDING, NEGATIONS

# Besides the negations of a clause: those of a noun phrase, and "cannot" in one word.
_NEGATIVE = NEGATIONS | {"cannot", "nowhere", "without"} - {"hardly", "scarcely"}
# Auxiliaries that leave it open whether something is so. "Could" and "can" tell of what is able as often.
_OPEN_AUXILIARIES = frozenset({"may", "might"})
# Verbs that hedge where they stand in the passive: "is believed to", "are thought to".
_HEDGING_PARTICIPLES = frozenset({"believed", "thought", "suspected", "alleged", "feared", "understood"})

# British and American spelling (Quirk et al., A Comprehensive Grammar, appendix I): what is left when
# these are made one is the same word.
_SPELLINGS = (
    (re.compile(r"our\b|our(?=ed|ing|s|ite|able|less|ful|hood)"), "or"),
    (re.compile(r"is(?=e|ed|es|ing|ation|ations|er|ers)\b|is(?=(?:ed|es|ing|ations?|ers?|e)$)"), "iz"),
    (re.compile(r"ys(?=e|ed|es|ing)"), "yz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ence(?=s?$|less$)"), "ense"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"ll"), "l"),
    (re.compile(r"grey"), "gray"),
)


def negations(words: Sequence[str]) -> int:
    """Count the words that deny.

    >>> negations(["did", "not", "say"]), negations(["didn't"]), negations(["not", "only"])
    (1, 1, 0)
    """
    return sum(
        _denies(word) and not (word == "not" and words[at + 1 : at + 2] and words[at + 1] in ADDING)
        for at, word in enumerate(words)
    )


def hedges(words: Sequence[str]) -> int:
    """Count the words that leave it open whether something is so.

    >>> hedges(["may", "have"]), hedges(["reportedly"]), hedges(["has"])
    (1, 1, 0)
    """
    return sum(map(_is_hedge, words))


def is_figure(word: str) -> bool:
    """Say whether a word is a number, in figures or letters.

    >>> is_figure("$1,200"), is_figure("twenty"), is_figure("ship")
    (True, True, False)
    """
    return any(letter.isdigit() for letter in word) or word in _number_words()


def content(words: Sequence[str]) -> list[str]:
    """Give the words that neither deny, nor hedge, nor belong to grammar.

    >>> content(["did", "not", "confirm", "the", "report"])
    ['confirm', 'report']
    """
    return [word for word in words if not (_denies(word) or _is_hedge(word) or _binds(word))]


def same_words(one: Sequence[str], two: Sequence[str]) -> bool:
    """Say whether two rows of words are the same but for inflection, spelling and where words part.

    >>> same_words(["organised"], ["organizing"]), same_words(["ice", "cream"], ["icecream"])
    (True, True)
    >>> same_words(["killed"], ["injured"])
    False
    """
    if len(one) == len(two) and all(map(_same_word, one, two)):
        return True
    return "".join(one) == "".join(two)


def _same_word(one: str, two: str) -> bool:
    return one == two or _root(one) == _root(two)


def _root(word: str) -> str:
    for pattern, american in _SPELLINGS:
        word = pattern.sub(american, word)
    return stem(word)


def _denies(word: str) -> bool:
    return word in _NEGATIVE or word.endswith("n't")


def _is_hedge(word: str) -> bool:
    return word in _OPEN_AUXILIARIES or word in _HEDGING_PARTICIPLES or word in _hedging_adverbs()


def _binds(word: str) -> bool:
    return is_grammar(word) or is_grammar(word.partition("'")[0])


@cache
def _number_words() -> frozenset[str]:
    return frozenset(row[0] for row in table("en/number_words.tsv"))


@cache
def _hedging_adverbs() -> frozenset[str]:
    raw = json.loads(files("readout.language").joinpath("data/en/modality.json").read_text(encoding="utf-8"))
    return frozenset(raw["adverbs"]["possible"])
