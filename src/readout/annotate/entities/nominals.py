"""Find "the minister", "the airline", "the Norwegian captain": nouns that stand for somebody named.

Only where one named entity fits: the noun is one that the document gives it (a title, an
apposition, the noun in its own name) and nothing said with the noun speaks against it.
"""

from bisect import bisect_left

from readout.annotate.entities.actors import Actor
from readout.annotate.entities.reading import Reading
from readout.language.common.names.spelling import fold

# A bare noun that fits several goes to the only one named so few sentences ago.
NEAR_SENTENCES = 2
LONGEST_PHRASE = 6


def add_nominals(reading: Reading, actors: list[Actor]) -> None:
    """Add to `actors` the mentions that are nouns."""
    bearers: dict[str, list[Actor]] = {}
    for actor in actors:
        for head in actor.heads:
            bearers.setdefault(head, []).append(actor)
    rulers, any_organisation = reading.names.stand_ins.rulers, reading.names.stand_ins.any_organisation
    organisations = [actor for actor in actors if actor.type == "organisation"]
    ruling = [actor for actor in actors if rulers.intersection(actor.heads)]
    taken = _named_tokens(reading, actors)
    places = {id(actor): [use.first for use in actor.uses] for actor in actors}
    for token, word in enumerate(reading.folded):
        if taken[token] or (word not in bearers and word not in any_organisation and word not in rulers):
            continue
        first = _noun_phrase(reading, token)
        if first < 0 or any(taken[first : token + 1]):
            continue
        chosen = _choose(reading, bearers.get(word, []), token, first, places)
        if chosen is None and word in any_organisation and token - first > 1:
            chosen = _choose(reading, organisations, token, first, places)
        if chosen is None and word in rulers and token - first > 1:
            chosen = _choose(reading, ruling, token, first, places)
        if chosen is not None:
            chosen.others.append((first, token, "role"))
            chosen.names[reading.text(first, token)] += 1
            taken[first : token + 1] = b"\1" * (token + 1 - first)


def _named_tokens(reading: Reading, actors: list[Actor]) -> bytearray:
    taken = bytearray(len(reading.parse))
    for actor in actors:
        if actor.type in ("group", "place"):
            continue  # "the Norwegian minister" and "Norway's minister" are phrases with a country in them
        for use in actor.uses:
            taken[use.first : use.last + 1] = b"\1" * (use.last + 1 - use.first)
    return taken


def _noun_phrase(reading: Reading, token: int) -> int:
    """Give the first token of the definite phrase that the noun ends; -1 when it is none.

    A noun that stands before another, or that goes on to say who ("the president of …"), is none.
    """
    parse = reading.parse
    if parse.pos[token] not in ("NOUN", "PROPN") or parse.tags[token] in ("NNS", "NNPS"):
        return -1
    halves = map(fold, reading.names.stand_ins.halves)
    if reading.folded[token] in halves and not reading.is_capital(token):
        return -1
    if parse.deps[token] in ("compound", "appos", "attr", "amod", "nmod", "flat"):
        return -1
    first = reading.reach.first[token]
    if token - first > LONGEST_PHRASE or not _is_definite(reading, first, token):
        return -1
    if any(
        parse.deps[child] in ("prep", "relcl", "acl", "appos") and child > token
        for child in parse.children[token]
    ):
        return -1
    return first


def _is_definite(reading: Reading, first: int, token: int) -> bool:
    if reading.folded[first] in reading.names.stand_ins.definite:
        return True
    marks = reading.names.around.possessive_marks
    return any(reading.words[other] in marks for other in range(first, token))


def _choose(
    reading: Reading, bearers: list[Actor], token: int, first: int, places: dict[int, list[int]]
) -> Actor | None:
    country, stand_ins = reading.names.lexicon.country, reading.names.stand_ins
    said = stand_ins.said_words(reading.words[first:token]) - stand_ins.empty
    head = reading.folded[token]
    past = not stand_ins.past.isdisjoint(reading.folded[first:token])
    known = [
        actor
        for actor in bearers
        if bisect_left(places[id(actor)], token)
        and past == (not stand_ins.past.isdisjoint(actor.heads.get(head, ())))
    ]
    fitting = [actor for actor in known if said <= _words_of(reading, actor, head)]
    if not fitting and said and all(country(word) for word in said):
        # "the Norwegian president" is the only president who is not said to be another country's
        fitting = [actor for actor in known if not any(map(country, _words_of(reading, actor, head)))]
    if len(fitting) == 1 and (said or len(known) == 1):
        return fitting[0]
    if not fitting:
        return None
    near = [actor for actor in fitting if _is_near(reading, places[id(actor)], token)]
    return near[0] if len(near) == 1 else None


def _words_of(reading: Reading, actor: Actor, head: str) -> set[str]:
    stand_ins = reading.names.stand_ins
    heads = stand_ins.rulers if head in stand_ins.rulers else (head,)
    own = {word for name in actor.names for word in stand_ins.said_in(name)}
    return own.union(*(actor.heads.get(other, set()) for other in heads))


def _is_near(reading: Reading, uses: list[int], token: int) -> bool:
    last = uses[bisect_left(uses, token) - 1]
    return reading.sentence_of[token] - reading.sentence_of[last] <= NEAR_SENTENCES
