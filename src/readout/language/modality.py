"""Tell how a clause stands to the facts: asserted or not, affirmed or negated."""

import json
from functools import cache
from importlib.resources import files

from readout.model.layers import Modality, Polarity
from readout.model.parse import Parse

NEGATIONS = frozenset({"no", "not", "n't", "never", "neither", "nor", "nobody", "nothing", "none", "hardly"})
# A clause can be governed through a chain of others; the nearest that decides is taken.
FARTHEST_GOVERNOR = 2


def polarity_of(parse: Parse, verb: int) -> Polarity:
    """Say whether the clause of `verb` is negated.

    Counted: "not" and its kin on the verb, on its auxiliary, or as the determiner of its subject or object
    ("no one", "nothing", "no evidence"). Not counted: verbs that deny by their meaning, which are predicates.
    """
    for child in parse.children[verb]:
        if parse.deps[child] == "neg" or parse.word(child).lower() in NEGATIONS:
            return "negated"
        if parse.deps[child] in ("nsubj", "nsubjpass", "dobj", "attr") and _is_negated_noun(parse, child):
            return "negated"
    return "affirmed"


def modality_of(parse: Parse, verb: int) -> Modality:
    """Say whether the clause of `verb` is asserted, or in which way it is not."""
    words = _words()
    for child in parse.children[verb]:
        word = parse.word(child).lower()
        if parse.deps[child] == "mark" and word in words["markers"]:
            return words["markers"][word]
        if parse.deps[child] == "aux" and word in words["auxiliaries"]:
            return words["auxiliaries"][word]
        if parse.deps[child] == "advmod" and word in words["adverbs"]:
            return words["adverbs"][word]
    return _governed(parse, verb, words["governors"])


def _governed(parse: Parse, verb: int, governors: dict[str, Modality]) -> Modality:
    at = verb
    for _ in range(FARTHEST_GOVERNOR):
        if parse.deps[at] not in ("xcomp", "ccomp", "pcomp", "advcl", "acl", "prep"):
            return "asserted"
        infinitive = any(parse.tags[child] == "TO" for child in parse.children[verb])
        at = parse.heads[at]
        lemma = parse.lemmas[at].lower()
        # "believe that …" leaves its clause possible; "asked Russia to release …" makes it a demand only
        # with an infinitive, and so on: a finite clause under "say" or "agree" stays asserted.
        if lemma in governors and (infinitive or governors[lemma] in ("possible", "denied")):
            return governors[lemma]
    return "asserted"


def _is_negated_noun(parse: Parse, noun: int) -> bool:
    if parse.word(noun).lower() in NEGATIONS:
        return True
    return any(
        parse.deps[child] in ("det", "neg") and parse.word(child).lower() == "no"
        for child in parse.children[noun]
    )


@cache
def _words() -> dict[str, dict[str, Modality]]:
    """Read the lexicon, turned round: from a word to what it says, by its class."""
    raw = json.loads(files("readout.language").joinpath("data/modality.json").read_text(encoding="utf-8"))
    return {
        part: {word: modality for modality, words in entries.items() for word in words}
        for part, entries in raw.items()
        if not part.startswith("_")
    }
