"""A readout inside a notebook: a compact fragment of HTML, with its own styles and no script."""

from collections.abc import Sequence

from readout.model.readout import Agreement, Collation, Difference, Evidence, Readout
from readout.report.arranging.agreeing import arranged
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import Piece, one_line, shortened
from readout.report.arranging.facing import faced
from readout.report.arranging.grouping import readings, shared_and_single
from readout.report.arranging.markup import Markup, join, part, tag
from readout.report.arranging.naming import (
    attributed,
    called,
    counted,
    heading,
    letters,
    own_values,
    published,
    verdict_summary,
    whose,
    word_count,
)

# A notebook's cell should not fill the screen; what is held back is counted.
MOST_DOCUMENTS = 12
MOST_LINES = 8
MOST_WORDINGS = 2
EXCERPT = 160


def to_notebook_html(readout: Readout) -> str:
    """Give the fragment: documents, differences, agreements and shared quotations."""
    names = letters(readout)
    shared, _ = shared_and_single(readout)
    return tag(
        "div",
        tag("style", Markup(part("notebook.css"))),
        tag("p", " · ".join(heading(readout)), class_="rn-head"),
        _documents(readout, names),
        _block(
            "They differ",
            verdict_summary(readout),
            [_difference(item, names) for item in readout.differences],
        ),
        _block(
            "They agree",
            f"{len(readout.agreements):,}",
            [_agreement(item, names) for item in readout.agreements],
        ),
        _block(
            "Quotations in several documents",
            f"{len(shared):,}",
            [_utterance(item, names) for _, item in shared],
        ),
        _rest(readout),
        class_="readout-nb",
    )


def _documents(readout: Readout, names: dict[str, str]) -> Markup:
    rows = [
        tag(
            "tr",
            tag("td", tag("b", names[document.id])),
            tag("td", called(document)),
            tag("td", whose(readout, document)),
            tag("td", f"“{one_line(document.title)}”" if document.title else "", class_="rn-q", dir="auto"),
            tag("td", f"{word_count(document):,}"),
            tag("td", published(document)),
        )
        for document in readout.documents[:MOST_DOCUMENTS]
    ]
    left = len(readout.documents) - len(rows)
    more = tag("tr", tag("td", f"… {left:,} more", colspan=6)) if left else None
    titles = ("", "outlet", "text", "title", "words", "published")
    top = tag("thead", tag("tr", *(tag("th", title) for title in titles)))
    return tag("table", top, tag("tbody", *rows, more))


def _block(title: str, summary: str, lines: Sequence[Markup]) -> Markup | None:
    if not lines:
        return None
    shown = [tag("li", line) for line in lines[:MOST_LINES]]
    left = len(lines) - len(shown)
    more = tag("p", f"… {left:,} more", class_="rn-more") if left else None
    return tag(
        "details",
        tag("summary", tag("b", title), " ", summary),
        tag("ol", *shown),
        more,
        open=title == "They differ",
    )


def _difference(item: Difference, names: dict[str, str]) -> Markup:
    rows = []
    for value, said in zip(own_values(item.sides), faced(item.sides), strict=True):
        rows += [_row(one.evidence, one.pieces(EXCERPT), names, value) for one in said[:MOST_WORDINGS]]
        left = len(said) - MOST_WORDINGS
        rows += [tag("div", f"… {counted(left, 'other wording')}", class_="rn-more")] if left > 0 else []
    top = join(
        tag("span", item.verdict, class_=f"rn-verdict rn-{item.verdict}"),
        tag("span", item.kind, class_="rn-kind"),
        tag("b", item.about),
        tag("span", readable(item.why), class_="rn-kind"),
        between=" ",
    )
    return join(top, *rows)


def _agreement(item: Agreement, names: dict[str, str]) -> Markup:
    found = arranged(item)
    wordings = (found.heading, *found.others)
    left = len(wordings) - 1 - MOST_WORDINGS
    return join(
        tag("span", counted(item.origins, "origin"), class_="rn-kind"),
        *(_row(words.evidence, words.pieces(EXCERPT), names) for words in wordings[: MOST_WORDINGS + 1]),
        tag("div", f"… {counted(left, 'other wording')}", class_="rn-more") if left > 0 else None,
    )


def _utterance(item: Collation, names: dict[str, str]) -> Markup:
    rows = [
        _row(
            reading.evidence,
            shortened(reading.version.evidence.exact, EXCERPT),
            names,
            "" if reading.version.form == "direct" else reading.version.form,
        )
        for reading in readings(item)
    ]
    return join(tag("b", item.speaker or "nobody named"), *rows)


def _row(
    evidence: Sequence[Evidence], pieces: Sequence[Piece], names: dict[str, str], value: str = ""
) -> Markup:
    out: list[str | Markup] = []
    inside = False
    for piece in pieces:
        if piece.kind == "gap":
            out.append("” …" if inside else "…")
            inside = False
            continue
        if not inside:
            out.append(" “")
            inside = True
        out.append(tag("b", piece.text) if piece.kind in ("marked", "shared") else piece.text)
    letters, via = attributed(evidence, names)
    return tag(
        "div",
        tag("b", letters),
        tag("span", via, class_="rn-kind") if via else None,
        " ",
        tag("span", value, class_="rn-kind") if value else None,
        tag("span", *out, "”" if inside else None, class_="rn-q", dir="auto"),
    )


def _rest(readout: Readout) -> Markup:
    parts = [
        f"{len(readout.only_in):,} only in one",
        f"{len(readout.omissions):,} left out",
        f"{len(readout.timeline):,} with a time",
        f"{len(readout.not_decided):,} not decided",
        f"{counted(len(readout.failures), 'input')} not read",
        counted(len(readout.notices), "notice"),
    ]
    return tag("p", "Also: ", ", ".join(parts), ". All of it: to_html(), rows().", class_="rn-more")
