"""Join the entities of a story's documents: who is who over all of them.

A full name makes an entity; another document's form joins it when the words fit and nobody
else fits too. A bare surname that two people bear stays by itself. Two entities that one
document keeps apart are not joined through a third.
"""

from collections import Counter
from collections.abc import Sequence

from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.model.readout import NameForm, StoryEntity
from readout.reconcile.actors.joins import join_units
from readout.reconcile.actors.units import Actor, Unit


def join_entities(annotations: Sequence[Annotation]) -> Identities:
    """Give the entities of all documents, most mentioned first, and each document's own as one of them."""
    actors = join_units(_units(annotations))
    actors.sort(key=lambda actor: (-actor.mentions, actor.units[0].order))
    entities, of = [], {}
    for number, actor in enumerate(actors, start=1):
        identifier = f"E{number}"
        entities.append(StoryEntity(identifier, actor.name, actor.type, _name_forms(actor)))
        for unit in actor.units:
            of[unit.document, unit.entity.id] = identifier
    return Identities(tuple(entities), of)


def _units(annotations: Sequence[Annotation]) -> list[Unit]:
    units: list[Unit] = []
    for annotation in annotations:
        text = annotation.document.text
        uses: dict[str, Counter[str]] = {entity.id: Counter() for entity in annotation.entities or ()}
        counts: Counter[str] = Counter()
        for mention in annotation.mentions or ():
            counts[mention.entity] += 1
            if mention.form == "name":
                uses[mention.entity][" ".join(mention.span.of(text).split())] += 1
        for entity in annotation.entities or ():
            units.append(Unit(len(units), annotation.document.id, entity, uses[entity.id], counts[entity.id]))
    return units


def _name_forms(actor: Actor) -> tuple[NameForm, ...]:
    documents: dict[str, list[str]] = {}
    uses: Counter[str] = Counter()
    for unit in actor.units:
        for name in dict.fromkeys((*unit.entity.names, *unit.uses)):
            uses[name] += max(1, unit.uses[name])
            if unit.document not in documents.setdefault(name, []):
                documents[name].append(unit.document)
    ranked = sorted(documents, key=lambda name: (-uses[name], -len(documents[name]), name))
    return tuple(NameForm(name, tuple(documents[name])) for name in ranked)
