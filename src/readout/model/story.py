"""Documents that report the same happening, and why they are together."""

from dataclasses import dataclass
from typing import Literal

from readout.model.readout import Reason

ChangeKind = Literal[
    "merged",  # `other` is no story any more: its documents belong to `story`
    "split",  # `story` is new: its documents belonged to `other`
    "moved",  # documents that belonged to `other` belong to `story`; both stay
    "linked",  # the two are events of one saga; both stay
]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What became of stories that were there before, as a row that can be kept.

    Attributes:
        kind: what happened.
        story: the id of the story that gained, or that follows the other.
        other: the id of the story that lost, or that came before.
        documents: the ids of the documents that changed their story, in the order in which they came.
        reasons: the parts of the score that did it; empty where the user did it.
        by_user: whether the user did it. The machine never undoes that.
    """

    kind: ChangeKind
    story: str
    other: str
    documents: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the user has said about documents, which binds the machine.

    Attributes:
        kind: "together": all the documents of `one` and `other` are in one story; "apart": no document of
            `one` is in a story with a document of `other`.
        one: ids of documents.
        other: ids of documents.
    """

    kind: Literal["together", "apart"]
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """Why a document is in its story and in its origin.

    Attributes:
        document: its id.
        story: the id of the story: that of its first document.
        origin: the id of the origin: that of its first document.
        reasons: the parts of the score that joined it; empty for the first document of a story.
        changes: what its coming did to stories that were there before.
    """

    document: str
    story: str
    origin: str
    reasons: tuple[Reason, ...] = ()
    changes: tuple[StoryChange, ...] = ()

    @property
    def score(self) -> float:
        """Give the sum of the reasons' weights."""
        return sum(reason.weight for reason in self.reasons)
