"""Cut a document's text into the paragraphs that are shown, furniture told from article."""

import re
from dataclasses import dataclass

from readout.model.document import Document
from readout.model.span import Span

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")

# A text is wrapped at a fixed width when most lines that are followed at once by another have a length
# in this range; then only an empty line ends a paragraph.
WRAPPED_WIDTH = range(55, 101)
WRAPPED_SHARE = 0.6
FEWEST_WRAPPED = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to show, with the kind of furniture that it is; "" when it is article."""

    span: Span
    furniture: str = ""
    is_title: bool = False


def blocks(document: Document) -> list[Block]:
    """Give the paragraphs of a document in order; only blanks and line ends lie between them."""
    out = []
    furniture = iter(sorted(document.furniture))
    current = next(furniture, None)
    for paragraph in _paragraphs(document.text):
        at = paragraph.start
        while current is not None and current.span.end <= at:
            current = next(furniture, None)
        while current is not None and current.span.start < paragraph.end:
            start, end = max(at, current.span.start), min(paragraph.end, current.span.end)
            out += [Block(Span(at, start)), Block(Span(start, end), current.kind)]
            at = end
            if current.span.end > paragraph.end:
                break
            current = next(furniture, None)
        out.append(Block(Span(at, paragraph.end)))
    title = document.title_span
    return [
        Block(block.span, block.furniture, title is not None and title.covers(block.span))
        for block in out
        if block.span.of(document.text).strip()
    ]


def _paragraphs(text: str) -> list[Span]:
    lines = [Span(*found.span()) for found in LINE.finditer(text)]
    lines = [line for line in lines if line.of(text).strip()]
    if not _is_wrapped(text, lines):
        return lines
    joined: list[Span] = []
    for line in lines:
        if joined and _follows(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _follows(text: str, line: Span, following: Span) -> bool:
    between = text[line.end : following.start]
    return between.replace("\r\n", "\n").count("\n") <= 1


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    pairs = zip(lines, lines[1:], strict=False)
    inner = [len(line) for line, following in pairs if _follows(text, line, following)]
    wrapped = sum(length in WRAPPED_WIDTH for length in inner)
    return len(inner) >= FEWEST_WRAPPED and wrapped >= WRAPPED_SHARE * len(inner)
