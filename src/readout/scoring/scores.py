"""The scores that several tasks share: precision and recall, one-to-one matching, clusters.

Every figure here is 0.0 where there is nothing to divide by: a task on which nothing was found has not
been done perfectly.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readout.errors import UsageError

Figures = dict[str, float | int]


@dataclass(frozen=True, slots=True)
class Share:
    """Precision and recall as counts, so that they can be added up over many items.

    Attributes:
        right: how many predicted ones are right.
        predicted: of how many.
        found: how many of those in the labels were found.
        labelled: of how many.
    """

    right: float = 0
    predicted: float = 0
    found: float = 0
    labelled: float = 0

    def __add__(self, other: "Share") -> "Share":
        """Pool the counts of two."""
        return Share(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.labelled + other.labelled,
        )

    @property
    def precision(self) -> float:
        """Give the share of the predicted that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Give the share of the labelled that was found."""
        return self.found / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    def figures(self, name: str) -> Figures:
        """Give the three figures, each under `name` and its own ending.

        >>> Share(1, 2, 1, 1).figures("pairs")
        {'pairs_precision': 0.5, 'pairs_recall': 1.0, 'pairs_f1': 0.6666666666666666}
        """
        return {
            f"{name}_precision": self.precision,
            f"{name}_recall": self.recall,
            f"{name}_f1": self.f1,
        }


def harmonic(precision: float, recall: float) -> float:
    """Give F1, 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def match(weights: Mapping[tuple[int, int], float], shape: tuple[int, int]) -> list[tuple[int, int]]:
    """Pair rows and columns one to one: as many pairs as possible, then the greatest sum of weights.

    Args:
        weights: (row, column) to a weight above 0 and at most 1; a pair that is not there cannot be made.
        shape: how many rows and columns there are.

    Raises:
        UsageError: scipy is not installed.

    >>> match({(0, 0): 0.9, (0, 1): 0.4, (1, 0): 0.6}, (2, 2))
    [(0, 1), (1, 0)]
    """
    if not weights:
        return []
    # One more pair must weigh more than any sum of weights.
    step = 1 / (10 * max(shape))
    costs = [[0.0] * shape[1] for _ in range(shape[0])]
    for (row, column), weight in weights.items():
        costs[row][column] = -(1 + step * weight)
    return [pair for pair in _assign(costs) if pair in weights]


def _assign(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Give the assignment of rows to columns with the least sum of costs."""
    try:
        from scipy.optimize import linear_sum_assignment  # optional, and half a second to import
    except ImportError as error:
        raise UsageError(
            "scoring needs scipy, which is not installed; install it with: "
            "pip install 'readout-news[evaluate]'"
        ) from error
    rows, columns = linear_sum_assignment(costs)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True)]


def clusters(labelled: Mapping[str, Hashable | None], predicted: Mapping[str, Hashable | None]) -> Figures:
    """Score one partition against another: B-cubed, pairs, CEAF-e and the adjusted Rand index.

    Items without a label are left out. An item that has no predicted cluster stands alone; one that only the
    prediction has is ignored.

    >>> found = clusters({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x"})
    >>> found["b3_f1"], found["rand"]
    (1.0, 1.0)
    """
    items = [item for item, cluster in labelled.items() if cluster is not None]
    if not items:
        return {}
    true = {item: ("labelled", labelled[item]) for item in items}
    ours = {
        item: ("alone", item) if predicted.get(item) is None else ("predicted", predicted[item])
        for item in items
    }
    true_sizes, our_sizes = Counter(true.values()), Counter(ours.values())
    both = Counter((true[item], ours[item]) for item in items)
    shared = [both[true[item], ours[item]] for item in items]
    precision = sum(n / our_sizes[ours[item]] for n, item in zip(shared, items, strict=True)) / len(items)
    recall = sum(n / true_sizes[true[item]] for n, item in zip(shared, items, strict=True)) / len(items)
    pairs = Share(_pairs(both), _pairs(our_sizes), _pairs(both), _pairs(true_sizes))
    return {
        "b3_precision": precision,
        "b3_recall": recall,
        "b3_f1": harmonic(precision, recall),
        **pairs.figures("pairs"),
        **ceaf_e(_groups(true), _groups(ours)).figures("ceafe"),
        "rand": _adjusted_rand(pairs, len(items)),
        "items": len(items),
        "clusters_labelled": len(true_sizes),
        "clusters_predicted": len(our_sizes),
        "unassigned": sum(predicted.get(item) is None for item in items),
    }


def ceaf_e(labelled: Sequence[frozenset[str]], predicted: Sequence[frozenset[str]]) -> Share:
    """Give CEAF-e: the similarity 2|A∩B| / (|A| + |B|) over the best one-to-one pairs of clusters."""
    homes: dict[str, list[int]] = defaultdict(list)
    for place, cluster in enumerate(labelled):
        for item in cluster:
            homes[item].append(place)
    costs = [[0.0] * len(predicted) for _ in labelled]
    for column, cluster in enumerate(predicted):
        for row, n in Counter(row for item in cluster for row in homes.get(item, ())).items():
            costs[row][column] = -2 * n / (len(labelled[row]) + len(cluster))
    similarity = -sum(costs[row][column] for row, column in _assign(costs)) if costs else 0.0
    return Share(similarity, len(predicted), similarity, len(labelled))


def _adjusted_rand(pairs: Share, items: int) -> float:
    possible = items * (items - 1) / 2
    expected = pairs.labelled * pairs.predicted / possible if possible else 0.0
    most = (pairs.labelled + pairs.predicted) / 2
    return (pairs.right - expected) / (most - expected) if most != expected else 1.0


def _pairs(sizes: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def _groups(homes: Mapping[str, Hashable]) -> list[frozenset[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for item, home in homes.items():
        found[home].add(item)
    return [frozenset(group) for group in found.values()]


def unordered_pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Give every pair of items that share a group, each pair sorted.

    >>> sorted(unordered_pairs([["b", "a"], ["c"]]))
    [('a', 'b')]
    """
    found = set()
    for group in groups:
        members = sorted(set(group))
        found |= {(one, other) for place, one in enumerate(members) for other in members[place + 1 :]}
    return found
