"""Read dates: days with their month and year, weekdays, seasons, holidays, quarters, centuries."""

from functools import cache

from readout.language.calendar_forms import (
    Between,
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
from readout.language.calendar_words import (
    calendar,
    day_at,
    month_at,
    ordinal_day_at,
    short_year,
    unit_at,
    weekday_at,
    year_at,
)
from readout.language.lexemes import Lexemes
from readout.language.numbers import read_number, read_ordinal, words_of
from readout.language.tables import table

Found = tuple[Form, int] | None

RANGE_MARKS = ("-", "to", "through", "till", "until", "~", "and")


def date_at(line: Lexemes, at: int) -> Found:
    """Read a date in figures or words at piece `at`, as long as it goes."""
    if line.kinds[at] == "n":
        return (
            _iso(line, at) or _figures(line, at) or _decade(line, at) or _day_month(line, at)
            or _century(line, at) or _bare_year(line, at)
        )  # fmt: skip
    return (
        _month_day(line, at) or _weekday(line, at) or holiday_at(line, at) or _season(line, at)
        or _quarter(line, at) or _day_month(line, at) or _century(line, at) or _decade(line, at)
        or _week_number(line, at) or _year_words(line, at)
    )  # fmt: skip


def _iso(line: Lexemes, at: int) -> Found:
    """Read "2021-03-05", "2021/3/5", "2016 10 16", "2019-aug-1", "2020/23/Sep"."""
    low = line.low
    if not (len(low[at]) == 4 and low[at].isdigit() and year_at(line, at)):
        return None
    mark = low[at + 1]
    if mark in ("-", "/", "."):
        two, three, end = at + 2, at + 4, at + 5
        if low[at + 3] != mark:
            return None
    elif (
        line.kinds[at + 1] == "n" and line.kinds[at + 2] == "n" and len(low[at + 1]) == len(low[at + 2]) == 2
    ):
        two, three, end = at + 1, at + 2, at + 3
    else:
        return None
    for month, day in ((two, three), (three, two)):
        found = _checked(int(low[at]), _month_number(line, month), _day_number(line, day))
        if found:
            return found, end
    return None


def _month_number(line: Lexemes, at: int) -> int:
    word = line.low[at]
    if word.isdigit() and line.kinds[at] == "n":
        return int(word) if len(word) < 3 else 0
    return int(calendar("month").get(word, "0"))


def _day_number(line: Lexemes, at: int) -> int:
    word = line.low[at]
    return int(word) if word.isdigit() and len(word) < 3 and line.kinds[at] == "n" else 0


def _checked(year: int | None, month: int, day: int) -> Date | None:
    return Date(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _figures(line: Lexemes, at: int) -> Found:
    """Read "3/5/2016" (month first unless it cannot be), "23.04.2022", "22/04", "12-2015"."""
    low = line.low
    mark = low[at + 1]
    if at and line.low[at - 1] in ("/", ".") and line.glued(at):
        return None
    if mark not in ("/", "-", ".") or not line.glued(at + 1) or not line.glued(at + 2):
        return None
    first, second = _day_number(line, at), _month_number(line, at + 2)
    named = not low[at + 2].isdigit()
    if low[at + 3] == mark and line.glued(at + 3) and line.kinds[at + 4] == "n":
        year = year_at(line, at + 4) or (short_year(line, at + 4) if mark == "/" or named else None)
        if year:
            found = _month_first(year[0], first, second, named=named or mark == ".")
            return (found, at + 5) if found else None
    elif mark == "/" and first and second and low[at + 3] != "/":
        year = year_at(line, at + 4) if low[at + 3] == "," else None
        if year:
            found = _month_first(year[0], first, second, named=named)
            return (found, year[1]) if found else None
        found = _month_first(None, first, second, named=named)
        return (found, at + 3) if found and _date_like(line, at) else None
    year = year_at(line, at + 2) if line.kinds[at + 2] == "n" else None
    if mark in ("-", "/") and year and 1 <= first <= 12:
        return Date(year[0], first), at + 3
    return None


def _date_like(line: Lexemes, at: int) -> bool:
    """Tell "on 11/20" from the fraction "1/4" and from "24/7": no fraction, or a date's word before."""
    before = line.low[at - 1] if at else ""
    top, under = int(line.low[at]), line.low[at + 2]
    fraction = under.isdigit() and top < int(under) and int(under) in (2, 3, 4, 5, 6, 8, 10)
    known = before in ("on", "until", "by", "since", "from", "to", "for", "next", "this", "between", "-", "")
    known = known or before in calendar("weekday")
    return known or (not fraction and line.low[at + 2] != "11" and line.low[at + 3] not in ("hours", "news"))


def _month_first(year: int | None, first: int, second: int, *, named: bool) -> Date | None:
    if named:  # "23/Sep/2020", "23.04.2022"
        return _checked(year, second, first) or _checked(year, first, second)
    return _checked(year, first, second) or _checked(year, second, first)


def _with_year(line: Lexemes, month: int, day: int | None, end: int) -> Found:
    """Add the year behind: "5 March 2016", "March 5, 2016", "March of 2016", "April in 2016"."""
    low = line.low
    place = end
    if low[place] in (",", "-", "."):
        place += 1
    elif low[place] in ("of", "in"):
        place += 1
    year = year_at(line, place)
    if year is None and low[end] == "of":
        year = short_year(line, place)
    if year is None and low[place] in ("next", "last", "this") and low[place + 1] == "year":
        return Nth(month, "month", Shifted("year", {"next": 1, "last": -1, "this": 0}[low[place]])), place + 2
    spaced = low[end] != "-" or day is None or low[end - 2] == "-"
    if year and spaced and not (low[year[1]] == ":" or _is_unit_behind(line, year[1])):
        return Date(year[0], month, day), year[1]
    return Date(None, month, day), end


def _is_unit_behind(line: Lexemes, at: int) -> bool:
    return unit_at(line, at) is not None or line.low[at] in ("%", "percent")


def _month_day(line: Lexemes, at: int) -> Found:
    """Read "March 5, 2016", "April the ninth", "March 5-7", "Nov. 6", "Jan/3", "March 2016", "March"."""
    month = month_at(line, at)
    if month is None:
        return None
    low, end = line.low, month[1]
    place = end + 1 if low[end] in ("/", "-", "the") else end
    day = None if low[end] == "-" and low[at] == "may" else day_at(line, place)
    clock = day and (low[day[1]] == ":" or (low[day[1]] in ("am", "pm", "p", "a") and line.glued(day[1])))
    if low[end] == "-" and not line.glued(end):
        day = None
    if day and not clock and not _counts(line, place, day[1]):
        date = _with_year(line, month[0], day[0], day[1])
        return _to_day(line, month[0], day, end=day[1]) or date
    return _with_year(line, month[0], None, end)


def _counts(line: Lexemes, at: int, end: int) -> bool:
    """Tell "in March 12 people" from "March 12": words that count something make no date."""
    return line.low[end] in ("people", "percent", "%", "million", "billion", "men", "women") or (
        line.kinds[at] == "w" and line.low[at] in words_of("unit")
    )


def _to_day(line: Lexemes, month: int, first: tuple[int, int], end: int) -> Found:
    """Read the second day of "March 5-7" and "april ninth through seventeenth"."""
    if line.low[end] not in ("-", "to", "through", "till", "until", "and"):
        return None
    place = end + 1 + (line.low[end + 1] == "the")
    second = day_at(line, place)
    if second is None or second[0] <= first[0]:
        return None
    if line.low[second[1]] in (":", "am", "pm", "/", ".") or month_at(line, second[1]):
        return None
    if line.low[end] == "and" and line.low[second[1]] not in (",", ".", ""):
        return None
    whole = _with_year(line, month, second[0], second[1])
    year = whole[0].year if whole and isinstance(whole[0], Date) else None
    last = whole[1] if whole else second[1]
    return Between(Date(year, month, first[0]), Date(year, month, second[0])), last


def _day_month(line: Lexemes, at: int) -> Found:
    """Read "5 March 2016", "the fourth of July", "5-7 March", "9 to 12 of June", "the 5th day of next month"."""
    day = day_at(line, at)
    if day is None or (at and line.low[at - 1] in ("$", "€", "£")):
        return None
    low, end = line.low, day[1]
    if low[end] == "day" and low[end + 1] == "of" and ordinal_day_at(line, at):
        end += 1
    place = end + (low[end] == "of") + (low[end + (low[end] == "of")] == "the")
    place += low[place] == "-" and line.kinds[at] == "n"
    month = month_at(line, place)
    if month:
        return _with_year(line, month[0], day[0], month[1])
    if low[end] == "of" and ordinal_day_at(line, at):
        of = shifted_unit(line, place)
        if of and isinstance(of[0], Shifted) and of[0].what == "month":
            return Nth(day[0], "day", of[0]), of[1]
    if low[end] not in RANGE_MARKS:
        return None
    second = day_at(line, end + 1 + (low[end + 1] == "the"))
    if second is None or (low[end] == "and" and (at == 0 or low[at - 1] != "between")):
        return None
    behind = second[1] + (low[second[1]] == "of")
    month = month_at(line, behind)
    if month is None:
        return None
    whole = _with_year(line, month[0], second[0], month[1])
    if whole is None or not isinstance(whole[0], Date):
        return None
    return Between(Date(whole[0].year, month[0] if day[0] < second[0] else None, day[0]), whole[0]), whole[1]


def _bare_year(line: Lexemes, at: int) -> Found:
    """Read "2016" as a year unless something after it is counted or measured."""
    year = year_at(line, at)
    if year is None or "," in line.low[at]:
        return None
    before, behind = (line.low[at - 1] if at else ""), line.low[year[1]]
    year_before = at > 1 and before == "-" and len(line.low[at - 2]) == 4 and line.low[at - 2].isdigit()
    hangs = before in ("-", ".") and line.glued(at) and not year_before
    if before in ("$", "€", "£", "¥", "#", "/", ":", "+") or hangs:
        return None
    piece = year[1] + (behind == "-")
    if line.low[piece] in ("q", "h") and line.low[piece + 1] in ("1", "2", "3", "4") and line.glued(piece + 1):
        unit = "quarter" if line.low[piece] == "q" else "half"
        return _piece(unit, int(line.low[piece + 1]), year[0]), piece + 2
    if behind in ("-", "/") and line.glued(year[1]) and line.glued(year[1] + 1):
        following = line.low[year[1] + 1]
        if not (following.isdigit() and len(following) == 4):
            return None
    sure = before in (
        "in",
        "since",
        "of",
        "by",
        "until",
        "before",
        "after",
        "from",
        "year",
        "during",
        "(",
        "to",
        "and",
        "between",
        "through",
        "cy",
        "till",
    )
    if not sure and (1000 <= year[0] < 1700 or year[0] > 2100):
        return None
    if line.glued(year[1]) and line.kinds[year[1]] == "w":
        return None
    return (Date(year[0]), year[1]) if sure or not _plural_behind(line, year[1]) else None


def _plural_behind(line: Lexemes, at: int) -> bool:
    word = line.low[at]
    if word in ("people", "men", "women", "children", "percent", "%", "million", "of") or unit_at(line, at):
        return True
    return (
        line.kinds[at] == "w" and len(word) > 3 and word.endswith("s") and word not in ("was", "this", "has")
    )


def _year_words(line: Lexemes, at: int) -> Found:
    before = line.low[at - 1] if at else ""
    found = (
        year_at(line, at)
        if before in ("in", "since", "of", "until", "year", "from", "before", "after")
        else None
    )
    return (Date(found[0]), found[1]) if found else None


def _decade(line: Lexemes, at: int) -> Found:
    """Read "1990s", "the '90s", "the nineties"."""
    low = line.low
    if line.kinds[at] == "n" and len(low[at]) == 4 and low[at].isdigit() and low[at][3] == "0":
        behind = at + 2 if low[at + 1] == "'" and low[at + 2] == "s" else at + 1
        if low[behind] == "s" and year_at(line, at):
            first = int(low[at])
            return Span(first, 100 if first % 100 == 0 and first < 2000 else 10), behind + 1
    if low[at] == "'" and low[at + 1].isdigit() and low[at + 2] == "s" and len(low[at + 1]) == 2:
        if line.glued(at + 1) and line.glued(at + 2) and low[at + 1][1] == "0":
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
    """Read "Monday", "Monday, March 5", "Friday the 26th", "Tue 13th", "Friday 7/6", "Tuesday of last week"."""
    weekday = weekday_at(line, at)
    if weekday is None:
        return None
    low, end = line.low, weekday[1]
    place = end + 1 if low[end] in (",", "(") else end
    inner = _month_day(line, place) or _date_in_figures(line, place)
    inner = inner or (_day_month(line, place + (low[place] == "the")) if low[end] != "(" else None)
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


def _date_in_figures(line: Lexemes, at: int) -> Found:
    if line.kinds[at] != "n":
        return None
    found = _iso(line, at) or _figures(line, at)
    if found is None and "." in line.low[at] and line.kinds[at + 1] != "w":  # "Friday 7.6"
        month, _, day = line.low[at].partition(".")
        date = _checked(None, int(month or 0), int(day)) if len(line.low[at]) < 6 and day else None
        return (date, at + 1) if date else None
    return found


@cache
def _holidays() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, rule in table("holidays.tsv"):
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
            return _piece(unit, int(low[at + 1]), year[0] if year else None), year[1] if year else at + 2
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}.get(low[at], 0)
    place = at + 1 + (low[at + 1] == "-")
    if not number or low[place] not in ("quarter", "half") or (low[place] == "half" and number > 2):
        return None
    end = place + 1
    of = end + 1 if low[end] in ("of", "in") else end
    year = year_at(line, of)
    if year:
        return _piece(low[place], number, year[0]), year[1]
    shift = shifted_unit(line, of)
    if shift and isinstance(shift[0], Shifted) and shift[0].what == "year":
        return _piece(low[place], number, shift[0]), shift[1]
    if line.fits(end, ("of", "the", "year")):
        return _piece(low[place], number, None), end + 3
    return (_piece("quarter", number, None), end) if low[place] == "quarter" and low[end] != "of" else None


def _piece(unit: str, number: int, year: "int | Shifted | None") -> Piece:
    return Piece("quarter" if unit == "quarter" else "half", number, year)


def _week_number(line: Lexemes, at: int) -> Found:
    """Read "week 10", "week 3 of 2027", "the week of March 5", "w/c Feb 4", "the week starting on May 2"."""
    low = line.low
    if line.fits(at, ("w", "/", "c")):
        day = date_at(line, at + 3)
        return (WeekOf(day[0]), day[1]) if day else None
    if low[at] != "week":
        return None
    if low[at + 1].isdigit() and 0 < int(low[at + 1]) <= 53:
        year = year_at(line, at + 3) if low[at + 2] == "of" else None
        return Piece("week", int(low[at + 1]), year[0] if year else None), year[1] if year else at + 2
    place = at + 2 if low[at + 1] in ("of", "starting", "beginning", "commencing") else 0
    if not place:
        return None
    day = date_at(line, place + (low[place] == "on"))
    return (WeekOf(day[0]), day[1]) if day and isinstance(day[0], Date) and day[0].day else None


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
    """Read "first week of January", "last ten days of the year", "the 9th month of next year", "first Monday of May"."""
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
