"""What is found, in Markdown: differences side by side, agreements, and quotations word by word."""

from readout.model.readout import VERDICTS, Agreement, Collation, Difference, Readout
from readout.report.arranging.agreeing import arranged
from readout.report.arranging.collation import is_alike, runs
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import Piece, one_line
from readout.report.arranging.facing import Statement, faced, statements
from readout.report.arranging.grouping import readings, shared_and_single
from readout.report.arranging.naming import (
    VERDICT_MEANS,
    VERDICT_TITLES,
    counted,
    own_values,
    verdict_summary,
)
from readout.report.markdown.words import EXCERPT, Page, escape, quote

# Lines that are written when not everything is asked for; conflicts are always all written.
MOST_HEAVY = 8
MOST_LIGHT = 4
MOST_AGREEMENTS = 10
MOST_WORDINGS = 2
MOST_QUOTATIONS = 8
MOST_SINGLE = 4

# Verdicts that a reader only glances at.
LIGHT = ("scope", "precision", "same")
BRIEF = 80

# With more sides a table would be too wide.
MOST_COLUMNS = 3


def differences(page: Page, readout: Readout) -> str:
    """Write where they differ, by verdict, the weightiest first."""
    if not readout.differences:
        return "## They differ\n\nNowhere that was found."
    parts = [f"## They differ\n\n{verdict_summary(readout)}."]
    numbered = list(enumerate(readout.differences, start=1))
    for verdict in VERDICTS:
        own = [(number, item) for number, item in numbered if item.verdict == verdict]
        if not own:
            continue
        limit = MOST_LIGHT if verdict in LIGHT else MOST_HEAVY
        shown = len(own) if verdict == "conflict" else page.shown(len(own), limit)
        parts.append(f"### {VERDICT_TITLES[verdict]}: {len(own):,}\n\n*{VERDICT_MEANS[verdict]}*")
        parts += [_difference(page, number, item) for number, item in own[:shown]]
        parts += ["\n".join(page.rest(len(own) - shown)).strip()]
    return "\n\n".join(part for part in parts if part)


def _difference(page: Page, number: int, item: Difference) -> str:
    title = f"**{number} · {escape(item.about)}** ({escape(item.kind)}): {escape(readable(item.why))}"
    sides = faced(item.sides)
    if item.verdict in LIGHT or len(sides) > MOST_COLUMNS:
        rows = _list(page, item)
    else:
        values = [
            escape(value) or page.who(side.evidence)
            for value, side in zip(own_values(item.sides), item.sides, strict=True)
        ]
        cells = [_cell(page, said) for said in sides]
        rows = [f"| {' | '.join(values)} |", f"|{'---|' * len(values)}", f"| {' | '.join(cells)} |"]
    if len(item.sides) > 2:
        rows += ["", *(f"- {_pair(item, place)}" for place in range(len(item.pairs)))]
    return "\n".join([title, "", *rows])


def _cell(page: Page, said: list[Statement]) -> str:
    shown = page.shown(len(said), 1)
    texts = [f"{page.who(one.evidence)} {quote(one.pieces(EXCERPT))}" for one in said[:shown]]
    rest = [piece for one in said[shown:] for piece in one.evidence]
    if rest:
        texts.append(f"(and {counted(len(said) - shown, 'other wording')}: {page.who(rest)})")
    return " ".join(texts)


def _list(page: Page, item: Difference) -> list[str]:
    rows = []
    for own, side in zip(own_values(item.sides), item.sides, strict=True):
        said = statements(side)
        value = escape(own)
        shown = page.shown(len(said), 2)
        limit = BRIEF if item.verdict in LIGHT else EXCERPT
        for one in said[:shown]:
            rows.append(
                f"- {page.who(one.evidence)}{f' {value}' if value else ''}: {quote(one.pieces(limit))}"
            )
        if len(said) > shown:
            rest = [piece for one in said[shown:] for piece in one.evidence]
            rows.append(f"- (and {counted(len(said) - shown, 'other wording')}: {page.who(rest)})")
    return rows


def _pair(item: Difference, place: int) -> str:
    pair = item.pairs[place]
    values = " · ".join(escape(readable(item.sides[side].value)) for side in pair.sides)
    return f"({values}: {pair.verdict}, {escape(readable(pair.why))})"


def agreements(page: Page, readout: Readout) -> str:
    """Write what several tell; what only copies of one text tell is counted."""
    if not readout.agreements:
        return "## They agree\n\nOn nothing that was found."
    numbered = list(enumerate(readout.agreements, start=1))
    several = [(number, item) for number, item in numbered if item.origins > 1]
    copies = [(number, item) for number, item in numbered if item.origins < 2]
    shown = page.shown(len(several), MOST_AGREEMENTS)
    rows = ["## They agree", ""]
    if any(item.shared for item in readout.agreements):
        rows += [
            "<b>Words</b> are what all of them say, each in its own; the rest only some say.",
            "",
        ]
    for number, item in (*several[:shown], *(copies if page.everything else ())):
        rows += _agreement(page, number, item)
    rows += page.rest(len(several) - shown)
    if not page.everything:
        rows += page.rest(len(copies), "within one origin: copies of one text")
    return "\n".join(rows)


def _agreement(page: Page, number: int, item: Agreement) -> list[str]:
    found = arranged(item)
    heading = f"{page.who(found.heading.evidence)} {quote(found.heading.pieces(EXCERPT))}"
    shown = page.shown(len(found.others), MOST_WORDINGS)
    rows = [f"{number}. {heading} ({counted(item.origins, 'origin')})"]
    rows += [
        f"   - {page.who(words.evidence)} {quote(words.pieces(EXCERPT))}" for words in found.others[:shown]
    ]
    held = [evidence for words in found.others[shown:] for evidence in words.evidence]
    if held:
        rows.append(f"   - ({counted(len(found.others) - shown, 'other wording')}: {page.who(held)})")
    if page.everything:
        rows += [
            f"   - {page.who(words.evidence)} also {quote(words.pieces(EXCERPT))}" for words in found.also
        ]
    elif found.also:
        further = sum(len(words.evidence) for words in found.also)
        rows.append(f"   - ({counted(further, 'further sentence')})")
    return rows


def quotations(page: Page, readout: Readout) -> str:
    """Write the utterances, the fullest version first, the others laid against it."""
    if not readout.quotations:
        return ""
    shared, single = shared_and_single(readout)
    rows = ["## Quotations", "", f"{len(shared):,} in several documents, {len(single):,} in one."]
    rows += [
        "<ins>Words</ins> stand in place of or beside the first version's, <del>words</del> are not there.",
        "",
    ]
    kept = page.shown(len(shared), MOST_QUOTATIONS), page.shown(len(single), MOST_SINGLE)
    for number, item in (*shared[: kept[0]], *single[: kept[1]]):
        speaker = f"**{escape(item.speaker)}**" if item.speaker else "*nobody named*"
        rows.append(f"{number}. {speaker}")
        rows += _versions(page, item)
    rows += page.rest(len(shared) - kept[0], "in several documents")
    rows += page.rest(len(single) - kept[1], "in one document")
    return "\n".join(rows)


def _versions(page: Page, item: Collation) -> list[str]:
    found = readings(item)
    first = found[0].version.evidence.exact
    rows = []
    for place, reading in enumerate(found):
        exact = reading.version.evidence.exact
        words = quote((Piece(one_line(exact)),)) if place == 0 else _against(first, exact)
        form = "" if reading.version.form == "direct" else f" ({reading.version.form})"
        rows.append(f"   - {page.who(reading.evidence)} {words}{form}")
    return rows


def _against(first: str, second: str) -> str:
    aligned = runs(first, second)
    if not is_alike(aligned):
        return quote((Piece(one_line(second)),))
    out = []
    for run in aligned:
        if run.kind == "same":
            out.append(escape(run.second))
            continue
        if run.first:
            out.append(f"<del>{escape(run.first)}</del>")
        if run.second:
            out.append(f"<ins>{escape(run.second)}</ins>")
    return f"“{' '.join(out)}”"
