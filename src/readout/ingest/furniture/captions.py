"""Tell captions and picture credits from the paragraphs of an article.

What counts: a line that ends (or begins) with the words that credit a picture, and the
set phrases of captions ("File - In this …", "Pictured: …"). A caption without any of
them looks like a sentence and is left alone.
"""

import re
from collections.abc import Iterator

from readout.ingest.furniture.wording import captions
from readout.language.common.agencies import is_picture_agency
from readout.language.common.pages.wording import CaptionWords
from readout.model.document import FurnitureKind
from readout.model.span import Span

# The longest captions of the picture agencies have about 80 words; a longer line is a paragraph that
# happens to end with a bracket.
LONGEST_CAPTION_WORDS = 110
_TAIL = 220

_SLASHED_CREDIT = re.compile(
    r"[(\[]?(?P<names>[^()\[\]\n.!?]{2,60}(?: ?/ ?[^()\[\]\n.!?/]{2,60}){1,3})\.?[)\]]?\.?\s*$"
)
_BARE_CREDIT = re.compile(r"[(\[](?P<names>[^()\[\]\n/.!?]{2,40})[)\]]\s*$")
_SENTENCES = re.compile(r"[a-z)]\. [A-Z]\w")
MOST_PICTURED_WORDS = 60
_ENDS = (".", "!", "?", '."', '!"', '?"', ".'", "!'", "?'", ".)", ":")


def caption_parts(line: str) -> list[tuple[Span, FurnitureKind]]:
    """Give the parts of a line that is a caption or a picture's credit; nothing for a paragraph.

    The marks of the line are plain ones.

    >>> line = "The pier at Cromer. (Photo: Jo Fenn/Reuters)"
    >>> [(span.of(line), kind) for span, kind in caption_parts(line)]
    [('The pier at Cromer.', 'caption'), ('(Photo: Jo Fenn/Reuters)', 'credit')]
    """
    if len(line) > 2_000 or len(line.split()) > LONGEST_CAPTION_WORDS:
        return []
    credit = picture_credit(line)
    if credit is not None:
        # One picture may have two: the photographer's, then the agency's.
        earlier = picture_credit(line[: credit.start].rstrip())
        credit = Span(earlier.start, credit.end) if earlier else credit
        return _parts(line, Span(0, credit.start), credit)
    return next((parts for words in captions() if (parts := _worded(line, words))), [])


def _worded(line: str, words: CaptionWords) -> list[tuple[Span, FurnitureKind]]:
    """Give the parts of a line that is a caption by the words of one language."""
    if match := words.labelled.match(line):
        end = match.end("credit") if match["credit"] else 0
        return _parts(line, Span(end, len(line)), Span(0, end) if end else None)
    if match := words.before.match(line):
        return _parts(line, Span(match.end(), len(line)), Span(0, match.end()))
    if words.opening.match(line) or _is_pictured(line, words):
        return [(Span(0, len(line)).trimmed(line), "caption")]
    return []


def picture_credit(line: str) -> Span | None:
    """Give the span of the words at the end of a line that credit its picture, or None."""
    start = max(0, len(line) - _TAIL)
    tail = line[start:]
    hinted = [words for words in captions() if words.hint.search(tail)]
    for words in hinted:
        if match := words.named.search(tail):
            apart = _stands_apart(tail, match, words.may_touch)
            return Span(start + match.start(), len(line)).trimmed(line) if apart else None
    for pattern in (_SLASHED_CREDIT, _BARE_CREDIT) if hinted else ():
        match = pattern.search(tail)
        if match and _credits_pictures(match):
            return Span(start + match.start(), len(line)).trimmed(line)
    return None


def _stands_apart(tail: str, match: re.Match[str], may_touch: str) -> bool:
    before = tail[: match.start()].rstrip()
    return (
        not before
        or before.endswith((".", "!", "?", '"', "'", ")", "]", ","))
        or tail[match.start()] in may_touch
    )


def _credits_pictures(match: re.Match[str]) -> bool:
    names = list(_names(match["names"]))
    bracketed = match.group()[0] in "(["
    if len(names) == 1:
        # "(AP)" at the end of a paragraph may credit the paragraph; "(Getty Images)" cannot.
        return bracketed and is_picture_agency(names[0]) and len(names[0]) > 3
    named = any(is_picture_agency(name) for name in names)
    alone = match.start() == 0
    return named and (bracketed or alone) and len(match["names"].split()) <= 12


def _names(written: str) -> Iterator[str]:
    """Yield the names of a credit, parted as any language parts them."""
    parts = [written]
    for words in captions():
        parts = [name for part in parts for name in words.between.split(part)]
    yield from parts


def _is_pictured(line: str, words: CaptionWords) -> bool:
    if line.rstrip().endswith(_ENDS) or _SENTENCES.search(line) or len(line.split()) > MOST_PICTURED_WORDS:
        return False
    return words.pictured.search(line) is not None


def _parts(line: str, caption: Span, credit: Span | None) -> list[tuple[Span, FurnitureKind]]:
    found: list[tuple[Span, FurnitureKind]] = []
    for span, kind in ((caption, "caption"), (credit, "credit")):
        trimmed = span.trimmed(line) if span else Span(0, 0)
        if len(trimmed):
            found.append((trimmed, kind))  # type: ignore[arg-type]  # both are kinds of furniture
    return sorted(found)
