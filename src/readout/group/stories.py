"""Group documents into stories: documents that report the same happening.

All of them are placed first, each for the cost of reading its words, and the stories that have grown are
looked at again; so what is given is where each document belongs in the light of all of them. What has been
let go of by then is given as it was when it went.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.group.parting.division import THRESHOLD
from readout.group.stream.grouper import HELD, StoryGrouper
from readout.model.document import Document
from readout.model.story import Membership


@dataclass(frozen=True, slots=True)
class StorySettings:
    """What may be set about grouping.

    Attributes:
        threshold: what speaks for two events must exceed it. Higher makes fewer and larger stories.
        held: the most documents that are held at a time; what nothing happened to for longest is let go of.
    """

    threshold: float = THRESHOLD
    held: int = HELD


DEFAULTS = StorySettings()


def group_documents(
    documents: Iterable[Document], settings: StorySettings = DEFAULTS
) -> Iterator[Membership]:
    """Yield the story and the origin of each document, in the order in which they came."""
    grouper = StoryGrouper(settings.threshold, settings.held)
    yield from grouper.place_all(documents)
