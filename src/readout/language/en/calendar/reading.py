"""Read the time expressions of a line into forms, not yet resolved."""

from collections.abc import Iterator
from functools import cache

from readout.language.common.calendar.forms import (
    At,
    Between,
    Bound,
    Clock,
    Date,
    DayPart,
    Form,
    Now,
    Offset,
    Shifted,
    Stretch,
    TimePhrase,
)
from readout.language.common.lexemes import Lexemes
from readout.language.common.tables import phrases, table
from readout.language.en.calendar.dates import Found
from readout.language.en.calendar.hours import (
    bare_hour,
    hour_of_part,
    hours_in_order,
    is_day,
    with_half,
    with_time,
)
from readout.language.en.calendar.named import PORTIONS, date_at, nth_of, part_of
from readout.language.en.calendar.offsets import DAYS, anchor_at, coming_and_going, offset_at, stretch_at
from readout.language.en.calendar.words import calendar, clock_at, day_at, daypart_at, unit_at, year_at
from readout.language.en.numbers.reading import number_words

# The bound whose words are part of the value; the span keeps them.
KEPT = "about"


BOUND_NAMES: tuple[Bound, ...] = ("exact", "about", "by", "before", "after", "until", "since")


SMALL = frozenset({"a", "an", "the", "that", "in", "within", "at", "on", "from", "between"})


@cache
def _starts() -> frozenset[str]:
    holidays = {row[0].split()[0] for row in table("en/holidays.tsv")}
    words = {
        word for kind in ("month", "weekday", "part", "shift", "season", "start") for word in calendar(kind)
    }
    return number_words() | holidays | words


@cache
def _bounds() -> dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    """Index the words of bounds by their last one, the longest first."""
    known: dict[str, Bound] = {bound: bound for bound in BOUND_NAMES}
    return {
        last: tuple((words, known[row[0]]) for words, row in rows if row[0] in known)
        for last, rows in phrases("en/time_bounds.tsv").items()
    }


def find_times(line: Lexemes) -> Iterator[TimePhrase]:
    """Yield the time expressions of a line, in order and without overlap.

    >>> from readout.language.common.lexemes import lexemes
    >>> line = lexemes("They met in Oslo on Monday, March 5, and left two days later.")
    >>> [" ".join(line.low[found.first:found.last]) for found in find_times(line)]
    ['monday , march 5', 'two days later']
    """
    at, floor, starts = 0, 0, _starts()
    while at < line.size:
        if line.kinds[at] != "n" and (line.low[at] not in starts or _leads_nowhere(line, at, starts)):
            at += 1
            continue
        found = _range_at(line, at) or _moment_at(line, at)
        if found is None or not _stands_alone(line, at, found):
            at += 1
            continue
        yield _bounded(line, at, found, floor)
        at = floor = found[1]


def _leads_nowhere(line: Lexemes, at: int, starts: frozenset[str]) -> bool:
    """Say whether a small word stands before something that no time goes on with: most of them do."""
    following = line.low[at + 1]
    if line.low[at] not in SMALL or line.kinds[at + 1] == "n":
        return False
    return following not in starts and following not in calendar("unit")


def _stands_alone(line: Lexemes, at: int, found: tuple[Form, int]) -> bool:
    """Refuse what hangs on a word ("archive2018", "every Monday") and weak forms without support."""
    form, end = found
    if line.kinds[at] == "n" and line.glued(at) and line.kinds[at - 1] == "w":
        return False
    if at and line.low[at - 1] in ("every", "each", "any") or line.low[end] == "s" and line.glued(end):
        return False
    if isinstance(form, DayPart):
        before = line.low[at - 1] if at else ""
        two = line.low[at - 2] if at > 1 else ""
        known = before in ("in", "by", "at", "before", "after", "until", "early", "late") or two in (
            "in",
            "during",
            "by",
            "before",
            "through",
            "after",
            "of",
            "into",
        )
        return form.name in ("overnight", "dawn") or known
    return True


def _bounded(line: Lexemes, at: int, found: tuple[Form, int], floor: int) -> TimePhrase:
    form, end = found
    for words, bound in _bounds().get(line.low[at - 1], ()) if at else ():
        start = at - len(words)
        if start < floor or not line.ends_with(at, words):
            continue
        if words[0] in ("some", "nearly", "almost") and not isinstance(form, (Offset, Stretch, Clock)):
            continue
        first = start if bound == KEPT else at
        wider = _bounds().get(line.low[start - 1], ()) if bound == KEPT and start > floor else ()
        outer = next(
            (bound for words, bound in wider if bound != KEPT and line.ends_with(start, words)), bound
        )
        return TimePhrase(first, end, form, outer)
    behind = line.low[end : end + 2]
    if behind in (("or", "later"), ("and", "later"), ("or", "after")):
        return TimePhrase(at, end, form, "since")
    more = at > 1 and line.ends_with(at, ("more", "than"))
    over = at > 0 and line.low[at - 1] == "over"
    if isinstance(form, Offset) and (more or over):  # "more than two years ago" is before that day
        return TimePhrase(at - (2 if more else 1), end, form, "before" if form.sign < 0 else "after")
    if isinstance(form, Offset) and line.ends_with(at, ("less", "than")):
        return TimePhrase(at - 2, end, form, "about")
    if isinstance(form, At) and form.bound != "exact":
        return TimePhrase(at, end, form, form.bound)
    return TimePhrase(at, end, form)


def _range_at(line: Lexemes, at: int) -> Found:
    """Read "between 2007 and 2009", "from August to October", "Jan-Feb 2017", "3:00 to 4:00 tomorrow"."""
    low = line.low
    opening = low[at] if low[at] in ("between", "from") else ""
    start = at + 1 if opening else at
    one = _moment_at(line, start, joined=True)
    if one is None:
        one = bare_hour(line, start)
        if one is None or (not opening and not hours_follow(line, one)):
            return None
    mark, end = low[one[1]], one[1]
    if mark not in ("to", "-", "through", "till", "until", "~") and not (
        opening == "between" and mark == "and"
    ):
        return None
    if mark == "-" and not opening and isinstance(one[0], (Offset, Stretch, Shifted)):
        return None
    two = _moment_at(line, end + 1 + (low[end + 1] == "the"), joined=True) or bare_hour(line, end + 1)
    if two is None:
        return None
    pair = _matched(one[0], two[0])
    return (pair, two[1]) if pair else None


def hours_follow(line: Lexemes, one: tuple[Form, int]) -> bool:
    """Say whether a clock time in figures follows the dash or "to" behind a bare hour: "5 to 6pm"."""
    behind = clock_at(line, one[1] + 1)
    return behind is not None and behind[0].sure and line.kinds[one[1] + 1] == "n"


def _matched(one: Form, two: Form) -> Form | None:
    """Give the range of two ends of one nature; a time of day goes with a time of day."""
    first_day, first_time = (one.day, one.time) if isinstance(one, At) else (None, one)
    second_day, second_time = (two.day, two.time) if isinstance(two, At) else (None, two)
    clocks = isinstance(first_time, Clock) + isinstance(second_time, Clock)
    if clocks == 2 and isinstance(first_time, Clock) and isinstance(second_time, Clock):
        if not (
            first_time.sure
            or second_time.sure
            or first_time.minute is not None
            or second_time.minute is not None
        ):
            return None
        first_time, second_time = hours_in_order(first_time, second_time)
        if first_day and second_day:
            return Between(At(first_day, first_time), At(second_day, second_time))
        day = first_day or second_day
        return At(day, Between(first_time, second_time)) if day else Between(first_time, second_time)
    if clocks or isinstance(one, DayPart) or isinstance(two, DayPart):
        return None
    if isinstance(one, Date) and isinstance(two, Date):
        if two.year and not one.year and (one.month or one.day):
            year = two.year - (1 if (one.month or 0) > (two.month or 12) else 0)
            one = Date(year, one.month, one.day, one.weekday)
        if one.month and not two.month and two.day:
            two = Date(two.year or one.year, one.month, two.day)
    return Between(one, two)


def _moment_at(line: Lexemes, at: int, *, joined: bool = False) -> Found:
    """Read one moment or stretch at piece `at`, with the day or the time that belongs to it."""
    found = _day_form(line, at)
    clock = None if found else _time_form(line, at)
    if found:
        return with_time(line, found, joined=joined)
    if clock:
        return _with_day(line, clock)
    return None


def _day_form(line: Lexemes, at: int) -> Found:
    low = line.low
    if low[at] == "the":
        inner = _the(line, at)
        if inner:
            return inner
    if low[at] in DAYS:
        return Shifted("day", DAYS[low[at]]), at + 1
    if low[at] in ("tonight", "tonite"):
        return At(Shifted("day", 0), DayPart("night", 18, 30)), at + 1
    if low[at] == "now" and at and low[at - 1] in ("between", "from", "until", "and", "till"):
        return Now(), at + 1
    if low[at] == "year" and year_at(line, at + 1):
        return date_at(line, at + 1)
    if at and low[at - 1] == "on" and line.kinds[at] == "n" and low[at + 1] in ("th", "st", "nd", "rd"):
        day = day_at(line, at)
        if day and low[day[1]] in ("-", ",", ".", ""):
            return Date(day=day[0]), day[1]
    return (
        _part_form(line, at) or stretch_at(line, at) or nth_of(line, at) or offset_at(line, at)
        or coming_and_going(line, at) or date_at(line, at)
    )  # fmt: skip


def _the(line: Lexemes, at: int) -> Found:
    """Read what starts with "the": "the day before", "the week after next", "the 18th", "the end of May"."""
    low = line.low
    unit = unit_at(line, at + 1)
    if unit and low[unit[1]] in ("before", "after"):
        return _the_unit(line, unit[0], unit[1])
    inner = _part_form(line, at + 1) or stretch_at(line, at + 1) or nth_of(line, at + 1)
    inner = inner or coming_and_going(line, at) or date_at(line, at + 1)
    if inner:
        return inner
    year = year_at(line, at + 2) if low[at + 1] == "year" else None
    if year:
        return Date(year[0]), year[1]
    if at and low[at - 1] in ("on", "until", "by", "before", "after", "of", "since", "around", "the"):
        day = day_at(line, at + 1)
        ends = day and line.kinds[day[1]] != "w" and low[day[1]] != "-"
        if day and ends and low[day[1] - 1] in ("th", "st", "nd", "rd"):
            return Date(day=day[0]), day[1]
    return None


def _the_unit(line: Lexemes, unit: str, at: int) -> Found:
    """Read on behind "the day" or "the week": "before", "after next", "after Christmas"."""
    for words, shift in (
        ("after tomorrow", 2),
        ("before yesterday", -2),
        ("after next", 2),
        ("before last", -2),
    ):
        if line.fits(at, tuple(words.split())):
            return Shifted(unit, shift), at + 2
    sign = -1 if line.low[at] == "before" else 1
    anchor = anchor_at(line, at + 1)
    if anchor:
        return Offset(((1, unit),), sign, anchor[0]), anchor[1]
    return Offset(((1, unit),), sign, "text"), at + 1


def _part_form(line: Lexemes, at: int) -> Found:
    """Read "early March", "mid-November", "the end of 2008", "later this week", "early Sunday afternoon"."""
    low = line.low
    portion = PORTIONS.get(low[at])
    if portion is None:
        return None
    end = at + 1
    if low[at] in ("end", "start", "beginning", "middle") and low[end] != "of":
        return None
    if low[end] in ("-", "of", "in"):
        end += 1
        if low[end] == "the":
            end += 1
    inner = coming_and_going(line, end) or date_at(line, end)
    unit = unit_at(line, end)
    if (
        inner is None
        and unit
        and unit[0] in ("week", "month", "year", "day", "decade")
        and low[end - 1] == "the"
    ):
        inner = (Shifted(unit[0], 0), unit[1])
    if inner is None and low[end] in DAYS:
        inner = (Shifted("day", DAYS[low[end]]), end + 1)
    if inner is None:
        part = daypart_at(line, end)
        if part and portion in ("early", "late"):
            return DayPart(part[0].name, part[0].start, part[0].end, portion), part[1]
        return None
    whole = with_time(line, inner, joined=True)
    if isinstance(whole[0], At) and isinstance(whole[0].time, DayPart) and portion in ("early", "late"):
        part_of_day = whole[0].time
        return At(
            whole[0].day, DayPart(part_of_day.name, part_of_day.start, part_of_day.end, portion)
        ), whole[1]
    return part_of(inner[0], portion), inner[1]


def _time_form(line: Lexemes, at: int) -> Found:
    found = clock_at(line, at)
    if found:
        clock, end = found
        place = end + 1 + (line.low[end + 1] == "the") if line.low[end] in ("in", "at") else end
        part = daypart_at(line, place)
        return (with_half(clock, part[0]), part[1]) if part and not clock.sure else (clock, end)
    hour = hour_of_part(line, at)
    if hour:
        return hour
    part = daypart_at(line, at)
    if part:
        behind = part[1] + 1
        clock_behind = (
            (clock_at(line, behind) or bare_hour(line, behind)) if line.low[part[1]] == "at" else None
        )
        if clock_behind and isinstance(clock_behind[0], Clock):
            return with_half(clock_behind[0], part[0]), clock_behind[1]
        return part
    return None


def _with_day(line: Lexemes, found: tuple[Form, int]) -> Found:
    """Add the day that follows a time: "8:30pm on Tuesday", "morning of March 5", "noon yesterday"."""
    time, end = found
    low = line.low
    place = end
    while low[place] in ("on", "of", "the", ",", "that") and place < end + 2:
        place += 1
    if not isinstance(time, (Clock, DayPart)) or low[end] == "," and not isinstance(time, Clock):
        return found
    day = _day_form(line, place) or (
        _day_form(line, place - 1) if place > end and low[place - 1] == "the" else None
    )
    if day is None:
        return found
    inner = day[0]
    if isinstance(inner, At) and isinstance(time, Clock) and isinstance(inner.time, DayPart):
        return At(inner.day, with_half(time, inner.time)), day[1]
    if not is_day(inner) or isinstance(inner, At):
        return found
    part = daypart_at(line, day[1]) if isinstance(time, Clock) else None
    if part and isinstance(time, Clock):
        return At(inner, with_half(time, part[0])), part[1]
    return At(inner, time), day[1]
