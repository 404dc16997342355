"""A readout in Markdown, for a note, a ticket or a repository."""

from readout.model.document import Document
from readout.model.readout import Moment, Origin, Readout
from readout.report.arranging.agreeing import agreement_words
from readout.report.arranging.chronology import chronology, marks, when
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import one_line, shortened
from readout.report.arranging.grouping import Alone, by_words, only_by_origin, weightiest
from readout.report.arranging.naming import (
    called,
    counted,
    credit_words,
    heading,
    letters,
    listed,
    published,
    taken,
    whose,
    word_count,
)
from readout.report.arranging.omissions import Missing, missing, parted
from readout.report.markdown.findings import agreements, differences, quotations
from readout.report.markdown.words import EXCERPT, Page, escape, link, quote

# Lines that are written when not everything is asked for.
MOST_DOCUMENTS = 12
MOST_PARTS = 6
MOST_ONLY_IN = 10
MOST_FACTS = 8
MOST_MOMENTS = 12
MOST_OPEN = 4


def to_markdown(readout: Readout, *, everything: bool = True) -> str:
    """Give the whole report, or of each part only the first lines with the count of the rest."""
    page = Page(letters(readout), everything)
    parts = [f"# {escape(' · '.join(heading(readout)))}"]
    parts += [
        section(page, readout)
        for section in (
            _documents, differences, agreements, quotations, _only_in, _left_out, _timeline, _not_decided,
        )
    ]  # fmt: skip
    parts.append(_notes(readout))
    parts.append("*Words in quotation marks are copied; an ellipsis outside them is ours.*")
    return "\n\n".join(part for part in parts if part) + "\n"


def _documents(page: Page, readout: Readout) -> str:
    if len(readout.documents) > MOST_DOCUMENTS and not page.everything:
        return _by_origin(page, readout)
    rows = ["| | outlet | text | title | words | published |", "|---|---|---|---|---:|---|"]
    for document in readout.documents:
        cells = [
            f"**{page.names[document.id]}**",
            link(document.url, called(document)),
            _whose(readout, document),
            f"“{escape(document.title)}”" if document.title else "",
            f"{word_count(document):,}",
            escape(published(document)),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    for origin in readout.origins:
        if len(origin.documents) > 1:
            rows.append(
                f"\n**{page.letters(origin.documents)}** are one origin: {escape(readable(origin.why))}"
            )
    return "\n".join([*rows, *_parts(page, readout)])


def _parts(page: Page, readout: Readout) -> list[str]:
    parts = [part for origin in readout.origins for part in origin.in_part]
    shown = parts[: page.shown(len(parts), MOST_PARTS)]
    rows = [f"- {taken(part, page.names)}: {escape(readable(part.why))}" for part in shown]
    rest = page.rest(len(parts) - len(shown), "more that share some sentences")
    return ["", *rows, *rest] if rows else []


def _by_origin(page: Page, readout: Readout) -> str:
    known = {document for origin in readout.origins for document in origin.documents}
    rest = [
        Origin((document.id,), "not analysed") for document in readout.documents if document.id not in known
    ]
    groups = [*readout.origins, *rest]
    rows = ["| documents | outlets | text |", "|---|---|---|"]
    for origin in groups[:MOST_DOCUMENTS]:
        names = [one_line(called(item)) for item in readout.documents if item.id in origin.documents]
        outlets = escape(listed(list(dict.fromkeys(names)), most=3))
        rows.append(
            f"| **{page.letters(origin.documents, 4)}** | {outlets} | {escape(readable(origin.why))} |"
        )
    rows += page.rest(len(groups) - MOST_DOCUMENTS, "more origins")
    return "\n".join([*rows, *_parts(page, readout)])


def _whose(readout: Readout, document: Document) -> str:
    words = credit_words(document)
    return escape(whose(readout, document)) + (f" (“{escape(words)}”)" if words else "")


def _only_in(page: Page, readout: Readout) -> str:
    found = only_by_origin(readout)
    if not found:
        return ""
    total = sum(len(items) for _, items in found)
    rows = ["## Only in one", "", f"{counted(total, 'thing')}, the weightiest first."]
    if page.everything:
        for members, items in found:
            rows += ["", f"### {page.letters(members)}", "", *(_alone(page, item) for item in items)]
        return "\n".join(rows)
    first = weightiest(found, MOST_ONLY_IN)
    return "\n".join([*rows, "", *(_alone(page, item) for item in first), *page.rest(total - len(first))])


def _alone(page: Page, item: Alone) -> str:
    words = quote(shortened(item.evidence[0].exact, EXCERPT))
    return f"{item.lines[0]}. {page.who(item.evidence)} {words}"


def _left_out(page: Page, readout: Readout) -> str:
    found = missing(readout)
    if not found:
        return ""
    facts, excused = parted(found)
    shown = page.shown(len(facts), MOST_FACTS)
    rows = ["## Left out", ""]
    for item in (*facts[:shown], *(excused if page.everything else ())):
        rows.append(_fact(page, readout, item))
    rows += page.rest(len(facts) - shown)
    if not page.everything:
        rows += page.rest(len(excused), "that those who lack them could not have known yet")
    return "\n".join(rows)


def _fact(page: Page, readout: Readout, item: Missing) -> str:
    found = agreement_words(readout, item.agreement)
    words = quote(found.pieces(EXCERPT)) if found else ""
    reasons = [f"left out by **{page.letters(item.left_out)}**"] if item.left_out else []
    reasons += [f"{escape(excuse.why)}: **{page.letters(excuse.documents)}**" for excuse in item.excused]
    rows = [f"- {words} (agreement {item.agreement + 1}): {'; '.join(reasons)}"]
    if page.everything:
        rows += [
            f"  - **{page.letters(documents)}** {escape(readable(because))}"
            for excuse in item.excused
            for because, documents in excuse.because
        ]
    return "\n".join(rows)


def _timeline(page: Page, readout: Readout) -> str:
    if not readout.timeline:
        return ""
    parts = chronology(readout)
    near = parts.near[: page.shown(len(parts.near), MOST_MOMENTS)]
    rows = ["## When", ""]
    for number, item in (*(parts.background if page.everything else ()), *near):
        rows += _moment(page, readout, number, item)
    rows += page.rest(len(parts.near) - len(near))
    if not page.everything:
        rows += page.rest(len(parts.background), "earlier")
    return "\n".join(rows)


def _moment(page: Page, readout: Readout, number: int, item: Moment) -> list[str]:
    first = page.names.get(item.first_told or "")
    notes = [*marks(item, readout), *([f"first told by {first}"] if first else [])]
    labels = ", ".join(escape(label) for label in notes)
    anchor = f" {quote(shortened(item.anchor.exact, EXCERPT))}" if item.anchor else ""
    said = by_words((*item.evidence, *item.also))
    shown = page.shown(len(said), 1)
    rows = [
        f"{number}. **{escape(when(item))}**{anchor}{f' ({labels})' if labels else ''}",
        *page.rows(said[:shown]),
    ]
    rest = [evidence for words in said[shown:] for evidence in words.evidence]
    if rest:
        rows.append(f"   - ({counted(len(said) - shown, 'other wording')}: {page.who(rest)})")
    return rows


def _not_decided(page: Page, readout: Readout) -> str:
    if not readout.not_decided:
        return ""
    shown = page.shown(len(readout.not_decided), MOST_OPEN)
    rows = ["## Not decided", ""]
    for number, item in enumerate(readout.not_decided[:shown], start=1):
        rows.append(f"{number}. **{escape(item.about)}**: {escape(readable(item.why))}")
        rows += page.rows(by_words(item.evidence))
    return "\n".join([*rows, *page.rest(len(readout.not_decided) - shown)])


def _notes(readout: Readout) -> str:
    rows = [f"- **{escape(item.input)}** was not read: {escape(item.message)}" for item in readout.failures]
    rows += [f"- {escape(notice)}" for notice in readout.notices]
    return "\n".join(["## To be known", "", *rows]) if rows else ""
