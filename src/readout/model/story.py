"""Documents that report the same happening, and why they are together."""

from dataclasses import dataclass

from readout.model.readout import Reason


@dataclass(frozen=True, slots=True)
class Membership:
    """Why a document is in its story and in its origin.

    Attributes:
        document: its id.
        story: the id of the story: that of its first document.
        origin: the id of the origin: that of its first document.
        reasons: the parts of the score that joined it; empty for the first document of a story.
    """

    document: str
    story: str
    origin: str
    reasons: tuple[Reason, ...] = ()

    @property
    def score(self) -> float:
        """Give the sum of the reasons' weights."""
        return sum(reason.weight for reason in self.reasons)
