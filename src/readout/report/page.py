"""A readout as one HTML file: findings on one side, the documents beside them, every line linked.

The file asks no network for anything (its own policy forbids it), works without
JavaScript by plain links, and holds each document's text once.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from readout.model.readout import VERDICTS, Readout
from readout.report.excerpts import quoted, shortened
from readout.report.markup import Markup, join, part, tag
from readout.report.naming import VERDICT_LABELS, called, counted, heading, verdict_counts
from readout.report.page_documents import columns
from readout.report.page_findings import agreements, differences, only_in
from readout.report.page_matrix import matrix
from readout.report.page_overview import left_out, names, not_decided, notes, timeline
from readout.report.page_places import Places
from readout.report.page_quotations import quotations
from readout.report.page_reports import documents

# Characters of the headline at the top; a longer one is no headline.
LONGEST_TITLE = 160

KEYS = (
    ("j / k", "next and previous line"),
    ("n / p", "next and previous section"),
    ("Enter", "to the words in the documents"),
    ("/", "search the lines"),
    ("Esc", "let go"),
    ("?", "this help"),
)


def to_html(readout: Readout) -> str:
    """Give the whole page."""
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
        tag("div", _findings(places), _documents(places), class_="work"),
        _help(),
        tag("script", Markup(part("page.js"))),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


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


def _findings(places: Places) -> Markup:
    readout = places.readout
    sections = [
        (documents(places), "reports", "Who reports", len(readout.documents)),
        (differences(places), "differences", "They differ", len(readout.differences)),
        (agreements(places), "agreements", "They agree", len(readout.agreements)),
        (quotations(places), "quotations", "Quotations", len(readout.quotations)),
        (only_in(places), "only-in", "Only in one", len(readout.only_in)),
        (matrix(places), "matrix", "Who says what", None),
        (left_out(places), "left-out", "Left out", len(readout.omissions)),
        (timeline(places), "timeline", "When", len(readout.timeline)),
        (not_decided(places), "not-decided", "Not decided", len(readout.not_decided)),
        (names(places), "names", "Who is who", len(readout.entities)),
        (notes(readout), "notes", "To be known", len(readout.failures) + len(readout.notices)),
    ]
    links = [
        tag("a", title, tag("small", f"{count:,}") if count is not None else None, href=f"#{name}")
        for content, name, title, count in sections
        if content is not None
    ]
    return tag(
        "main",
        _masthead(readout),
        tag("nav", *links, aria_label="Sections"),
        _filters(places),
        *(content for content, *_ in sections),
        _colophon(),
        id="findings",
        tabindex="-1",
    )


def _masthead(readout: Readout) -> Markup:
    titled = [document.title for document in readout.documents if document.title]
    others = len(readout.documents) - 1
    more = f" and {counted(others, 'other report')}" if titled and others > 0 else ""
    name = (
        join(quoted(shortened(titled[0], LONGEST_TITLE)), tag("span", more))
        if titled
        else join(" · ".join(heading(readout)))
    )
    found = dict(verdict_counts(readout.differences))
    first = {verdict: _first(readout, verdict) for verdict in found}
    chips = [
        tag(
            "a",
            tag("b", f"{found[verdict]:,}"),
            f" {_worded(verdict, found[verdict])}",
            class_=f"chip {verdict}",
            href=f"#difference-{first[verdict]}",
        )
        for verdict in VERDICTS
        if verdict in found
    ]
    if "conflict" not in found:
        chips.insert(0, tag("span", "no conflict", class_="chip none"))
    return tag(
        "header",
        tag("p", "Readout", class_="brand"),
        tag("h1", name, dir="auto"),
        tag("p", " · ".join(heading(readout)), class_="facts"),
        tag("p", *chips, class_="verdicts"),
        class_="masthead",
    )


def _worded(verdict: str, number: int) -> str:
    return counted(number, "conflict").split()[1] if verdict == "conflict" else VERDICT_LABELS[verdict]


def _first(readout: Readout, verdict: str) -> int:
    return next(number for number, item in enumerate(readout.differences, start=1) if item.verdict == verdict)


def _filters(places: Places) -> Markup:
    readout = places.readout
    kinds = list(dict.fromkeys(item.kind for item in readout.differences))
    letters = [
        tag(
            "button",
            places.names[document.id],
            type="button",
            class_="L",
            data_filter=number,
            aria_pressed="false",
            title=called(document),
        )
        for number, document in enumerate(readout.documents, start=1)
    ]
    actors = [tag("option", actor.name, value=number) for number, actor in enumerate(places.actors)]
    if len(readout.entities) > len(places.actors):
        left = len(readout.entities) - len(places.actors)
        actors.append(tag("option", f"({left:,} named less often are not listed)", disabled=True))
    return tag(
        "form",
        tag(
            "input",
            type="search",
            id="f-text",
            placeholder="Search the lines",
            aria_label="Search the lines",
            autocomplete="off",
        ),
        _select(
            "f-verdict",
            "any verdict",
            [tag("option", verdict) for verdict, _ in verdict_counts(readout.differences)],
        ),
        _select("f-kind", "any kind", [tag("option", kind) for kind in kinds]),
        _select("f-actor", "anybody", actors),
        tag("span", *letters, class_="Ls", role="group", aria_label="Lines of these documents"),
        tag("output", id="f-count"),
        tag("button", "clear", type="reset", id="f-clear"),
        class_="filters",
        role="search",
        aria_label="Filter the lines",
    )


def _select(name: str, every: str, options: list[Markup]) -> Markup:
    return tag("select", tag("option", every, value=""), *options, id=name, aria_label=every)


def _colophon() -> Markup:
    words = (
        "Words in quotation marks are copied from the documents; an ellipsis outside them is ours, and so "
        "are values, labels and counts. Choose a line to see its words where they stand; ? gives the keys."
    )
    return tag("footer", tag("p", words), class_="colophon")


def _documents(places: Places) -> Markup:
    kinds = (("agreed", "agreed"), ("differs", "v precision"), ("quoted", "quoted"), ("only here", "only"))
    legend = [
        tag(
            "button",
            tag("span", words, class_=kind),
            type="button",
            data_hide=f"hide-{words.split()[0]}",
            aria_pressed="true",
            title="show or hide these marks",
        )
        for words, kind in kinds
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
