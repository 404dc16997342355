"""Build the intervals of the calendar: days, weeks, months, named days, distances."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from readout.language.common.calendar.forms import Clock, DayPart, Nth
from readout.model.layers import TimePrecision

MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


PRECISIONS: dict[str, TimePrecision] = {
    "century": "century", "decade": "decade", "year": "year", "season": "season", "quarter": "month",
    "month": "month", "fortnight": "week", "week": "week", "weekend": "day", "day": "day", "hour": "hour",
    "minute": "minute", "second": "minute",
}  # fmt: skip


# From coarse to fine.
FINENESS: tuple[TimePrecision, ...] = (
    "century", "decade", "year", "season", "month", "week", "day", "part of day", "hour", "minute",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value with its interval and the rule that gave it; `start` is None when the day or year is open."""

    value: str | None
    precision: TimePrecision | None
    start: datetime | None = None
    end: datetime | None = None
    rule: str = ""


OPEN = Resolved(None, None)


# A date without a year that the tense puts more than so many days away, while the other side is nearer than
# so many: then the tense was misread, or the noun ("the March 6 meeting") tells the time.
FAR = 240


NEAR = 110


def counted_week(start: datetime, end: datetime, form: Nth) -> Resolved:
    """Count weeks by their Thursday, as ISO 8601 does."""
    first = start + timedelta((3 - start.weekday()) % 7) - timedelta(3)
    last = end - timedelta(1)
    last -= timedelta((last.weekday() - 3) % 7) + timedelta(3)
    if form.number > 0:
        monday = first + timedelta(7 * (form.number - 1) * form.count)
    else:
        monday = last - timedelta(7 * (form.count - 1))
    if form.count == 1:
        return week_of(monday, "counted week")
    return span_of(monday, monday + timedelta(7 * form.count), "week", "counted week")


def holiday_date(rule: str, year: int) -> datetime:
    """Give the day of a named day's rule in a year.

    >>> holiday_date("4 3 11", 2024).date().isoformat(), holiday_date("easter+1", 2024).date().isoformat()
    ('2024-11-28', '2024-04-01')
    """
    if rule.startswith("easter"):
        return _easter(year) + timedelta(int(rule[6:]))
    rule, _, more = rule.partition("+")
    if " " not in rule:
        month, day = map(int, rule.split("-"))
        return datetime(year, month, day)
    nth, weekday, month = map(int, rule.split())
    if nth > 0:
        first = datetime(year, month, 1)
        day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
        return datetime(year, month, day) + timedelta(int(more or 0))
    last = month_start(year * 12 + month) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def _easter(year: int) -> datetime:
    """Give Western Easter (the anonymous Gregorian algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime(year, f // 31, f % 31 + 1)


def exists(year: int, month: int, day: int | None) -> bool:
    """Say whether there is such a day."""
    try:
        datetime(year, month, day or 1)
    except ValueError:
        return False
    return True


def calendar_date(year: int, month: int | None, day: int | None, rule: str) -> Resolved:
    """Give a day, a month or a year."""
    start = datetime(year, month or 1, day or 1)
    if day is not None:
        return span_of(start, start + timedelta(1), "day", rule)
    if month is not None:
        return Resolved(f"{year:04}-{month:02}", "month", start, month_start(year * 12 + month), rule)
    return Resolved(f"{year:04}", "year", start, datetime(year + 1, 1, 1), rule)


def span_of(start: datetime, end: datetime, precision: TimePrecision, rule: str) -> Resolved:
    """Give a stretch; its value names the first and the last day, or both moments."""
    if precision == "day" and end - start == timedelta(1):
        return Resolved(iso(start), "day", start, end, rule)
    fine = start != midnight(start) or end != midnight(end)
    last = end if fine else end - timedelta(1)
    return Resolved(f"{iso(start, time=fine)}/{iso(last, time=fine)}", precision, start, end, rule)


def stretch_value(start: datetime, end: datetime, unit: str, rule: str) -> Resolved:
    """Give a month, a year, a decade or a century by its usual value."""
    values = {"month": f"{start:%Y-%m}", "year": f"{start.year:04}", "decade": f"{start.year:04}"[:3] + "X"}
    values["century"] = f"{start.year:04}"[:2] + "XX"
    value = values.get(unit)
    if value is None or (unit == "month" and (end - start).days > 31):
        return span_of(start, end, "month", rule)
    return Resolved(value, PRECISIONS[unit], start, end, rule)


def week_of(day: datetime, rule: str) -> Resolved:
    """Give the week that holds a day."""
    start = day - timedelta(day.weekday())
    year, week, _ = start.isocalendar()
    return Resolved(f"{year:04}-W{week:02}", "week", start, start + timedelta(7), rule)


def around_day(start: datetime, parts: tuple[tuple[float, str], ...], rule: str) -> Resolved:
    """Give an offset's day; a distance told in months or years is only so fine."""
    unit = parts[-1][1]
    if unit in ("decade", "century") and rule == "distance from now":
        room = timedelta(366 * MONTHS[unit] // 24)
        return Resolved(iso(start), PRECISIONS[unit], start - room, start + room, rule)
    if unit == "year" and rule == "distance from now":
        return Resolved(iso(start), "year", start - timedelta(183), start + timedelta(183), rule)
    if unit == "month" and rule == "distance from now":
        return Resolved(iso(start), "month", start - timedelta(15), start + timedelta(16), rule)
    if unit in ("week", "fortnight") and rule == "distance from now":
        return Resolved(iso(start), "week", start - timedelta(3), start + timedelta(4), rule)
    return Resolved(iso(start), "day", start, start + timedelta(1), rule)


def moved(moment: datetime, parts: tuple[tuple[float, str], ...], sign: int) -> datetime:
    """Give the moment so far before or after."""
    for amount, unit in parts:
        if unit in MONTHS:
            months = amount * MONTHS[unit]
            year, month = month_shift(moment, sign * int(months))
            day = moment.day
            while not exists(year, month, day):
                day -= 1
            moment = moment.replace(year=year, month=month, day=day)
            moment += sign * timedelta((months - int(months)) * 30.436875)
        elif unit in DAYS:
            moment += sign * timedelta(amount * DAYS[unit])
        else:
            moment += sign * timedelta(**{unit + "s": amount})
    return moment


def month_shift(moment: datetime, months: int) -> tuple[int, int]:
    """Give the year and month so many months away."""
    total = moment.year * 12 + moment.month - 1 + months
    return total // 12, total % 12 + 1


def month_start(months: int) -> datetime:
    """Give the first day of a month counted from the year 0."""
    return datetime(months // 12, months % 12 + 1, 1)


def midnight(moment: datetime) -> datetime:
    """Give the start of a moment's day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)


def iso(moment: datetime, *, time: bool = False) -> str:
    """Write a moment as ISO 8601."""
    return f"{moment:%Y-%m-%d}".zfill(10) + (f"T{moment:%H:%M}" if time else "")


def clock_text(clock: Clock) -> str:
    """Write a clock time as ISO 8601, with its zone."""
    return f"{clock.hour:02}:{clock.minute or 0:02}{zone_text(clock.zone)}"


def zone_text(minutes: int | None) -> str:
    """Write an offset from universal time."""
    if minutes is None:
        return ""
    return (
        "Z"
        if minutes == 0
        else f"{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    )


def hours_of(part: DayPart) -> tuple[int, int]:
    """Give the hours of a part of the day."""
    third = (part.end - part.start) // 3
    if part.portion == "early":
        return part.start, part.start + max(third, 1) * (2 if part.name == "morning" else 1)
    return (part.end - max(third, 1), part.end) if part.portion == "late" else (part.start, part.end)


def year_earlier(found: Resolved) -> Resolved:
    """Give the same stretch one year before."""
    if found.start is None or found.end is None or found.value is None:
        return found
    start, end = (moment.replace(year=moment.year - 1) for moment in (found.start, found.end))
    return replace(found, value=f"{start.year:04}{found.value[4:]}", start=start, end=end)


def hours_on(day: datetime, first: Clock, second: Clock, rule: str) -> Resolved:
    """Give the stretch between two times of a day; the second may fall on the next."""
    start = day + timedelta(hours=first.hour, minutes=first.minute or 0)
    end = day + timedelta(hours=second.hour, minutes=second.minute or 0)
    if end <= start:
        end += timedelta(hours=12 if end + timedelta(hours=12) > start else 24)
    return Resolved(f"{iso(start, time=True)}/{iso(end, time=True)}", "minute", start, end, rule)
