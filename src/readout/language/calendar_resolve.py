"""Resolve time forms against the day a document appeared: intervals in ISO 8601, with the rule that did it.

Nothing relative is resolved without that day: a date without a year keeps "XXXX", a
clock time without a day stays "T18:00". Weeks start on Monday; a week of a month or a
year is counted as ISO 8601 counts them, by its Thursday. Seasons are the northern
hemisphere's, three whole months each.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from readout.language.calendar_forms import (
    At,
    Between,
    Clock,
    Date,
    DayPart,
    Form,
    Holiday,
    Now,
    Nth,
    Offset,
    Part,
    Piece,
    Season,
    Shifted,
    Span,
    Stretch,
    WeekOf,
)
from readout.language.tables import table
from readout.model.layers import TimePrecision

Direction = Literal["past", "future"]
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


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves forms against a moment.

    Attributes:
        now: when the document appeared; None when it does not say.
        direction: where a weekday or a date without a year lies, by the tense of its verb.
    """

    now: datetime | None
    direction: Direction = "past"

    def resolve(self, form: Form) -> Resolved:
        """Give the interval of `form`, or as much of it as can be told."""
        try:
            return self._resolve(form)
        except (OverflowError, ValueError):  # 30 February, the year 10000: no such day
            return OPEN

    def _resolve(self, form: Form) -> Resolved:
        match form:
            case Date():
                return self._date(form)
            case Shifted():
                return self._shifted(form)
            case Stretch():
                return self._stretch(form)
            case Offset():
                return self._offset(form)
            case At():
                return self._at(form)
            case Between():
                return self._between(form)
            case Part():
                return self._part(form)
            case Nth():
                return self._nth(form)
            case Clock():
                return Resolved("T" + _clock(form), "hour" if form.minute is None else "minute")
            case _:
                return self._rarer(form)

    def _rarer(self, form: Form) -> Resolved:
        match form:
            case Season():
                return self._season(form, None)
            case Holiday():
                return self._holiday(form, None)
            case Piece():
                return self._piece(form)
            case Span():
                start, end = datetime(max(form.first, 1), 1, 1), datetime(form.first + form.years, 1, 1)
                digits = 3 if form.years == 10 else 2
                name: TimePrecision = "decade" if form.years == 10 else "century"
                value = f"{form.first:04}"[:digits].ljust(4, "X")
                return Resolved(value, name, start, end, "calendar")
            case WeekOf():
                day = self._resolve(form.day)
                return _week(day.start, "week of a day") if day.start else OPEN
            case Now():
                return self._unit("day", 0)
            case _:
                return OPEN

    def _date(self, date: Date) -> Resolved:
        if date.year is not None:
            return _calendar(date.year, date.month, date.day, "calendar")
        if date.month is None and date.day is None:
            return self._weekday(date.weekday or 0)
        if self.now is None:
            day = "" if date.day is None else f"-{date.day:02}"
            month = "XX" if date.month is None else f"{date.month:02}"
            datetime(2000, date.month or 1, date.day or 1)  # refuses 30 February
            return Resolved(f"XXXX-{month}{day}", "day" if day else "month")
        if date.month is None:
            return self._day_of_month(date)
        years = range(self.now.year - 8, self.now.year + 9)
        found = [
            _calendar(year, date.month, date.day, "") for year in years if _exists(year, date.month, date.day)
        ]
        if date.weekday is not None:
            fitting = [item for item in found if item.start and item.start.weekday() == date.weekday]
            close = [item for item in fitting if item.start and abs(item.start.year - self.now.year) < 2]
            near = close[0] if len(close) == 1 else self._nearest(close)
            if near.value:
                return replace(near, rule=f"year by weekday, {self.direction}")
        return replace(self._nearest(found), rule=f"nearest year, {self.direction}")

    def _nearest(self, found: list[Resolved]) -> Resolved:
        """Give the last that has begun, or the first that is not over."""
        if self.now is None:
            return OPEN
        day = _midnight(self.now)
        if self.direction == "past":
            before = [item for item in found if item.start and item.start <= day]
            return before[-1] if before else OPEN
        after = [item for item in found if item.end and item.end > day]
        return after[0] if after else OPEN

    def _day_of_month(self, date: Date) -> Resolved:
        assert self.now is not None
        found = []
        for shift in range(-24, 25):
            year, month = _month_shift(self.now, shift)
            if date.day and _exists(year, month, date.day):
                item = _calendar(year, month, date.day, f"nearest month, {self.direction}")
                if date.weekday is None or (item.start and item.start.weekday() == date.weekday):
                    found.append(item)
        return self._nearest(found)

    def _weekday(self, weekday: int) -> Resolved:
        if self.now is None:
            return Resolved(None, "day")
        today = _midnight(self.now)
        days = (today.weekday() - weekday) % 7
        start = today - timedelta(days) if self.direction == "past" else today + timedelta((7 - days) % 7)
        return _span(start, start + timedelta(1), "day", f"nearest weekday, {self.direction}")

    def _shifted(self, form: Shifted) -> Resolved:
        if self.now is None or (form.open and form.what in ("day", "week", "night")):
            return Resolved(None, PRECISIONS.get(form.what) if isinstance(form.what, str) else None)
        if isinstance(form.what, str):
            return self._unit(form.what, form.shift)
        if isinstance(form.what, Season):
            return self._season(form.what, form.shift)
        if isinstance(form.what, Holiday):
            return self._holiday(form.what, form.shift)
        return self._shifted_date(form.what, form.shift)

    def _shifted_date(self, date: Date, shift: int) -> Resolved:
        assert self.now is not None
        today = _midnight(self.now)
        if date.weekday is not None and date.month is None:
            rule = {-1: "weekday of last week", 1: "weekday of next week"}.get(shift, "weekday of this week")
            if shift == -2:  # "this past Wednesday"
                back = (today.weekday() - date.weekday) % 7 or 7
                start = today - timedelta(back)
                return _span(start, start + timedelta(1), "day", "nearest weekday, past")
            start = today - timedelta(today.weekday()) + timedelta(7 * shift + date.weekday)
            return _span(start, start + timedelta(1), "day", rule)
        year = self.now.year
        if date.day is not None:
            return _calendar(year + shift, date.month, date.day, "this year" if not shift else "next year")
        month = date.month or 1
        if shift < 0 and month >= self.now.month:
            year -= 1
        elif shift > 0 and month <= self.now.month:
            year += 1
        return _calendar(year, month, None, "shifted month")

    def _unit(self, unit: str, shift: int) -> Resolved:
        if self.now is None:
            return Resolved(None, PRECISIONS.get(unit))
        today = _midnight(self.now)
        name = {-1: "previous", 0: "present", 1: "next"}.get(shift, "shifted")
        rule = f"{name} {unit}"
        if unit in MONTHS:
            size = MONTHS[unit]
            months = (today.year * 12 + today.month - 1) // size * size + shift * size
            start, end = _at_month(months), _at_month(months + size)
            return _stretch_value(start, end, unit, rule)
        if unit == "weekend":
            start = today - timedelta(today.weekday()) + timedelta(5 + 7 * shift)
            return _span(start, start + timedelta(2), "day", rule)
        if unit in ("week", "fortnight"):
            start = today - timedelta(today.weekday()) + timedelta(DAYS[unit] * shift)
            found = _week(start, rule)
            return found if unit == "week" else _span(start, start + timedelta(14), "week", rule)
        if unit in ("day", "night"):
            start = today + timedelta(shift)
            return _span(start, start + timedelta(1), "day", rule)
        one = timedelta(**{unit + "s": 1})
        ends = sorted([self.now, self.now + shift * one])
        return _span(ends[0], ends[1], "minute", rule)

    def _stretch(self, form: Stretch) -> Resolved:
        if self.now is None:
            return Resolved(None, None)
        fine = form.parts[-1][1] in ("hour", "minute", "second")
        if form.parts[0][1] in ("quarter", "decade", "century") and len(form.parts) == 1:
            size = MONTHS[form.parts[0][1]]
            first = (self.now.year * 12 + self.now.month - 1) // size * size
            count = int(form.parts[0][0]) * size
            first = first - count if form.sign < 0 else first + size
            return _span(_at_month(first), _at_month(first + count), "month", "stretch of quarters")
        moment = self.now if fine else _midnight(self.now)
        if form.sign > 0 and not fine:
            moment += timedelta(1)
        other = _moved(moment, form.parts, form.sign)
        start, end = sorted([moment, other])
        precision = PRECISIONS.get(form.parts[-1][1], "day")
        return _span(start, end, precision, "stretch up to now" if form.sign < 0 else "stretch from now")

    def _offset(self, form: Offset) -> Resolved:
        unit = form.parts[-1][1]
        precision = PRECISIONS.get(unit, "day")
        if form.anchor == "text" or (self.now is None and form.anchor is None):
            return Resolved(None, precision)
        fine = unit in ("hour", "minute", "second")
        if form.anchor is None and self.now:
            moment, rule = self.now if fine else _midnight(self.now), "distance from now"
        elif form.anchor is not None and not isinstance(form.anchor, str):
            anchor = self._resolve(form.anchor)
            if anchor.start is None:
                return Resolved(None, precision)
            moment, rule = anchor.start, "distance from a date"
        else:
            return OPEN
        start = _moved(moment, form.parts, form.sign)
        if fine:
            return Resolved(_iso(start, time=True), "minute", start, start + timedelta(minutes=1), rule)
        return _around(start, form.parts, rule)

    def _at(self, form: At) -> Resolved:
        day = self._resolve(form.day)
        if isinstance(form.time, Between):
            return self._clock_range(day, form.time)
        if day.start is None:
            if isinstance(form.time, Clock):
                prefix = day.value if day.value and day.precision == "day" else ""
                return Resolved(
                    f"{prefix}T{_clock(form.time)}", "hour" if form.time.minute is None else "minute"
                )
            return Resolved(day.value, "part of day")
        if isinstance(form.time, DayPart):
            start, end = _hours(form.time)
            whole = day.start
            return Resolved(
                _iso(whole),
                "part of day",
                whole + timedelta(hours=start),
                whole + timedelta(hours=end),
                day.rule,
            )
        start_at = day.start + timedelta(hours=form.time.hour, minutes=form.time.minute or 0)
        width = timedelta(hours=1) if form.time.minute is None else timedelta(minutes=1)
        name: TimePrecision = "hour" if form.time.minute is None else "minute"
        return Resolved(
            _iso(start_at, time=True) + _zone(form.time.zone), name, start_at, start_at + width, day.rule
        )

    def _clock_range(self, day: Resolved, span: Between) -> Resolved:
        first, second = span.first, span.second
        assert isinstance(first, Clock) and isinstance(second, Clock)
        if day.start is None:
            return self._between(span)
        start = day.start + timedelta(hours=first.hour, minutes=first.minute or 0)
        end = day.start + timedelta(hours=second.hour, minutes=second.minute or 0)
        if end <= start:
            end += timedelta(hours=12 if end + timedelta(hours=12) > start else 24)
        return Resolved(f"{_iso(start, time=True)}/{_iso(end, time=True)}", "minute", start, end, day.rule)

    def _between(self, form: Between) -> Resolved:
        if isinstance(form.first, Clock) and isinstance(form.second, Clock):
            return Resolved(f"T{_clock(form.first)}/T{_clock(form.second)}", "minute")
        first, second = self._resolve(form.first), self._resolve(form.second)
        if self.direction == "future" and second.start and isinstance(form.first, Date) and form.first.year is None:
            first = Resolver(second.start, "past").resolve(form.first)  # the stretch may have begun
        if first.start and second.start and second.start < first.start and self.now:
            second = self._after(form.second, first.start) or second
            if second.start and second.start < first.start:
                first = _year_earlier(first)
        if first.value is None or second.value is None:
            return Resolved(None, None)
        precision = (
            first.precision
            if FINENESS.index(first.precision or "day") > FINENESS.index(second.precision or "day")
            else second.precision
        )
        value = f"{first.value.split('/')[0]}/{second.value.split('/')[-1]}"
        if first.start is None or second.end is None or first.start >= second.end:
            return Resolved(value, precision)
        return Resolved(value, precision, first.start, second.end, first.rule or second.rule)

    def _after(self, form: Form, start: datetime) -> Resolved | None:
        if isinstance(form, Date) and form.year is None:
            return Resolver(start, "future").resolve(form)
        return None

    def _part(self, form: Part) -> Resolved:
        whole = self._resolve(form.of)
        if whole.start is None or whole.end is None:
            return whole
        length = whole.end - whole.start
        start, end = whole.start, whole.end
        if form.portion in ("earlier", "later"):
            return self._around_now(form, whole)
        if whole.precision == "day":
            middle = start + timedelta(hours=12)
            bounds = {
                "early": (start, middle),
                "late": (middle, end),
                "end": (middle, end),
                "start": (start, middle),
            }
        elif whole.precision == "month" and length.days < 32:
            first = start.replace(day=16)
            bounds = {
                "early": (start, first),
                "start": (start, first),
                "late": (first, end),
                "end": (first, end),
            }
            bounds["mid"] = (start.replace(day=10), start.replace(day=21))
        elif whole.precision == "year" and whole.value and len(whole.value) == 4:
            may, september = start.replace(month=5), start.replace(month=9)
            bounds = {"early": (start, may), "start": (start, may), "mid": (may, september)}
            bounds |= {"late": (september, end), "end": (september, end)}
        else:
            third = timedelta(round(length.days / 3))
            bounds = {"early": (start, start + third), "start": (start, start + third)}
            bounds |= {
                "late": (end - third, end),
                "end": (end - third, end),
                "mid": (start + third, end - third),
            }
        low, high = bounds.get(form.portion, (start, end))
        return Resolved(whole.value, whole.precision, low, high, whole.rule)

    def _around_now(self, form: Part, whole: Resolved) -> Resolved:
        """Cut "earlier this month" and "later this year" at the present."""
        if self.now is None or whole.start is None or whole.end is None:
            return whole
        today = _midnight(self.now)
        start, end = whole.start, whole.end
        if form.portion == "later" and today >= start:
            start = min(today, end - timedelta(1))
        elif form.portion == "earlier" and today < end:
            end = max(today, start + timedelta(1))
        return replace(whole, start=start, end=end)

    def _nth(self, form: Nth) -> Resolved:
        whole = self._resolve(form.of)
        if whole.start is None or whole.end is None:
            return Resolved(None, PRECISIONS.get(form.unit, "day"))
        if form.unit.startswith("weekday"):
            weekday = int(form.unit.split()[1])
            first = whole.start + timedelta((weekday - whole.start.weekday()) % 7)
            last = whole.end - timedelta(1)
            last -= timedelta((last.weekday() - weekday) % 7)
            start = first + timedelta(7 * (form.number - 1)) if form.number > 0 else last
            return _span(start, start + timedelta(1), "day", "counted weekday")
        if form.unit == "week":
            return _counted_week(whole.start, whole.end, form)
        if form.unit in MONTHS:
            size, first_month = MONTHS[form.unit] * form.count, whole.start.year * 12 + whole.start.month - 1
            last_month = whole.end.year * 12 + whole.end.month - 1
            at = first_month + (form.number - 1) * size if form.number > 0 else last_month - size
            return _stretch_value(_at_month(at), _at_month(at + size), form.unit, "counted month")
        if form.unit != "day":
            return OPEN
        start = whole.start + timedelta((form.number - 1) * form.count)
        start = start if form.number > 0 else whole.end - timedelta(form.count)
        return _span(start, start + timedelta(form.count), "day", "counted day")

    def _season(self, form: Season, shift: int | None) -> Resolved:
        year = form.year
        if year is None:
            if self.now is None:
                return Resolved(None, "season")
            year = self.now.year + (shift or 0)
            first = 3 * (form.number - 20)
            if shift == -1 and first + 2 < self.now.month:
                year += 1
            if shift == 1 and first > self.now.month:
                year -= 1
            if shift is None and self.direction == "past" and first > self.now.month:
                year -= 1
        start = datetime(year, 3 * (form.number - 20), 1)
        months = start.year * 12 + start.month - 1
        return Resolved(f"{year}-{form.number}", "season", start, _at_month(months + 3), "northern season")

    def _holiday(self, form: Holiday, shift: int | None) -> Resolved:
        rule = dict((row[0], row[1]) for row in table("holidays.tsv"))[form.name]
        if form.year is not None:
            start = holiday_date(rule, form.year)
            return _span(start, start + timedelta(1), "day", "named day")
        if self.now is None:
            return Resolved(
                "XXXX-%02d-%02d" % tuple(map(int, rule.split("-")))
                if rule[0].isdigit() and "-" in rule and " " not in rule
                else None,
                "day",
            )
        days = [holiday_date(rule, year) for year in range(self.now.year - 2, self.now.year + 3)]
        found = [_span(day, day + timedelta(1), "day", "") for day in days]
        direction: Direction = "past" if shift == -1 else "future" if shift == 1 else self.direction
        if shift == 0:
            return replace(found[2], rule="named day of this year")
        return replace(Resolver(self.now, direction)._nearest(found), rule=f"nearest named day, {direction}")

    def _piece(self, form: Piece) -> Resolved:
        year, rule = form.year, "counted part of the year"
        if isinstance(year, Shifted):
            whole = self._resolve(year)
            year = whole.start.year if whole.start else None
        if year is None:
            if self.now is None:
                return Resolved(None, "month")
            year, rule = self.now.year, "this year"
        if form.unit == "week":
            start = datetime(year, 1, 4)
            start -= timedelta(start.weekday())
            return _week(start + timedelta(7 * (form.number - 1)), rule)
        size = 3 if form.unit == "quarter" else 6
        months = year * 12 + (form.number - 1) * size
        return _span(_at_month(months), _at_month(months + size), "month", rule)


def _counted_week(start: datetime, end: datetime, form: Nth) -> Resolved:
    """Count weeks by their Thursday, as ISO 8601 does."""
    first = start + timedelta((3 - start.weekday()) % 7) - timedelta(3)
    last = end - timedelta(1)
    last -= timedelta((last.weekday() - 3) % 7) + timedelta(3)
    if form.number > 0:
        monday = first + timedelta(7 * (form.number - 1) * form.count)
    else:
        monday = last - timedelta(7 * (form.count - 1))
    if form.count == 1:
        return _week(monday, "counted week")
    return _span(monday, monday + timedelta(7 * form.count), "week", "counted week")


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
    last = _at_month(year * 12 + month) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def _easter(year: int) -> datetime:
    """Give Western Easter (the anonymous Gregorian algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime(year, f // 31, f % 31 + 1)


def _exists(year: int, month: int, day: int | None) -> bool:
    try:
        datetime(year, month, day or 1)
    except ValueError:
        return False
    return True


def _calendar(year: int, month: int | None, day: int | None, rule: str) -> Resolved:
    start = datetime(year, month or 1, day or 1)
    if day is not None:
        return _span(start, start + timedelta(1), "day", rule)
    if month is not None:
        return Resolved(f"{year:04}-{month:02}", "month", start, _at_month(year * 12 + month), rule)
    return Resolved(f"{year:04}", "year", start, datetime(year + 1, 1, 1), rule)


def _span(start: datetime, end: datetime, precision: TimePrecision, rule: str) -> Resolved:
    if precision == "day" and end - start == timedelta(1):
        return Resolved(_iso(start), "day", start, end, rule)
    fine = start != _midnight(start) or end != _midnight(end)
    last = end if fine else end - timedelta(1)
    return Resolved(f"{_iso(start, time=fine)}/{_iso(last, time=fine)}", precision, start, end, rule)


def _stretch_value(start: datetime, end: datetime, unit: str, rule: str) -> Resolved:
    values = {"month": f"{start:%Y-%m}", "year": f"{start.year:04}", "decade": f"{start.year:04}"[:3] + "X"}
    values["century"] = f"{start.year:04}"[:2] + "XX"
    value = values.get(unit)
    if value is None or (unit == "month" and (end - start).days > 31):
        return _span(start, end, "month", rule)
    return Resolved(value, PRECISIONS[unit], start, end, rule)


def _week(day: datetime, rule: str) -> Resolved:
    start = day - timedelta(day.weekday())
    year, week, _ = start.isocalendar()
    return Resolved(f"{year:04}-W{week:02}", "week", start, start + timedelta(7), rule)


def _around(start: datetime, parts: tuple[tuple[float, str], ...], rule: str) -> Resolved:
    """Give an offset's day; a distance told in months or years is only so fine."""
    unit = parts[-1][1]
    if unit == "year" and rule == "distance from now":
        return Resolved(_iso(start), "year", start - timedelta(183), start + timedelta(183), rule)
    if unit == "month" and rule == "distance from now":
        return Resolved(_iso(start), "month", start - timedelta(15), start + timedelta(16), rule)
    if unit in ("week", "fortnight") and rule == "distance from now":
        return Resolved(_iso(start), "week", start - timedelta(3), start + timedelta(4), rule)
    return Resolved(_iso(start), "day", start, start + timedelta(1), rule)


def _moved(moment: datetime, parts: tuple[tuple[float, str], ...], sign: int) -> datetime:
    for amount, unit in parts:
        if unit in MONTHS:
            months = amount * MONTHS[unit]
            year, month = _month_shift(moment, sign * int(months))
            day = moment.day
            while not _exists(year, month, day):
                day -= 1
            moment = moment.replace(year=year, month=month, day=day)
            moment += sign * timedelta((months - int(months)) * 30.436875)
        elif unit in DAYS:
            moment += sign * timedelta(amount * DAYS[unit])
        else:
            moment += sign * timedelta(**{unit + "s": amount})
    return moment


def _month_shift(moment: datetime, months: int) -> tuple[int, int]:
    total = moment.year * 12 + moment.month - 1 + months
    return total // 12, total % 12 + 1


def _at_month(months: int) -> datetime:
    return datetime(months // 12, months % 12 + 1, 1)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)


def _iso(moment: datetime, *, time: bool = False) -> str:
    return f"{moment:%Y-%m-%d}".zfill(10) + (f"T{moment:%H:%M}" if time else "")


def _clock(clock: Clock) -> str:
    return f"{clock.hour:02}:{clock.minute or 0:02}{_zone(clock.zone)}"


def _zone(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return (
        "Z"
        if minutes == 0
        else f"{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    )


def _hours(part: DayPart) -> tuple[int, int]:
    third = (part.end - part.start) // 3
    if part.portion == "early":
        return part.start, part.start + max(third, 1) * (2 if part.name == "morning" else 1)
    return (part.end - max(third, 1), part.end) if part.portion == "late" else (part.start, part.end)


def _year_earlier(found: Resolved) -> Resolved:
    if found.start is None or found.end is None or found.value is None:
        return found
    start, end = (moment.replace(year=moment.year - 1) for moment in (found.start, found.end))
    return replace(found, value=f"{start.year:04}{found.value[4:]}", start=start, end=end)
