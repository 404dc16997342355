"""Tell captions and an article's points by their form: lines without an end among paragraphs.

A paragraph ends as a sentence; the lines under pictures and in boxes of many pages do not,
although they are sentences. What counts: one to three such lines, long enough to be no
heading of a part, between paragraphs, and such a line wherever it stands twice. What does not:
items of a list, posts that are quoted, what is cut off at the end of a text, and any line
of a text that does not end its paragraphs. Where the markup is known this is not asked: there
it tells a caption from a heading, and saved pages have long headings and lists without ends.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from readout.ingest.furniture.lines import PARAGRAPH_WORDS, Line
from readout.model.document import FurnitureKind

# Headings of parts have up to ten words in the 62 reports that were read for this, captions without an end 11
# to 38; a longer line is a paragraph that lost its last mark.
FEWEST_WORDS = 11
MOST_WORDS = 40
# Of these reports, those with captions of the kind have no more than three in a row; more are a list.
MOST_TOGETHER = 3
# So many paragraphs, and such a share of all, must end as sentences before a line without an end is strange.
FEWEST_PARAGRAPHS = 3
ENDING = 0.8

_ITEM = re.compile(r"[-*•·–]|\(?\w{1,3}[.):]\s|\d{1,2}[:.h]\d{2}\b")
# A name on a network, or an address.
_POST = re.compile(r"(?:^|[\s(.])@\w|://|\w\.\w{2,6}/")
# Words that go on after a quotation are a paragraph that lost its last mark.
_QUOTING = re.compile(r",\"")
_OPEN = (",", ";", ":", "-", "(", "&")


def find_unended(
    lines: Sequence[Line], whole: Set[int], title: int | None, *, headline: str | None
) -> Iterator[tuple[int, FurnitureKind]]:
    """Yield the places of captions and points that have no end, with their kind.

    Args:
        lines: of the text.
        whole: places of lines that are known to be furniture; they part nothing.
        title: the place of the headline, which is passed over.
        headline: its words where they are known, with plain marks; without them the first lines may be one.
    """
    kept = [place for place in range(len(lines)) if place not in whole and place != title]
    if not _ends_paragraphs([lines[place] for place in kept]):
        return
    twice = _repeated([lines[place] for place in kept])
    for run in _runs(lines, kept):
        alone = len(run) <= MOST_TOGETHER and _between(lines, kept, run, headline)
        kind: FurnitureKind = "summary" if run[0] == kept[0] else "caption"
        yield from ((place, kind) for place in run if alone or lines[place].text in twice)


def _ends_paragraphs(lines: Sequence[Line]) -> bool:
    """Say whether the long lines of a text end as sentences do."""
    long = [line.ends for line in lines if line.words >= PARAGRAPH_WORDS]
    return sum(long) >= FEWEST_PARAGRAPHS and sum(long) >= ENDING * len(long)


def _repeated(lines: Sequence[Line]) -> Set[str]:
    counts = Counter(line.text for line in lines if _is_unended(line))
    return {text for text, count in counts.items() if count > 1}


def _runs(lines: Sequence[Line], kept: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of lines without an end that follow each other."""
    run: list[int] = []
    for place in kept:
        if _is_unended(lines[place]):
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_unended(line: Line) -> bool:
    text = line.text
    return (
        FEWEST_WORDS <= line.words <= MOST_WORDS
        and not line.ends
        and not text.endswith(_OPEN)
        and not text[0].islower()
        and text[0] != '"'
        and not (_ITEM.match(text) or _POST.search(text) or _QUOTING.search(text))
    )


def _between(lines: Sequence[Line], kept: Sequence[int], run: Sequence[int], headline: str | None) -> bool:
    """Say whether what stands before and after the lines is running text, or before them nothing.

    The last lines of a text may be a sentence that was cut off, the first ones its headline.
    """
    first, last = kept.index(run[0]), kept.index(run[-1])
    before = _nearest([lines[place] for place in reversed(kept[max(0, first - 2) : first])])
    after = _nearest([lines[place] for place in kept[last + 1 : last + 3]])
    if first == 0 and (headline is None or any(headline in lines[place].text for place in run)):
        return False
    return (first == 0 or before is not None) and after is not None and not after.text[0].islower()


def _nearest(lines: Sequence[Line]) -> Line | None:
    """Give the first of two lines if it ends as a sentence, or the second behind a heading; else None."""
    near = lines[1:] if lines and _is_heading(lines[0]) else lines
    return near[0] if near and near[0].ends else None


def _is_heading(line: Line) -> bool:
    return line.words < FEWEST_WORDS and not line.ends and not line.text.endswith(_OPEN)
