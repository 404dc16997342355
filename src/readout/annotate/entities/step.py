"""Find who and what a document names, and which names mean the same.

The document votes: every use of a name adds evidence for what it names, and short forms join
the full name that they fit. A capital that acts ("Moscow said") is its country; the same word
for the place ("in Moscow") stays a place. A people's name or adjective ("Russian") is an entity
of type group, apart from the country. Common nouns are mentions only where they stand for
somebody the document names.
"""

from dataclasses import replace

from readout.annotate.entities.actors import Actor, build_actor
from readout.annotate.entities.candidates import find_candidates
from readout.annotate.entities.forms import gather_forms
from readout.annotate.entities.groups import group_forms
from readout.annotate.entities.nominals import add_nominals
from readout.annotate.entities.pronouns import add_pronouns
from readout.annotate.entities.reading import Reading
from readout.annotate.entities.scan import bracket_aliases, find_repeated
from readout.annotate.entities.seats import acting_seats
from readout.annotate.entities.unnamed import find_unnamed
from readout.language.pack.registry import pack_of
from readout.model.layers import Annotation, Entity, Mention
from readout.model.step import Step

# The fullest form is a thing's name unless another form is used so many times as often.
SELDOM = 8


def find_entities(annotation: Annotation) -> Annotation:
    """Give the annotation its entities and their mentions; none where its language has no part for names."""
    names = pack_of(annotation.document.language).names
    if names is None:
        return replace(annotation, entities=(), mentions=())
    reading = Reading(annotation.parse, names)
    candidates = find_candidates(reading)
    candidates = sorted([*candidates, *find_repeated(reading, candidates)], key=lambda found: found.first)
    forms = gather_forms(reading, candidates, acting_seats(reading, candidates))
    groups = group_forms(names, forms, bracket_aliases(reading, candidates))
    actors = [build_actor(reading, group) for group in groups]
    add_nominals(reading, actors)
    actors.extend(find_unnamed(reading, actors))
    add_pronouns(reading, actors)
    actors.sort(key=lambda actor: actor.first)
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for number, actor in enumerate(actors, start=1):
        entities.append(_entity(actor, f"e{number}"))
        mentions.extend(actor.mentions(reading, f"e{number}"))
    mentions.sort(key=lambda mention: (mention.span, mention.entity))
    return replace(annotation, entities=tuple(entities), mentions=tuple(mentions))


def _entity(actor: Actor, identifier: str) -> Entity:
    bare = actor.bare_names
    often = max((actor.names[name] for name in bare), default=1)
    names = sorted(
        actor.names,
        key=lambda name: (
            name not in bare,
            _is_rare(actor, name, often),
            -len(name.split()),
            -actor.names[name],
            name,
        ),
    )
    return Entity(identifier, names[0], actor.type, tuple(names), tuple(actor.roles))


def _is_rare(actor: Actor, name: str, often: int) -> bool:
    """Say whether a thing's long name is used so seldom that it may be a slip; a person's is used once."""
    return actor.type != "person" and actor.names[name] * SELDOM < often


STEP = Step(name="entities", needs=("sentences",), gives=("entities", "mentions"), run=find_entities)
