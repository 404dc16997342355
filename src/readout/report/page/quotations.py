"""The quotations of the page: all versions of each utterance, laid word by word against the fullest."""

from collections.abc import Iterable

from readout.model.readout import Collation, Evidence
from readout.report.arranging.collation import Run, is_alike, runs
from readout.report.arranging.excerpts import Piece, shortened
from readout.report.arranging.grouping import readings, shared_and_single
from readout.report.arranging.markup import Markup, join, tag
from readout.report.page.parts.lines import folded, head, line, section
from readout.report.page.parts.places import Places

# Utterances that are open when the page is; the rest is folded under a row that counts them.
OPEN_QUOTATIONS = 10
OPEN_SINGLE = 4

# Characters of an utterance; nearly all are shorter.
UTTERANCE = 900


def quotations(places: Places) -> Markup | None:
    """Give the utterances, the fullest version first, the others laid against it."""
    shared, single = shared_and_single(places.readout)
    if not places.readout.quotations:
        return None
    lines = [_collation(places, number, item) for number, item in shared]
    alone = [_collation(places, number, item) for number, item in single]
    legend = tag(
        "p",
        tag("ins", "words"),
        " stand in place of, or beside, those of the first version; ",
        tag("del", "words"),
        " of the first version are not there.",
        class_="legend",
    )
    return section(
        "quotations",
        "Quotations",
        f"{len(shared):,} in several documents, {len(single):,} in one",
        legend if lines else None,
        folded(lines, OPEN_QUOTATIONS, "", "more in several documents"),
        tag("h3", "In one document") if alone else None,
        folded(alone, OPEN_SINGLE, "", "more in one document"),
    )


def _collation(places: Places, number: int, item: Collation) -> Markup:
    found = readings(item)
    first = found[0].version
    rows = []
    for place, reading in enumerate(found):
        version = reading.version
        pieces = (
            shortened(version.evidence.exact, UTTERANCE)
            if place == 0
            else _against(first.evidence, version.evidence)
        )
        notes: list[str] = [version.form] if version.form != "direct" else []
        notes += _variant_notes(item, reading.places)
        notes += (
            [f"as “{version.speaker_as}”"]
            if version.speaker_as and version.speaker_as != item.speaker
            else []
        )
        rows.append(places.said(reading.evidence, pieces, " · ".join(notes)))
    speaker = (
        tag("b", item.speaker, class_="about") if item.speaker else tag("i", "nobody named", class_="about")
    )
    evidence = [version.evidence for version in item.versions]
    return line(
        "quotation",
        number,
        places.line_attributes(evidence, item.speaker or "") | {"data_kind": "quotation"},
        head("quotation", number, speaker),
        tag("div", folded(rows, 5, "more version", "more versions"), class_="versions"),
    )


def _variant_notes(item: Collation, places: tuple[int, ...]) -> list[str]:
    kinds = {variant.kind for variant in item.variants if variant.versions[1] in places}
    named = (("truncation", "shorter"), ("speaker", "another speaker"))
    return [words for kind, words in named if kind in kinds]


def _against(first: Evidence, second: Evidence) -> tuple[Piece | Markup, ...]:
    aligned = runs(first.exact, second.exact)
    if not is_alike(aligned):
        return shortened(second.exact, UTTERANCE)
    return (join(*laid(aligned), between=" "),)


def laid(aligned: Iterable[Run]) -> list[Markup | str]:
    """Give the words of a version, those that the first does not have, or has besides, marked."""
    return [part for run in aligned for part in _run(run)]


def _run(run: Run) -> list[Markup | str]:
    if run.kind == "same":
        return [run.second]
    out: list[Markup | str] = []
    if run.first:
        out.append(tag("del", run.first))
    if run.second:
        out.append(tag("ins", run.second))
    return out
