"""Find the headline of a captured text."""

from readout.model.span import Span


def find_title(text: str) -> Span | None:
    """Give the span of the headline, or None when no line looks like one."""
    start = 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line)).trimmed(text)
        start += len(line)
        if len(span):
            words = span.of(text).split()
            short = 3 <= len(words) <= 30 and not span.of(text).endswith((".", ":", ";", ","))
            return span if short else None
    return None
