"""Stand in for the grouper of `readout.group.grouper` until that is there: the same contract, kept simply."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from readout.model.document import Document
from readout.model.readout import Reason
from readout.model.story import Constraint, Membership, StoryChange


@dataclass(frozen=True, slots=True)
class Profile:
    """Some words of a document."""

    document: str
    words: frozenset[str]

    def to_bytes(self) -> bytes:
        """Give the words."""
        return json.dumps([self.document, sorted(self.words)]).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Profile":
        """Read the words."""
        document, words = json.loads(data)
        return cls(document, frozenset(words))


def read_profile(document: Document) -> Profile:
    """Take the longer words of the beginning."""
    words = document.text[:1000].casefold().split()
    return Profile(document.id, frozenset(word for word in words if len(word) > 5))


class StoryGrouper:
    """Places documents; the user's word is kept by the library alone."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._story: dict[str, str] = {}
        self._held: list[Profile] = []

    def place_profile(self, profile: Profile) -> Membership:
        """Place a document."""
        best = max(
            self._held,
            key=lambda other: len(profile.words & other.words) / (len(profile.words | other.words) or 1),
            default=None,
        )
        self._held.append(profile)
        if best and len(profile.words & best.words) > 0.2 * len(profile.words | best.words):
            self._story[profile.document] = self._story[best.document]
            return Membership(
                profile.document, self._story[best.document], profile.document, (Reason("words", 1.0),)
            )
        self._story[profile.document] = profile.document
        return Membership(profile.document, profile.document, profile.document)

    def settle(self) -> tuple[StoryChange, ...]:
        """Change nothing."""
        return ()

    def restore(self, profile: Profile, story: str, origin: str) -> None:
        """Put a document back."""
        self._held.append(profile)
        self._story[profile.document] = story

    def constrain(self, constraint: Constraint) -> tuple[StoryChange, ...]:
        """Change nothing."""
        return ()

    def merge(self, stories: Iterable[str]) -> tuple[Constraint, tuple[StoryChange, ...]]:
        """Make one story of several."""
        first, *others = stories
        changes = tuple(
            StoryChange("merged", first, other, self.documents_of(other), by_user=True) for other in others
        )
        moved = tuple(document for change in changes for document in change.documents)
        constraint = Constraint("together", self.documents_of(first), moved)
        self._story.update(dict.fromkeys(moved, first))
        return constraint, changes

    def split(self, story: str, documents: Iterable[str]) -> tuple[Constraint, tuple[StoryChange, ...]]:
        """Part documents from the rest of their story."""
        parted = tuple(documents)
        rest = tuple(document for document in self.documents_of(story) if document not in parted)
        new = parted[0]
        self._story.update(dict.fromkeys(parted, new))
        return Constraint("apart", parted, rest), (StoryChange("split", new, story, parted, by_user=True),)

    def documents_of(self, story: str) -> tuple[str, ...]:
        """Give the documents of a story."""
        return tuple(document for document, held in self._story.items() if held == story)
