"""Who reports: the documents of the page by their origins, and the words that say who copied whom."""

from readout.model.document import Document
from readout.model.readout import Origin
from readout.report.excerpts import one_line, shortened
from readout.report.grouping import by_words
from readout.report.markup import Markup, outside, tag
from readout.report.naming import called, counted, credit_words, published, whose, word_count
from readout.report.page_lines import behind, folded, head, line, section
from readout.report.page_places import Places

OPEN_ORIGINS = 8
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
    shown = folded(groups, OPEN_ORIGINS, "more origins")
    summary = f"{counted(len(readout.documents), 'document')}, {counted(len(readout.origins), 'origin')}"
    return section("reports", "Who reports", summary, shown)


def _origin(places: Places, number: int, origin: Origin, own: list[Document]) -> Markup:
    cards = [_card(places, document) for document in own]
    if len(own) < 2 and not origin.shared:
        return tag("div", *cards, class_="origin")
    shared = [item for pair in origin.shared for item in (pair.evidence, pair.other)]
    credits = {credit_words(document) for document in own}
    other = [group for group in by_words(origin.evidence) if group.first.exact not in credits]
    rows = [places.said(group.evidence, shortened(group.first.exact, EXCERPT)) for group in other]
    title = head(
        "origin",
        number,
        tag("span", "one origin" if len(own) > 1 else "parts shared", class_="origins"),
        places.letter_links((*origin.evidence, *shared)),
        tag("span", origin.why, class_="why"),
    )
    attributes = places.line_attributes((*origin.evidence, *shared))
    sample = behind("the words that say so", *rows, kind="wordings") if rows else None
    note = line("origin", number, attributes, title, sample)
    if len(places.readout.documents) <= MANY_DOCUMENTS:
        return tag("div", note, *cards, class_="origin several")
    return tag("div", note, behind(counted(len(cards), "document"), *cards), class_="origin several")


def _card(places: Places, document: Document) -> Markup:
    readout = places.readout
    facts = [
        whose(readout, document),
        published(document) if document.published else "date not given",
        counted(word_count(document), "word"),
    ]
    words = credit_words(document)
    name = tag("b", outside(document.url, called(document)))
    return tag(
        "div",
        places.document_link(document.id),
        tag(
            "div",
            tag("p", name, tag("span", " · ".join(facts), class_="facts")),
            tag("p", f"“{one_line(document.title)}”", class_="headline", dir="auto")
            if document.title
            else None,
            tag("p", "credit ", tag("q", one_line(words), dir="auto"), class_="facts") if words else None,
        ),
        class_="card",
    )
