"""Fit the weights of `group/parting_measures.py` to documents whose stories are known.

    python tools/fit_stories.py DATA [--data ANOTHER]… [--split NUMBER]

DATA holds `stories/NAME/documents.jsonl` and `gold.jsonl`, as for the evaluation. Of all the documents of
each corpus, and of smaller draws of them, the families are made as in grouping; every way of parting a family
that grouping would weigh is a lesson, then every way of parting the halves of the best right one, and so on
down; pairs and threes are drawn besides. How right a parting is, is the share of the pairs of documents
across it that are of different stories. Every corpus counts the same. The fit is a logistic regression with a
small L2 penalty on standardised measures, by scipy's L-BFGS; which measures count for few documents and which
for many, and what is set by hand, stays as it is.

Prints the weights in the form of their table, then B-cubed F1 of each corpus, in the order of the file, by
date, and the lowest, mean and highest of five shuffles:

    as they are    with the weights of the package
    fitted         with the weights printed, on what they were fitted to
    held out       the topics of all corpora are dealt out to five folds; weights are fitted without every
                   lesson that has a document of a fold in it, the whole corpus is grouped with them, and only
                   the documents of that fold are counted, those of the five folds together
    other corpora  fitted to the other corpora alone

Stories whose names begin with the same number are of one topic, so that look-alikes are held out together.
How rare words are is counted over the whole corpus, and the threshold and other numbers of `readout.group`
were chosen on such corpora: what is held out here is held out from the weights only.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from readout.evaluate.corpora import documents, rows
from readout.evaluate.scores import harmonic
from readout.group import parting_measures
from readout.group.commonness import Commonness
from readout.group.division import measure_partings, worth_weighing
from readout.group.likeness import Table, tabulate
from readout.group.parting_measures import BIAS, SOME, WEIGHTS
from readout.group.profile import Profile, read_profile
from readout.group.settling import KIN
from readout.group.stories import group_documents
from readout.group.trees import join_by_average
from readout.model.document import Document

KINDS = list(WEIGHTS)
# Not fitted: no corpus has last year's summit beside this year's.
BY_HAND = ("other time",)
# Only a corpus of whole articles has dates, so few documents take the weight of many.
AS_FOR_MANY = ("days",)
NOT_FOR_MANY = ("same figures", "names", "names to inside", "figures")
# Of measures scaled to a standard deviation of one, against the mean loss of a lesson. From 1e-4 to 1e-2 the
# figures held out move by .006; those of weights fitted to the other corpora fall by .03 and .01 at 1e-2.
PENALTY = 1e-3
# Draws of a share of the documents, and how many of them. Without smaller ones there are few small families.
DRAWS = ((1.0, 1), (0.5, 2), (0.35, 3), (0.2, 4))
# How much alike, on average, the families are whose partings are learned from: as in grouping, and closer.
BARS = (KIN, 0.12)
# A parting of which so many of the pairs are of different stories is right.
RIGHT = 0.9
# Pairs, with a third document each, that are drawn of each two stories of a family.
PAIRS = 6
NEAR = 7
FOLDS = 5
SHUFFLES = 5


@dataclass(frozen=True)
class Corpus:
    """Documents with the story of each, and its topic."""

    name: str
    documents: list[Document]
    profiles: list[Profile]
    stories: np.ndarray
    topics: np.ndarray


@dataclass(frozen=True)
class Lessons:
    """Ways of parting documents.

    Attributes:
        measures: a row for each, by KINDS.
        verdicts: how right each is, from 0 to 1.
        counts: what each counts.
        sizes: how many documents are parted.
        topics: the topics of these documents.
    """

    measures: np.ndarray
    verdicts: np.ndarray
    counts: np.ndarray
    sizes: np.ndarray
    topics: list[frozenset[str]]

    def without(self, topics: Collection[str]) -> "Lessons":
        """Give those that no document of these topics is in."""
        kept = np.array([found.isdisjoint(topics) for found in self.topics])
        return self.of(kept)

    def of(self, kept: np.ndarray) -> "Lessons":
        """Give those for which `kept` is true."""
        topics = [found for found, is_kept in zip(self.topics, kept, strict=True) if is_kept]
        return Lessons(self.measures[kept], self.verdicts[kept], self.counts[kept], self.sizes[kept], topics)


@dataclass(frozen=True)
class Fitted:
    """Weights for few documents and for many, each by KINDS, and what is added."""

    weights: np.ndarray
    bias: tuple[float, float]


AS_THEY_ARE = Fitted(np.array(list(WEIGHTS.values())).T, BIAS)


def main() -> int:
    """Fit, print the weights and how they do, on what they were fitted to and on what they were not."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--data", dest="more", action="append", default=[], type=Path)
    parser.add_argument("--split", default=0, type=int, help="another number deals the topics out otherwise")
    arguments = parser.parse_args()
    corpora = [
        _read(path.parent)
        for data in (arguments.data, *arguments.more)
        for path in sorted((data / "stories").glob("*/gold.jsonl"))
    ]
    if not corpora:
        parser.error(f"no stories/NAME/gold.jsonl in {arguments.data}")
    lessons = _together([_lessons(corpus) for corpus in corpora])
    fitted = _fit(lessons)
    _print_weights(fitted)
    _report("as they are", corpora, [(AS_THEY_ARE, None)])
    _report("fitted", corpora, [(fitted, None)])
    folds = _folds({topic for corpus in corpora for topic in corpus.topics}, arguments.split)
    _report("held out", corpora, [(_fit(lessons.without(fold)), fold) for fold in folds])
    for corpus in corpora:
        others = lessons.without(set(corpus.topics))
        if others.topics:
            _report("other corpora", [corpus], [(_fit(others), None)])
    return 0


def _read(folder: Path) -> Corpus:
    story_of = {row["id"]: str(row["story"]) for row in rows(folder / "gold.jsonl")}
    given = [document for document in documents(folder / "documents.jsonl") if document.id in story_of]
    stories = [story_of[document.id] for document in given]
    topics = [f"{folder.name} {_topic(story)}" for story in stories]
    profiles = [read_profile(document) for document in given]
    return Corpus(folder.name, given, profiles, np.array(stories), np.array(topics))


def _topic(story: str) -> str:
    """Give the number that a story's name begins with, or all of it.

    >>> _topic("12ecb"), _topic("12plus"), _topic("7"), _topic("a flood")
    ('12', '12', '7', 'a flood')
    """
    number = re.match(r"\d+", story)
    return number[0] if number else story


def _lessons(corpus: Corpus) -> Lessons:
    """Give the partings of the families of all documents and of draws of them."""
    found: list[Lessons] = []
    for share, times in DRAWS:
        for time in range(times):
            chance = random.Random(f"{share} {time}")
            many = len(corpus.profiles)
            drawn = np.array(sorted(chance.sample(range(many), round(share * many))))
            found += _of_draw(corpus, drawn, chance)
    lessons = _counting_one(_together(found))
    right = (lessons.verdicts > RIGHT).sum()
    print(f"# {corpus.name}: {len(lessons.topics)} partings, {right} right", file=sys.stderr)
    return lessons


def _counting_one(lessons: Lessons) -> Lessons:
    """Let them count one together, so that the larger corpus does not outweigh the smaller."""
    return replace(lessons, counts=lessons.counts / lessons.counts.sum())


def _of_draw(corpus: Corpus, drawn: np.ndarray, chance: random.Random) -> Iterator[Lessons]:
    commonness = Commonness()
    profiles = [corpus.profiles[place] for place in drawn]
    for profile in profiles:
        commonness.add(np.frombuffer(profile.slots, dtype=np.uint32))
    alike = tabulate(profiles, commonness).alike
    for bar in BARS:
        for family in join_by_average(alike, bar)[0]:
            if len(family) < 2:
                continue
            table = tabulate([profiles[place] for place in family], commonness)
            stories, topics = corpus.stories[drawn[family]], corpus.topics[drawn[family]]
            yield from _down(table, np.arange(len(family)), stories, topics)
            if bar == BARS[0]:
                for pair in _few(table, stories, chance):
                    yield _weigh(table, pair, stories, topics)[1]


def _down(table: Table, place: np.ndarray, stories: np.ndarray, topics: np.ndarray) -> Iterator[Lessons]:
    """Yield the partings of a group, then those of the sides of the best right one, and so on."""
    waiting = [place]
    while waiting:
        group = waiting.pop()
        if len(group) < 2:
            continue
        sides, lessons = _weigh(table, group, stories, topics)
        yield lessons
        gain = (lessons.verdicts > RIGHT) * lessons.counts
        if gain.any():
            best = sides[gain.argmax()]
            waiting += [group[best], group[~best]]


def _weigh(
    table: Table, group: np.ndarray, stories: np.ndarray, topics: np.ndarray
) -> tuple[np.ndarray, Lessons]:
    """Give the ways of parting a group, and what is to be learned from them."""
    sides = worth_weighing(table, group)
    is_other = (stories[group][:, None] != stories[group][None, :]).astype(float)
    small = np.minimum(sides.sum(axis=1), (~sides).sum(axis=1))
    across = np.einsum("si,ij,sj->s", sides.astype(float), is_other, (~sides).astype(float))
    lessons = Lessons(
        measures=measure_partings(table, group, sides).astype(float),
        verdicts=across / (sides.sum(axis=1) * (~sides).sum(axis=1)),
        counts=np.sqrt(small),
        sizes=np.full(len(sides), len(group)),
        topics=[frozenset(topics[group].tolist())] * len(sides),
    )
    return sides, lessons


def _few(table: Table, stories: np.ndarray, chance: random.Random) -> Iterator[np.ndarray]:
    """Yield pairs of documents that are alike, as many of each two stories, and each with a third."""
    pairs = np.argwhere(np.triu(table.alike, 1) > KIN).tolist()
    chance.shuffle(pairs)
    seen: Counter[tuple[str, str]] = Counter()
    for one, other in pairs:
        both = (min(stories[one], stories[other]), max(stories[one], stories[other]))
        seen[both] += 1
        if seen[both] > PAIRS:
            continue
        yield np.array([one, other])
        nearest = np.argsort(-table.alike[one], kind="stable")[: NEAR + 2].tolist()
        thirds = [row for row in nearest if row not in (one, other) and table.alike[one, row] > KIN]
        if thirds:
            yield np.array(sorted([one, other, chance.choice(thirds)]))


def _together(every: Sequence[Lessons]) -> Lessons:
    return Lessons(
        np.concatenate([found.measures for found in every]),
        np.concatenate([found.verdicts for found in every]),
        np.concatenate([found.counts for found in every]),
        np.concatenate([found.sizes for found in every]),
        [topics for found in every for topics in found.topics],
    )


def _fit(lessons: Lessons) -> Fitted:
    """Give the weights, those for many documents first fitted to four and more, those for few to the rest."""
    is_few = lessons.sizes < SOME
    known = {kind: WEIGHTS[kind][1] for kind in BY_HAND} | dict.fromkeys(NOT_FOR_MANY, 0.0)
    many, many_bias = _regress(lessons.of(~is_few), known)
    known = {kind: WEIGHTS[kind][0] for kind in BY_HAND}
    known |= {kind: float(many[KINDS.index(kind)]) for kind in AS_FOR_MANY}
    few, few_bias = _regress(lessons.of(is_few), known)
    return Fitted(np.stack([few, many]), (few_bias, many_bias))


def _regress(lessons: Lessons, known: Mapping[str, float]) -> tuple[np.ndarray, float]:
    """Give the weights in logits, some of which are known, and the constant."""
    weights = np.array([known.get(kind, 0.0) for kind in KINDS])
    spread = lessons.measures.std(axis=0)
    free = np.array([kind not in known for kind in KINDS]) & (spread > 1e-6)
    middle = lessons.measures[:, free].mean(axis=0)
    scaled = (lessons.measures[:, free] - middle) / spread[free]
    table = np.hstack([scaled, np.ones((len(scaled), 1))])
    counts = lessons.counts / lessons.counts.sum()
    given = lessons.measures @ weights

    def loss(tried: np.ndarray) -> tuple[float, np.ndarray]:
        logits = table @ tried + given
        chance = 1 / (1 + np.exp(-logits))
        cost = (counts * (np.logaddexp(0, logits) - lessons.verdicts * logits)).sum()
        slope = table.T @ (counts * (chance - lessons.verdicts))
        slope[:-1] += 2 * PENALTY * tried[:-1]
        return float(cost + PENALTY * (tried[:-1] ** 2).sum()), slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    weights[free] = found[:-1] / spread[free]
    return weights, float(found[-1] - weights[free] @ middle)


def _print_weights(fitted: Fitted) -> None:
    for kind, few, many in zip(KINDS, *fitted.weights.tolist(), strict=True):
        print(f'    "{kind}": ({few:.2f}, {many:.2f}),')
    print(f"BIAS = ({fitted.bias[0]:.2f}, {fitted.bias[1]:.2f})", flush=True)


def _folds(topics: Collection[str], split: int) -> list[set[str]]:
    """Deal the topics out."""
    dealt = sorted(topics)
    random.Random(split).shuffle(dealt)
    return [set(dealt[fold::FOLDS]) for fold in range(FOLDS)]


def _report(
    name: str, corpora: Sequence[Corpus], models: Sequence[tuple[Fitted, Collection[str] | None]]
) -> None:
    """Print the figures of weights, each counted over the documents of its topics, or over all."""
    for corpus in corpora:
        found = []
        for places in _orders(corpus.documents):
            shares: list[tuple[float, float]] = []
            for fitted, topics in models:
                of_each = _shares(corpus, _group(corpus, places, fitted))
                shares += [
                    share
                    for share, topic in zip(of_each, corpus.topics, strict=True)
                    if topics is None or topic in topics
                ]
            found.append(_f1(shares))
        shuffled = np.array(found[2:])
        print(
            f"{name:14} {corpus.name:12} as given {found[0]:.3f}, by date {found[1]:.3f}, shuffled "
            f"{shuffled.min():.3f} {shuffled.mean():.3f} {shuffled.max():.3f}",
            flush=True,
        )


def _orders(given: Sequence[Document]) -> Iterator[list[int]]:
    """Yield the places of the documents as they are given, by date, and shuffled."""
    places = list(range(len(given)))
    yield places
    days = [document.published.moment if document.published else "" for document in given]
    yield sorted(places, key=lambda place: (days[place], given[place].id))
    for seed in range(SHUFFLES):
        yield random.Random(seed).sample(places, len(places))


def _group(corpus: Corpus, places: Sequence[int], fitted: Fitted) -> list[str]:
    """Give the story that each document is put into when they come in this order."""
    with _weighing_by(fitted):
        found = {item.document: item.story for item in group_documents(corpus.documents[at] for at in places)}
    return [found[document.id] for document in corpus.documents]


@contextmanager
def _weighing_by(fitted: Fitted) -> Iterator[None]:
    before = parting_measures._WEIGHTS, parting_measures.BIAS
    parting_measures._WEIGHTS, parting_measures.BIAS = fitted.weights, fitted.bias
    try:
        yield
    finally:
        parting_measures._WEIGHTS, parting_measures.BIAS = before


def _shares(corpus: Corpus, found: Sequence[str]) -> list[tuple[float, float]]:
    """Give for each document how much of its story is right, and how much of the right one is in it."""
    both = list(zip(corpus.stories.tolist(), found, strict=True))
    right, sizes, shared = Counter(corpus.stories.tolist()), Counter(found), Counter(both)
    return [(shared[two] / sizes[two[1]], shared[two] / right[two[0]]) for two in both]


def _f1(shares: Sequence[tuple[float, float]]) -> float:
    precision, recall = np.mean(np.array(shares), axis=0).tolist()
    return harmonic(precision, recall)


if __name__ == "__main__":
    sys.exit(main())
