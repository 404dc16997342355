"""Split a text into its lines, each with what the rules for page furniture look at."""

import re
from dataclasses import dataclass

from readout.language.common.marks import plain
from readout.model.span import Span

# A paragraph of an article has a sentence in it: so many words and an end mark. In 200 news articles
# the shortest paragraphs ("He declined to comment.") have fewer, so the figure says what surely is one.
PARAGRAPH_WORDS = 18
_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*$")
_ENDS_INSIDE = re.compile(r"[a-z0-9)\"'][.!?][\"')]* +[\"'(]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text that is not blank.

    Attributes:
        span: its place in the text, without the blanks at its ends.
        text: its words with typographic marks made plain, of the same length.
        words: how many there are.
        ends: whether it ends as a sentence does.
    """

    span: Span
    text: str
    words: int
    ends: bool

    @property
    def is_paragraph(self) -> bool:
        """Say whether it is surely a paragraph of running text."""
        return self.words >= PARAGRAPH_WORDS and (self.ends or _ENDS_INSIDE.search(self.text) is not None)


def split_lines(text: str) -> list[Line]:
    """Give the lines of `text` that hold anything.

    >>> [(line.text, line.words, line.ends) for line in split_lines("  Ferry sinks \\n\\nAll were saved.")]
    [('Ferry sinks', 2, False), ('All were saved.', 3, True)]
    """
    found, start = [], 0
    marked = plain(text)
    for raw in text.splitlines(keepends=True):
        span = Span(start, start + len(raw)).trimmed(text)
        start += len(raw)
        if len(span):
            words = span.of(marked)
            ends = _SENTENCE_END.search(words[-8:]) is not None
            found.append(Line(span, words, len(words.split()), ends))
    return found
