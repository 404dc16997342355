"""Hold an amount: a number in a line, with its unit and its vagueness."""

from dataclasses import dataclass

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
