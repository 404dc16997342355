"""What a language tells of a name, or of a phrase that stands for one."""

from dataclasses import dataclass
from typing import Literal

from readout.model.layers import EntityType

DescribedSort = Literal["institution", "ruler", "office"]


@dataclass(frozen=True, slots=True)
class KnownName:
    """What a lexicon knows of a name: its usual full form and its type."""

    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Described:
    """A phrase that describes without naming.

    Attributes:
        kind: the class of the institution ("military"), or the title in lower case ("president").
        country: whose, or "".
        words: what else is said.
        sort: an institution, the office of whoever rules a country, or another office.
    """

    kind: str
    country: str
    words: frozenset[str]
    sort: DescribedSort = "office"

    @property
    def is_institution(self) -> bool:
        """Say whether it is an institution, not a person."""
        return self.sort == "institution"

    def fits(self, other: "Described") -> bool:
        """Say whether two phrases can describe the same: neither says what the other contradicts.

        Whoever rules may be called by any noun for it.

        >>> army = Described("military", "", frozenset(), "institution")
        >>> army.fits(Described("military", "Norway", frozenset(), "institution"))
        True
        >>> Described("president", "Norway", frozenset(), "ruler").fits(army)
        False
        """
        if self.kind != other.kind and not self.sort == other.sort == "ruler":
            return False
        if self.country and other.country and self.country != other.country:
            return False
        return self.words <= other.words or other.words <= self.words
