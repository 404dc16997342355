"""Part the documents of a family into events, as the user's word allows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from readout.group.parting.division import best_partings, partings_in_order
from readout.group.parting.trees import join_by_average
from readout.group.stream.constraints import Constraints
from readout.group.weighing.commonness import Commonness
from readout.group.weighing.likeness import Table, tabulate
from readout.group.weighing.profile import Profile

# Groups of documents that are less alike than this, on average, have nothing to do with each other. From .07
# to .11 B-cubed F1 moves by 0.005; at .13 events of one saga fall apart before they are looked at.
KIN = 0.08

# Two events of a family are of one saga when they and their names are so much alike, on average. Of the pairs
# of events in two corpora 17 are; 12 of these are about the same people or teams, of the rest hardly any.
SAGA_ALIKE, SAGA_NAMES = 0.2, 0.25

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Settled:
    """What was found among documents, each known by its place.

    Attributes:
        families: they, each as its events, each as the places of its documents.
        follows: for the first document of an event the first one of the event that it goes on from.
    """

    families: list[list[list[int]]]
    follows: dict[int, int]


def settle(
    profiles: Sequence[Profile], commonness: Commonness, constraints: Constraints, threshold: float
) -> Settled:
    """Part documents, given in the order in which they came, into families and their events."""
    table = tabulate(profiles, commonness)
    names = [profile.document for profile in profiles]
    bound = bool(constraints) and any(constraints.is_bound(name) for name in names)
    groups, _ = join_by_average(table.alike, KIN)
    if not bound:
        found = _divide(table, [np.array(rows) for rows in groups], threshold)
        return Settled(found, _follow(table, found))
    families = []
    for rows in _join_bound(groups, names, constraints):
        events = _divide_bound(table, np.array(rows), threshold, names, constraints)
        families.append(_join_bound(events, names, constraints))
    return Settled(families, _follow(table, families))


def _follow(table: Table, families: Sequence[Sequence[Sequence[int]]]) -> dict[int, int]:
    """Find for each event the earlier one that it goes on from: much alike, and about the same names."""
    found = {}
    for family in families:
        events = sorted(family, key=min)
        if len(events) < 2:
            continue
        shares = np.zeros((len(events), len(table.alike)), dtype=np.float32)
        for place, rows in enumerate(events):
            shares[place, list(rows)] = 1 / len(rows)
        alike, names = shares @ table.alike @ shares.T, shares @ table.names_alike @ shares.T
        is_saga = np.tril((alike >= SAGA_ALIKE) & (names >= SAGA_NAMES), -1)
        for place in np.flatnonzero(is_saga.any(axis=1)).tolist():
            before = int(np.where(is_saga[place], alike[place], 0).argmax())
            found[min(events[place])] = min(events[before])
    return found


def _divide(table: Table, groups: Sequence[Rows], threshold: float) -> list[list[list[int]]]:
    """Part each group into its events, all groups of a level at once."""
    events: list[dict[str, list[int]]] = [{} for _ in groups]
    # Where each part of a group stands is spelled as the sides that lead to it.
    level = [(place, "", rows) for place, rows in enumerate(groups)]
    while level:
        below = []
        partings = best_partings(table, [rows for _, _, rows in level])
        for (place, sides, rows), parting in zip(level, partings, strict=True):
            if parting is None or parting.score <= threshold:
                events[place][sides] = rows.tolist()
            else:
                below += [(place, sides + "0", parting.one), (place, sides + "1", parting.other)]
        level = below
    return [[found[sides] for sides in sorted(found)] for found in events]


def _divide_bound(
    table: Table, rows: Rows, threshold: float, names: Sequence[str], constraints: Constraints
) -> list[list[int]]:
    """Divide so that nothing that belongs together is parted, and all that must be parted is."""
    if _must_part(rows, names, constraints):
        return [
            event
            for side in _by_word(table, rows, names, constraints)
            for event in _divide_bound(table, np.array(side), threshold, names, constraints)
        ]
    for parting in partings_in_order(table, rows):
        if parting.score <= threshold:
            break
        one, other = parting.one, parting.other
        if not _tears(one.tolist(), other.tolist(), names, constraints):
            return [
                *_divide_bound(table, one, threshold, names, constraints),
                *_divide_bound(table, other, threshold, names, constraints),
            ]
    return [rows.tolist()]


def _must_part(rows: Rows, names: Sequence[str], constraints: Constraints) -> bool:
    held = rows.tolist()
    return any(
        constraints.are_apart(names[one], names[other])
        for place, one in enumerate(held)
        if constraints.is_bound(names[one])
        for other in held[place + 1 :]
    )


def _tears(one: list[int], other: list[int], names: Sequence[str], constraints: Constraints) -> bool:
    there = {names[row] for row in other}
    return any(name in there for row in one for name in constraints.bound_to(names[row]))


def _obeys(one: list[int], other: list[int], names: Sequence[str], constraints: Constraints) -> bool:
    return any(constraints.are_apart(names[a], names[b]) for a in one for b in other)


def _by_word(table: Table, rows: Rows, names: Sequence[str], constraints: Constraints) -> list[list[int]]:
    """Part as the user said, and put each other document to the side it is most like."""
    sides: list[list[int]] = []
    free = []
    for row in rows.tolist():
        if not constraints.is_bound(names[row]):
            free.append(row)
            continue
        fit = next((side for side in sides if not _obeys([row], side, names, constraints)), None)
        mate = next((side for side in sides if _tears([row], side, names, constraints)), None)
        if mate is not None:
            mate.append(row)
        elif fit is not None:
            fit.append(row)
        else:
            sides.append([row])
    seeds = [list(side) for side in sides]
    for row in free:
        likeness = [float(table.alike[row, seed].mean()) for seed in seeds]
        sides[likeness.index(max(likeness))].append(row)
    return [sorted(side) for side in sides]


def _join_bound(
    groups: Sequence[Sequence[int]], names: Sequence[str], constraints: Constraints
) -> list[list[int]]:
    """Put groups together that hold documents which belong together."""
    place_of = {names[row]: place for place, rows in enumerate(groups) for row in rows}
    head = list(range(len(groups)))

    def find(place: int) -> int:
        while head[place] != place:
            place = head[place]
        return place

    for name, place in place_of.items():
        for other in constraints.bound_to(name):
            if other in place_of:
                one, two = sorted((find(place), find(place_of[other])))
                head[two] = one
    joined: dict[int, list[int]] = {}
    for place, rows in enumerate(groups):
        joined.setdefault(find(place), []).extend(rows)
    return [sorted(rows) for rows in joined.values()]
