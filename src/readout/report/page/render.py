"""A readout as one HTML file: findings on one side, the documents beside them, every line linked.

The file asks no network for anything (its own policy forbids it), works without
JavaScript by plain links, and holds each document's text once.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from readout.model.readout import Readout
from readout.report.arranging.grouping import only_by_origin
from readout.report.arranging.markup import Markup, part, tag
from readout.report.arranging.naming import heading
from readout.report.arranging.omissions import missing
from readout.report.page.agreements import agreements
from readout.report.page.coverage import left_out, only_in
from readout.report.page.differences import differences
from readout.report.page.documents import columns
from readout.report.page.filters import filters
from readout.report.page.masthead import masthead
from readout.report.page.matrix import matrix
from readout.report.page.overview import names, not_decided, notes
from readout.report.page.parts.places import Places
from readout.report.page.quotations import quotations
from readout.report.page.reports import documents
from readout.report.page.timeline import timeline

KEYS = (
    ("j / k", "next and previous line"),
    ("n / p", "next and previous section"),
    ("Enter", "to the words in the documents"),
    ("/", "search the lines"),
    ("Esc", "let go"),
    ("?", "this help"),
)


# The marks in the documents while no line is chosen. Two kinds would underline nearly every line of a text,
# so they are hidden until they are asked for.
MARKS = (("differs", "v precision"), ("agreed", "agreed"), ("quoted", "quoted"), ("only here", "only"))
HIDDEN_MARKS = frozenset({"quoted", "only here"})


def to_html(readout: Readout, *, index: str | None = None, called: str = "All stories") -> str:
    """Give the whole page.

    Args:
        readout: the findings.
        index: the page that this one was reached from, where it is one of many.
        called: what that page is called.
    """
    places = Places.of(readout)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy()),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content="Readout"),
        tag("title", _title(readout)),
        tag("style", Markup(part("page.css"))),
    )
    body = tag(
        "body",
        tag("a", "To the findings", class_="skip", href="#findings"),
        tag("div", _findings(places, index, called), _documents(places), class_="work"),
        _help(),
        tag("script", Markup(part("page.js"))),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en', class_='hide-quoted hide-only')}\n"


@cache
def policy() -> str:
    """Give the content security policy: our own style and script by their hashes, nothing else."""
    style, script = (_hash(part(name)) for name in ("page.css", "page.js"))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _title(readout: Readout) -> str:
    return f"Readout: {' · '.join(heading(readout))}"


def _findings(places: Places, index: str | None, called: str) -> Markup:
    readout = places.readout
    sections = [
        (differences(places), "differences", "They differ", len(readout.differences)),
        (
            agreements(places),
            "agreements",
            "They agree",
            sum(item.origins > 1 for item in readout.agreements),
        ),
        (matrix(places), "matrix", "Who says what", None),
        (quotations(places), "quotations", "Quotations", len(readout.quotations)),
        (only_in(places), "only-in", "Only in one", sum(len(items) for _, items in only_by_origin(readout))),
        (left_out(places), "left-out", "Left out", len(missing(readout))),
        (timeline(places), "timeline", "When", len(readout.timeline)),
        (documents(places), "reports", "Who reports", len(readout.documents)),
        (names(places), "names", "Who is who", len(readout.entities)),
        (not_decided(places), "not-decided", "Not decided", len(readout.not_decided)),
        (notes(readout), "notes", "To be known", len(readout.failures) + len(readout.notices)),
    ]
    links = [
        tag("a", title, tag("small", f"{count:,}") if count is not None else None, href=f"#{name}")
        for content, name, title, count in sections
        if content is not None
    ]
    ways = tag("nav", *links, aria_label="Sections")
    return tag(
        "main",
        tag("p", tag("a", f"← {called}", href=index), class_="back") if index else None,
        masthead(places),
        tag("div", ways, filters(places), class_="ways"),
        *(content for content, *_ in sections),
        _colophon(),
        id="findings",
        tabindex="-1",
    )


def _colophon() -> Markup:
    words = (
        "Words in quotation marks are copied from the documents; an ellipsis outside them is ours, and so "
        "are values, labels and counts. Choose a line to see its words where they stand; ? gives the keys."
    )
    return tag("footer", tag("p", words), class_="colophon")


def _documents(places: Places) -> Markup:
    legend = [
        tag(
            "button",
            tag("span", words, class_=kind),
            type="button",
            data_hide=f"hide-{words.split()[0]}",
            aria_pressed="false" if words in HIDDEN_MARKS else "true",
            title="show or hide these marks",
        )
        for words, kind in MARKS
    ]
    bar = tag(
        "div",
        tag("nav", *places.document_links(), class_="Ls", aria_label="Documents"),
        tag("p", *legend, class_="legend"),
        tag("button", "close", type="button", id="close"),
        class_="bar",
    )
    return tag(
        "aside",
        bar,
        tag("div", columns(places), class_="columns", id="columns"),
        id="documents",
        aria_label="The documents",
    )


def _help() -> Markup:
    rows = [tag("div", tag("dt", tag("kbd", keys)), tag("dd", words)) for keys, words in KEYS]
    return tag(
        "dialog",
        tag("h2", "Keys"),
        tag("dl", *rows),
        tag("button", "close", type="button", id="help-close"),
        id="help",
        aria_label="Keys",
    )
