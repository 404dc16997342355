"""Read the small parts of dates: months, days, years, weekdays, units, clocks."""

from functools import cache

from readout.language.common.calendar.forms import Clock, DayPart
from readout.language.common.lexemes import Lexemes
from readout.language.common.tables import table
from readout.language.en.numbers.reading import read_number, read_ordinal, words_of

# Years as bare figures; a number outside is hardly ever one.
FIRST_YEAR, LAST_YEAR = 1000, 2199

# Words that are names of the calendar only when something beside them says so.
TWOFOLD = frozenset({"may", "march", "mar", "sun", "sat", "second", "fall", "spring"})
BEFORE_NAMES = frozenset(
    {"in", "of", "since", "by", "last", "next", "this", "early", "late", "mid", "until", "till", "from", "to"}
    | {"through", "during", "before", "after", "between", "on", "and", "or", "the", "past", "previous", "-"}
    | {"every", "each", "around", "for", "sometime", "coming", "following", "are", "is", ","}
)

Read = tuple[int, int] | None


@cache
def calendar(kind: str) -> dict[str, str]:
    """Give the calendar's words of a class with their values."""
    return {row[1]: row[2] for row in table("en/calendar.tsv") if row[0] == kind}


def month_at(line: Lexemes, at: int) -> Read:
    """Read a month's name: its number and the piece behind it."""
    number = calendar("month").get(line.low[at])
    if number is None or (line.low[at] in TWOFOLD and not _is_month(line, at)):
        return None
    end = at + 1
    if line.low[end] == "." and line.ends[at] == line.starts[end] and len(line.low[at]) < 5:
        end += line.low[at] not in ("may", "march", "june", "july") and end + 1 < line.size
    return int(number), end


def _is_month(line: Lexemes, at: int) -> bool:
    """Tell "in May" and "March 5" from "may" and "they march"."""
    beside = line.low[at + 2] if line.low[at + 1] in (".", "the", ",", "/", "-") else line.low[at + 1]
    numbered = bool(beside) and (beside[0].isdigit() or beside in words_of("ordinal"))
    numbered = numbered or (
        at > 0 and (line.kinds[at - 1] == "n" or line.low[at - 1] in ("th", "st", "nd", "rd"))
    )
    if not line.is_capital(at):
        beside_word = beside in words_of("ten") or line.low[at - 1] in words_of("ordinal") if at else False
        return numbered or beside_word
    before = line.low[at - 1] if at else ""
    return numbered or (
        before in BEFORE_NAMES and beside not in ("i", "we", "you", "be", "not", "have", "on")
    )


def weekday_at(line: Lexemes, at: int) -> Read:
    """Read a weekday's name, not its plural: 0 is Monday."""
    number = calendar("weekday").get(line.low[at])
    if number is None:
        return None
    short = len(line.low[at]) < 6
    if short and not (
        line.is_capital(at) or line.low[at] in ("mon", "tue", "wed", "thu", "fri", "tues", "thurs")
    ):
        return None
    beside = line.low[at + 1]
    if line.low[at] in ("sun", "sat") and not (
        beside in (",", ".", "") or line.kinds[at + 1] == "n" or beside in calendar("month")
    ):
        return None
    return int(number), at + 2 if short and beside == "." else at + 1


def day_at(line: Lexemes, at: int) -> Read:
    """Read a day of the month: "5", "5th", "twenty-first", "twenty five"."""
    low = line.low
    if line.kinds[at] == "n":
        if not low[at].isdigit() or len(low[at]) > 2 or not 0 < int(low[at]) <= 31:
            return None
        suffix = low[at + 1] in ("st", "nd", "rd", "th") and line.glued(at + 1)
        return int(low[at]), at + 1 + suffix
    found = read_ordinal(line, at)
    if found is None and low[at] in {**words_of("unit"), **words_of("ten")}:
        found = read_number(line, at)
    if found is None or not 0 < found.value <= 31 or found.value != int(found.value):
        return None
    return int(found.value), found.end


def ordinal_day_at(line: Lexemes, at: int) -> Read:
    """Read a day that an ending or a word marks as one: "5th", "twenty-first"."""
    found = read_ordinal(line, at)
    return (int(found.value), found.end) if found and 0 < found.value <= 31 else None


def year_at(line: Lexemes, at: int) -> Read:
    """Read a year: "2016", "'87", "nineteen ninety six", "two thousand and fifteen"."""
    low = line.low
    word = low[at]
    if line.kinds[at] == "n":
        if len(word) == 4 and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR:
            return int(word), at + 1
        return None
    if word == "'" and len(low[at + 1]) == 2 and low[at + 1].isdigit() and line.glued(at + 1):
        return _century_of(int(low[at + 1])), at + 2
    return _year_in_words(line, at)


def _century_of(short: int) -> int:
    """Give the year of two digits: up to 39 in this century, as the corpus and most libraries have it."""
    return short + (2000 if short < 40 else 1900)


def short_year(line: Lexemes, at: int) -> Read:
    """Read a year of two digits, where the words before say that it is one."""
    word = line.low[at]
    fits = line.kinds[at] == "n" and len(word) == 2 and word.isdigit()
    return (_century_of(int(word)), at + 1) if fits else None


def _year_in_words(line: Lexemes, at: int) -> Read:
    if line.low[at] in ("one", "two") and line.low[at + 1] in ("thousand", "thousands"):
        found = read_number(line, at)
        fits = found and FIRST_YEAR <= found.value <= LAST_YEAR and found.value == int(found.value)
        return (int(found.value), found.end) if found and fits else None
    century = {"nineteen": 19, "eighteen": 18, "twenty": 20, "seventeen": 17}.get(line.low[at])
    if century is None:
        return None
    rest = at + 2 if line.low[at + 1] == "-" else at + 1
    if line.low[rest] not in words_of("ten") and line.low[rest] not in words_of("unit"):
        return None
    found = read_number(line, rest)
    if found is None or not 10 <= found.value < 100 or found.form != "cardinal":
        return None
    return century * 100 + int(found.value), found.end


def unit_at(line: Lexemes, at: int) -> tuple[str, int] | None:
    """Read a unit of the calendar: "week", "years"."""
    unit = calendar("unit").get(line.low[at])
    return (unit, at + 1) if unit else None


def clock_at(line: Lexemes, at: int) -> tuple[Clock, int] | None:
    """Read a time of day: "6.10am", "18:00", "half past seven", "noon", "5 o'clock", with its zone."""
    found = _named_clock(line, at) or _figure_clock(line, at) or _past_clock(line, at)
    if found is None:
        return None
    clock, end = found
    zone = zone_at(line, end)
    if zone:
        clock = Clock(
            clock.hour, clock.minute, clock.sure or zone[0] is not None and clock.hour == 0, zone[0]
        )
        end = zone[1]
    return clock, end


def _named_clock(line: Lexemes, at: int) -> tuple[Clock, int] | None:
    hours = {"noon": 12, "midday": 12, "midnight": 24, "noonish": 12, "noontime": 12}
    if line.low[at] in hours:
        return Clock(hours[line.low[at]], 0), at + 1
    if line.fits(at, ("mid", "night")):
        return Clock(24, 0), at + 2
    return None


def _figure_clock(line: Lexemes, at: int) -> tuple[Clock, int] | None:
    hour, minute, end = _hour_minute(line, at)
    if hour is None:
        return None
    half = meridiem_at(line, end)
    if half:
        if hour > 12 and minute is None:
            hour, minute = divmod(hour, 100)
        if not 1 <= hour <= 12 or (minute or 0) > 59:
            return (Clock(hour, minute), half[1]) if hour == 0 or 12 < hour < 24 else None
        return Clock(hour % 12 + half[0], minute), half[1]
    clock_word = line.fits(end, ("o", "'", "clock")) or line.low[end] == "oclock"
    if clock_word and hour <= 12:
        return Clock(hour, minute or 0, sure=False), end + (1 if line.low[end] == "oclock" else 3)
    if minute is None or line.kinds[at] != "n":
        return None
    return Clock(hour, minute, sure=hour > 12 or hour == 0 or line.low[at][0] == "0"), end


def _hour_minute(line: Lexemes, at: int) -> tuple[int | None, int | None, int]:
    low = line.low
    if line.kinds[at] != "n":
        hour = words_of("unit").get(low[at], 99)
        return (int(hour), None, at + 1) if 0 < hour <= 12 else (None, None, at)
    if line.parts_clock(at + 1) and len(low[at + 2]) == 2:
        hour_text, minute_text, end = low[at], low[at + 2], at + 3
        if low[end] == ":" and line.glued(end) and low[end + 1][:2].isdigit():
            end += 2
    elif "." in low[at] and len(low[at].split(".")[1]) == 2:
        hour_text, minute_text = low[at].split(".")
        end = at + 1
        known = meridiem_at(line, end) or zone_at(line, end) or (at and low[at - 1] == "at")
        if not known:
            return None, None, at
    elif low[at].isdigit() and len(low[at]) in (1, 2, 4):
        return int(low[at]), None, at + 1
    else:
        return None, None, at
    if (
        not (hour_text.isdigit() and minute_text.isdigit())
        or int(hour_text or 99) > 24
        or int(minute_text) > 59
    ):
        return None, None, at
    return int(hour_text), int(minute_text), end


def meridiem_at(line: Lexemes, at: int) -> tuple[int, int] | None:
    """Read "am", "p.m.", "a": the hours to add and the piece behind."""
    low = line.low
    hours = {"am": 0, "pm": 12, "a": 0, "p": 12}.get(low[at])
    if hours is None:
        return None
    if low[at] in ("am", "pm"):
        return hours, at + 1
    if low[at + 1] == "." and low[at + 2] == "m":
        end = at + 3
        touching = low[end] == "." and line.glued(end)
        return hours, end + touching
    if low[at + 1] == "m" and line.starts[at + 1] <= line.ends[at] + 1:
        return hours, at + 2
    alone = not line.glued(at + 1) or line.kinds[at + 1] != "w"  # "at 9p."
    return (hours, at + 1) if line.glued(at) and line.kinds[at - 1] == "n" and alone else None


def _past_clock(line: Lexemes, at: int) -> tuple[Clock, int] | None:
    """Read "half past seven", "quarter to six", "20 min past eight", "ten to nine"."""
    low = line.low
    start = at + 1 if low[at] == "a" else at
    minutes = {"half": 30.0, "quarter": 15.0}.get(low[start])
    end = start + 1
    if minutes is None:
        number = read_number(line, start)
        if number is None or not 0 < number.value < 60 or number.form != "cardinal":
            return None
        minutes, end = number.value, number.end
        if low[end] in ("min", "mins", "minute", "minutes"):
            end += 1
        elif low[end] == "to":
            return None  # "ten to nine" is a range as often
    if low[end] not in ("past", "to"):
        return None
    hour, _, behind = _hour_minute(line, end + 1)
    if hour is None or not 1 <= hour <= 12 or minutes != int(minutes):
        return None
    if line.fits(behind, ("o", "'", "clock")):
        behind += 3
    total = hour * 60 + int(minutes) * (1 if low[end] == "past" else -1)
    half = meridiem_at(line, behind)
    if half:
        return Clock((total // 60) % 12 + half[0], total % 60), half[1]
    return Clock(total // 60, total % 60, sure=False), behind


@cache
def _zones() -> dict[str, list[tuple[tuple[str, ...], int | None]]]:
    found: dict[str, list[tuple[tuple[str, ...], int | None]]] = {}
    for words, offset in table("en/zones.tsv"):
        row = (tuple(words.split()), None if offset == "-" else int(offset))
        found.setdefault(row[0][0], []).append(row)
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def zone_at(line: Lexemes, at: int) -> tuple[int | None, int] | None:
    """Read a time zone: its offset in minutes (None when only the reader knows) and the piece behind."""
    for words, offset in _zones().get(line.low[at], ()):
        if not line.fits(at, words):
            continue
        written = line.text[line.starts[at] : line.ends[at]]
        if len(words) > 1 or len(words[0]) > 3 or written.isupper() or line.size < at + 3:
            return offset, at + len(words)
    return None


def daypart_at(line: Lexemes, at: int) -> tuple[DayPart, int] | None:
    """Read a part of the day: "morning", "night-time"."""
    if line.low[at] in ("night", "day") and line.low[at + 1] == "-" and line.low[at + 2] == "time":
        hours = calendar("part")[line.low[at] + "time"]
        return _daypart(line.low[at] + "time", hours), at + 3
    hours_of = calendar("part").get(line.low[at])
    return (_daypart(line.low[at], hours_of), at + 1) if hours_of else None


def _daypart(name: str, hours: str) -> DayPart:
    start, end = hours.split("-")
    return DayPart(name, int(start), int(end))
