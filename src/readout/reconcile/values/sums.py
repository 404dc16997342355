"""Add up counts and sums of money that a text lists side by side: "103 passengers and 26 crew members".

What counts: exact values of one kind and unit whose nouns (or which themselves) are joined by
"and" or commas. What does not: what stands in different clauses, and what is only about so
many. A sum says the same as another report's total; it is never held against one.
"""

from collections.abc import Iterator

from readout.language.en.comparing.values import TOGETHER
from readout.model.layers import Annotation, Quantity
from readout.model.parse import Parse
from readout.model.span import hull

# Longer lists are tables.
MOST_PARTS = 6


def find_sums(annotation: Annotation) -> Iterator[Quantity]:
    """Yield the sums of what is listed, each with the span from its first part to its last."""
    parse = annotation.parse
    heads = {
        _head(parse, quantity): quantity
        for quantity in annotation.quantities or ()
        if quantity.kind in ("number", "money") and quantity.bound == "exact" and quantity.low
    }
    for head in sorted(heads):
        if parse.deps[head] == "conj" and _before(parse, head) in heads:
            continue  # it is a part of a list that began before
        parts = [heads[token] for token in _listed(parse, head) if token in heads]
        kinds = {(part.kind, part.unit, part.counted is None) for part in parts}
        if len(kinds) == 1 and 1 < len(parts) <= MOST_PARTS:
            yield _sum(parts)


def _head(parse: Parse, quantity: Quantity) -> int:
    """Give the token that a list joins: the noun that is counted, else the value's own head."""
    span = quantity.span if quantity.counted is None else quantity.counted
    tokens = parse.tokens_in(span)
    return next((token for token in tokens if parse.heads[token] not in tokens), tokens[0] if tokens else -1)


def _before(parse: Parse, head: int) -> int:
    return parse.heads[head]


def _listed(parse: Parse, head: int) -> list[int]:
    """Give the heads of a list from its first on."""
    found = [head]
    for _ in range(MOST_PARTS):
        following = parse.child(found[-1], "conj")
        if following is None or following <= found[-1]:
            break
        found.append(following)
    return found


def _sum(parts: list[Quantity]) -> Quantity:
    total = sum(part.low or 0.0 for part in parts)
    nouns = {part.noun for part in parts}
    spans = [span for part in parts for span in (part.span, part.counted) if span is not None]
    noun = "" if parts[0].counted is None else (nouns.pop() if len(nouns) == 1 else TOGETHER)
    return Quantity(hull(spans), parts[0].kind, total, total, parts[0].unit, noun=noun)
