"""Hold an amount, and read the words that limit it: "at least", "about", "or more"."""

from dataclasses import dataclass, replace

from readout.language.common.lexemes import Lexemes
from readout.language.en.numbers.units import hedge_after, hedge_before
from readout.model.layers import QuantityBound, QuantityKind


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in a line, between two pieces.

    Attributes:
        first: its first piece, hedge included.
        last: one past its last piece.
        at: the first piece of the number itself.
        low: the least value.
        high: the greatest value.
        kind: what sort of value.
        unit: as in a quantity.
        bound: as in a quantity.
        size: what one of the unit word is, in the unit ("hour" is 3,600 seconds).
        scale: the last scale word of the number (million), 1 without.
    """

    first: int
    last: int
    at: int
    low: float | None
    high: float | None
    kind: QuantityKind = "number"
    unit: str = ""
    bound: QuantityBound = "exact"
    size: float = 1.0
    scale: float = 1.0

    @property
    def value(self) -> float:
        """Give the one value, or the least."""
        found = self.low if self.low is not None else self.high
        return found if found is not None else 0.0

    @property
    def is_single(self) -> bool:
        """Say whether it is one number that no word limits."""
        return self.bound == "exact" and self.low == self.high


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
