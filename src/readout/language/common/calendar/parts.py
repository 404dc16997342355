"""Cut stretches of the calendar: "early March", "the end of 2008", "the first week of June"."""

from dataclasses import replace
from datetime import datetime, timedelta

from readout.language.common.calendar.forms import Direction, Nth, Part, Piece, Season
from readout.language.common.calendar.intervals import (
    MONTHS,
    OPEN,
    PRECISIONS,
    Resolved,
    counted_week,
    midnight,
    month_start,
    span_of,
    stretch_value,
    week_of,
)


def part_within(whole: Resolved, form: Part, now: datetime | None) -> Resolved:
    """Give a rough part of a stretch: thirds of a year, halves of a month or a day."""
    if whole.start is None or whole.end is None:
        return whole
    length = whole.end - whole.start
    start, end = whole.start, whole.end
    if form.portion in ("earlier", "later"):
        return _around_now(whole, form, now)
    if whole.precision == "day" and form.portion in ("early", "late"):
        first, last = (0, 12) if form.portion == "early" else (17, 24)
        hours = [start + timedelta(hours=hour) for hour in (first, last)]
        return Resolved(whole.value, "part of day", hours[0], hours[1], whole.rule)
    if whole.precision == "day":
        middle = start + timedelta(hours=12)
        bounds = {
            "early": (start, middle),
            "late": (middle, end),
            "end": (middle, end),
            "start": (start, middle),
        }
    elif whole.precision == "month" and length.days < 32:
        half = start.replace(day=16)
        bounds = {
            "early": (start, half),
            "start": (start, half),
            "late": (half, end),
            "end": (half, end),
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


def _around_now(whole: Resolved, form: Part, now: datetime | None) -> Resolved:
    """Cut "earlier this month" and "later this year" at the present."""
    if now is None or whole.start is None or whole.end is None:
        return whole
    today = midnight(now)
    start, end = whole.start, whole.end
    if form.portion == "later" and today >= start:
        start = min(today, end - timedelta(1))
    elif form.portion == "earlier" and today < end:
        end = max(today, start + timedelta(1))
    return replace(whole, start=start, end=end)


def nth_within(whole: Resolved, form: Nth) -> Resolved:
    """Give a unit counted inside a stretch: the first week, the last ten days."""
    if whole.start is None or whole.end is None:
        return Resolved(None, PRECISIONS.get(form.unit, "day"))
    if form.unit.startswith("weekday"):
        weekday = int(form.unit.split()[1])
        first = whole.start + timedelta((weekday - whole.start.weekday()) % 7)
        last = whole.end - timedelta(1)
        last -= timedelta((last.weekday() - weekday) % 7)
        start = first + timedelta(7 * (form.number - 1)) if form.number > 0 else last
        return span_of(start, start + timedelta(1), "day", "counted weekday")
    if form.unit == "week":
        return counted_week(whole.start, whole.end, form)
    if form.unit in MONTHS:
        size, first_month = MONTHS[form.unit] * form.count, whole.start.year * 12 + whole.start.month - 1
        last_month = whole.end.year * 12 + whole.end.month - 1
        at = first_month + (form.number - 1) * size if form.number > 0 else last_month - size
        return stretch_value(month_start(at), month_start(at + size), form.unit, "counted month")
    if form.unit != "day":
        return OPEN
    start = whole.start + timedelta((form.number - 1) * form.count)
    start = start if form.number > 0 else whole.end - timedelta(form.count)
    return span_of(start, start + timedelta(form.count), "day", "counted day")


def counted_piece(form: Piece, year: int, rule: str) -> Resolved:
    """Give a quarter, a half or a week of a year."""
    if form.unit == "week":
        start = datetime(year, 1, 4)
        start -= timedelta(start.weekday())
        return week_of(start + timedelta(7 * (form.number - 1)), rule)
    size = 3 if form.unit == "quarter" else 6
    months = year * 12 + (form.number - 1) * size
    return span_of(month_start(months), month_start(months + size), "month", rule)


def season_of(form: Season, shift: int | None, now: datetime | None, direction: Direction) -> Resolved:
    """Give a season of its year, or of the year that the telling means; shifted by so many years."""
    year = form.year
    if year is None:
        if now is None:
            return Resolved(None, "season")
        year = now.year + (shift or 0)
        first = 3 * (form.number - 20)
        if shift == -1 and first + 2 < now.month:
            year += 1
        if shift == 1 and first > now.month:
            year -= 1
        if shift is None and direction == "past" and first > now.month:
            year -= 1
    start = datetime(year, 3 * (form.number - 20), 1)
    months = start.year * 12 + start.month - 1
    return Resolved(f"{year}-{form.number}", "season", start, month_start(months + 3), "northern season")
