"""Read what has a name in the calendar: weekdays, seasons, holidays, quarters, centuries, "last week"."""

from functools import cache

from readout.language.common.calendar.forms import (
    Date,
    Form,
    Holiday,
    Nth,
    Part,
    Piece,
    Portion,
    Season,
    Shifted,
    Span,
    WeekOf,
)
from readout.language.common.lexemes import Lexemes
from readout.language.common.tables import table
from readout.language.en.calendar.dates import (
    Found,
    bare_year,
    date_in_figures,
    day_month,
    figure_date,
    iso_date,
    month_day,
    piece_of_year,
    year_words,
)
from readout.language.en.calendar.words import (
    calendar,
    day_at,
    month_at,
    ordinal_day_at,
    unit_at,
    weekday_at,
    year_at,
)
from readout.language.en.numbers.reading import read_number, read_ordinal


def date_at(line: Lexemes, at: int) -> Found:
    """Read a date in figures or words at piece `at`, as long as it goes."""
    if line.kinds[at] == "n":
        return (
            iso_date(line, at) or figure_date(line, at) or _decade(line, at) or day_month(line, at)
            or _century(line, at) or bare_year(line, at)
        )  # fmt: skip
    return (
        month_day(line, at) or _weekday(line, at) or holiday_at(line, at) or _season(line, at)
        or _quarter(line, at) or day_month(line, at) or _century(line, at) or _decade(line, at)
        or _week_number(line, at) or year_words(line, at)
    )  # fmt: skip


def _decade(line: Lexemes, at: int) -> Found:
    """Read "1990s", "the '90s", "the nineties"."""
    low = line.low
    if line.kinds[at] == "n" and len(low[at]) == 4 and low[at].isdigit() and low[at][3] == "0":
        behind = at + 2 if low[at + 1] == "'" and low[at + 2] == "s" else at + 1
        if low[behind] == "s" and year_at(line, at):
            first = int(low[at])
            return Span(first, 100 if first % 100 == 0 and first < 2000 else 10), behind + 1
    short = low[at] == "'" and low[at + 1].isdigit() and low[at + 2] == "s" and low[at + 1][1:] == "0"
    if short and line.glued(at + 1) and line.glued(at + 2):
        return Span(1900 + int(low[at + 1]), 10), at + 3
    names = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
    names |= {"eighties": 80, "nineties": 90}
    if low[at] in names and at and low[at - 1] in ("the", "early", "late", "mid", "-"):
        return Span(1900 + names[low[at]], 10), at + 1
    return None


def _century(line: Lexemes, at: int) -> Found:
    number = read_ordinal(line, at)
    if number is None or not 1 <= number.value <= 30:
        return None
    place = number.end + (line.low[number.end] == "-")
    if line.low[place] != "century":
        return None
    return Span(int(number.value) * 100 - 100, 100), place + 1


def _weekday(line: Lexemes, at: int) -> Found:
    """Read "Monday", "Monday, March 5", "Friday the 26th", "Friday 7/6", "Tuesday of last week"."""
    weekday = weekday_at(line, at)
    if weekday is None:
        return None
    low, end = line.low, weekday[1]
    place = end + 1 if low[end] in (",", "(") else end
    inner = month_day(line, place) or date_in_figures(line, place)
    inner = inner or (day_month(line, place + (low[place] == "the")) if low[end] != "(" else None)
    if inner and isinstance(inner[0], Date) and inner[0].day:
        date = inner[0]
        last = inner[1] + (low[end] == "(" and low[inner[1]] == ")")
        return Date(date.year, date.month, date.day, weekday[0]), last
    the = low[end] == "the"
    day = ordinal_day_at(line, end + the) or (_plain_day(line, end) if not the else None)
    if day and low[day[1]] not in ("century", "of", "-") and unit_at(line, day[1]) is None:
        return Date(day=day[0], weekday=weekday[0]), day[1]
    place = end + (low[end] in ("of", "on"))
    if low[place] in ("next", "last", "this", "the") and low[place + 1] in ("week", "following", "previous"):
        week = shifted_unit(line, place)
        if week and isinstance(week[0], Shifted) and week[0].what == "week":
            return Nth(1, f"weekday {weekday[0]}", week[0]), week[1]
    return Date(weekday=weekday[0]), end


def _plain_day(line: Lexemes, at: int) -> tuple[int, int] | None:
    """Read the "21" of "Monday 21": nothing may follow that makes it a clock or a count."""
    day = day_at(line, at)
    if day is None or line.kinds[at] != "n":
        return None
    behind = line.low[day[1]]
    ends = line.kinds[day[1]] == "s" and behind not in (":", "-", "/", "%", "$")
    return day if ends or behind in ("", "at", "between", "from", "around") else None


@cache
def _holidays() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, rule in table("en/holidays.tsv"):
        row = (tuple(words.split()), rule)
        found.setdefault(row[0][0], []).append(row)
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def holiday_at(line: Lexemes, at: int) -> Found:
    """Read "Christmas", "Easter 2018", "Independence Day of this year"."""
    for words, _ in _holidays().get(line.low[at], ()):
        if not line.fits(at, words) or (
            words == ("new", "year") and not line.is_capital(at) and line.low[at - 1] != "before"
        ):
            continue
        end = at + len(words)
        year = year_at(line, end)
        if year:
            return Holiday(" ".join(words), year[0]), year[1]
        if line.fits(end, ("of", "this", "year")):
            return Shifted(Holiday(" ".join(words)), 0), end + 3
        return Holiday(" ".join(words)), end
    return None


def _season(line: Lexemes, at: int) -> Found:
    """Read "spring 2021", "the summer of 2016"; a bare season counts behind "in", "the" or "last"."""
    low = line.low
    number = calendar("season").get(low[at])
    if number is None:
        return None
    place = at + 2 if low[at + 1] == "of" else at + 1
    year = year_at(line, place)
    if year:
        return Season(int(number), year[0]), year[1]
    before = low[at - 1] if at else ""
    sure = before in (
        "in",
        "this",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "until",
        "since",
        "by",
        "during",
        "-",
    )
    if low[at] == "fall" or low[at] == "spring":
        sure = (
            sure
            and low[at + 1] not in ("of", "in", "to", "from", "into", "by")
            and before not in ("to", "will")
        )
        return (Season(int(number)), at + 1) if sure else None
    the = before == "the" and at > 1 and low[at - 2] in ("in", "during", "over", "by", "until", "whole")
    return (Season(int(number)), at + 1) if sure or the else None


def _quarter(line: Lexemes, at: int) -> Found:
    """Read "q1", "2017 q1", "the first quarter of 2019", "second half of next year"."""
    low = line.low
    if low[at] in ("q", "h") and line.glued(at + 1) and low[at + 1] in ("1", "2", "3", "4"):
        place = at + 3 if low[at + 2] in ("-", "of", ",") else at + 2
        year = year_at(line, place)
        unit = "quarter" if low[at] == "q" else "half"
        if line.is_capital(at) or year or unit == "quarter":
            return piece_of_year(unit, int(low[at + 1]), year[0] if year else None), year[
                1
            ] if year else at + 2
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}.get(low[at], 0)
    place = at + 1 + (low[at + 1] == "-")
    if not number or low[place] not in ("quarter", "half") or (low[place] == "half" and number > 2):
        return None
    end = place + 1
    of = end + 1 if low[end] in ("of", "in") else end
    year = year_at(line, of)
    if year:
        return piece_of_year(low[place], number, year[0]), year[1]
    shift = shifted_unit(line, of)
    if shift and isinstance(shift[0], Shifted) and shift[0].what == "year":
        return piece_of_year(low[place], number, shift[0]), shift[1]
    if line.fits(end, ("of", "the", "year")):
        return piece_of_year(low[place], number, None), end + 3
    return (
        (piece_of_year("quarter", number, None), end)
        if low[place] == "quarter" and low[end] != "of"
        else None
    )


def _week_number(line: Lexemes, at: int) -> Found:
    """Read "week 10", "week 3 of 2027", "the week of March 5", "w/c Feb 4", "the week starting on May 2"."""
    low = line.low
    if line.fits(at, ("w", "/", "c")):
        day = _plain_date(line, at + 3)
        return (WeekOf(day[0]), day[1]) if day else None
    if low[at] != "week":
        return None
    if low[at + 1].isdigit() and 0 < int(low[at + 1]) <= 53:
        year = year_at(line, at + 3) if low[at + 2] == "of" else None
        return Piece("week", int(low[at + 1]), year[0] if year else None), year[1] if year else at + 2
    place = at + 2 if low[at + 1] in ("of", "starting", "beginning", "commencing") else 0
    if not place:
        return None
    day = _plain_date(line, place + (low[place] == "on"))
    return (WeekOf(day[0]), day[1]) if day and isinstance(day[0], Date) and day[0].day else None


def _plain_date(line: Lexemes, at: int) -> Found:
    return month_day(line, at) or day_month(line, at) or date_in_figures(line, at)


def shifted_unit(line: Lexemes, at: int) -> Found:
    """Read "last week", "the previous day", "this past Wednesday", "next March", "this year", "the month"."""
    low = line.low
    the = low[at] in ("the", "that")
    place = at + the
    if low[place] == "this" and low[place + 1] in ("past", "coming", "upcoming", "last", "next"):
        place += 1
        direct = True
    else:
        direct = False
    shift = calendar("shift").get(low[place])
    if shift is None:
        return None
    far = low[place] in ("last", "past", "previous", "next", "following", "coming")
    end = place + 1
    end += low[end] in ("calendar", "working", "school") and low[end + 1] in ("year", "week")
    unit = unit_at(line, end)
    # "the next day", "the previous week" are told from another moment of the story.
    open_ = the and low[place] in ("previous", "next", "following", "same", "preceding", "prior")
    if unit and not low[end].endswith("s"):
        name = "night" if low[end] == "night" else unit[0]
        return Shifted(name, int(shift), open_), unit[1]
    month, weekday = month_at(line, end), weekday_at(line, end)
    if month:
        return Shifted(Date(None, month[0]), int(shift), open_), month[1]
    if weekday:
        near = direct and low[place] != "next"
        what = Date(weekday=weekday[0])
        return (
            Shifted(what, 0 if near and shift == "1" else int(shift) * (2 if near else 1), open_)
        ), weekday[1]
    season = calendar("season").get(low[end])
    if season and far | (low[place] == "this"):
        return Shifted(Season(int(season)), int(shift), open_), end + 1
    holiday = holiday_at(line, end)
    if holiday and isinstance(holiday[0], Holiday):
        return Shifted(holiday[0], int(shift)), holiday[1]
    return None


PORTIONS: dict[str, Portion] = {
    "early": "early", "late": "late", "mid": "mid", "middle": "mid", "beginning": "start", "start": "start",
    "end": "end", "earlier": "earlier", "later": "later", "midway": "mid",
}  # fmt: skip


def part_of(form: Form, portion: Portion) -> Part:
    """Give a rough part of a stretch."""
    return Part(portion, form)


def nth_of(line: Lexemes, at: int) -> Found:
    """Read "first week of January", "last ten days of the year", "first Monday of May"."""
    low = line.low
    number = -1 if low[at] in ("last", "final") else 0
    end = at + 1
    if not number:
        ordinal = read_ordinal(line, at)
        if ordinal is None:
            return None
        number, end = int(ordinal.value), ordinal.end
    count = 1
    amount = read_number(line, end)
    if amount and amount.form == "cardinal" and unit_at(line, amount.end):
        count, end = int(amount.value), amount.end
    unit, weekday = unit_at(line, end), weekday_at(line, end)
    if unit is None and weekday is None:
        return None
    name = unit[0] if unit else f"weekday {weekday[0]}" if weekday else ""
    end = unit[1] if unit else weekday[1] if weekday else end
    if low[end] not in ("of", "in"):
        return None
    of = shifted_unit(line, end + 1) or date_at(line, end + 1)
    if of is None and line.fits(end + 1, ("the", "year")):
        of = (Shifted("year", 0), end + 3)
    if of is None and line.fits(end + 1, ("the", "month")):
        of = (Shifted("month", 0), end + 3)
    return (Nth(number, name, of[0], count), of[1]) if of else None
