"""Units are one actor when every name of theirs can be one."""

from collections import Counter

from readout.model.layers import Entity, EntityType
from readout.reconcile.actors.joins import join_units
from readout.reconcile.actors.units import Unit


def unit(order: int, type_: EntityType, *names: str) -> Unit:
    entity = Entity(id="e1", name=names[0], type=type_, names=names)
    return Unit(order, f"d{order}", entity, Counter(names), mentions=len(names))


def test_an_organisation_that_was_once_read_together_with_its_leader_is_not_the_leader() -> None:
    leader = unit(0, "person", "Lena Holmgren")
    together = unit(1, "organisation", "Torvik Guard Lena Holmgren", "Torvik Guard")
    guard = unit(2, "organisation", "Torvik Guard")

    found = join_units([leader, together, guard])

    assert sorted([one.order for one in actor.units] for actor in found) == [[0], [1, 2]]


def test_a_person_that_was_read_as_an_organisation_is_the_person() -> None:
    found = join_units([unit(0, "person", "Lena Holmgren"), unit(1, "organisation", "Lena Holmgren")])

    assert len(found) == 1
