"""Find "the minister", "the airline", "the Norwegian captain": nouns that stand for somebody named.

Only where one named entity fits: the noun is one that the document gives it (a title, an
apposition, the noun in its own name) and nothing said with the noun speaks against it.
"""

from bisect import bisect_left

from readout.annotate.entity_actors import Actor, normal
from readout.annotate.entity_reading import Reading

# A bare noun that fits several goes to the only one named so few sentences ago.
NEAR_SENTENCES = 2
_DEFINITE = frozenset(["the", "this", "that"])
# Said with a noun without changing whom it means.
_EMPTY = frozenset(["the", "this", "that", "former", "then", "ex", "-", "'s", "’s", "of", "a", "an", "own", "new", "late"])


def add_nominals(reading: Reading, actors: list[Actor]) -> None:
    """Add to `actors` the mentions that are nouns."""
    bearers: dict[str, list[Actor]] = {}
    for actor in actors:
        for head in actor.heads:
            bearers.setdefault(head, []).append(actor)
    if not bearers:
        return
    taken = _named_tokens(reading, actors)
    places = {id(actor): [use.first for use in actor.uses] for actor in actors}
    for token, word in enumerate(reading.folded):
        if word not in bearers or taken[token]:
            continue
        first = _noun_phrase(reading, token)
        if first < 0 or any(taken[first : token + 1]):
            continue
        chosen = _choose(reading, bearers[word], token, first, places)
        if chosen is not None:
            chosen.others.append((first, token, "role"))
            chosen.names[reading.text(first, token)] += 1
            taken[first : token + 1] = b"\1" * (token + 1 - first)


def _named_tokens(reading: Reading, actors: list[Actor]) -> bytearray:
    taken = bytearray(len(reading.parse))
    for actor in actors:
        if actor.type == "group":
            continue
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
    if reading.folded[token] in ("north", "south") and not reading.is_capital(token):
        return -1
    if parse.deps[token] in ("compound", "appos", "attr", "amod", "nmod", "flat"):
        return -1
    first = reading.reach.first[token]
    if token - first > 6 or reading.folded[first] not in _DEFINITE:
        return -1
    if any(parse.deps[child] in ("prep", "relcl", "acl", "appos") and child > token for child in parse.children[token]):
        return -1
    return first


def _choose(
    reading: Reading, bearers: list[Actor], token: int, first: int, places: dict[int, list[int]]
) -> Actor | None:
    said = {normal(reading.words[other]) for other in range(first, token)} - _EMPTY
    head = reading.folded[token]
    known = [actor for actor in bearers if bisect_left(places[id(actor)], token)]
    fitting = [actor for actor in known if said <= _words_of(reading, actor, head)]
    if len(fitting) == 1 and (said or len(known) == 1):
        return fitting[0]
    if not fitting:
        return None
    near = [actor for actor in fitting if _is_near(reading, places[id(actor)], token)]
    return near[0] if len(near) == 1 else None


def _words_of(reading: Reading, actor: Actor, head: str) -> set[str]:
    return actor.heads[head] | {normal(word) for name in actor.names for word in name.split()}


def _is_near(reading: Reading, uses: list[int], token: int) -> bool:
    last = uses[bisect_left(uses, token) - 1]
    return reading.sentence_of[token] - reading.sentence_of[last] <= NEAR_SENTENCES
