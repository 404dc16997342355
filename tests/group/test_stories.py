"""A stream of documents is grouped into stories, and every join says why."""

from itertools import permutations

import pytest

from readout.group.stories import StorySettings, group_documents
from readout.model.document import Document
from readout.model.story import Membership
from support import document

QUAKE = [
    (
        "Earthquake kills nine in Tarsk",
        "An earthquake of magnitude 6.1 struck the mountain town of Tarsk on Monday and killed nine people. "
        "The mayor of Tarsk, Odo Brennick, said that rescuers were digging in the ruins of the old school.",
    ),
    (
        "Nine dead as quake hits Tarsk",
        "At least nine people died in Tarsk when a 6.1 quake shook the valley. Mayor Odo Brennick said "
        "that the school in the old town of Tarsk had collapsed and rescuers were still digging.",
    ),
]
OTHER_QUAKE = [
    (
        "Earthquake kills four on Velmora coast",
        "An earthquake of magnitude 5.4 struck the fishing port of Velmora on Friday and killed four people. "
        "The harbour master of Velmora, Mara Ostrel, said that rescuers were searching the fish market.",
    ),
    (
        "Four dead in Velmora quake",
        "Four people were killed when a quake of magnitude 5.4 hit Velmora. The fish market fell into the "
        "harbour of Velmora, said Mara Ostrel, the harbour master, and rescuers searched the water.",
    ),
]


def stream() -> list[Document]:
    rows = [*QUAKE, *OTHER_QUAKE]
    return [document(text, identifier=str(at), title=title) for at, (title, text) in enumerate(rows)]


def stories(found: list[Membership]) -> set[frozenset[str]]:
    names = {item.story for item in found}
    return {frozenset(item.document for item in found if item.story == name) for name in names}


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_two_look_alike_events_stay_two_in_any_order(order: tuple[int, ...]) -> None:
    documents = stream()

    found = list(group_documents(documents[place] for place in order))

    assert stories(found) == {frozenset("01"), frozenset("23")}


def test_the_reasons_add_up_to_the_score_and_speak_for_the_join() -> None:
    second = list(group_documents(stream()))[1]

    assert second.score == pytest.approx(sum(reason.weight for reason in second.reasons))
    assert second.score > 0
    assert any("tarsk" in reason.what for reason in second.reasons)


def test_a_copy_joins_the_story_of_its_origin() -> None:
    first = stream()[0]
    copy = document(first.text, identifier="copy", title="Other headline")

    found = list(group_documents([first, copy]))

    assert [(item.story, item.origin) for item in found] == [("0", "0"), ("0", "0")]
    assert found[1].reasons[0].what.startswith("100% of the copy is shared")


def test_a_threshold_that_everything_reaches_parts_every_two_documents() -> None:
    found = list(group_documents(stream(), StorySettings(threshold=-1_000.0)))

    assert len(stories(found)) == 4


def test_empty_documents_are_stories_of_their_own() -> None:
    found = list(group_documents([document("", identifier="a"), document("", identifier="b")]))

    assert stories(found) == {frozenset("a"), frozenset("b")}
