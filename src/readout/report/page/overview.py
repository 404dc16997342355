"""The end of the page: who is who, what is not decided, what could not be used."""

from readout.model.readout import NotDecided, Readout
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import shortened
from readout.report.arranging.grouping import by_words
from readout.report.arranging.markup import Markup, join, tag
from readout.report.arranging.naming import counted
from readout.report.page.parts.lines import behind, folded, head, line, section
from readout.report.page.parts.places import Places

# Names that are open when the page is.
OPEN_LINES = 12
EXCERPT = 220


def not_decided(places: Places) -> Markup | None:
    """Give what the evidence left open."""
    found = places.readout.not_decided
    if not found:
        return None
    lines = [_open(places, number, item) for number, item in enumerate(found, start=1)]
    title = f"{counted(len(found), 'thing')} that came close"
    return section("not-decided", "Not decided", "", behind(title, *lines))


def _open(places: Places, number: int, item: NotDecided) -> Markup:
    rows = [
        places.said(words.evidence, shortened(words.first.exact, EXCERPT))
        for words in by_words(item.evidence)
    ]
    title = head("not decided", number, tag("b", item.about, class_="about"))
    attributes = places.line_attributes(item.evidence)
    return line(
        "not decided", number, attributes, title, tag("p", readable(item.why), class_="why"), folded(rows, 4)
    )


def names(places: Places) -> Markup | None:
    """Give who is who: the forms of each name and the documents that use them."""
    found = places.readout.entities
    if not found:
        return None
    rows = []
    for entity in found:
        forms = [join(name.text, " ", tag("small", places.listed(name.documents))) for name in entity.names]
        rows.append(
            tag(
                "tr",
                tag("th", entity.name, scope="row"),
                tag("td", entity.type, class_="kind"),
                tag("td", join(*forms, between=" · ")),
            )
        )
    first, rest = rows[:OPEN_LINES], rows[OPEN_LINES:]
    more = behind(f"{len(rest):,} more", _table(rest)) if rest else None
    return section("names", "Who is who", counted(len(found), "name"), _table(first), more)


def _table(rows: list[Markup]) -> Markup:
    titles = (tag("th", title, scope="col") for title in ("name", "kind", "written as"))
    return tag("table", tag("thead", tag("tr", *titles)), tag("tbody", *rows), class_="names")


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
