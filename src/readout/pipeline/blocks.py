"""Split a document into the blocks that are parsed: its paragraphs, without page furniture.

A line break ends a block, except in texts that are wrapped at a fixed width, where only
a blank line does.
"""

from readout.model.document import INFORMATIVE_FURNITURE, Document
from readout.model.span import Span

# A text counts as wrapped when most of its line breaks that are not followed by a blank line come after
# a line of 55 to 100 characters that does not end a sentence.
WRAPPED_WIDTH = range(55, 101)
WRAPPED_SHARE = 0.6
ENDS_SENTENCE = (".", "!", "?", ":", "”", '"', "’", "'", ")", "…")


def article_blocks(document: Document) -> list[Span]:
    """Give the stretches of `document` that are article (captions included), in order."""
    cuts = [item.span for item in document.furniture if item.kind not in INFORMATIVE_FURNITURE]
    blocks = []
    for paragraph in paragraphs(document.text):
        blocks.extend(_without(paragraph, cuts))
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


def _without(block: Span, cuts: list[Span]) -> list[Span]:
    kept = [block]
    for cut in cuts:
        kept = [part for span in kept for part in _cut(span, cut)]
    return kept


def _cut(span: Span, cut: Span) -> list[Span]:
    if not span.overlaps(cut):
        return [span]
    left = [Span(span.start, cut.start)] if span.start < cut.start else []
    right = [Span(cut.end, span.end)] if cut.end < span.end else []
    return left + right
