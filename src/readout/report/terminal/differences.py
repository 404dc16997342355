"""The differences of the terminal report: conflicts, all of them, then the lighter verdicts."""

from rich.text import Text

from readout.model.readout import VERDICTS, Difference, Readout, Side
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import one_line
from readout.report.arranging.facing import Statement, faced, statements
from readout.report.arranging.naming import (
    VERDICT_LABELS,
    counted,
    own_values,
    verdict_counts,
    verdict_summary,
)
from readout.report.terminal.lines import STYLES, Sheet, copied, label, safe

# Differences that are printed without --all; conflicts are always all printed.
MOST_HEAVY = 8
MOST_LIGHT = 5

# Verdicts whose values stand in one row, without their sentences.
LIGHT = ("scope", "precision", "same")

# Characters of a sentence: three rows at 80 columns.
SENTENCE = 190
# Characters of a value without its sentence: one row.
BRIEF = 60

# A value wider than this has a row of its own, for both sides.
WIDEST_VALUE = 17


def differences(sheet: Sheet, readout: Readout) -> None:
    """Print where they differ: conflicts, all of them, then the lighter verdicts."""
    if not readout.differences:
        sheet.title("They differ", "nowhere that was found")
        return
    sheet.title("They differ", verdict_summary(readout))
    if not sheet.colored:
        sheet.line(Text("{words} are those that differ"), 5)
    numbered = sorted(
        enumerate(readout.differences, start=1), key=lambda pair: VERDICTS.index(pair[1].verdict)
    )
    heavy = [(line, item) for line, item in numbered if item.verdict not in LIGHT]
    light = [(line, item) for line, item in numbered if item.verdict in LIGHT]
    conflicts = sum(item.verdict == "conflict" for item in readout.differences)
    for line, item in heavy[: sheet.shown(len(heavy), max(MOST_HEAVY, conflicts))]:
        sheet.blank()
        _heavy(sheet, line, item)
    shown = light[: sheet.shown(len(light), MOST_LIGHT)]
    if shown:
        sheet.blank()
    for line, item in shown:
        _light(sheet, line, item)
    left = [*heavy[sheet.shown(len(heavy), max(MOST_HEAVY, conflicts)) :], *light[len(shown) :]]
    kinds = ", ".join(
        f"{number:,} {VERDICT_LABELS.get(verdict, verdict)}"
        for verdict, number in verdict_counts(item for _, item in left)
    )
    sheet.rest(len(left), f"more: {kinds}")


def _head(item: Difference) -> Text:
    verdict = item.verdict.upper() if item.verdict == "conflict" else item.verdict
    return Text.assemble(
        (verdict, STYLES[item.verdict]), " · ", safe(item.kind), " · ", safe(item.about, "bold")
    )


def _heavy(sheet: Sheet, line: int, item: Difference) -> None:
    sheet.hang(label(Text(str(line), style="dim"), 1, 5), _head(item))
    sides = list(zip(own_values(item.sides), faced(item.sides), strict=True))
    values = max(safe(value).cell_len for value, _ in sides)
    letters = max((sheet.who(said[0].evidence).cell_len for _, said in sides if said), default=0)
    stacked = values > WIDEST_VALUE
    for words, said in sides:
        value = safe(words, STYLES[item.verdict])
        if stacked and value.plain:
            sheet.line(value, 5)
        column = Text() if stacked else _padded(value, values)
        for place, statement in enumerate(said if sheet.everything else said[:1]):
            start = column if place == 0 else Text(" " * column.cell_len)
            who = Text.assemble(start, _padded(sheet.who(statement.evidence), letters))
            body = sheet.compared(statement.pieces(SENTENCE))
            sheet.hang(Text(" " * (7 if stacked else 5)) + who, body)
        _others(sheet, said, words)
    sheet.line(safe(readable(item.why), "italic"), indent=5)


def _padded(text: Text, width: int) -> Text:
    out = text.copy()
    out.append(" " * (width - text.cell_len + 2) if width else "")
    return out


def _others(sheet: Sheet, said: list[Statement], value: str) -> None:
    rest = said[1:]
    if not rest or sheet.everything:
        return
    who = sheet.who(piece for statement in rest for piece in statement.evidence)
    start = f"{one_line(value)} also" if value else "also"
    sheet.line(Text.assemble(f"{start} in {counted(len(rest), 'other wording')}: ", who, style="dim"), 7)


def _light(sheet: Sheet, line: int, item: Difference) -> None:
    head = Text.assemble(_head(item), "  ", safe(readable(item.why), "italic dim"))
    sheet.hang(label(Text(str(line), style="dim"), 1, 5), head)
    rows = [_brief(sheet, side) for side in item.sides]
    whole = Text("   ").join(rows)
    if whole.cell_len <= sheet.console.width - 5:
        sheet.line(whole, indent=5)
        return
    for row in rows:
        sheet.line(row, indent=5)


def _brief(sheet: Sheet, side: Side) -> Text:
    """Give a side's values without their sentences, the same words once."""
    words: dict[str, list[Statement]] = {}
    for statement in statements(side):
        words.setdefault(one_line(statement.evidence[0].exact).casefold(), []).append(statement)
    groups = list(words.values())
    parts = []
    for group in groups[: sheet.shown(len(groups), 2)]:
        who = sheet.who(piece for statement in group for piece in statement.evidence)
        parts.append(Text.assemble(who, " ", copied(group[0].evidence[0].exact, BRIEF)))
    if len(groups) > len(parts):
        parts.append(Text(f"+{len(groups) - len(parts)}", style="dim"))
    return Text("  ").join(parts)
