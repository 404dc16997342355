"""Split a document into the blocks that are parsed: its paragraphs, without page furniture.

A line break ends a block, except in texts that are wrapped at a fixed width, where only
a blank line does.
"""

from collections.abc import Iterator

from readout.model.document import INFORMATIVE_FURNITURE, Document
from readout.model.span import Span

# A text counts as wrapped when most of its line breaks that are not followed by a blank line come after
# a line of 55 to 100 characters that does not end a sentence.
WRAPPED_WIDTH = range(55, 101)
WRAPPED_SHARE = 0.6
ENDS_SENTENCE = (".", "!", "?", ":", "”", '"', "’", "'", ")", "…")


def article_blocks(document: Document) -> list[Span]:
    """Give the stretches of `document` that are article (captions included), in order."""
    cuts = sorted(item.span for item in document.furniture if item.kind not in INFORMATIVE_FURNITURE)
    blocks = _without(paragraphs(document.text), cuts)
    return [block for block in (part.trimmed(document.text) for part in blocks) if len(block)]


def paragraphs(text: str) -> list[Span]:
    """Give the paragraphs of `text`.

    >>> [span.of("One.\\nTwo.\\n\\nThree.") for span in paragraphs("One.\\nTwo.\\n\\nThree.")]
    ['One.', 'Two.', 'Three.']
    """
    lines = _lines(text)
    if not _is_wrapped(text, lines):
        return [line for line in lines if line.of(text).strip()]
    joined: list[Span] = []
    open_block = False
    for line in lines:
        if not line.of(text).strip():
            open_block = False
        elif open_block:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
            open_block = True
    return joined


def _lines(text: str) -> list[Span]:
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        lines.append(Span(start, start + len(line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))))
        start += len(line)
    return lines


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    inner = [
        line.of(text).rstrip()
        for line, following in zip(lines, lines[1:], strict=False)
        if line.of(text).strip() and following.of(text).strip()
    ]
    wrapped = [line for line in inner if len(line) in WRAPPED_WIDTH and not line.endswith(ENDS_SENTENCE)]
    return len(inner) >= 3 and len(wrapped) >= WRAPPED_SHARE * len(inner)


def _without(blocks: list[Span], cuts: list[Span]) -> Iterator[Span]:
    """Yield what is left of `blocks` without `cuts`; both are in order and without overlap."""
    first = 0
    for block in blocks:
        while first < len(cuts) and cuts[first].end <= block.start:
            first += 1
        start, at = block.start, first
        while at < len(cuts) and cuts[at].start < block.end:
            if cuts[at].start > start:
                yield Span(start, cuts[at].start)
            start = max(start, cuts[at].end)
            at += 1
        if start < block.end:
            yield Span(start, block.end)
