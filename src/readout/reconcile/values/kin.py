"""Find the terms that stand near two values, or words near in meaning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.language.en.meaning import HYPERNYM, SYNONYM, meanings
from readout.reconcile.claims.reading import Term

# What a common word near both values counts for at least: "expected" says little of which claim it is, but
# much of which of a story's three durations.
LEAST_NEAR = 0.35
# Values that share no term that tells at least so much are not compared.
LEAST_SHARED = 0.08


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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The terms near a value, and the words by which another's terms are known to be near them.

    Attributes:
        own: key, what it tells, and a label, of each term.
        telling: the keys of those that tell something.
        reach: by key of the terms themselves and of words near in meaning, how near, and what it tells.
    """

    own: tuple[tuple[str, float, str], ...]
    telling: frozenset[str]
    reach: Mapping[str, tuple[float, float]]


def surroundings(terms: Sequence[Term], kin: Kin) -> Surroundings:
    """Prepare the terms near a value for many comparisons."""
    reach: dict[str, tuple[float, float]] = {}
    for term in terms:
        for key, share in kin.of(term.key).items():
            reach[key] = max(reach.get(key, (0.0, 0.0)), (share, _tells(term)))
    reach.update({term.key: (1.0, _tells(term)) for term in terms})
    return Surroundings(
        own=tuple((term.key, _tells(term), _label(term)) for term in terms),
        telling=frozenset(term.key for term in terms if _tells(term) >= LEAST_SHARED),
        reach=reach,
    )


def shared_terms(one: Surroundings, two: Surroundings) -> list[tuple[str, float]]:
    """Give the labels of the terms of `one` that `two` has too, or a kindred word, with what they tell."""
    found = []
    for key, tells, label in one.own:
        near = two.reach.get(key)
        if near is not None:
            found.append((label, near[0] * min(tells, near[1])))
    return found


def _tells(term: Term) -> float:
    return max(term.weight, LEAST_NEAR * term.spread)


def _label(term: Term) -> str:
    return f"“{term.key[1:] if term.key[0] in '@#' else term.key[:-2]}” near both"
