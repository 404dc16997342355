"""Tolvan, a made-up language: a dozen rules, and no words for time, clauses or judgment."""

import re
from collections.abc import Sequence

from readout.language.common.lexemes import Lexemes
from readout.language.common.parts.amounts import Amount
from readout.language.common.parts.cues import QUOTED, Cues
from readout.language.pack.language import LanguagePack
from readout.language.pack.numbers import Numbers
from readout.language.pack.parsing import Parser
from readout.language.pack.speech import Speech
from readout.model.parse import Parse
from readout.model.span import Span

NUMBERS = {"ul": 1, "dov": 2, "tren": 3}
SAYING = "morka"
PIECE = re.compile(r"\w+|[^\w\s]")


def ready() -> None:
    """Load nothing: the rules are all there is."""


def parse(text: str, blocks: Sequence[Span]) -> Parse:
    """Part the words at blanks and marks, and the sentences at full stops."""
    words = [word for block in blocks for word in PIECE.finditer(text, block.start, block.end)]
    read = [_read(word.group()) for word in words]
    stops = [place + 1 for place, word in enumerate(words) if word.group() == "."]
    ends = sorted({*stops, len(words)} - {0})
    sentences = tuple(zip([0, *ends], ends, strict=False))
    arcs = [arc for first, end in sentences for arc in _arcs([pos for pos, _ in read[first:end]], first)]
    return Parse(
        text,
        starts=tuple(word.start() for word in words),
        ends=tuple(word.end() for word in words),
        lemmas=tuple(word.group().lower() for word in words),
        pos=tuple(pos for pos, _ in read),
        tags=tuple(tag for _, tag in read),
        deps=tuple(label for _, label in arcs),
        heads=tuple(head for head, _ in arcs),
        sentences=sentences,
    )


def _read(word: str) -> tuple[str, str]:
    """Give part of speech and tag by the look of a word."""
    if not word[0].isalnum():
        return "PUNCT", "."
    if word == SAYING:
        return "VERB", "VBD"
    if word[0].isdigit() or word.lower() in NUMBERS:
        return "NUM", "CD"
    return ("PROPN", "NNP") if word[0].isupper() else ("NOUN", "NNS")


def _arcs(pos: list[str], first: int) -> list[tuple[int, str]]:
    """Hang everything on the verb, or on the first word; a number or a name on the word behind it."""
    root = pos.index("VERB") if "VERB" in pos else 0
    behind = {("NUM", "NOUN"): "nummod", ("PROPN", "PROPN"): "compound"}
    arcs = []
    for place, pair in enumerate(zip(pos, [*pos[1:], ""], strict=True)):
        if place == root:
            arcs.append((first + root, "ROOT"))
        elif pair in behind:
            arcs.append((first + place + 1, behind[pair]))
        else:
            arcs.append((first + root, "nsubj" if pair[0] == "PROPN" and place > root else "dep"))
    return arcs


def find_amounts(line: Lexemes, taken: list[bool]) -> list[Amount]:
    """Give the figures and the three words for numbers."""
    found = []
    for at, word in enumerate(line.low[: line.size]):
        value = float(word) if line.kinds[at] == "n" else NUMBERS.get(word)
        if value is not None and not taken[at]:
            found.append(Amount(at, at + 1, at, value, value))
    return found


def cues() -> Cues:
    """Give the one verb of saying."""
    return Cues(verbs={SAYING: frozenset({QUOTED})}, speech=frozenset({SAYING}))


PACK = LanguagePack(
    code="qt",
    name="Tolvan",
    parser=Parser(ready, parse),
    speech=Speech(cues=cues),
    numbers=Numbers(find_amounts),
)
