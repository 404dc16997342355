"""The overviews of the page: what is left out, what happened when, what is open, who is who, notes."""

from readout.model.readout import Moment, NotDecided, Readout
from readout.report.excerpts import shortened
from readout.report.grouping import agreement_words, by_words, moment_words
from readout.report.markup import Markup, join, tag
from readout.report.naming import counted, day
from readout.report.page_lines import folded, head, line, section
from readout.report.page_places import Places

# Lines of a section that are open when the page is.
OPEN_LINES = 15
EXCERPT = 220


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
    rows = [places.said(told.words, told.pieces, told.when) for told in moment_words(item, EXCERPT)]
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
