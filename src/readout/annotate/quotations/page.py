"""What every part of finding quotations asks of a document, worked out once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from readout.language.common.parts.cues import Cues
from readout.language.common.quoting import Stretch, find_stretches
from readout.language.common.tree import Reach
from readout.language.pack.speech import Speech
from readout.model.parse import Parse
from readout.model.span import Span

_LETTER = re.compile(r"[^\W_]")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """A parse with its paragraphs and its quoted stretches.

    Attributes:
        parse: the grammar.
        reach: how far each token's subtree goes.
        subjects: verb to its subject.
        passive_subjects: verb to its subject as a passive.
        paragraphs: in order; a sentence lies in one of them.
        stretches: what stands between quotation marks.
        within: for each token the outermost stretch that it stands in, or -1.
        quoted_words: for each token how many words in marks stand before it, and for all at the end.
        words: the same for all words.
        speech: the words around quotations, in the language of the document.
        cues: those that attribute.
        title: where the headline stands, or None.
    """

    parse: Parse
    reach: Reach
    subjects: Mapping[int, int]
    passive_subjects: Mapping[int, int]
    paragraphs: tuple[Span, ...]
    stretches: tuple[Stretch, ...]
    within: tuple[int, ...]
    quoted_words: tuple[int, ...]
    words: tuple[int, ...]
    speech: Speech
    cues: Cues
    title: Span | None = None

    @classmethod
    def of(cls, parse: Parse, speech: Speech, title: Span | None = None) -> "Page":
        """Lay out `parse`."""
        paragraphs = find_paragraphs(parse)
        stretches = tuple(find_stretches(parse.text, paragraphs))
        within = _within(parse, stretches)
        is_word = [pos != "PUNCT" for pos in parse.pos]
        in_marks = [word and place >= 0 for word, place in zip(is_word, within, strict=True)]
        return cls(
            parse,
            Reach.of(parse),
            _first_below(parse, ("nsubj", "csubj")),
            _first_below(parse, ("nsubjpass", "csubjpass")),
            tuple(paragraphs),
            stretches,
            within,
            tuple(accumulate(in_marks, initial=0)),
            tuple(accumulate(is_word, initial=0)),
            speech,
            speech.cues(),
            title,
        )

    def word(self, token: int) -> str:
        """Give the token's form in small letters."""
        return self.parse.word(token).lower()

    def paragraph_at(self, position: int) -> int:
        """Give the number of the paragraph that holds a character."""
        return bisect_right(self.paragraphs, position, key=lambda span: span.start) - 1

    def first_token(self, position: int) -> int:
        """Give the first token that starts at or after a character."""
        return bisect_left(self.parse.starts, position)

    def share_in_marks(self, first: int, last: int) -> float:
        """Give the share of the words from `first` to `last` that stand in quotation marks."""
        words = self.words[last + 1] - self.words[first]
        return (self.quoted_words[last + 1] - self.quoted_words[first]) / words if words else 0.0


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
        if gap.count("\n") > is_wrapped or _LETTER.search(gap):
            found.append(span)
        else:
            found[-1] = Span(found[-1].start, span.end)
    return found


def _first_below(parse: Parse, labels: tuple[str, ...]) -> dict[int, int]:
    found: dict[int, int] = {}
    for token, label in enumerate(parse.deps):
        if label in labels:
            found.setdefault(parse.heads[token], token)
    return found


def _within(parse: Parse, stretches: tuple[Stretch, ...]) -> tuple[int, ...]:
    rows = [-1] * len(parse)
    for place, stretch in enumerate(stretches):
        if stretch.level == 0:
            for token in parse.tokens_in(stretch.outer):
                rows[token] = place
    return tuple(rows)
