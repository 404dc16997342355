"""Who reports: the documents of the page by their origins, and the words that say who copied whom."""

from readout.model.document import Document
from readout.model.readout import Evidence, Origin, PartialUse, SharedCopy
from readout.report.arranging.collation import is_alike, runs
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import Piece, one_line, shortened
from readout.report.arranging.grouping import by_words
from readout.report.arranging.markup import Markup, join, outside, tag
from readout.report.arranging.naming import called, counted, credit_words, published, taken, whose, word_count
from readout.report.page.parts.lines import behind, folded, head, line, section
from readout.report.page.parts.places import Places
from readout.report.page.quotations import laid

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
    shown = folded(groups, OPEN_ORIGINS, "more origin", "more origins")
    summary = f"{counted(len(readout.documents), 'document')}, {counted(len(readout.origins), 'origin')}"
    return section("reports", "Who reports", summary, shown)


def _origin(places: Places, number: int, origin: Origin, own: list[Document]) -> Markup:
    cards = [_card(places, document) for document in own]
    if len(own) < 2 and not (origin.evidence or origin.shared or origin.in_part):
        return tag("div", *cards, class_="origin")
    shared = [item for pair in origin.shared for item in (pair.evidence, pair.other)]
    title = head(
        "origin",
        number,
        tag("span", "one origin", class_="origins") if len(own) > 1 else None,
        places.letter_links((*origin.evidence, *shared)) if len(own) > 1 else None,
        tag("span", readable(origin.why), class_="why"),
    )
    parts = [piece for part in origin.in_part for piece in _cited(part)]
    attributes = places.line_attributes((*origin.evidence, *shared, *parts))
    folds = [_sample(places, origin, own), *(_part(places, part) for part in origin.in_part)]
    note = line("origin", number, attributes, title, *folds)
    if len(own) < 2:
        return tag("div", *cards, note, class_="origin")
    if len(places.readout.documents) <= MANY_DOCUMENTS:
        return tag("div", note, *cards, class_="origin several")
    return tag("div", note, behind(counted(len(cards), "document"), *cards), class_="origin several")


def _sample(places: Places, origin: Origin, own: list[Document]) -> Markup | None:
    """Give the words that say whose copy it is, but for the credits that stand with their documents."""
    credits = {credit_words(document) for document in own}
    other = [group for group in by_words(origin.evidence) if group.first.exact not in credits]
    rows = [places.said(group.evidence, shortened(group.first.exact, EXCERPT)) for group in other]
    return behind("the words that say so", *rows, kind="wordings") if rows else None


def _part(places: Places, part: PartialUse) -> Markup:
    """Give the sentences that a document has in common with one of another origin, word by word."""
    rows = [places.said((shared.evidence, shared.other), _laid(shared)) for shared in part.shared]
    credits = [places.said((item,), shortened(item.exact, EXCERPT)) for item in part.evidence]
    return behind(taken(part, places.names), *credits, *rows, kind="wordings")


def _laid(shared: SharedCopy) -> tuple[Piece | Markup, ...]:
    aligned = runs(shared.other.exact, shared.evidence.exact)
    if not is_alike(aligned) or len(shared.evidence.exact) > EXCERPT:
        return shortened(shared.evidence.exact, EXCERPT)
    return (join(*laid(aligned), between=" "),)


def _cited(part: PartialUse) -> list[Evidence]:
    return [*part.evidence, *(item for pair in part.shared for item in (pair.evidence, pair.other))]


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
