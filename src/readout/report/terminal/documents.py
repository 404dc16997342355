"""The head of the terminal report: how much was found, and who the letters are."""

from rich.text import Text

from readout.model.document import Document
from readout.model.readout import Origin, Readout
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import one_line, shortened
from readout.report.arranging.grouping import shared_and_single
from readout.report.arranging.naming import (
    VERDICT_LABELS,
    called,
    counted,
    credit_words,
    heading,
    listed,
    published,
    taken,
    verdict_counts,
    whose,
    word_count,
)
from readout.report.arranging.omissions import missing
from readout.report.terminal.lines import EXCERPT, STYLES, Sheet, label, quotation, safe

# With more documents they are named in a line an origin, without their titles.
MOST_DOCUMENTS = 6
MOST_ORIGINS = 12
# Uses of some sentences of another origin.
MOST_PARTS = 4

# Letters and outlets of one origin that are named.
MOST_NAMES = 2


def documents(sheet: Sheet, readout: Readout) -> None:
    """Print what there is, how much was found, and who reports it."""
    sheet.line(Text(" · ".join(heading(readout)), style="bold"))
    sheet.line(_verdicts(readout))
    sheet.line(Text(" · ".join(_counts(readout)), style="dim"))
    sheet.blank()
    if len(readout.documents) > MOST_DOCUMENTS and not sheet.everything:
        _by_origin(sheet, readout)
    else:
        _each(sheet, readout)
    parts = [part for origin in readout.origins for part in origin.in_part]
    shown = sheet.shown(len(parts), MOST_PARTS)
    for part in parts[:shown]:
        sheet.line(
            Text.assemble(taken(part, sheet.names), (f": {one_line(readable(part.why))}", "dim")), indent=1
        )
    sheet.rest(len(parts) - shown, "more that share some sentences")


def _each(sheet: Sheet, readout: Readout) -> None:
    for document in readout.documents:
        _document(sheet, readout, document)
    for origin in readout.origins:
        if len(origin.documents) > 1:
            who = listed([sheet.names[item] for item in origin.documents if item in sheet.names])
            sheet.line(Text.assemble((who, "bold"), "  one origin: ", safe(readable(origin.why))), indent=1)


def _verdicts(readout: Readout) -> Text:
    found = dict(verdict_counts(readout.differences))
    conflicts = found.pop("conflict", 0)
    first = Text(counted(conflicts, "conflict") if conflicts else "no conflict")
    first.stylize(STYLES["conflict"] if conflicts else "green")
    rest = [
        Text(f"{number:,} {VERDICT_LABELS[verdict]}", style=STYLES[verdict])
        for verdict, number in found.items()
    ]
    return Text(" · ").join([first, *rest])


def _counts(readout: Readout) -> list[str]:
    """Count what the sections below hold; what there is none of is left out."""
    shared, single = shared_and_single(readout)
    independent = sum(item.origins > 1 for item in readout.agreements)
    counts = [
        (independent, "agreement", ""),
        (len(shared), "shared quotation", ""),
        (len(single), "quotation in one", "quotations in one"),
        (len(readout.only_in), "thing only in one", "things only in one"),
        (len(missing(readout)), "thing left out", "things left out"),
        (len(readout.timeline), "moment", ""),
        (len(readout.not_decided), "not decided", "not decided"),
    ]
    return [counted(number, thing, things) for number, thing, things in counts if number]


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


def _by_origin(sheet: Sheet, readout: Readout) -> None:
    known = {document for origin in readout.origins for document in origin.documents}
    groups = [
        *readout.origins,
        *(Origin((item.id,), "") for item in readout.documents if item.id not in known),
    ]
    shown = sheet.shown(len(groups), MOST_ORIGINS)
    letters = [
        listed([sheet.names[item] for item in origin.documents if item in sheet.names], most=MOST_NAMES)
        for origin in groups[:shown]
    ]
    width = max(map(len, letters), default=0) + 3
    for origin, who in zip(groups[:shown], letters, strict=True):
        own = [document for document in readout.documents if document.id in origin.documents]
        if len(own) == 1:
            facts = f"{whose(readout, own[0])} · {_date(own[0])}"
        else:
            facts = f"{origin.agency} copy, one origin" if origin.agency else "one origin"
        outlets = listed(list(dict.fromkeys(one_line(called(document)) for document in own)), most=2)
        body = Text.assemble((outlets, "bold"), "  ", (one_line(facts), "dim"))
        sheet.hang(label(Text(who, style="bold"), 1, width), body)
    sheet.rest(len(groups) - shown, "more origins")


def _date(document: Document) -> str:
    return published(document) if document.published else "date not given"
