"""The overviews of the page: who reports, who says what, what is left out, when, who is who, notes."""

from readout.model.document import Document
from readout.model.readout import Evidence, Moment, NotDecided, Origin, Readout
from readout.report.excerpts import one_line, shortened
from readout.report.grouping import agreement_words, by_words
from readout.report.markup import Markup, join, outside, tag
from readout.report.naming import counted, credit_words, day, listed, published, whose, word_count
from readout.report.page_findings import folded, head, line, section
from readout.report.page_places import Places

OPEN_LINES = 15
# With more, the differences would be a long way down.
OPEN_ORIGINS = 6
# With more documents, those of one origin are folded under their letters.
MANY_DOCUMENTS = 8
EXCERPT = 220
# A row's name in the matrix: two rows of a narrow column.
ROW_NAME = 70
# With more documents than this the matrix gives the number of the side instead of its value.
MOST_VALUES = 6


def documents(places: Places) -> Markup:
    """Give who reports: a row a document, documents of one origin together."""
    readout = places.readout
    done: set[str] = set()
    groups = []
    for number, origin in enumerate(readout.origins, start=1):
        own = [document for document in readout.documents if document.id in origin.documents]
        done.update(origin.documents)
        groups.append(_origin(places, number, origin, own))
    rest = [document for document in readout.documents if document.id not in done]
    groups += [tag("div", _card(places, document), class_="origin") for document in rest]
    shown = folded(groups, OPEN_ORIGINS)
    return section("reports", "Who reports", counted(len(readout.origins), "origin"), shown)


def _origin(places: Places, number: int, origin: Origin, own: list[Document]) -> Markup:
    cards = [_card(places, document) for document in own]
    if len(own) < 2:
        return tag("div", *cards, class_="origin")
    shared = [item for pair in origin.shared for item in (pair.evidence, pair.other)]
    credits = {credit_words(document) for document in own}
    other = [group for group in by_words(origin.evidence) if group.first.exact not in credits]
    rows = [places.said(group, shortened(group.first.exact, EXCERPT)) for group in other]
    title = head(
        "origin",
        number,
        tag("span", "one origin", class_="origins"),
        places.letter_links((*origin.evidence, *shared)),
        tag("span", origin.why, class_="why"),
    )
    attributes = places.line_attributes((*origin.evidence, *shared))
    note = line("origin", number, attributes, title, folded(rows, 2))
    if len(places.readout.documents) <= MANY_DOCUMENTS:
        return tag("div", note, *cards, class_="origin several")
    outlets = listed([f"{places.names[document.id]} {one_line(document.name)}" for document in own], most=3)
    closed = tag("details", tag("summary", outlets), *cards, class_="more")
    return tag("div", note, closed, class_="origin several")


def _card(places: Places, document: Document) -> Markup:
    readout = places.readout
    facts = [
        whose(readout, document),
        published(document) if document.published else "date not given",
        counted(word_count(document), "word"),
    ]
    words = credit_words(document)
    return tag(
        "div",
        tag(
            "a",
            places.names[document.id],
            class_="L",
            href=f"#doc-{places.order[document.id]}",
            data_d=places.order[document.id],
        ),
        tag(
            "div",
            tag(
                "p",
                tag("b", outside(document.url, document.name)),
                tag("span", " · ".join(facts), class_="facts"),
            ),
            tag("p", f"“{one_line(document.title)}”", class_="headline", dir="auto")
            if document.title
            else None,
            tag("p", "credit ", tag("q", one_line(words), dir="auto"), class_="facts") if words else None,
        ),
        class_="card",
    )


def matrix(places: Places) -> Markup | None:
    """Give the table of claims by documents: who says what."""
    readout = places.readout
    rows = [*_difference_rows(places), *_agreement_rows(places)]
    if not rows or len(readout.documents) < 2:
        return None
    cells = [
        tag(
            "th",
            tag(
                "a",
                places.names[document.id],
                class_="L",
                href=f"#doc-{number}",
                data_d=number,
                title=document.name,
            ),
            scope="col",
        )
        for number, document in enumerate(readout.documents, start=1)
    ]
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
        tag("span", "◌", class_="dot"), " published before it could be known · values, side numbers: ours",
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


def left_out(places: Places) -> Markup | None:
    """Give what each document leaves out of what the others agree on."""
    readout = places.readout
    if not readout.omissions:
        return None
    rows = []
    for item in readout.omissions:
        evidence = agreement_words(readout, item.agreement)
        mark = tag("span", places.names.get(item.document, "?"), class_="L")
        words = places.quote(evidence, shortened(evidence.exact, EXCERPT)) if evidence else None
        link = tag("a", item.why, href=f"#agreement-{item.agreement + 1}", class_="note")
        rows.append(tag("div", mark, tag("div", words, link, class_="words"), class_="said"))
    return section("left-out", "Left out", "of what the others agree on", folded(rows, OPEN_LINES))


def timeline(places: Places) -> Markup | None:
    """Give what happened when."""
    found = places.readout.timeline
    if not found:
        return None
    lines = [_moment(places, number, item) for number, item in enumerate(found, start=1)]
    return section("timeline", "When", counted(len(found), "moment"), folded(lines, OPEN_LINES))


def _moment(places: Places, number: int, item: Moment) -> Markup:
    status = tag("span", item.status, class_="kind") if item.status != "reported" else None
    rows = [places.said(words, shortened(words.first.exact, EXCERPT)) for words in by_words(item.evidence)]
    attributes = places.line_attributes((*item.evidence, *item.time))
    title = head("timeline", number, tag("b", day(item.when), class_="about"), " ", status)
    return line("timeline", number, attributes, title, folded(rows, 4))


def not_decided(places: Places) -> Markup | None:
    """Give what the evidence left open."""
    found = places.readout.not_decided
    if not found:
        return None
    lines = [_open(places, number, item) for number, item in enumerate(found, start=1)]
    return section("not-decided", "Not decided", f"{len(found):,}", folded(lines, OPEN_LINES))


def _open(places: Places, number: int, item: NotDecided) -> Markup:
    rows = [places.said(words, shortened(words.first.exact, EXCERPT)) for words in by_words(item.evidence)]
    title = head("not decided", number, tag("b", item.about, class_="about"))
    attributes = places.line_attributes(item.evidence)
    return line("not decided", number, attributes, title, tag("p", item.why, class_="why"), folded(rows, 4))


def names(places: Places) -> Markup | None:
    """Give who is who: the forms of each name and the documents that use them."""
    found = places.readout.entities
    if not found:
        return None
    rows = []
    for entity in found:
        forms = [
            join(
                name.text, " ", tag("small", ", ".join(places.names.get(doc, "?") for doc in name.documents))
            )
            for name in entity.names
        ]
        rows.append(
            tag(
                "tr",
                tag("th", entity.name, scope="row"),
                tag("td", entity.type, class_="kind"),
                tag("td", join(*forms, between=" · ")),
            )
        )
    tables = [
        tag("table", tag("tbody", *part), class_="names")
        for part in (rows[:OPEN_LINES], rows[OPEN_LINES:])
        if part
    ]
    return section(
        "names",
        "Who is who",
        counted(len(found), "name"),
        folded(tables, 1)
        if len(tables) == 1
        else join(
            tables[0],
            tag("details", tag("summary", f"{len(rows) - OPEN_LINES:,} more"), tables[1], class_="more"),
        ),
    )


def notes(readout: Readout) -> Markup | None:
    """Give what could not be used and what was skipped or capped."""
    if not readout.failures and not readout.notices:
        return None
    rows = [
        tag("li", tag("b", item.input), " was not read: ", item.message, class_="failure")
        for item in readout.failures
    ]
    rows += [tag("li", notice) for notice in readout.notices]
    return section("notes", "To be known", "", tag("ul", *rows, class_="notes"))
