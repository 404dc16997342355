"""Tell captions and picture credits from the paragraphs of an article.

What counts: a line that ends (or begins) with the words that credit a picture, and the
set phrases of captions ("File - In this …", "Pictured: …"). A caption without any of
them looks like a sentence and is left alone.
"""

import re

from readout.language.common.agencies import is_picture_agency
from readout.model.document import FurnitureKind
from readout.model.span import Span

# The longest captions of the picture agencies have about 80 words; a longer line is a paragraph that
# happens to end with a bracket.
LONGEST_CAPTION_WORDS = 110
_TAIL = 220

_PERSON = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4}"
_KIND = (
    r"(?:File photo|Photo|Picture|Image|Video|Photograph|Photographer|Pic|Illustration|Courtesy|Credit"
    r"|Screenshot)s?"
)
_NAMED_CREDIT = re.compile(
    rf"(?:(?<![/\w])[(\[]?(?:REUTERS|Reuters|AP Photo|AP|AFP|EPA"
    rf"|PA)/{_PERSON}(?:, ?[\w ]{{2,20}})?(?:/[\w .-]{{2,40}})?[)\]]?"
    rf"|[(\[]{_KIND}(?: (?:by|courtesy of|courtesy|credit|from|via|of))?\s*[:/]?\s*[^()\[\]]{{2,120}}[)\]]"
    rf"|{_KIND}(?: (?:by|courtesy of|credit))?:\s*[^.!?\n]{{2,120}}"
    r"|(?:©|\(c\)|Copyright)(?!\s*\d{4})\s*[^.!?\n]{2,80}"
    r"|(?<![^.!?])[^.!?\n]{2,60} via (?:Storyful|Getty Images|Reuters|AP|AFP|Shutterstock|Flickr))\s*$"
)
# Without one of these no line ends with a credit; looking costs a twentieth of the search.
_HINT = re.compile(rf"/|©|\(c\)|Copyright| via |[)\]]\s*$|{_KIND}(?: \w+){{0,2}}:")
_SLASHED_CREDIT = re.compile(
    r"[(\[]?(?P<names>[^()\[\]\n.!?]{2,60}(?: ?/ ?[^()\[\]\n.!?/]{2,60}){1,3})\.?[)\]]?\.?\s*$"
)
_BARE_CREDIT = re.compile(r"[(\[](?P<names>[^()\[\]\n/.!?]{2,40})[)\]]\s*$")
_FIRST_CREDIT = re.compile(
    r"(?P<credit>(?:Image (?:copyright|source|credit)|Photo|Picture|Image"
    r"|Enlarge this image toggle caption)\s+)"
)
_BEFORE = re.compile(
    r"(?:GETTY|Getty Images|Getty|Rex Features|Shutterstock|Alamy|PA:Press Association|SWNS(?:\.com)?"
    r"|AP:Associated Press|Getty - Contributor|[\w ]{2,30}[•/]GETTY)\s+(?=[A-Z])"
)
_BBC = re.compile(
    r"(?:Image (?:copyright|source)\s*,?\s*(?P<credit>.{2,80}?)\s+)?(?:Image|Media) caption\s*,?\s+\S"
)
_TOGGLE = re.compile(r"(?:Enlarge this image\s+)?toggle caption\s+\S|Enlarge Image\s+\S")
_PHRASES = re.compile(
    r"(?:FILE|File|File photo|FILE PHOTO|Pictured|PICTURED|Photos?|PHOTOS?|Caption"
    r"|In pictures)\s*(?:-|:|--)\s*[A-Z]"
    r"|(?:FILE|File|In this|This|An?|The) ?[^.\n]{0,60}\b(?:file photo|photo (?:released"
    r"|provided|taken|shows)|"
    r"(?:image|picture|photograph|handout) (?:released|provided|taken) by|undated (?:photo|image|picture))"
    r"|In this (?:\w+\.?,? ){0,4}\d{4},? (?:file )?(?:photo|image|picture)"
    r"|CLOSE [A-Z]"
)
_PICTURED = re.compile(
    r"\((?:pictured|above|below|left|right|centre|center)\b|\bpictured\b(?! (?:as|him|her|it|them)\b)"
)
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
    whole = Span(0, len(line))
    credit = picture_credit(line)
    if credit is not None:
        return _parts(line, Span(0, credit.start), credit)
    if match := _BBC.match(line):
        end = match.end("credit") if match["credit"] else 0
        return _parts(line, Span(end, len(line)), Span(0, end) if end else None)
    if match := _BEFORE.match(line):
        return _parts(line, Span(match.end(), len(line)), Span(0, match.end()))
    if _TOGGLE.match(line) or _PHRASES.match(line) or _is_pictured(line):
        return [(whole.trimmed(line), "caption")]
    return []


def picture_credit(line: str) -> Span | None:
    """Give the span of the words at the end of a line that credit its picture, or None."""
    start = max(0, len(line) - _TAIL)
    tail = line[start:]
    if _HINT.search(tail) is None:
        return None
    if match := _NAMED_CREDIT.search(tail):
        return Span(start + match.start(), len(line)).trimmed(line) if _stands_apart(tail, match) else None
    for pattern in (_SLASHED_CREDIT, _BARE_CREDIT):
        match = pattern.search(tail)
        if match and _credits_pictures(match):
            return Span(start + match.start(), len(line)).trimmed(line)
    return None


def _stands_apart(tail: str, match: re.Match[str]) -> bool:
    before = tail[: match.start()].rstrip()
    return (
        not before
        or before.endswith((".", "!", "?", '"', "'", ")", "]", ","))
        or tail[match.start()] in "([©RA"
    )


def _credits_pictures(match: re.Match[str]) -> bool:
    names = re.split(r"\s*/\s*|\s+via\s+", match["names"])
    bracketed = match.group()[0] in "(["
    if len(names) == 1:
        # "(AP)" at the end of a paragraph may credit the paragraph; "(Getty Images)" cannot.
        return bracketed and is_picture_agency(names[0]) and len(names[0]) > 3
    named = any(is_picture_agency(name) for name in names)
    alone = match.start() == 0
    return named and (bracketed or alone) and len(match["names"].split()) <= 12


def _is_pictured(words: str) -> bool:
    if words.rstrip().endswith(_ENDS) or _SENTENCES.search(words) or len(words.split()) > MOST_PICTURED_WORDS:
        return False
    return _PICTURED.search(words) is not None


def _parts(line: str, caption: Span, credit: Span | None) -> list[tuple[Span, FurnitureKind]]:
    found: list[tuple[Span, FurnitureKind]] = []
    for span, kind in ((caption, "caption"), (credit, "credit")):
        trimmed = span.trimmed(line) if span else Span(0, 0)
        if len(trimmed):
            found.append((trimmed, kind))  # type: ignore[arg-type]  # both are kinds of furniture
    return sorted(found)
