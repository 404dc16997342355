"""Compare two times by their intervals, and write a time in a short normal form.

A day inside a month is a precision, as is a clock time inside what "around" leaves open;
two stretches without a common moment are a conflict. What is not resolved compares only
with what has the same form ("1 August" with "1 August"), a clock time with a clock time.
Two clock times in zones that are known are brought to one; a zone on one side only says
nothing.
"""

import re
from datetime import datetime, timedelta

from readout.model.layers import TimeExpression
from readout.model.readout import Verdict

FIRST, LAST = datetime.min, datetime.max
CLOCK = re.compile(r"T(\d\d):(\d\d)(Z|[+-]\d\d:\d\d)?$")

# How many minutes "around" leaves open on each side, by how round the clock time is.
AROUND_THE_HOUR, AROUND_THE_QUARTER, AROUND_A_MINUTE = 30, 7, 5

# Two parts of one day are the same when they share so much of the shorter and are about as long.
SAME_PART = 0.7

Interval = tuple[datetime, datetime]

# How much of a day's value a coarser time tells; a day is told whole.
TOLD_LENGTHS = {"year": 4, "month": 7}
DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\d")


def compare_times(a: TimeExpression, b: TimeExpression) -> tuple[Verdict, str] | None:
    """Give the verdict on two times and why, or None when they do not compare."""
    one, two = normal_time(a), normal_time(b)
    if a.value is not None and (a.value, a.bound, a.start, a.end) == (b.value, b.bound, b.start, b.end):
        return "same", f"both are {one}"
    clocks = _clock(a), _clock(b)
    if clocks[0] is not None and clocks[1] is not None and (a.start is None or b.start is None):
        return _intervals(a, b, clocks[0], clocks[1], one, two)
    first, second = _interval(a), _interval(b)
    if first and second:
        if clocks[0] is not None and clocks[1] is not None and _one_zone(a, b):
            return None
        return _intervals(a, b, first, second, one, two)
    return _open_forms(a, b, one, two)


def _intervals(
    a: TimeExpression, b: TimeExpression, first: Interval, second: Interval, one: str, two: str
) -> tuple[Verdict, str]:
    if first == second:
        return ("same", f"both are {one}") if a.bound == b.bound else ("precision", f"{one} bounds {two}")
    shared = min(first[1], second[1]) - max(first[0], second[0])
    if shared <= timedelta(0):
        return "conflict", f"{one} and {two} have no moment in common"
    lengths = sorted((_length(first), _length(second)))
    if a.precision == b.precision == "part of day" and shared >= SAME_PART * lengths[1]:
        return "same", f"{one} and {two} are the same part of the day"
    if first[0] <= second[0] and second[1] <= first[1]:
        return "precision", f"{two} lies within {one}"
    if second[0] <= first[0] and first[1] <= second[1]:
        return "precision", f"{one} lies within {two}"
    return "precision", f"{one} and {two} overlap"


def _length(interval: Interval) -> timedelta:
    return interval[1] - interval[0]


def _interval(time: TimeExpression) -> Interval | None:
    """Give the stretch that the time allows, an open end running on for ever."""
    if time.start is None and time.end is None:
        return None
    start = datetime.fromisoformat(time.start) if time.start else FIRST
    end = datetime.fromisoformat(time.end) if time.end else LAST
    zone = CLOCK.search(time.value or "")
    if zone and zone.group(3) and time.start and time.end:
        shift = _offset(zone.group(3))
        start, end = start - shift, end - shift
    if time.bound == "about" and time.start and time.end:
        room = _room(time)
        return start - room, end + room
    return start, end


def _room(time: TimeExpression) -> timedelta:
    found = CLOCK.search(time.value or "")
    if found:
        minute = int(found.group(2))
        if minute == 0:
            return timedelta(minutes=AROUND_THE_HOUR)
        return timedelta(minutes=AROUND_A_MINUTE if minute % 15 else AROUND_THE_QUARTER)
    days = {"day": 3, "week": 7, "month": 31, "year": 366, "season": 46, "decade": 1826}
    return timedelta(days=days.get(time.precision or "day", 1))


def _clock(time: TimeExpression) -> Interval | None:
    """Give a clock time as a stretch of an arbitrary day, in universal time where the zone is known."""
    found = CLOCK.search(time.value or "")
    if found is None or "/" in (time.value or ""):
        return None
    start = datetime(2000, 1, 2) + timedelta(hours=int(found.group(1)), minutes=int(found.group(2)))
    end = start + timedelta(minutes=1)
    if time.bound == "about":
        return start - _room(time), end + _room(time)
    return start, end


def _one_zone(a: TimeExpression, b: TimeExpression) -> bool:
    """Say whether only one of two clock times tells its zone."""
    zones = [bool(found and found.group(3)) for found in (CLOCK.search(time.value or "") for time in (a, b))]
    return zones[0] != zones[1]


def _offset(zone: str) -> timedelta:
    if zone == "Z":
        return timedelta(0)
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return timedelta(minutes=minutes if zone[0] == "+" else -minutes)


def _open_forms(a: TimeExpression, b: TimeExpression, one: str, two: str) -> tuple[Verdict, str] | None:
    """Compare dates of which one has no year, by month and day."""
    if a.value is None or b.value is None or "T" in a.value + b.value or "/" in a.value + b.value:
        return None
    if a.value[4:] == b.value[4:] and len(a.value) > 4:
        return "same", f"both are {one}"
    if not (a.value.startswith("XXXX") and b.value.startswith("XXXX")):
        return None
    shorter, longer = sorted((a.value, b.value), key=len)
    if longer.startswith(shorter):
        return "precision", f"{one} and {two} fit together"
    return "conflict", f"{one} and {two} are different days"


def told_value(time: TimeExpression) -> str | None:
    """Give the value no finer than the words tell it: "25 years ago" names a year, not a day.

    >>> from readout.model.span import Span
    >>> told_value(TimeExpression(Span(0, 1), "1993-02-03", "year", rule="distance from now"))
    '1993'
    """
    length = TOLD_LENGTHS.get(time.precision or "")
    if time.value is None or length is None or not DAY_VALUE.fullmatch(time.value):
        return time.value
    return time.value[:length]


def normal_time(time: TimeExpression) -> str:
    """Give a short label: "2021-08-01", "~18:00", "since 2009"; "not resolved" for what stays as written.

    >>> from readout.model.span import Span
    >>> normal_time(TimeExpression(Span(0, 1), "T18:00", "hour", bound="about"))
    '~18:00'
    """
    if time.value is None:
        return "not resolved"
    value = told_value(time) or time.value
    value = value.replace("XXXX-", "--") if value.startswith("XXXX-") else value
    value = value.removeprefix("T").replace("T", " ")
    if time.precision == "part of day" and time.start and time.end and "T" in time.start + time.end:
        start, end = (moment[11:] or "00:00" for moment in (time.start, time.end))
        value = f"{value} {start}–{end if end != '00:00' else '24:00'}"
    if time.bound == "exact":
        return value
    return f"~{value}" if time.bound == "about" else f"{time.bound} {value}"
