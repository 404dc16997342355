"""Say in words why a document is in its story, as parts that add up.

The score of a document is what speaks against parting it from the rest of its story: the same sum that
decided, turned round. What is in common is told apart by sort, each sort with its part of the likeness.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from readout.group.commonness import Commonness
from readout.group.division import WEIGHTS, measure_sides, weights_for
from readout.group.likeness import Table, tabulate
from readout.group.nearest import shared_copy
from readout.group.profile import Profile
from readout.language.stream_words import name_of
from readout.model.readout import Reason

# Documents of a story that a document's reasons are taken from: the latest.
WITNESSES = 8
# Words that a reason names.
NAMED = 5

_APART = ("own names", "own figures")
_TITLES = ("titles",)
_DAYS = ("days",)
_YEARS = ("other time",)
_START = ("small", "large", "single")
_COMMON = tuple(name for name in WEIGHTS if name not in (*_APART, *_TITLES, *_DAYS, *_YEARS, *_START))


def copy_reason(profile: Profile, first: Profile) -> tuple[Reason, ...]:
    """Give the one reason that a copy needs."""
    share = shared_copy(np.frombuffer(profile.runs, dtype=np.uint32), first)
    return (Reason(f"{share:.0%} of the copy is shared with {first.document}", share),)


def reasons_for(
    profiles: Sequence[Profile], chosen: Sequence[int], commonness: Commonness, threshold: float
) -> list[tuple[Reason, ...]]:
    """Give for each chosen document of a story what speaks for and against its being in it.

    Args:
        profiles: the documents of the story, or the latest of them.
        chosen: the places of the documents that are asked about.
        commonness: how common the words are.
        threshold: what speaks for two events must exceed it.
    """
    if len(profiles) < 2:
        return [()] * len(chosen)
    table = tabulate(profiles, commonness)
    sides = np.zeros((len(chosen), len(profiles)), dtype=bool)
    sides[np.arange(len(chosen)), list(chosen)] = True
    weights, bias = weights_for(len(profiles))
    parts = -(measure_sides(table, sides) * weights)
    return [
        _reasons(table, place, dict(zip(WEIGHTS, row.tolist(), strict=True)), threshold - bias)
        for place, row in zip(chosen, parts, strict=True)
    ]


def _reasons(table: Table, place: int, parts: dict[str, float], start: float) -> tuple[Reason, ...]:
    others = np.arange(len(table.counts)) != place
    own = table.counts[place] * table.rarity
    rest = table.counts[others].mean(axis=0) * table.rarity
    reasons = _in_common(table, own * rest, sum(parts[name] for name in _COMMON))
    apart = np.where(rest == 0, own, 0) * (table.is_name | table.is_figure)
    told = _named(table, apart)
    reasons += [
        Reason(f"it alone has {told}" if told else "names and figures of its own", _sum(parts, _APART)),
        Reason("titles alike", _sum(parts, _TITLES)),
        Reason(_days_apart(table, place, others), _sum(parts, _DAYS)),
        Reason("published far apart, and of other years", _sum(parts, _YEARS)),
        Reason(f"a story of {len(table.counts)} documents", _sum(parts, _START) + start),
    ]
    return tuple(reason for reason in reasons if reason.weight)


def _in_common(table: Table, shared: npt.NDArray[np.float32], weight: float) -> list[Reason]:
    """Part what is in common by sort."""
    plain = ~(table.is_name | table.is_figure)
    whole = float(shared.sum())
    if not whole:
        return [Reason("no words in common", weight)]
    reasons = []
    for sort, which in (("names", table.is_name), ("figures", table.is_figure), ("words", plain)):
        held = np.where(which, shared, 0)
        share = float(held.sum()) / whole
        reasons.append(Reason(f"{sort} in common: {_named(table, held)}", weight * share))
    return [reason for reason in reasons if reason.weight]


def _named(table: Table, weights: npt.NDArray[np.float32]) -> str:
    heaviest = np.argsort(-weights, kind="stable")[:NAMED]
    names = [name_of(int(table.words[place])) for place in heaviest if weights[place] > 0]
    return ", ".join(name for name in names if name)


def _days_apart(table: Table, place: int, others: npt.NDArray[np.bool_]) -> str:
    days = table.days[others]
    apart = np.abs(days[~np.isnan(days)] - table.days[place])
    return f"published {int(apart.min())} days apart" if len(apart) and apart[0] == apart[0] else "days"


def _sum(parts: dict[str, float], names: Sequence[str]) -> float:
    return sum(parts[name] for name in names)
