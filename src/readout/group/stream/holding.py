"""Hold documents, stories and families: what the grouper knows, with nothing decided."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from readout.group.stream.keys import Keys
from readout.group.stream.nearest import Neighbourhood
from readout.group.weighing.commonness import Commonness
from readout.group.weighing.profile import Profile
from readout.model.names import free_name


@dataclass(slots=True, eq=False)
class Family:
    """Stories that may have to do with each other, so that they are looked at together.

    Attributes:
        stories: they, in the order in which they came; a dictionary for its order.
        settled: how many documents with a text of their own were there when it was last looked at.
        new: the numbers of the documents that came since.
    """

    stories: "dict[Story, None]" = field(default_factory=dict)
    settled: int = 0
    new: list[int] = field(default_factory=list)

    def documents(self) -> list[int]:
        """Give the numbers of the documents with a text of their own, in the order in which they came."""
        return sorted([number for story in self.stories for number in story.own])

    def size(self) -> int:
        """Give how many documents with a text of their own there are."""
        return self.settled + len(self.new)

    def settle(self) -> None:
        """Note that nothing of it is new any more."""
        self.settled += len(self.new)
        self.new = []


@dataclass(slots=True, eq=False)
class Story:
    """Documents that report one event.

    Attributes:
        id: its name for good.
        family: where it belongs.
        own: the numbers of the documents with a text of their own.
        copies: the numbers of the documents that carry another one's text.
        linked: the id of the story that it follows, or None.
    """

    id: str
    family: Family
    own: list[int] = field(default_factory=list)
    copies: list[int] = field(default_factory=list)
    linked: str | None = None

    def documents(self) -> list[int]:
        """Give the numbers of all its documents in the order in which they came."""
        return sorted(self.own + self.copies)


@dataclass(slots=True)
class Held:
    """A document that is held.

    Attributes:
        profile: its words.
        story: where it is.
        origin: the number of the first document with its text, which may be held no more.
        origin_id: its id.
        is_copy: whether its text is another one's.
    """

    profile: Profile
    story: Story
    origin: int
    origin_id: str
    is_copy: bool


class Holding:
    """All that is held, by document, by story and by family."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.commonness = Commonness()
        self.near = Neighbourhood(self.commonness)
        self.documents: dict[int, Held] = {}
        self.numbers: dict[str, int] = {}
        self.stories: dict[str, Story] = {}
        # The family that was touched last is at the end.
        self.families: OrderedDict[Family, None] = OrderedDict()
        self._next = 0

    def begin(self, document: str, family: Family | None = None) -> Story:
        """Begin a story, named after its first document where no other has that name."""
        return self.begin_named(free_name(document, self.stories.__contains__), family)

    def begin_named(self, name: str, family: Family | None = None) -> Story:
        """Begin a story with a name that is free."""
        family = Family() if family is None else family
        story = Story(name, family)
        self.stories[name] = story
        family.stories[story] = None
        self.touch(family)
        return story

    def add(self, profile: Profile, story: Story, keys: Keys) -> int:
        """Hold a document with a text of its own."""
        number = self._number(profile)
        self.documents[number] = Held(profile, story, number, profile.document, is_copy=False)
        story.own.append(number)
        story.family.new.append(number)
        self.commonness.add(np.frombuffer(profile.slots, dtype=np.uint32))
        self.near.add(number, profile, keys)
        self.touch(story.family)
        return number

    def begin_apart(self, number: int) -> None:
        """Take a document out of its story and begin another one of the family with it."""
        held = self.documents[number]
        held.story.own.remove(number)
        held.story = self.begin(held.profile.document, held.story.family)
        held.story.own.append(number)

    def add_copy(self, profile: Profile, story: Story, origin: int, origin_id: str) -> int:
        """Hold a document that carries another one's text."""
        number = self._number(profile)
        self.documents[number] = Held(profile, story, origin, origin_id, is_copy=True)
        story.copies.append(number)
        self.near.add_copy(number, profile)
        self.touch(story.family)
        return number

    def _number(self, profile: Profile) -> int:
        number = self._next
        self._next += 1
        self.numbers[profile.document] = number
        return number

    def touch(self, family: Family) -> None:
        """Note that something happened to a family."""
        self.families[family] = None
        self.families.move_to_end(family)

    def join(self, families: Iterable[Family]) -> Family:
        """Make one family of several."""
        first, *others = families
        for other in others:
            for story in other.stories:
                story.family = first
                first.stories[story] = None
            first.settled += other.settled
            first.new = sorted(first.new + other.new)
            del self.families[other]
        self.touch(first)
        return first

    def drop(self, story: Story) -> None:
        """Let go of a story and of its documents."""
        family = story.family
        family.new = [number for number in family.new if self.documents[number].story is not story]
        family.settled = sum([len(one.own) for one in family.stories if one is not story]) - len(family.new)
        for number in story.documents():
            held = self.documents.pop(number)
            self.near.remove(number)
            if not held.is_copy:
                self.commonness.remove(np.frombuffer(held.profile.slots, dtype=np.uint32))
            if self.numbers.get(held.profile.document) == number:
                del self.numbers[held.profile.document]
        self.forget(story)

    def forget(self, story: Story) -> None:
        """Take an empty story off the books."""
        del self.stories[story.id]
        del story.family.stories[story]
        if not story.family.stories:
            self.families.pop(story.family, None)
