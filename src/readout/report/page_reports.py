"""Who reports: the documents of the page by their origins."""

from readout.model.document import Document
from readout.model.readout import Origin
from readout.report.excerpts import one_line, shortened
from readout.report.grouping import by_words
from readout.report.markup import Markup, outside, tag
from readout.report.naming import called, counted, credit_words, listed, published, whose, word_count
from readout.report.page_lines import folded, head, line, section
from readout.report.page_places import Places

# With more, the differences would be a long way down.
OPEN_ORIGINS = 6
# With more documents, those of one origin are folded under their letters.
MANY_DOCUMENTS = 8
EXCERPT = 220


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
    sample = tag("details", tag("summary", "the words that say so"), *rows) if rows else None
    note = line("origin", number, attributes, title, sample)
    if len(places.readout.documents) <= MANY_DOCUMENTS:
        return tag("div", note, *cards, class_="origin several")
    outlets = listed(
        [f"{places.names[document.id]} {one_line(called(document))}" for document in own], most=3
    )
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
                tag("b", outside(document.url, called(document))),
                tag("span", " · ".join(facts), class_="facts"),
            ),
            tag("p", f"“{one_line(document.title)}”", class_="headline", dir="auto")
            if document.title
            else None,
            tag("p", "credit ", tag("q", one_line(words), dir="auto"), class_="facts") if words else None,
        ),
        class_="card",
    )
