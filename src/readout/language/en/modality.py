"""Tell how a clause stands to the facts: asserted or not, affirmed or negated.

Its own words tell (auxiliaries, adverbs, "if"), or the verb, adjective or noun that governs
it ("plans to close", "unlikely to close", "the threat to close"). A coordinated verb without
a subject or auxiliary of its own shares those of the first ("will close and sell").
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from readout.model.layers import Modality, Polarity
from readout.model.parse import Parse

NEGATIONS = frozenset(
    {"no", "not", "n't", "never", "neither", "nor", "nobody", "nothing", "none", "hardly", "scarcely"}
)
# "Not only did it close …" closes it, and so does "whether or not".
ADDING = frozenset({"only", "just", "merely", "simply"})
# "By no means", "in no way", "under no circumstances", "at no point".
NO_PHRASES = frozenset({"mean", "way", "circumstance", "time", "point", "event", "sense"})
# Prepositions that lead to a content: "threat of", "accused of", "prevented from", "aimed at".
CONTENT_PREPOSITIONS = frozenset({"of", "from", "about", "to", "on", "for", "at"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
# Commands that are none: "thank you", "let us say".
NO_COMMANDS = frozenset({"thank", "let"})
# What a governor can say of a clause with a tense of its own.
FINITE: tuple[Modality, ...] = ("possible", "denied")
BEFORE_COMMANDS = frozenset({"do", "n't", "n’t", "not", "never", "please", "just", "and", "but", "so"})
QUOTATION_MARKS = frozenset({'"', "“", "‘", "''", "``", "'"})
# A clause can be governed through a chain of others; the nearest that decides is taken.
FARTHEST_GOVERNOR = 2
# Verbs are coordinated in short rows; longer ones are lists that the parser misread.
MOST_COORDINATED = 6


def polarity_of(parse: Parse, verb: int) -> Polarity:
    """Say whether the clause of `verb` is negated.

    Counted: "not" and its kin on the verb, on its auxiliary, as the determiner of its subject or object
    ("no one", "nothing", "no evidence"), "without", and "not" on a verb that hands it down ("did not want
    to close", "was not able to close"). Not counted: verbs that deny by their meaning, which are predicates.
    """
    for first in _coordinated(parse, verb):
        if _is_negated(parse, first) or _is_negated_above(parse, first):
            return "negated"
    return "affirmed"


def modality_of(parse: Parse, verb: int) -> Modality:
    """Say whether the clause of `verb` is asserted, or in which way it is not."""
    for first in _coordinated(parse, verb):
        own = _own(parse, first)
        if own is not None:
            return own
        if _is_command(parse, first):
            return "demanded"
        governed = next((modality for _, modality in _governors(parse, first)), None)
        if governed is not None:
            return governed
    return "asserted"


@cache
def stance_of(word: str) -> Modality | None:
    """Give how a word alone leaves a clause open, by auxiliary or adverb; None for a word that does not.

    >>> stance_of("might"), stance_of("reportedly"), stance_of("will"), stance_of("has")
    ('possible', 'possible', 'planned', None)
    """
    words = _words()
    return words["auxiliaries"].get(word) or words["adverbs"].get(word)


def _coordinated(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the verb, and those that it is coordinated with and shares everything before it with."""
    for _ in range(MOST_COORDINATED):
        yield verb
        head = parse.heads[verb]
        if parse.deps[verb] != "conj" or parse.tags[verb] != parse.tags[head]:
            return
        if parse.tags[verb] not in ("VB", "VBN", "VBG"):
            return
        if parse.child(verb, "aux", "auxpass", "mark", "neg", *SUBJECTS) is not None:
            return
        joint = parse.child(head, "cc")
        if joint is not None and parse.lemmas[joint] in ("but", "yet"):
            return
        verb = head


def _own(parse: Parse, verb: int) -> Modality | None:
    """Give what the clause's own words say, the least certain of them first."""
    words = _words()
    found: list[Modality] = []
    for child in parse.children[verb]:
        word, label = parse.word(child).lower(), parse.deps[child]
        if label == "mark" and word in words["markers"]:
            # "Asked if it had closed" tells of no condition; it leaves it open.
            is_question = parse.deps[verb] == "ccomp" and word == "if"
            return "possible" if is_question else words["markers"][word]
        if label == "aux" and word in words["auxiliaries"]:
            is_unreal = word in ("would", "'d") and _has_condition(parse, verb)
            found.append("conditional" if is_unreal else words["auxiliaries"][word])
        if label == "advmod" and word in words["adverbs"]:
            found.insert(0, words["adverbs"][word])
    return found[0] if found else None


def _has_condition(parse: Parse, verb: int) -> bool:
    """Say whether "would" stands with an "if", or tells of what did not come to be ("would have closed")."""
    if any(parse.deps[child] == "aux" and parse.lemmas[child] == "have" for child in parse.children[verb]):
        return True
    return any(
        parse.deps[child] == "advcl"
        and any(parse.word(mark).lower() in ("if", "unless") for mark in parse.children[child])
        for child in parse.children[verb]
    )


def _is_command(parse: Parse, verb: int) -> bool:
    """Say whether the clause commands: a bare verb that begins its sentence, or what stands in marks."""
    if parse.tags[verb] != "VB" or parse.deps[verb] not in ("ROOT", "ccomp"):
        return False
    if parse.lemmas[verb] in NO_COMMANDS or parse.child(verb, *SUBJECTS) is not None:
        return False
    first, last = parse.sentence_of(verb)
    if parse.word(last - 1) == "?":
        return False
    for token in range(verb - 1, first - 1, -1):
        if parse.word(token) in QUOTATION_MARKS:
            return True
        if parse.pos[token] not in ("PUNCT", "INTJ") and parse.word(token).lower() not in BEFORE_COMMANDS:
            return False
    return parse.deps[verb] == "ROOT"


def _governors(parse: Parse, verb: int) -> Iterator[tuple[int, Modality]]:
    """Yield the words above that say how the clause stands to the facts, the nearest first."""
    governors = _words()["governors"]
    bare = _is_bare(parse, verb)
    at = verb
    for _ in range(FARTHEST_GOVERNOR):
        above = _above(parse, at)
        if above is None:
            return
        lemma = parse.lemmas[above].lower()
        if parse.deps[at] == "advcl" and governors.get(lemma) in FINITE:
            return  # "risked their lives to save it": a purpose, not what was risked
        if _is_going(parse, at, above, bare):
            yield above, "planned"
        # "Believe that …" leaves its clause possible; "asked Russia to release …" makes it a demand only with
        # an infinitive, and so on: a finite clause under "say" or "agree" stays asserted.
        elif lemma in governors and (bare or governors[lemma] in FINITE) and not _is_done(parse, verb, above):
            yield above, governors[lemma]
        at = above


def _above(parse: Parse, token: int) -> int | None:
    """Give the word that governs the clause of `token`; None when nothing does."""
    label, head = parse.deps[token], parse.heads[token]
    if label in ("xcomp", "ccomp"):
        return head
    if label == "advcl":
        return head if _is_infinitive(parse, token) else None
    if label == "acl":
        is_content = _is_infinitive(parse, token) or _has_mark(parse, token, "that")
        return head if is_content and not _is_in_order(parse, head) else None
    if label == "pcomp" and parse.word(head).lower() in CONTENT_PREPOSITIONS:
        return parse.heads[head]
    return None


def _is_bare(parse: Parse, verb: int) -> bool:
    """Say whether the clause has no tense of its own: an infinitive, a gerund, "demanded that he leave"."""
    if _is_infinitive(parse, verb) or parse.deps[verb] == "pcomp":
        return True
    helped = parse.child(verb, "aux", "auxpass") is not None
    return not helped and parse.tags[verb] in ("VB", "VBG") and parse.deps[verb] in ("xcomp", "ccomp")


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.tags[child] == "TO" for child in parse.children[verb])


def _has_mark(parse: Parse, verb: int, word: str) -> bool:
    mark = parse.child(verb, "mark")
    return mark is not None and parse.word(mark).lower() == word


def _is_in_order(parse: Parse, noun: int) -> bool:
    """Say whether `noun` is part of "in order to"."""
    is_after_in = parse.deps[noun] == "pobj" and parse.word(parse.heads[noun]).lower() == "in"
    return is_after_in and parse.child(noun, "det", "poss", "amod") is None


def _is_going(parse: Parse, verb: int, above: int, bare: bool) -> bool:
    """Say whether it is "is going to close", or "are to close"."""
    if not bare or parse.deps[verb] != "xcomp" or not _is_infinitive(parse, verb):
        return False
    if parse.lemmas[above] == "be":
        subject = parse.child(above, "nsubj")
        is_empty = subject is not None and parse.word(subject).lower() in ("it", "that", "this")
        return not is_empty and parse.child(above, "acomp", "attr", "expl") is None
    return parse.word(above).lower() == "going"


def _is_done(parse: Parse, verb: int, above: int) -> bool:
    """Say whether it is "had to close", which was done, or "has yet to close", and no duty to close."""
    if parse.lemmas[above] != "have":
        return False
    return parse.tags[above] in ("VBD", "VBN") or _is_yet(parse, above) or _is_yet(parse, verb)


def _is_yet(parse: Parse, verb: int) -> bool:
    return any(parse.word(child).lower() == "yet" for child in parse.children[verb])


def _is_negated(parse: Parse, verb: int) -> bool:
    for child in parse.children[verb]:
        if _is_negation(parse, child):
            return True
        label = parse.deps[child]
        if label in ("nsubj", "nsubjpass", "dobj", "attr") and _has_no(parse, child):
            return True
        if label == "advmod" and parse.word(child).lower() == "longer" and _has_no(parse, child):
            return True
        if label == "prep":
            noun = parse.child(child, "pobj")
            if noun is not None and parse.lemmas[noun] in NO_PHRASES and _has_no(parse, noun):
                return True
    return parse.deps[verb] == "pcomp" and parse.word(parse.heads[verb]).lower() == "without"


def _is_negated_above(parse: Parse, verb: int) -> bool:
    """Say whether a negation further up reaches this clause."""
    above = _above(parse, verb)
    if above is None:
        return False
    words, lemma, bare = _words(), parse.lemmas[above].lower(), _is_bare(parse, verb)
    if lemma == "unlikely":
        return True
    if lemma == "have" and bare and (_is_yet(parse, verb) or _is_yet(parse, above)):
        return True
    hands_down = lemma in words["hand_down"] if bare else words["hand_down"].get(lemma) == "possible"
    if not hands_down:
        return False
    holder = parse.heads[above] if parse.deps[above] == "acomp" else above
    return _has_no(parse, above) or any(_is_negation(parse, child) for child in parse.children[holder])


def _is_negation(parse: Parse, token: int) -> bool:
    word = parse.word(token).lower()
    if word not in NEGATIONS and parse.deps[token] != "neg":
        return False
    if parse.deps[token] == "intj":  # "No, it closed."
        return False
    after = parse.word(token + 1).lower() if token + 1 < len(parse) else ""
    before = parse.word(token - 1).lower() if token else ""
    return not (word == "not" and (after in ADDING or before == "or"))


def _has_no(parse: Parse, noun: int) -> bool:
    if parse.word(noun).lower() in NEGATIONS:
        return True
    return any(
        parse.deps[child] in ("det", "neg") and parse.word(child).lower() == "no"
        for child in parse.children[noun]
    )


@cache
def _words() -> dict[str, dict[str, Modality]]:
    """Read the lexicon, turned round: from a word to what it says, by its class."""
    raw = json.loads(files("readout.language").joinpath("data/en/modality.json").read_text(encoding="utf-8"))
    return {
        part: {word: modality for modality, words in entries.items() for word in words}
        for part, entries in raw.items()
        if not part.startswith("_")
    }
