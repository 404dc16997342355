"""Join units: an entity of one document each, by names, types and what the lexicons know."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from readout.language.names_descriptions import RULERS, Described, described
from readout.language.names_index import NameIndex
from readout.language.names_kinds import KnownName, kind_of_word, known_name
from readout.language.names_match import SLIP, fits_person, person_words, word_likeness
from readout.language.names_organisations import core_words, is_acronym, same_core, shortens
from readout.language.names_places import country
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
                uses[name] += 100 + min(count, 99)
            if not unit.uses:
                uses[unit.entity.name] += 1
        complete = [name for name in uses if len(name.split()) > 1 and not name.isupper()]
        known = self.units[0].known
        usual = [name for name in complete or uses if known and name == known.name]
        if self.type == "person" or known:
            return max(usual or complete or list(uses), key=lambda name: (uses[name], len(name), name))
        return max(uses, key=lambda name: (uses[name], len(name), name))


def join_units(units: list[Unit]) -> list[Actor]:
    """Give the actors that the units are, each unit in one."""
    roster = _Roster()
    named = [unit for unit in units if not unit.is_unnamed]
    full = [unit for unit in named if unit.entity.type == "person" and unit.full]
    for unit in sorted(full, key=lambda unit: (-max(map(len, unit.full)), unit.order)):
        roster.join(unit, (_same_person,))
    rest = [unit for unit in named if not (unit.entity.type == "person" and unit.full)]
    for unit in sorted(rest, key=lambda unit: (unit.known is None, unit.is_bare, -unit.length, unit.order)):
        if not unit.is_bare:
            roster.join(unit, (_same_core_thing, _same_thing))
        elif unit.entity.type == "person":
            roster.join(unit, (_bears_name, _same_core_thing))
        else:
            roster.join(unit, (_same_core_thing, _same_thing, _bears_name, _ends_with))
    unnamed = [unit for unit in units if unit.is_unnamed]
    for unit in sorted(unnamed, key=lambda unit: (-_said(unit), unit.order)):
        roster.join_described(unit)
    for actor in roster.actors:
        actor.units.sort(key=lambda unit: unit.order)
    return roster.actors


class _Roster:
    """The actors so far, with an index of their names."""

    def __init__(self) -> None:
        self.actors: list[Actor] = []
        self._index = NameIndex()
        self._known: dict[str, int] = {}
        self._kinds: dict[str, list[int]] | None = None

    def join(self, unit: Unit, ways: Iterable[Callable[[Unit, Actor], bool]]) -> None:
        """Add the unit to the one actor that fits, by the first of `ways` that fits any; else make one."""
        number = self._find(unit, ways)
        if number is None:
            number = len(self.actors)
            self.actors.append(Actor())
        self.actors[number].add(unit)
        self._index.add(number, unit.names)
        if unit.known:
            self._known.setdefault(unit.known.name, number)

    def join_described(self, unit: Unit) -> None:
        """Add an unnamed unit to the one actor whom its descriptions fit; else make one.

        A document that names a person and also says "the Norwegian president" may not say that they are
        one; another document that does decides it.
        """
        kinds = {found.kind for found in unit.descriptions}
        kinds |= RULERS if kinds & RULERS else set()
        alike = sorted({number for kind in kinds for number in self._described().get(kind, ())})
        fitting = [
            number
            for number in alike
            if (unit.entity.type == "person" or unit.document not in self.actors[number].documents)
            and _are_described(unit, self.actors[number])
        ]
        if len(fitting) == 1:
            self.actors[fitting[0]].add(unit)
            return
        self.actors.append(Actor())
        self.actors[-1].add(unit)
        for kind in sorted({found.kind for found in unit.descriptions}):
            self._described().setdefault(kind, []).append(len(self.actors) - 1)

    def _described(self) -> dict[str, list[int]]:
        """Give the actors by the kinds of their descriptions."""
        if self._kinds is None:
            self._kinds = {}
            for number, actor in enumerate(self.actors):
                for kind in sorted({found.kind for unit in actor.units for found in unit.descriptions}):
                    self._kinds.setdefault(kind, []).append(number)
        return self._kinds

    def _find(self, unit: Unit, ways: Iterable[Callable[[Unit, Actor], bool]]) -> int | None:
        if unit.known and unit.known.name in self._known:
            return self._known[unit.known.name]
        alike = self._index.alike(unit.names)
        free = [number for number in alike if unit.document not in self.actors[number].documents]
        for fits in ways:
            fitting = [number for number in free if fits(unit, self.actors[number])]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None


def _said(unit: Unit) -> int:
    """Count what the fullest description of an unnamed unit says: the most said makes the actor."""
    return max((len(found.words) + bool(found.country) for found in unit.descriptions), default=0)


def _are_described(unit: Unit, actor: Actor) -> bool:
    """Say whether an unnamed unit can be the actor: what is said of both, country included, is the same.

    A person must be said to hold the same office of the same country; an institution must not be
    another country's.
    """
    theirs = [found for other in actor.units for found in other.descriptions]
    if unit.entity.type == "person":
        return any(
            mine.country == other.country and mine.fits(other)
            for mine in unit.descriptions
            for other in theirs
        )
    institutions = [other for other in theirs if other.is_institution]
    return bool(institutions) and all(
        mine.fits(other) for mine in unit.descriptions for other in institutions
    )


def _same_person(unit: Unit, actor: Actor) -> bool:
    return all(_fits_all(unit.full, other.full) for other in actor.units)


def _fits_all(some: Iterable[tuple[str, ...]], others: list[tuple[str, ...]]) -> bool:
    return bool(others) and all(fits_person(words, other) for words in some for other in others)


def _bears_name(unit: Unit, actor: Actor) -> bool:
    """Say whether a unit named by one word is a person of that surname or given name."""
    words = [person_words(name)[0] for name in unit.names]
    return any(
        word_likeness(full[-1], word) >= SLIP or word in full
        for other in actor.units
        if other.entity.type == "person"
        for full in other.full
        for word in words
    )


def _same_core_thing(unit: Unit, actor: Actor) -> bool:
    return any(same_core(one, two) for other in actor.units for one in other.cores for two in unit.cores)


def _ends_with(unit: Unit, actor: Actor) -> bool:
    """Say whether a bare noun ("the Strip") ends the name of a thing."""
    words = {core[-1] for core in unit.cores if kind_of_word(core[-1])}
    return any(len(core) > 1 and core[-1] in words for other in actor.units for core in other.cores)


def _same_thing(unit: Unit, actor: Actor) -> bool:
    return any(_are_same(unit, other) for other in actor.units)


def _are_same(unit: Unit, other: Unit) -> bool:
    if unit.known and other.known:
        return unit.known.name == other.known.name
    if other.entity.type == "person":
        return bool(other.full) and any(fits_person(mine, full) for mine in unit.full for full in other.full)
    if any(is_acronym(one, two) or is_acronym(two, one) for one in unit.names for two in other.names):
        return True
    for one in unit.cores:
        for two in other.cores:
            if same_core(one, two) or (not unit.known and (shortens(one, two) or shortens(two, one))):
                return True
    return False
