"""What is joined over a story: each document's own entities, and the actors that they turn out to be."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from readout.language.common.names.known import Described, KnownName
from readout.language.en.names.descriptions import described
from readout.language.en.names.kinds import known_name
from readout.language.en.names.match import person_words
from readout.language.en.names.organisations import core_words
from readout.language.en.names.places import country
from readout.model.layers import Entity, EntityType


@dataclass
class Unit:
    """One document's entity.

    Attributes:
        order: its place among all.
        document: the document's id.
        entity: the entity.
        uses: how often each bare name is used.
        mentions: how often it is mentioned in any form.
    """

    order: int
    document: str
    entity: Entity
    uses: Counter[str]
    mentions: int

    @cached_property
    def names(self) -> list[str]:
        """Give the bare names, the fullest first."""
        bare = [name for name in self.uses if not name.startswith("@")]
        return sorted(bare, key=lambda name: (-len(name.split()), name)) or [self.entity.name]

    @cached_property
    def known(self) -> KnownName | None:
        """Give what the lexicons know of it: a country before anything else."""
        if self.entity.type == "person":
            return None
        found = [(name, known) for name in self.names if (known := known_name(name))]
        places = [known for name, known in found if country(name)]
        return next(iter(places), None) or next((known for _, known in found), None)

    @cached_property
    def full(self) -> list[tuple[str, ...]]:
        """Give the words of its full names as a person's."""
        return [words for words in map(person_words, self.names) if len(words) > 1]

    @property
    def is_unnamed(self) -> bool:
        """Say whether the document only describes it."""
        return not self.uses

    @cached_property
    def descriptions(self) -> list[Described]:
        """Give the phrases that describe it: its only names, or a person's roles."""
        phrases = self.entity.names if self.is_unnamed else self.entity.roles
        return [found for found in map(described, phrases) if found]

    @property
    def length(self) -> int:
        """Count the words of the longest name."""
        return max(len(name.split()) for name in self.names)

    @property
    def is_bare(self) -> bool:
        """Say whether it is named by single words only, and the lexicons do not know them."""
        return self.length == 1 and self.known is None

    @cached_property
    def cores(self) -> list[tuple[str, ...]]:
        """Give the words of its names as a thing's."""
        return list(dict.fromkeys(core_words(name) for name in self.names))


@dataclass
class Actor:
    """Units that are one."""

    units: list[Unit] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)

    def add(self, unit: Unit) -> None:
        """Take in a unit."""
        self.units.append(unit)
        self.documents.add(unit.document)

    @property
    def mentions(self) -> int:
        """Count the mentions in all documents."""
        return sum(unit.mentions for unit in self.units)

    @property
    def type(self) -> EntityType:
        """Give the type of most mentions; of full names before bare ones."""
        votes: Counter[EntityType] = Counter()
        for unit in self.units:
            votes[unit.entity.type] += unit.mentions * (
                3 if len(unit.names[0].split()) > 1 or unit.known else 1
            )
        return max(votes, key=lambda kind: (votes[kind], kind))

    @property
    def name(self) -> str:
        """Give the name that most documents use, among those that are no short form."""
        uses: Counter[str] = Counter()
        for unit in self.units:
            for name, count in unit.uses.items():
                uses[name] += 0 if name.startswith("@") else 100 + min(count, 99)
            if not unit.uses:
                uses[unit.entity.name] += 1
        complete = [name for name in uses if len(name.split()) > 1 and not name.isupper()]
        known = self.units[0].known
        usual = [name for name in complete or uses if known and name == known.name]
        if self.type == "person" or known:
            return max(usual or complete or list(uses), key=lambda name: (uses[name], len(name), name))
        return max(uses, key=lambda name: (uses[name], len(name), name))
