"""Resolve time forms against the day a document appeared: intervals in ISO 8601, with the rule that did it.

Nothing relative is resolved without that day: a date without a year keeps "XXXX", a
clock time without a day stays "T18:00". Weeks start on Monday; a week of a month or a
year is counted as ISO 8601 counts them, by its Thursday. Seasons are the northern
hemisphere's, three whole months each.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from readout.language.common.calendar.forms import (
    At,
    Between,
    Clock,
    Date,
    DayPart,
    Direction,
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
from readout.language.common.calendar.intervals import (
    DAYS,
    FAR,
    FINENESS,
    MONTHS,
    NEAR,
    OPEN,
    PRECISIONS,
    Resolved,
    around_day,
    calendar_date,
    clock_text,
    exists,
    holiday_date,
    hours_of,
    hours_on,
    iso,
    midnight,
    month_shift,
    month_start,
    moved,
    span_of,
    stretch_value,
    week_of,
    year_earlier,
    zone_text,
)
from readout.language.common.calendar.parts import counted_piece, nth_within, part_within, season_of
from readout.language.common.tables import table
from readout.model.layers import TimePrecision


def resolve(form: Form, now: datetime | None, direction: Direction = "past") -> Resolved:
    """Give the interval of a form as told at a moment (or at none) of what lies behind or ahead."""
    return Resolver(now, direction).resolve(form)


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
                return part_within(self._resolve(form.of), form, self.now)
            case Nth():
                return nth_within(self._resolve(form.of), form)
            case Clock():
                return Resolved("T" + clock_text(form), "hour" if form.minute is None else "minute")
            case _:
                return self._rarer(form)

    def _rarer(self, form: Form) -> Resolved:
        match form:
            case Season():
                return season_of(form, None, self.now, self.direction)
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
                return week_of(day.start, "week of a day") if day.start else OPEN
            case Now():
                return self._unit("day", 0)
            case _:
                return OPEN

    def _date(self, date: Date) -> Resolved:
        if date.year is not None:
            return calendar_date(date.year, date.month, date.day, "calendar")
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
            calendar_date(year, date.month, date.day, "")
            for year in years
            if exists(year, date.month, date.day)
        ]
        if date.weekday is not None:
            fitting = [item for item in found if item.start and item.start.weekday() == date.weekday]
            close = [item for item in fitting if item.start and abs(item.start.year - self.now.year) < 2]
            near = close[0] if len(close) == 1 else self._nearest(close)
            if near.value:
                return replace(near, rule=f"year by weekday, {self.direction}")
        return replace(self._year_near(found), rule=f"nearest year, {self.direction}")

    def _year_near(self, found: list[Resolved]) -> Resolved:
        """Give the date on the side that the tense tells; one that would be long past may lie just ahead."""
        if self.now is None:
            return OPEN
        told, turned = self._nearest(found), Resolver(self.now, "future")._nearest(found)
        if told.start and turned.start and self.direction == "past":
            away = abs((told.start - self.now).days), abs((turned.start - self.now).days)
            if away[0] > FAR and away[1] < NEAR:
                return turned
        return told if told.start else turned

    def _nearest(self, found: list[Resolved]) -> Resolved:
        """Give the last that has begun, or the first that is not over."""
        if self.now is None:
            return OPEN
        day = midnight(self.now)
        if self.direction == "past":
            before = [item for item in found if item.start and item.start <= day]
            return before[-1] if before else OPEN
        after = [item for item in found if item.end and item.end > day]
        return after[0] if after else OPEN

    def _day_of_month(self, date: Date) -> Resolved:
        assert self.now is not None
        found = []
        for shift in range(-24, 25):
            year, month = month_shift(self.now, shift)
            if date.day and exists(year, month, date.day):
                item = calendar_date(year, month, date.day, f"nearest month, {self.direction}")
                if date.weekday is None or (item.start and item.start.weekday() == date.weekday):
                    found.append(item)
        return self._nearest(found)

    def _weekday(self, weekday: int) -> Resolved:
        if self.now is None:
            return Resolved(None, "day")
        today = midnight(self.now)
        days = (today.weekday() - weekday) % 7
        start = today - timedelta(days) if self.direction == "past" else today + timedelta((7 - days) % 7)
        return span_of(start, start + timedelta(1), "day", f"nearest weekday, {self.direction}")

    def _shifted(self, form: Shifted) -> Resolved:
        if self.now is None or (form.open and form.what in ("day", "week", "night")):
            return Resolved(None, PRECISIONS.get(form.what) if isinstance(form.what, str) else None)
        if isinstance(form.what, str):
            return self._unit(form.what, form.shift)
        if isinstance(form.what, Season):
            return season_of(form.what, form.shift, self.now, self.direction)
        if isinstance(form.what, Holiday):
            return self._holiday(form.what, form.shift)
        return self._shifted_date(form.what, form.shift)

    def _shifted_date(self, date: Date, shift: int) -> Resolved:
        assert self.now is not None
        today = midnight(self.now)
        if date.weekday is not None and date.month is None:
            rule = {-1: "weekday of last week", 1: "weekday of next week"}.get(shift, "weekday of this week")
            if shift == -2:  # "this past Wednesday"
                back = (today.weekday() - date.weekday) % 7 or 7
                start = today - timedelta(back)
                return span_of(start, start + timedelta(1), "day", "nearest weekday, past")
            start = today - timedelta(today.weekday()) + timedelta(7 * shift + date.weekday)
            return span_of(start, start + timedelta(1), "day", rule)
        year = self.now.year
        if date.day is not None:
            return calendar_date(
                year + shift, date.month, date.day, "this year" if not shift else "next year"
            )
        month = date.month or 1
        if shift < 0 and month >= self.now.month:
            year -= 1
        elif shift > 0 and month <= self.now.month:
            year += 1
        return calendar_date(year, month, None, "shifted month")

    def _unit(self, unit: str, shift: int) -> Resolved:
        if self.now is None:
            return Resolved(None, PRECISIONS.get(unit))
        today = midnight(self.now)
        rule = {-1: "previous ", 0: "present ", 1: "next "}.get(shift, "shifted ") + unit
        if unit in MONTHS:
            size = MONTHS[unit]
            months = (today.year * 12 + today.month - 1) // size * size + shift * size
            return stretch_value(month_start(months), month_start(months + size), unit, rule)
        if unit == "weekend":
            start = today - timedelta(today.weekday()) + timedelta(5 + 7 * shift)
            return span_of(start, start + timedelta(2), "day", rule)
        if unit in ("week", "fortnight"):
            start = today - timedelta(today.weekday()) + timedelta(DAYS[unit] * shift)
            found = week_of(start, rule)
            return found if unit == "week" else span_of(start, start + timedelta(14), "week", rule)
        if unit in ("day", "night"):
            return span_of(today + timedelta(shift), today + timedelta(shift + 1), "day", rule)
        ends = sorted([self.now, self.now + shift * timedelta(**{unit + "s": 1})])
        return span_of(ends[0], ends[1], "minute", rule)

    def _stretch(self, form: Stretch) -> Resolved:
        if self.now is None:
            return Resolved(None, None)
        fine = form.parts[-1][1] in ("hour", "minute", "second")
        if form.parts[0][1] in ("quarter", "decade", "century") and len(form.parts) == 1:
            size = MONTHS[form.parts[0][1]]
            first = (self.now.year * 12 + self.now.month - 1) // size * size
            count = int(form.parts[0][0]) * size
            first = first - count if form.sign < 0 else first + size
            return span_of(month_start(first), month_start(first + count), "month", "stretch of quarters")
        moment = self.now if fine else midnight(self.now)
        if form.sign > 0 and not fine:
            moment += timedelta(1)
        other = moved(moment, form.parts, form.sign)
        start, end = sorted([moment, other])
        precision = PRECISIONS.get(form.parts[-1][1], "day")
        return span_of(start, end, precision, "stretch up to now" if form.sign < 0 else "stretch from now")

    def _offset(self, form: Offset) -> Resolved:
        unit = form.parts[-1][1]
        precision = PRECISIONS.get(unit, "day")
        if form.anchor == "text" or (self.now is None and form.anchor is None):
            return Resolved(None, precision)
        fine = unit in ("hour", "minute", "second")
        if form.anchor is None and self.now:
            moment, rule = self.now if fine else midnight(self.now), "distance from now"
        elif form.anchor is not None and not isinstance(form.anchor, str):
            anchor = self._resolve(form.anchor)
            if anchor.start is None:
                return Resolved(None, precision)
            moment, rule = anchor.start, "distance from a date"
        else:
            return OPEN
        start = moved(moment, form.parts, form.sign)
        if fine:
            return Resolved(iso(start, time=True), "minute", start, start + timedelta(minutes=1), rule)
        return around_day(start, form.parts, rule)

    def _at(self, form: At) -> Resolved:
        day = self._resolve(form.day)
        if isinstance(form.time, Between):
            return self._clock_range(day, form.time)
        if day.start is None:
            if isinstance(form.time, Clock):
                prefix = day.value if day.value and day.precision == "day" else ""
                return Resolved(
                    f"{prefix}T{clock_text(form.time)}", "hour" if form.time.minute is None else "minute"
                )
            return Resolved(day.value, "part of day")
        if isinstance(form.time, DayPart):
            start, end = hours_of(form.time)
            whole = day.start
            return Resolved(
                iso(whole),
                "part of day",
                whole + timedelta(hours=start),
                whole + timedelta(hours=end),
                day.rule,
            )
        start_at = day.start + timedelta(hours=form.time.hour, minutes=form.time.minute or 0)
        width = timedelta(hours=1) if form.time.minute is None else timedelta(minutes=1)
        name: TimePrecision = "hour" if form.time.minute is None else "minute"
        return Resolved(
            iso(start_at, time=True) + zone_text(form.time.zone), name, start_at, start_at + width, day.rule
        )

    def _clock_range(self, day: Resolved, span: Between) -> Resolved:
        first, second = span.first, span.second
        if day.start is None or not (isinstance(first, Clock) and isinstance(second, Clock)):
            return self._between(span)
        return hours_on(day.start, first, second, day.rule)

    def _between(self, form: Between) -> Resolved:
        if isinstance(form.first, Clock) and isinstance(form.second, Clock):
            return Resolved(f"T{clock_text(form.first)}/T{clock_text(form.second)}", "minute")
        first, second = self._resolve(form.first), self._resolve(form.second)
        if (
            self.direction == "future"
            and second.start
            and isinstance(form.first, Date)
            and form.first.year is None
        ):
            first = Resolver(second.start, "past").resolve(form.first)  # the stretch may have begun
        if first.start and second.start and second.start < first.start and self.now:
            second = self._after(form.second, first.start) or second
            if second.start and second.start < first.start:
                first = year_earlier(first)
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

    def _holiday(self, form: Holiday, shift: int | None) -> Resolved:
        rule = {row[0]: row[1] for row in table("en/holidays.tsv")}[form.name]
        if form.year is not None:
            start = holiday_date(rule, form.year)
            return span_of(start, start + timedelta(1), "day", "named day")
        if self.now is None:
            fixed = rule.count("-") == 1 and rule.replace("-", "").isdigit()
            month, _, day = rule.partition("-")
            return Resolved(f"XXXX-{int(month):02}-{int(day):02}" if fixed else None, "day")
        days = [holiday_date(rule, year) for year in range(self.now.year - 2, self.now.year + 3)]
        found = [span_of(day, day + timedelta(1), "day", "") for day in days]
        direction: Direction = "past" if shift == -1 else "future" if shift == 1 else self.direction
        if shift == 0:
            return replace(found[2], rule="named day of this year")
        if shift is None:
            return replace(self._year_near(found), rule=f"nearest named day, {direction}")
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
        return counted_piece(form, year, rule)
