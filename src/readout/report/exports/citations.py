"""Every piece of evidence of a readout in one list, with the line it belongs to.

Tables, annotations and the highlights of the page are all drawn from it, so that none
of them can forget a section.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.model.readout import Evidence, Readout
from readout.model.span import Span

Section = Literal["difference", "agreement", "quotation", "only in", "timeline", "not decided", "origin"]
Role = Literal["value", "context", "claim", "version", "variant", "time", "credit", "copy"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One piece of evidence and the line of the readout that it carries.

    Attributes:
        section: which list of the readout the line is in.
        line: its place there, from 1.
        role: what the evidence is to the line.
        evidence: the words.
        kind: the difference's kind, the quotation's form, the moment's status; else "".
        verdict: the difference's verdict, else "".
        about: what the line is about, in the readout's words; else "".
        value: the side's value, the moment's time; else "".
        side: the place of the side or of the version in the line, from 1; 0 when there is none.
        shared: the stretches of the words that say what all documents of an agreement say; None where that is
            not known, or nothing is agreed.
    """

    section: Section
    line: int
    role: Role
    evidence: Evidence
    kind: str = ""
    verdict: str = ""
    about: str = ""
    value: str = ""
    side: int = 0
    shared: tuple[Span, ...] | None = None

    @property
    def line_id(self) -> str:
        """Give the line's name, "difference-3"."""
        return line_id(self.section, self.line)


def line_id(section: Section, line: int) -> str:
    """Name a line.

    >>> line_id("only in", 2)
    'only-in-2'
    """
    return f"{section.replace(' ', '-')}-{line}"


def citations(readout: Readout) -> Iterator[Citation]:
    """Yield every citation, section by section, line by line."""
    yield from _differences(readout)
    yield from _agreements(readout)
    yield from _quotations(readout)
    yield from _single(readout)
    yield from _timeline(readout)
    yield from _not_decided(readout)
    yield from _origins(readout)


def _differences(readout: Readout) -> Iterator[Citation]:
    for line, found in enumerate(readout.differences, start=1):
        for place, side in enumerate(found.sides, start=1):
            cited: list[tuple[Role, Evidence]] = [("value", item) for item in side.evidence]
            cited += [("context", item) for item in side.context]
            for role, evidence in cited:
                yield Citation(
                    "difference",
                    line,
                    role,
                    evidence,
                    kind=found.kind,
                    verdict=found.verdict,
                    about=found.about,
                    value=side.value,
                    side=place,
                )


def _agreements(readout: Readout) -> Iterator[Citation]:
    for line, found in enumerate(readout.agreements, start=1):
        every = range(len(found.evidence))
        for place in sorted(every, key=lambda place: (place != found.heading, place)):
            shared = found.shared[place] if found.shared else None
            yield Citation("agreement", line, "claim", found.evidence[place], shared=shared)


def _quotations(readout: Readout) -> Iterator[Citation]:
    for line, found in enumerate(readout.quotations, start=1):
        about = found.speaker or ""
        for place, version in enumerate(found.versions, start=1):
            yield Citation(
                "quotation",
                line,
                "version",
                version.evidence,
                kind=version.form,
                about=about,
                value=version.speaker_as,
                side=place,
            )
        for variant in found.variants:
            for place, evidence in zip(variant.versions, (variant.first, variant.second), strict=True):
                if evidence is not None:
                    yield Citation(
                        "quotation", line, "variant", evidence, kind=variant.kind, about=about, side=place + 1
                    )


def _single(readout: Readout) -> Iterator[Citation]:
    for line, found in enumerate(readout.only_in, start=1):
        yield Citation("only in", line, "claim", found.evidence)


def _timeline(readout: Readout) -> Iterator[Citation]:
    for line, found in enumerate(readout.timeline, start=1):
        for evidence in found.evidence:
            yield Citation("timeline", line, "claim", evidence, kind=found.status, value=found.when)
        for evidence in found.time:
            yield Citation("timeline", line, "time", evidence, kind=found.status, value=found.when)
        for evidence in found.also:
            yield Citation("timeline", line, "claim", evidence, kind=found.status, value=found.when)
        if found.anchor is not None:
            yield Citation("timeline", line, "context", found.anchor, kind=found.status, value=found.relation)


def _not_decided(readout: Readout) -> Iterator[Citation]:
    for line, found in enumerate(readout.not_decided, start=1):
        for evidence in found.evidence:
            yield Citation("not decided", line, "claim", evidence, about=found.about)


def _origins(readout: Readout) -> Iterator[Citation]:
    for line, found in enumerate(readout.origins, start=1):
        about = found.agency or ""
        for evidence in found.evidence:
            yield Citation("origin", line, "credit", evidence, about=about)
        for shared in found.shared:
            yield Citation("origin", line, "copy", shared.evidence, about=about)
            yield Citation("origin", line, "copy", shared.other, about=about)
        for part in found.in_part:
            for evidence in part.evidence:
                yield Citation("origin", line, "credit", evidence, about=about)
            for shared in part.shared:
                yield Citation("origin", line, "copy", shared.evidence, about=about)
                yield Citation("origin", line, "copy", shared.other, about=about)
