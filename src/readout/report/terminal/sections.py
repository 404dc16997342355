"""The sections of the terminal report, each a function that prints one of them, in their order."""

from collections.abc import Callable

from rich.text import Text

from readout.model.readout import Readout
from readout.report.arranging.agreeing import agreement_words
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import one_line
from readout.report.arranging.grouping import Alone, only_by_origin, weightiest
from readout.report.arranging.naming import called, counted, listed
from readout.report.arranging.omissions import Missing, missing, parted
from readout.report.terminal.agreements import agreements
from readout.report.terminal.closing import not_decided, notices, timeline
from readout.report.terminal.differences import differences
from readout.report.terminal.documents import documents
from readout.report.terminal.lines import EXCERPT, Sheet, copied, label
from readout.report.terminal.quotations import quotations

# Lines of a section that are printed without --all: with the differences and quotations about three
# screens of 50 rows, however many documents there are.
MOST_ONLY_IN = 8
MOST_FACTS = 6

# Origins that are counted in the last line of what only one tells.
MOST_ORIGINS = 10


def only_in(sheet: Sheet, readout: Readout) -> None:
    """Print what only one origin tells: the weightiest of all, or everything origin by origin."""
    found = only_by_origin(readout)
    if not found:
        return
    total = sum(len(items) for _, items in found)
    sheet.title("Only in one", f"{total:,}, the weightiest first")
    if sheet.everything:
        for members, items in found:
            names = [called(document) for document in readout.documents if document.id in members]
            outlets = listed([one_line(name) for name in dict.fromkeys(names)], most=2)
            letters = listed([sheet.names.get(item, "?") for item in members], most=6)
            sheet.line(Text.assemble((letters, "bold"), f"  {outlets}"), 1)
            for item in items:
                _alone(sheet, item)
        return
    first = weightiest(found, MOST_ONLY_IN)
    for item in first:
        _alone(sheet, item)
    counts = [
        f"{listed([sheet.names.get(member, '?') for member in members], most=1)}: {len(items):,}"
        for members, items in found[:MOST_ORIGINS]
    ]
    counts += [counted(len(found) - MOST_ORIGINS, "other origin")] if len(found) > MOST_ORIGINS else []
    sheet.rest(total - len(first), f"more; in all {' · '.join(counts)}")


def _alone(sheet: Sheet, item: Alone) -> None:
    number = label(Text(str(item.lines[0]), style="dim"), 1, 5)
    sheet.hang(number + label(sheet.who(item.evidence), 0, 4), copied(item.evidence[0].exact))


def left_out(sheet: Sheet, readout: Readout) -> None:
    """Print, fact by fact, who leaves out what the others agree on."""
    found = missing(readout)
    if not found:
        return
    facts, excused = parted(found)
    sheet.title("Left out", f"{counted(len(facts), 'thing')} that others agree on")
    shown = sheet.shown(len(facts), MOST_FACTS)
    for item in (*facts[:shown], *(excused if sheet.everything else ())):
        _fact(sheet, readout, item)
    sheet.rest(len(facts) - shown)
    if not sheet.everything:
        sheet.rest(len(excused), "that those who lack them could not have known yet")


def _fact(sheet: Sheet, readout: Readout, item: Missing) -> None:
    found = agreement_words(readout, item.agreement)
    words = sheet.agreed(found.pieces(EXCERPT)) if found else Text()
    sheet.hang(label(Text(str(item.agreement + 1), style="dim"), 1, 5), words)
    reasons = [("left out by", item.left_out)] if item.left_out else []
    reasons += [(f"{one_line(excuse.why)}:", excuse.documents) for excuse in item.excused]
    parts = [
        Text.assemble((words, "dim"), " ", (listed([sheet.names.get(doc, "?") for doc in every]), "bold"))
        for words, every in reasons
    ]
    sheet.line(Text("; ").join(parts), 5)
    if not sheet.everything:
        return
    for excuse in item.excused:
        for because, every in excuse.because:
            who = listed([sheet.names.get(doc, "?") for doc in every])
            sheet.line(Text.assemble((who, "bold"), f" {one_line(readable(because))}", style="dim"), 7)


SECTIONS: tuple[Callable[[Sheet, Readout], None], ...] = (
    documents,
    differences,
    agreements,
    quotations,
    only_in,
    left_out,
    timeline,
    not_decided,
    notices,
)
