"""Say in words why a document is in its story, as parts that add up.

The score of a document is what speaks against parting it from the rest of its story: the same sum that
decided, turned round. What is in common is told apart by sort, each sort with its part of the likeness.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from readout.group.parting.division import measure_partings
from readout.group.parting.measures import WEIGHTS, weights_for
from readout.group.stream.nearest import shared_copy
from readout.group.weighing.commonness import Commonness
from readout.group.weighing.likeness import Table, tabulate
from readout.group.weighing.profile import Profile
from readout.language.common.stream_words import name_of
from readout.model.readout import Reason

Reals = npt.NDArray[np.floating]

# Documents of a story that a document's reasons are taken from: the latest.
WITNESSES = 16
# Words that a reason names.
NAMED = 5

_APART = ("own names", "own figures")
_TITLES = ("titles",)
_DAYS = ("days",)
_YEARS = ("other time", "bursts")
_NARROW = ("one word",)
_START = ("small", "large", "single")
_COMMON = tuple(
    name for name in WEIGHTS if name not in (*_APART, *_TITLES, *_DAYS, *_YEARS, *_NARROW, *_START)
)


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
    parts = -(measure_partings(table, np.arange(len(profiles)), sides) * weights)
    whole = table.counts.sum(axis=0)
    return [
        _reasons(table, place, whole, dict(zip(WEIGHTS, row.tolist(), strict=True)), threshold - bias)
        for place, row in zip(chosen, parts, strict=True)
    ]


def _reasons(
    table: Table, place: int, whole: Reals, parts: dict[str, float], start: float
) -> tuple[Reason, ...]:
    held = np.flatnonzero(table.counts[place])
    counts, weights = table.counts[place, held], table.rarity[held] ** 2
    own = counts * weights
    shared = own * (whole[held] - counts)
    is_name, is_figure = table.is_name[held], table.is_figure[held]
    words = table.words[held]
    reasons = []
    common = float(shared.sum())
    for sort, which in (("names", is_name), ("figures", is_figure), ("words", ~(is_name | is_figure))):
        weight = float(shared[which].sum()) / common if common else 0.0
        if weight:
            told = _named(words, np.where(which, shared, 0))
            reasons.append(Reason(f"{sort} in common: {told}", weight * _sum(parts, _COMMON)))
    if not common:
        reasons.append(Reason("no words in common", _sum(parts, _COMMON)))
    told = _named(words, np.where((is_name | is_figure) & (shared == 0), own, 0))
    reasons += [
        Reason(f"it alone has {told}" if told else "names and figures of its own", _sum(parts, _APART)),
        Reason("titles alike", _sum(parts, _TITLES)),
        Reason(_days_apart(table, place), _sum(parts, _DAYS)),
        Reason("published far apart, of other times", _sum(parts, _YEARS)),
        Reason("at most one word of weight in common", _sum(parts, _NARROW)),
        Reason(f"a story of {len(table.counts)} documents", _sum(parts, _START) + start),
    ]
    return tuple(reason for reason in reasons if reason.weight)


def _named(words: npt.NDArray[np.uint32], weights: Reals) -> str:
    if len(weights) > NAMED:
        heaviest = np.argpartition(-weights, NAMED)[:NAMED]
        heaviest = heaviest[np.lexsort((heaviest, -weights[heaviest]))]
    else:
        heaviest = np.argsort(-weights, kind="stable")
    names = [name_of(word) for word in words[heaviest[weights[heaviest] > 0]].tolist()]
    return ", ".join(name for name in names if name)


def _days_apart(table: Table, place: int) -> str:
    day, *_ = table.days[[place]].tolist()
    others = [abs(other - day) for at, other in enumerate(table.days.tolist()) if at != place]
    known = [apart for apart in others if apart == apart]  # NaN is not itself
    return f"published {int(min(known))} days from another" if known else "published on days unknown"


def _sum(parts: dict[str, float], names: Sequence[str]) -> float:
    return sum(parts[name] for name in names)
