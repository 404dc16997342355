"""Stories, documents and changes as the pages of a library show them."""

from collections.abc import Iterator, Sequence

from readout.model.library import Entry, StoryEntry
from readout.model.readout import Reason
from readout.model.span import Span
from readout.model.story import StoryChange
from readout.report.arranging.dates import brief_day, without_midnight
from readout.report.arranging.excerpts import one_line
from readout.report.arranging.markup import Child, Markup, join, outside, tag
from readout.report.arranging.naming import counted
from readout.web.asked import link
from readout.web.frame import DOCUMENT, READOUT, STORY, told

# Outlets that are named in a list; the rest is counted.
MOST_OUTLETS = 6
# From so many documents on there is something to compare.
COMPARABLE = 2


def story_row(item: StoryEntry) -> Markup:
    """Give a story of a list."""
    facts: list[Child] = [days(item.first, item.last), outlets(item.outlets)]
    return tag(
        "li",
        tag(
            "p",
            tag("a", story_name(item), href=link(STORY, id=item.id), class_="title"),
            dir="auto",
        ),
        told(facts),
        told([*sizes(item), readout_link(item)]),
    )


def sizes(item: StoryEntry) -> list[Child]:
    """Say of how many documents a story is, and how many told it in their own words."""
    documents = join(tag("b", f"{item.documents:,}"), " document" if item.documents == 1 else " documents")
    return [documents, join(tag("b", f"{item.origins:,}"), " origin" if item.origins == 1 else " origins")]


def readout_link(item: StoryEntry, words: str = "Readout") -> Markup | None:
    """Give the way to what its documents agree on and where they differ; None where there is but one."""
    if item.documents < COMPARABLE:
        return None
    note = None if item.is_read else tag("small", " (not read yet)")
    return join(tag("a", f"{words} →", href=link(READOUT, id=item.id)), note)


def story_name(item: StoryEntry) -> str:
    """Give what to call a story."""
    return one_line(item.title or "") or f"Story {one_line(item.id)}"


def document_name(item: Entry) -> str:
    """Give what to call a document."""
    return one_line(item.title or "") or one_line(item.path)


def days(first: str | None, last: str | None) -> str:
    """Give the days from the first to the last.

    >>> days("2031-03-04T09:40:00", "2031-03-05"), days(None, None)
    ('4 Mar 2031 to 5 Mar 2031', 'no date given')
    """
    found = sorted({moment[:10] for moment in (first, last) if moment})
    return " to ".join(brief_day(day) for day in found) or "no date given"


def outlets(names: Sequence[str]) -> str:
    """Give the outlets, the first of them by name."""
    shown = [one_line(name) for name in names]
    if len(shown) > MOST_OUTLETS:  # "and 1 other" would be no shorter
        shown = shown[: MOST_OUTLETS - 1]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {counted(rest, 'other')}" if rest else "")


def document_facts(item: Entry) -> list[Child]:
    """Say who published a document and when."""
    when = brief_day(without_midnight(item.published)) if item.published else "no date given"
    versions = counted(item.versions, "version") if item.versions > 1 else None
    outlet = tag("b", one_line(item.outlet), dir="auto") if item.outlet else None
    return [outlet, when, one_line(item.language or ""), versions]


def document_link(identifier: str, words: Child, marks: Sequence[Span] = ()) -> Markup:
    """Give the way to a document, with places in its text to mark."""
    places = ",".join(f"{span.start}-{span.end}" for span in marks if len(span))
    address = link(DOCUMENT, id=identifier, marks=places) + ("#found" if places else "")
    return tag("a", words, href=address, class_="title")


def address_of(item: Entry) -> Markup | None:
    """Give the way to where the document is on the web; None where it is not known."""
    return outside(item.url, "on the web ↗") if item.url else None


def marked(text: str, spans: Sequence[Span]) -> Markup:
    """Give words with some of them marked; what overlaps what was marked before is left unmarked."""
    return join(*_marked(text, spans))


def _marked(text: str, spans: Sequence[Span]) -> Iterator[Child]:
    at = 0
    for span in sorted(spans):
        if at <= span.start < span.end <= len(text):
            yield text[at : span.start]
            yield tag("mark", span.of(text), class_="found")
            at = span.end
    yield text[at:]


def why(reasons: Sequence[Reason], summary: str) -> Markup | None:
    """Give the parts that add up to a decision, folded away; None where there are none."""
    if not reasons:
        return None
    rows = [tag("li", tag("b", f"{reason.weight:+.2f}"), " ", one_line(reason.what)) for reason in reasons]
    total = sum(reason.weight for reason in reasons)
    return tag("details", tag("summary", f"{summary} ({total:+.2f})"), tag("ul", *rows), class_="why")


def changes(items: Sequence[StoryChange]) -> Markup | None:
    """Say what became of a story; None where nothing did."""
    if not items:
        return None
    rows = [tag("li", *_change(item), why(item.reasons, "Why")) for item in items]
    return tag("section", tag("h2", "What became of it"), tag("ul", *rows, class_="changes"), class_="list")


def _change(item: StoryChange) -> list[Child]:
    gained, lost = (tag("a", one_line(name), href=link(STORY, id=name)) for name in (item.story, item.other))
    documents = counted(len(item.documents), "document")
    who = " by hand" if item.by_user else ""
    if item.kind == "merged":
        return [lost, " became part of ", gained, f"{who} ({documents})"]
    if item.kind == "split":
        return [gained, " was parted from ", lost, f"{who} ({documents})"]
    if item.kind == "moved":
        return [f"{documents} went from ", lost, " to ", gained, who]
    return [gained, " follows ", lost]
