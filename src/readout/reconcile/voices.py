"""Tell who speaks, and whether two voices are one.

A voice is resolved through the story's entities where the document's own entity is known;
else its words stand for it. A spokesman who is named by whom he speaks for ("a spokesman
for the port authority") is that voice too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from readout.language.words import split_words
from readout.model.identity import Identities
from readout.model.layers import Annotation, EntityType, Quotation
from readout.model.readout import Evidence, StoryEntity
from readout.reconcile.roles import Roles, gather_roles, holder_of

# "unnamed": one of the two is nobody's; "open": they could be one.
VoiceRelation = Literal["same", "unnamed", "open", "different"]

# Words that name nobody by themselves.
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "this", "that", "these", "those", "one", "others"}
)
# Words of a voice that do not tell it from another.
_NO_NAME = PRONOUNS | {"the", "a", "an", "his", "her", "their", "its", "of", "in", "for", "and", "at"}
_NO_NAME |= {"mr", "mrs", "ms", "dr"}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who an utterance is attributed to.

    Attributes:
        entity: the id of the story's entity, or None.
        name: its name over all documents, else the words; "" when nobody is named.
        words: the words of this document; "" when there are none.
        type: the entity's type, or None.
        evidence: where those words stand, or None.
    """

    entity: str | None = None
    name: str = ""
    words: str = ""
    type: EntityType | None = None
    evidence: Evidence | None = None

    @property
    def is_named(self) -> bool:
        """Say whether somebody in particular speaks: an entity, or words with a name in them."""
        return self.entity is not None or any(word[:1].isupper() for word in self.name.split()[1:])


@dataclass(frozen=True, slots=True)
class Directory:
    """Who is who in a story, ready to be looked up.

    Attributes:
        names: the story's entities by their ids.
        of: each document's own entities, as in `Identities`.
        roles: the roles that each entity has in any document.
    """

    names: Mapping[str, StoryEntity]
    of: Mapping[tuple[str, str], str]
    roles: Roles

    @classmethod
    def made(cls, annotations: Sequence[Annotation], identities: Identities) -> "Directory":
        """Make the directory of a story."""
        names = {entity.id: entity for entity in identities.entities}
        return cls(names, identities.of, gather_roles(annotations, identities))


def find_voice(annotation: Annotation, quotation: Quotation, directory: Directory) -> Voice:
    """Tell whom a quotation is attributed to."""
    if quotation.speaker is None:
        return Voice()
    cited = Evidence.at(annotation.document, quotation.speaker.span)
    local = quotation.speaker.entity
    own = next((entity for entity in annotation.entities or () if entity.id == local), None)
    known = directory.of.get((annotation.document.id, local or ""))
    if known is None and own is None:
        known = holder_of(cited.exact, directory.roles)
    story = directory.names.get(known or "")
    if story is not None:
        return Voice(story.id, story.name, cited.exact, story.type, cited)
    if own is not None:
        return Voice(None, own.name, cited.exact, own.type, cited)
    name = "" if cited.exact.lower() in PRONOUNS else cited.exact
    return Voice(None, name, cited.exact, None, cited)


def relate(one: Voice, other: Voice) -> VoiceRelation:
    """Tell whether two voices are the same, could be, or are two.

    >>> relate(Voice("E1", "Ann Lee", type="person"), Voice("E2", "Bo Lind", type="person"))
    'different'
    >>> relate(Voice("E1", "Port Authority"), Voice(None, "a spokesman for the port authority"))
    'same'
    >>> relate(Voice(words="the ministry", name="the ministry"), Voice())
    'unnamed'
    """
    if one.entity is not None and one.entity == other.entity:
        return "same"
    ours, theirs = _name_words(one.name), _name_words(other.name)
    if not ours or not theirs:
        return "unnamed"
    if ours <= theirs | _name_words(other.words) or theirs <= ours | _name_words(one.words):
        return "same"
    both_known = one.entity is not None and other.entity is not None
    return "different" if both_known and one.type == other.type else "open"


def speaker_of(voices: Iterable[Voice]) -> str | None:
    """Give the name that most voices agree on: entities before words, persons before others."""
    votes: Counter[tuple[bool, bool, str]] = Counter()
    for voice in voices:
        if voice.name:
            votes[voice.entity is not None, voice.type == "person", voice.name] += 1
    if not votes:
        return None
    order = {key: place for place, key in enumerate(votes)}
    return max(votes, key=lambda key: (key[0], key[1], votes[key], -order[key]))[2]


@lru_cache(maxsize=20_000)
def _name_words(words: str) -> frozenset[str]:
    return frozenset(form.removesuffix("'s") for form in split_words(words).forms) - _NO_NAME
