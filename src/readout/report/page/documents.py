"""The documents of the page: their whole text, every cited word marked and linked to its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.model.document import Document
from readout.model.readout import Readout
from readout.model.span import Span
from readout.report.arranging.blocks import Block, blocks
from readout.report.arranging.markup import Markup, join, outside, tag
from readout.report.arranging.naming import called, counted, credit_words, published, whose, word_count
from readout.report.exports.citations import Citation, citations
from readout.report.page.parts.places import Places

# What a mark looks like while no line is chosen, the weightiest first: a difference's value in the
# colour of its verdict, then what other origins tell too, what is quoted, what only this one tells.
TINTS = {"quotation": "quoted", "only in": "only"}
SHOWN_AT_REST = ("value", "claim", "version")

# Furniture of at least this many blocks in a row is folded away; nothing cited is ever folded.
FOLDED = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a text with the citations that cover all of it."""

    span: Span
    cited: tuple[Citation, ...]
    starts: tuple[Span, ...]


def columns(places: Places) -> Markup:
    """Give all documents, each a column with its head and its text."""
    # Many pieces of one side stand in one sentence, which is marked once for their line.
    cited: dict[str, dict[tuple[str, str, int, int], Citation]] = {}
    for item in citations(places.readout):
        place = (item.line_id, item.role, item.evidence.start, item.evidence.end)
        cited.setdefault(item.evidence.doc, {}).setdefault(place, item)
    return join(
        *(
            _column(places, document, list(cited.get(document.id, {}).values()))
            for document in places.readout.documents
        )
    )


def _column(places: Places, document: Document, cited: list[Citation]) -> Markup:
    number = places.order[document.id]
    return tag(
        "article",
        _head(places, document),
        tag("div", *_body(places, document, cited), class_="text", dir="auto", tabindex="0"),
        class_="doc",
        id=f"doc-{number}",
        aria_label=f"Document {places.names[document.id]}, {called(document)}",
        lang=document.language,
    )


def _head(places: Places, document: Document) -> Markup:
    readout: Readout = places.readout
    words = credit_words(document)
    facts = [
        whose(readout, document),
        counted(word_count(document), "word"),
        published(document) if document.published else "date not given",
    ]
    return tag(
        "header",
        tag("span", places.names[document.id], class_="L"),
        tag(
            "div",
            tag("p", outside(document.url, called(document)), class_="outlet", dir="auto"),
            tag("p", " · ".join(facts), class_="facts"),
            tag("p", "credit ", tag("q", words, dir="auto"), class_="facts") if words else None,
        ),
        lang="en",
    )


def _body(places: Places, document: Document, cited: list[Citation]) -> Iterator[Markup]:
    found = blocks(document)
    segments = iter(_segments(document, found, cited))
    current = next(segments, None)
    folded: list[Markup] = []
    for block in found:
        pieces, touched = [], False
        while current is not None and current.span.end <= block.span.end:
            pieces.append(_segment(places, document, current))
            touched = touched or bool(current.cited)
            current = next(segments, None)
        paragraph = _paragraph(block, pieces)
        if block.furniture and not touched:
            folded.append(paragraph)
            continue
        yield from _fold(folded)
        folded = []
        yield paragraph
    yield from _fold(folded)


def _paragraph(block: Block, pieces: list[Markup]) -> Markup:
    kind = "title" if block.is_title else f"furniture {block.furniture}" if block.furniture else None
    return tag(
        "p",
        *pieces,
        class_=kind,
        dir="auto",
        title=f"page furniture: {block.furniture}" if block.furniture else None,
    )


def _fold(paragraphs: list[Markup]) -> Iterator[Markup]:
    if len(paragraphs) < FOLDED:
        yield from paragraphs
        return
    summary = tag("summary", f"page furniture, {counted(len(paragraphs), 'line')}", lang="en")
    yield tag("details", summary, *paragraphs, class_="fold")


def _segment(places: Places, document: Document, segment: Segment) -> Markup:
    number = places.order[document.id]
    names = [f"p{number}-{span.start}-{span.end}" for span in segment.starts]
    words = segment.span.of(document.text)
    if not segment.cited:
        return join(*(tag("i", id=name, class_="p") for name in names), words)
    lines = dict.fromkeys(item.line_id for item in segment.cited)
    near = dict.fromkeys(
        line
        for line in lines
        if all(item.role in ("context", "copy") for item in segment.cited if item.line_id == line)
    )
    tint = _tint(segment, places.independent)
    first = next((line for line in lines if line not in near), next(iter(lines)))
    mark = tag(
        "a",
        words,
        id=names[-1] if names else None,
        class_=f"m {tint}" if tint else "m",
        href=f"#{first}",
        data_l=" ".join(line for line in lines if line not in near) or None,
        data_c=" ".join(near) or None,
        tabindex="-1",
    )
    return join(*(tag("i", id=name, class_="p") for name in names[:-1]), mark)


def _tint(segment: Segment, independent: frozenset[str]) -> str:
    resting = [item for item in segment.cited if item.role in SHOWN_AT_REST]
    value = next((item for item in resting if item.section == "difference"), None)
    if value is not None:
        return f"v {value.verdict}"
    agreed = any(
        span.covers(segment.span)
        for item in resting
        if item.line_id in independent
        for span in (item.shared if item.shared is not None else (item.evidence.span,))
    )
    sections = {item.section for item in resting}
    if agreed:
        return "agreed quoted" if "quotation" in sections else "agreed"
    return next((tint for section, tint in TINTS.items() if section in sections), "")


def _segments(document: Document, found: Sequence[Block], cited: Sequence[Citation]) -> Iterator[Segment]:
    """Cut the blocks wherever a citation starts or ends; every citation's start is kept once."""
    ordered = sorted(cited, key=lambda item: (item.evidence.start, -item.evidence.end))
    spans = [span for item in ordered for span in (item.evidence.span, *(item.shared or ()))]
    edges = {edge for span in spans for edge in (span.start, span.end)}
    edges |= {edge for block in found for edge in (block.span.start, block.span.end)}
    cuts = sorted(edge for edge in edges if edge <= len(document.text))
    where = {cut: place for place, cut in enumerate(cuts)}
    waiting = 0
    active: list[Citation] = []
    for block in found:
        for place in range(where[block.span.start], where[block.span.end]):
            span = Span(cuts[place], cuts[place + 1])
            starts: dict[Span, None] = {}
            while waiting < len(ordered) and ordered[waiting].evidence.start <= span.start:
                active.append(ordered[waiting])
                starts[ordered[waiting].evidence.span] = None
                waiting += 1
            active = [item for item in active if item.evidence.end > span.start]
            yield Segment(span, tuple(active), tuple(starts))
