"""Find actors that the document never names: "the army", "Norway's foreign ministry", "the US president".

Institutions of a country, and holders of an office of a country that no name in the document
answers to. Phrases of one document that do not contradict each other are one actor.
"""

from readout.annotate.entities.actors import Actor
from readout.annotate.entities.reading import Reading
from readout.language.common.names.known import Described

LONGEST_PHRASE = 6


def find_unnamed(reading: Reading, actors: list[Actor]) -> list[Actor]:
    """Give actors for the phrases that no actor has yet."""
    taken = _taken(reading, actors)
    groups: dict[str, list[tuple[Described, Actor]]] = {}
    for token in range(len(reading.parse)):
        if taken[token] or not _may_be_head(reading, token):
            continue
        first = _phrase_start(reading, token, taken)
        found = reading.names.stand_ins.described(reading.text(first, token))
        if found is None or not _counts(reading, found, first, token):
            continue
        actor = _place(found, groups.setdefault(found.kind, []))
        actor.others.append((first, token, "role"))
        actor.names[reading.text(first, token)] += 1
    return list({id(actor): actor for group in groups.values() for _, actor in group}.values())


def _taken(reading: Reading, actors: list[Actor]) -> bytearray:
    taken = bytearray(len(reading.parse))
    for actor in actors:
        if actor.type not in ("group", "place"):
            for use in actor.uses:
                taken[use.first : use.last + 1] = b"\1" * (use.last + 1 - use.first)
        for first, last, form in actor.others:
            if form == "role":
                taken[first : last + 1] = b"\1" * (last + 1 - first)
    return taken


def _may_be_head(reading: Reading, token: int) -> bool:
    word, parse, stand_ins = reading.folded[token], reading.parse, reading.names.stand_ins
    if not stand_ins.is_institution(word) and reading.names.lexicon.title_kind(word) != "title":
        return False
    if parse.deps[token] in ("compound", "amod", "nmod", "appos", "attr", "npadvmod"):
        return False
    tag = parse.tags[token]
    if tag == "NNPS" or (tag == "NNS" and word not in stand_ins.plural_institutions):
        return False
    return parse.pos[token] in ("NOUN", "PROPN")


def _phrase_start(reading: Reading, token: int, taken: bytearray) -> int:
    lowest = max(reading.reach.first[token], token - LONGEST_PHRASE)
    first = token
    while (
        first > lowest
        and not taken[first - 1]
        and reading.parse.pos[first - 1] not in ("PUNCT", "VERB", "ADP")
    ):
        first -= 1
    return first


def _counts(reading: Reading, found: Described, first: int, token: int) -> bool:
    """Say whether the phrase stands for one certain actor."""
    stand_ins, word = reading.names.stand_ins, reading.folded[token]
    definite = reading.folded[first] in stand_ins.certain
    if not stand_ins.is_institution(word):
        return definite and bool(found.country)
    if any(reading.parse.deps[child] == "relcl" for child in reading.parse.children[token]):
        return definite
    return definite or bool(found.country) or word in stand_ins.without_article


def _place(found: Described, group: list[tuple[Described, Actor]]) -> Actor:
    """Give the actor whose phrases fit; the last one of several; a new one when none does."""
    for other, actor in reversed(group[-16:]):
        if found.fits(other):
            if found != other:
                group.append((found, actor))
            return actor
    actor = Actor("organisation" if found.is_institution else "person")
    group.append((found, actor))
    return actor
