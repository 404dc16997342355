"""Find claims that no date places but that another claim's "after", "before" or "hours later" does.

Both clauses must be claims that are stated as facts: "they will stay until we are satisfied"
orders nothing that happened.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.language.en.order import Order, Ordering, find_orderings
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.claims.reading import Claim


@dataclass(frozen=True, slots=True)
class Ordered:
    """A claim and another one that it came after or before, by their places.

    Attributes:
        place: the claim that is ordered.
        anchor: the claim that it is ordered by.
        order: whether it came after or before.
        words: what says so.
    """

    place: int
    anchor: int
    order: Order
    words: Span


def find_ordered(claims: Sequence[Claim], annotations: Sequence[Annotation]) -> list[Ordered]:
    """Give the ordered claims of all documents, in order of document and text."""
    by_document: list[dict[int, int]] = [{} for _ in annotations]
    for place, claim in enumerate(claims):
        for token in annotations[claim.document].parse.tokens_in(claim.event.predicate):
            by_document[claim.document].setdefault(token, place)
    found = []
    for annotation, by_token in zip(annotations, by_document, strict=True):
        if by_token:
            found += [item for item in _of(annotation.parse, by_token) if _is_stated(item, claims)]
    return found


def _of(parse: Parse, by_token: Mapping[int, int]) -> Iterator[Ordered]:
    for found in find_orderings(parse):
        anchor = _root_before(parse, found) if found.anchor is None else found.anchor
        one, other = by_token.get(found.event), by_token.get(anchor) if anchor is not None else None
        if one is not None and other is not None and one != other:
            yield Ordered(one, other, found.order, found.words)


def _root_before(parse: Parse, found: Ordering) -> int | None:
    """Give the verb of the sentence before, where the two stand in one paragraph or in two that touch."""
    at = bisect_right(parse.sentences, (found.event, len(parse))) - 1
    if at < 1:
        return None
    first, last = parse.sentences[at - 1]
    return next((token for token in range(first, last) if parse.heads[token] == token), None)


def _is_stated(item: Ordered, claims: Sequence[Claim]) -> bool:
    events = [claims[place].event for place in (item.place, item.anchor)]
    return all(event.modality == "asserted" and event.polarity == "affirmed" for event in events)
