"""Find where the article ends and the rest of the page begins.

A heading that never belongs to an article ("Leave a reply", "Most read") ends it, when
most of the text stands before it and what follows is not long. A heading of links
("Read more:") takes the links below it.
"""

from collections.abc import Iterator, Sequence, Set

from readout.ingest.furniture.lines import Line
from readout.ingest.furniture.wording import heading_kind
from readout.model.document import FurnitureKind

# So much of the words must stand before the heading that ends an article: the end is looked for in the
# second half, because a box of links in the first half is followed by the article.
LEAST_BEFORE = 0.5

# Under a heading of these kinds anything may follow (a portrait in full sentences, readers' comments);
# under the others, more paragraphs than this mean that the article goes on.
_SURE = frozenset({"about", "comment", "promotion"})
MOST_PARAGRAPHS = 2
LEAST_SENTENCE = 8
LONGEST_LINK_WORDS = 22
MOST_LINKS = 80


def find_ending(
    lines: Sequence[Line], marked: Set[int], *, captured: bool
) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield the places of the lines after the article's end, with the kind of the block they are in."""
    start = _first_heading(lines, marked)
    if start is None:
        start = _loose_end(lines, marked) if captured else None
    if start is None:
        return
    kind: FurnitureKind = "promotion"
    for place in range(start, len(lines)):
        heading = heading_kind(lines[place].text)
        kind = heading[1] if heading else kind
        yield place, kind


def find_lists(lines: Sequence[Line], marked: Set[int]) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield the places of the links that stand under a heading of links, the heading with them."""
    open_list, links = False, 0
    for place, line in enumerate(lines):
        heading = heading_kind(line.text)
        if heading is not None and heading[1] == "related":
            open_list, links = True, 0
            yield place, "related"
        elif open_list and links < MOST_LINKS and _is_link(line):
            links += 1
            yield place, "related"
        elif place not in marked:
            open_list = False


def _is_link(line: Line) -> bool:
    return line.words <= LONGEST_LINK_WORDS and line.text[-1] not in '.:;,"”' and line.words >= 2


def _first_heading(lines: Sequence[Line], marked: Set[int]) -> int | None:
    total = sum(line.words for line in lines)
    before = 0
    after = [0] * (len(lines) + 1)  # how many paragraphs stand at or after each line
    for place in range(len(lines) - 1, -1, -1):
        is_article = lines[place].ends and lines[place].words >= LEAST_SENTENCE and place not in marked
        after[place] = after[place + 1] + is_article
    for place, line in enumerate(lines):
        heading = heading_kind(line.text)
        if heading is not None and before >= LEAST_BEFORE * total and before:
            reach, kind = heading
            follows = after[place + 1]
            if reach == "tail" and (follows <= MOST_PARAGRAPHS or kind in _SURE):
                return place
        before += line.words
    return None


def _loose_end(lines: Sequence[Line], marked: Set[int]) -> int | None:
    """Give the first of the short lines that follow the last paragraph, when one of them is furniture."""
    last = max((place for place, line in enumerate(lines) if line.ends and place not in marked), default=None)
    if last is None or last + 1 >= len(lines):
        return None
    rest = range(last + 1, len(lines))
    return last + 1 if any(place in marked for place in rest) else None
