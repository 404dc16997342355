"""Dates in words: ISO 8601 as a reader writes it."""

import re
from datetime import datetime, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# How ISO 8601-2 numbers the seasons of a year, and how ISO 8601 writes its weeks.
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
WEEK = re.compile(r"W\d\d", re.ASCII)

# A date of ours inside other words of ours, and words of a document among them, which stay as they are.
_DATE = r"\d{4}-(?:\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?|W\d\d|0[1-9]|1[0-2]|2[1-4])"
WRITTEN = re.compile(rf"(?<![\w-]){_DATE}(?:/{_DATE})?(?![\w-])", re.ASCII)
COPIED = re.compile("(“[^”]*”)")


def day(value: str) -> str:
    """Write an ISO 8601 value for a reader; anything else stays as it is.

    >>> day("2031-03-04T09:40:00+01:00"), day("2031-03"), day("XXXX-08-01"), day("T18:00")
    ('4 March 2031, 09:40 +01:00', 'March 2031', '1 August (year open)', '18:00')
    >>> day("2031-21"), day("2031-W07"), day("2031/2034")
    ('spring 2031', 'week 7 of 2031', '2031 to 2034')
    """
    if value.count("/") == 1 and all(value.split("/")):
        return " to ".join(day(part) for part in value.split("/"))
    date, _, clock = value.partition("T")
    parts = date.split("-")
    if not date:
        return clock
    year = "(year open)" if parts[0] == "XXXX" else parts[0]
    if len(parts) == 2 and parts[0].isdecimal() and (parts[1] in SEASONS or WEEK.fullmatch(parts[1])):
        return f"{SEASONS[parts[1]]} {year}" if parts[1] in SEASONS else f"week {int(parts[1][1:])} of {year}"
    if not all(part.isdecimal() or part == "XXXX" for part in parts) or len(parts) > 3:
        return value
    if len(parts) > 1 and not 1 <= _number(parts[1]) <= 12:
        return value
    words = [year] if len(parts) == 1 else [MONTHS[int(parts[1]) - 1], year]
    if len(parts) == 3:
        words.insert(0, str(_number(parts[2])))
    return " ".join(words) + (f", {_clock(value, clock)}" if clock else "")


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0


def _clock(value: str, clock: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return clock
    written = f"{moment:%H:%M}"
    if moment.utcoffset() is None:
        return written
    return f"{written} UTC" if moment.utcoffset() == timedelta(0) else f"{written} {moment.isoformat()[-6:]}"


def brief_day(value: str) -> str:
    """Write an ISO 8601 value as `day` does, in little space.

    >>> brief_day("2031-03-04T09:40:00+01:00"), brief_day("2031-05")
    ('4 Mar 2031, 09:40 +01:00', 'May 2031')
    """
    written = day(without_midnight(value))
    for month in MONTHS:
        written = written.replace(month, month[:3])
    return written


def without_midnight(value: str) -> str:
    """Leave out a clock that stands at midnight in no zone: so a date is written where a time is wanted."""
    date, _, clock = value.partition("T")
    return date if clock in ("00:00", "00:00:00") else value


def readable(words: str) -> str:
    """Write the dates in words of ours for a reader; what is quoted in them stays.

    >>> readable("~2031-03-04 12:00 lies within 2031-W10; it says “2031-03-04”")
    '~4 March 2031 12:00 lies within week 10 of 2031; it says “2031-03-04”'
    """
    parts = COPIED.split(words)
    parts[::2] = [WRITTEN.sub(lambda found: day(without_midnight(found[0])), part) for part in parts[::2]]
    return "".join(parts)
