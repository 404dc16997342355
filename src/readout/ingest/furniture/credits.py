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
from readout.ingest.furniture.wording import credit_lines
from readout.language.common.agencies import agencies_in, agency_named, agency_of_host, names_only_agencies
from readout.language.common.pages.wording import CreditWords
from readout.model.document import Credit
from readout.model.span import Span

# Where a byline may stand: an article's first or last lines.
FIRST_LINES = 8
LAST_LINES = 4
LONGEST_BYLINE_WORDS = 18
_TAIL = 900

_LISTED = re.compile(
    r"(?:^(?:[a-z]{1,4}(?:/[a-z]{1,4}){0,4}\s+)?|(?<=[.!?\"'])\s*(?:[a-z]{1,4}(?:/[a-z]{1,4}){1,4}\s+)?)"
    r"[(\[](?P<names>[^()\[\]\n]{2,60})[)\]]\.?\s*$"
)
_DASHED = re.compile(r"(?<=[.!?\"'])\s*(?:-{1,2}\s*)(?P<names>[A-Z][\w. ,/&-]{1,50}?)\.?\s*$")


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
        if first or last or "(" in line.text or "©" in line.text or _may_hold_rights(line.text):
            found.extend(_of_line(line, first=first, last=last))
    exact = [replace(credit, words=credit.span.of(text)) if credit.span else credit for credit in found]
    return tuple(dict.fromkeys(exact))


def is_byline(line: str) -> bool:
    """Say whether the whole of a line says who wrote the article, and nothing else.

    >>> is_byline("By Jo Fenn and Al Marsh, Norwich Correspondent"), is_byline("By Monday all was well")
    (True, False)
    """
    return any(_is_byline(line, language) for language in credit_lines())


def _is_byline(line: str, language: CreditWords) -> bool:
    words = line.split()
    if not 2 <= len(words) <= LONGEST_BYLINE_WORDS or language.byline.fullmatch(line) is None:
        return False
    if len(words) > 2:
        return True
    return words[0] == language.by and (words[1].isupper() or agency_named(words[1]) is not None)


def closing_spans(line: str, *, last: bool) -> Iterator[Span]:
    """Yield what signs an article off inside a line: '(Reporting by …)', and '(AFP)' in the last lines."""
    start = max(0, len(line) - _TAIL)
    tail = line[start:]
    found = []
    if "(" in tail or "[" in tail:
        for language in credit_lines():
            found += [match.span() for match in language.signed.finditer(tail)]
            found += [match.span() for match in language.helped.finditer(tail)]
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
    if outlet is not None and (named := agency_named(outlet) or _agency_behind(outlet)):
        yield Credit(named, "outlet", None, outlet)
    if agency := agency_of_host(host):
        yield Credit(agency, "outlet", None, host or "")
    for author in authors:
        for agency in agencies_in(author):
            yield Credit(agency, "byline", None, author)


def _agency_behind(outlet: str) -> str | None:
    """Give the agency that the end of an outlet's name names: "The Anglian (AP)"."""
    found = filter(None, (language.outlet.search(outlet) for language in credit_lines()))
    return next((agency for match in found if (agency := agency_named(match["names"] or match["via"]))), None)


def _may_hold_rights(line: str) -> bool:
    return any(language.rights_hint in line for language in credit_lines())


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
        partly = any(language.partly.search(words) for language in credit_lines())
        form = "partial" if partly and named else "closing"
        if not named:
            named = _signed_as(words)
        elif len(named) > 1:
            form = "partial"  # an article put together from several agencies is none's copy
        for agency in named:
            yield _credit(agency, form, line, span)


def _signed_as(words: str) -> list[str]:
    """Give the agency that alone signs off in this form, if there is one."""
    forms = (form for language in credit_lines() for form in language.signed_as)
    return [agency for agency, form in forms if form.search(words)][:1]


def _whole_line(line: Line, *, first: bool, last: bool) -> Iterator[Credit]:
    words = line.text
    whole = Span(0, len(line.text))
    if line.words > 90:
        return
    for agency, form in _named_by(words, first=first, last=last):
        yield _credit(agency, form, line, whole)


def _named_by(words: str, *, first: bool, last: bool) -> Iterator[tuple[str, str]]:
    """Yield the agencies that a whole line credits in the first language that has any, with the form."""
    for language in credit_lines():
        found = list(_named_in(words, language, first=first, last=last))
        if found:
            yield from found
            return


def _named_in(words: str, language: CreditWords, *, first: bool, last: bool) -> Iterator[tuple[str, str]]:
    staff, rights = language.staff.match(words), language.rights.search(words)
    if staff and (agency := agency_named(staff["names"])):
        yield agency, "closing"
    elif match := language.contributed.match(words):
        yield from ((agency, "partial") for agency in agencies_in(match["names"]))
    elif rights and (agency := agency_named(rights["names"])):
        yield agency, "closing"
    elif last and (match := language.origin.match(words)):
        agencies = agencies_in(match["names"])
        yield from ((agency, "closing" if len(agencies) == 1 else "partial") for agency in agencies)
    elif first and (_is_byline(words, language) or agency_named(words)):
        yield from ((agency, "byline") for agency in _every_agency(language.leads.sub("", words)))


def _every_agency(words: str) -> list[str]:
    """Give the agencies that stand in `words` as a part between marks, or after "by" or "from"."""
    parts = _parted(words, [language.between for language in credit_lines()])
    return list(dict.fromkeys(agency for part in parts for agency in agencies_in(part)))


def _parted(words: str, patterns: Iterable[re.Pattern[str]]) -> list[str]:
    parts = [words]
    for pattern in patterns:
        parts = [piece for part in parts for piece in pattern.split(part)]
    return parts


def _credits(words: str, form: str, line: Line, span: Span) -> Iterator[Credit]:
    for agency in _picture_agencies(words):
        yield _credit(agency, form, line, span)


def _picture_agencies(words: str) -> list[str]:
    parts = _parted(words, [language.between_pictures for language in credit_lines()])
    return list(dict.fromkeys(agency for part in parts if (agency := agency_named(part.strip()))))


def _credit(agency: str, form: str, line: Line, span: Span) -> Credit:
    place = Span(line.span.start + span.start, line.span.start + span.end)
    return Credit(agency, form, place, span.of(line.text))  # type: ignore[arg-type]  # one of the forms
