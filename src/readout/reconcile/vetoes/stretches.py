"""Tell whether two stretches of two documents hold claims that stand against each other.

An agreement cites stretches: hulls of clauses, quoted words. Though no vetoed pair is joined, a
hull may reach over one that stands between two that are. Only claims that fit each other best
count: "the girls who were taken have been freed" does not contradict itself.
"""

from collections import defaultdict
from collections.abc import Sequence

from readout.model.layers import Annotation
from readout.model.span import Span
from readout.reconcile.claims.consistency import Stretch
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim
from readout.reconcile.vetoes.pairs import Vetoes
from readout.reconcile.vetoes.same_words import content_words, unlike_in_same_words


class Contradictions:
    """What stands against what in the documents of a story."""

    def __init__(
        self,
        best: Sequence[Match],
        claims: Sequence[Claim],
        annotations: Sequence[Annotation],
        vetoes: Vetoes,
    ) -> None:
        """Take the documents, their claims, those of these that fit each other best, and the vetoes."""
        self._parses = [annotation.parse for annotation in annotations]
        self._against: dict[tuple[int, int], list[tuple[Span, Span]]] = defaultdict(list)
        for match in best:
            veto = vetoes.of(match.first, match.second)
            if veto is not None:
                first, second = claims[match.first].document, claims[match.second].document
                self._against[first, second].append((veto.first, veto.second))
                self._against[second, first].append((veto.second, veto.first))

    def between(self, one: Stretch, two: Stretch) -> bool:
        """Say whether words stand in the two stretches that set two claims against each other."""
        if one[0] == two[0]:
            return False
        against = self._against.get((one[0], two[0]), ())
        if any(one[1].covers(mine) and two[1].covers(other) for mine, other in against):
            return True
        return self._part_in_a_word(one, two)

    def _part_in_a_word(self, one: Stretch, two: Stretch) -> bool:
        """Say whether two stretches are the same words but for one; quoted words may be no claim."""
        parse, other = self._parses[one[0]], self._parses[two[0]]
        words, others = content_words(parse, one[1]), content_words(other, two[1])
        return unlike_in_same_words(words, parse, others, other) is not None
