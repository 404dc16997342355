"""The agreements of the terminal report: what several tell, each document with its own words."""

from rich.text import Text

from readout.model.readout import Agreement, Readout
from readout.report.arranging.agreeing import arranged
from readout.report.arranging.naming import counted
from readout.report.terminal.lines import EXCERPT, MOST_LETTERS, Sheet, label

# Agreements that are printed without --all, and other wordings of each.
MOST_AGREEMENTS = 8
MOST_WORDINGS = 2

# Characters of another wording without --all: one row at 80 columns.
BRIEF = 64
# Letters beside one wording without --all, so that they stay beside it.
FEWER_LETTERS = 3
# Letters that take more columns than this have a row of their own.
WIDEST_LETTERS = 20


def agreements(sheet: Sheet, readout: Readout) -> None:
    """Print what several tell, with the count of independent origins."""
    if not readout.agreements:
        sheet.title("They agree", "on nothing that was found")
        return
    independent = sum(item.origins > 1 for item in readout.agreements)
    within = len(readout.agreements) - independent
    counts = f"{independent:,} of at least two origins"
    sheet.title("They agree", counts + (f", {within:,} within one origin" if within else ""))
    numbered = list(enumerate(readout.agreements, start=1))
    several = [(line, item) for line, item in numbered if item.origins > 1]
    copies = [(line, item) for line, item in numbered if item.origins < 2]
    shown = sheet.shown(len(several), MOST_AGREEMENTS)
    printed = [*several[:shown], *(copies if sheet.everything else ())]
    if any(item.shared for _, item in printed):
        some = "dim words" if sheet.colored else "{words}"
        sheet.line(Text(f"{some} are what only some of the reports say"), 5)
    for line, item in printed:
        _agreement(sheet, line, item)
    sheet.rest(len(several) - shown)
    if not sheet.everything:
        sheet.rest(within, "within one origin: copies of one text")


def _agreement(sheet: Sheet, line: int, item: Agreement) -> None:
    found = arranged(item)
    others = found.others[: sheet.shown(len(found.others), MOST_WORDINGS)]
    most = MOST_LETTERS if sheet.everything else FEWER_LETTERS
    rows = [(sheet.who(words.evidence, most), words) for words in (found.heading, *others)]
    if sheet.everything:
        rows += [(sheet.who(words.evidence) + Text(" also", style="dim"), words) for words in found.also]
    narrow = [who.cell_len + 2 for who, _ in rows if who.cell_len <= WIDEST_LETTERS]
    width = max(narrow, default=0)
    for place, (who, words) in enumerate(rows):
        start = label(Text(str(line) if place == 0 else "", style="dim"), 1, 5)
        body = sheet.agreed(words.pieces(EXCERPT if place == 0 or sheet.everything else BRIEF))
        if place == 0:
            body.append_text(Text.assemble("  ", (counted(item.origins, "origin"), "green")))
        if who.cell_len > WIDEST_LETTERS:
            sheet.hang(start, who)
            start, who = Text(" " * (start.cell_len + 2)), Text()
        sheet.hang(start + label(who, 0, width) if who else start, body)
    held = found.others[len(others) :]
    if held:
        rest = [evidence for words in held for evidence in words.evidence]
        left = Text.assemble(f"{counted(len(held), 'other wording')}: ", sheet.who(rest), style="dim")
        sheet.line(left, 5)
    if found.also and not sheet.everything:
        further = sum(len(words.evidence) for words in found.also)
        sheet.line(Text(counted(further, "further sentence"), style="dim"), 5)
