"""The end of the terminal report: what happened when, what is not decided, what is to be known."""

from rich.text import Text

from readout.model.readout import Moment, Readout
from readout.report.arranging.chronology import chronology, marks, when
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import one_line
from readout.report.arranging.grouping import by_words, moment_words
from readout.report.arranging.naming import counted
from readout.report.terminal.lines import EXCERPT, Sheet, copied, label, quotation, safe

# Lines that are printed without --all.
MOST_MOMENTS = 10
MOST_OPEN = 3

# Characters of what something came after or before.
ANCHOR = 60


def timeline(sheet: Sheet, readout: Readout) -> None:
    """Print what happened when; what is background is counted."""
    if not readout.timeline:
        return
    sheet.title("When", counted(len(readout.timeline), "moment"))
    parts = chronology(readout)
    background = [item for _, item in parts.background]
    near = [item for _, item in parts.near]
    if sheet.everything:
        for item in (*background, *near):
            _moment(sheet, readout, item)
        return
    if background:
        ends = dict.fromkeys(one_line(when(item)) for item in (background[0], background[-1]))
        sheet.rest(len(background), f"earlier, {' to '.join(ends)}")
    shown = sheet.shown(len(near), MOST_MOMENTS)
    for item in near[:shown]:
        _moment(sheet, readout, item)
    sheet.rest(len(near) - shown)


def _moment(sheet: Sheet, readout: Readout, item: Moment) -> None:
    labels = one_line(", ".join(marks(item, readout)))
    anchor = copied(item.anchor.exact, ANCHOR) if item.anchor else Text()
    head = Text.assemble((one_line(when(item)), "bold"), " " if item.anchor else "", anchor)
    first = sheet.names.get(item.first_told or "")
    notes = [(labels, "magenta"), (f"first told by {first}" if first else "", "dim")]
    sheet.line(
        Text("  ").join([head, *(Text(words, style=style) for words, style in notes if words)]), indent=1
    )
    said = moment_words(item, EXCERPT)
    shown = sheet.shown(len(said), 1)
    for told in said[:shown]:
        body = Text.assemble(quotation(told.pieces), "  ", (told.when, "dim"))
        sheet.hang(label(sheet.who(told.words.evidence), 5, 12), body)
    rest = [evidence for told in said[shown:] for evidence in told.words.evidence]
    if rest:
        others = counted(len(said) - shown, "other wording")
        sheet.line(Text.assemble(f"{others}: ", sheet.who(rest), style="dim"), 12)


def not_decided(sheet: Sheet, readout: Readout) -> None:
    """Print what the evidence left open."""
    if not readout.not_decided:
        return
    sheet.title("Not decided", f"{len(readout.not_decided):,}")
    shown = sheet.shown(len(readout.not_decided), MOST_OPEN)
    for line, item in enumerate(readout.not_decided[:shown], start=1):
        body = Text.assemble(safe(item.about, "bold"), "  ", safe(readable(item.why), "italic"))
        sheet.hang(label(Text(str(line), style="dim"), 1, 5), body)
        for words in by_words(item.evidence):
            sheet.hang(label(sheet.who(words.evidence), 5, 12), copied(words.first.exact))
    sheet.rest(len(readout.not_decided) - shown)


def notices(sheet: Sheet, readout: Readout) -> None:
    """Print what could not be used, what was skipped or capped, and how to read the marks."""
    if readout.failures or readout.notices:
        total = len(readout.failures) + len(readout.notices)
        sheet.title("To be known", f"{total:,}")
    for item in readout.failures:
        sheet.line(
            Text.assemble(("not read  ", "red"), safe(item.input, "bold"), ": ", safe(item.message)), 1
        )
    for notice in readout.notices:
        sheet.line(safe(notice), 1)
    sheet.blank()
    sheet.line(Text("Words in quotation marks are copied; an ellipsis outside them is ours.", style="dim"))
