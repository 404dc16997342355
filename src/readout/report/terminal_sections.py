"""The sections of the terminal report, each a function that prints one of them, in their order."""

from collections.abc import Callable

from rich.text import Text

from readout.model.document import Document
from readout.model.readout import Readout
from readout.report.excerpts import one_line, shortened
from readout.report.grouping import agreement_words, by_words, moment_words, only_by_origin
from readout.report.naming import (
    called,
    counted,
    credit_words,
    day,
    heading,
    listed,
    published,
    whose,
    word_count,
)
from readout.report.terminal_differences import differences
from readout.report.terminal_lines import EXCERPT, Sheet, copied, label, quotation, safe
from readout.report.terminal_quotations import quotations

# Lines of a section that are printed without --all: with the differences and quotations about four
# screens of 50 rows.
MOST_AGREEMENTS = 8
MOST_ONLY_IN = 4
MOST_OTHERS = 5


def documents(sheet: Sheet, readout: Readout) -> None:
    """Print what there is and who reports it."""
    sheet.line(Text(" · ".join(heading(readout)), style="bold"))
    sheet.blank()
    for document in readout.documents:
        _document(sheet, readout, document)
    for origin in readout.origins:
        if len(origin.documents) > 1:
            who = ", ".join(sheet.names[item] for item in origin.documents if item in sheet.names)
            sheet.line(Text.assemble((who, "bold"), "  one origin: ", safe(origin.why)), indent=1)


def _document(sheet: Sheet, readout: Readout, document: Document) -> None:
    facts = [whose(readout, document), counted(word_count(document), "word"), _date(document)]
    head = Text.assemble(safe(called(document), "bold"), "  ", (" · ".join(map(one_line, facts)), "dim"))
    mark = label(Text(sheet.names[document.id], style="bold reverse"), 1, 5)
    sheet.hang(mark, head)
    if document.title:
        sheet.line(quotation(shortened(document.title, EXCERPT)), indent=5)
    words = credit_words(document)
    if words:
        sheet.line(Text.assemble(("credit ", "dim"), quotation(shortened(words, EXCERPT))), indent=5)


def _date(document: Document) -> str:
    return published(document) if document.published else "date not given"


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
    for line, item in (*several[:shown], *(copies if sheet.everything else ())):
        said = by_words(item.evidence)
        sheet.hang(
            label(Text(str(line), style="dim"), 1, 5), Text(counted(item.origins, "origin"), style="green")
        )
        for words in said:
            sheet.hang(label(sheet.who(words.evidence), 5, 12), copied(words.first.exact))
    sheet.rest(len(several) - shown)
    if not sheet.everything:
        sheet.rest(within, "within one origin: copies of one text")


def only_in(sheet: Sheet, readout: Readout) -> None:
    """Print what only one origin tells, origin by origin."""
    for members, items in only_by_origin(readout):
        several = len(members) > 1
        names = listed([sheet.names.get(item, "?") for item in members], most=6)
        known = [called(document) for document in readout.documents if document.id == members[0]]
        what = "one origin" if several else next(iter(known), members[0])
        sheet.title(f"Only in {names}", f"{len(items):,} · {what}")
        shown = sheet.shown(len(items), MOST_ONLY_IN)
        for item in items[:shown]:
            number = label(Text(str(item.lines[0]), style="dim"), 1, 5)
            who = label(sheet.who(item.evidence), 0, 6) if several else Text()
            sheet.hang(number + who, copied(item.evidence[0].exact))
        sheet.rest(len(items) - shown)


def left_out(sheet: Sheet, readout: Readout) -> None:
    """Print what each document leaves out of the agreements."""
    if not readout.omissions:
        return
    sheet.title("Left out", "of what the others agree on")
    shown = sheet.shown(len(readout.omissions), MOST_OTHERS)
    for item in readout.omissions[:shown]:
        evidence = agreement_words(readout, item.agreement)
        words = copied(evidence.exact, 90) if evidence else Text()
        who = label(Text(sheet.names.get(item.document, "?"), style="bold"), 1, 5)
        sheet.hang(
            who, Text.assemble(words, "  ", (f"({one_line(item.why)}, line {item.agreement + 1})", "dim"))
        )
    sheet.rest(len(readout.omissions) - shown)


def timeline(sheet: Sheet, readout: Readout) -> None:
    """Print what happened when."""
    if not readout.timeline:
        return
    sheet.title("When", counted(len(readout.timeline), "moment"))
    shown = sheet.shown(len(readout.timeline), MOST_OTHERS)
    for item in readout.timeline[:shown]:
        status = "" if item.status == "reported" else one_line(item.status)
        sheet.line(Text.assemble((one_line(day(item.when)), "bold"), "  ", (status, "magenta")), indent=1)
        for told in moment_words(item, EXCERPT):
            body = Text.assemble(quotation(told.pieces), "  ", (told.when, "dim"))
            sheet.hang(label(sheet.who(told.words.evidence), 5, 12), body)
    sheet.rest(len(readout.timeline) - shown)


def not_decided(sheet: Sheet, readout: Readout) -> None:
    """Print what the evidence left open."""
    if not readout.not_decided:
        return
    sheet.title("Not decided", f"{len(readout.not_decided):,}")
    shown = sheet.shown(len(readout.not_decided), MOST_OTHERS)
    for line, item in enumerate(readout.not_decided[:shown], start=1):
        body = Text.assemble(safe(item.about, "bold"), "  ", safe(item.why, "italic"))
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
