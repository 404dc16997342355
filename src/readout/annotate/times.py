"""Find time expressions, and resolve them against the day the document appeared.

Dates, weekdays, months, years, parts of the day, clock times with their zone, and
distances ("two weeks ago"). The tense of the governing verb tells whether "on Wednesday"
and "in March" lie behind or ahead. Without a published date nothing relative is
resolved; "three days later" and "the previous day" stay as written, because they are
told from another moment of the story. Not times: how long something lasts (a duration is
a quantity), how often it happens ("every Monday"), and "now".
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import zip_longest

from readout.language.common.calendar.forms import Direction, Offset, Part, TimePhrase
from readout.language.common.calendar.intervals import Resolved
from readout.language.common.lexemes import lexemes
from readout.language.common.lines import lines
from readout.language.pack.calendar import Calendar
from readout.language.pack.registry import pack_of
from readout.model.document import Document
from readout.model.layers import Annotation, TimeExpression
from readout.model.parse import Parse
from readout.model.span import Span
from readout.model.step import Step


def find_time_expressions(annotation: Annotation) -> Annotation:
    """Give the annotation its times."""
    calendar = pack_of(annotation.document.language).calendar
    if calendar is None:
        return replace(annotation, times=())
    parse = annotation.parse
    now = published_moment(annotation.document)
    found = [time for span in lines(parse) for time in _of_line(parse, span, now, calendar)]
    return replace(annotation, times=tuple(_dated_beside(found, parse.text, calendar.today)))


def _dated_beside(
    found: Sequence[TimeExpression], text: str, today: frozenset[str]
) -> Iterator[TimeExpression]:
    """Yield the times, "today" with the date that stands right behind it: "today, October 24, 2017"."""
    for time, behind in zip_longest(found, found[1:]):
        is_dated = (
            behind is not None
            and behind.rule == "calendar"
            and behind.precision == time.precision == "day"
            and time.span.of(text).lower() in today
            and text[time.span.end : behind.span.start].strip() in (",", "(")
        )
        if is_dated:
            time = replace(time, value=behind.value, start=behind.start, end=time.end and behind.end)
        yield time


def published_moment(document: Document) -> datetime | None:
    """Give when the document appeared, or None; a date that is only a month or a year resolves nothing."""
    if document.published is None:
        return None
    try:
        return datetime.fromisoformat(document.published.value).replace(tzinfo=None)
    except ValueError:
        return None


def _of_line(parse: Parse, span: Span, now: datetime | None, calendar: Calendar) -> Iterator[TimeExpression]:
    line = lexemes(span.of(parse.text), calendar.piece)
    for phrase in calendar.find_times(line):
        place = Span(span.start + line.starts[phrase.first], span.start + line.ends[phrase.last - 1])
        token = _token_at(parse, place.start)
        told = calendar.direction(parse, token, _token_at(parse, place.end - 1))
        unsure = isinstance(phrase.form, Offset) and phrase.form.unsure
        if unsure and not _lies_ahead(parse, token, told, calendar):
            continue
        yield _expression(place, phrase, calendar.resolve(phrase.form, now, told))


def _token_at(parse: Parse, offset: int) -> int:
    return max(0, bisect_right(parse.starts, offset) - 1)


def _lies_ahead(parse: Parse, token: int, told: Direction, calendar: Calendar) -> bool:
    """Tell "will meet in two weeks" from "the first visit in two years"."""
    return parse.heads[token] == token or (told == "future" and calendar.is_governed(parse, token))


def _expression(place: Span, phrase: TimePhrase, found: Resolved) -> TimeExpression:
    start, end = found.start, found.end
    if isinstance(phrase.form, Offset) and phrase.bound in ("before", "after") and found.value:
        start = end = datetime.fromisoformat(found.value)  # "more than two years ago"
    whole_end = isinstance(phrase.form, Part) and phrase.form.portion == "end"
    whole_start = isinstance(phrase.form, Part) and phrase.form.portion == "start"
    is_moment = found.precision in ("hour", "minute")
    if phrase.bound == "before" and whole_end:  # "before the end of March" is in March yet
        start, end = None, end
    elif phrase.bound in ("since", "after"):
        start, end = (start if phrase.bound == "since" or is_moment or whole_start else end), None
    elif phrase.bound in ("by", "until", "before"):
        start, end = None, (start if phrase.bound == "before" or is_moment else end)
    rule = found.rule if found.start is not None else ""
    return TimeExpression(place, found.value, found.precision, _iso(start), _iso(end), rule, phrase.bound)


def _iso(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    whole = moment - timedelta(hours=moment.hour, minutes=moment.minute) == moment
    return moment.strftime("%Y-%m-%d").zfill(10) + ("" if whole else moment.strftime("T%H:%M"))


STEP = Step(name="times", needs=("sentences",), gives=("times",), run=find_time_expressions)
