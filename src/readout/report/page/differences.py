"""The differences of the page: conflicts first, sides face to face, the differing words marked."""

from collections.abc import Iterable

from readout.model.readout import VERDICTS, Difference, Evidence, Side, Verdict
from readout.report.arranging.dates import readable
from readout.report.arranging.facing import Statement, faced
from readout.report.arranging.markup import Markup, join, tag
from readout.report.arranging.naming import (
    VERDICT_MEANS,
    VERDICT_TITLES,
    counted,
    own_values,
    verdict_summary,
)
from readout.report.page.parts.lines import behind, chip, folded, head, line, section
from readout.report.page.parts.places import Places

# Lines of a verdict that are open when the page is; conflicts are never folded.
OPEN: dict[Verdict, int] = {"unclear": 8, "update": 8, "scope": 4, "precision": 4, "same": 2}

# Verdicts that a reader only glances at: their values stand with few words around them.
LIGHT = frozenset({"scope", "precision", "same"})

# Characters of a sentence: nearly all are shorter.
EXCERPT = 280
BRIEF = 110


def differences(places: Places) -> Markup:
    """Give where they differ, by verdict, the weightiest first."""
    readout = places.readout
    if not readout.differences:
        return section("differences", "They differ", "nowhere that was found")
    numbered = list(enumerate(readout.differences, start=1))
    groups = []
    for verdict in VERDICTS:
        own = [(number, item) for number, item in numbered if item.verdict == verdict]
        if own:
            groups.append(_group(places, verdict, own))
    return section("differences", "They differ", verdict_summary(readout), *groups)


def _group(places: Places, verdict: Verdict, own: list[tuple[int, Difference]]) -> Markup:
    title = tag(
        "h3",
        tag("span", VERDICT_TITLES[verdict], class_=f"chip {verdict}"),
        tag("small", f"{len(own):,} · {VERDICT_MEANS[verdict]}"),
        id=f"verdict-{verdict}",
    )
    lines = [_difference(places, number, item) for number, item in own]
    return tag("div", title, folded(lines, OPEN.get(verdict, len(lines))), class_="group")


def _difference(places: Places, number: int, item: Difference) -> Markup:
    cited = [piece for side in item.sides for piece in (*side.evidence, *side.context)]
    attributes = places.line_attributes(cited) | {"data_kind": item.kind, "data_verdict": item.verdict}
    limit = BRIEF if item.verdict in LIGHT else EXCERPT
    rows = [
        _side(places, side, value, said, limit)
        for side, value, said in zip(item.sides, own_values(item.sides), faced(item.sides), strict=True)
    ]
    title = head(
        "difference", number, tag("b", item.about, class_="about"), tag("span", item.kind, class_="kind")
    )
    weight = "light" if item.verdict in LIGHT else "heavy"
    why = tag("p", readable(item.why), class_="why")
    sides = tag("div", *rows, class_="sides many" if len(rows) > 2 else "sides")
    return line(
        "difference", number, attributes, title, sides, why, _pairs(item), kind=f"{item.verdict} {weight}"
    )


def _side(places: Places, side: Side, value: str, said: list[Statement], limit: int) -> Markup:
    note = _carried(places, side.evidence)
    label = tag(
        "p", tag("b", value) if value else None, " " if value and note else None, note, class_="value"
    )
    first, rest = said[:1], said[1:]
    rows = [places.said(item.evidence, item.pieces(limit)) for item in first]
    others = [places.said(item.evidence, item.pieces(limit)) for item in rest]
    return tag("div", label if value or note else None, *rows, _others(places, rest, others), class_="side")


def _carried(places: Places, evidence: Iterable[Evidence]) -> Markup | None:
    """Say how many documents of how many origins give a value, when there are several."""
    documents = {item.doc for item in evidence}
    if len(documents) < 2:
        return None
    origins = {places.origin.get(document, document) for document in documents}
    return tag("small", f"{counted(len(documents), 'document')}, {counted(len(origins), 'origin')}")


def _others(places: Places, rest: list[Statement], rows: list[Markup]) -> Markup | None:
    if not rest:
        return None
    who = places.named([piece for item in rest for piece in item.evidence])
    return behind(f"{counted(len(rest), 'other wording')}: {who}", *rows, kind="wordings")


def _pairs(item: Difference) -> Markup | None:
    if len(item.sides) < 3 or not item.pairs:
        return None
    rows = []
    for pair in item.pairs:
        values = " · ".join(readable(item.sides[place].value) for place in pair.sides)
        rows.append(tag("li", tag("b", values), " ", chip(pair.verdict), f" {readable(pair.why)}"))
    title = f"{counted(len(rows), 'pair')} of values, each judged"
    return behind(title, tag("ul", join(*rows)), kind="pairs")
