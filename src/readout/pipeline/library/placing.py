"""Place documents in the stories of a library, from what the library keeps about those that came before."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeAlias

from readout.group.stream.grouper import StoryGrouper
from readout.group.weighing.profile import Profile, read_profile
from readout.model.document import Document
from readout.model.readout import Reason
from readout.model.story import Membership, StoryChange
from readout.store.library import Store

# How many of the newest documents a grouper is given back when a library is opened to add to it. What
# happened before them is history: a document about it begins a story of its own. Giving them back
# takes 0.9 s of processor time and 130 MB for 20,000, 3.3 s and 310 MB for 50,000.
# At 650 documents a day 20,000 are a month. Of the 128 documents in 160 labelled news texts that follow up a
# story, one in eight comes more than a week after the one before, one in 13 more than two, one in 25 more
# than a month; those sets hold few of the reports there were, so in a library it is less. So where more than
# 20,000 were published in the last two weeks, these are given back as well.
HELD = 20_000
HELD_DAYS = 14
MOST_HELD = 50_000

# Why documents are in their stories, by their ids.
Why: TypeAlias = dict[str, tuple[Reason, ...]]


class Placer:
    """The grouper of a library, kept in step with what other processes add to it.

    All its methods are called inside a transaction, so that nobody else writes meanwhile.

    Attributes:
        has_placed: whether documents were placed since the stories were last looked at as a whole.
    """

    def __init__(self, store: Store) -> None:
        """Work on `store`; nothing is read before the first document comes."""
        self._store = store
        self._grouper = StoryGrouper()
        self._last = 0
        self._seen: tuple[int, int] | None = None
        self.has_placed = False

    def reset(self) -> None:
        """Forget all: what was placed has not been written."""
        self._grouper, self._last, self._seen = StoryGrouper(), 0, None

    def catch_up(self) -> None:
        """Learn what others have added or changed since."""
        seen = self._store.stories.last_change()
        if seen != self._seen:
            # Documents have changed their story, or the user has said something: begin anew.
            self.reset()
            self._seen = seen
            for constraint in self._store.stories.constraints():
                self._grouper.constrain(constraint)
        most = MOST_HELD if self._last else self._many_held()
        with _uncollected():
            for placed in self._store.stories.placed(self._last, most):
                self._grouper.restore(Profile.from_bytes(placed.profile), placed.story, placed.origin)
                self._last = placed.key

    def place(self, key: int, document: Document) -> Membership:
        """Place a new document and keep where."""
        profile = read_profile(document)
        membership = self._grouper.place_profile(profile)
        self.has_placed = True
        reasons = self._reasons(membership.changes)
        membership = replace(membership, changes=explained(membership.changes, reasons))
        self._store.stories.place(key, membership, profile.to_bytes())
        self._explain(reasons)
        self._last = key
        self._kept()
        return membership

    def settle(self) -> tuple[StoryChange, ...]:
        """Look again at the stories that have grown, and keep what that changed."""
        found = self._grouper.settle()
        reasons = self._reasons(found)
        changes = explained(found, reasons)
        self.has_placed = False
        self._store.stories.change(changes)
        self._explain(reasons)
        self._kept()
        return changes

    def merge(self, stories: Iterable[str]) -> tuple[StoryChange, ...]:
        """Make one story of several because the user says so."""
        named = list(stories)
        self._hold(named)
        constraint, changes = self._grouper.merge(named)
        self._store.stories.constrain(constraint)
        self._store.stories.change(changes)
        changes += self._merge_the_rest(named)
        self._kept()
        return changes

    def split(self, story: str, documents: Iterable[str]) -> tuple[StoryChange, ...]:
        """Part documents from the rest of their story because the user says so."""
        self._hold([story])
        parted = tuple(documents)
        constraint, changes = self._grouper.split(story, parted)
        self._store.stories.constrain(constraint)
        self._store.stories.change(changes)
        changes += self._part_the_rest(parted, constraint.other)
        self._kept()
        return changes

    def _merge_the_rest(self, named: Iterable[str]) -> tuple[StoryChange, ...]:
        """Merge what the machine has not: stories that hold nothing but copies of others' texts."""
        stories = self._store.stories
        found = (stories.find(name) for name in named)
        first, *others = dict.fromkeys(place[1] for place in found if place is not None)
        changes = []
        for other in others:
            held = tuple(placed.document for placed in stories.placed_in(other))
            changes.append(StoryChange("merged", first, other, held, by_user=True))
        if changes:
            stories.change(changes)
            self.reset()
        return tuple(changes)

    def _part_the_rest(self, parted: Iterable[str], rest: Iterable[str]) -> tuple[StoryChange, ...]:
        """Part what the machine holds together all the same, being copies of one text."""
        stories = self._store.stories
        others = {stories.of_named(document) for document in rest}
        left: dict[str, list[str]] = {}
        for document in parted:
            if (story := stories.of_named(document)) in others:
                left.setdefault(story, []).append(document)
        changes = []
        for story, documents in left.items():
            target = stories.free_name(documents[0])
            changes.append(StoryChange("split", target, story, tuple(documents), by_user=True))
            stories.change(changes[-1:])
            for name in (target, story):
                stories.settle_origins(name)
        if changes:
            self.reset()
        return tuple(changes)

    def _many_held(self) -> int:
        """Give how many of the newest documents to begin with."""
        return min(MOST_HELD, max(HELD, self._store.stories.count_lately(HELD_DAYS, MOST_HELD)))

    def _hold(self, stories: Iterable[str]) -> None:
        """Give the grouper the documents of stories that it does not hold, because they are older."""
        for story in stories:
            for placed in self._store.stories.placed_in(story):
                if self._grouper.story_of(placed.document) is None:
                    self._grouper.restore(Profile.from_bytes(placed.profile), placed.story, placed.origin)

    def _reasons(self, changes: Iterable[StoryChange]) -> Why:
        """Give why the documents that have changed their story are where they are now."""
        moved = dict.fromkeys(document for change in changes for document in change.documents)
        found = {document: self._grouper.membership(document) for document in moved}
        return {document: place.reasons for document, place in found.items() if place is not None}

    def _explain(self, reasons: Why) -> None:
        """Keep why documents are where they are."""
        for document, why in reasons.items():
            self._store.stories.explain(document, why)

    def _kept(self) -> None:
        self._seen = self._store.stories.last_change()


def explained(changes: Iterable[StoryChange], reasons: Why) -> tuple[StoryChange, ...]:
    """Give changes with reasons: those for which the first of the documents is in its story now."""
    explained = []
    for change in changes:
        first = next((reasons[document] for document in change.documents if reasons.get(document)), ())
        explained.append(replace(change, reasons=change.reasons or first))
    return tuple(explained)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for no garbage inside: all that is made is kept. It took a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
