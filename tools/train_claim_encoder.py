"""Tune the upper layers of the encoder to clauses that state one fact, by what a large network thinks.

    pip install torch transformers
    python tools/train_claim_encoder.py DATA JUDGE MINILM OUT.npz [--epochs 3] [--pairs 14000]

DATA holds ECB+ (CC BY 3.0): judged pairs of clauses in `claims/ecbplus.jsonl`, articles in `stories/ecbplus`.
JUDGE is a folder with all-mpnet-base-v2 (Apache-2.0: config.json, model.safetensors, tokenizer.json), MINILM
one with all-MiniLM-L6-v2. Needed while developing alone; what is installed has no torch. On two processors
the judge takes half an hour, its opinions ten minutes, the tuning ten.

1. The judge reads two clauses together, each in its sentence, and is trained on the judged pairs.
2. It gives its opinion on pairs of clauses of the same reports that nobody judged.
3. The upper layers of the small network are tuned until what is measured of two clauses' vectors (as in
   `reconcile/claims/meanings.py`) tells that opinion, and the readers' where they gave one.

Topics of HELD (`fit_claims.py`) teach the judge alone: what is measured with the tuned layers on their pairs
is held out, and so the weights of `alignment.py` are fitted on these.
`tools/build_encoder.py` puts the layers into the package. `torch.manual_seed` is set, but the arithmetic of
another processor makes other last digits.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from fit_claims import HELD, Row, annotated, claim_of, judged_rows, texts_of, topic_of
from torch import nn
from torch.nn import functional
from transformers import AutoTokenizer, BertModel, MPNetModel

from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.meanings import read_meanings
from readout.reconcile.claims.reading import find_claims

LOWER = 3
# Word pieces around a clause that the judge sees, and pieces of a clause and of a sentence at most.
AROUND, LONGEST_CLAUSE, LONGEST = 24, 56, 70
JUDGE_RATE, JUDGE_HEAD_RATE, JUDGE_BATCH, JUDGE_FROZEN = 3e-5, 5e-4, 16, 3
RATE, HEAD_RATE, BATCH = 1e-4, 1e-2, 160
WARMING, SLOWEST, CLIP = 0.1, 0.02, 1.0
# A clause is paired with so many of its nearest; of these pairs near ones are drawn more often, as their
# cosine to this power, since there it is decided.
NEAREST, NEARER, LEAST_DRAWN = 24, 1.5, 0.02
# What readers judged counts twice, and their opinion is mixed half and half with the judge's.
JUDGED = 2.0
# How much of the mean of all vectors is taken away, as `meanings` does it for some forty claims.
USUAL = 0.9
# What a label tells of "the same fact" and of "the same in part or whole".
TOLD = {"S": (1.0, 1.0), "P": (0.0, 1.0), "D": (0.0, 0.0), "N": (0.0, 0.0)}

Opinion = tuple[float, float]


@dataclass(frozen=True)
class Clause:
    """A clause in its sentence, by characters."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True)
class Pair:
    """Two clauses of two reports of one story, with what readers said where they did."""

    story: str
    one: Clause
    two: Clause
    judged: Opinion | None


def main() -> None:
    """Teach the judge, ask it, tune the small network, and write its upper layers."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("judge", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--pairs", type=int, default=14_000, help="unjudged pairs that the judge is asked")
    parser.add_argument("--stories", type=int, help="so many stories only, to try the tool")
    given = parser.parse_args()
    torch.manual_seed(0)
    rows = judged_rows(given.data, "ecbplus")
    rows = dict(sorted(rows.items())[: given.stories])
    texts = texts_of(given.data, "ecbplus", rows)
    pairs = [pair for story in sorted(rows) for pair in _pairs(story, texts[story], rows[story])]
    judge = Judge(given.judge)
    _teach(judge, [pair for pair in pairs if pair.judged is not None])
    asked = _drawn([pair for pair in pairs if topic_of(pair.story) not in HELD], given.pairs)
    tuned = Tuned(given.minilm)
    _tune(tuned, asked, _asked(judge, asked), given.epochs)
    np.savez(given.out, **tuned.upper())


def _pairs(story: str, texts: Mapping[str, str], rows: Sequence[Row]) -> Iterator[Pair]:
    """Yield the judged pairs of a story, and the pairs of near clauses that nobody judged."""
    annotations = annotated(texts)
    claims = find_claims(annotations, join_entities(annotations))
    clauses = [
        Clause(
            claim.sentence.of(annotations[claim.document].document.text),
            claim.span.start - claim.sentence.start,
            claim.span.end - claim.sentence.start,
        )
        for claim in claims
    ]
    known = set()
    for row in rows:
        ends = [claim_of(row[side], claims, annotations) for side in ("a", "b")]
        known.add(frozenset(ends))
        one, two = (
            Clause(row[side]["sentence"], row[side]["start"], row[side]["end"]) for side in ("a", "b")
        )
        yield Pair(story, one, two, TOLD[row["label"]])
    vectors = read_meanings(claims, annotations)
    near = vectors.clauses @ vectors.clauses.T
    documents = np.array(vectors.documents)
    near[documents[:, None] == documents[None, :]] = -1.0
    pairs = {
        (min(one, int(two)), max(one, int(two)))
        for one, row in enumerate(near)
        for two in np.argsort(-row, kind="stable")[:NEAREST]
    }
    random = Random(story)
    for one, two in sorted(pairs):
        is_drawn = random.random() < max(LEAST_DRAWN, float(near[one, two])) ** NEARER
        if is_drawn and near[one, two] > 0 and frozenset((one, two)) not in known:
            yield Pair(story, clauses[one], clauses[two], None)


def _drawn(pairs: Sequence[Pair], number: int) -> list[Pair]:
    """Give all judged pairs and so many others, from each story as the root of what it has."""
    others: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.judged is None:
            others[pair.story].append(pair)
    whole = sum(len(found) ** 0.5 for found in others.values()) or 1.0
    random = Random(2)
    chosen = [pair for pair in pairs if pair.judged is not None]
    for _, found in sorted(others.items()):
        wanted = min(len(found), round(number * len(found) ** 0.5 / whole))
        chosen += random.sample(found, wanted)
    return chosen


class Judge(nn.Module):
    """A large network that reads two clauses together, each marked in its sentence."""

    def __init__(self, folder: Path) -> None:
        """Load the published network and put a small one on top."""
        super().__init__()
        self.cut = AutoTokenizer.from_pretrained(folder)
        self.network = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
        size = self.network.config.hidden_size
        self.marks = nn.Embedding(3, size)
        nn.init.normal_(self.marks.weight, std=0.01)
        self.wide, self.out, self.drop = nn.Linear(size * 4, 256), nn.Linear(256, 2), nn.Dropout(0.1)
        frozen = [self.network.embeddings, *self.network.encoder.layer[:JUDGE_FROZEN]]
        for part in frozen:
            part.requires_grad_(False)

    def forward(self, pairs: Sequence[Pair]) -> Any:
        """Give two logits a pair: the same fact, the same at least in part."""
        cut = [self._pieces(pair) for pair in pairs]
        length = max(len(numbers) for numbers, _ in cut)
        numbers = torch.full((len(cut), length), self.cut.pad_token_id)
        sides = torch.zeros((len(cut), length), dtype=torch.long)
        for row, (given, side) in enumerate(cut):
            numbers[row, : len(given)] = torch.tensor(given)
            sides[row, : len(side)] = torch.tensor(side)
        seen = numbers != self.cut.pad_token_id
        with torch.autocast("cpu", torch.bfloat16):
            states = self.network.embeddings(input_ids=numbers) + self.marks(sides)
            hidden = (1.0 - seen[:, None, None, :].float()) * -1e4
            states = self.network.encoder(states, attention_mask=hidden)[0].float()
        one, two = (_mean(states, sides == side) for side in (1, 2))
        joined = torch.cat([(one + two) / 2, (one - two).abs(), one * two, states[:, 0]], -1)
        return self.out(self.drop(functional.gelu(self.wide(self.drop(joined)))))

    def _pieces(self, pair: Pair) -> tuple[list[int], list[int]]:
        first, last = self.cut.bos_token_id, self.cut.eos_token_id
        (one, mine), (two, theirs) = (self._side(clause) for clause in (pair.one, pair.two))
        return [first, *one, last, last, *two, last], [0, *mine, 0, 0, *(2 * at for at in theirs), 0]

    def _side(self, clause: Clause) -> tuple[list[int], list[int]]:
        cut = self.cut(clause.sentence, add_special_tokens=False, return_offsets_mapping=True)
        inside = _touched(cut["offset_mapping"], clause)
        first, last = max(0, inside[0] - AROUND), inside[-1] + 1 + AROUND
        rows = list(range(first, min(last, len(cut["input_ids"]))))[: LONGEST_CLAUSE + 2 * AROUND]
        marked = set(inside[:LONGEST_CLAUSE])
        return [cut["input_ids"][row] for row in rows], [int(row in marked) for row in rows]


def _touched(offsets: Sequence[tuple[int, int]], clause: Clause) -> list[int]:
    found = [at for at, (start, end) in enumerate(offsets) if start < clause.end and clause.start < end]
    return found or list(range(len(offsets)))


def _mean(states: Any, rows: Any) -> Any:
    return (states * rows[..., None]).sum(1) / rows.sum(1, keepdim=True).clamp(min=1)


def _teach(judge: Judge, pairs: Sequence[Pair]) -> None:
    head = [part for name, part in judge.named_parameters() if not name.startswith("network.")]
    network = [part for part in judge.network.parameters() if part.requires_grad]
    batches = _batches(pairs, JUDGE_BATCH, Random(0))
    rates = [(network, JUDGE_RATE), (head, JUDGE_HEAD_RATE)]
    judge.train()
    for batch, step in _steps(rates, batches):
        wanted = torch.tensor([pair.judged for pair in batch])
        step(functional.binary_cross_entropy_with_logits(judge(batch), wanted))
    judge.eval()


def _asked(judge: Judge, pairs: Sequence[Pair]) -> list[Opinion]:
    """Give for each pair what it is to be: what the judge thinks, mixed with what readers said."""
    found: dict[Pair, Opinion] = {}
    with torch.no_grad():
        for batch in _batches(pairs, 4 * JUDGE_BATCH, Random(0)):
            for pair, (same, part) in zip(batch, torch.sigmoid(judge(batch)).tolist(), strict=True):
                judged = pair.judged or (same, part)
                found[pair] = ((same + judged[0]) / 2, (part + judged[1]) / 2)
    return [found[pair] for pair in pairs]


def _batches(pairs: Sequence[Pair], size: int, random: Random) -> list[list[Pair]]:
    """Part pairs into batches of about equal length, in an order drawn by `random`."""
    ordered = sorted(pairs, key=lambda pair: len(pair.one.sentence) + len(pair.two.sentence))
    batches = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    random.shuffle(batches)
    return batches


def _steps(rates: Sequence[tuple[Any, float]], batches: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield each batch with what takes its loss: rates rise for a tenth of the batches, then fall."""
    groups = [{"params": parameters, "lr": rate} for parameters, rate in rates]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    every = [part for parameters, _ in rates for part in parameters]
    for done, batch in enumerate(batches):
        share = min(1, (done + 1) / (WARMING * len(batches))) * max(SLOWEST, 1 - done / len(batches))
        for group, (_, rate) in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * share

        def step(loss: Any) -> None:
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(every, CLIP)
            optimizer.step()

        yield batch, step


class Tuned(nn.Module):
    """The small network, whose vectors of two clauses are measured as `meanings.Nearness` says."""

    def __init__(self, folder: Path) -> None:
        """Load the published network; what its lower layers give stays as it is."""
        super().__init__()
        self.cut = AutoTokenizer.from_pretrained(folder)
        self.network = BertModel.from_pretrained(folder, add_pooling_layer=False)
        self.network.embeddings.requires_grad_(False)
        self.network.encoder.layer[:LOWER].requires_grad_(False)
        self.head = nn.Linear(len(MEASURES), 2)

    def upper(self) -> dict[str, Any]:
        """Give the tuned layers by the names that they are published under."""
        return {
            name: values.detach().numpy()
            for name, values in self.network.named_parameters()
            if re.match(rf"encoder\.layer\.[{LOWER}-9]", name)
        }

    def forward(self, pairs: Sequence[Pair], rarity: Mapping[int, float]) -> Any:
        """Give two logits a pair of one story; `rarity` tells how rare its word pieces are."""
        sentences = sorted({clause.sentence for pair in pairs for clause in (pair.one, pair.two)})
        at = {sentence: row for row, sentence in enumerate(sentences)}
        cut = self.cut(
            sentences, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt",
            return_offsets_mapping=True, return_special_tokens_mask=True,
        )  # fmt: skip
        offsets, special = cut.pop("offset_mapping").tolist(), cut.pop("special_tokens_mask").bool()
        with torch.autocast("cpu", torch.bfloat16):
            vectors = self.network(**cut).last_hidden_state.float()
        weights = torch.tensor(
            [[rarity.get(piece, 1.0) for piece in row] for row in cut["input_ids"].tolist()]
        )
        words = functional.normalize(vectors, dim=-1)
        words = functional.normalize(words - USUAL * words[~special].mean(0).detach(), dim=-1)
        sides = [
            [(at[clause.sentence], _rows(offsets[at[clause.sentence]], clause)) for clause in ends]
            for ends in ([pair.one for pair in pairs], [pair.two for pair in pairs])
        ]
        rows = [torch.tensor([row for row, _ in side]) for side in sides]
        inside = [
            torch.tensor([rows for _, rows in side]) & ~special[row]
            for side, row in zip(sides, rows, strict=True)
        ]
        means = [
            functional.normalize(_mean(vectors[row], clause), dim=-1)
            for row, clause in zip(rows, inside, strict=True)
        ]
        usual = USUAL * torch.cat(means).mean(0).detach()
        one, two = (functional.normalize(mean - usual, dim=-1) for mean in means)
        table = words[rows[0]] @ words[rows[1]].transpose(1, 2)
        mine, theirs = weights[rows[0]], weights[rows[1]]
        whole = [~special[row] for row in rows]

        def both(ours: Sequence[Any], against: Sequence[Any]) -> tuple[Any, Any]:
            there = _found(table, ours[0], against[1], mine)
            back = _found(table.transpose(1, 2), ours[1], against[0], theirs)
            return torch.minimum(there, back), torch.maximum(there, back)

        least, most = both(inside, inside)
        least_told, told = both(inside, whole)
        sentence, _ = both(whole, whole)
        seen = torch.stack([(one * two).sum(1), most, least, told, least_told, sentence], 1)
        return self.head(seen)


MEASURES = ("clauses", "words", "least", "told", "least_told", "sentences")


def _rows(offsets: Sequence[Sequence[int]], clause: Clause) -> list[bool]:
    found = [start < clause.end and clause.start < end for start, end in offsets]
    return found if any(found) else [True] * len(offsets)


def _found(table: Any, rows: Any, columns: Any, weights: Any) -> Any:
    """Give how much of the rows the columns have, each row with its nearest column."""
    best = table.masked_fill(~columns[:, None, :], -1.0).max(2).values
    counted = weights * rows
    return (best * counted).sum(1) / counted.sum(1).clamp(min=1e-6)


def _tune(tuned: Tuned, pairs: Sequence[Pair], wanted: Sequence[Opinion], epochs: int) -> None:
    of_story: dict[str, list[tuple[Pair, Opinion]]] = defaultdict(list)
    for pair, opinion in zip(pairs, wanted, strict=True):
        of_story[pair.story].append((pair, opinion))
    rarity = {story: _rarity(tuned, [pair for pair, _ in found]) for story, found in of_story.items()}
    random = Random(0)
    batches = []
    for _ in range(epochs):
        parts = []
        for story, found in sorted(of_story.items()):
            # pairs of one sentence are near each other, so that it is read once a batch
            ordered = sorted(found, key=lambda item: item[0].one.sentence)
            parts += [(story, ordered[at : at + BATCH]) for at in range(0, len(ordered), BATCH)]
        random.shuffle(parts)
        batches += parts
    layers = [part for part in tuned.network.parameters() if part.requires_grad]
    tuned.train()
    rates = [(layers, RATE), (list(tuned.head.parameters()), HEAD_RATE)]
    for (story, part), step in _steps(rates, batches):
        logits = tuned([pair for pair, _ in part], rarity[story])
        aims = torch.tensor([opinion for _, opinion in part])
        weights = torch.tensor([JUDGED if pair.judged else 1.0 for pair, _ in part])
        losses = functional.binary_cross_entropy_with_logits(logits, aims, reduction="none").mean(1)
        step((losses * weights).sum() / weights.sum())


def _rarity(tuned: Tuned, pairs: Sequence[Pair]) -> dict[int, float]:
    """Give how rare each word piece is in the sentences of a story, as `meanings` counts it."""
    sentences = sorted({clause.sentence for pair in pairs for clause in (pair.one, pair.two)})
    holders = Counter(piece for sentence in sentences for piece in set(tuned.cut(sentence)["input_ids"]))
    whole = log(len(sentences) + 1)
    return {piece: log((len(sentences) + 1) / (number + 0.5)) / whole for piece, number in holders.items()}


if __name__ == "__main__":
    main()
