"""Find the headline of a captured text.

It is looked for above the first paragraph: the first line that is no menu, label,
byline or date and has the length of a headline. A text that begins with a paragraph has
none.
"""

import re
from collections.abc import Sequence

from readout.ingest.furniture.captions import caption_parts
from readout.ingest.furniture.datelines import match_dateline
from readout.ingest.furniture.lines import Line, split_lines
from readout.ingest.furniture.marking import is_furniture_line
from readout.ingest.furniture.wording import headlines, is_section_label
from readout.model.span import Span

# Headlines of 500 articles have 3 to 22 words; the shortest that no menu item shares have 4.
FEWEST_WORDS = 4
MOST_WORDS = 30
# A run of so many short lines is a menu, and a headline is longer than its items.
MENU_LINES = 5
MENU_WORDS = 5
# A known headline stands in one of so many first lines.
FIRST_LINES = 4
# How far down a headline may stand: menus of some pages have a hundred items.
MOST_LINES = 300
_NO_HEADLINE_END = re.compile(r"[.:;,]$|^[•*·-]\s")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")


def find_title(text: str) -> Span | None:
    """Give the span of the headline, or None when no line looks like one.

    >>> find_title("World\\nFerry sinks off Norwich\\n\\nA ferry sank on Tuesday, the coast guard said.")
    Span(start=6, end=29)
    """
    above = _above_article(split_lines(text))
    if above is None:
        return None
    above = [line for line in above if not _goes_on(text, line)]
    candidates = [line for line in above if _is_candidate(line)]
    if not candidates:
        candidates = [line for line in above if _is_candidate(line, fewest=2)][-1:]
    longer = [line for line in candidates if line.words > MENU_WORDS]
    menu = sum(line.words <= MENU_WORDS for line in above) >= MENU_LINES
    chosen = (longer or candidates) if menu else candidates
    return chosen[0].span if chosen else None


def find_given_title(lines: Sequence[Line], title: str) -> Span | None:
    """Give the span of a known headline where it is one of the text's first lines, or None."""
    wanted = _bare(title)
    near = range(len(title) // 2, 2 * len(title) + 2)
    for line in lines[:FIRST_LINES]:
        if wanted and len(line.text) in near and _bare(line.text) == wanted:
            return line.span
    return None


def _bare(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _above_article(lines: list[Line]) -> list[Line] | None:
    """Give the lines above the first paragraph; None when there is no paragraph at all."""
    for place, line in enumerate(lines[:MOST_LINES]):
        if line.is_paragraph or match_dateline(line.text):
            return lines[:place]
        if line.ends and line.words >= 8:
            return lines[:place]
    return None


def _goes_on(text: str, line: Line) -> bool:
    """Say whether the next line goes on with the sentence, as in a text that is wrapped at a width."""
    rest = text[line.span.end : line.span.end + 40].lstrip(" \t\r")
    return rest.startswith("\n") and rest[1:2].islower()


def _is_candidate(line: Line, fewest: int = FEWEST_WORDS) -> bool:
    if not fewest <= line.words <= MOST_WORDS:
        return False
    if _NO_HEADLINE_END.search(line.text) and not _ends_shortened(line.text):
        return False
    return not (is_furniture_line(line) or is_section_label(line.text) or caption_parts(line.text))


def _ends_shortened(line: str) -> bool:
    """Say whether the full stop at the end of a line belongs to its last word."""
    if _INITIALS.search(line):
        return True
    return any(words.shortened.search(line) for words in headlines())
