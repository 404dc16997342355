"""Read off a claim's grammar which word stands in which role: predicate, agent, modifier of what.

Two claims are set apart by two words only where these stand in the same role of each. A clause
within the clause has the role CLAUSE, under what it belongs to ("the man who was acquitted").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.language.en.comparing.opposed import COPULAS
from readout.language.en.meaning import PARTS
from readout.language.en.opposites import verbs_behind
from readout.model.parse import Parse
from readout.reconcile.claims.reading import Claim

PREDICATE, CLAUSE = "predicate", "clause"
# What the parser's arcs are called here; active and passive are made one.
ROLES = {
    "nsubj": "agent",
    "nsubjpass": "patient",
    "dobj": "patient",
    "attr": "complement",
    "acomp": "complement",
    "oprd": "complement",
    "amod": "modifier",
    "compound": "modifier",
    "nummod": "modifier",
    "nmod": "modifier",
    "advmod": "adverb",
    "prt": "particle",
    "poss": "owner",
    "conj": "conj",
    "appos": "appos",
    "relcl": CLAUSE,
    "acl": CLAUSE,
    "ccomp": CLAUSE,
    "xcomp": CLAUSE,
    "pcomp": CLAUSE,
    "advcl": CLAUSE,
}
# Parts of speech of a word that leads to another, or goes with a verb.
LEADING = frozenset({"ADP", "SCONJ", "PART", "ADV"})
# A word of content is so many steps from the predicate at most.
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class RoleWord:
    """One word of a claim in its role.

    Attributes:
        token: its place in the parse.
        keys: what it is called in the lexicons: "close/v", and "closed/a" for the participle.
        role: "predicate", "agent", "modifier", … or the preposition that leads to it: "in".
        above: key of the word that governs it; "" where that is the predicate.
        leads: of a preposition, the key of what it leads to.
    """

    token: int
    keys: tuple[str, ...]
    role: str
    above: str = ""
    leads: str = ""


def read_roles(claim: Claim, parse: Parse) -> tuple[RoleWord, ...]:
    """Give the words of a claim in their roles, the predicate first; none where no token is its predicate."""
    verb = verb_of(claim, parse)
    if verb is None:
        return ()
    return (RoleWord(verb, keys_of(parse, verb), PREDICATE), *_below(parse, verb, verb, claim, 0))


def verb_of(claim: Claim, parse: Parse) -> int | None:
    """Give the token that heads a claim's predicate."""
    tokens = parse.tokens_in(claim.event.predicate)
    heads = [token for token in tokens if parse.heads[token] not in tokens or parse.heads[token] == token]
    return next((token for token in heads if parse.pos[token] in ("VERB", "AUX")), next(iter(heads), None))


def predicate_words(words: Sequence[RoleWord], parse: Parse) -> list[RoleWord]:
    """Give the words that say what is said: the predicate, and what "remain" or "find" lead to."""
    if not words:
        return []
    leads = parse.lemmas[words[0].token].lower() in COPULAS
    return [
        word
        for word in words
        if word.role == PREDICATE
        or (not word.above and (word.role == "complement" or (leads and _is_said(word, parse))))
    ]


def _is_said(word: RoleWord, parse: Parse) -> bool:
    return parse.deps[word.token] in ("prt", "ccomp", "advcl")


def keys_of(parse: Parse, token: int) -> tuple[str, ...]:
    """Give what a word is called in the lexicons; what looks like a participle is an adjective too."""
    part = PARTS.get(parse.pos[token])
    lemma, word = parse.lemmas[token].lower(), parse.word(token).lower()
    if parse.deps[token] in ("prep", "prt", "mark", "case") and parse.pos[token] in LEADING:
        return (f"{lemma}/p",)
    if part is None or parse.child(token, "nummod", "npadvmod") is not None and part == "a":
        return ()  # "ten-year-old" is neither old nor young
    keys = [f"{lemma}/{part}"]
    if part == "v" and parse.tags[token] in ("VBN", "VBG") or part == "a":
        keys.append(f"{word}/a")
    if part == "n" and parse.deps[token] in ("amod", "compound", "nmod"):
        keys.append(f"{word}/a")  # a colour or a direction before a noun is as often read as a noun
    if part in "va":
        keys.extend(f"{verb}/v" for verb in verbs_behind(word))
    return tuple(dict.fromkeys(keys))


def _below(parse: Parse, token: int, verb: int, claim: Claim, deep: int) -> Iterator[RoleWord]:
    """Yield the words that `token` governs, directly or through a preposition, and what these govern."""
    above = "" if token == verb else next(iter(keys_of(parse, token)), "")
    for child, role in _governed(parse, token):
        if deep > DEEPEST or not claim.span.covers(parse.span(child, child)):
            continue
        keys = keys_of(parse, child)
        if keys and keys[0].endswith("/p"):
            leads = parse.child(child, "pobj", "pcomp")
            key = "" if leads is None else next(iter(keys_of(parse, leads)), "")
            yield RoleWord(child, keys, role, above, key)
        elif keys:
            yield RoleWord(child, keys, role, above)
        if parse.deps[child] != "prep":
            yield from _below(parse, child, verb, claim, deep + 1)


def _governed(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    for child in parse.children[token]:
        label = parse.deps[child]
        if label in ("prep", "agent"):
            yield child, "preposition"
            preposition = parse.lemmas[child].lower()
            for below in parse.children[child]:
                if parse.deps[below] in ("pobj", "pcomp"):
                    yield below, preposition
        elif label in ("ccomp", "xcomp", "advcl") and parse.pos[child] == "ADJ":
            yield child, "complement"
        elif label in ROLES:
            yield child, ROLES[label]
