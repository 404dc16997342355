"""The head of the page: the story, how much of what was found, and who the letters are."""

from readout.model.document import Document
from readout.model.readout import VERDICTS, Origin, Readout
from readout.report.arranging.dates import brief_day
from readout.report.arranging.excerpts import one_line, quoted, shortened
from readout.report.arranging.markup import Markup, join, tag
from readout.report.arranging.naming import VERDICT_LABELS, called, counted, heading, listed, verdict_counts
from readout.report.page.parts.lines import behind
from readout.report.page.parts.places import Places

# Characters of the headline at the top; a longer one is no headline.
LONGEST_TITLE = 160

# Origins that are named at the top; the rest unfolds, and all stand under "Who reports".
MOST_ORIGINS = 6
# With more documents only the first outlet of an origin is named.
MANY_DOCUMENTS = 8
# Letters of one origin there.
MOST_LETTERS = 10


def masthead(places: Places) -> Markup:
    """Give the first headline that there is, the counts of verdicts, and the key of letters."""
    readout = places.readout
    titled = [document.title for document in readout.documents if document.title]
    others = len(readout.documents) - 1
    more = f" and {counted(others, 'other report')}" if titled and others > 0 else ""
    name = (
        join(quoted(shortened(titled[0], LONGEST_TITLE)), tag("span", more))
        if titled
        else join(" · ".join(heading(readout)))
    )
    return tag(
        "header",
        tag("p", "Readout", class_="brand"),
        tag("h1", name, dir="auto"),
        tag("p", " · ".join(heading(readout)), class_="facts"),
        tag("p", *_chips(readout), class_="verdicts"),
        _key(places),
        class_="masthead",
    )


def _chips(readout: Readout) -> list[Markup]:
    found = dict(verdict_counts(readout.differences))
    chips = [
        tag(
            "a",
            tag("b", f"{found[verdict]:,}"),
            f" {_worded(verdict, found[verdict])}",
            class_=f"chip {verdict}",
            href=f"#verdict-{verdict}",
        )
        for verdict in VERDICTS
        if verdict in found
    ]
    if "conflict" not in found:
        chips.insert(0, tag("span", "no conflict", class_="chip none"))
    return chips


def _worded(verdict: str, number: int) -> str:
    return counted(number, "conflict").split()[1] if verdict == "conflict" else VERDICT_LABELS[verdict]


def _key(places: Places) -> Markup | None:
    """Give the letters with their outlets, documents of one origin together."""
    readout = places.readout
    known = {document for origin in readout.origins for document in origin.documents}
    entries = [_origin(places, origin) for origin in readout.origins]
    entries += [_single(places, document) for document in readout.documents if document.id not in known]
    if not entries:
        return None
    first, rest = entries[:MOST_ORIGINS], entries[MOST_ORIGINS:]
    more = behind(counted(len(rest), "other origin"), tag("ul", *rest, class_="key")) if rest else None
    return join(tag("ul", *first, class_="key", aria_label="The documents and their letters"), more)


def _origin(places: Places, origin: Origin) -> Markup:
    own = [document for document in places.readout.documents if document.id in origin.documents]
    if len(own) == 1:
        return _single(places, own[0])
    letters = places.document_letters((document.id for document in own), MOST_LETTERS)
    names = list(dict.fromkeys(one_line(called(document)) for document in own))
    outlets = (
        tag("b", listed(names, most=1 if len(places.readout.documents) > MANY_DOCUMENTS else 2))
        if names
        else None
    )
    note = tag("small", f"{origin.agency} copy, one origin" if origin.agency else "one origin")
    return tag("li", letters, " ", outlets, " ", note, class_="several")


def _single(places: Places, document: Document) -> Markup:
    facts = [_date(places.readout, document)]
    if document.id not in places.readout.analysed:
        facts.append(f"not analysed ({document.language or 'language unknown'})")
    elif document.agency:
        facts.append(f"{document.agency} copy")
    name = tag("b", one_line(called(document)))
    return tag(
        "li", places.document_link(document.id), tag("span", name, " ", tag("small", " · ".join(facts)))
    )


def _date(readout: Readout, document: Document) -> str:
    """Write when a document appeared, without the year where it is that of all; the heading gives it."""
    if not document.published:
        return "date not given"
    value = document.published.value
    years = {other.published.value[:4] for other in readout.documents if other.published}
    written = brief_day(value)
    return written.replace(f" {value[:4]}", "", 1) if len(years) == 1 else written
