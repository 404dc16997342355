"""Tell who speaks, and whether two voices are one.

A voice is resolved through the story's entities where the document's own entity is known;
else its words stand for it. A spokesman who is named by whom he speaks for ("a spokesman
for the port authority") is that voice too.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from readout.language.common.words import split_words
from readout.language.en.comparing.names import POSSESSIVE
from readout.language.en.comparing.roles import gender_of, office_words, spoken_for
from readout.language.en.comparing.voices import NO_NAME, PRONOUNS, is_medium
from readout.model.identity import Identities
from readout.model.layers import Annotation, EntityType, Quotation
from readout.model.readout import Evidence, StoryEntity
from readout.model.span import Span
from readout.reconcile.actors.roles import Roles, gather_genders, gather_roles, holder_of

# "unnamed": one of the two is nobody's; "open": they could be one.
VoiceRelation = Literal["same", "unnamed", "open", "different"]

NO_RANK = 1_000_000


@dataclass(frozen=True, slots=True)
class Voice:
    """Who an utterance is attributed to.

    Attributes:
        entity: the id of the story's entity, or None.
        name: its name over all documents, else the words; "" when nobody is named.
        words: the words of this document; "" when there are none.
        type: the entity's type, or None.
        evidence: where those words stand, or None.
        speaks_for: the words of whom it is a spokesman, as in `office_words`; empty when it is none.
        among: of words that nobody is cited for, the entities named beside them: one of them may speak.
    """

    entity: str | None = None
    name: str = ""
    words: str = ""
    type: EntityType | None = None
    evidence: Evidence | None = None
    speaks_for: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()

    @property
    def is_pronoun(self) -> bool:
        """Say whether the document only says "he" or "they" here."""
        return self.words.lower() in PRONOUNS

    @property
    def bears_name(self) -> bool:
        """Say whether the document itself names the speaker here: a capital beside the first word's."""
        words = self.words.split()
        return any(word[:1].isupper() for word in words[1:]) or (
            words != [] and words[0][:1].isupper() and words[0].lower() not in NO_NAME
        )

    @property
    def rank(self) -> int:
        """Give the entity's place among the story's, the most mentioned first; far behind without one."""
        digits = (self.entity or "").lstrip("E")
        return int(digits) if digits.isdigit() else NO_RANK

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
        genders: "m" or "f" for each person of whom the documents show it.
    """

    names: Mapping[str, StoryEntity]
    of: Mapping[tuple[str, str], str]
    roles: Roles
    genders: Mapping[str, str]

    @classmethod
    def made(cls, annotations: Sequence[Annotation], identities: Identities) -> "Directory":
        """Make the directory of a story."""
        names = {entity.id: entity for entity in identities.entities}
        roles = gather_roles(annotations, identities)
        return cls(names, identities.of, roles, gather_genders(annotations, identities))


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
    if story is not None and story.type == "group":  # "a 46-year-old Velmoran" is not all Velmorans
        return Voice(None, cited.exact, cited.exact, "group", cited)
    if story is not None and not _contradicts(cited.exact, directory.genders.get(story.id, "")):
        master = spoken_for(directory.roles.get(story.id, frozenset()))
        return Voice(story.id, story.name, cited.exact, story.type, cited, master)
    if own is not None and story is None:
        return Voice(None, own.name, cited.exact, own.type, cited)
    name = "" if _names_nobody(cited.exact) else cited.exact
    return Voice(None, name, cited.exact, None, cited)


def _contradicts(words: str, gender: str) -> bool:
    """Say whether "he" was taken for somebody whom another document shows to be a woman."""
    said = gender_of(words)
    return bool(said and gender) and said != gender


def named_near(annotation: Annotation, span: Span, directory: Directory) -> frozenset[str]:
    """Give the story's entities that the sentence of `span` names, and the sentence before it."""
    starts = [sentence.start for sentence in annotation.sentences or ()]
    at = bisect_right(starts, span.start) - 1
    if at < 0:
        return frozenset()
    low, high = starts[max(0, at - 1)], starts[at + 1] if at + 1 < len(starts) else span.end
    mentions = annotation.mentions or ()
    first = bisect_left(mentions, low, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, high, key=lambda mention: mention.span.start)
    known = (directory.of.get((annotation.document.id, item.entity)) for item in mentions[first:last])
    return frozenset(story for story in known if story is not None)


def _names_nobody(words: str) -> bool:
    """Say whether the words are a pronoun or only say in what the words stood: "an earlier statement"."""
    said = words.split()
    bare = _name_words(words)
    if not bare or not said:
        return True
    is_named = any(word[:1].isupper() or "'" in word or "’" in word for word in said[1:])
    return is_medium(said[-1]) and not is_named


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
    for some, rest in ((one, other), (other, one)):
        if some.among:
            return "same" if rest.entity in some.among else "different"
    ours, theirs = _name_words(one.name), _name_words(other.name)
    if not ours or not theirs:
        return "unnamed"
    if ours <= theirs | _name_words(other.words) or theirs <= ours | _name_words(one.words):
        return "same"
    if _speaks_for(one, other) or _speaks_for(other, one):
        return "same"
    both_known = one.entity is not None and other.entity is not None
    return "different" if both_known and one.type == other.type else "open"


def _speaks_for(one: Voice, other: Voice) -> bool:
    """Say whether the one is spokesman of the other, who is no person of another name."""
    if not one.speaks_for or other.type == "person":
        return False
    words = office_words(other.name)
    return bool(words) and words <= one.speaks_for


def speaker_of(voices: Iterable[Voice]) -> str | None:
    """Give the name that most voices agree on: names before pronouns, entities before words, persons first.

    Where as many voices have another, the entity that the story names more often.
    """
    votes: Counter[tuple[bool, bool, bool, str]] = Counter()
    ranks: dict[str, int] = {}
    for voice in voices:
        if voice.name:
            is_person = voice.type == "person"
            votes[voice.bears_name, voice.entity is not None, is_person, voice.name] += 1
            ranks.setdefault(voice.name, voice.rank)
    if not votes:
        return None
    order = {key: place for place, key in enumerate(votes)}
    return max(votes, key=lambda key: (*key[:3], votes[key], -ranks[key[3]], -order[key]))[3]


@lru_cache(maxsize=20_000)
def _name_words(words: str) -> frozenset[str]:
    return frozenset(form.removesuffix(POSSESSIVE) for form in split_words(words).forms) - NO_NAME
