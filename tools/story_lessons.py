"""Draw lessons in parting stories from documents whose stories are known.

Of all the documents of a corpus, and of smaller draws of them, the families are made as in grouping; every
way of parting a family that grouping would weigh is a lesson, then every way of parting the halves of the
best right one, and so on down; pairs and threes are drawn besides. How right a parting is, is the share of
the pairs of documents across it that are of different stories. All of it is done for whole texts and for
each of the cuts in `CUTS`; every corpus counts the same, and so does every cut of it.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from readout.group.parting.division import measure_partings, worth_weighing
from readout.group.parting.trees import join_by_average
from readout.group.stream.settling import KIN
from readout.group.weighing.commonness import Commonness
from readout.group.weighing.likeness import Table, tabulate
from readout.group.weighing.profile import Profile, read_profile
from readout.model.document import Document
from readout.model.span import Span
from readout.scoring.corpora import documents, rows

# What is left of each text: so many of its first characters, or all of them, and its title or none.
CUTS: dict[str, tuple[int | None, bool]] = {
    "whole": (None, True),
    "no title": (None, False),
    "1600": (1600, True),
    "800": (800, True),
    "800 no title": (800, False),
    "400": (400, True),
    "200": (200, True),
}
# Draws of a share of the documents, and how many of them. Without smaller ones there are few small families.
DRAWS = ((1.0, 1), (0.5, 2), (0.35, 3), (0.2, 4))
# How much alike, on average, the families are whose partings are learned from: as in grouping, and closer.
BARS = (KIN, 0.12)
# A parting of which so many of the pairs are of different stories is right.
RIGHT = 0.9
# Pairs, with a third document each, that are drawn of each two stories of a family.
PAIRS = 6
NEAR = 7


@dataclass(frozen=True)
class Corpus:
    """Documents with the story of each, and its topic."""

    name: str
    documents: list[Document]
    stories: np.ndarray
    topics: np.ndarray

    def cut(self, cut: str) -> "Corpus":
        """Give it with its texts cut."""
        return replace(self, documents=[_cut(document, *CUTS[cut]) for document in self.documents])


@dataclass(frozen=True)
class Lessons:
    """Ways of parting documents.

    Attributes:
        measures: a row for each, in the order of `WEIGHTS`.
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
        return self.of(np.array([found.isdisjoint(topics) for found in self.topics]))

    def of(self, kept: np.ndarray) -> "Lessons":
        """Give those for which `kept` is true."""
        topics = [found for found, is_kept in zip(self.topics, kept, strict=True) if is_kept]
        return Lessons(self.measures[kept], self.verdicts[kept], self.counts[kept], self.sizes[kept], topics)


def read_corpus(folder: Path) -> Corpus:
    """Give the documents of a folder whose stories its `gold.jsonl` tells.

    Stories whose names begin with the same number are of one topic.
    """
    story_of = {row["id"]: str(row["story"]) for row in rows(folder / "gold.jsonl")}
    given = [document for document in documents(folder / "documents.jsonl") if document.id in story_of]
    stories = [story_of[document.id] for document in given]
    topics = [f"{folder.name} {_topic(story)}" for story in stories]
    return Corpus(folder.name, given, np.array(stories), np.array(topics))


def draw_lessons(corpora: Sequence[Corpus]) -> Lessons:
    """Give the partings of the families of all documents and of draws of them, for every cut."""
    every = []
    for corpus in corpora:
        of_corpus = [_lessons(corpus.cut(cut)) for cut in CUTS]
        every += of_corpus
        partings = sum(len(lessons.topics) for lessons in of_corpus)
        right = sum((lessons.verdicts > RIGHT).sum() for lessons in of_corpus)
        print(f"# {corpus.name}: {partings} partings, {right} right", file=sys.stderr)
    return _together(every)


def _topic(story: str) -> str:
    """Give the number that a story's name begins with, or all of it.

    >>> _topic("12ecb"), _topic("12plus"), _topic("7"), _topic("a flood")
    ('12', '12', '7', 'a flood')
    """
    number = re.match(r"\d+", story)
    return number[0] if number else story


def _cut(document: Document, characters: int | None, is_titled: bool) -> Document:
    """Give a document of so many characters; without a title, what the text has of it is left out, too."""
    if characters is None and is_titled:
        return document
    span = document.title_span
    begin = span.end if span and not is_titled else 0
    end = len(document.text) if characters is None else begin + characters
    furniture = [
        replace(item, span=Span(max(item.span.start, begin) - begin, min(item.span.end, end) - begin))
        for item in document.furniture
        if item.span.start < end and item.span.end > begin
    ]
    return replace(
        document,
        text=document.text[begin:end],
        title=document.title if is_titled else None,
        title_span=span if span and is_titled and span.end <= end else None,
        furniture=tuple(furniture),
        credits=(),
    )


def _lessons(corpus: Corpus) -> Lessons:
    """Give the partings of the families of all documents and of draws of them, which count one together."""
    profiles = [read_profile(document) for document in corpus.documents]
    found: list[Lessons] = []
    for share, times in DRAWS:
        for time in range(times):
            chance = random.Random(f"{share} {time}")
            many = len(profiles)
            drawn = np.array(sorted(chance.sample(range(many), round(share * many))))
            found += _of_draw(corpus, profiles, drawn, chance)
    lessons = _together(found)
    return replace(lessons, counts=lessons.counts / lessons.counts.sum())


def _of_draw(
    corpus: Corpus, every: Sequence[Profile], drawn: np.ndarray, chance: random.Random
) -> Iterator[Lessons]:
    commonness = Commonness()
    profiles = [every[place] for place in drawn]
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
