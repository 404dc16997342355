"""Fit the weights of `reconcile/claims/alignment.py` to pairs of claims that readers judged.

    python tools/fit_alignment.py LABELLED.json… [--judged FILE]

LABELLED are events in the form of `readout evaluate reconcile`: two claims that touch one
labelled fact say the same, two that touch different ones do not; a claim that touches a
fact and one that touches none mostly do not, and count a tenth. FILE has a row
`[event file, first claim, second claim, verdict]` for each pair that was read, the claims
by their document, start and end, the verdict 1, 0 or 0.5 for "in part".

Prints the weights, and what they do to each event when fitted without it. The fit is a
logistic regression with a small L2 penalty on standardised signals, by scipy's L-BFGS.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from readout.ingest.read import read_bytes
from readout.ingest.shared.options import ReadOptions
from readout.model.document import Document
from readout.model.layers import Annotation
from readout.pipeline.run import try_annotate
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.alignment import SHARPNESS, WEIGHTS, compare_claims
from readout.reconcile.claims.meanings import read_meanings
from readout.reconcile.claims.reading import Claim, find_claims

# Not fitted: claims that deny each other are never joined, so no pair tells what it weighs.
FIXED = ("negated",)
KINDS = [kind for kind in WEIGHTS if kind not in FIXED]
PENALTY = 3.0
# What a pair counts of which only one claim is labelled, and one that was read.
HALF_KNOWN, READ = 0.1, 1.5
SAME = 0.5


@dataclass(frozen=True)
class Pairs:
    """The pairs of one event.

    Attributes:
        values: a row of signals for each pair, by KINDS.
        verdicts: 1 for the same, 0 for not, between for in part.
        weights: what each pair counts.
    """

    values: np.ndarray
    verdicts: np.ndarray
    weights: np.ndarray


def main() -> int:
    """Fit, print the weights and how they do on what they were not fitted to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("labelled", nargs="+", type=Path)
    parser.add_argument("--judged", type=Path)
    arguments = parser.parse_args()
    judged = json.loads(arguments.judged.read_text()) if arguments.judged else []
    events = {path: _read(path) for path in arguments.labelled}
    pairs = {str(path): _labelled(*events[path]) for path in arguments.labelled}
    for name in sorted({row[0] for row in judged}):
        rows = [row[1:] for row in judged if row[0] == name]
        pairs[name] = _judged(*_read(Path(name))[:2], rows)
    for left_out in pairs:
        fitted = _fit([found for name, found in pairs.items() if name != left_out])
        _print_event(left_out, pairs[left_out], fitted)
    print(
        json.dumps({kind: round(weight, 3) for kind, weight in _scaled(_fit(list(pairs.values())))}, indent=1)
    )
    return 0


def _read(path: Path) -> tuple[list[Annotation], list[Claim], dict]:
    raw = json.loads(path.read_text(encoding="utf-8"))
    rows = "\n".join(json.dumps(row) for row in raw["documents"]).encode()
    documents = [
        item for item in read_bytes(rows, "event.jsonl", ReadOptions()) if isinstance(item, Document)
    ]
    annotations = [found for document in documents if isinstance(found := try_annotate(document), Annotation)]
    claims = list(find_claims(annotations, join_entities(annotations)))
    print(path, len(annotations), len(claims), file=sys.stderr)
    return annotations, claims, raw.get("labels", {})


def _rows(
    annotations: Sequence[Annotation], claims: Sequence[Claim]
) -> Iterator[tuple[int, int, np.ndarray]]:
    for first, second, seen in compare_claims(claims, read_meanings(claims, annotations)):
        if claims[first].polarity != claims[second].polarity:
            continue
        row = np.zeros(len(KINDS))
        for signal in seen:
            if signal.kind in KINDS:
                row[KINDS.index(signal.kind)] += signal.value
        yield first, second, row


def _labelled(annotations: Sequence[Annotation], claims: Sequence[Claim], labels: Mapping) -> Pairs:
    ids = [annotation.document.id for annotation in annotations]
    facts = [_facts_of(claim, ids, labels["facts"]) for claim in claims]
    values, verdicts, weights = [], [], []
    for first, second, row in _rows(annotations, claims):
        if facts[first] or facts[second]:
            values.append(row)
            verdicts.append(float(bool(facts[first] & facts[second])))
            weights.append(1.0 if facts[first] and facts[second] else HALF_KNOWN)
    return Pairs(np.array(values), np.array(verdicts), np.array(weights))


def _facts_of(claim: Claim, ids: Sequence[str], facts: Sequence[Mapping]) -> frozenset[int]:
    """Give the labelled facts that a claim states: half of the shorter one's characters are common."""
    found = set()
    for place, fact in enumerate(facts):
        for item in fact["evidence"]:
            common = min(claim.span.end, item["end"]) - max(claim.span.start, item["start"])
            shorter = max(1, min(len(claim.span), item["end"] - item["start"]))
            if item["doc"] == ids[claim.document] and common >= SAME * shorter:
                found.add(place)
    return frozenset(found)


def _judged(annotations: Sequence[Annotation], claims: Sequence[Claim], rows: Sequence[Sequence]) -> Pairs:
    ids = [annotation.document.id for annotation in annotations]
    known = {(tuple(one), tuple(two)): verdict for one, two, verdict in rows}
    values, verdicts = [], []
    for first, second, row in _rows(annotations, claims):
        ends = [
            (ids[claims[at].document], claims[at].span.start, claims[at].span.end) for at in (first, second)
        ]
        verdict = known.get((ends[0], ends[1]), known.get((ends[1], ends[0])))
        if verdict is not None:
            values.append(row)
            verdicts.append(float(verdict))
    return Pairs(np.array(values).reshape(-1, len(KINDS)), np.array(verdicts), np.full(len(verdicts), READ))


def _fit(pairs: Sequence[Pairs]) -> np.ndarray:
    """Give the weights in logits, the constant last."""
    values = np.concatenate([found.values for found in pairs])
    verdicts = np.concatenate([found.verdicts for found in pairs])
    counts = np.concatenate([found.weights for found in pairs])
    spread = values.std(axis=0)
    spread[spread == 0] = 1.0
    table = np.hstack([values / spread, np.ones((len(values), 1))])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = table @ weights
        chance = 1 / (1 + np.exp(-logits))
        cost = (counts * (np.logaddexp(0, logits) - verdicts * logits)).sum()
        cost += PENALTY / 2 * (weights[:-1] ** 2).sum()
        slope = table.T @ (counts * (chance - verdicts))
        slope[:-1] += PENALTY * weights[:-1]
        return float(cost), slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    return np.append(found[:-1] / spread, found[-1])


def _scaled(weights: np.ndarray) -> Iterator[tuple[str, float]]:
    yield from zip([*KINDS, "constant"], weights / SHARPNESS, strict=True)


def _print_event(name: str, pairs: Pairs, weights: np.ndarray) -> None:
    chances = 1 / (1 + np.exp(-(pairs.values @ weights[:-1] + weights[-1])))
    known = pairs.weights >= 1
    line = []
    for bar in (0.5, 0.6, 0.7, 0.8, 0.9):
        joined = known & (chances >= bar)
        right = pairs.verdicts[joined].sum()
        line.append(f"{bar}: {right / max(1, joined.sum()):.2f} {right / max(1, pairs.verdicts.sum()):.2f}")
    print(name, len(pairs.verdicts), "P R at", "; ".join(line))


if __name__ == "__main__":
    sys.exit(main())
