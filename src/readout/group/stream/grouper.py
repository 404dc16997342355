"""Keep the stories of a stream: place each document when it comes, for the cost of reading its words.

A new document is compared with the few that share its heaviest words. Its story and those near it are a
family; a family that has grown is looked at as a whole, and parted anew into events. So a late document may
join two stories or show that one is two, and the order in which documents come changes little.

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

The id of a story is the id of its first document, for good: it stays when earlier ones join, and when the
story splits, the larger part keeps it. When stories merge, the one with more documents keeps its id.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from readout.group.parting.division import THRESHOLD, best_partings
from readout.group.stream.constraints import Constraints
from readout.group.stream.holding import Family, Holding, Story
from readout.group.stream.keys import Keys
from readout.group.stream.reasons import WITNESSES, copy_reason, reasons_for
from readout.group.stream.regrouping import regroup
from readout.group.stream.settling import KIN, settle
from readout.group.weighing.likeness import tabulate
from readout.group.weighing.profile import Profile, read_profile
from readout.model.document import Document
from readout.model.readout import Reason
from readout.model.story import Constraint, Membership, StoryChange

# A story that a document is so much like, on average, takes it until the family is looked at.
WELCOME = 0.16
# A family is looked at when so many came since the last time, as a share of those there were then.
DUE = 1.0
# Where nobody is told before the end, a family is first looked at when so many have come, and again when so
# many more than there were. With 16 a stream of many look-alikes costs more; with 32 and 48 it costs
# no less, and B-cubed F1 on a set of look-alike events falls by .01 in two of seven orders. With 16 it falls
# by .02 in one. That is one set of 772 short texts: the differences between 16 and 32 are near chance.
PATIENCE = 24
# Families that a document stands between become one if they have at most so many documents together. Of a
# larger family those that are new are looked at, each with the story that it was put to, then the latest;
# where others are, they stay. What finds no place waits for the next time.
LOOKED_AT = 60
# A family of so many is looked at whenever a document does not fit. With 20 placing 30,000 documents one by
# one takes half of the time that it takes with 60, and what is said on the way is as right.
SOON = 20
# A document draws families together if it is at least half as much like the one as like the other.
BETWEEN = 0.5
# A document that is so much alike may carry the same copy.
MUCH_ALIKE = 0.4
# A copy with a smaller share than this may be the same form filled in anew: a bulletin, a result.
CERTAIN_COPY = 0.75
# Documents that are held. From there on the families that nothing happened to for longest are let go of.
HELD = 120_000


class StoryGrouper:
    """Stories that form as the documents come.

    >>> grouper = StoryGrouper()
    >>> grouper.place(Document("d1", "The ferry sank off Velmora.", "0" * 64, "d1.txt")).story
    'd1'
    """

    def __init__(self, threshold: float = THRESHOLD, held: int = HELD) -> None:
        """Begin without stories.

        Args:
            threshold: what speaks for two events must exceed it. Higher makes fewer and larger stories.
            held: the most documents that are held at a time.
        """
        self.threshold = threshold
        self._most = held
        self._holding = Holding()
        self._constraints = Constraints()
        # How many documents make a family worth a first look.
        self._first = 1
        # Where documents were when they were let go of, while somebody wants to know.
        self._left: dict[int, Membership] | None = None

    def place(self, document: Document) -> Membership:
        """Join a document to the story that it fits best, or begin one with it."""
        return self.place_profile(read_profile(document))

    def place_profile(self, profile: Profile) -> Membership:
        """Place a document whose words have been read already."""
        number, changes = self.put(profile)
        membership = self._membership(number, tuple(changes))
        held = self._holding.documents[number]
        if (
            membership.score < 0
            and held.story.family.new
            and not self._constraints.is_bound(profile.document)
        ):
            # More speaks against its being there than for it: look at the family before it is due, or let the
            # document wait on its own.
            if held.story.family.size() <= SOON:
                changes += self._settle(held.story.family, newcomer=number)
            else:
                self._holding.begin_apart(number)
            membership = self._membership(number, tuple(changes))
        return membership

    def put(self, profile: Profile) -> tuple[int, list[StoryChange]]:
        """Place a document without saying why; give its number and what changed."""
        holding = self._holding
        bound = self._bound(profile.document)
        keys: Keys | None = None
        alike: list[tuple[int, float]] = []
        copied = self._copied_from(profile, holding.near.share_runs(profile))
        if copied is None:
            keys = holding.near.keys_of(profile)
            alike = holding.near.most_alike(profile, keys)
            # A short text inside a long one shares few of the long one's runs, but most of its words.
            copied = self._copied_from(profile, [number for number, value in alike if value >= MUCH_ALIKE])
        if copied is not None and not bound:
            first = holding.documents[copied[0]]
            number = holding.add_copy(profile, first.story, first.origin, first.origin_id)
            return number, self._make_room()
        if keys is None:
            keys = holding.near.keys_of(profile)
            alike = holding.near.most_alike(profile, keys)
        story, families = self._choose(profile.document, alike)
        families += [story.family for story in bound]
        family = holding.join(dict.fromkeys(families)) if families else None
        if bound:
            story = bound[0]
        if story is None:
            story = holding.begin(profile.document, family)
        number = holding.add(profile, story, keys)
        if copied is not None:
            held, first = holding.documents[number], holding.documents[copied[0]]
            held.origin_id = first.origin_id
        family = story.family
        changes = []
        due = min(self._first + DUE * family.settled, LOOKED_AT)
        if len(family.new) >= due and _may_change(family):
            changes = self._settle(family, newcomer=number)
        return number, changes + self._make_room()

    def place_all(self, documents: Iterable[Document]) -> Iterator[Membership]:
        """Yield where each document belongs in the end, in the order in which they came.

        A document that is let go of on the way is given as it was when it went.
        """
        self._left = {}
        self._first = PATIENCE
        waiting: deque[int] = deque()
        for document in documents:
            waiting.append(self.put(read_profile(document))[0])
            while waiting and waiting[0] in self._left:
                yield self._left.pop(waiting.popleft())
        self.settle()
        told: dict[int, Membership] = {}
        for number in waiting:
            if number in self._left:
                yield self._left.pop(number)
                continue
            if number not in told:
                told |= self._memberships(self._holding.documents[number].story)
            yield told.pop(number)
        self._left, self._first = None, 1

    def membership(self, document: str) -> Membership | None:
        """Give where a document is now, and why; None when it is not held."""
        number = self._holding.numbers.get(document)
        return None if number is None else self._membership(number, ())

    def settle(self) -> tuple[StoryChange, ...]:
        """Look again at the stories that have grown; give what that changed.

        `place` does this for a few stories at a time; at the end of a batch the rest is due.
        """
        changes = []
        while waiting := [family for family in self._holding.families if family.new]:
            for family in waiting:
                changes += self._settle(family)
        return tuple(changes)

    def restore(self, profile: Profile, story: str, origin: str) -> None:
        """Put a document back where it was, without deciding anything."""
        holding = self._holding
        kept = holding.stories.get(story) or holding.begin_named(story)
        first = holding.numbers.get(origin)
        if origin != profile.document and first is not None:
            holding.add_copy(profile, kept, first, origin)
            return
        number = holding.add(profile, kept, holding.near.keys_of(profile))
        holding.documents[number].origin_id = origin
        kept.family.settle()

    def constrain(self, constraint: Constraint) -> tuple[StoryChange, ...]:
        """Obey the user from now on; give what that changed (with `by_user`).

        Documents that are not (or no longer) held are bound as well, for when they come.
        """
        self._constraints.add(constraint)
        holding = self._holding
        held = [
            holding.documents[holding.numbers[name]].story
            for name in (*constraint.one, *constraint.other)
            if name in holding.numbers
        ]
        if not held:
            return ()
        if constraint.kind == "together":
            families = [holding.join(dict.fromkeys(story.family for story in held))]
        else:
            families = list(dict.fromkeys(story.family for story in held))
        changes = [change for family in families for change in self._settle(family)]
        return tuple(
            StoryChange(change.kind, change.story, change.other, change.documents, by_user=True)
            for change in changes
        )

    def merge(self, stories: Iterable[str]) -> tuple[Constraint, tuple[StoryChange, ...]]:
        """Make one story of several for the user; give the constraint to keep, and what changed."""
        first, *others = [self.documents_of(story) for story in stories]
        constraint = Constraint("together", first, tuple(name for names in others for name in names))
        return constraint, self.constrain(constraint)

    def split(self, story: str, documents: Iterable[str]) -> tuple[Constraint, tuple[StoryChange, ...]]:
        """Part `documents` from the rest of their story; give the constraint to keep, and what changed."""
        parted = tuple(documents)
        rest = tuple(name for name in self.documents_of(story) if name not in parted)
        constraint = Constraint("apart", parted, rest)
        return constraint, self.constrain(constraint)

    def retire(self, before: int) -> tuple[str, ...]:
        """Let go of the stories whose latest document was published before that day; give their ids.

        What nobody added to for very long is let go of anyway, so that the memory is bounded.
        """
        documents = self._holding.documents
        old = []
        for story in self._holding.stories.values():
            days = [documents[number].profile.day for number in story.own + story.copies]
            known = [day for day in days if day is not None]
            if known and max(known) < before:
                old.append(story)
        for story in old:
            self._holding.drop(story)
        return tuple(story.id for story in old)

    def story_of(self, document: str) -> str | None:
        """Give the id of the story that holds a document now; None when it is not held."""
        number = self._holding.numbers.get(document)
        return None if number is None else self._holding.documents[number].story.id

    def documents_of(self, story: str) -> tuple[str, ...]:
        """Give the ids of a story's documents in the order in which they came."""
        held = self._holding.stories.get(story)
        if held is None:
            return ()
        return tuple(self._holding.documents[number].profile.document for number in held.documents())

    def _bound(self, document: str) -> list[Story]:
        """Give the stories held that the user has put this document into."""
        numbers = self._holding.numbers
        names = [name for name in self._constraints.bound_to(document) if name in numbers]
        return list(dict.fromkeys(self._holding.documents[numbers[name]].story for name in names))

    def _copied_from(self, profile: Profile, likely: Iterable[int]) -> tuple[int, float] | None:
        """Give the document whose text this one carries, if it does not merely fill in the same form."""
        copied = self._holding.near.copied_from(profile, likely)
        if copied is None or copied[1] >= CERTAIN_COPY:
            return copied
        pair = [self._holding.documents[copied[0]].profile, profile]
        (parting,) = best_partings(tabulate(pair, self._holding.commonness), [np.arange(2)])
        return None if parting is not None and parting.score > self.threshold else copied

    def _choose(self, document: str, alike: Sequence[tuple[int, float]]) -> tuple[Story | None, list[Family]]:
        """Give the story that the document may join for now, and the families that it stands between."""
        likeness: dict[Story, list[float]] = {}
        for number, value in alike:
            likeness.setdefault(self._holding.documents[number].story, []).append(value)
        means = {story: sum(values) / len(values) for story, values in likeness.items()}
        ordered = sorted(means, key=lambda story: (-means[story], story.own[0]))
        ordered = [story for story in ordered if means[story] >= KIN]
        if not ordered:
            return None, []
        families = [ordered[0].family]
        size = families[0].size()
        for story in ordered[1:]:
            if story.family not in families and means[story] >= BETWEEN * means[ordered[0]]:
                size += story.family.size()
                if size <= LOOKED_AT:
                    families.append(story.family)
        allowed = [story for story in ordered if means[story] >= WELCOME and self._may_join(document, story)]
        return (allowed[0] if allowed and allowed[0].family in families else None), families

    def _may_join(self, document: str, story: Story) -> bool:
        if not self._constraints.is_bound(document):
            return True
        documents = self._holding.documents
        return not any(
            self._constraints.are_apart(document, documents[number].profile.document)
            for number in story.documents()
        )

    def _settle(self, family: Family, newcomer: int | None = None) -> list[StoryChange]:
        holding = self._holding
        numbers = _to_look_at(family, holding)
        profiles = [holding.documents[number].profile for number in numbers]
        found = settle(profiles, holding.commonness, self._constraints, self.threshold)
        events = [[[numbers[place] for place in event] for event in group] for group in found.families]
        follows = {numbers[place]: numbers[before] for place, before in found.follows.items()}
        return regroup(holding, family, events, follows, newcomer)

    def _make_room(self) -> list[StoryChange]:
        """Let go of the families that nothing happened to for longest; give what that changed."""
        holding = self._holding
        changes: list[StoryChange] = []
        while len(holding.documents) > self._most and len(holding.families) > 1:
            oldest = next(iter(holding.families))
            if oldest.new and _may_change(oldest):
                changes += self._settle(oldest)  # which puts it last
                continue
            for story in list(oldest.stories):
                if self._left is not None:
                    self._left |= self._memberships(story)
                holding.drop(story)
        return changes

    def _memberships(self, story: Story) -> dict[int, Membership]:
        """Give where each document of a story is, and why."""
        own = [number for number in story.own if number in self._holding.documents]
        found = {}
        for at in range(0, len(own), WITNESSES):
            some = own[at : at + WITNESSES]
            some = own[-WITNESSES:] if len(some) == 1 else some
            asked = [place for place, number in enumerate(some) if number not in found]
            for place, why in zip(asked, self._reasons(some, asked), strict=True):
                found[some[place]] = self._told(some[place], why)
        for number in story.copies:
            found[number] = self._membership(number, ())
        return found

    def _membership(self, number: int, changes: tuple[StoryChange, ...]) -> Membership:
        held = self._holding.documents[number]
        if held.is_copy:
            first = self._holding.documents.get(held.origin)
            return self._told(number, copy_reason(held.profile, first.profile) if first else (), changes)
        others = [other for other in held.story.own if other != number][1 - WITNESSES :]
        (why,) = self._reasons([number, *others], [0])
        return self._told(number, why, changes)

    def _reasons(self, numbers: Sequence[int], asked: Sequence[int]) -> list[tuple[Reason, ...]]:
        profiles = [self._holding.documents[number].profile for number in numbers]
        return reasons_for(profiles, asked, self._holding.commonness, self.threshold)

    def _told(
        self, number: int, why: tuple[Reason, ...], changes: tuple[StoryChange, ...] = ()
    ) -> Membership:
        held = self._holding.documents[number]
        is_first = number == min(held.story.own + held.story.copies)
        return Membership(
            held.profile.document, held.story.id, held.origin_id, () if is_first else why, changes
        )


def _may_change(family: Family) -> bool:
    return len(family.stories) + len(family.new) > 2


def _to_look_at(family: Family, holding: Holding) -> list[int]:
    """Give the documents of a family that are looked at together, in the order in which they came."""
    numbers = family.documents()
    if len(numbers) <= LOOKED_AT:
        return numbers
    chosen: set[int] = set()
    for number in family.new:
        seen = chosen.union([number], holding.documents[number].story.own[-WITNESSES:])
        if len(seen) > LOOKED_AT:
            break
        chosen = seen
    for number in reversed(numbers):
        if len(chosen) == LOOKED_AT:
            break
        chosen.add(number)
    return sorted(chosen)
