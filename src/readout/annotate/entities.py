"""Find who and what a document names, and which names mean the same.

The document votes: every use of a name adds evidence for what it names, and short forms join
the full name that they fit. A capital that acts ("Moscow said") is its country; the same word
for the place ("in Moscow") stays a place. A people's name or adjective ("Russian") is an entity
of type group, apart from the country. Common nouns are mentions only where they stand for
somebody the document names.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from readout.annotate.entity_candidates import Candidate, find_candidates
from readout.annotate.entity_forms import gather_forms
from readout.annotate.entity_groups import Group, group_forms
from readout.annotate.entity_reading import Reading
from readout.annotate.entity_scan import find_repeated
from readout.model.layers import Annotation, Entity, EntityType, Mention, MentionForm
from readout.model.span import Span
from readout.model.step import Step


@dataclass(slots=True)
class Actor:
    """An entity while it is being put together."""

    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    mentions: list[tuple[Span, MentionForm]] = field(default_factory=list)


def find_entities(annotation: Annotation) -> Annotation:
    """Give the annotation its entities and their mentions."""
    reading = Reading(annotation.parse)
    candidates = find_candidates(reading)
    candidates = sorted([*candidates, *find_repeated(reading, candidates)], key=lambda found: found.first)
    groups = group_forms(gather_forms(reading, candidates))
    return replace(annotation, **_layers([_actor(reading, group) for group in groups]))


def _actor(reading: Reading, group: Group) -> Actor:
    actor = Actor(group.type)
    for use in group.uses:
        actor.names[reading.text(use.first, use.last)] += 1
        actor.mentions.append((_span(reading, use), "name"))
    return actor


def _span(reading: Reading, use: Candidate) -> Span:
    return reading.parse.span(use.first, use.last)


def _layers(actors: list[Actor]) -> dict[str, tuple[Entity, ...] | tuple[Mention, ...]]:
    actors = sorted(actors, key=lambda actor: min(span for span, _ in actor.mentions))
    entities, mentions = [], []
    for number, actor in enumerate(actors, start=1):
        names = sorted(actor.names, key=lambda name: (-len(name.split()), -actor.names[name], name))
        identifier = f"e{number}"
        entities.append(
            Entity(identifier, names[0], actor.type, tuple(names), tuple(dict.fromkeys(actor.roles)))
        )
        mentions.extend(Mention(span, identifier, actor.type, form) for span, form in actor.mentions)
    return {
        "entities": tuple(entities),
        "mentions": tuple(sorted(mentions, key=lambda mention: (mention.span, mention.entity))),
    }


STEP = Step(name="entities", needs=("sentences",), gives=("entities", "mentions"), run=find_entities)
