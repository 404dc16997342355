"""Bring the stories of a family in line with what was found, and say what changed for whom.

A story keeps its id through everything: the new group that has most of its documents takes it over.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from readout.group.stream.holding import Family, Holding, Story
from readout.model.story import StoryChange


def regroup(
    holding: Holding,
    family: Family,
    found: Sequence[Sequence[Sequence[int]]],
    follows: Mapping[int, int],
    newcomer: int | None = None,
) -> list[StoryChange]:
    """Move the documents of a family into the events that were found; give what changed.

    Args:
        holding: all that is held.
        family: whose documents they are.
        found: the families found, each as its events, each as numbers of documents with a text of their own.
        follows: for the first document of an event the first one of the event that it goes on from.
        newcomer: a document that nobody has been told about yet, so that its moves change nothing.
    """
    events = [event for group in found for event in group]
    before = {number: holding.documents[number].story for event in events for number in event}
    keeps = _heirs(events, before)
    copies = _copies(holding, family)
    names = {number: holding.documents[number].profile.document for number in before}
    stories = []
    for place, event in enumerate(events):
        story = keeps.get(place)
        stories.append(story or _begin(holding, family, [names[number] for number in event]))
    moved: dict[tuple[Story, Story], list[int]] = {}
    for event, story in zip(events, stories, strict=True):
        for number in event:
            old = before[number]
            if old is not story:
                moved.setdefault((old, story), []).append(number)
                moved[old, story] += copies.get(number, ())
    for (old, story), numbers in moved.items():
        _move(holding, old, story, numbers)
    new = {story for place, story in enumerate(stories) if place not in keeps}
    changes = [
        _change(holding, old, story, numbers, is_new=story in new)
        for (old, story), numbers in sorted(moved.items(), key=lambda item: min(item[1]))
        if numbers != [newcomer]
    ]
    for story in dict.fromkeys(old for old, _ in moved):
        if not story.own and not story.copies:
            holding.forget(story)
    _refound(holding, family, found, stories)
    return changes + _link(holding, follows)


def _heirs(events: Sequence[Sequence[int]], before: dict[int, Story]) -> dict[int, Story]:
    """Give for each event that continues a story which one: the largest overlaps choose first."""
    overlaps = Counter((place, before[number]) for place, event in enumerate(events) for number in event)
    first = dict.fromkeys(overlaps, 0)
    for place, event in enumerate(events):
        for number in reversed(event):
            first[place, before[number]] = number
    keeps: dict[int, Story] = {}
    taken: set[Story] = set()
    for place, story in sorted(overlaps, key=lambda pair: (-overlaps[pair], first[pair])):
        if place not in keeps and story not in taken:
            keeps[place] = story
            taken.add(story)
    return keeps


def _begin(holding: Holding, family: Family, documents: Sequence[str]) -> Story:
    free = next((name for name in documents if name not in holding.stories), documents[0])
    return holding.begin(free, family)


def _copies(holding: Holding, family: Family) -> dict[int, list[int]]:
    """Give for each document with a text of its own the copies of it that are held."""
    found: dict[int, list[int]] = {}
    for story in family.stories:
        for number in story.copies:
            found.setdefault(holding.documents[number].origin, []).append(number)
    return found


def _move(holding: Holding, old: Story, story: Story, numbers: Sequence[int]) -> None:
    gone = set(numbers)
    for number in numbers:
        held = holding.documents[number]
        held.story = story
        (story.copies if held.is_copy else story.own).append(number)
    story.own.sort()
    story.copies.sort()
    old.own = [number for number in old.own if number not in gone]
    old.copies = [number for number in old.copies if number not in gone]


def _change(
    holding: Holding, old: Story, story: Story, numbers: Sequence[int], *, is_new: bool
) -> StoryChange:
    documents = tuple(holding.documents[number].profile.document for number in sorted(numbers))
    if not old.own and not old.copies:
        return StoryChange("merged", story.id, old.id, documents)
    return StoryChange("split" if is_new else "moved", story.id, old.id, documents)


def _refound(
    holding: Holding, family: Family, found: Sequence[Sequence[Sequence[int]]], stories: Sequence[Story]
) -> None:
    """Make a family of each of those found; stories that were not looked at are their own."""
    looked_at = {number for group in found for event in group for number in event}
    waiting = [number for number in family.new if number not in looked_at]
    touched = set(stories)
    rest = [story for story in family.stories if story not in touched]
    holding.families.pop(family, None)
    at = 0
    for group in found:
        _found(holding, stories[at : at + len(group)], waiting)
        at += len(group)
    for story in rest:
        _found(holding, [story], waiting)


def _link(holding: Holding, follows: Mapping[int, int]) -> list[StoryChange]:
    """Link each event of a saga to the one that it goes on from, once."""
    links = []
    for number, earlier in sorted(follows.items()):
        story, before = holding.documents[number].story, holding.documents[earlier].story
        if story.linked is None and story is not before and before.linked != story.id:
            story.linked = before.id
            links.append(StoryChange("linked", story.id, before.id))
    return links


def _found(holding: Holding, stories: Sequence[Story], waiting: Sequence[int]) -> None:
    family = Family(dict.fromkeys(stories))
    for story in stories:
        story.family = family
    family.new = [number for number in waiting if holding.documents[number].story.family is family]
    family.settled = sum([len(story.own) for story in stories]) - len(family.new)
    holding.touch(family)
