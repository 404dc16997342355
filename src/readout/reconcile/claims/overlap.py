"""Measure how much of their content words two claims share, each word as telling as it is rare.

Words are compared by their stems, figures by what they are. A word tells as much as it is
rare in the sentences of this story (what all its reports are about tells nothing) and in the
news. Measured: clause against clause, and sentence against sentence.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from readout.language.common.words import stem
from readout.language.en.comparing.claims import EMPTY
from readout.language.en.comparing.edits import is_figure
from readout.language.en.grammar import is_grammar
from readout.language.en.meaning import rarity
from readout.language.engine.encoder import DECIMALS
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.claims.reading import Claim

Matrix = Any  # a matrix of numpy, which is not imported before it is needed


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two claims share, as shares from 0 to 1.

    Attributes:
        least: of the clause that shares least of its words, by rarity in the story.
        sentences: of the sentence that shares most of its words, by rarity in the story and in the news.
    """

    least: float
    sentences: float


class Overlaps:
    """The content words of all claims, ready to be compared."""

    def __init__(self, claims: Sequence[Claim], annotations: Sequence[Annotation]) -> None:
        """Index the words of the claims' clauses and sentences."""
        import numpy as np  # slow to import; a command that compares nothing should not pay for it

        words = [_keys(annotation) for annotation in annotations]
        story = _rarity_in_story(annotations, words)
        columns = {key: number for number, key in enumerate(sorted(story))}
        self._clauses = _held([_within(words, annotations, claim, claim.span) for claim in claims], columns)
        self._sentences = _held(
            [_within(words, annotations, claim, claim.sentence) for claim in claims], columns
        )
        news = _rarity_in_news(words)
        self._story = np.array([story[key] for key in columns], np.float64)
        self._both = self._story * np.array([news[key] for key in columns], np.float64)
        self._totals = self._clauses @ self._story, self._sentences @ self._both

    def compare(self, first: int, others: Sequence[int]) -> list[Overlap]:
        """Give what a claim shares with each of others, by their places."""
        import numpy as np  # as above

        columns, rows = np.flatnonzero(self._sentences[first]), np.array(others, np.intp)

        def _of(held: Matrix, weight: Matrix, total: Matrix) -> tuple[Matrix, Matrix]:
            shared = held[np.ix_(rows, columns)] @ (held[first, columns] * weight[columns])
            return _share(shared, total[first]), _share(shared, total[rows])

        least = np.minimum(*_of(self._clauses, self._story, self._totals[0]))
        sentences = np.maximum(*_of(self._sentences, self._both, self._totals[1]))
        seen = np.array((least, sentences), np.float64).T
        return [Overlap(*row) for row in np.round(seen, DECIMALS).tolist()]


def _share(shared: Matrix, total: Matrix) -> Matrix:
    import numpy as np  # as above

    return np.where(total > 0, shared / np.where(total > 0, total, 1.0), 0.0)


def _keys(annotation: Annotation) -> list[tuple[str, str] | None]:
    """Give for each token what it is compared by, with its dictionary form; None where it tells nothing."""
    parse = annotation.parse
    return [_key(parse, token) for token in range(len(parse))]


def _key(parse: Parse, token: int) -> tuple[str, str] | None:
    word, lemma = parse.word(token).lower(), parse.lemmas[token].lower()
    if not any(map(str.isalnum, word)) or is_grammar(word) or lemma in EMPTY:
        return None
    if is_figure(word):
        return f"#{word.replace(',', '')}", lemma
    return (stem(lemma if lemma.isalpha() else word) or word), lemma


def _within(
    words: Sequence[Sequence[tuple[str, str] | None]],
    annotations: Sequence[Annotation],
    claim: Claim,
    span: Span,
) -> set[str]:
    found = words[claim.document]
    tokens = annotations[claim.document].parse.tokens_in(span)
    return {key[0] for token in tokens if (key := found[token]) is not None}


def _rarity_in_story(
    annotations: Sequence[Annotation], words: Sequence[Sequence[tuple[str, str] | None]]
) -> Mapping[str, float]:
    """Give for each word how rare it is in the story's sentences: 1 in one of them, about 0 in all."""
    holders: Counter[str] = Counter()
    sentences = 0
    for annotation, found in zip(annotations, words, strict=True):
        for sentence in annotation.sentences or ():
            tokens = annotation.parse.tokens_in(sentence)
            holders.update({key[0] for token in tokens if (key := found[token]) is not None})
            sentences += 1
        holders.update({key[0]: 0 for key in found if key is not None})
    whole = log(sentences + 1) or 1.0
    return {key: log((sentences + 1) / (max(1, number) + 0.5)) / whole for key, number in holders.items()}


def _rarity_in_news(words: Sequence[Sequence[tuple[str, str] | None]]) -> Mapping[str, float]:
    """Give for each word how rare it is in the news; a figure is as rare as can be."""
    found: dict[str, float] = {}
    for key, lemma in (pair for document in words for pair in document if pair is not None):
        found[key] = 1.0 if key[0] == "#" else max(found.get(key, 0.0), rarity(lemma))
    return found


def _held(sets: Sequence[set[str]], columns: Mapping[str, int]) -> Matrix:
    """Give a row for each set, 1 where it has the word."""
    import numpy as np  # as above

    table = np.zeros((len(sets), len(columns)), np.float64)
    for row, keys in enumerate(sets):
        table[row, [columns[key] for key in sorted(keys)]] = 1.0
    return table
