"""One document of a library: its text with what was found in it, and its versions."""

from collections.abc import Iterator, Sequence

from readout.errors import UsageError
from readout.model.layers import Annotation
from readout.model.library import Edit, Entry, History, Version
from readout.model.parse import Parse
from readout.model.readout import Evidence
from readout.model.span import Span
from readout.pipeline.fingerprint import finding_fingerprint
from readout.pipeline.library.desk import Library
from readout.report.arranging.dates import brief_day, day, without_midnight
from readout.report.arranging.excerpts import one_line
from readout.report.arranging.markup import Child, Markup, join, tag
from readout.report.arranging.naming import counted
from readout.report.document_page import document_body
from readout.web.asked import Asked, link
from readout.web.frame import DOCUMENT, STORY, framed, told
from readout.web.pieces import changes, document_name, why


def text_page(library: Library, asked: Asked) -> str:
    """Give the page of the document that was asked for, in its current version or an earlier one.

    Raises:
        UsageError: there is none, or not that version.
    """
    with library.store.moment():
        history = library.history(asked.text("id"))
        version = _chosen(history, asked)
        current = history.versions[-1].key
        entry, _ = library.store.lists.current([current])[current]
        kept = library.store.depth.load_annotation(version.key, finding_fingerprint())
    document = version.document
    annotation = kept or Annotation(document, Parse(document.text))
    found = [span for span in asked.marks if span.end <= len(document.text)]
    body = document_body(annotation, found=[part for span in found for part in _solid(document.text, span)])
    return framed(
        document_name(entry),
        _above(entry, history, version, is_read=kept is not None),
        body,
        _versions(history, version),
        changes(history.changes),
    )


def _solid(text: str, span: Span) -> Iterator[Span]:
    """Yield a place without the blanks at its ends: a mark on nothing looks like a fault."""
    inner = span.trimmed(text)
    if len(inner):
        yield inner


def _chosen(history: History, asked: Asked) -> Version:
    number = asked.number("version", len(history.versions))
    if number > len(history.versions):
        raise UsageError(f"{history.id}: no version {number}; there are 1 to {len(history.versions)}")
    return history.versions[number - 1]


def _above(entry: Entry, history: History, version: Version, *, is_read: bool) -> Markup:
    """Give where the document belongs, and its headline where the text does not hold it."""
    document = version.document
    number = len(history.versions)
    facts: list[Child] = [
        _copy(entry),
        tag("a", f"version {version.number} of {number}", href="#versions") if number > 1 else None,
        ", ".join(one_line(name) for name in document.authors),
        one_line(document.path),
        None if is_read else "not read in depth: names, quotations and values are not marked",
    ]
    title = one_line(document.title or "") if document.title_span is None else ""
    return tag(
        "section",
        tag("p", tag("a", "← Its story", href=link(STORY, id=entry.story))) if entry.story else None,
        tag("h1", title, dir="auto") if title else None,
        told(facts),
        why(entry.reasons, "Why it is in its story"),
        class_="list above",
    )


def _copy(entry: Entry) -> Markup | None:
    """Say who had the copy first, where that was another document."""
    if not entry.origin or entry.origin == entry.id:
        return None
    return join("copy of ", tag("a", one_line(entry.origin), href=link(DOCUMENT, id=entry.origin)))


def _versions(history: History, shown: Version) -> Markup | None:
    if len(history.versions) < 2:
        return None
    rows = [_version(history, version, shown) for version in reversed(history.versions)]
    return tag(
        "section", tag("h2", "Versions"), tag("ol", *rows, class_="rows"), id="versions", class_="list"
    )


def _version(history: History, version: Version, shown: Version) -> Markup:
    document = version.document
    name: Child = f"Version {version.number}"
    if version is shown:
        name = tag("b", name, " (shown above)")
    else:
        number = str(version.number) if version is not history.versions[-1] else None
        name = tag("a", name, href=link(DOCUMENT, id=history.id, version=number), class_="title")
    published = document.published
    facts: list[Child] = [
        f"added {day(version.added)}",
        f"published {brief_day(without_midnight(published.value))}" if published else None,
        one_line(document.path),
    ]
    fields = [
        tag(
            "p",
            f"{field}: ",
            tag("del", one_line(before) or "none"),
            " → ",
            tag("ins", one_line(after) or "none"),
            dir="auto",
        )
        for field, before, after in version.fields
    ]
    return tag("li", tag("p", name), told(facts), *fields, *_edits(version))


def _edits(version: Version) -> Iterator[Markup]:
    if version.number > 1 and not version.edits:
        yield tag("p", "No sentence differs from the version before.", class_="facts")
    if version.edits:
        yield tag("p", f"{counted(len(version.edits), 'place')} changed:", class_="facts")
    for edit in version.edits:
        yield _edit(edit)


def _edit(edit: Edit) -> Markup:
    return tag("div", *_lines("del", edit.removed), *_lines("ins", edit.added), class_="edit", dir="auto")


def _lines(name: str, pieces: Sequence[Evidence]) -> list[Markup]:
    return [tag("p", tag(name, one_line(piece.exact))) for piece in pieces]
