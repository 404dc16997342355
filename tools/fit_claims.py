"""Fit the weights of `reconcile/claims/alignment.py` to pairs of clauses that readers judged.

    python tools/fit_claims.py DIR

DIR holds `claims/ecbplus.jsonl` and `claims/g5cluster.jsonl` (two sentences with a clause in each, judged S
the same fact, P in part, D differing, N different, X left out) and the documents that they are from, in
`stories/ecbplus` and `stories/g5cluster`. Prints the weights, fitted on ECB+ alone, and how well pairs are
ranked: on ECB+ by five folds of topics, on the other corpus untouched. Of ECB+ only the topics count that
the encoder's layers for claims were not tuned on (`tools/train_claim_encoder.py`): on the others its vectors
know the answers. S counts as 1 and P as a half; the fit is a logistic regression with an L2 penalty on
standardised signals, by scipy's L-BFGS.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from readout.model.document import Document
from readout.model.layers import Annotation
from readout.pipeline.run import try_annotate
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.alignment import SHARPNESS, WEIGHTS, compare_claims
from readout.reconcile.claims.meanings import read_meanings
from readout.reconcile.claims.reading import Claim, find_claims

KINDS = list(WEIGHTS)
WORTH = {"S": 1.0, "P": 0.5, "D": 0.0, "N": 0.0}
PENALTY = 10.0
# The score at which the odds are even.
EVEN = 0.28
FOLDS = 5
# The topics that the encoder's layers for claims were not tuned on: one of five parts of ECB+ of about as
# many judged pairs.
HELD = frozenset(f"ecbplus/{number}" for number in (7, 8, 10, 11, 28))
# A judged clause is a claim of ours where they share at least half of both.
HALF = 0.5

Row = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    """A judged pair with what is seen of it: its topic, its worth, and a value for each of KINDS."""

    topic: str
    worth: float
    values: tuple[float, ...]


def main() -> None:
    """Fit, and print what came of it."""
    data = Path(sys.argv[1])
    judged = judged_rows(data, "ecbplus")
    kept = {story: rows for story, rows in judged.items() if topic_of(story) in HELD}
    ecb = _pairs(data, "ecbplus", kept)
    other = _pairs(data, "g5cluster", judged_rows(data, "g5cluster"))
    weights, constant = _fit(ecb)
    for kind, weight in zip(KINDS, weights, strict=True):
        print(f'    "{kind}": {weight / SHARPNESS:.4f},')
    print(f"CONSTANT = {constant / SHARPNESS + EVEN:.4f}")
    scores = np.zeros(len(ecb))
    fold_of = _folds([pair.topic for pair in ecb])
    for fold in range(FOLDS):
        fitted = _fit([pair for pair in ecb if fold_of[pair.topic] != fold])
        held = [place for place, pair in enumerate(ecb) if fold_of[pair.topic] == fold]
        scores[held] = _scores([ecb[place] for place in held], fitted)
    for name, pairs, found in (
        ("ECB+ by folds", ecb, scores),
        ("g5cluster", other, _scores(other, (weights, constant))),
    ):
        precision, recall = _ranked(pairs, found)
        print(
            f"{name}: {len(pairs)} pairs, average precision {precision:.3f}, "
            f"recall at precision .90 {recall:.3f}"
        )


def judged_rows(data: Path, corpus: str) -> dict[str, list[Row]]:
    """Give the judged pairs by story, without those that were left out."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in (data / "claims" / f"{corpus}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["label"] in WORTH:
            rows[row["story"]].append(row)
    return rows


def topic_of(story: str) -> str:
    """Give the topic of a story: of ECB+ two stories share each."""
    return re.sub(r"\D+$", "", story)


def _pairs(data: Path, corpus: str, rows: Mapping[str, Sequence[Row]]) -> list[Pair]:
    texts = texts_of(data, corpus, rows)
    with Pool() as workers:
        work = [(story, texts[story], judged) for story, judged in sorted(rows.items())]
        return [pair for found in workers.imap(_seen, work) for pair in found]


def texts_of(data: Path, corpus: str, rows: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, str]]:
    """Give the documents of each story; a sentence that its document lacks is put behind the text."""
    lines = (data / "stories" / corpus / "documents.jsonl").read_text("utf-8").splitlines()
    held = {row["id"]: row["text"] for row in map(json.loads, lines)}
    found: dict[str, dict[str, str]] = {}
    for story, judged in rows.items():
        sentences: dict[str, list[str]] = defaultdict(list)
        for side in (row[place] for row in judged for place in ("a", "b")):
            sentences[side["doc"]].append(side["sentence"])
        for like in _siblings(story, held):
            sentences.setdefault(like, [])
        found[story] = {
            name: _with(_joined(held.get(name, "")), wanted) for name, wanted in sorted(sentences.items())
        }
    return found


def _siblings(story: str, held: Mapping[str, str]) -> Iterator[str]:
    """Yield the other documents of a story of ECB+, whose names tell it: "10_2ecb" of "ecbplus/10ecb"."""
    told = re.fullmatch(r"ecbplus/(\d+)(ecb|plus)", story)
    if told:
        ending = "ecb" if told[2] == "ecb" else "ecbplus"
        yield from (name for name in held if re.fullmatch(rf"{told[1]}_\d+{ending}", name))


def _joined(text: str) -> str:
    """Put tokens together again as print does."""
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text.replace("``", '"').replace("''", '"'))
    return re.sub(r"([(\[$£€#]) ", r"\1", re.sub(r" ([.,;:!?%)\]])", r"\1", text))


def _with(text: str, sentences: Sequence[str]) -> str:
    """Put each sentence where its letters stand in the text, or behind it."""
    for sentence in sorted(set(sentences), key=lambda each: (-len(each), each)):
        if sentence in text:
            continue
        letters = [(mark.lower(), at) for at, mark in enumerate(text) if mark.isalnum()]
        wanted = "".join(mark.lower() for mark in sentence if mark.isalnum())
        place = "".join(mark for mark, _ in letters).find(wanted)
        if wanted and place >= 0:
            start, end = letters[place][1], letters[place + len(wanted) - 1][1] + 1
            while end < len(text) and not text[end].isalnum() and text[end] not in "\n ":
                end += 1
            text = f"{text[:start].rstrip(' ')} {sentence} {text[end:].lstrip(' ')}"
        else:
            text = f"{text}\n{sentence}"
    return text


def annotated(texts: Mapping[str, str]) -> list[Annotation]:
    """Annotate the documents of a story."""
    documents = [
        Document(name, text, sha256(text.encode()).hexdigest(), name, language="en")
        for name, text in texts.items()
    ]
    return [found for item in documents if isinstance(found := try_annotate(item), Annotation)]


def _seen(work: tuple[str, Mapping[str, str], Sequence[Row]]) -> list[Pair]:
    story, texts, judged = work
    annotations = annotated(texts)
    claims = find_claims(annotations, join_entities(annotations))
    meanings = read_meanings(claims, annotations)
    worth: dict[tuple[int, int], float] = {}
    for row in judged:
        one, two = (claim_of(row[side], claims, annotations) for side in ("a", "b"))
        if one is not None and two is not None and one != two:
            worth[min(one, two), max(one, two)] = WORTH[row["label"]]
    near = {pair: meanings.nearness(*pair) for pair in sorted(worth)}
    found = []
    for first, second, seen in compare_claims(claims, annotations, meanings, near):
        values: Counter[str] = Counter()
        for signal in seen:
            values[signal.kind] += signal.value  # type: ignore[assignment]  # fractions add as well
        found.append(Pair(topic_of(story), worth[first, second], tuple(values[kind] for kind in KINDS)))
    return found


def claim_of(side: Row, claims: Sequence[Claim], annotations: Sequence[Annotation]) -> int | None:
    """Give the claim that a judged clause is, or that it shares most with."""
    home = next((at for at, item in enumerate(annotations) if item.document.id == side["doc"]), None)
    if home is None:
        return None
    at = annotations[home].document.text.find(side["sentence"])
    start, end = at + side["start"], at + side["end"]
    best, chosen = HALF, None
    for place, claim in enumerate(claims):
        if claim.document != home:
            continue
        shared = max(0, min(end, claim.span.end) - max(start, claim.span.start))
        share = 2 * shared / (end - start + len(claim.span))
        if share > best:
            best, chosen = share, place
    return chosen


def _fit(pairs: Sequence[Pair]) -> tuple[Any, float]:
    """Give a weight for each of KINDS, and the constant."""
    values = np.array([pair.values for pair in pairs])
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    table = np.c_[(values - middle) / spread, np.ones(len(values))]
    worth = np.array([pair.worth for pair in pairs])

    def loss(weights: Any) -> tuple[float, Any]:
        logits = table @ weights
        each = np.logaddexp(0, logits) - worth * logits
        gradient = table.T @ (1 / (1 + np.exp(-logits)) - worth)
        kept = np.r_[weights[:-1], 0.0]
        return float(each.sum() + PENALTY / 2 * kept @ kept), gradient + PENALTY * kept

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return weights, float(found[-1] - weights @ middle)


def _scores(pairs: Sequence[Pair], fitted: tuple[Any, float]) -> Any:
    return np.array([pair.values for pair in pairs]) @ fitted[0] + fitted[1]


def _folds(topics: Sequence[str]) -> dict[str, int]:
    """Part the topics, named once for each pair, into folds of about as many pairs, the largest first."""
    load, fold_of = [0] * FOLDS, {}
    for topic, number in sorted(Counter(topics).items(), key=lambda item: (-item[1], len(item[0]), item[0])):
        fold = load.index(min(load))
        fold_of[topic] = fold
        load[fold] += number
    return fold_of


def _ranked(pairs: Sequence[Pair], scores: Any) -> tuple[float, float]:
    """Give the average precision, and the most recall at a precision of .90; P counts half in both."""
    worth = np.array([pair.worth for pair in pairs])[np.argsort(-scores, kind="stable")]
    got = np.cumsum(worth)
    precision = got / np.arange(1, len(worth) + 1)
    enough = got[precision >= 0.9]
    return float((precision * worth).sum() / worth.sum()), float(enough.max(initial=0.0) / worth.sum())


if __name__ == "__main__":
    main()
