"""The sections of the terminal report, each a function that prints one of them."""

from collections.abc import Callable

from rich.text import Text

from readout.model.document import Document
from readout.model.readout import Collation, Difference, Readout, Side
from readout.report.excerpts import around, one_line, quoted, shortened
from readout.report.grouping import agreement_words, by_words, only_by_document, readings, shared_and_single
from readout.report.naming import (
    counted,
    credit_words,
    day,
    heading,
    published,
    verdict_summary,
    whose,
    word_count,
)
from readout.report.terminal_lines import STYLES, WIDEST_LABEL, Sheet, label, quotation, safe
from readout.report.word_collation import is_alike, runs

# Lines of a section that are printed without --all: together about four screens of 50 rows.
MOST_DIFFERENCES = 15
MOST_AGREEMENTS = 8
MOST_QUOTATIONS = 6
MOST_SINGLE = 3
MOST_ONLY_IN = 4
MOST_OTHERS = 5

# Characters of an excerpt: two rows beside a label at 80 columns; an utterance may have five.
EXCERPT = 130
UTTERANCE = 330

# Same words in a row beyond this are folded to their ends.
LONGEST_SAME = 12
KEPT_SAME = 4

LIGHT = ("precision", "same")


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
    facts = [
        whose(readout, document),
        counted(word_count(document), "word"),
        f"published {published(document)}",
    ]
    head = Text.assemble(safe(document.name, "bold"), "  ", (" · ".join(map(one_line, facts)), "dim"))
    mark = label(Text(sheet.names[document.id], style="bold reverse"), 1, 5)
    sheet.hang(mark, head)
    if document.title:
        sheet.line(quotation(shortened(document.title, EXCERPT)), indent=5)
    words = credit_words(document)
    if words:
        sheet.line(Text.assemble(("credit ", "dim"), quotation(shortened(words, EXCERPT))), indent=5)


def _date(document: Document) -> str:
    return published(document) if document.published else "date not given"


def differences(sheet: Sheet, readout: Readout) -> None:
    """Print where they differ: conflicts, all of them, then the lighter verdicts."""
    if not readout.differences:
        sheet.title("They differ", "nowhere that was found")
        return
    sheet.title("They differ", verdict_summary(readout))
    conflicts = sum(item.verdict == "conflict" for item in readout.differences)
    shown = sheet.shown(len(readout.differences), max(MOST_DIFFERENCES, conflicts))
    for line, item in enumerate(readout.differences[:shown], start=1):
        _difference(sheet, line, item)
    sheet.rest(len(readout.differences) - shown)


def _difference(sheet: Sheet, line: int, item: Difference) -> None:
    style = STYLES[item.verdict]
    verdict = item.verdict.upper() if item.verdict == "conflict" else item.verdict
    head = Text.assemble((verdict, style), " · ", safe(item.kind), " · ", safe(item.about, "bold"))
    if item.verdict not in LIGHT:
        sheet.blank()
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
    return Text.assemble(who, " " * (widest - who.cell_len + 2), safe(side.value))


def _side(sheet: Sheet, side: Side, widest: int, width: int) -> None:
    for place, words in enumerate(by_words(side.evidence, side.context)):
        who = _side_label(sheet, Side(side.value if place == 0 else "", words.evidence), widest)
        sheet.hang(label(who, 5, width), quotation(around(words.first, words.around, EXCERPT)))


def _brief(sheet: Sheet, side: Side) -> Text:
    said = by_words(side.evidence)
    parts = [Text.assemble(sheet.who(words.evidence), " ", _words(words.first.exact)) for words in said]
    return Text("  ").join(parts)


def _words(exact: str, limit: int = EXCERPT) -> Text:
    return quotation(shortened(exact, limit))


def agreements(sheet: Sheet, readout: Readout) -> None:
    """Print what several tell, with the count of independent origins."""
    if not readout.agreements:
        sheet.title("They agree", "on nothing that was found")
        return
    independent = sum(item.origins > 1 for item in readout.agreements)
    copied = len(readout.agreements) - independent
    counts = f"{independent:,} of at least two origins"
    sheet.title("They agree", counts + (f", {copied:,} within one origin" if copied else ""))
    shown = sheet.shown(len(readout.agreements), MOST_AGREEMENTS)
    for line, item in enumerate(readout.agreements[:shown], start=1):
        said = by_words(item.evidence)
        sheet.hang(
            label(Text(str(line), style="dim"), 1, 5), Text(counted(item.origins, "origin"), style="green")
        )
        for words in said:
            sheet.hang(label(sheet.who(words.evidence), 5, 12), _words(words.first.exact))
    sheet.rest(len(readout.agreements) - shown)


def quotations(sheet: Sheet, readout: Readout) -> None:
    """Print the utterances: the fullest version first, then how the others part from it."""
    shared, single = shared_and_single(readout)
    if not readout.quotations:
        return
    sheet.title("Quotations", f"{len(shared):,} in several documents, {len(single):,} in one")
    shown = sheet.shown(len(shared), MOST_QUOTATIONS)
    if any(len(readings(item)) > 1 for _, item in shared[:shown]):
        sheet.line(
            Text("{words} stand in place of or beside the first version’s, {–words} are not there", "dim"), 5
        )
    for line, item in shared[:shown]:
        _collation(sheet, line, item)
    sheet.rest(len(shared) - shown, "in several documents")
    if single:
        sheet.blank()
        kept = sheet.shown(len(single), MOST_SINGLE)
        for line, item in single[:kept]:
            _single(sheet, line, item)
        sheet.rest(len(single) - kept, "in one document")


def _collation(sheet: Sheet, line: int, item: Collation) -> None:
    sheet.hang(
        label(Text(str(line), style="dim"), 1, 5),
        safe(item.speaker, "bold") if item.speaker else Text("nobody named", style="dim italic"),
    )
    found = readings(item)
    for place, reading in enumerate(found):
        who = label(sheet.who(reading.evidence), 5, 12)
        exact = reading.version.evidence.exact
        body = _words(exact, UTTERANCE) if place == 0 else _against(found[0].version.evidence.exact, exact)
        note = _note(item, reading.version.form, reading.places, found[0].version.form, place)
        sheet.hang(who, Text.assemble(body, "  ", (note, "dim")) if note else body)


def _note(item: Collation, form: str, places: tuple[int, ...], first_form: str, place: int) -> str:
    notes = [form] if form != "direct" or (place and form != first_form) else []
    named = {variant.kind for variant in item.variants if variant.versions[1] in places}
    notes += [
        words for kind, words in (("truncation", "shorter"), ("speaker", "another speaker")) if kind in named
    ]
    return one_line(f"({', '.join(notes)})") if notes else ""


def _against(first: str, second: str) -> Text:
    aligned = runs(first, second)
    if not is_alike(aligned):
        return _words(second, UTTERANCE)
    out = Text("“")
    for place, run in enumerate(aligned):
        if place and not out.plain.endswith(("“", " ")):
            out.append(" ")
        if run.kind == "same":
            out.append(_folded(run.second))
        if run.second and run.kind in ("changed", "added"):
            out.append(f"{{{run.second}}}", style="bold")
        if run.kind == "omitted":
            words = one_line(quoted(shortened(run.first, 60))).strip("“”")
            out.append(f"{{–{words}}}", style="dim")
    return out + Text("”")


def _folded(words: str) -> str:
    every = words.split()
    if len(every) <= LONGEST_SAME:
        return words
    return f"{' '.join(every[:KEPT_SAME])}” … “{' '.join(every[-KEPT_SAME:])}"


def _single(sheet: Sheet, line: int, item: Collation) -> None:
    version = item.versions[0]
    speaker = one_line(item.speaker or version.speaker_as) or "nobody named"
    body = Text.assemble((speaker, "bold" if item.speaker else "italic"), " ", _words(version.evidence.exact))
    sheet.hang(label(Text.assemble((f"{line} ", "dim"), sheet.who([version.evidence])), 1, 8), body)


def only_in(sheet: Sheet, readout: Readout) -> None:
    """Print what only one document tells, document by document."""
    for identifier, items in only_by_document(readout):
        name = readout.document(identifier).name if identifier in sheet.names else identifier
        sheet.title(f"Only in {sheet.names.get(identifier, '?')}", f"{len(items):,} · {name}")
        shown = sheet.shown(len(items), MOST_ONLY_IN)
        for line, evidence in items[:shown]:
            sheet.hang(label(Text(str(line), style="dim"), 1, 5), _words(evidence.exact))
        sheet.rest(len(items) - shown)


def left_out(sheet: Sheet, readout: Readout) -> None:
    """Print what each document leaves out of the agreements."""
    if not readout.omissions:
        return
    sheet.title("Left out", "of what the others agree on")
    shown = sheet.shown(len(readout.omissions), MOST_OTHERS)
    for item in readout.omissions[:shown]:
        evidence = agreement_words(readout, item.agreement)
        words = _words(evidence.exact, 90) if evidence else Text()
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
        for words in by_words(item.evidence):
            sheet.hang(label(sheet.who(words.evidence), 5, 12), _words(words.first.exact))
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
            sheet.hang(label(sheet.who(words.evidence), 5, 12), _words(words.first.exact))
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
