"""Tell what becomes of a clause by the word that governs it: denied, planned, asked for, taken back.

Besides the verbs, adjectives and nouns that `modality` reads, those with particles count
("stop short of", "call for").
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from readout.language.common.tables import table
from readout.language.en.modality import NEGATIONS
from readout.model.parse import Parse

Turn = Literal["denied", "planned", "demanded", "retracted"]

# Arcs from the head of a clause to what governs it; a gerund is reached through its preposition, and that
# through what it belongs to ("stopped short of leaving").
CLAUSAL = frozenset({"xcomp", "ccomp", "acl"})
LEADING = frozenset({"prep", "advmod", "acomp", "prt"})
FARTHEST = 3
# The tags of verbs with a tense, and with a past one: what is or is to be may be planned elsewhere.
FINITE, PAST = frozenset({"VBD", "VBZ", "VBP", "MD"}), frozenset({"VBD"})
# Verbs by which something was said or thought, at first, that is no longer held.
HELD = frozenset(
    {
        "say", "report", "think", "believe", "announce", "state", "claim", "estimate", "put", "identify",
        "describe", "suspect", "assume", "fear", "tell", "give", "list", "name", "quote", "understand",
    }
)  # fmt: skip
# Those that state a value by themselves: "the toll was initially put at six".
MEASURING = frozenset({"put", "estimate", "report", "give"})


def turned_by(parse: Parse, verb: int) -> tuple[Turn, int] | None:
    """Give how what governs the clause of `verb` turns it, with the word that does; None where nothing does.

    What is denied of a denial is not turned: "did not refuse to sign".
    """
    for above in _above(parse, verb):
        turn = turn_of(parse, above)
        if turn is not None and (turn == "denied" or parse.deps[verb] != "ccomp"):
            return None if is_negated(parse, above) else (turn, above)
    return None


def _above(parse: Parse, verb: int) -> list[int]:
    """Give what governs a clause, the nearest first: a verb or noun, or what its preposition belongs to."""
    above = parse.heads[verb]
    if parse.deps[verb] in CLAUSAL and above != verb:
        return [above]
    if parse.deps[verb] != "pcomp":
        return []
    found: list[int] = []
    while len(found) < FARTHEST and parse.deps[above] in LEADING:
        above = parse.heads[above]
        found.append(above)
    return found


def turn_of(parse: Parse, token: int) -> Turn | None:
    """Give how a word turns what it governs, with the particles behind it; None where it does not."""
    for words, turn in _turns().get(parse.lemmas[token].lower(), ()):
        if turn != "retracted" and all(_is_near(parse, token, word) for word in words):
            return turn
    return None


def is_negated(parse: Parse, token: int) -> bool:
    """Say whether a word has a negation of its own."""
    return any(
        parse.deps[child] == "neg" or parse.word(child).lower() in NEGATIONS
        for child in parse.children[token]
    )


def has_tense(parse: Parse, verb: int, tags: frozenset[str] = FINITE) -> bool:
    """Say whether a clause states something by a tense of its own; "to close" and "closing" state nothing.

    Args:
        parse: of the document.
        verb: the clause's.
        tags: of the tenses that count; a perfect always does.
    """
    helpers = [child for child in parse.children[verb] if parse.deps[child] in ("aux", "auxpass")]
    return any(parse.tags[token] in tags or parse.lemmas[token] == "have" for token in (verb, *helpers))


def retraction(parse: Parse, verb: int) -> int | None:
    """Give the word by which a clause is told as what was held at first; None where it is not so told.

    "It was initially said that six …", "was first reported to be six", "was first put at six": the passive
    of a verb of saying or thinking, or its past perfect, with such an adverb. "She first said it in May"
    takes nothing back.
    """
    for holder in (*_holders(parse, verb), verb):
        lemma = parse.lemmas[holder].lower()
        if lemma not in (MEASURING if holder == verb else HELD) or not _is_passive_or_past(parse, holder):
            continue
        for child in parse.children[holder]:
            turns = [turn for words, turn in _turns().get(parse.word(child).lower(), ()) if not words]
            if parse.deps[child] == "advmod" and "retracted" in turns:
                return child
            if parse.deps[child] == "prep" and _is_at_first(parse, child):
                return child
    return None


def _holders(parse: Parse, verb: int) -> list[int]:
    above = parse.heads[verb]
    return [above] if parse.deps[verb] in ("ccomp", "xcomp") and above != verb else []


def _is_passive_or_past(parse: Parse, verb: int) -> bool:
    if parse.child(verb, "auxpass", "nsubjpass") is not None:
        return True
    return any(
        parse.deps[child] == "aux" and parse.word(child).lower() == "had" for child in parse.children[verb]
    )


def _is_at_first(parse: Parse, preposition: int) -> bool:
    words = f"{parse.lemmas[preposition].lower()} {parse.word(min(preposition + 1, len(parse) - 1)).lower()}"
    return words == "at first"


def _is_near(parse: Parse, token: int, word: str) -> bool:
    """Say whether `word` follows, right behind the token or behind what lies between ("ruled it out")."""
    return any(parse.word(after).lower() == word for after in range(token + 1, min(token + 4, len(parse))))


@cache
def _turns() -> Mapping[str, tuple[tuple[tuple[str, ...], Turn], ...]]:
    """Give by its lemma what a word does, the entries with most particles first."""
    found: dict[str, list[tuple[tuple[str, ...], Turn]]] = {}
    for phrase, turn in table("en/turning.tsv"):
        lemma, *rest = phrase.split()
        found.setdefault(lemma, []).append((tuple(rest), turn))  # type: ignore[arg-type]  # a closed column
    return {lemma: tuple(sorted(rows, key=lambda row: -len(row[0]))) for lemma, rows in found.items()}
