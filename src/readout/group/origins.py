"""Group documents by where their text comes from.

Documents share an origin when at least half of the shorter one's own words are the other's
too, or when both credit the same agency for the whole text and share a good part of it: an
agency's report is cut and edited differently by every outlet. Two reports of one agency
that share little are two origins. What is reused in part is said, but joins nothing.

Not seen: translated copy, and copy rewritten so that fewer than five words in a row remain.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from readout.group.copying import (
    Copy,
    Stretch,
    read_copy,
    reverse_stretches,
    shared_sentences,
    shared_stretches,
    shared_words,
)
from readout.group.fingerprints import Fingerprint, FingerprintIndex
from readout.model.document import Document
from readout.model.readout import Evidence, Origin, SharedCopy

# Share of the shorter document's own words. In the developers' labelled groups copies have 0.56 and
# more, independent reports at most 0.10; below one half no partition by text alone was right.
COPIED = 0.5
# With the same agency credited: copies have 0.28 and more, a new report of the same agency 0.18.
COPIED_FROM_AGENCY = 0.25
# From here on reuse in part is worth saying.
WORTH_SAYING = 0.08
# Pieces of shared copy that an origin shows as its evidence.
SAMPLE = 3


@dataclass(frozen=True, slots=True)
class Reuse:
    """What one document shares with an earlier one.

    Attributes:
        one: the place of the later document.
        other: the place of the earlier one.
        stretches: the shared copy, `first` in `one`, `second` in `other`.
        share: how much of the shorter one's own words it is.
        agency: the agency that both credit for the text, or None.
    """

    one: int
    other: int
    stretches: tuple[Stretch, ...]
    share: float
    agency: str | None

    @property
    def is_copy(self) -> bool:
        """Say whether the two have one origin."""
        return self.share >= (COPIED_FROM_AGENCY if self.agency else COPIED)


@dataclass(slots=True)
class OriginFinder:
    """Place documents one after the other into origins; grows as documents are added."""

    copies: list[Copy] = field(default_factory=list)
    reuses: list[Reuse] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    index: FingerprintIndex = field(default_factory=FingerprintIndex)

    def add(self, copy: Copy) -> list[Reuse]:
        """Add a document; give what it shares with earlier ones, the most first."""
        place = len(self.copies)
        self.copies.append(copy)
        self.parents.append(place)
        prints = self.index.fingerprints(copy)
        reuses = [self._compare(place, other) for other in self.index.candidates(prints)]
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


def find_origins(documents: Sequence[Document]) -> tuple[Origin, ...]:
    """Give a partition of `documents` by origin, in order of each origin's first document.

    Works from the text and what is marked in it (furniture, credits) alone; nothing is parsed.
    """
    finder = OriginFinder()
    for document in documents:
        finder.add(read_copy(document))
    members: dict[int, list[int]] = {}
    for place in range(len(documents)):
        members.setdefault(finder.root(place), []).append(place)
    return tuple(_origin(finder, places) for places in members.values())


def common_agency(one: Document, other: Document) -> str | None:
    """Give the agency that both documents credit for their whole text, or None."""
    theirs = {credit.agency for credit in other.credits if credit.covers_text}
    return next(
        (credit.agency for credit in one.credits if credit.covers_text and credit.agency in theirs), None
    )


def _origin(finder: OriginFinder, places: list[int]) -> Origin:
    inside = set(places)
    documents = [finder.copies[place].document for place in places]
    joined = [reuse for reuse in finder.reuses if reuse.one in inside and reuse.other in inside]
    taken = [
        reuse
        for reuse in finder.reuses
        if _is_worth_saying(reuse) and (reuse.one in inside) != (reuse.other in inside)
    ]
    agency = _agency(documents)
    shared = [piece for reuse in joined for piece in _pieces(finder, reuse)]
    partial = [piece for reuse in taken for piece in _pieces(finder, reuse, turned=reuse.other in inside)]
    whys = [_why_joined(finder, documents, joined, agency) if len(places) > 1 else _why_alone(documents[0])]
    whys += [_why_partial(finder, reuse, turned=reuse.other in inside) for reuse in taken]
    return Origin(
        documents=tuple(document.id for document in documents),
        why="; ".join(whys),
        agency=agency,
        evidence=(*_credits(documents), *_sample(shared)),
        shared=tuple(shared + partial),
    )


def _is_worth_saying(reuse: Reuse) -> bool:
    return reuse.share >= WORTH_SAYING


def _agency(documents: list[Document]) -> str | None:
    """Give the agency that most of the documents credit, the first named one of equals."""
    named = [document.agency for document in documents if document.agency]
    return max(named, key=lambda agency: (named.count(agency), -named.index(agency)), default=None)


def _why_alone(document: Document) -> str:
    if document.agency is None:
        return "own text"
    words = next(credit.words for credit in document.credits if credit.covers_text)
    return f"{document.agency} copy (“{words}”)" if words else f"{document.agency} copy"


def _why_joined(
    finder: OriginFinder, documents: list[Document], joined: list[Reuse], agency: str | None
) -> str:
    counts = sorted(_sentences(finder, reuse) for reuse in _best_of_each(joined))
    (least, of), count = counts[0], len(documents)
    what = f"carry {agency} copy" if agency else "carry the same copy"
    if count == 2:
        why = f"both {what}: {least} of {of} sentences shared"
    else:
        why = f"{count} documents {what}: each shares at least {least} of {of} sentences with another"
    first = _first(documents)
    return f"{why}; first published by {first.name}" if first else why


def _best_of_each(reuses: list[Reuse]) -> list[Reuse]:
    best: dict[int, Reuse] = {}
    for reuse in reuses:
        if reuse.one not in best or reuse.share > best[reuse.one].share:
            best[reuse.one] = reuse
    return list(best.values())


def _first(documents: list[Document]) -> Document | None:
    """Give the document that says it appeared before all the others; None when dates do not decide."""
    dates = [document.published.value for document in documents if document.published]
    if len(dates) < len(documents):
        return None
    # A bare day and a time on that day cannot be ordered, so dates are compared as finely as all are given.
    fine = min(len(date) for date in dates)
    cut = [date[:fine] for date in dates]
    return documents[cut.index(min(cut))] if cut.count(min(cut)) == 1 else None


def _why_partial(finder: OriginFinder, reuse: Reuse, *, turned: bool) -> str:
    here, there = (reuse.other, reuse.one) if turned else (reuse.one, reuse.other)
    stretches = reverse_stretches(reuse.stretches) if turned else reuse.stretches
    shared, of = shared_sentences(finder.copies[here], stretches)
    name = finder.copies[there].document.name
    return f"{shared} of {of} sentences shared with {name}, too few for one origin"


def _sentences(finder: OriginFinder, reuse: Reuse) -> tuple[int, int]:
    """Count the shared sentences of the shorter document of the two, and all of its sentences."""
    one, other = finder.copies[reuse.one], finder.copies[reuse.other]
    if one.size <= other.size:
        return shared_sentences(one, reuse.stretches)
    return shared_sentences(other, reverse_stretches(reuse.stretches))


def _pieces(finder: OriginFinder, reuse: Reuse, *, turned: bool = False) -> list[SharedCopy]:
    one, other = finder.copies[reuse.one], finder.copies[reuse.other]
    pieces = []
    for run in reuse.stretches:
        here = Evidence.at(one.document, one.words.span(run.first, run.first + run.length - 1))
        there = Evidence.at(other.document, other.words.span(run.second, run.second + run.length - 1))
        pieces.append(SharedCopy(there, here) if turned else SharedCopy(here, there))
    return pieces


def _credits(documents: list[Document]) -> list[Evidence]:
    return [
        Evidence.at(document, credit.span)
        for document in documents
        for credit in document.credits
        if credit.span is not None and credit.covers_text
    ]


def _sample(shared: list[SharedCopy]) -> list[Evidence]:
    longest = sorted(shared, key=lambda piece: -len(piece.evidence.exact))[:SAMPLE]
    return [evidence for piece in longest for evidence in (piece.evidence, piece.other)]
