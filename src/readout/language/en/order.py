"""Find words that say which of two clauses came first: "after", "before", "hours later".

A subordinator orders the clause it binds and the clause above it; an opening phrase orders
its sentence and the one before. "When", "as" and "while" order nothing, and "earlier" or
"later" without a distance look back to no sentence in particular.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from readout.language.common.tables import phrases, table
from readout.model.parse import Parse
from readout.model.span import Span

Order = Literal["after", "before"]

# What is the case "now" has no place in an order.
NOW = frozenset({"now", "right now", "currently"})
# An opening phrase ends so many tokens from the start of its sentence at most ("About an hour later").
OPENING = 8
# A number or a hedge may stand before "hours later".
BEFORE_UNITS = frozenset({"DET", "NUM", "ADV", "ADJ", "ADP", "CCONJ", "PRON", "NOUN", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Ordering:
    """Words that order two clauses.

    Attributes:
        words: what says so ("after", "Two hours later").
        order: whether the clause of `event` came after or before that of `anchor`.
        event: token of the verb that is ordered.
        anchor: token of the verb that it is ordered by; None for the sentence before.
    """

    words: Span
    order: Order
    event: int
    anchor: int | None


def find_orderings(parse: Parse) -> Iterator[Ordering]:
    """Yield what orders two clauses, in order of the text."""
    for first, last in parse.sentences:
        opening = _opening(parse, first, last)
        if opening is not None:
            yield opening
        for token in range(first, last):
            order = _subordinators().get(parse.word(token).lower())
            bound = _bound(parse, token) if order else None
            if order and bound is not None:
                yield Ordering(parse.span(token, token), order, bound[0], bound[1])


def _bound(parse: Parse, token: int) -> tuple[int, int] | None:
    """Give the verb above the subordinator's clause, and the verb of that clause."""
    head = parse.heads[token]
    if parse.deps[token] in ("mark", "advmod") and parse.deps[head] == "advcl":
        return parse.heads[head], head
    if parse.deps[token] == "prep":
        below = parse.child(token, "pcomp")
        if below is not None and parse.pos[head] in ("VERB", "AUX"):
            return head, below
    return None


def _opening(parse: Parse, first: int, last: int) -> Ordering | None:
    words = [parse.word(token).lower() for token in range(first, min(last, first + OPENING))]
    root = next((token for token in range(first, last) if parse.heads[token] == token), None)
    if root is None or parse.pos[root] not in ("VERB", "AUX"):
        return None
    for at, word in enumerate(words):
        for phrase, order in _openings().get(word, ()):
            start = at - len(phrase) + 1
            if start < 0 or tuple(words[start : at + 1]) != phrase:
                continue
            if all(parse.pos[first + before] in BEFORE_UNITS for before in range(start)):
                return Ordering(parse.span(first, first + at), order, root, None)
        if parse.pos[first + at] in ("VERB", "AUX", "PROPN"):
            return None
    return None


@cache
def _subordinators() -> dict[str, Order]:
    return {row[0]: _order(row[1]) for row in table("en/order_words.tsv") if row[2] == "clause"}


@cache
def _openings() -> dict[str, tuple[tuple[tuple[str, ...], Order], ...]]:
    return {
        last: tuple((words, _order(columns[0])) for words, columns in rows if columns[1] == "opening")
        for last, rows in phrases("en/order_words.tsv").items()
    }


def _order(word: str) -> Order:
    return "before" if word == "before" else "after"
