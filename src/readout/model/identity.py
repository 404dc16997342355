"""Who is who over the documents of a story."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from readout.model.readout import StoryEntity


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of a story, and which of each document's own entities they are.

    Attributes:
        entities: most mentioned first; ids "E1", "E2", …
        of: (document id, the document's own entity id) to the story's entity id. Every entity of
            every annotation has a place here.
    """

    entities: tuple[StoryEntity, ...] = ()
    of: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def entity(self, document: str, local: str) -> StoryEntity:
        """Give the story's entity for a document's own; KeyError when there is none."""
        wanted = self.of[document, local]
        return next(entity for entity in self.entities if entity.id == wanted)
