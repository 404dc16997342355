"""The quotations of the terminal report: the fullest version, then how the others part from it."""

from rich.text import Text

from readout.model.readout import Collation, Readout
from readout.report.arranging.collation import is_alike, runs
from readout.report.arranging.excerpts import one_line, quoted, shortened
from readout.report.arranging.grouping import readings, shared_and_single
from readout.report.terminal.lines import WIDEST_LABEL, Sheet, copied, label, safe

# Utterances that are printed without --all.
MOST_QUOTATIONS = 6
MOST_SINGLE = 3
# Versions of one utterance.
MOST_VERSIONS = 4

# Characters of an utterance: five rows beside a label at 80 columns.
UTTERANCE = 330

# Same words in a row beyond this are folded to their ends.
LONGEST_SAME = 12
KEPT_SAME = 4


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
    shown = sheet.shown(len(found), MOST_VERSIONS)
    width = max(sheet.who(reading.evidence).cell_len for reading in found[:shown]) + 7
    for place, reading in enumerate(found[:shown]):
        who = label(sheet.who(reading.evidence), 5, min(width, WIDEST_LABEL))
        exact = reading.version.evidence.exact
        body = copied(exact, UTTERANCE) if place == 0 else _against(found[0].version.evidence.exact, exact)
        note = _note(item, reading.version.form, reading.places, found[0].version.form, place)
        sheet.hang(who, Text.assemble(body, "  ", (note, "dim")) if note else body)
    sheet.rest(len(found) - shown, "more versions")


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
        return copied(second, UTTERANCE)
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
    body = Text.assemble((speaker, "bold" if item.speaker else "italic"), " ", copied(version.evidence.exact))
    sheet.hang(label(Text.assemble((f"{line} ", "dim"), sheet.who([version.evidence])), 1, 8), body)
