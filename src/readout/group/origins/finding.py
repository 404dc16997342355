"""Group documents by where their text comes from.

Documents share an origin when at least half of the shorter one's own words are the other's
too, or when both credit the same agency and share a good part of it: an agency's report is
cut and edited differently by every outlet. Two reports of one agency that share little are
two origins. What is used in part is said, sentence by sentence, but joins nothing.

Not seen: translated copy, and copy rewritten so that fewer than five words in a row remain.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from readout.group.origins.copying import Copy, Stretch, read_copy, shared_stretches, shared_words
from readout.group.origins.fingerprints import Fingerprint, FingerprintIndex
from readout.group.origins.partial_use import Shared, find_partial_uses, turned
from readout.group.origins.reasons import (
    agency_of,
    common_agency,
    credit_evidence,
    pieces,
    sample,
    why_alone,
    why_joined,
    why_partial,
)
from readout.group.origins.reuse import Reuse
from readout.model.document import Document
from readout.model.readout import Origin, PartialUse


def find_origins(documents: Sequence[Document]) -> tuple[Origin, ...]:
    """Give a partition of `documents` by origin, in order of each origin's first document.

    Works from the text and what is marked in it (furniture, credits) alone; nothing is parsed.
    """
    finder = OriginFinder()
    for document in documents:
        finder.add(read_copy(document))
    roots = [finder.root(place) for place in range(len(documents))]
    origins: dict[int, _Members] = {}
    for place, root in enumerate(roots):
        origins.setdefault(root, _Members()).places.append(place)
    for reuse in finder.reuses:
        if roots[reuse.one] == roots[reuse.other]:
            origins[roots[reuse.one]].joined.append(reuse)
    for shared, use in find_partial_uses(finder.copies, roots, finder.index):
        origins[roots[shared.one]].partly.append((shared, use))
        origins[roots[shared.other]].partly.append((turned(shared), use))
    return tuple(_origin(finder.copies, members) for members in origins.values())


@dataclass(slots=True)
class OriginFinder:
    """Place documents one after the other into origins; grows as documents are added."""

    copies: list[Copy] = field(default_factory=list)
    reuses: list[Reuse] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    index: FingerprintIndex = field(default_factory=FingerprintIndex)
    twins: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, copy: Copy) -> list[Reuse]:
        """Add a document; give what it shares with earlier ones, the most first."""
        place = len(self.copies)
        self.copies.append(copy)
        self.parents.append(place)
        prints = self.index.fingerprints(copy)
        likely = self.index.candidates(prints)
        twin = self.twins.setdefault(copy.words.forms, place)
        reuses = [self._compare(place, other) for other in likely if other != twin]
        if twin != place and len(copy.words):
            # Word by word the same, even where all of it is quoted: a statement printed whole.
            whole = (Stretch(0, 0, len(copy.words)),)
            agency = common_agency(copy.document, self.copies[twin].document)
            reuses.append(Reuse(place, twin, whole, 1.0, agency))
        reuses = sorted((reuse for reuse in reuses if reuse.stretches), key=lambda reuse: -reuse.share)
        self.reuses.extend(reuses)
        known: set[Fingerprint] = set()
        for reuse in reuses:
            if reuse.is_copy:
                self._join(place, reuse.other)
                known.update(self.index.fingerprints(self.copies[reuse.other]))
        self.index.add(prints, known)
        return reuses

    def root(self, place: int) -> int:
        """Give the place of the first document of the origin that holds the document at `place`."""
        while self.parents[place] != place:
            self.parents[place] = self.parents[self.parents[place]]
            place = self.parents[place]
        return place

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.parents[second] = first

    def _compare(self, one: int, other: int) -> Reuse:
        new, old = self.copies[one], self.copies[other]
        stretches = shared_stretches(new, old)
        if new.size <= old.size:
            share = shared_words(new, stretches) / max(1, new.size)
        else:
            share = shared_words(old, shared_stretches(old, new)) / max(1, old.size)
        agency = common_agency(new.document, old.document)
        return Reuse(one=one, other=other, stretches=tuple(stretches), share=share, agency=agency)


@dataclass(slots=True)
class _Members:
    """The documents of an origin, what joins them, and what they share with others."""

    places: list[int] = field(default_factory=list)
    joined: list[Reuse] = field(default_factory=list)
    partly: list[tuple[Shared, PartialUse]] = field(default_factory=list)


def _origin(copies: Sequence[Copy], members: _Members) -> Origin:
    documents = [copies[place].document for place in members.places]
    is_one = len(documents) == 1
    agency = agency_of(documents)
    shared = [
        piece for reuse in members.joined for piece in pieces(copies, reuse.one, reuse.other, reuse.stretches)
    ]
    partial = [
        piece for part, _ in members.partly for piece in pieces(copies, part.one, part.other, part.stretches)
    ]
    whys = [why_alone(documents[0]) if is_one else why_joined(copies, members.joined, agency)]
    whys += [why_partial(copies, part, use, is_one=is_one) for part, use in members.partly]
    own = {document.id for document in documents}
    return Origin(
        documents=tuple(document.id for document in documents),
        why="; ".join(whys),
        agency=agency,
        evidence=(*credit_evidence(documents), *sample(shared)),
        shared=tuple(shared + partial),
        in_part=tuple(use for _, use in members.partly if use.document in own),
    )
