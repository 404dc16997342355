"""What every part of finding quotations asks of a document, worked out once."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from readout.language.quoting import Stretch, find_stretches
from readout.language.tree import Reach
from readout.model.parse import Parse
from readout.model.span import Span

_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Page:
    """A parse with its paragraphs and its quoted stretches.

    Attributes:
        parse: the grammar.
        reach: how far each token's subtree goes.
        paragraphs: in order; a sentence lies in one of them.
        stretches: what stands between quotation marks.
        within: for each token the outermost stretch that it stands in, or -1.
    """

    parse: Parse
    reach: Reach
    paragraphs: tuple[Span, ...]
    stretches: tuple[Stretch, ...]
    within: tuple[int, ...]

    @classmethod
    def of(cls, parse: Parse) -> "Page":
        """Lay out `parse`."""
        paragraphs = find_paragraphs(parse)
        stretches = tuple(find_stretches(parse.text, paragraphs))
        return cls(parse, Reach.of(parse), tuple(paragraphs), stretches, _within(parse, stretches))

    def word(self, token: int) -> str:
        """Give the token's form in small letters."""
        return self.parse.word(token).lower()

    def paragraph_at(self, position: int) -> int:
        """Give the number of the paragraph that holds a character."""
        return bisect_right(self.paragraphs, position, key=lambda span: span.start) - 1

    def first_token(self, position: int) -> int:
        """Give the first token that starts at or after a character."""
        low, high = 0, len(self.parse)
        starts = self.parse.starts
        while low < high:
            middle = (low + high) // 2
            if starts[middle] < position:
                low = middle + 1
            else:
                high = middle
        return low


def find_paragraphs(parse: Parse) -> list[Span]:
    """Give the paragraphs that the sentences stand in.

    A line break between two sentences parts them, unless some sentence itself goes over a line: then
    the text is wrapped, and only a blank line does.
    """
    text = parse.text
    sentences = [parse.span(first, last - 1) for first, last in parse.sentences]
    is_wrapped = any("\n" in span.of(text) for span in sentences)
    found: list[Span] = []
    for span in sentences:
        gap = text[found[-1].end : span.start] if found else "\n\n"
        breaks = gap.count("\n")
        if breaks > is_wrapped or _LETTER.search(gap):
            found.append(span)
        else:
            found[-1] = Span(found[-1].start, span.end)
    return found


def _within(parse: Parse, stretches: tuple[Stretch, ...]) -> tuple[int, ...]:
    rows = [-1] * len(parse)
    for place, stretch in enumerate(stretches):
        if stretch.level == 0:
            for token in parse.tokens_in(stretch.outer):
                rows[token] = place
    return tuple(rows)
