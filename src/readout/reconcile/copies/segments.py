"""Cut documents into segments, the stretches that copy is compared by.

A segment ends where a sentence does, told by its marks and not by the parser: one changed word can turn a
parse round, and two copies must be cut alike. Page furniture is in no segment.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.language.common.words import Words, split_words
from readout.language.en.comparing.copies import ABBREVIATIONS
from readout.model.layers import Annotation
from readout.model.span import Span

# A segment of more words is no sentence; it is cut, so that comparing two never takes long.
LONGEST_SEGMENT = 150
_ENDS = frozenset(".!?…")
# Signs that make another value of the same figure.
_SIGNS_BEFORE = frozenset("$€£¥₹")
_SIGNS_AFTER = frozenset("%€")


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence's words, as they are compared.

    Attributes:
        document: place of the document among the annotations.
        place: its place among the document's segments.
        words: its comparable words; a figure keeps its currency or percent sign.
    """

    document: int
    place: int
    words: Words

    @property
    def forms(self) -> tuple[str, ...]:
        """Give the comparable words."""
        return self.words.forms

    @property
    def span(self) -> Span:
        """Give the characters from the first word to the last."""
        return self.words.span(0, len(self.words) - 1)

    def places_of(self, span: Span) -> range:
        """Give the places of the words that `span` touches."""
        first = bisect_right(self.words.ends, span.start)
        last = first
        while last < len(self.words) and self.words.starts[last] < span.end:
            last += 1
        return range(first, last)

    def cited(self, places: range, text: str) -> Span:
        """Give the characters of some words, with the signs of figures at both ends."""
        span = self.words.span(places.start, places.stop - 1)
        start = span.start - (span.start > 0 and text[span.start - 1] in _SIGNS_BEFORE)
        end = span.end + (text[span.end : span.end + 1] in _SIGNS_AFTER and span.end < len(text))
        return Span(start, end)


def cut_segments(annotation: Annotation, document: int) -> list[Segment]:
    """Give the segments of a document, in order."""
    text = annotation.document.text
    words = split_words(text)
    found: list[Segment] = []
    for places in _cuts(words, text, annotation.sentences or ()):
        rows = [(_with_signs(words, at, text), words.starts[at], words.ends[at]) for at in places]
        forms, starts, ends = zip(*rows, strict=True)
        found.append(Segment(document, len(found), Words(forms, starts, ends)))
    return found


def _cuts(words: Words, text: str, sentences: Sequence[Span]) -> Iterator[list[int]]:
    """Yield the places of the words of each segment."""
    open_segment: list[int] = []
    last_sentence = sentence = 0
    for at, start in enumerate(words.starts):
        while sentence < len(sentences) and sentences[sentence].end <= start:
            sentence += 1
        if sentence == len(sentences) or start < sentences[sentence].start:
            continue  # furniture, or a line without letters
        if open_segment and (
            len(open_segment) == LONGEST_SEGMENT
            or open_segment[-1] != at - 1
            or _ends_before(words, at, text, same_sentence=sentence == last_sentence)
        ):
            yield open_segment
            open_segment = []
        open_segment.append(at)
        last_sentence = sentence
    if open_segment:
        yield open_segment


def _ends_before(words: Words, at: int, text: str, *, same_sentence: bool) -> bool:
    """Say whether a sentence ends before the word at `at`; a line ends one unless the text is wrapped."""
    between = text[words.ends[at - 1] : words.starts[at]]
    if "\n" in between and not same_sentence:
        return True
    if _ENDS.isdisjoint(between) or text[words.starts[at]].islower():
        return False
    before = words.forms[at - 1]
    is_short = before in ABBREVIATIONS or (len(before) == 1 and before.isalpha())
    return not (is_short and between.startswith("."))


def _with_signs(words: Words, at: int, text: str) -> str:
    form, start, end = words.forms[at], words.starts[at], words.ends[at]
    if not form[0].isdigit():
        return form
    before = text[start - 1] if start and text[start - 1] in _SIGNS_BEFORE else ""
    after = text[end] if end < len(text) and text[end] in _SIGNS_AFTER else ""
    return f"{before}{form}{after}"
