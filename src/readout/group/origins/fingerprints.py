"""Find which earlier documents may share copy with a new one, without comparing all pairs.

Every run of five own words that starts with a chosen word is a fingerprint. Which words
are chosen depends on the word alone, so two copies choose the same ones however the text
around them was cut. A fingerprint that many origins have is a set phrase or an outlet's
boilerplate and points nowhere.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

from readout.group.origins.copying import SHINGLE, Copy

# One word in so many starts a fingerprint. A copy of a 100-word text keeps about 30; the exact
# comparison that follows decides, so the sample has only to find the candidates.
SAMPLING = 3
# A fingerprint in so many origins is boilerplate. Posted once an origin, not once a document, so that
# agency copy in a thousand papers does not become "boilerplate".
COMMON = 24
# Candidates that are compared exactly for one document; those with the most fingerprints in common.
COMPARED = 12
# Fingerprints in common that make a candidate, and the least share of the smaller document's.
LEAST_FINGERPRINTS = 2
LEAST_SHARE = 0.08

Fingerprint = tuple[str, ...]


@dataclass(slots=True)
class FingerprintIndex:
    """Fingerprints of the documents seen so far; grows as documents are added."""

    holders: dict[Fingerprint, list[int]] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)
    chosen: dict[str, bool] = field(default_factory=dict)

    def fingerprints(self, copy: Copy) -> list[Fingerprint]:
        """Give the fingerprints of a document's own prose, each once, in order."""
        own = copy.own
        return list(
            dict.fromkeys(
                fingerprint for at, fingerprint in self.placed(copy) if own[at] and own[at + SHINGLE - 1]
            )
        )

    def placed(self, copy: Copy) -> Iterator[tuple[int, Fingerprint]]:
        """Yield the fingerprints of all of a document's words with their places, in order."""
        forms = copy.words.forms
        chosen = self.chosen
        for at in range(len(forms) - SHINGLE + 1):
            word = forms[at]
            starts = chosen.get(word)
            if starts is None:
                starts = chosen[word] = crc32(word.encode()) % SAMPLING == 0
            if starts:
                yield at, forms[at : at + SHINGLE]

    def candidates(self, prints: list[Fingerprint]) -> list[int]:
        """Give the places of the documents that may share copy, the likeliest first."""
        counts: Counter[int] = Counter()
        for fingerprint in prints:
            held = self.holders.get(fingerprint, ())
            if len(held) < COMMON:
                counts.update(held)
        likely = [
            place
            for place, count in counts.items()
            if count >= LEAST_FINGERPRINTS and count >= LEAST_SHARE * min(len(prints), self.sizes[place])
        ]
        return sorted(likely, key=lambda place: (-counts[place], place))[:COMPARED]

    def add(self, prints: list[Fingerprint], known: set[Fingerprint]) -> None:
        """Post a document's fingerprints, except those that are `known` of its origin already."""
        place = len(self.sizes)
        self.sizes.append(len(prints))
        for fingerprint in prints:
            if fingerprint not in known:
                held = self.holders.setdefault(fingerprint, [])
                if len(held) < COMMON:
                    held.append(place)
