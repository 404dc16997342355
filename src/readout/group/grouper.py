"""Keep the stories of a stream: place each document when it comes, for the cost of reading its words.

What a grouper knows is what the profiles of the documents that it still holds give: nothing else. A library
keeps three things for each document, the bytes of its profile, the id of its story and the id of its
origin, and gives them back with `restore`, in the order in which the documents came:

    grouper = StoryGrouper()
    for row in rows_of_the_last_weeks:
        grouper.restore(Profile.from_bytes(row.profile), row.story, row.origin)
    for constraint in constraints:
        grouper.constrain(constraint)
    for document in new_documents:
        profile = read_profile(document)
        membership = grouper.place_profile(profile)   # or place(document), which does both
        keep(document.id, profile.to_bytes(), membership.story, membership.origin)
        keep_history(membership.changes)              # documents that changed their story
    keep_history(grouper.settle())                    # once, when the batch is at its end
    grouper.retire(before=day)                        # as often as wanted; stories keep their ids

The id of a story is the id of its first document, for good. When two stories merge, the one with more
documents keeps its id (of equals, the older one); when one splits, the larger part keeps the id.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from readout.model.document import Document
from readout.model.story import Constraint, Membership, StoryChange


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is about, as weighed words: all that grouping keeps of it.

    Attributes:
        document: its id.
        day: the day on which it was published, as an ordinal; None when it does not say.
    """

    document: str
    day: int | None

    def to_bytes(self) -> bytes:
        """Give the profile in a compact form, the same on every machine; about 1.5 kB."""
        raise NotImplementedError

    @classmethod
    def from_bytes(cls, data: bytes) -> "Profile":
        """Read what `to_bytes` gave.

        Raises:
            StoreError: these are not the bytes of a profile, or of another version.
        """
        raise NotImplementedError


def read_profile(document: Document) -> Profile:
    """Read the words of a document; depends on nothing else."""
    raise NotImplementedError


class StoryGrouper:
    """Stories that form as the documents come."""

    def place(self, document: Document) -> Membership:
        """Join a document to the story that it fits best, or begin one with it."""
        return self.place_profile(read_profile(document))

    def place_profile(self, profile: Profile) -> Membership:
        """Place a document whose words have been read already."""
        raise NotImplementedError

    def settle(self) -> tuple[StoryChange, ...]:
        """Look again at the stories that have grown; give what that changed.

        `place` does this for a few stories at a time; at the end of a batch the rest is due.
        """
        raise NotImplementedError

    def restore(self, profile: Profile, story: str, origin: str) -> None:
        """Put a document back where it was, without deciding anything."""
        raise NotImplementedError

    def constrain(self, constraint: Constraint) -> tuple[StoryChange, ...]:
        """Obey the user from now on; give what that changed (with `by_user`).

        Documents that are not (or no longer) held are bound as well, for when they come.
        """
        raise NotImplementedError

    def merge(self, stories: Iterable[str]) -> tuple[Constraint, tuple[StoryChange, ...]]:
        """Make one story of several for the user; give the constraint to keep, and what changed."""
        raise NotImplementedError

    def split(self, story: str, documents: Iterable[str]) -> tuple[Constraint, tuple[StoryChange, ...]]:
        """Part `documents` from the rest of their story; give the constraint to keep, and what changed."""
        raise NotImplementedError

    def retire(self, before: int) -> tuple[str, ...]:
        """Let go of the stories whose latest document was published before that day; give their ids.

        What nobody added to for very long is let go of anyway, so that the memory is bounded.
        """
        raise NotImplementedError

    def story_of(self, document: str) -> str | None:
        """Give the id of the story that holds a document now; None when it is not held."""
        raise NotImplementedError

    def documents_of(self, story: str) -> tuple[str, ...]:
        """Give the ids of a story's documents in the order in which they came."""
        raise NotImplementedError
