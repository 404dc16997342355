"""Who says what: the table of claims by documents."""

from readout.model.readout import Evidence
from readout.report.excerpts import shortened
from readout.report.markup import Markup, tag
from readout.report.naming import counted
from readout.report.page_lines import section
from readout.report.page_places import Places

# Characters of a row's name: two or three rows of a narrow column.
ROW_NAME = 70
# With more documents than this the table gives the number of the side instead of its value.
MOST_VALUES = 6


def matrix(places: Places) -> Markup | None:
    """Give the table of claims by documents: who says what."""
    readout = places.readout
    rows = [*_difference_rows(places), *_agreement_rows(places)]
    if not rows or len(readout.documents) < 2:
        return None
    cells = [tag("th", link, scope="col") for link in places.document_links()]
    table = tag(
        "table",
        tag("thead", tag("tr", tag("th", "", scope="col"), *cells)),
        tag("tbody", *rows),
        class_="matrix" if len(readout.documents) > MOST_VALUES else "matrix wide",
    )
    legend = tag(
        "p",
        tag("span", "●", class_="dot"), " says it · ",
        tag("span", "○", class_="dot"), " leaves it out · ",
        tag("span", "◌", class_="dot"), " published too early to tell it · values, side numbers: ours",
        class_="legend",
    )  # fmt: skip
    frame = tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="Who says what")
    return section("matrix", "Who says what", counted(len(rows), "row"), legend, frame)


def _difference_rows(places: Places) -> list[Markup]:
    brief = len(places.readout.documents) > MOST_VALUES
    rows = []
    for number, item in enumerate(places.readout.differences, start=1):
        said: dict[str, list[Markup]] = {}
        for place, side in enumerate(item.sides, start=1):
            for evidence in _first_each(side.evidence):
                words = str(place) if brief else side.value
                cell = _cell(places, evidence, words, f"side {item.verdict}", side.value)
                said.setdefault(evidence.doc, []).append(cell)
        label = tag("a", tag("span", item.kind, class_="kind"), " ", item.about, href=f"#difference-{number}")
        rows.append(_row(places, label, said, item.verdict))
    return rows


def _agreement_rows(places: Places) -> list[Markup]:
    readout = places.readout
    left_out: dict[int, list[tuple[str, str]]] = {}
    for omission in readout.omissions:
        left_out.setdefault(omission.agreement, []).append((omission.document, omission.why))
    rows = []
    for number, item in enumerate(readout.agreements, start=1):
        said = {evidence.doc: [_cell(places, evidence, "●", "dot", "says it")] for evidence in item.evidence}
        for identifier, why in left_out.get(number - 1, []):
            mark = "○" if why == "left out" else "◌"
            said.setdefault(identifier, [tag("span", mark, class_="dot", title=why)])
        lead = next(iter(item.evidence), None)
        words = "".join(piece.text for piece in shortened(lead.exact, ROW_NAME)) if lead else ""
        rows.append(
            _row(
                places,
                tag("a", words, href=f"#agreement-{number}", class_="serif", dir="auto"),
                said,
                "claim",
            )
        )
    return rows


def _first_each(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    return list({item.doc: item for item in reversed(evidence)}.values())[::-1]


def _cell(places: Places, evidence: Evidence, words: str, kind: str, title: str) -> Markup:
    return tag(
        "a",
        words,
        href=f"#{places.place(evidence)}",
        class_=kind,
        data_d=places.order.get(evidence.doc),
        title=title,
    )


def _row(places: Places, label: Markup, said: dict[str, list[Markup]], kind: str) -> Markup:
    readout = places.readout
    cells = [
        tag(
            "td",
            *said.get(document.id, []),
            class_=None if document.id in readout.analysed else "not-analysed",
        )
        for document in readout.documents
    ]
    return tag("tr", tag("th", label, scope="row"), *cells, class_=kind)
