"""Who says what: the table of claims by documents."""

from readout.model.readout import Evidence
from readout.report.arranging.agreeing import arranged
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import one_line
from readout.report.arranging.markup import Markup, tag
from readout.report.arranging.naming import counted, letter
from readout.report.arranging.omissions import LEFT_OUT
from readout.report.page.parts.lines import behind, section
from readout.report.page.parts.places import Places, set_words

# Characters of a row's name: two or three rows of a narrow column.
ROW_NAME = 70
# With more documents than this a value that is not short is written as the letter of its side.
MOST_VALUES = 6
SHORT_VALUE = 5
# Rows of the table that are open when the page is, of the differences and of the agreements each.
OPEN_ROWS = 12

# A cell's class, what it says to who cannot see the mark that the style puts there.
SAYS, LEAVES, EARLY = ("y", "says it"), ("n", LEFT_OUT), ("e", "too early")


def matrix(places: Places) -> Markup | None:
    """Give the table of claims by documents: who says what.

    What only copies of one text agree on, and what is the same in another form, has no row.
    """
    readout = places.readout
    different, agreed = _difference_rows(places), _agreement_rows(places)
    total = len(different) + len(agreed)
    if not total or len(readout.documents) < 2:
        return None
    first = [*different[:OPEN_ROWS], *agreed[:OPEN_ROWS]]
    rest = [*different[OPEN_ROWS:], *agreed[OPEN_ROWS:]]
    legend = tag(
        "p",
        tag("span", "", class_="mark y"), "says it ",
        tag("span", "", class_="mark n"), "leaves it out ",
        tag("span", "", class_="mark e"), "too early to tell it ",
        tag("span", "values are ours; a, b, c: the sides of a difference", class_="mark"),
        class_="legend",
    )  # fmt: skip
    more = behind(counted(len(rest), "more row"), _table(places, rest)) if rest else None
    return section("matrix", "Who says what", counted(total, "row"), legend, _table(places, first), more)


def _table(places: Places, rows: list[Markup]) -> Markup:
    titles = [tag("th", link, scope="col") for link in places.document_links()]
    table = tag(
        "table",
        tag("thead", tag("tr", tag("th", tag("span", "claim", class_="unseen"), scope="col"), *titles)),
        tag("tbody", *rows),
        class_="matrix" if len(places.readout.documents) > MOST_VALUES else "matrix wide",
    )
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="Who says what")


def _difference_rows(places: Places) -> list[Markup]:
    brief = len(places.readout.documents) > MOST_VALUES
    rows = []
    for number, item in enumerate(places.readout.differences, start=1):
        if item.verdict == "same":
            continue
        said: dict[str, list[Markup]] = {}
        for place, side in enumerate(item.sides):
            value = readable(side.value)
            for evidence in _first_each(side.evidence):
                words = letter(place).lower() if brief and len(value) > SHORT_VALUE else one_line(value)
                link = tag("a", words, href=f"#{places.place(evidence)}", title=value)
                said.setdefault(evidence.doc, []).append(link)
        cells = {document: tag("td", *links, class_="s") for document, links in said.items()}
        label = tag("a", tag("span", item.kind, class_="kind"), " ", item.about, href=f"#difference-{number}")
        rows.append(_row(places, label, cells, item.verdict))
    return rows


def _agreement_rows(places: Places) -> list[Markup]:
    readout = places.readout
    lacking: dict[int, list[tuple[str, str]]] = {}
    for omission in readout.omissions:
        lacking.setdefault(omission.agreement, []).append((omission.document, omission.why))
    rows = []
    for place, item in enumerate(readout.agreements):
        if item.origins < 2:
            continue
        cells = {doc: _mark(*(LEAVES if why == LEFT_OUT else EARLY)) for doc, why in lacking.get(place, [])}
        found = arranged(item) if item.evidence else None
        for evidence in found.best.values() if found else ():
            kind, words = SAYS
            cells[evidence.doc] = tag("td", tag("a", words, href=f"#{places.place(evidence)}"), class_=kind)
        shown = set_words(found.heading.pieces(ROW_NAME)) if found else ""
        label = tag("a", shown, href=f"#agreement-{place + 1}", class_="serif", dir="auto")
        rows.append(_row(places, label, cells, "claim"))
    return rows


def _mark(kind: str, words: str) -> Markup:
    return tag("td", words, class_=kind)


def _first_each(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    return list({item.doc: item for item in reversed(evidence)}.values())[::-1]


def _row(places: Places, label: Markup, cells: dict[str, Markup], kind: str) -> Markup:
    readout = places.readout
    row = [
        cells.get(document.id)
        or tag("td", class_=None if document.id in readout.analysed else "not-analysed")
        for document in readout.documents
    ]
    return tag("tr", tag("th", label, scope="row"), *row, class_=kind)
