"""Find the documents held that are most like a new one, and those that carry the same copy."""

from heapq import nlargest

import numpy as np
import numpy.typing as npt

from readout.group.commonness import Commonness
from readout.group.likeness import ACROSS_LANGUAGES
from readout.group.postings import Postings
from readout.group.profile import STEPS, Profile
from readout.language.stream_words import SLOTS

# The heaviest words of a document, by which others find it, and those by which it finds others.
FOUND_BY, FINDS_BY = 16, 24
# Documents that are compared in full with a new one.
COMPARED = 24
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
        self._keys: dict[int, tuple[int, ...]] = {}
        self._words = Postings()
        self._runs = Postings()
        # One place for every word there is, filled with the new document's and emptied again.
        self._weight_of = np.zeros(SLOTS, dtype=np.float32)

    def add(self, number: int, profile: Profile, keys: tuple[int, ...]) -> None:
        """Hold a document, found by its heaviest words (what `keys_of` gives)."""
        self._profiles[number] = profile
        self._keys[number] = keys[:FOUND_BY]
        self._words.add(number, keys[:FOUND_BY])
        self._runs.add(number, _lowest(profile))

    def add_copy(self, number: int, profile: Profile) -> None:
        """Hold a copy: only other copies need to find it."""
        self._profiles[number] = profile
        self._runs.add(number, _lowest(profile))

    def remove(self, number: int) -> None:
        """Let go of a document."""
        self._words.remove(number, self._keys.pop(number, ()))
        self._runs.remove(number, _lowest(self._profiles.pop(number)))

    def weigh(self, profile: Profile) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.float32]]:
        """Give the words of a document and how much each weighs in it now."""
        slots = np.frombuffer(profile.slots, dtype=np.uint32)
        counts = np.frombuffer(profile.counts, dtype=np.uint8)
        return slots, self._commonness.weights(slots) * counts * np.float32(1 / STEPS)

    def keys_of(self, profile: Profile) -> tuple[int, ...]:
        """Give the document's heaviest words, the heaviest first."""
        return self._heaviest(*self.weigh(profile))[0]

    def most_alike(self, profile: Profile) -> tuple[tuple[int, ...], list[tuple[int, float]]]:
        """Give the document's heaviest words, and the documents most like it with how much they are."""
        slots, weights = self.weigh(profile)
        keys, heavy = self._heaviest(slots, weights)
        found = self._words.weigh(keys, heavy)
        chosen = nlargest(COMPARED, found, key=lambda number: (found[number], -number))
        return keys, list(zip(chosen, self._likeness(profile, slots, weights, chosen), strict=True))

    def _heaviest(
        self, slots: npt.NDArray[np.uint32], weights: npt.NDArray[np.float32]
    ) -> tuple[tuple[int, ...], list[float]]:
        heaviest = np.argsort(-weights, kind="stable")[:FINDS_BY]
        heaviest = heaviest[weights[heaviest] > 0]
        return tuple(slots[heaviest].tolist()), weights[heaviest].tolist()

    def _likeness(
        self,
        profile: Profile,
        slots: npt.NDArray[np.uint32],
        weights: npt.NDArray[np.float32],
        others: list[int],
    ) -> list[float]:
        if not others:
            return []
        profiles = [self._profiles[number] for number in others]
        every = np.frombuffer(b"".join([other.slots for other in profiles]), dtype=np.uint32)
        counts = np.frombuffer(b"".join([other.counts for other in profiles]), dtype=np.uint8)
        heavy = self._commonness.weights(every) * counts
        first = np.zeros(len(profiles), dtype=np.intp)
        np.cumsum([len(other.counts) for other in profiles[:-1]], out=first[1:])
        self._weight_of[slots] = weights
        shared = np.add.reduceat(self._weight_of[every] * heavy, first)
        self._weight_of[slots] = 0
        lengths = np.sqrt(np.add.reduceat(heavy * heavy, first) * float(weights @ weights))
        alike = (shared / np.maximum(lengths, 1e-9)).tolist()
        return [
            value if other.language == profile.language else value / ACROSS_LANGUAGES
            for value, other in zip(alike, profiles, strict=True)
        ]

    def copied_from(self, profile: Profile) -> tuple[int, float] | None:
        """Give the earlier document that carries the same copy, and the share of it; None without."""
        own = np.frombuffer(profile.runs, dtype=np.uint32)
        if len(own) < LEAST_RUNS:
            return None
        found = self._runs.weigh(own[:LOWEST_RUNS].tolist(), [1.0] * min(LOWEST_RUNS, len(own)))
        best = None
        for number in nlargest(COPIES_COMPARED, found, key=lambda number: (found[number], -number)):
            share = shared_copy(own, self._profiles[number])
            other = self._profiles[number]
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
