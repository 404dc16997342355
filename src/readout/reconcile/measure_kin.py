"""Find the terms that stand near two values, or words near in meaning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from readout.language.synonyms import HYPERNYM, SYNONYM, meanings
from readout.reconcile.claims import Term

# What a common word near both values counts for at least: "expected" says little of which claim it is, but
# much of which of a story's three durations.
LEAST_NEAR = 0.35


class Kin:
    """The words of a story that are near in meaning, found once.

    >>> Kin(["free/v", "release/v", "rain/v"]).of("free/v")
    {'release/v': 0.75}
    """

    def __init__(self, keys: Iterable[str]) -> None:
        """Index the words by their meanings."""
        words = sorted({key for key in keys if key[0] not in "@#"})
        own: dict[bytes, list[str]] = defaultdict(list)
        above: dict[bytes, list[str]] = defaultdict(list)
        for word in words:
            for number in meanings(word)[0]:
                own[number].append(word)
            for number in meanings(word)[1]:
                above[number].append(word)
        self._near: dict[str, dict[str, float]] = {}
        for word in words:
            mine, over = meanings(word)
            near = {other: HYPERNYM for number in mine for other in above.get(number, ())}
            near.update({other: HYPERNYM for number in over for other in own.get(number, ())})
            near.update({other: SYNONYM for number in mine for other in own.get(number, ())})
            near.pop(word, None)
            self._near[word] = dict(sorted(near.items()))

    def of(self, word: str) -> Mapping[str, float]:
        """Give the words near `word` with their nearness."""
        return self._near.get(word, {})


def shared_terms(one: Sequence[Term], two: Sequence[Term], kin: Kin) -> list[tuple[Term, float]]:
    """Give the terms of `one` that `two` has too, or a kindred one, with what they tell."""
    others = {term.key: term for term in two}
    found = []
    for term in one:
        if term.key in others:
            found.append((term, _telling(term, others[term.key])))
            continue
        near = [
            share * _telling(term, others[key]) for key, share in kin.of(term.key).items() if key in others
        ]
        if near:
            found.append((term, max(near)))
    return found


def _telling(term: Term, other: Term) -> float:
    return min(max(term.weight, LEAST_NEAR * term.spread), max(other.weight, LEAST_NEAR * other.spread))
