"""The findings of the page: differences, agreements, quotations and what only one document tells."""

from collections.abc import Sequence

from readout.model.readout import Agreement, Collation, Difference, Evidence, Side
from readout.report.citations import Section, line_id
from readout.report.excerpts import Piece, around, shortened
from readout.report.grouping import Words, by_words, only_by_document, readings, shared_and_single
from readout.report.markup import Markup, join, tag
from readout.report.naming import VERDICT_MEANS, counted, verdict_summary
from readout.report.page_places import Places
from readout.report.word_collation import Run, is_alike, runs

# Lines of a section that are open when the page is; the rest is folded under a line that counts them.
OPEN_DIFFERENCES = 20
OPEN_AGREEMENTS = 12
OPEN_QUOTATIONS = 12
OPEN_SINGLE = 6
OPEN_ONLY_IN = 6

# Characters of an excerpt. Clauses and utterances are nearly always shorter.
EXCERPT = 280
UTTERANCE = 900


def section(name: str, title: str, summary: str, *content: Markup | None) -> Markup:
    """Give a section with its heading; the name is what links point at."""
    heading = tag("h2", title, tag("small", summary) if summary else None)
    return tag("section", heading, *content, id=name, class_="section")


def line(
    where: Section, number: int, attributes: dict[str, str], *content: Markup | None, kind: str = ""
) -> Markup:
    """Give one line of a section."""
    name = line_id(where, number)
    return tag(
        "article",
        *content,
        id=name,
        class_=f"line {where.replace(' ', '-')} {kind}".strip(),
        tabindex="-1",
        **attributes,
    )


def head(where: Section, number: int, *content: Markup | str | None) -> Markup:
    """Give a line's first row: its number, then what it is."""
    mark = tag(
        "a", str(number), class_="num", href=f"#{line_id(where, number)}", aria_label=f"{where} {number}"
    )
    return tag("header", mark, tag("div", *content))


def folded(lines: Sequence[Markup], most: int) -> Markup:
    """Give the lines, those beyond `most` under a row that counts them."""
    rest = lines[most:]
    if not rest:
        return join(*lines)
    summary = tag("summary", f"{len(rest):,} more")
    return join(*lines[:most], tag("details", summary, *rest, class_="more"))


def differences(places: Places) -> Markup:
    """Give where they differ, conflicts first and never folded."""
    found = places.readout.differences
    if not found:
        return section("differences", "They differ", "nowhere that was found")
    lines = [_difference(places, number, item) for number, item in enumerate(found, start=1)]
    conflicts = sum(item.verdict == "conflict" for item in found)
    shown = folded(lines, max(OPEN_DIFFERENCES, conflicts))
    return section("differences", "They differ", verdict_summary(places.readout), shown)


def chip(verdict: str) -> Markup:
    """Give a verdict as a small label that says what it means."""
    return tag("span", verdict, class_=f"chip {verdict}", title=VERDICT_MEANS.get(verdict))


def _difference(places: Places, number: int, item: Difference) -> Markup:
    cited = [piece for side in item.sides for piece in (*side.evidence, *side.context)]
    attributes = places.line_attributes(cited) | {"data_kind": item.kind, "data_verdict": item.verdict}
    verdict = chip(item.verdict)
    sides = tag("div", *(_side(places, side) for side in item.sides), class_="sides")
    return line(
        "difference",
        number,
        attributes,
        head(
            "difference",
            number,
            verdict,
            tag("span", item.kind, class_="kind"),
            tag("b", item.about, class_="about"),
        ),
        sides,
        tag("p", item.why, class_="why"),
        _pairs(item),
        kind=item.verdict,
    )


def _side(places: Places, side: Side) -> Markup:
    rows = [
        places.said(words, around(words.first, words.around, EXCERPT))
        for words in by_words(side.evidence, side.context)
    ]
    return tag("div", tag("p", side.value, class_="value"), folded(rows, 3), class_="side")


def _pairs(item: Difference) -> Markup | None:
    if len(item.sides) < 3 or not item.pairs:
        return None
    rows = [
        tag(
            "li",
            tag(
                "span",
                f"{item.sides[pair.sides[0]].value} · {item.sides[pair.sides[1]].value}",
                class_="value",
            ),
            " ",
            chip(pair.verdict),
            f" {pair.why}",
        )
        for pair in item.pairs
    ]
    return tag("details", tag("summary", f"{len(rows)} pairs"), tag("ul", *rows), class_="pairs")


def agreements(places: Places) -> Markup:
    """Give what several tell, with the count of independent origins."""
    found = places.readout.agreements
    if not found:
        return section("agreements", "They agree", "on nothing that was found")
    independent = sum(item.origins > 1 for item in found)
    summary = f"{independent:,} of at least two origins"
    if independent < len(found):
        summary += f", {len(found) - independent:,} within one origin"
    lines = [_agreement(places, number, item) for number, item in enumerate(found, start=1)]
    return section("agreements", "They agree", summary, folded(lines, OPEN_AGREEMENTS))


def _agreement(places: Places, number: int, item: Agreement) -> Markup:
    said = by_words(item.evidence)
    rows = [places.said(words, shortened(words.first.exact, EXCERPT)) for words in said]
    return line(
        "agreement",
        number,
        places.line_attributes(item.evidence),
        head("agreement", number, tag("span", counted(item.origins, "origin"), class_="origins")),
        folded(rows, 4),
        _reasons(item),
        kind="alone" if item.origins < 2 else "",
    )


def _reasons(item: Agreement) -> Markup | None:
    if not item.reasons:
        return None
    rows = [
        tag("li", tag("span", f"{reason.weight:+.2f}", class_="weight"), " ", reason.what)
        for reason in item.reasons
    ]
    total = tag("li", tag("span", f"{item.score:.2f}", class_="weight"), " in all")
    return tag("details", tag("summary", "why joined"), tag("ul", *rows, total), class_="reasons")


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
        folded(lines, OPEN_QUOTATIONS),
        tag("h3", "In one document") if alone else None,
        folded(alone, OPEN_SINGLE),
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
        words = Words(reading.evidence, (None,) * len(reading.evidence))
        rows.append(places.said(words, pieces, " · ".join(notes)))
    speaker = (
        tag("b", item.speaker, class_="about") if item.speaker else tag("i", "nobody named", class_="about")
    )
    evidence = [version.evidence for version in item.versions]
    return line(
        "quotation",
        number,
        places.line_attributes(evidence, item.speaker or "") | {"data_kind": "quotation"},
        head("quotation", number, speaker),
        folded(rows, 6),
    )


def _variant_notes(item: Collation, places: tuple[int, ...]) -> list[str]:
    kinds = {variant.kind for variant in item.variants if variant.versions[1] in places}
    named = (("truncation", "shorter"), ("speaker", "another speaker"))
    return [words for kind, words in named if kind in kinds]


def _against(first: Evidence, second: Evidence) -> tuple[Piece | Markup, ...]:
    aligned = runs(first.exact, second.exact)
    if not is_alike(aligned):
        return shortened(second.exact, UTTERANCE)
    parts = [part for run in aligned for part in _run(run)]
    return (join(*parts, between=" "),)


def _run(run: Run) -> list[Markup | str]:
    if run.kind == "same":
        return [run.second]
    out: list[Markup | str] = []
    if run.first:
        out.append(tag("del", run.first))
    if run.second:
        out.append(tag("ins", run.second))
    return out


def only_in(places: Places) -> Markup | None:
    """Give what only one document tells, document by document, the weightiest first."""
    found = only_by_document(places.readout)
    if not found:
        return None
    groups = []
    for identifier, items in found:
        lines = [
            line(
                "only in",
                number,
                places.line_attributes([evidence]),
                head("only in", number, places.quote(evidence, shortened(evidence.exact, EXCERPT))),
            )
            for number, evidence in items
        ]
        name = places.readout.document(identifier).name if identifier in places.order else identifier
        mark = tag("span", places.names.get(identifier, "?"), class_="L")
        groups += [tag("h3", mark, " ", name, tag("small", str(len(items)))), folded(lines, OPEN_ONLY_IN)]
    summary = counted(sum(len(items) for _, items in found), "thing")
    return section("only-in", "Only in one", summary, *groups)
