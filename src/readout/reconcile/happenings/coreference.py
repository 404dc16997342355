"""Decide which mentions of one group of documents tell of the same event.

Two sums of weighted terms, each turned into a probability by the logistic function:
whether two mentions are one event by what they and their surroundings look like, and the
same again with what third mentions say of the two (whoever is like the one should be like
the other). Mentions are then put together by average linkage of the two probabilities'
mean. The terms and their weights stand in `data/event_coreference.tsv`, made by
`tools/train_event_coreference.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from readout.model.layers import Annotation
from readout.reconcile.happenings.likeness import Measures, measure_likeness
from readout.reconcile.happenings.mentions import EventMention, View, view_mentions

if TYPE_CHECKING:
    import numpy as np

    Table = np.ndarray[tuple[int, int], np.dtype[np.float64]]

# Two clusters are joined when the mean probability over their pairs is at least so much. On 25 topics held
# out in turn: see docs/measurements.md.
JOINED = 0.35
# A probability is taken to so many places, so that the order of joins hangs on no processor.
PLACES = 6
# Probabilities nearer to 0 or 1 than this are not told apart.
SUREST = 1e-4

PAIR, SUPPORT = "pair", "support"
BIAS = "1"


@dataclass(frozen=True, slots=True)
class Formula:
    """A weighted sum of terms, as a probability.

    A term is the name of a measure, "name > 0.4" for what it has above a number (0 below), or "name * name"
    for a product.
    """

    weights: Mapping[str, float]

    def probability(self, measures: Mapping[str, Any]) -> Any:
        """Give the probability for each place of the measures, which are arrays of one shape."""
        import numpy as np  # slow to import; only who compares events pays for it

        total: Any = self.weights.get(BIAS, 0.0)
        for term, weight in self.weights.items():
            if term != BIAS:
                total = total + weight * term_of(term, measures)
        return 1.0 / (1.0 + np.exp(-np.clip(total, -30.0, 30.0)))


def term_of(term: str, measures: Mapping[str, Any]) -> Any:
    """Give a term's value from the measures that it names.

    >>> term_of("a * b", {"a": 0.5, "b": 2.0}), term_of("b > 0.5", {"b": 2.0})
    (1.0, 1.5)
    """
    first, _, second = term.partition(" * ")
    if second:
        return measures[first] * measures[second]
    name, _, bound = term.partition(" > ")
    if not bound:
        return measures[name]
    above = measures[name] - float(bound)
    return above * (above > 0)


def corefer(annotations: Sequence[Annotation], mentions: Sequence[EventMention]) -> list[int]:
    """Give for each mention the number of its event; numbers count up from 0 in order of first mention.

    Args:
        annotations: the documents of one group, with all layers.
        mentions: spans of theirs; one that has no token (page furniture) stands alone.
    """
    views = view_mentions(annotations, mentions)
    places = [place for place, view in enumerate(views) if view is not None]
    events = _events([view for view in views if view is not None])
    homes: dict[object, int] = {}
    found = dict(zip(places, events, strict=True))
    keys = [("event", found[place]) if place in found else ("alone", place) for place in range(len(views))]
    return [homes.setdefault(key, len(homes)) for key in keys]


def _events(views: Sequence[View]) -> list[int]:
    if len(views) < 2:
        return list(range(len(views)))
    return average_linkage(probabilities(views), JOINED)


def probabilities(views: Sequence[View]) -> "Table":
    """Give for each two mentions how likely they tell of one event."""
    measures = measure_likeness(views)
    formulas = load_formulas()
    alike = formulas[PAIR].probability(measures)
    return join_probability(alike, formulas[SUPPORT].probability(measures | measure_support(alike)))


def join_probability(alike: "Table", supported: "Table") -> "Table":
    """Give the mean of the two probabilities of a pair."""
    import numpy as np  # as above

    mean: Table = np.round((alike + supported) / 2, PLACES)
    return mean


@cache
def load_formulas() -> dict[str, Formula]:
    """Read the two formulas."""
    text = (files("readout.reconcile") / "data" / "event_coreference.tsv").read_text(encoding="utf-8")
    found: dict[str, dict[str, float]] = {PAIR: {}, SUPPORT: {}}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            formula, term, weight = line.split("\t")
            found[formula][term] = float(weight)
    return {name: Formula(weights) for name, weights in found.items()}


def measure_support(alike: "Table") -> Measures:
    """Say what third mentions make of each two, given how likely each two are one event."""
    import numpy as np  # as above

    size = len(alike)
    chances = alike * (1 - np.eye(size))
    degree = chances.sum(axis=1)
    common = chances @ chances
    lesser = np.stack([np.minimum(row, chances).sum(axis=1) for row in chances])
    greater = degree[:, None] + degree[None, :] - lesser
    best = chances.max(axis=1)
    shares = [common / (degree[:, None] + SUREST), common / (degree[None, :] + SUREST)]
    ahead = [np.maximum(best[:, None] - chances, 0), np.maximum(best[None, :] - chances, 0)]
    held = np.log1p(degree)
    sure = np.clip(alike, SUREST, 1 - SUREST)
    return {
        "alike": alike,
        "alike odds": np.log(sure / (1 - sure)),
        "common partners": lesser / (greater + SUREST),
        "least partners' say": np.minimum(*shares),
        "most partners' say": np.maximum(*shares),
        "least ahead": np.minimum(*ahead),
        "most ahead": np.maximum(*ahead),
        "least partners": np.minimum(held[:, None], held[None, :]),
        "most partners": np.maximum(held[:, None], held[None, :]),
    }


def average_linkage(probability: "Table", least: float) -> list[int]:
    """Join the two clusters of the highest mean probability until none has `least`; number the clusters.

    >>> import numpy as np
    >>> average_linkage(np.array([[1, 0.9, 0.2], [0.9, 1, 0.4], [0.2, 0.4, 1]]), 0.5)
    [0, 0, 1]
    """
    import numpy as np  # as above

    mean = np.array(probability, float)
    np.fill_diagonal(mean, -1.0)
    sizes = np.ones(len(mean))
    homes = list(range(len(mean)))
    while True:
        first, second = divmod(int(mean.argmax()), len(mean))
        if mean[first, second] < least:
            break
        joined = (sizes[first] * mean[first] + sizes[second] * mean[second]) / (sizes[first] + sizes[second])
        joined[[first, second]] = -1.0
        mean[first, :] = mean[:, first] = np.where(mean[first] < 0, -1.0, np.round(joined, PLACES))
        mean[second, :] = mean[:, second] = -1.0
        sizes[first] += sizes[second]
        homes = [first if home == second else home for home in homes]
    order = {home: number for number, home in enumerate(dict.fromkeys(homes))}
    return [order[home] for home in homes]
