"""Tell whether a document could know what others agree on, from dates and from what the texts say.

What is dated after a document appeared, it could not tell. What is dated before, it could.
Of the rest, a document that surely appeared before all that tell it, or that gives an
earlier state of a count that grows, may not have known it: that is said apart, and no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.model.layers import Annotation, TimeExpression
from readout.model.publication import Publications
from readout.model.readout import Agreement, Difference, Evidence
from readout.model.span import Span

LEFT_OUT = "left out"
NOT_YET_KNOWN = "published before it could be known"
BEFORE_OTHERS = "published before the others told it"


@dataclass(frozen=True, slots=True)
class Knowable:
    """What is needed to tell who could know what.

    Attributes:
        names: what to call each document, by id.
        published: when documents appeared, where that can be relied on.
        times: each document's asserted, dated clauses, by id.
        states: (document, other) to the two values of which the document's is the earlier.
    """

    names: Mapping[str, str]
    published: Publications
    times: Mapping[str, Sequence[tuple[Span, TimeExpression]]]
    states: Mapping[tuple[str, str], tuple[str, str]]

    @classmethod
    def made(cls, annotations: Sequence[Annotation], differences: Sequence[Difference]) -> "Knowable":
        """Gather the dates of documents, of clauses, and the values that were revised."""
        documents = [annotation.document for annotation in annotations]
        return cls(
            {document.id: document.name for document in documents},
            Publications.made(documents),
            {annotation.document.id: _dated(annotation) for annotation in annotations},
            _states(differences),
        )

    def why_missing(self, document: str, agreement: Agreement) -> tuple[str, str]:
        """Say whether `document` left out what is agreed on or came too early, and what tells so."""
        day = self.published.moments.get(document, "")[:10]
        times = [(item, time) for item in agreement.evidence for time in self._times_of(item)] if day else []
        if any((time.end or "9999")[:10] <= day for _, time in times):
            return LEFT_OUT, ""
        for _, time in times:
            if (time.start or "")[:10] > day:
                return NOT_YET_KNOWN, f"told of {(time.start or '')[:10]}; this appeared on {day}"
        holders = [item.doc for item in agreement.evidence]
        if all(self.published.is_before(document, holder) for holder in holders):
            first = min(self.published.moments[holder] for holder in holders)
            return BEFORE_OTHERS, f"appeared {self.published.moments[document]}, the first of them {first}"
        earlier = self._earlier_state(document, holders)
        return (BEFORE_OTHERS, earlier) if earlier else (LEFT_OUT, "")

    def _times_of(self, item: Evidence) -> list[TimeExpression]:
        return [time for span, time in self.times.get(item.doc, ()) if item.span.covers(span)]

    def _earlier_state(self, document: str, holders: Sequence[str]) -> str:
        """Give the value by which a document is behind a holder, where it is not ahead of another one."""
        if any((holder, document) in self.states for holder in holders):
            return ""
        if any(self.published.is_before(holder, document) for holder in holders):
            return ""
        for holder in holders:
            if (document, holder) in self.states:
                mine, theirs = self.states[document, holder]
                return f"has “{mine}” where {self.names[holder]} has “{theirs}” later"
        return ""


def _dated(annotation: Annotation) -> list[tuple[Span, TimeExpression]]:
    """Give the asserted clauses that have a time with a year and a day, in order of the text."""
    times = {time.span: time for time in annotation.times or ()}
    found = []
    for event in annotation.events or ():
        time = times.get(event.time) if event.time is not None else None
        if time is not None and time.start is not None and event.modality == "asserted":
            found.append((event.span, time))
    return found


def _states(differences: Sequence[Difference]) -> Mapping[tuple[str, str], tuple[str, str]]:
    """Give the values of each two documents of which the first has the earlier; updates are in order."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for difference in differences:
        for pair in difference.pairs:
            if pair.verdict != "update" or difference.verdict != "update":
                continue
            earlier, later = (difference.sides[place] for place in sorted(pair.sides))
            for one in earlier.evidence:
                for other in later.evidence:
                    found.setdefault((one.doc, other.doc), (one.exact, other.exact))
    return found
