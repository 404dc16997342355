"""A stretch of a document's text, as half-open character offsets."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to but not including `end` of one text.

    >>> Span(4, 9).of("The Arctic")
    'Arcti'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse offsets that cannot be a stretch of text."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: start {self.start}, end {self.end}; wanted 0 <= start <= end")

    def __len__(self) -> int:
        """Give the length in characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Give the exact words."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: "Span") -> int:
        """Count the characters that both spans hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def trimmed(self, text: str, strip: str | None = None) -> "Span":
        """Give the span without the blanks (or the characters of `strip`) at its two ends.

        >>> Span(0, 6).trimmed("  ab  ")
        Span(start=2, end=4)
        """
        words = self.of(text)
        left = len(words) - len(words.lstrip(strip))
        kept = len(words.strip(strip))
        return Span(self.start + left, self.start + left + kept)


def hull(spans: Iterable[Span]) -> Span:
    """Give the smallest span that covers all of `spans`, of which there is at least one."""
    found = list(spans)
    return Span(min(span.start for span in found), max(span.end for span in found))
