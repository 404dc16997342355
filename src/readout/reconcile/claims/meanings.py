"""Give each claim a vector for what it means, and tell how near two claims are in meaning.

A clause is read inside its sentence by the encoder of `language/engine/encoder.py`, with the layers that
are tuned to clauses that state one fact, so that "he" and "the blaze" take something of what they stand for,
and its vector is the mean of those of its word pieces. Reports of one event all mean much the same; what all
of them share is taken away first (Arora et al. 2017, "A simple but tough-to-beat baseline for sentence
embeddings", take away the first component; the mean does as well here), so that two clauses are near when
they tell the same of the event, not when they tell of it at all.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Any

from readout.language.engine.encoder import DECIMALS, SIZE, Encoded, encode
from readout.model.layers import Annotation
from readout.reconcile.claims.reading import Claim

# Clauses nearer than this are compared. Of the pairs that careful readers gave one fact (463 in eight events,
# 1,713 in nine) .15, .20, .25 and .30 lose 10, 15, 23 and 30 in 100, and 21, 27, 33 and 39, and leave
# 40,300 pairs, 21,600, 12,000 and 7,100 to compare. What .20 loses is unlike by all else too: .15 finds none
# and .002 more of them in agreements.
NEAR = 0.2
# A claim is compared with this many of its nearest at most, so that the cost of many documents stays in
# proportion to their number. Recall of agreements on eight events is .376, .382 and .382 with 16, 20 and 24.
MOST_NEIGHBOURS = 20
# Of few clauses the mean is mostly each one's own meaning: it is taken away by n / (n + FEW) of n.
FEW = 4
# Rows that are multiplied at a time, which bounds the memory.
ROWS = 512
# What a word is near that has nothing to be near to: less than any cosine.
NOTHING_NEAR = -1.0
# A weight that is not nought, to divide by.
TINY = 1e-9

Matrix = Any  # a matrix of numpy, which is not imported before it is needed


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near two claims are in meaning, from -1 to 1; about 0 for two that have nothing in common.

    Words are compared as the encoder sees them where they stand, each with the nearest of the other side
    (Zhang et al. 2020, "BERTScore"), and count as they are rare in the story.

    Attributes:
        clauses: of their clauses.
        words: of the words of the clause that finds more of itself in the other.
        least: of those of the clause that finds less.
        told: of the words of the clause that finds more of itself in the other's sentence.
        least_told: of those of the clause that finds less.
        sentences: of the words of the sentence that finds less of itself in the other.
    """

    clauses: float
    words: float
    least: float
    told: float
    least_told: float
    sentences: float

    @property
    def fit(self) -> float:
        """Give one number to rank neighbours by."""
        return self.clauses + self.words


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence that holds claims, as the encoder sees it.

    Attributes:
        words: a row of length one for each word piece.
        weights: how rare each is in the story.
    """

    words: Matrix
    weights: Matrix


@dataclass(frozen=True, eq=False)
class Meanings:
    """The vectors of the claims of a story.

    Attributes:
        documents: for each claim the place of its document.
        clauses: a row of length one for each claim.
        sentences: for each claim its sentence; claims of one sentence have the same.
        inside: for each claim which word pieces of its sentence are in its clause, as truths.
    """

    documents: tuple[int, ...]
    clauses: Matrix
    sentences: tuple[Sentence, ...]
    inside: tuple[Matrix, ...]

    @cached_property
    def neighbours(self) -> Mapping[tuple[int, int], Nearness]:
        """Give the pairs of claims of different documents that are worth comparing, in order."""
        return {
            (first, second): near
            for first, others in self._candidates()
            for second, near in zip(others, self._compare(first, others), strict=True)
        }

    def nearness(self, first: int, second: int) -> Nearness:
        """Give how near two claims are, whether they are worth comparing or not."""
        return self._compare(first, [second])[0]

    def _candidates(self) -> list[tuple[int, list[int]]]:
        import numpy as np  # slow to import; a command that compares nothing should not pay for it

        documents = np.array(self.documents)
        pairs: set[tuple[int, int]] = set()
        for start in range(0, len(documents), ROWS):
            block = np.round(self.clauses[start : start + ROWS] @ self.clauses.T, DECIMALS)
            block[documents[start : start + ROWS, None] == documents[None, :]] = -1.0
            for at, row in enumerate(block):
                near = np.flatnonzero(row >= NEAR)
                if len(near) > MOST_NEIGHBOURS:
                    near = near[np.argsort(-row[near], kind="stable")[:MOST_NEIGHBOURS]]
                one = start + at
                pairs.update((min(one, int(two)), max(one, int(two))) for two in near)
        grouped: dict[int, list[int]] = {}
        for one, two in sorted(pairs):
            grouped.setdefault(one, []).append(two)
        return list(grouped.items())

    def _compare(self, first: int, others: Sequence[int]) -> list[Nearness]:
        """Give how near each of `others` is to the first one."""
        import numpy as np  # as above

        mine, clause = self.sentences[first], self.inside[first]
        theirs = [self.sentences[other] for other in others]
        starts = np.concatenate([[0], np.cumsum([len(one.weights) for one in theirs])[:-1]])
        clauses = np.concatenate([self.inside[other] for other in others])
        weights = np.concatenate([one.weights for one in theirs])
        table = mine.words @ np.concatenate([one.words for one in theirs]).T

        def _ours(rows: Matrix, columns: Matrix | None) -> Matrix:
            """Give how much of these rows each of the others has, in all of its columns or in some."""
            seen = table[rows] if columns is None else np.where(columns, table[rows], NOTHING_NEAR)
            return _mean(np.maximum.reduceat(seen, starts, axis=1).T, mine.weights[rows])

        def _theirs(rows: Matrix, columns: Matrix) -> Matrix:
            """Give how much of these columns of each of the others these rows have."""
            counted = np.where(columns, weights, 0.0)
            found = np.add.reduceat(table[rows].max(axis=0) * counted, starts)
            return found / np.maximum(np.add.reduceat(counted, starts), TINY)

        every, whole = np.ones(len(clause), bool), np.ones(len(weights), bool)
        pairs = (
            (_ours(clause, clauses), _theirs(clause, clauses)),
            (_ours(clause, None), _theirs(every, clauses)),
            (_ours(every, None), _theirs(every, whole)),
        )
        (words, told, _), (least, least_told, sentences) = zip(
            *((np.maximum(*pair), np.minimum(*pair)) for pair in pairs), strict=True
        )
        near = self.clauses[others] @ self.clauses[first], words, least, told, least_told, sentences
        seen = np.round(np.array(near, np.float64), DECIMALS)
        return [Nearness(*column) for column in seen.T.tolist()]


def read_meanings(claims: Sequence[Claim], annotations: Sequence[Annotation]) -> Meanings:
    """Encode the sentences that hold claims and give each claim its vectors."""
    import numpy as np  # as above

    places = sorted({(claim.document, claim.sentence) for claim in claims})
    texts = [sentence.of(annotations[document].document.text) for document, sentence in places]
    encoded = dict(zip(places, encode(texts, "claims"), strict=True))
    if not claims:
        return Meanings((), np.zeros((0, SIZE), np.float32), (), ())
    pieces = [_pieces(one, text) for one, text in zip(encoded.values(), texts, strict=True)]
    rarity = _rarity(pieces)
    usual = np.concatenate([_of_length_one(one.vectors) for one in encoded.values()]).mean(axis=0)
    usual *= _certainty(len(claims))
    sentences = {
        place: Sentence(
            _of_length_one(_of_length_one(one.vectors) - usual),
            np.array([rarity[piece] for piece in found], np.float64),
        )
        for (place, one), found in zip(encoded.items(), pieces, strict=True)
    }
    inside = [_inside(encoded[claim.document, claim.sentence], claim) for claim in claims]
    means = [
        encoded[claim.document, claim.sentence].vectors[rows].mean(axis=0)
        for claim, rows in zip(claims, inside, strict=True)
    ]
    return Meanings(
        documents=tuple(claim.document for claim in claims),
        clauses=_without_mean(means),
        sentences=tuple(sentences[claim.document, claim.sentence] for claim in claims),
        inside=tuple(inside),
    )


def _pieces(encoded: Encoded, text: str) -> list[str]:
    return [text[start:end].lower() for start, end in zip(encoded.starts, encoded.ends, strict=True)]


def _rarity(sentences: Sequence[Sequence[str]]) -> Mapping[str, float]:
    """Give for each word piece how rare it is in the sentences: 1 in one of them, about 0 in all."""
    holders = Counter(piece for pieces in sentences for piece in set(pieces))
    whole = log(len(sentences) + 1)
    return {piece: log((len(sentences) + 1) / (number + 0.5)) / whole for piece, number in holders.items()}


def _inside(sentence: Encoded, claim: Claim) -> Matrix:
    """Say which word pieces are in the claim's clause; all of its sentence where none is."""
    import numpy as np  # as above

    offset = claim.sentence.start
    first, last = claim.span.start - offset, claim.span.end - offset
    starts, ends = np.array(sentence.starts), np.array(sentence.ends)
    inside = (starts < last) & (ends > first)
    return inside if inside.any() else np.ones(len(starts), bool)


def _mean(rows: Matrix, weights: Matrix) -> Matrix:
    """Give the mean of each row, its columns weighed."""
    return rows @ weights / max(float(weights.sum()), TINY)


def _without_mean(vectors: Sequence[Matrix]) -> Matrix:
    import numpy as np  # as above

    rows = _of_length_one(np.array(vectors))
    return _of_length_one(rows - _certainty(len(rows)) * rows.mean(axis=0))


def _certainty(number: int) -> float:
    return number / (number + FEW)


def _of_length_one(rows: Matrix) -> Matrix:
    import numpy as np  # as above

    sizes = np.linalg.norm(rows, axis=-1, keepdims=True)
    return rows / np.where(sizes > 0, sizes, 1.0)
