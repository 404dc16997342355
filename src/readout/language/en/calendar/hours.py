"""Read times of day beside a day: "Monday at 5pm", "tomorrow night", "from 7 to 9:30"."""

from readout.language.common.calendar.forms import (
    At,
    Between,
    Bound,
    Clock,
    Date,
    DayPart,
    Form,
    Nth,
    Offset,
    Piece,
    Shifted,
    Stretch,
)
from readout.language.common.lexemes import Lexemes
from readout.language.en.calendar.dates import Found
from readout.language.en.calendar.named import PORTIONS
from readout.language.en.calendar.words import clock_at, day_at, daypart_at, unit_at
from readout.language.en.numbers.reading import words_of


def bare_hour(line: Lexemes, at: int) -> Found:
    """Read the "5" of "from 5 to 7 pm", or the "3" of "between 3 and 12 of Sept"."""
    if line.kinds[at] != "n" and line.low[at] not in words_of("unit"):
        return None
    day = day_at(line, at)
    if day is None or day[0] > 24 or unit_at(line, day[1]) or line.low[day[1]] in ("people", "%", "percent"):
        return None
    return Clock(day[0], None, sure=False), day[1]


def hours_in_order(one: Clock, two: Clock) -> tuple[Clock, Clock]:
    """Give both ends the half of the day that one of them tells: "5 to 6pm", "from 10:30 to 3"."""
    if two.sure and not one.sure and one.hour < 12 <= two.hour:
        later = Clock(one.hour + 12, one.minute, True, one.zone)
        if (later.hour, later.minute or 0) < (two.hour, two.minute or 0):
            return later, two
    if not two.sure and two.hour < 12 and (two.hour, two.minute or 0) < (one.hour, one.minute or 0):
        return one, Clock(two.hour + 12, two.minute, True, two.zone)
    return one, two


def hour_of_part(line: Lexemes, at: int) -> Found:
    """Read "5 in the morning", "three in the afternoon"."""
    bare = bare_hour(line, at)
    if bare is None or not line.fits(bare[1], ("in", "the")) or not isinstance(bare[0], Clock):
        return None
    part = daypart_at(line, bare[1] + 2)
    return (with_half(bare[0], part[0]), part[1]) if part and 0 < bare[0].hour <= 12 else None


def with_half(clock: Clock, part: DayPart) -> Clock:
    """Give the clock with morning or evening told by the part of the day."""
    hour = clock.hour
    if not clock.sure and hour < 12 and (part.start >= 12 and (part.name != "night" or hour > 5)):
        hour += 12
    return Clock(hour, clock.minute, True, clock.zone)


def hour_range_at(line: Lexemes, at: int) -> tuple[Between, int] | None:
    """Read "from 7 to 9:30", "10am to 12pm", "3-8pm": two times of day, one of them marked as such."""
    start = at + (line.low[at] in ("from", "between"))
    one = clock_at(line, start) or bare_hour(line, start)
    if one is None or line.low[one[1]] not in ("to", "-", "until", "till", "and", "through"):
        return None
    if line.low[one[1]] == "and" and line.low[at] != "between":
        return None
    two = clock_at(line, one[1] + 1) or bare_hour(line, one[1] + 1)
    if two is None or not (isinstance(one[0], Clock) and isinstance(two[0], Clock)):
        return None
    if not any(clock.sure or clock.minute is not None for clock in (one[0], two[0])):
        return None
    first, second = hours_in_order(one[0], two[0])
    return Between(first, second), two[1]


def _closer(line: Lexemes, day: At, end: int) -> tuple[Form, int]:
    """Add the clock times behind a part of a day: "tonight at 8", "Monday morning from 10am to 12pm"."""
    if not isinstance(day.time, DayPart):
        return day, end
    if line.low[end] in ("at", "around"):
        clock = clock_at(line, end + 1) or bare_hour(line, end + 1)
        if clock and isinstance(clock[0], Clock) and clock[0].hour <= 12 + 12 * clock[0].sure:
            return At(day.day, with_half(clock[0], day.time)), clock[1]
    if line.low[end] in ("from", "between"):
        span = hour_range_at(line, end)
        if span and isinstance(span[0].first, Clock) and isinstance(span[0].second, Clock):
            first, second = with_half(span[0].first, day.time), with_half(span[0].second, day.time)
            return At(day.day, Between(first, second)), span[1]
    return day, end


BESIDE = (",", "at", "in", "the", "around", "about", "-", "by", "before", "after", "from", "between")
BOUNDS: dict[str, Bound] = {"before": "before", "by": "by", "after": "after"}


def with_time(line: Lexemes, found: tuple[Form, int], *, joined: bool) -> tuple[Form, int]:
    """Add the time that follows a day: "Monday at 5pm", "tomorrow night", "23.04.2022 14:55".

    Args:
        line: the line.
        found: the day and the piece behind it.
        joined: the day is one end of a range, so a dash behind it leads to the other end.
    """
    day, end = found
    if isinstance(day, At):
        return _closer(line, day, end)
    if not is_day(day):
        return found
    place = end
    while line.low[place] in BESIDE and place < end + 3:
        place += 1
    beside = line.low[place - 1] if place > end else ""
    return _clock_beside(line, day, place, beside, joined=joined) or _part_beside(line, found, place, beside)


def _clock_beside(line: Lexemes, day: Form, place: int, beside: str, *, joined: bool) -> Found:
    """Read a clock time or a range of them behind a day."""
    span = None
    if beside in ("from", "between"):
        span = hour_range_at(line, place - 1)
    elif not joined and line.kinds[place] == "n":
        span = hour_range_at(line, place)
    if span:
        return At(day, span[0]), span[1]
    time = clock_at(line, place)
    if time and not (beside == "-" and joined):
        part = daypart_at(line, time[1] + (line.low[time[1]] == "in") + (line.low[time[1] + 1] == "the"))
        told = part is not None and not time[0].sure
        clock = with_half(time[0], part[0]) if part and told else time[0]
        return At(day, clock, BOUNDS.get(beside, "exact")), part[1] if part and told else time[1]
    hour = hour_of_part(line, place) or (bare_hour(line, place) if beside == "at" else None)
    if hour is None or not isinstance(hour[0], Clock) or not 0 < hour[0].hour < 13 + 11 * hour[0].sure:
        return None
    fits = hour[0].sure or line.kinds[hour[1]] != "w"
    return (At(day, hour[0], BOUNDS.get(beside, "exact")), hour[1]) if fits else None


def _part_beside(line: Lexemes, found: tuple[Form, int], place: int, beside: str) -> tuple[Form, int]:
    """Read a part of the day behind a day: "Monday morning", "tomorrow in the early evening"."""
    day, _ = found
    low = line.low
    early = PORTIONS.get(low[place]) if low[place] in ("early", "late") else None
    part = daypart_at(line, place + (early is not None))
    if part is None or beside not in ("", "the", "in", "at", "by", "before", "after"):
        return found
    later = clock_at(line, part[1] + 1) if low[part[1]] in ("at", "around", "by") else None
    if later:
        return At(day, with_half(later[0], part[0])), later[1]
    time_form = DayPart(part[0].name, part[0].start, part[0].end, early)
    if low[part[1]] in ("next", "last") and low[part[1] + 1] == "week" and isinstance(day, Date):
        shift = Shifted("week", 1 if low[part[1]] == "next" else -1)
        return At(Nth(1, f"weekday {day.weekday}", shift), time_form), part[1] + 2
    return _closer(line, At(day, time_form), part[1])


def is_day(form: Form) -> bool:
    """Say whether a form names one day."""
    if isinstance(form, Date):
        return form.day is not None or form.weekday is not None
    if isinstance(form, Shifted):
        return form.what == "day" or isinstance(form.what, Date)
    return not isinstance(form, (Stretch, Piece, Between, Clock, DayPart, Offset))
