"""Mark what belongs to the page, not to the article.

Nothing is removed: a span with a kind is all that is added. Marking a true paragraph
costs a reader more than leaving a menu in, so a rule has to be sure: set wording over a
whole line, names of icons glued together, what stands above the headline, and what
follows the article's end under a heading that never belongs to an article. Missed are
paragraphs that only their meaning gives away (a museum's advertisement in full sentences).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from readout.ingest.furniture.captions import caption_parts
from readout.ingest.furniture.credits import closing_spans, is_byline
from readout.ingest.furniture.datelines import match_dateline
from readout.ingest.furniture.endings import find_ending, find_lists
from readout.ingest.furniture.lines import Line, split_lines
from readout.ingest.furniture.portraits import find_portraits
from readout.ingest.furniture.unended import find_unended
from readout.ingest.furniture.widgets import find_box
from readout.ingest.furniture.wording import find_inline, heading_kind, is_section_label, line_kind
from readout.language.common.marks import plain
from readout.model.document import Furniture, FurnitureKind
from readout.model.span import Span

Marks = dict[int, list[tuple[Span, FurnitureKind]]]

# "ChevronIcon FacebookIcon MailArrowIcon": a small letter that runs into a capital. One or two in a line
# are names ("YouTube", "McDonald"); of 200 articles no paragraph has more than a tenth of its words so.
_GLUED = re.compile(r"[a-z](?=[A-Z][a-z])")
FEWEST_GLUED = 3
GLUED_SHARE = 0.25
LONGEST_GLUED_LINE = 3_000


def find_furniture(
    text: str,
    title: Span | None = None,
    *,
    captured: bool = False,
    bare: bool = True,
    headline: str | None = None,
    outlet: str | None = None,
    lines: Sequence[Line] | None = None,
) -> tuple[Furniture, ...]:
    """Give the page furniture of `text`, sorted and without overlap.

    Args:
        text: the document's text.
        title: where its headline stands, which is never furniture.
        captured: whether the text is the saved text of a page, with what stood above the headline.
        bare: whether the text came without markup, which tells captions from headings.
        headline: its words, when they are known, from the text or from beside it.
        outlet: whose page it is, when that is known.
        lines: the text's lines, when they are known already.

    >>> find_furniture("Posted by\\n\\nA ferry sank.")
    (Furniture(span=Span(start=0, end=9), kind='byline'),)
    """
    lines = split_lines(text) if lines is None else lines
    marks = _by_themselves(lines, title)
    whole = _whole_lines(lines, marks)
    above = _above_title(lines, title, whole) if captured else ()
    _add(marks, lines, ((place, "navigation") for place in above))
    _add(marks, lines, find_lists(lines, whole))
    _add(marks, lines, find_ending(lines, whole | set(marks), captured=captured))
    _add(marks, lines, ((place, "about") for place in find_portraits(lines, outlet)))
    if bare:
        known = _whole_lines(lines, marks)
        named = plain(headline) if headline else None
        _add(marks, lines, find_unended(lines, known, _place_of(title, lines), headline=named))
    found = [
        Furniture(Span(line.span.start + span.start, line.span.start + span.end), kind)
        for place, line in enumerate(lines)
        for span, kind in sorted(marks.get(place, ()))
    ]
    return tuple(_without_title(found, title))


def is_furniture_line(line: Line) -> bool:
    """Say whether the whole of a line is furniture by its own wording or shape."""
    return (
        line_kind(line.text) is not None
        or heading_kind(line.text) is not None
        or is_byline(line.text)
        or _is_glued(line)
    )


def _by_themselves(lines: Sequence[Line], title: Span | None) -> Marks:
    """Give what is furniture by its own words or form, by the place of its line."""
    return {
        place: parts
        for place, line in enumerate(lines)
        if not (title is not None and title.overlaps(line.span))
        and (parts := _parts(line, place, len(lines)))
    }


def _parts(line: Line, place: int, lines: int) -> list[tuple[Span, FurnitureKind]]:
    whole = _all_of(line)
    if _is_glued(line):
        return [(whole, "navigation")]
    if is_byline(line.text):
        return [(whole, "byline")]
    if captions := caption_parts(line.text):
        return captions
    if kind := line_kind(line.text):
        return [(whole, kind)]
    if box := find_box(line):
        return box
    return list(_inside(line, last=place >= lines - 4))


def _inside(line: Line, *, last: bool) -> Iterator[tuple[Span, FurnitureKind]]:
    """Yield the furniture inside a line that is article for the rest."""
    begin = 0
    if dateline := match_dateline(line.text):
        begin = dateline.end
        yield Span(0, dateline.length), "credit"
    taken: list[tuple[Span, FurnitureKind]] = [
        *((span, kind) for span, kind in find_inline(line.text)),
        *((span, "credit") for span in closing_spans(line.text, last=last)),
    ]
    for span, kind in sorted(taken):
        if span.start >= begin:
            begin = span.end
            yield span, kind


def _add(marks: Marks, lines: Sequence[Line], found: Iterable[tuple[int, FurnitureKind]]) -> None:
    """Mark whole lines in `marks`, where nothing is marked yet."""
    for place, kind in found:
        marks.setdefault(place, [(_all_of(lines[place]), kind)])


def _place_of(title: Span | None, lines: Sequence[Line]) -> int | None:
    if title is None:
        return None
    return next((place for place, line in enumerate(lines) if title.overlaps(line.span)), None)


def _all_of(line: Line) -> Span:
    return Span(0, len(line.text))


def _whole_lines(lines: Sequence[Line], marks: Marks) -> set[int]:
    """Give the places of the lines of which nothing is left as article."""
    return {
        place
        for place, parts in marks.items()
        if sum(len(span) for span, _ in parts) >= len(lines[place].text) - 3
    }


def _is_glued(line: Line) -> bool:
    if len(line.text) > LONGEST_GLUED_LINE or line.ends:
        return False
    glued = len(_GLUED.findall(line.text))
    return glued >= FEWEST_GLUED and glued >= GLUED_SHARE * line.words


def _above_title(lines: Sequence[Line], title: Span | None, whole: set[int]) -> Iterator[int]:
    """Yield the places of what stands above the headline of a captured page, and labels below it."""
    for place, line in enumerate(lines):
        if line.is_paragraph:
            return
        above = title is not None and line.span.end <= title.start
        label = is_section_label(line.text) and not (title and title.overlaps(line.span))
        if (above or label) and place not in whole:
            yield place


def _without_title(found: list[Furniture], title: Span | None) -> Iterator[Furniture]:
    for item in found:
        if title is None or not item.span.overlaps(title):
            yield item
