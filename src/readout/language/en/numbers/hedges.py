"""Read the words that limit an amount: "at least", "about", "or more"."""

from dataclasses import replace

from readout.language.common.lexemes import Lexemes
from readout.language.common.parts.amounts import Amount
from readout.language.en.numbers.units import hedge_after, hedge_before
from readout.model.layers import QuantityBound


def with_hedges(line: Lexemes, found: Amount, floor: int) -> Amount:
    """Give the amount with the words that limit it, none of them before piece `floor`."""
    if found.kind == "ordinal" or found.bound == "vague":
        return found
    first = found.first
    bound: QuantityBound = found.bound
    for _ in range(2):  # "no more than about"
        before = hedge_before(line, first)
        if before is None or before[1] < floor:
            break
        first = before[1]
        bound = before[0] if bound in ("exact", "about") or bound == before[0] else bound
    after = hedge_after(line, found.last)
    last = found.last
    if after and line.low[after[1] - 1] == "equal":
        wider: dict[QuantityBound, QuantityBound] = {"less than": "at most", "more than": "at least"}
        bound, last = wider.get(bound, bound), after[1]
    elif after and after[0] != "about":
        bound, last = after
    elif after:
        bound, last = (after[0], after[1]) if bound == "exact" else (bound, after[1])
    return replace(limited(found, bound), first=first, last=last)


def limited(found: Amount, bound: QuantityBound) -> Amount:
    """Give the amount with its ends opened as the bound says."""
    if found.bound == "range":
        return found
    value = found.value
    low = None if bound in ("at most", "less than") else value
    high = None if bound in ("at least", "more than") else value
    return replace(found, low=low, high=high, bound=bound)
