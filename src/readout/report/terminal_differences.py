"""The differences of the terminal report: conflicts, all of them, then the lighter verdicts."""

from rich.text import Text

from readout.model.readout import Difference, Readout, Side
from readout.report.excerpts import around
from readout.report.grouping import by_words
from readout.report.naming import own_value, verdict_summary
from readout.report.terminal_lines import EXCERPT, STYLES, WIDEST_LABEL, Sheet, copied, label, quotation, safe

# Differences that are printed without --all; conflicts are always all printed.
MOST_DIFFERENCES = 15

# Verdicts whose values stand in one row, without their sentences.
LIGHT = ("precision", "same")


def differences(sheet: Sheet, readout: Readout) -> None:
    """Print where they differ: conflicts, all of them, then the lighter verdicts."""
    if not readout.differences:
        sheet.title("They differ", "nowhere that was found")
        return
    sheet.title("They differ", verdict_summary(readout))
    conflicts = sum(item.verdict == "conflict" for item in readout.differences)
    shown = sheet.shown(len(readout.differences), max(MOST_DIFFERENCES, conflicts))
    was_light = False
    for line, item in enumerate(readout.differences[:shown], start=1):
        is_light = item.verdict in LIGHT
        if not (is_light and was_light):
            sheet.blank()
        was_light = is_light
        _difference(sheet, line, item)
    sheet.rest(len(readout.differences) - shown)


def _difference(sheet: Sheet, line: int, item: Difference) -> None:
    style = STYLES[item.verdict]
    verdict = item.verdict.upper() if item.verdict == "conflict" else item.verdict
    head = Text.assemble((verdict, style), " · ", safe(item.kind), " · ", safe(item.about, "bold"))
    sheet.hang(label(Text(str(line), style="dim"), 1, 5), head)
    if item.verdict in LIGHT:
        body = Text("   ").join(_brief(sheet, side) for side in item.sides)
        sheet.line(body, indent=5)
    else:
        widest = max(sheet.who(side.evidence).cell_len for side in item.sides)
        width = max(_side_label(sheet, side, widest).cell_len for side in item.sides) + 7
        for side in item.sides:
            _side(sheet, side, widest, min(width, WIDEST_LABEL))
    sheet.line(safe(item.why, "italic"), indent=5)


def _side_label(sheet: Sheet, side: Side, widest: int) -> Text:
    who = sheet.who(side.evidence)
    return Text.assemble(who, " " * (widest - who.cell_len + 2), safe(own_value(side)))


def _side(sheet: Sheet, side: Side, widest: int, width: int) -> None:
    for place, words in enumerate(by_words(side.evidence, side.context)):
        who = _side_label(sheet, Side(side.value if place == 0 else "", words.evidence), widest)
        sheet.hang(label(who, 5, width), quotation(around(words.first, words.around, EXCERPT)))


def _brief(sheet: Sheet, side: Side) -> Text:
    said = by_words(side.evidence)
    parts = [Text.assemble(sheet.who(words.evidence), " ", copied(words.first.exact)) for words in said]
    return Text("  ").join(parts)
