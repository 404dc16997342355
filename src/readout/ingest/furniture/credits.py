"""Find the words that say which agency's copy a text is.

Datelines, bylines, sign-offs and copyright lines speak for the whole text; "with
reporting by" speaks for a part of it, a picture's credit for the picture only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from readout.ingest.furniture.captions import caption_parts
from readout.ingest.furniture.datelines import match_dateline
from readout.ingest.furniture.lines import Line, split_lines
from readout.language.common.agencies import agencies_in, agency_named, agency_of_host, names_only_agencies
from readout.model.document import Credit
from readout.model.span import Span

# Where a byline may stand: an article's first or last lines.
FIRST_LINES = 8
LAST_LINES = 4
LONGEST_BYLINE_WORDS = 18
_TAIL = 900

_NAME = r"[A-Z][\w.'’-]*"
_JOIN = r"(?:and|of|in|for|the|with|at|de|da|du|van|von|der|den|la|le|el|al|bin|ben|&)"
_BYLINE = re.compile(
    rf"(?:[Bb][Yy]|From|FROM)\s+{_NAME}(?:,?\s+(?:{_NAME}"
    rf"|{_JOIN}))*(?:\s*[,|/•·-]\s*{_NAME}(?:\s+(?:{_NAME}|{_JOIN}))*)*\s*"
)
_SIGNED = re.compile(
    r"[(\[]\s*(?:[\w'’. -]{0,30}\b)?(?:[Rr]eporting|[Ww]riting|[Ww]ritten|[Ee]diting|[Ee]dited"
    r"|[Cc]ompiled|[Rr]eported)"
    r" (?:and \w+ )?by [^()\[\]]{3,700}(?:[)\]]|$)"
)
_WITH = re.compile(
    r"[(\[][Ww]ith (?:\w+ )?(?:reporting|inputs?|files|assistance|contributions?|reports?"
    r"|material|agenc(?:y|ies))\b[^()\[\]]{0,200}[)\]]\.?\s*$"
)
_LISTED = re.compile(
    r"(?:^(?:[a-z]{1,4}(?:/[a-z]{1,4}){0,4}\s+)?|(?<=[.!?\"'])\s*(?:[a-z]{1,4}(?:/[a-z]{1,4}){1,4}\s+)?)"
    r"[(\[](?P<names>[^()\[\]\n]{2,60})[)\]]\.?\s*$"
)
_DASHED = re.compile(r"(?<=[.!?\"'])\s*(?:-{1,2}\s*)(?P<names>[A-Z][\w. ,/&-]{1,50}?)\.?\s*$")
_PARTLY = re.compile(
    r"\b(?:with|additional|further|including)\b[^.]{0,40}\b(?:reporting|inputs?|files|material"
    r"|information|contributions?|assistance|reports?)\b"
    r"|\bcontributed\b|\bwith\b",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"^(?P<names>.{2,160}?)(?:,? also)? (?:contributed|added) (?:reporting |information )?(?:to"
    r"|for) th(?:is|e) (?:report|article|story)",
    re.IGNORECASE,
)
_OWN_STAFF = re.compile(
    r"^(?P<names>(?:The )?[A-Z][\w ]{1,30}?)(?:'s)? (?:writers?|reporters?|journalists?"
    r"|correspondents?|staff(?: writers?)?)\b.{2,400}\bcontributed\b"
)
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)(?:\s*(?:©|\([cC]\)|by"
    r"|:))?\s*(?:(?:\d{4}(?:-\d{4})?)\s*,?\s*)?(?:by\s+)?(?P<names>[^.\d]{2,60}?)(?:\s+\d{4}|[.,]|\s+All|$)"
)
_ORIGIN = re.compile(r"^\s*(?:Source|SOURCE|Agency|Via|From|By|Credit)s?\s*[:-]\s*(?P<names>.{2,60})$")
_OUTLET = re.compile(r"[(/|]\s*(?P<names>[^()/|]{2,40})\s*\)?\s*$|\bvia (?P<via>[^()/|]{2,40})$")
# The form that Reuters alone gives its sign-off: who reported, and after a semicolon or full stop who edited.
_REUTERS_SIGNED = re.compile(
    r"(?:[Rr]eporting|[Ww]riting)(?: and \w+)? by .{3,600}[;.]\s*(?:\w+ )?[Ee]dit(?:ing|ed) by ", re.DOTALL
)


def find_credits(
    text: str,
    *,
    outlet: str | None = None,
    host: str | None = None,
    authors: Iterable[str] = (),
    lines: Sequence[Line] | None = None,
) -> tuple[Credit, ...]:
    """Give the credits of a text: those of its metadata first, then in order of their places.

    >>> found = find_credits("NORWICH (Reuters) - A ferry sank off the coast on Tuesday.")
    >>> [(credit.agency, credit.form, credit.words) for credit in found]
    [('Reuters', 'dateline', 'NORWICH (Reuters) -')]
    """
    lines = split_lines(text) if lines is None else lines
    found = [*_of_metadata(outlet, host, authors)]
    for place, line in enumerate(lines):
        first, last = place < FIRST_LINES, place >= len(lines) - LAST_LINES
        if place == 0 or first or last or "(" in line.text or "©" in line.text or "opyright" in line.text:
            found.extend(_of_line(line, first=first, last=last))
    exact = [replace(credit, words=credit.span.of(text)) if credit.span else credit for credit in found]
    return tuple(dict.fromkeys(exact))


def is_byline(line: str) -> bool:
    """Say whether the whole of a line says who wrote the article, and nothing else.

    >>> is_byline("By Jo Fenn and Al Marsh, Norwich Correspondent"), is_byline("By Monday all was well")
    (True, False)
    """
    words = line.split()
    if not 2 <= len(words) <= LONGEST_BYLINE_WORDS or _BYLINE.fullmatch(line) is None:
        return False
    return len(words) > 2 or words[0] == "By" and (words[1].isupper() or agency_named(words[1]) is not None)


def closing_spans(line: str, *, last: bool) -> Iterator[Span]:
    """Yield what signs an article off inside a line: '(Reporting by …)', and '(AFP)' in the last lines."""
    start = max(0, len(line) - _TAIL)
    tail = line[start:]
    found = []
    if "(" in tail or "[" in tail:
        found += [match.span() for match in _SIGNED.finditer(tail)]
        found += [match.span() for match in _WITH.finditer(tail)]
    if last:
        for pattern in (_LISTED, _DASHED):
            match = pattern.search(tail)
            if match and names_only_agencies(match["names"]):
                found.append(match.span())
        if names_only_agencies(tail):
            found.append((0, len(tail)))
    end = 0
    for left, right in sorted(found):
        if left >= end:
            end = right
            yield Span(start + left, start + right).trimmed(line)


def _of_metadata(outlet: str | None, host: str | None, authors: Iterable[str]) -> Iterator[Credit]:
    if outlet is not None:
        match = _OUTLET.search(outlet)
        named = agency_named(outlet) or (agency_named(match["names"] or match["via"]) if match else None)
        if named:
            yield Credit(named, "outlet", None, outlet)
    if agency := agency_of_host(host):
        yield Credit(agency, "outlet", None, host or "")
    for author in authors:
        for agency in agencies_in(author):
            yield Credit(agency, "byline", None, author)


def _of_line(line: Line, *, first: bool, last: bool) -> Iterator[Credit]:
    if dateline := match_dateline(line.text):
        span = Span(line.span.start, line.span.start + dateline.length)
        for agency in dateline.agencies:
            yield Credit(agency, "dateline", span, line.text[: dateline.length])
    if picture := next((span for span, kind in caption_parts(line.text) if kind == "credit"), None):
        yield from _credits(picture.of(line.text), "picture", line, picture)
        return
    yield from _signed(line, last=last)
    yield from _whole_line(line, first=first, last=last)


def _signed(line: Line, *, last: bool) -> Iterator[Credit]:
    for span in closing_spans(line.text, last=last):
        words = span.of(line.text)
        named = _every_agency(words)
        form = "partial" if _PARTLY.search(words) and named else "closing"
        if not named and _REUTERS_SIGNED.search(words):
            named = ["Reuters"]
        elif len(named) > 1:
            form = "partial"  # an article put together from several agencies is none's copy
        for agency in named:
            yield _credit(agency, form, line, span)


def _whole_line(line: Line, *, first: bool, last: bool) -> Iterator[Credit]:
    words = line.text
    whole = Span(0, len(line.text))
    if line.words > 90:
        return
    for agency, form in _named_by(words, first=first, last=last):
        yield _credit(agency, form, line, whole)


def _named_by(words: str, *, first: bool, last: bool) -> Iterator[tuple[str, str]]:
    """Yield the agencies that a whole line credits, with the form of the credit."""
    staff, rights = _OWN_STAFF.match(words), _RIGHTS.search(words)
    if staff and (agency := agency_named(staff["names"])):
        yield agency, "closing"
    elif match := _CONTRIBUTED.match(words):
        yield from ((agency, "partial") for agency in agencies_in(match["names"]))
    elif rights and (agency := agency_named(rights["names"])):
        yield agency, "closing"
    elif last and (match := _ORIGIN.match(words)):
        agencies = agencies_in(match["names"])
        yield from ((agency, "closing" if len(agencies) == 1 else "partial") for agency in agencies)
    elif first and (is_byline(words) or agency_named(words)):
        bare = re.sub(r"^(?:by|from)\s+", "", words, flags=re.IGNORECASE)
        yield from ((agency, "byline") for agency in _every_agency(bare))


def _every_agency(words: str) -> list[str]:
    """Give the agencies that stand in `words` as a part between marks, or after "by" or "from"."""
    found = []
    for part in re.split(r"\b(?:by|from|with)\b|[()\[\];.:]", words):
        found.extend(agencies_in(part))
    return list(dict.fromkeys(found))


def _credits(words: str, form: str, line: Line, span: Span) -> Iterator[Credit]:
    for agency in _picture_agencies(words):
        yield _credit(agency, form, line, span)


def _picture_agencies(words: str) -> list[str]:
    parts = re.split(r"[/(),;:©\[\]]|\bvia\b|\b(?:Photo|photo|by|Copyright|copyright)\b", words)
    return list(dict.fromkeys(agency for part in parts if (agency := agency_named(part.strip()))))


def _credit(agency: str, form: str, line: Line, span: Span) -> Credit:
    place = Span(line.span.start + span.start, line.span.start + span.end)
    return Credit(agency, form, place, span.of(line.text))  # type: ignore[arg-type]  # one of the forms
