"""Find the documents held that are most like a new one, and those that carry the same copy."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from readout.group.stream.keys import KNOWN_BY, Keys, KeyTable
from readout.group.stream.postings import Postings
from readout.group.weighing.commonness import Commonness
from readout.group.weighing.likeness import ACROSS_LANGUAGES
from readout.group.weighing.profile import Profile
from readout.language.common.stream_words import SLOTS

# The heaviest words of a document: by which others find it, and by which it finds others.
FOUND_BY, FINDS_BY = 16, 20
# Documents that are compared with a new one.
COMPARED = 16
# The lowest sampled runs of a document, by which its copies find it. Two that share half of all their runs
# share one of these 255 times of 256.
LOWEST_RUNS = 8
# Of the documents that share one of the lowest runs, so many are compared in full.
COPIES_COMPARED = 8
# Documents with fewer sampled runs than this are too short to be known by them.
LEAST_RUNS = 4
# The share of the sampled runs of the shorter document that makes a copy, with the same agency and without.
# Half of the runs is what a copy shares; the sample is off by up to a tenth.
COPIED, COPIED_FROM_AGENCY = 0.45, 0.25


Runs = npt.NDArray[np.uint32]


class Neighbourhood:
    """The documents held, found by their words and by their copy."""

    def __init__(self, commonness: Commonness) -> None:
        """Begin without documents; `commonness` is kept by whoever adds them."""
        self._commonness = commonness
        self._profiles: dict[int, Profile] = {}
        self._keys = KeyTable()
        self._words = Postings()
        self._runs = Postings()
        # One place for every word there is, filled with the new document's and emptied again.
        self._weight_of = np.zeros(SLOTS, dtype=np.float32)

    def add(self, number: int, profile: Profile, keys: Keys) -> None:
        """Hold a document, found by its heaviest words (what `keys_of` gives)."""
        self._profiles[number] = profile
        self._keys.add(number, keys)
        self._words.add(number, keys.words[:FOUND_BY].tolist())
        self._runs.add(number, _lowest(profile))

    def add_copy(self, number: int, profile: Profile) -> None:
        """Hold a copy: only other copies need to find it."""
        self._profiles[number] = profile
        self._runs.add(number, _lowest(profile))

    def remove(self, number: int) -> None:
        """Let go of a document."""
        if number in self._keys:
            self._words.remove(number, self._keys.remove(number)[:FOUND_BY].tolist())
        self._runs.remove(number, _lowest(self._profiles.pop(number)))

    def keys_of(self, profile: Profile) -> Keys:
        """Give the document's heaviest words, the heaviest first."""
        slots = np.frombuffer(profile.slots, dtype=np.uint32)
        weights = self._commonness.weights(slots) * np.frombuffer(profile.counts, dtype=np.uint8)
        heaviest = np.argsort(-weights, kind="stable")[:KNOWN_BY]
        heaviest = heaviest[weights[heaviest] > 0]
        length = np.sqrt(weights @ weights)
        return Keys(slots[heaviest], weights[heaviest] / max(float(length), 1e-9))

    def most_alike(self, profile: Profile, keys: Keys) -> list[tuple[int, float]]:
        """Give the documents most like this one, with how much they are."""
        finding = keys.words[:FINDS_BY].tolist()
        chosen = self._words.heaviest(finding, keys.weights[:FINDS_BY].tolist(), COMPARED)
        if not chosen:
            return []
        words, weights = self._keys.rows(chosen)
        self._weight_of[keys.words] = keys.weights
        shared = self._weight_of.take(words)
        self._weight_of[keys.words] = 0
        alike = np.einsum("ij,ij->i", shared, weights).tolist()
        profiles, language = self._profiles, profile.language
        return [
            (number, value if profiles[number].language == language else value / ACROSS_LANGUAGES)
            for number, value in zip(chosen, alike, strict=True)
        ]

    def share_runs(self, profile: Profile) -> list[int]:
        """Give the documents that share the lowest of this one's runs, those with the most first."""
        lowest = _lowest(profile)
        return self._runs.heaviest(lowest, [1.0] * len(lowest), COPIES_COMPARED)

    def copied_from(self, profile: Profile, likely: Iterable[int]) -> tuple[int, float] | None:
        """Give which of the likely documents carries the same copy, and the share of it; None without."""
        own = np.frombuffer(profile.runs, dtype=np.uint32)
        best = None
        for number in likely:
            other = self._profiles[number]
            share = shared_copy(own, other)
            least = COPIED_FROM_AGENCY if profile.agency and profile.agency == other.agency else COPIED
            if share >= least and (best is None or share > best[1]):
                best = (number, share)
        return best


def shared_copy(own: Runs, other: Profile) -> float:
    """Give the share of the sampled runs that the document with fewer of them has in common."""
    runs = np.frombuffer(other.runs, dtype=np.uint32)
    fewer = min(len(own), len(runs))
    return len(np.intersect1d(own, runs, assume_unique=True)) / fewer if fewer >= LEAST_RUNS else 0.0


def _lowest(profile: Profile) -> list[int]:
    lowest: list[int] = np.frombuffer(profile.runs[: 4 * LOWEST_RUNS], dtype=np.uint32).tolist()
    return lowest
