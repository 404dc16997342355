"""Read dates as machines write them, and refuse every other wording.

What is read is a day or a moment, kept as precise as it was given and in the time zone
it was given in. A month alone, "yesterday" or 03/04/2021 (March or April?) is no date.
"""

import re
from datetime import date, datetime

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2}|\d{8})(?:T|t|\s+)(?P<clock>\d{1,2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)"
    r"\s*(?P<zone>Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/+-]+\])?"
)
_HEADER = re.compile(r"(?:[A-Z][a-z]{2},?\s+)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d{1,2}:\d{2}")
# The names that publishing systems write dates with (those of RFC 5322, and in full), whatever language the
# page is in: they are a format, not words of a language.
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAMED = re.compile(
    r"(?:([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?|(\d{1,2})\s+([A-Za-z]{3,9})\.?,?)\s+(\d{4})"
)

# Nothing that calls itself news appeared before the first printed newspaper (Strasbourg, 1605); what a
# page dates 0001-01-01 or 1900-01-01 is a program's empty value.
FIRST_YEAR = 1605
_EMPTY_DAYS = frozenset({date(1900, 1, 1), date(1970, 1, 1)})


def iso_moment(written: str) -> str | None:
    """Give `written` as an ISO 8601 day or moment, as precise as it is, or None when it is neither.

    >>> iso_moment("2021-05-19T18:05:00Z"), iso_moment("20210519"), iso_moment("2021-05-19 18:05")
    ('2021-05-19T18:05:00+00:00', '2021-05-19', '2021-05-19T18:05:00')
    >>> iso_moment("Wed, 19 May 2021 18:05:00 +0200"), iso_moment("May 19, 2021")
    ('2021-05-19T18:05:00+02:00', '2021-05-19')
    >>> iso_moment("yesterday"), iso_moment("2021-05"), iso_moment("2021-02-31")
    (None, None, None)
    """
    words = written.strip()
    if len(words) > 60:
        return None
    try:
        return _read(words)
    except (ValueError, OverflowError, TypeError):
        return None


def _read(words: str) -> str | None:
    if day := _DAY.fullmatch(words):
        return _day(int(day[1]), int(day[2]), int(day[3]))
    if moment := _MOMENT.fullmatch(words):
        zone = (moment["zone"] or "").upper()
        offset = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
        clock = moment["clock"].replace(",", ".")
        clock = clock if clock.index(":") == 2 else f"0{clock}" if ":" in clock[:2] else clock
        return _plausible(datetime.fromisoformat(f"{moment['day']}T{clock}{offset}"))
    if _HEADER.match(words):
        from email.utils import parsedate_to_datetime  # 7 ms, for the dates of feeds only

        return _plausible(parsedate_to_datetime(words))
    if named := _NAMED.fullmatch(words):
        month = (named[1] or named[4]).lower()
        number = next((place for place, name in enumerate(_MONTHS, 1) if _is_month(month, name)), 0)
        return _day(int(named[5]), number, int(named[2] or named[3]))
    return None


def _is_month(word: str, name: str) -> bool:
    return word == name or word == name[:3] or (word == "sept" and name == "september")


def _day(year: int, month: int, day: int) -> str | None:
    found = date(year, month, day)
    return None if year < FIRST_YEAR or found in _EMPTY_DAYS else found.isoformat()


def _plausible(moment: datetime) -> str | None:
    if moment.year < FIRST_YEAR or moment.date() in _EMPTY_DAYS:
        return None
    return moment.isoformat()
