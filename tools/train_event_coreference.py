"""Make `src/readout/reconcile/data/event_coreference.tsv` from the labelled events of ECB+.

    python tools/train_event_coreference.py DATA [--report]

DATA holds `coreference/docs.jsonl` and `coreference/event.jsonl`. The weights are those of two logistic
regressions; the second sees what the first gives for mentions of topics that it was not trained on. With
--report both are trained anew without each fifth of the topics, and what they give there is scored.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from readout.batch.map import map_documents
from readout.reconcile.happenings.coreference import (
    BIAS,
    PAIR,
    SUPPORT,
    Formula,
    average_linkage,
    join_probability,
    measure_support,
    term_of,
)
from readout.reconcile.happenings.likeness import Measures, measure_likeness
from readout.reconcile.happenings.mentions import view_mentions
from readout.scoring.coreference import documents_and_mentions, score_rows

TARGET = Path(__file__).parent.parent / "src/readout/reconcile/data/event_coreference.tsv"
FOLDS = 5
# Terms are scaled to a standard deviation of one before they are weighed; a weight of one then costs so much.
PENALTY = 100.0
# Half of all pairs mean so little the same that each fourth, counted four times, teaches as much as all.
UNLIKE = 0.2
THINNED = 4
TRIED = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)

# Above which numbers a measure counts anew.
BENDS = {
    "mention": (0.3, 0.45, 0.6, 0.75),
    "alone": (0.3, 0.5, 0.7),
    "sentence": (0.3, 0.5, 0.7),
    "governed": (0.4, 0.6),
    "words": (0.1, 0.25),
    "clause names": (0.01, 0.3, 0.6),
    "document": (0.5, 0.7, 0.85),
    "clause": (0.4, 0.6),
    "agent": (0.3, 0.6),
    "patient": (0.3, 0.6),
    "head": (0.4, 0.6),
    "sentences apart": (1, 5),
    "least near three": (0.5, 0.8),
}
# What counts differently where the other holds.
PRODUCTS = {
    "same head": (
        "mention", "sentence", "clause", "words", "clause names", "agent", "patient", "agent names",
        "patient names", "same document", "least told as often", "least rarity", "least speech",
        "other times", "least noun", "least near three", "most near three", "most speech", "position",
    ),
    "same document": (
        "mention", "alone", "sentence", "least noun", "governed", "clause names", "least near three",
    ),
    "mention": (
        "sentence", "words", "clause names", "alone", "governed", "document", "least near three",
        "least rarity", "least told as often", "least verb", "least noun", "same sentence", "most speech",
    ),
    "sentence": (
        "alone", "near", "shared sense", "least verb", "least noun", "least near three", "least speech",
    ),
    "least speech": ("clause names", "agent", "agent names"),
    "least verb": ("agent", "patient"),
    "agent": ("patient",),
    "shared sense": ("clause names",),
    "least near three": ("alone", "most near three"),
}  # fmt: skip


@dataclass
class Group:
    """One subtopic: its rows, the measures of each two mentions, and which two are one event."""

    topic: int
    rows: list[Any]
    measures: Measures
    same: Any

    def upper(self, table: Any) -> Any:
        """Give each pair of a table once."""
        return table[np.triu_indices(len(self.rows), 1)]


def main(data: Path, *, report: bool) -> None:
    """Train, write the weights, and report on topics held out."""
    groups = read_groups(data)
    topics = sorted({group.topic for group in groups})
    if report:
        held: dict[int, Any] = {}
        for fold in range(FOLDS):
            out = set(topics[fold::FOLDS])
            first, second = train([group for group in groups if group.topic not in out])
            for place, group in enumerate(groups):
                if group.topic in out:
                    held[place] = decide(group, first, second)
            print(f"fold {fold + 1} of {FOLDS} done", file=sys.stderr)
        for which, name in enumerate(("pairs alone", "with support", "mean of both")):
            for least in TRIED:
                print(
                    name,
                    least,
                    figures(data, groups, {at: found[which] for at, found in held.items()}, least),
                )
    first, second = train(groups)
    TARGET.write_text(HEADER + lines(PAIR, first) + lines(SUPPORT, second), encoding="utf-8")


HEADER = """\
# Weights of the terms by which two mentions of events are one event, made by tools/train_event_coreference.py
# from the labels of ECB+ (A. Cybulska and P. Vossen 2014, CC BY 3.0); no text of the corpus is included.
# formula, term, weight
"""


def read_groups(data: Path) -> list[Group]:
    """Annotate the corpus and measure every pair of mentions of a subtopic."""
    found = []
    for given, annotations, mentions in documents_and_mentions(data, map_documents):
        views = view_mentions(annotations, mentions)
        kept = [(row, view) for row, view in zip(given, views, strict=True) if view is not None]
        chains = np.array([row["chain"] for row, _ in kept])
        same = chains[:, None] == chains[None, :]
        measures = measure_likeness([view for _, view in kept])
        found.append(Group(kept[0][0]["topic"], [row for row, _ in kept], measures, same))
    return found


def terms_of(measures: Measures) -> list[str]:
    """Give every term: each measure, its bends, and the products."""
    bends = [f"{name} > {bound}" for name, bounds in BENDS.items() for bound in bounds]
    products = [f"{name} * {other}" for name, others in PRODUCTS.items() for other in others]
    return [*sorted(measures), *bends, *products]


def train(groups: list[Group]) -> tuple[Formula, Formula]:
    """Give the two formulas; the second learns from what the first gives for topics that it has not seen."""
    terms = terms_of(groups[0].measures)
    first = fit(terms, groups, [group.measures for group in groups])
    topics = sorted({group.topic for group in groups})
    supported: dict[int, Measures] = {}
    for fold in range(FOLDS):
        out = set(topics[fold::FOLDS])
        seen = [group for group in groups if group.topic not in out]
        unseen = fit(terms, seen, [group.measures for group in seen])
        for place, group in enumerate(groups):
            if group.topic in out:
                alike = unseen.probability(group.measures)
                supported[place] = group.measures | measure_support(alike)
    more = [*terms, *sorted(set(supported[0]) - set(groups[0].measures))]
    return first, fit(more, groups, [supported[place] for place in range(len(groups))])


def fit(terms: list[str], groups: list[Group], measures: list[Measures]) -> Formula:
    """Give the weights of a logistic regression with a penalty on their squares."""
    kept = [weigh(group) for group in groups]
    columns = [
        np.concatenate(
            [
                group.upper(term_of(term, given))[weight > 0]
                for group, given, weight in zip(groups, measures, kept, strict=True)
            ]
        )
        for term in terms
    ]
    table = np.stack(columns, axis=1).astype(np.float32)
    weight = np.concatenate([some[some > 0] for some in kept])
    same = np.concatenate(
        [group.upper(group.same)[some > 0] for group, some in zip(groups, kept, strict=True)]
    ).astype(np.float32)
    mean, spread = table.mean(axis=0), table.std(axis=0)
    used = spread > 1e-6
    table = (table[:, used] - mean[used]) / spread[used]

    def loss(weights: Any) -> tuple[float, Any]:
        total = table @ weights[1:].astype(np.float32) + np.float32(weights[0])
        chance = 1 / (1 + np.exp(-total))
        error = ((chance - same) * weight).astype(np.float32)
        value = float((np.logaddexp(0, np.where(same > 0, -total, total)) * weight).sum(dtype=np.float64))
        slope = np.concatenate([[error.sum(dtype=np.float64)], table.T @ error + PENALTY * weights[1:]])
        return value + PENALTY / 2 * float(weights[1:] @ weights[1:]), slope.astype(np.float64)

    best = minimize(
        loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 120}
    ).x
    plain = best[1:] / spread[used]
    weights = {BIAS: float(best[0] - plain @ mean[used])}
    names = [term for term, use in zip(terms, used, strict=True) if use]
    return Formula(weights | {term: float(weight) for term, weight in zip(names, plain, strict=True)})


def weigh(group: Group) -> Any:
    """Give how often each pair counts: the unlike ones are thinned out."""
    likeness = group.upper(group.measures["mention"])
    rank = np.arange(len(likeness)) % THINNED
    return np.where(likeness >= UNLIKE, 1, np.where(rank == 0, THINNED, 0)).astype(np.float32)


def decide(group: Group, first: Formula, second: Formula) -> tuple[Any, Any, Any]:
    """Give the probabilities of a group's pairs by the first formula, the second, and both."""
    alike = first.probability(group.measures)
    supported = second.probability(group.measures | measure_support(alike))
    return alike, supported, join_probability(alike, supported)


def figures(data: Path, groups: list[Group], held: dict[int, Any], least: float) -> str:
    """Score clusters of what was held out."""
    predicted = []
    for place, probability in held.items():
        for row, event in zip(groups[place].rows, average_linkage(probability, least), strict=True):
            predicted.append(row | {"chain": str(event)})
    found = score_rows(data, predicted)
    return " ".join(f"{name} {found[name]:.3f}" for name in ("conll", "muc_f1", "b3_f1", "ceafe_f1"))


def lines(name: str, formula: Formula) -> str:
    """Write a formula, a term a line."""
    return "".join(f"{name}\t{term}\t{weight:.5g}\n" for term, weight in formula.weights.items())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--report", action="store_true")
    given = parser.parse_args()
    main(given.data, report=given.report)
