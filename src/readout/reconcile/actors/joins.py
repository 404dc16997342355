"""Join units, an entity of one document each, by names, types, roles and what the lexicons know."""

from collections.abc import Callable, Iterable

from readout.language.common.names.index import NameIndex
from readout.language.en.names.descriptions import RULERS
from readout.language.en.names.keys import name_keys
from readout.language.en.names.kinds import kind_of_word, may_shorten
from readout.language.en.names.match import SLIP, fits_person, person_words, word_likeness
from readout.language.en.names.organisations import core_words, is_acronym, same_core, shortens
from readout.reconcile.actors.units import Actor, Unit

# Words from which the name of an organisation is nobody else's.
TELLING_CORE = 3


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
        self._index = NameIndex(name_keys)
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
        free = [
            number
            for number in alike
            if unit.document not in self.actors[number].documents
            or _has_telling_core(unit, self.actors[number])
        ]
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
    return any(_have_same_core(unit, other) for other in actor.units)


def _has_telling_core(unit: Unit, actor: Actor) -> bool:
    """Say whether a name of many words is the actor's, though its document has another name for it too."""
    if unit.entity.type == "person":
        return False
    theirs = {core for other in actor.units for core in other.cores}
    return any(len(core) >= TELLING_CORE and core in theirs for core in unit.cores)


def _have_same_core(unit: Unit, other: Unit) -> bool:
    if unit.known and other.known and unit.known != other.known:
        return False  # Moscow the city, and Russia by its capital
    return any(same_core(one, two) for one in unit.cores for two in other.cores)


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
        # By every name: a parse may run an organisation's name together with its leader's beside it.
        return bool(unit.full) and _fits_all(unit.full, other.full)
    if any(is_acronym(one, two) or is_acronym(two, one) for one in unit.names for two in other.names):
        return True
    if _have_same_core(unit, other):
        return True
    return not unit.known and (_is_short(unit, other) or _is_short(other, unit))


def _is_short(unit: Unit, other: Unit) -> bool:
    """Say whether a name of the one is short for a name of the other."""
    return any(
        may_shorten(unit.entity.type, longer) and shortens(core, core_words(longer))
        for core in unit.cores
        for longer in other.names
    )
