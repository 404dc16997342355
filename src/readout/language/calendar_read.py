"""Read the time expressions of a line into forms, not yet resolved."""

from collections.abc import Iterator
from functools import cache

from readout.language.calendar_dates import PORTIONS, Found, date_at, nth_of, part_of, shifted_unit
from readout.language.calendar_forms import (
    At,
    Between,
    Bound,
    Clock,
    Date,
    DayPart,
    Form,
    Now,
    Nth,
    Offset,
    Piece,
    Shifted,
    Stretch,
    TimePhrase,
)
from readout.language.calendar_words import calendar, clock_at, day_at, daypart_at, unit_at, year_at
from readout.language.lexemes import Lexemes
from readout.language.numbers import number_words, read_number, words_of
from readout.language.tables import phrases, table

DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
# The bound whose words are part of the value; the span keeps them.
KEPT = "about"

BOUND_NAMES: tuple[Bound, ...] = ("exact", "about", "by", "before", "after", "until", "since")


@cache
def _starts() -> frozenset[str]:
    holidays = {row[0].split()[0] for row in table("holidays.tsv")}
    words = {word for kind in ("month", "weekday", "part", "shift", "season", "start") for word in calendar(kind)}
    return number_words() | holidays | words


@cache
def _bounds() -> dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    """Index the words of bounds by their last one, the longest first."""
    known = {bound: bound for bound in BOUND_NAMES}
    return {
        last: tuple((words, known[row[0]]) for words, row in rows if row[0] in known)
        for last, rows in phrases("time_bounds.tsv").items()
    }


def find_times(line: Lexemes) -> Iterator[TimePhrase]:
    """Yield the time expressions of a line, in order and without overlap.

    >>> from readout.language.lexemes import lexemes
    >>> line = lexemes("They met in Oslo on Monday, March 5, and left two days later.")
    >>> [" ".join(line.low[found.first:found.last]) for found in find_times(line)]
    ['monday , march 5', 'two days later']
    """
    at, floor, starts = 0, 0, _starts()
    while at < line.size:
        if line.kinds[at] != "n" and line.low[at] not in starts:
            at += 1
            continue
        found = _range_at(line, at) or _moment_at(line, at)
        if found is None or not _stands_alone(line, at, found):
            at += 1
            continue
        yield _bounded(line, at, found, floor)
        at = floor = found[1]


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
        outer = next((bound for words, bound in wider if bound != KEPT and line.ends_with(start, words)), bound)
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
        one = _bare_hour(line, start)
        if one is None or (not opening and not _hours_follow(line, one)):
            return None
    mark, end = low[one[1]], one[1]
    if mark not in ("to", "-", "through", "till", "until", "~") and not (
        opening == "between" and mark == "and"
    ):
        return None
    if mark == "-" and not opening and isinstance(one[0], (Offset, Stretch, Shifted)):
        return None
    two = _moment_at(line, end + 1 + (low[end + 1] == "the"), joined=True) or _bare_hour(line, end + 1)
    if two is None:
        return None
    pair = _matched(one[0], two[0])
    return (pair, two[1]) if pair else None


def _hours_follow(line: Lexemes, one: tuple[Form, int]) -> bool:
    """Say whether a clock time in figures follows the dash or "to" behind a bare hour: "5 to 6pm"."""
    behind = clock_at(line, one[1] + 1)
    return behind is not None and behind[0].sure and line.kinds[one[1] + 1] == "n"


def _bare_hour(line: Lexemes, at: int) -> Found:
    """Read the "5" of "from 5 to 7 pm", or the "3" of "between 3 and 12 of Sept"."""
    if line.kinds[at] != "n" and line.low[at] not in words_of("unit"):
        return None
    day = day_at(line, at)
    if day is None or day[0] > 24 or unit_at(line, day[1]) or line.low[day[1]] in ("people", "%", "percent"):
        return None
    return Clock(day[0], None, sure=False), day[1]


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
        first_time, second_time = _hours_in_order(first_time, second_time)
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


def _hours_in_order(one: Clock, two: Clock) -> tuple[Clock, Clock]:
    """Give both ends the half of the day that one of them tells: "5 to 6pm", "from 10:30 to 3"."""
    if two.sure and not one.sure and one.hour < 12 <= two.hour:
        later = Clock(one.hour + 12, one.minute, True, one.zone)
        if (later.hour, later.minute or 0) < (two.hour, two.minute or 0):
            return later, two
    if not two.sure and two.hour < 12 and (two.hour, two.minute or 0) < (one.hour, one.minute or 0):
        return one, Clock(two.hour + 12, two.minute, True, two.zone)
    return one, two


def _moment_at(line: Lexemes, at: int, *, joined: bool = False) -> Found:
    """Read one moment or stretch at piece `at`, with the day or the time that belongs to it."""
    found = _day_form(line, at)
    clock = None if found else _time_form(line, at)
    if found:
        return _with_time(line, found, joined=joined)
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
        _part_form(line, at) or _stretch(line, at) or nth_of(line, at) or _offset(line, at)
        or _coming_and_going(line, at) or date_at(line, at)
    )  # fmt: skip


def _the(line: Lexemes, at: int) -> Found:
    """Read what starts with "the": "the day before", "the week after next", "the 18th", "the end of May"."""
    low = line.low
    unit = unit_at(line, at + 1)
    if unit and low[unit[1]] in ("before", "after"):
        sign = -1 if low[unit[1]] == "before" else 1
        for words, days in ((("after", "tomorrow"), 2), (("before", "yesterday"), -2)):
            if line.fits(unit[1], words):
                return Shifted("day", days), unit[1] + 2
        if line.fits(unit[1], ("after", "next")):
            return Shifted(unit[0], 2), unit[1] + 2
        if line.fits(unit[1], ("before", "last")):
            return Shifted(unit[0], -2), unit[1] + 2
        if line.kinds[unit[1] + 1] != "w":
            return Offset(((1, unit[0]),), sign, "text"), unit[1] + 1
        anchor = _anchor(line, unit[1] + 1)
        return Offset(((1, unit[0]),), sign, anchor[0]), anchor[1]
    inner = _part_form(line, at + 1) or _stretch(line, at + 1) or nth_of(line, at + 1)
    inner = inner or _coming_and_going(line, at) or date_at(line, at + 1)
    if inner:
        return inner
    if low[at + 1] == "year":
        year = year_at(line, at + 2)
        if year:
            return Date(year[0]), year[1]
    if at and low[at - 1] in ("on", "until", "by", "before", "after", "of", "since", "around", "the"):
        day = day_at(line, at + 1)
        ends = day and line.kinds[day[1]] != "w" and low[day[1]] != "-"
        if day and ends and low[day[1] - 1] in ("th", "st", "nd", "rd"):
            return Date(day=day[0]), day[1]
    return None


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
    inner = _coming_and_going(line, end) or date_at(line, end)
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
    whole = _with_time(line, inner, joined=False)
    if isinstance(whole[0], At) and isinstance(whole[0].time, DayPart) and portion in ("early", "late"):
        part_of_day = whole[0].time
        return At(
            whole[0].day, DayPart(part_of_day.name, part_of_day.start, part_of_day.end, portion)
        ), whole[1]
    return part_of(inner[0], portion), inner[1]


def _amounts(line: Lexemes, at: int) -> tuple[tuple[tuple[float, str], ...], int] | None:
    """Read "two weeks", "a year", "2 years 1 month and 21 days", "half an hour", "a few months"."""
    parts: list[tuple[float, str]] = []
    while len(parts) < 4:
        number, end = _how_many(line, at)
        unit = unit_at(line, end + (line.low[end] == "-")) if number else None
        if unit is None:
            break
        parts.append((number, unit[0]))
        at = unit[1]
        following = at + (line.low[at] in ("and", ","))
        if not (line.kinds[following] == "n" or line.low[following] in words_of("unit")):
            break
        at = following
    if parts and line.low[at - 1] in ("and", ","):
        at -= 1
    return (tuple(parts), at) if parts else None


def _how_many(line: Lexemes, at: int) -> tuple[float, int]:
    low = line.low
    if low[at] == "half" and low[at + 1] in ("a", "an"):
        return 0.5, at + 2
    if low[at] in ("a", "an") and unit_at(line, at + 1):
        return 1.0, at + 1
    if low[at] in words_of("unit") and low[at + 1] == "quarters":  # of a year, not of one
        return words_of("unit")[low[at]], at + 1
    for words, value in (("a", "couple", "of"), 2.0), (("couple",), 2.0), (("a", "couple"), 2.0):
        if line.fits(at, words if isinstance(words, tuple) else (words,)):
            return value, at + len(words)
    number = read_number(line, at)
    return (number.value, number.end) if number and number.form != "ordinal" else (0.0, at)


def _offset(line: Lexemes, at: int) -> Found:
    """Read "two weeks ago", "three days later", "in 5 minutes", "2 weeks before Christmas"."""
    low = line.low
    opening = low[at] in ("in", "within")
    read = _amounts(line, at + opening)
    if read is None:
        return None
    parts, end = read
    word = low[end]
    if word in ("ago", "earlier") or (word, low[end + 1]) == ("from", "now") or word == "hence":
        sign = -1 if word in ("ago", "earlier") else 1
        return Offset(parts, sign, "text" if word == "earlier" else None), end + (2 if word == "from" else 1)
    if word in ("later", "afterwards"):
        return Offset(parts, 1, "text"), end + 1
    if word in ("before", "after", "from", "since", "starting", "beginning"):
        place = end + 1 + (low[end + 1] in ("from", "on", "the"))
        anchor = _anchor(line, place)
        if anchor[0] != "text":
            length = word in ("starting", "beginning") or opening
            sign = -1 if word == "before" else 1
            if length and word in ("starting", "beginning"):
                return Between(anchor[0], Offset(parts, 1, anchor[0])), anchor[1]
            return Offset(parts, sign, anchor[0]), anchor[1]
        if word in ("before", "after") and not opening:
            return Offset(parts, -1 if word == "before" else 1, "text"), end + 1
    if opening and low[at] == "in" and low[end - 1] not in ("seconds", "second"):
        return Offset(parts, 1, None, unsure=True), end
    return None


def _anchor(line: Lexemes, at: int) -> tuple[Form, int] | tuple[str, int]:
    found = _day_form(line, at)
    return found if found else ("text", at)


def _stretch(line: Lexemes, at: int) -> Found:
    """Read "past three months", "next two days", "5 upcoming years"."""
    low = line.low
    sign = int(calendar("shift").get(low[at], "0"))
    if sign:
        read = _amounts(line, at + 1)
        if read and (read[0][0][0] != 1 or read[1] > at + 2):
            return (Stretch(read[0], sign), read[1]) if low[read[1]] not in ("of", "in") else None
        return None
    number = read_number(line, at)
    if number is None or number.form != "cardinal":
        return None
    sign = int(calendar("shift").get(low[number.end], "0"))
    unit = unit_at(line, number.end + 1) if sign else None
    if unit and number.value != 1 and not line.low[number.end + 1].endswith("s"):
        return None
    return (Stretch(((number.value, unit[0]),), sign), unit[1]) if unit else None


def _coming_and_going(line: Lexemes, at: int) -> Found:
    """Read "last week", "next March", "last night", "this morning", "next week on Tuesday"."""
    found = shifted_unit(line, at)
    if found is None:
        return _this_part(line, at)
    form, end = found
    if not isinstance(form, Shifted):
        return found
    if form.what == "night":
        return At(Shifted("day", form.shift), DayPart("night", 18, 30)), end
    if isinstance(form.what, Date) and form.what.weekday is not None:
        named = date_at(line, at + (end - at) - 1)
        if named and named[1] > end and isinstance(named[0], Date) and named[0].day:
            return named
    if form.what == "week":
        place = end + (line.low[end] == "on")
        weekday = calendar("weekday").get(line.low[place])
        if weekday and line.is_capital(place):
            return Nth(1, f"weekday {weekday}", form), place + 1
    return found


def _this_part(line: Lexemes, at: int) -> Found:
    shift = calendar("shift").get(line.low[at])
    part = daypart_at(line, at + 1) if shift else None
    if part is None or part[0].name in ("dawn", "overnight"):
        return None
    return At(Shifted("day", int(shift or 0)), part[0]), part[1]


def _time_form(line: Lexemes, at: int) -> Found:
    found = clock_at(line, at)
    if found:
        clock, end = found
        place = end + 1 + (line.low[end + 1] == "the") if line.low[end] in ("in", "at") else end
        part = daypart_at(line, place)
        return (_sure(clock, part[0]), part[1]) if part and not clock.sure else (clock, end)
    hour = _hour_of_part(line, at)
    if hour:
        return hour
    part = daypart_at(line, at)
    if part:
        behind = part[1] + 1
        clock_behind = (clock_at(line, behind) or _bare_hour(line, behind)) if line.low[part[1]] == "at" else None
        if clock_behind and not isinstance(clock_behind[0], Clock):
            return part
        return (_sure(clock_behind[0], part[0]), clock_behind[1]) if clock_behind else part
    return None


def _hour_of_part(line: Lexemes, at: int) -> Found:
    """Read "5 in the morning", "three in the afternoon"."""
    bare = _bare_hour(line, at)
    if bare is None or not line.fits(bare[1], ("in", "the")) or not isinstance(bare[0], Clock):
        return None
    part = daypart_at(line, bare[1] + 2)
    return (_sure(bare[0], part[0]), part[1]) if part and 0 < bare[0].hour <= 12 else None


def _sure(clock: Clock, part: DayPart) -> Clock:
    """Give the clock with morning or evening told by the part of the day."""
    hour = clock.hour
    if not clock.sure and hour < 12 and (part.start >= 12 and (part.name != "night" or hour > 5)):
        hour += 12
    return Clock(hour, clock.minute, True, clock.zone)


def _with_time(line: Lexemes, found: tuple[Form, int], *, joined: bool) -> tuple[Form, int]:
    """Add the time that follows a day: "Monday at 5pm", "tomorrow night", "23.04.2022 14:55"."""
    day, end = found
    low = line.low
    if isinstance(day, At):
        return _closer(line, day, end)
    if not _is_day(day):
        return found
    place = end
    while (
        low[place]
        in (",", "at", "in", "the", "around", "about", "-", "by", "before", "after", "from", "between")
        and place < end + 3
    ):
        place += 1
    span = _range_at(line, place - 1) if low[place - 1] in ("from", "between") and place > end else None
    if span is None and not joined:
        span = _range_at(line, place) if line.kinds[place] == "n" else None
    if span and isinstance(span[0], Between) and isinstance(span[0].first, Clock):
        return At(day, span[0]), span[1]
    time = clock_at(line, place)
    if time and not (place > end and low[place - 1] == "-" and joined):
        part = daypart_at(line, time[1] + (low[time[1]] == "in") + (low[time[1] + 1] == "the"))
        bounds: dict[str, Bound] = {"before": "before", "by": "by", "after": "after"}
        clock = _sure(time[0], part[0]) if part and not time[0].sure else time[0]
        bound = bounds.get(low[place - 1], "exact") if place > end else "exact"
        return At(day, clock, bound), part[1] if part and not time[0].sure else time[1]
    hour = _hour_of_part(line, place) or (_bare_hour(line, place) if low[place - 1] == "at" and place > end else None)
    if hour and isinstance(hour[0], Clock) and (hour[0].sure or line.kinds[hour[1]] != "w") and 0 < hour[0].hour < 13 + 11 * hour[0].sure:
        bounds = {"before": "before", "by": "by", "after": "after"}
        return At(day, hour[0], bounds.get(low[place - 1], "exact")), hour[1]
    early = PORTIONS.get(low[place]) if low[place] in ("early", "late") else None
    part = daypart_at(line, place + (early is not None))
    if part is None or (
        place > end and low[place - 1] not in ("the", "in", ",", "at", "by", "before", "after")
    ):
        return found
    if low[place - 1] == "," and place > end:
        return found
    later = clock_at(line, part[1] + 1) if low[part[1]] in ("at", "around", "by") else None
    if later:
        return At(day, _sure(later[0], part[0])), later[1]
    time_form = DayPart(part[0].name, part[0].start, part[0].end, early)
    whole: tuple[Form, int] = _closer(line, At(day, time_form), part[1])
    if low[part[1]] in ("next", "last") and low[part[1] + 1] == "week" and isinstance(day, Date):
        shift = Shifted("week", 1 if low[part[1]] == "next" else -1)
        whole = (At(Nth(1, f"weekday {day.weekday}", shift), time_form), part[1] + 2)
    return whole


def _closer(line: Lexemes, day: At, end: int) -> tuple[Form, int]:
    """Add the clock times behind a part of a day: "tonight at 8", "Monday morning from 10am to 12pm"."""
    if not isinstance(day.time, DayPart):
        return day, end
    if line.low[end] in ("at", "around"):
        clock = clock_at(line, end + 1) or _bare_hour(line, end + 1)
        if clock and isinstance(clock[0], Clock) and clock[0].hour <= 12 + 12 * clock[0].sure:
            return At(day.day, _sure(clock[0], day.time)), clock[1]
    if line.low[end] in ("from", "between"):
        span = _range_at(line, end)
        if span and isinstance(span[0], Between) and isinstance(span[0].first, Clock):
            first, second = span[0].first, span[0].second
            if isinstance(second, Clock):
                return At(day.day, Between(_sure(first, day.time), _sure(second, day.time))), span[1]
    return day, end


def _is_day(form: Form) -> bool:
    if isinstance(form, Date):
        return form.day is not None or form.weekday is not None
    if isinstance(form, Shifted):
        return form.what == "day" or isinstance(form.what, Date)
    return not isinstance(form, (Stretch, Piece, Between, Clock, DayPart, Offset))


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
        return At(inner.day, _sure(time, inner.time)), day[1]
    if not _is_day(inner) or isinstance(inner, At):
        return found
    part = daypart_at(line, day[1]) if isinstance(time, Clock) else None
    if part and isinstance(time, Clock):
        return At(inner, _sure(time, part[0])), part[1]
    return At(inner, time), day[1]

