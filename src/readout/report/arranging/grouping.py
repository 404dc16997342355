"""Put evidence with the same words together, so that a copy is shown once with all who carry it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.model.readout import Collation, Evidence, Moment, Readout, Version
from readout.report.arranging.excerpts import Piece, around, one_line, shortened


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in one or more documents.

    Attributes:
        evidence: one piece a place where they stand, in the order of the readout.
        context: the words around each, in the same order; None where there are none.
    """

    evidence: tuple[Evidence, ...]
    context: tuple[Evidence | None, ...]

    @property
    def first(self) -> Evidence:
        """Give the piece to show."""
        return self.evidence[0]

    @property
    def around(self) -> Evidence | None:
        """Give the context of the piece to show."""
        return self.context[0]


def by_words(evidence: Iterable[Evidence], context: Sequence[Evidence] = ()) -> list[Words]:
    """Group evidence by its words and those of its context, in order of first appearance."""
    found: dict[tuple[str, str], list[tuple[Evidence, Evidence | None]]] = {}
    for place, item in enumerate(evidence):
        near = context[place] if place < len(context) else None
        key = (one_line(item.exact), one_line(near.exact) if near else "")
        found.setdefault(key, []).append((item, near))
    return [
        Words(tuple(item for item, _ in group), tuple(near for _, near in group)) for group in found.values()
    ]


@dataclass(frozen=True, slots=True)
class Reading:
    """A version of an utterance and the documents that carry it in the same words and form."""

    version: Version
    evidence: tuple[Evidence, ...]
    places: tuple[int, ...]


def readings(collation: Collation) -> list[Reading]:
    """Group the versions of an utterance by their words and form; the first stays first."""
    found: dict[tuple[str, str], list[int]] = {}
    for place, version in enumerate(collation.versions):
        found.setdefault((one_line(version.evidence.exact), version.form), []).append(place)
    return [
        Reading(
            collation.versions[places[0]],
            tuple(collation.versions[place].evidence for place in places),
            tuple(places),
        )
        for places in found.values()
    ]


def carried_by(collation: Collation) -> set[str]:
    """Give the ids of the documents that carry an utterance."""
    return {version.evidence.doc for version in collation.versions}


def shared_and_single(readout: Readout) -> tuple[list[tuple[int, Collation]], list[tuple[int, Collation]]]:
    """Part the utterances, each with its line number, into those of several documents and of one."""
    shared: list[tuple[int, Collation]] = []
    single: list[tuple[int, Collation]] = []
    for line, item in enumerate(readout.quotations, start=1):
        (shared if len(carried_by(item)) > 1 else single).append((line, item))
    return shared, single


@dataclass(frozen=True, slots=True)
class Alone:
    """Words that only one origin has.

    Attributes:
        evidence: one piece a copy.
        lines: the places in the readout's list, from 1, one a piece.
    """

    evidence: tuple[Evidence, ...]
    lines: tuple[int, ...]


def only_by_origin(readout: Readout) -> list[tuple[tuple[str, ...], list[Alone]]]:
    """Group what only one document tells by origin, so that a copy is not shown again for each copier.

    Gives the ids of each origin's documents with what they tell, origins in the order of the input.
    """
    of = {document: origin.documents for origin in readout.origins for document in origin.documents}
    found: dict[tuple[str, ...], dict[str, list[tuple[Evidence, int]]]] = {
        of.get(document.id, (document.id,)): {} for document in readout.documents
    }
    for line, item in enumerate(readout.only_in, start=1):
        group = found.setdefault(of.get(item.document, (item.document,)), {})
        group.setdefault(one_line(item.evidence.exact), []).append((item.evidence, line))
    return [
        (documents, [_alone(same) for same in group.values()]) for documents, group in found.items() if group
    ]


def weightiest(found: list[tuple[tuple[str, ...], list[Alone]]], most: int) -> list[Alone]:
    """Give the weightiest of what single origins tell, over all of them, at most `most`."""
    every = (item for _, items in found for item in items)
    return sorted(every, key=lambda item: item.lines[0])[:most]


def _alone(same: list[tuple[Evidence, int]]) -> Alone:
    return Alone(tuple(evidence for evidence, _ in same), tuple(line for _, line in same))


@dataclass(frozen=True, slots=True)
class Told:
    """A moment as some documents tell it.

    Attributes:
        words: who tells it in which words.
        pieces: these words, those that say when marked.
        when: the words that say when, where they stand elsewhere; else "".
    """

    words: Words
    pieces: tuple[Piece, ...]
    when: str


def moment_words(moment: Moment, limit: int) -> list[Told]:
    """Give who tells a moment in which words."""
    times = dict(zip(moment.evidence, moment.time, strict=False))
    found = []
    for words in by_words(moment.evidence):
        first, time = words.first, times.get(words.first)
        if time is not None and time.doc == first.doc and first.span.covers(time.span):
            found.append(Told(words, around(time, first, limit), ""))
        else:
            when = f"“{one_line(time.exact)}”" if time is not None else ""
            found.append(Told(words, shortened(first.exact, limit), when))
    found += [Told(words, shortened(words.first.exact, limit), "") for words in by_words(moment.also)]
    return found
