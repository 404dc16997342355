"""Weigh words of content: how rare they are in the news, and in this story.

In reports on a dock strike "dock" says little, however rare the word is elsewhere.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from readout.language.en.meaning import meanings, rarity
from readout.model.layers import Annotation

# No word of content weighs less, however common.
LEAST_WEIGHT = 0.12
# A lemma in so small a share of the story's sentences weighs its full rarity; one in all of them nothing.
SPECIFIC = 0.02


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word of content says in this story.

    Attributes:
        sentences: the number of sentences.
        holding: for each lemma, in how many of them it stands.
        known: weights that were asked for before.
    """

    sentences: int
    holding: Counter[str]
    known: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def of(self, lemma: str) -> float:
        """Give the weight of a lemma, between LEAST_WEIGHT and 1; 0 for a word of grammar ("")."""
        if not lemma:
            return 0.0
        if lemma not in self.known:
            self.known[lemma] = self._weigh(lemma)
        return self.known[lemma]

    def _weigh(self, lemma: str) -> float:
        if self.sentences <= 1 / SPECIFIC:  # too few to tell what the story is about
            return max(LEAST_WEIGHT, rarity(lemma))
        share = max(self.holding[lemma], 1) / self.sentences
        return max(LEAST_WEIGHT, rarity(lemma) * min(1.0, log(share) / log(SPECIFIC)))


def weigh_words(annotations: Iterable[Annotation]) -> Weights:
    """Count in how many sentences of the story each lemma stands."""
    holding: Counter[str] = Counter()
    sentences = 0
    for annotation in annotations:
        lemmas = annotation.parse.lemmas
        for first, last in annotation.parse.sentences:
            holding.update({lemma.lower() for lemma in lemmas[first:last]})
            sentences += 1
    return Weights(sentences, holding)


@lru_cache(maxsize=20_000)
def senses(lemma: str) -> frozenset[bytes]:
    """Give the numbers of the meanings that a lemma has in any part of speech; synonyms share one."""
    return frozenset[bytes]().union(*(meanings(f"{lemma}/{part}")[0] for part in "nva"))
