"""Tell how much of a claim another document tells too, in one sentence or in its lead.

Two claims match when each says what the other says. Whether a document leaves something
out is another question: it may tell it in passing, inside a longer sentence, or spread
over its title and lead. So a claim's terms are looked for in every sentence of the other
documents, and the best sentence counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from readout.language.en.meaning import SYNONYM, meanings
from readout.reconcile.claims.reading import Claim

# The first sentences of a report, its title among them, tell one thing in several breaths.
LEAD = 3
# Of a term that stands in more passages than this, so many, evenly spread, are looked at: what everybody
# tells is found in the first few already.
PASSAGES = 60

# A document and one of its passages.
Passage = tuple[int, int]


class Hearing:
    """The sentences and leads of all documents, by their terms."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        """Index the sentences that hold a claim."""
        self._claims = claims
        self._passages = _passages(claims)
        self._exact: dict[str, list[Passage]] = defaultdict(list)
        self._meant: dict[bytes, list[Passage]] = defaultdict(list)
        for passage, keys in self._passages.items():
            for key in keys:
                self._exact[key].append(passage)
            for meaning in {meaning for key in keys for meaning in _meanings(key)}:
                self._meant[meaning].append(passage)

    def shares(self, place: int, *, spread: bool = True) -> dict[int, float]:
        """Give for each other document how much of a claim its best passage tells, 0 to 1.

        Args:
            place: of the claim.
            spread: whether a sample of the passages will do.
        """
        claim = self._claims[place]
        told: Counter[Passage] = Counter()
        for term in claim.terms:
            weights: dict[Passage, float] = {}
            for meaning in _meanings(term.key):
                weights.update(dict.fromkeys(_some(self._meant[meaning], spread=spread), SYNONYM))
            weights.update(dict.fromkeys(_some(self._exact[term.key], spread=spread), 1.0))
            for passage, weight in weights.items():
                told[passage] += weight * term.weight  # type: ignore[assignment]  # fractions add as well
        best: dict[int, float] = {}
        whole = max(claim.weight, 1e-6)
        for (document, _), weight in told.items():
            if document != claim.document and weight > best.get(document, 0.0) * whole:
                best[document] = weight / whole
        return best


def _passages(claims: Sequence[Claim]) -> Mapping[Passage, Iterable[str]]:
    """Give the terms of each sentence, and under -1 those of each document's lead, in order."""
    sentences: dict[Passage, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        keys = sentences[claim.document, claim.sentence.start]
        keys.update(dict.fromkeys(term.key for term in (*claim.terms, *claim.around)))
    leads: dict[int, list[dict[str, None]]] = defaultdict(list)
    for (document, _), keys in sorted(sentences.items(), key=lambda item: item[0]):
        leads[document].append(keys)
    found: dict[Passage, dict[str, None]] = dict(sentences)
    for document, told in leads.items():
        found[document, -1] = {key: None for keys in told[:LEAD] for key in keys}
    return found


def _meanings(key: str) -> frozenset[bytes]:
    return frozenset() if key[0] in "@#" else meanings(key)[0]


def _some(passages: Sequence[Passage], *, spread: bool) -> Sequence[Passage]:
    if not spread or len(passages) <= PASSAGES:
        return passages
    step = len(passages) / PASSAGES
    return [passages[int(at * step)] for at in range(PASSAGES)]
