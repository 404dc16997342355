"""Fit the weights of `group/parting/measures.py` to documents whose stories are known.

    python tools/fit_stories.py DATA [--data ANOTHER]… [--split NUMBER] [--threshold NUMBER]

DATA holds `stories/NAME/documents.jsonl` and `gold.jsonl`, as for the evaluation. `story_lessons.py` draws
lessons from them, whole and cut. The fit is a logistic regression with a small L2 penalty on standardised
measures, by scipy's L-BFGS; what is set by hand stays as it is.

Prints the weights in the form of their table, then B-cubed F1 of each corpus, whole and cut, in the order of
the file, by date, and the lowest, mean and highest of five shuffles:

    as they are    with the weights of the package
    fitted         with the weights printed, on what they were fitted to
    held out       the topics of all corpora are dealt out to five folds; weights are fitted without every
                   lesson that has a document of a fold in it, the whole corpus is grouped with them, and only
                   the documents of that fold are counted, those of the five folds together
    other corpora  fitted to the other corpora alone

Besides, how many of a few documents, no two of one topic, are put into a story with another: with the weights
of the package, and with the weights printed, those for few documents, too.

Look-alikes of one topic are held out together. How rare words are is counted over the whole corpus, and the
weights for few documents, the threshold and other numbers of `readout.group` were chosen on such corpora:
what is held out here is held out from the weights for many only.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from story_lessons import CUTS, Corpus, Lessons, draw_lessons, read_corpus

from readout.group.parting import measures as parting_measures
from readout.group.parting.division import THRESHOLD
from readout.group.parting.measures import BIAS, SOME, WEIGHTS
from readout.group.stories import StorySettings, group_documents
from readout.model.document import Document
from readout.scoring.scores import harmonic

KINDS = list(WEIGHTS)
# Not fitted: no corpus has last year's summit beside this year's, nor unrelated notes that share a place.
BY_HAND = ("other time", "bursts", "one word")
# Only a corpus of whole articles has dates, so few documents take the weight of many.
AS_FOR_MANY = ("days",)
# Weights fitted for few documents are printed, not used. With them F1 is higher, but of strangers 7 to 15 in
# a hundred are joined, not .8 at most, and two earthquakes with one report each become one story.
USES_FEW = False
# Of measures scaled to a standard deviation of one, against the mean loss of a lesson.
PENALTY = 1e-3
FOLDS = 5
SHUFFLES = 5
# Strangers are so many documents of as many topics; so many times they are drawn.
STRANGERS = 40
STRANGER_DRAWS = 24


@dataclass(frozen=True)
class Fitted:
    """Weights for few documents and for many, each by KINDS, and what is added."""

    weights: np.ndarray
    bias: tuple[float, float]


AS_THEY_ARE = Fitted(np.array(list(WEIGHTS.values())).T, BIAS)
# Weights, and the topics whose documents they are measured on, None for all.
Models = Sequence[tuple[Fitted, Collection[str] | None]]


def main() -> int:
    """Fit, print the weights and how they do, on what they were fitted to and on what they were not."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--data", dest="more", action="append", default=[], type=Path)
    parser.add_argument("--split", default=0, type=int, help="another number deals the topics out otherwise")
    parser.add_argument("--threshold", default=THRESHOLD, type=float, help="what a parting must exceed")
    arguments = parser.parse_args()
    corpora = [
        read_corpus(path.parent)
        for data in (arguments.data, *arguments.more)
        for path in sorted((data / "stories").glob("*/gold.jsonl"))
    ]
    if not corpora:
        parser.error(f"no stories/NAME/gold.jsonl in {arguments.data}")
    settings = StorySettings(threshold=arguments.threshold)
    lessons = draw_lessons(corpora)
    fitted = _fit(lessons)
    _print_weights(fitted)
    folds = _folds({topic for corpus in corpora for topic in corpus.topics}, arguments.split)
    _report("as they are", corpora, [(AS_THEY_ARE, None)], settings)
    _report_strangers("as they are", corpora, AS_THEY_ARE, settings)
    _report("held out", corpora, [(_used(_fit(lessons.without(fold))), fold) for fold in folds], settings)
    _report("fitted", corpora, [(_used(fitted), None)], settings)
    _report_strangers("fitted, few", corpora, fitted, settings)
    for corpus in corpora:
        others = lessons.without(set(corpus.topics))
        if others.topics:
            _report("other corpora", [corpus], [(_used(_fit(others)), None)], settings)
    return 0


def _fit(lessons: Lessons) -> Fitted:
    """Give the weights, those for many documents first fitted to four and more, those for few to the rest."""
    is_few = lessons.sizes < SOME
    many, many_bias = _regress(lessons.of(~is_few), {kind: WEIGHTS[kind][1] for kind in BY_HAND})
    known = {kind: WEIGHTS[kind][0] for kind in BY_HAND}
    known |= {kind: float(many[KINDS.index(kind)]) for kind in AS_FOR_MANY}
    few, few_bias = _regress(lessons.of(is_few), known)
    return Fitted(np.stack([few, many]), (few_bias, many_bias))


def _used(fitted: Fitted) -> Fitted:
    """Give the weights that documents are grouped with."""
    if USES_FEW:
        return fitted
    weights = np.stack([AS_THEY_ARE.weights[0], fitted.weights[1]])
    return Fitted(weights, (AS_THEY_ARE.bias[0], fitted.bias[1]))


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


def _report(name: str, corpora: Sequence[Corpus], models: Models, settings: StorySettings) -> None:
    """Print the figures of weights for each corpus and cut."""
    for corpus in corpora:
        for cut in CUTS:
            found = np.array(list(_figures(corpus.cut(cut), models, settings)))
            shuffled = found[2:]
            print(
                f"{name:14} {corpus.name:12} {cut:13} as given {found[0]:.3f}, by date {found[1]:.3f}, "
                f"shuffled {shuffled.min():.3f} {shuffled.mean():.3f} {shuffled.max():.3f}",
                flush=True,
            )


def _figures(corpus: Corpus, models: Models, settings: StorySettings) -> Iterator[float]:
    """Yield F1 for each order, each model counted over the documents of its topics, or over all."""
    for places in _orders(corpus.documents):
        shares: list[tuple[float, float]] = []
        for fitted, topics in models:
            of_each = _shares(corpus, _group(corpus, places, fitted, settings))
            shares += [
                share
                for share, topic in zip(of_each, corpus.topics, strict=True)
                if topics is None or topic in topics
            ]
        yield _f1(shares)


def _report_strangers(name: str, corpora: Sequence[Corpus], fitted: Fitted, settings: StorySettings) -> None:
    """Print for each cut the share of strangers that are put into a story with another."""
    for cut in CUTS:
        every = [
            pair for corpus in corpora for pair in zip(corpus.topics, corpus.cut(cut).documents, strict=True)
        ]
        joined = 0
        for seed in range(STRANGER_DRAWS):
            of_topic: dict[str, Document] = {}
            for topic, document in random.Random(seed).sample(every, len(every)):
                of_topic.setdefault(topic, document)
            with _weighing_by(fitted):
                found = list(group_documents(list(of_topic.values())[:STRANGERS], settings))
            sizes = Counter(item.story for item in found)
            joined += sum(size for size in sizes.values() if size > 1)
        print(
            f"{name:14} strangers    {cut:13} joined {joined / (STRANGERS * STRANGER_DRAWS):.3f}", flush=True
        )


def _orders(given: Sequence[Document]) -> Iterator[list[int]]:
    """Yield the places of the documents as they are given, by date, and shuffled."""
    places = list(range(len(given)))
    yield places
    days = [document.published.moment if document.published else "" for document in given]
    yield sorted(places, key=lambda place: (days[place], given[place].id))
    for seed in range(SHUFFLES):
        yield random.Random(seed).sample(places, len(places))


def _group(corpus: Corpus, places: Sequence[int], fitted: Fitted, settings: StorySettings) -> list[str]:
    """Give the story that each document is put into when they come in this order."""
    given = (corpus.documents[place] for place in places)
    with _weighing_by(fitted):
        found = {item.document: item.story for item in group_documents(given, settings)}
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
