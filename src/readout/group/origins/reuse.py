"""What one document shares with an earlier one, and whether that makes it a copy."""

from dataclasses import dataclass

from readout.group.origins.copying import Stretch

# Share of the shorter document's own words. In the labelled groups copies have 0.56 and more, independent
# reports at most 0.10.
COPIED = 0.5
# With the same agency credited: copies have 0.28 and more, a new report of the same agency 0.18.
COPIED_FROM_AGENCY = 0.25


@dataclass(frozen=True, slots=True)
class Reuse:
    """What one document shares with an earlier one.

    Attributes:
        one: the place of the later document.
        other: the place of the earlier one.
        stretches: the shared copy, `first` in `one`, `second` in `other`.
        share: how much of the shorter one's own words it is.
        agency: the agency that both credit, or None.
    """

    one: int
    other: int
    stretches: tuple[Stretch, ...]
    share: float
    agency: str | None

    @property
    def is_copy(self) -> bool:
        """Say whether the two have one origin."""
        return self.share >= (COPIED_FROM_AGENCY if self.agency else COPIED)
