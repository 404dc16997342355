"""Tell a box of the page whose parts were run together into one line.

What counts: a form to sign up or to log in, whose labels and answers follow each other, and
a heading of links or of the article's points with what is under it. The words decide, not one
phrase: a report on newsletters may have "please verify you are not a robot" in a sentence.
"""

from collections.abc import Sequence

from readout.ingest.furniture.lines import Line
from readout.ingest.furniture.wording import form_phrases, run_heading
from readout.model.document import FurnitureKind
from readout.model.span import Span, hull

# The forms seen have 105 words at most; a longer line is a page without line breaks, and is left alone.
LONGEST_FORM = 3_000
# So many different phrases make a form. The eight forms in 62 reports have 12 to 14; no other line of these
# reports has two.
FEWEST_PHRASES = 3
# With so much of its letters in phrases the whole line is the form; with less, what lies between the first
# and the last. Of the forms seen the least has .70.
PHRASED = 0.3
# A line that is nothing else is part of a form with a single phrase.
ALL_PHRASED = 0.9
# Under a heading stand a few links or points: a shorter line is one headline ("Top Stories of the Year").
FEWEST_RUN_WORDS = 8


def find_box(line: Line) -> list[tuple[Span, FurnitureKind]]:
    """Give the part of `line` that is a box, usually all of it; nothing for a line of an article.

    >>> from readout.ingest.furniture.lines import split_lines
    >>> form = "Sign up now Please verify you're not a robot. Invalid email. Thank you for subscribing."
    >>> find_box(split_lines(form)[0])
    [(Span(start=0, end=87), 'subscription')]
    """
    heading = run_heading(line.text)
    if heading is not None and line.words >= FEWEST_RUN_WORDS:
        return [(Span(0, len(line.text)), heading[0])]
    return _form(line.text) if len(line.text) <= LONGEST_FORM else []


def _form(line: str) -> list[tuple[Span, FurnitureKind]]:
    phrases = form_phrases(line)
    if not phrases:
        return []
    kind = phrases[0][0]
    spans = [span for _, _, span in phrases]
    several = len({number for _, number, _ in phrases}) >= FEWEST_PHRASES
    phrased = _covered(spans) / len(line)
    if phrased >= (PHRASED if several else ALL_PHRASED):
        return [(Span(0, len(line)), kind)]
    return [(hull(spans), kind)] if several else []


def _covered(spans: Sequence[Span]) -> int:
    """Count the letters in at least one of `spans`."""
    covered, end = 0, 0
    for span in sorted(spans):
        covered += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return covered
