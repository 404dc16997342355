"""Place a value in the grammar around it: what governs it, and how near every term of its sentence stands.

Distance is counted along the tree in content words, so that "on Monday" is near the verb
that it dates and far from another clause's, and "21" in "21 of the 276 girls who were
taken" is nearer to what became of the 21 than to what became of the 276.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.claims.reading import Term

# What a term counts for by its distance: in full beside the value, then so much less a step, and no less
# than the last figure. Tried .7 to .9; see docs/measurements.md.
DECAY, FAINTEST = 0.8, 0.25
# Only so many tokens around a value are looked at, and only so far.
MOST_TOKENS, FARTHEST = 120, 7
# Words that join others: passing them costs nothing.
JOINING = frozenset({"ADP", "DET", "AUX", "PUNCT", "PART", "CCONJ", "SCONJ", "SYM", "SPACE"})
# Arcs into another clause: passing them costs a step more.
OUTWARD = frozenset({"advcl", "ccomp", "parataxis", "conj", "dep"})
# Arcs from a figure to the noun that it stands before.
BEFORE_NOUN = frozenset({"nummod", "compound", "quantmod", "amod", "nmod", "poss", "det", "npadvmod"})
CONTENT = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a"}


@dataclass(frozen=True, slots=True)
class Setting:
    """A value's surroundings.

    Attributes:
        anchor: the token of the noun that the value stands before, else its own head.
        steps: the tokens near it with their distances, the nearest first.
        governors: what it depends on, the nearest first: tokens with their distances.
    """

    anchor: int
    steps: tuple[tuple[int, int], ...]
    governors: tuple[tuple[int, int], ...]


def setting_of(parse: Parse, span: Span) -> Setting | None:
    """Give the surroundings of the words in `span`, or None when no token lies there."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return None
    top = next((token for token in tokens if parse.heads[token] not in tokens), tokens[0])
    anchor = top
    head = parse.heads[top]
    if parse.deps[top] in BEFORE_NOUN and parse.pos[head] in ("NOUN", "PROPN") and head > top:
        anchor = head
    return Setting(anchor, tuple(_walk(parse, anchor)), tuple(_governors(parse, anchor, top)))


def _walk(parse: Parse, anchor: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens around `anchor` with their distances, breadth first."""
    distance = {anchor: 0}
    ready: deque[int] = deque([anchor])
    seen: set[int] = set()
    while ready and len(seen) < MOST_TOKENS:
        token = ready.popleft()
        if token in seen:
            continue
        seen.add(token)
        yield token, distance[token]
        for other, cost in _steps(parse, token):
            far = distance[token] + cost
            if far <= FARTHEST and far < distance.get(other, FARTHEST + 1):
                distance[other] = far
                if cost:
                    ready.append(other)
                else:
                    ready.appendleft(other)


def _steps(parse: Parse, token: int) -> Iterator[tuple[int, int]]:
    head = parse.heads[token]
    if head != token:
        yield head, _cost(parse, head, token)
    for child in parse.children[token][:MOST_TOKENS]:
        yield child, _cost(parse, child, child)


def _cost(parse: Parse, entered: int, lower: int) -> int:
    """Give what it costs to enter a token over the arc above `lower`."""
    return int(parse.pos[entered] not in JOINING) + int(parse.deps[lower] in OUTWARD)


def _governors(parse: Parse, anchor: int, top: int) -> Iterator[tuple[int, int]]:
    """Yield the content words that the value depends on up to the first verb, with their distances."""
    if anchor != top:
        yield anchor, 0
    far = 0
    for head in parse.ancestors(anchor):
        if parse.pos[head] in JOINING and parse.pos[head] != "AUX":
            continue
        far += 1
        if parse.pos[head] in CONTENT:
            yield head, far
        if parse.pos[head] in ("VERB", "AUX") or far > FARTHEST:
            return


def terms_near(
    setting: Setting, at_token: Mapping[int, Sequence[Term]], own: Sequence[Span]
) -> tuple[Term, ...]:
    """Give the terms around a value, each weighed by its distance; those that overlap `own` are left out."""
    found: dict[str, Term] = {}
    for token, far in setting.steps:
        for term in at_token.get(token, ()):
            if term.key not in found and not any(span.overlaps(term.span) for span in own):
                nearness = max(FAINTEST, DECAY ** max(0, far - 1))
                found[term.key] = Term(term.key, nearness * term.weight, term.span, nearness * term.spread)
    return tuple(found.values())


def terms_at_tokens(parse: Parse, terms: Sequence[Term]) -> dict[int, list[Term]]:
    """Give the terms of a document by each token that they hold."""
    found: dict[int, list[Term]] = {}
    for term in terms:
        for token in parse.tokens_in(term.span):
            found.setdefault(token, []).append(term)
    return found
