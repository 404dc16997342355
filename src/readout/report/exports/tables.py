"""A readout as a flat table: one row for each piece of evidence."""

import csv
import io

from readout.model.readout import Readout
from readout.report.arranging.naming import letters
from readout.report.exports.citations import Citation, citations

Cell = str | int | float | None

COLUMNS = (
    "section", "line", "side", "role", "kind", "verdict", "about", "value", "letter", "document", "outlet",
    "start", "end", "exact", "shared", "via",
)  # fmt: skip

# Between two stretches of words that are shared.
BETWEEN = " … "

# A spreadsheet takes a cell that begins with one of these for a formula and would run it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows(readout: Readout) -> list[dict[str, Cell]]:
    """Give one dict a piece of evidence, all with the same keys: `pandas.DataFrame(rows(readout))`.

    `line` counts from 1 within its section; `exact` is never changed. An agreement begins with its heading;
    `shared` are the words of it that all its documents say, stretch by stretch with an ellipsis between.
    """
    names = letters(readout)
    outlets = {document.id: document.outlet for document in readout.documents}
    return [
        {
            "section": item.section,
            "line": item.line,
            "side": item.side or None,
            "role": item.role,
            "kind": item.kind or None,
            "verdict": item.verdict or None,
            "about": item.about or None,
            "value": item.value or None,
            "letter": names.get(item.evidence.doc),
            "document": item.evidence.doc,
            "outlet": outlets.get(item.evidence.doc),
            "start": item.evidence.start,
            "end": item.evidence.end,
            "exact": item.evidence.exact,
            "shared": _shared(item),
            "via": item.evidence.via.name if item.evidence.via else None,
        }
        for item in citations(readout)
    ]


def _shared(item: Citation) -> str | None:
    start, exact = item.evidence.start, item.evidence.exact
    return BETWEEN.join(exact[span.start - start : span.end - start] for span in item.shared or ()) or None


def to_csv(readout: Readout, *, guard: bool = True) -> str:
    """Write the table as CSV (RFC 4180: comma, CRLF, quotation marks doubled).

    Args:
        readout: the findings.
        guard: put an apostrophe before a text cell that a spreadsheet would run as a formula. Such a
            cell then differs from the document by that one character; turn it off for a program that
            compares `exact` with the text.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(readout):
        writer.writerow([_cell(row[column], guard=guard) for column in COLUMNS])
    return out.getvalue().encode("utf-8", "replace").decode("utf-8")


def _cell(value: Cell, *, guard: bool) -> Cell:
    if guard and isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    # NUL is refused by readers of CSV, among them Python's own of 3.10.
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
