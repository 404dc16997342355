"""One annotated document as an HTML page: its text with the layers drawn into it.

Mentions, quantities and times are boxes with a label; quotations are shaded with their
speaker behind them; wording by which the outlet judges is underlined with dots, its entry of the
lexicon as title; furniture is dimmed. The page holds no script.
"""

from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from readout.model.layers import Annotation, Quantity, TimeExpression
from readout.model.span import Span
from readout.report.arranging.blocks import Block, blocks
from readout.report.arranging.dates import day
from readout.report.arranging.excerpts import one_line
from readout.report.arranging.markup import Markup, join, outside, part, tag
from readout.report.arranging.naming import called, counted, published, word_count

# How many seconds each has.
DURATIONS = (
    (31556952, "y"),
    (2629746, "months"),
    (604800, "weeks"),
    (86400, "days"),
    (3600, "h"),
    (60, "min"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A span to draw: a box with a label, or the shade of a quotation; `anchor` is its name for links."""

    span: Span
    kind: str
    label: str = ""
    title: str = ""
    anchor: str | None = None


def to_document_page(annotation: Annotation) -> str:
    """Give the whole page."""
    document = annotation.document
    style = part("document.css")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", one_line(document.title or called(document))),
        tag("style", Markup(style)),
    )
    return f"<!doctype html>\n{tag('html', head, tag('body', document_body(annotation)), lang='en')}\n"


def document_body(annotation: Annotation, *, found: Sequence[Span] = ()) -> Markup:
    """Give what the page shows: a head, the text, and who and what is named where that is known.

    Args:
        annotation: the document; layers that it lacks are not drawn.
        found: places to mark before all else; the first is named "found" for links.
    """
    document = annotation.document
    paragraphs = _paragraphs(annotation, found)
    text = tag("main", *paragraphs, class_="text", lang=document.language, dir="auto")
    side = _side(annotation) if annotation.entities is not None else None
    return join(_head(annotation), tag("div", text, side, class_="work"))


def _head(annotation: Annotation) -> Markup:
    document = annotation.document
    facts = [counted(word_count(document), "word")]
    facts.append(published(document) if document.published else "date not given")
    if document.agency:
        facts.append(f"{document.agency} copy")
    if not annotation.analysed:
        facts.append(f"not analysed ({document.language or 'language unknown'})")
    layers = (
        ("sentence", annotation.sentences),
        ("mention", annotation.mentions),
        ("quotation", annotation.quotations),
        ("value", annotation.quantities),
        ("time", annotation.times),
        ("event", annotation.events),
    )
    facts += [counted(len(layer), name) for name, layer in layers if layer]
    return tag(
        "header",
        tag("p", outside(document.url, called(document)), class_="outlet", dir="auto"),
        tag("p", " · ".join(facts), class_="facts"),
    )


def _side(annotation: Annotation) -> Markup:
    names = [
        tag(
            "li",
            tag("b", entity.name, dir="auto"),
            " ",
            tag("span", entity.type, class_=f"tag {entity.type}"),
            tag("p", " · ".join((*entity.names[1:], *entity.roles)), class_="facts", dir="auto"),
        )
        for entity in annotation.entities or ()
    ]
    return tag("aside", tag("h2", "Who and what"), tag("ul", *names), aria_label="Entities")


def _paragraphs(annotation: Annotation, found: Sequence[Span]) -> Iterator[Markup]:
    document = annotation.document
    boxes, shades = _with_found(_boxes(annotation), found), _shades(annotation)
    for block in blocks(document):
        kind = "title" if block.is_title else f"furniture {block.furniture}" if block.furniture else None
        yield tag(
            "p",
            *_pieces(document.text, block, boxes, shades),
            class_=kind,
            dir="auto",
            title=block.furniture or None,
        )


def _boxes(annotation: Annotation) -> list[Drawn]:
    """Give the boxes in order; of two that overlap the first, and of two that start together the longer."""
    drawn = _mentions(annotation)
    drawn += [Drawn(item.span, "quantity", _value(item)) for item in annotation.quantities or ()]
    drawn += [Drawn(item.span, "time", _when(item)) for item in annotation.times or ()]
    drawn += [
        Drawn(mark.span, "wording", title=f"{mark.kind}: {mark.entry}")
        for item in annotation.voices or ()
        for mark in item.marked
    ]
    kept: list[Drawn] = []
    for item in sorted(drawn, key=lambda item: (item.span.start, -item.span.end, item.kind)):
        if len(item.span) and (not kept or item.span.start >= kept[-1].span.end):
            kept.append(item)
    return kept


def _with_found(boxes: list[Drawn], found: Sequence[Span]) -> list[Drawn]:
    """Add what was found to the boxes, and leave out those that it overlaps."""
    marks: list[Drawn] = []
    for span in sorted(found):
        if len(span) and (not marks or span.start >= marks[-1].span.end):
            marks.append(Drawn(span, "found", anchor=None if marks else "found"))
    if not marks:
        return boxes
    free = [box for box in boxes if not _within(marks, box.span)]
    return sorted([*free, *marks], key=lambda item: item.span)


def _mentions(annotation: Annotation) -> list[Drawn]:
    """Give the mentions; the first of each entity says its type, the others by their colour and title."""
    names = {entity.id: entity.name for entity in annotation.entities or ()}
    seen: set[str] = set()
    drawn = []
    for item in sorted(annotation.mentions or (), key=lambda item: item.span):
        label = "" if item.entity in seen else item.type
        seen.add(item.entity)
        drawn.append(
            Drawn(item.span, item.type, label, f"{names.get(item.entity, item.entity)}, {item.type}")
        )
    return drawn


def _shades(annotation: Annotation) -> list[Drawn]:
    drawn: list[Drawn] = []
    text = annotation.document.text
    for item in annotation.quotations or ():
        speaker = one_line(item.speaker.span.of(text)) if item.speaker else "nobody named"
        parts = [part for part in item.parts if len(part)]
        for place, span in enumerate(parts, start=1):
            label = f"{speaker} · {item.form}" if place == len(parts) else ""
            drawn.append(Drawn(span, item.form, label))
    kept: list[Drawn] = []
    for shade in sorted(drawn, key=lambda shade: (shade.span.start, -shade.span.end)):
        if not kept or shade.span.start >= kept[-1].span.end:
            kept.append(shade)
    return kept


def _value(item: Quantity) -> str:
    divisor, unit = _scale(item)
    low, high = (f"{end / divisor:,g}" if end is not None else "" for end in (item.low, item.high))
    value = low if low == high else f"{low} to {high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
    return " ".join(word for word in (value, unit) if word) or item.bound


def _scale(item: Quantity) -> tuple[float, str]:
    """Give the unit to show: a duration in the largest one that measures it without a rest."""
    ends = [end for end in (item.low, item.high) if end]
    if item.unit == "second" and ends:
        fits = (unit for unit in DURATIONS if all(end % unit[0] == 0 for end in ends))
        return next(fits, (1, "s"))
    return 1, item.unit


def _when(item: TimeExpression) -> str:
    return day(item.value) if item.value else "left as written"


def _pieces(text: str, block: Block, boxes: list[Drawn], shades: list[Drawn]) -> Iterator[Markup]:
    at = block.span.start
    for shade in _within(shades, block.span):
        start, end = max(at, shade.span.start), min(block.span.end, shade.span.end)
        yield _boxed(text, Span(at, start), boxes)
        words = _boxed(text, Span(start, end), boxes)
        label = tag("span", shade.label, class_="by") if shade.label and end == shade.span.end else None
        yield tag("mark", words, label, class_=f"said {shade.kind}")
        at = end
    yield _boxed(text, Span(at, block.span.end), boxes)


def _boxed(text: str, span: Span, boxes: list[Drawn]) -> Markup:
    out: list[Markup | str] = []
    at = span.start
    for box in _within(boxes, span):
        start, end = max(at, box.span.start), min(span.end, box.span.end)
        is_news = box.label not in ("", one_line(text[box.span.start : box.span.end]))
        label = tag("small", box.label) if is_news and end == box.span.end else None
        out += [
            text[at:start],
            tag(
                "span",
                text[start:end],
                label,
                class_=f"tag {box.kind}",
                title=box.title or None,
                id=box.anchor if start == box.span.start else None,
            ),
        ]
        at = end
    return join(*out, text[at : span.end])


def _within(drawn: list[Drawn], span: Span) -> list[Drawn]:
    """Give what touches `span`; what is drawn is in order and never overlaps itself."""
    first = bisect_right(drawn, span.start, key=lambda item: item.span.end)
    last = bisect_left(drawn, span.end, key=lambda item: item.span.start)
    return drawn[first:last]
