"""Give each claim a vector for what it means, and tell how near two claims are in meaning.

A clause is read inside its sentence by the encoder of `language/engine/encoder.py`, so that "he" and
"the blaze" take something of what they stand for, and its vector is the mean of those of
its word pieces. Reports of one event all mean much the same; what all of them share is
taken away first (Arora et al. 2017, "A simple but tough-to-beat baseline for sentence
embeddings", take away the first component; the mean does as well here), so that two
clauses are near when they tell the same of the event, not when they tell of it at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from readout.language.engine.encoder import DECIMALS, SIZE, Encoded, encode
from readout.model.layers import Annotation
from readout.reconcile.claims.reading import Claim

# Clauses nearer than this are compared. Of 747 pairs of clauses that careful readers gave one fact, in eight
# events, .20, .25, .30 and .35 lose 22, 34, 112 and 205, and leave 13,500, 13,300, 8,200 and 5,000 to
# compare.
NEAR = 0.25
# A claim is compared with this many of its nearest at most, so that the cost of many documents stays in
# proportion to their number. In five or six documents hardly a claim has more that are near.
MOST_NEIGHBOURS = 24
# Of few clauses the mean is mostly each one's own meaning: it is taken away by n / (n + FEW) of n.
FEW = 4
# Rows that are multiplied at a time, which bounds the memory.
ROWS = 512

Matrix = Any  # a matrix of numpy, which is not imported before it is needed


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near two claims are in meaning, from -1 to 1; about 0 for two that have nothing in common.

    Attributes:
        clauses: of their clauses.
        words: of the words of the clause that finds more of itself in the other, each with the nearest there.
    """

    clauses: float
    words: float

    @property
    def fit(self) -> float:
        """Give one number to rank neighbours by."""
        return self.clauses + self.words


@dataclass(frozen=True, eq=False)
class Meanings:
    """The vectors of the claims of a story.

    Attributes:
        documents: for each claim the place of its document.
        clauses: a row of length one for each claim.
        words: for each claim a row for each of its word pieces.
    """

    documents: tuple[int, ...]
    clauses: Matrix
    words: tuple[Matrix, ...]

    @cached_property
    def neighbours(self) -> Mapping[tuple[int, int], Nearness]:
        """Give the pairs of claims of different documents that are worth comparing, in order."""
        found: dict[tuple[int, int], Nearness] = {}
        for first, others in self._candidates():
            for second, clauses, words in zip(others, *self._compare(first, others), strict=True):
                found[first, second] = Nearness(clauses, words)
        return found

    def nearness(self, first: int, second: int) -> Nearness:
        """Give how near two claims are, whether they are worth comparing or not."""
        clauses, words = self._compare(first, [second])
        return Nearness(clauses[0], words[0])

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

    def _compare(self, first: int, others: Sequence[int]) -> tuple[list[float], list[float]]:
        """Give for each of `others` how near its clause is to the first one's, and how near its words are."""
        import numpy as np  # as above

        clauses = np.round(self.clauses[others] @ self.clauses[first], DECIMALS)
        sizes = np.array([len(self.words[other]) for other in others])
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        table = self.words[first] @ np.concatenate([self.words[other] for other in others]).T
        ours = np.maximum.reduceat(table, starts, axis=1).mean(axis=0)
        theirs = np.add.reduceat(table.max(axis=0), starts) / sizes
        words = np.round(np.maximum(ours, theirs), DECIMALS)
        return clauses.astype(float).tolist(), words.astype(float).tolist()


def read_meanings(claims: Sequence[Claim], annotations: Sequence[Annotation]) -> Meanings:
    """Encode the sentences that hold claims and give each claim its vectors."""
    import numpy as np  # as above

    places = sorted({(claim.document, claim.sentence) for claim in claims})
    texts = [sentence.of(annotations[document].document.text) for document, sentence in places]
    encoded = dict(zip(places, encode(texts), strict=True))
    if not claims:
        empty = np.zeros((0, SIZE), np.float32)
        return Meanings((), empty, ())
    usual = np.concatenate([_of_length_one(one.vectors) for one in encoded.values()]).mean(axis=0)
    usual *= _certainty(len(claims))
    rows = [_rows(encoded[claim.document, claim.sentence], claim) for claim in claims]
    return Meanings(
        documents=tuple(claim.document for claim in claims),
        clauses=_without_mean([vectors.mean(axis=0) for vectors in rows]),
        words=tuple(_of_length_one(_of_length_one(vectors) - usual) for vectors in rows),
    )


def _rows(sentence: Encoded, claim: Claim) -> Matrix:
    """Give the vectors of the pieces of the claim's clause; those of its sentence where it has none."""
    offset = claim.sentence.start
    first, last = claim.span.start - offset, claim.span.end - offset
    inside = [
        row
        for row, (start, end) in enumerate(zip(sentence.starts, sentence.ends, strict=True))
        if start < last and first < end
    ]
    return sentence.vectors[inside] if inside else sentence.vectors


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
