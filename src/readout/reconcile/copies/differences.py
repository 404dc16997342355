"""Find what was edited where documents have the same copy.

Where two documents have a sentence nearly word by word, the words in which it parts are the surest
differences there are: nothing has to be guessed about whether they are of one thing. All documents with
the sentence are compared at once, each value with everybody who gives it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.model.readout import VERDICTS, Difference, DifferenceKind, Evidence, Pair, Side
from readout.reconcile.copies.edits import read_edits
from readout.reconcile.copies.pairs import Copies, Link, align_copies, carry, turned
from readout.reconcile.copies.readings import Edit, Name, Reading, Surroundings, surroundings_of
from readout.reconcile.copies.segments import Segment, cut_segments
from readout.reconcile.copies.verdicts import Judged, judge_readings, label_of
from readout.reconcile.values.measures import Measure


def find_copies(annotations: Sequence[Annotation]) -> Copies:
    """Align the copy that the documents share."""
    return align_copies([cut_segments(annotation, place) for place, annotation in enumerate(annotations)])


def find_copy_differences(
    copies: Copies, annotations: Sequence[Annotation], identities: Identities, measures: Sequence[Measure]
) -> list[Difference]:
    """Give a difference for each edited place of the copy.

    Args:
        copies: the aligned copy.
        annotations: of the documents that it was aligned of.
        identities: who is who over the documents.
        measures: the values in their places: what became of what they count.
    """
    reader = _Reader(copies, annotations, identities, measures)
    return [found for star in _stars(copies) for found in reader.differences(star)]


def _stars(copies: Copies) -> Iterator[list[Link]]:
    """Yield the links in groups that share a sentence, that in most documents first; no pair twice."""
    of_class: dict[int, list[Link]] = defaultdict(list)
    for link in copies.links:
        of_class[link.first].append(link)
        of_class[link.second].append(link)
    used: set[tuple[int, int]] = set()
    for number in sorted(of_class, key=lambda number: (-len(copies.documents(number)), number)):
        star = [link for link in of_class[number] if (link.first, link.second) not in used]
        ends = sorted({number, *(end for link in star for end in (link.first, link.second))})
        used.update((one, two) for one in ends for two in ends)
        if star:
            yield [
                link
                if link.first == number
                else Link(link.second, link.first, turned(link.steps), link.share)
                for link in sorted(star, key=lambda link: (link.first, link.second))
            ]


@dataclass(frozen=True, slots=True)
class _Version:
    """One version of an edited place: the class of sentences that has it, by which link, and what it says."""

    number: int
    link: Link | None
    reading: Reading


class _Reader:
    """Reads edits and makes differences of them."""

    def __init__(
        self,
        copies: Copies,
        annotations: Sequence[Annotation],
        identities: Identities,
        measures: Sequence[Measure],
    ) -> None:
        self._copies = copies
        self._annotations = annotations
        self._identities = identities
        self._documents = [annotation.document for annotation in annotations]
        self._measures = {
            (self._documents[measure.document].id, measure.span): measure for measure in measures
        }
        self._outcomes = {key: measure.outcome for key, measure in self._measures.items()}
        self._known: dict[int, Surroundings] = {}

    def differences(self, star: Sequence[Link]) -> Iterator[Difference]:
        """Yield a difference for each edited place of the sentence that the links share."""
        edits: list[tuple[Link, Edit]] = []
        for link in star:
            one, two = (self._copies.members[number][0] for number in (link.first, link.second))
            read = read_edits(one, two, link.steps, self._around(one), self._around(two))
            edits += [(link, edit) for edit in read]
        while edits:
            kind, base = edits[0][1].kind, edits[0][1].first
            here = [item for item in edits if item[1].kind == kind and _meet(item[1].first, base)]
            edits = [item for item in edits if item not in here]
            found = self._difference(kind, base, star, here)
            if found is not None:
                yield found

    def _around(self, segment: Segment) -> Surroundings:
        place = segment.document
        if place not in self._known:
            self._known[place] = surroundings_of(self._annotations[place], self._identities)
        return self._known[place]

    def _difference(
        self, kind: DifferenceKind, base: Reading, star: Sequence[Link], edits: Sequence[tuple[Link, Edit]]
    ) -> Difference | None:
        """Give the difference at a place; None where nothing differs that a reader should know."""
        sides: dict[str, list[_Version]] = {self._label(base): [_Version(star[0].first, None, base)]}
        edited = {link.second for link, _ in edits}
        for link in star:
            places = carry(link.steps, base.places)
            segment = self._copies.members[link.second][0]
            if link.second not in edited and segment.forms[places.start : places.stop] == base.words:
                reading = replace(base, segment=segment, places=places)
                sides[self._label(base)].append(_Version(link.second, link, reading))
        for link, edit in edits:
            sides.setdefault(self._label(edit.second), []).append(_Version(link.second, link, edit.second))
        versions = list(sides.values())
        pairs = []
        for one, two in combinations(range(len(versions)), 2):
            judged = self._judged(kind, versions[one][0].reading, versions[two][0].reading)
            if judged is not None:
                pairs.append(Pair((one, two), *judged))
        if not pairs:
            return None
        weightiest = min(pairs, key=lambda pair: (VERDICTS.index(pair.verdict), pair.sides))
        return Difference(
            about=self._about(base),
            kind=kind,
            verdict=weightiest.verdict,
            why=weightiest.why,
            sides=tuple(self._side(label, found) for label, found in sides.items()),
            pairs=tuple(pairs),
        )

    def _label(self, reading: Reading) -> str:
        return label_of(reading, self._text(reading))

    def _text(self, reading: Reading) -> str:
        return self._documents[reading.segment.document].text

    def _about(self, base: Reading) -> str:
        """Give words of the text: what is counted or measured, else what stands at the place."""
        document = self._documents[base.segment.document]
        value = base.value
        measure = (
            None
            if value is None or isinstance(value, Name)
            else self._measures.get((document.id, value.span))
        )
        if measure is not None and measure.about is not None:
            return " ".join(measure.about.of(document.text).split())
        return label_of(replace(base, value=None), document.text)

    def _judged(self, kind: DifferenceKind, one: Reading, two: Reading) -> Judged | None:
        documents = self._documents[one.segment.document], self._documents[two.segment.document]
        return judge_readings(kind, one, two, documents, self._outcomes)

    def _side(self, label: str, versions: Sequence[_Version]) -> Side:
        evidence, context = [], []
        for version in versions:
            for member in self._copies.members[version.number]:
                link = version.link
                if link is None or self._copies.is_partner(link, member.document):
                    document = self._documents[member.document]
                    cited = member.cited(version.reading.places, document.text)
                    evidence.append(Evidence.at(document, cited))
                    context.append(Evidence.at(document, member.span))
        return Side(label, tuple(evidence), tuple(context))


def _meet(one: Reading, two: Reading) -> bool:
    return one.places.start < two.places.stop and two.places.start < one.places.stop
