"""Read dates in figures and with months: "3/5/2016", "5 March", "Nov. 6, 2017", "2016"."""

from readout.language.common.calendar.forms import Between, Date, Form, Nth, Piece, Shifted
from readout.language.common.lexemes import Lexemes
from readout.language.en.calendar.words import (
    calendar,
    day_at,
    month_at,
    ordinal_day_at,
    short_year,
    unit_at,
    year_at,
)
from readout.language.en.numbers.reading import words_of

Found = tuple[Form, int] | None


RANGE_MARKS = ("-", "to", "through", "till", "until", "~", "and")


def iso_date(line: Lexemes, at: int) -> Found:
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


def figure_date(line: Lexemes, at: int) -> Found:
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
    if low[place] in (",", "-", ".") or low[place] in ("of", "in"):
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


def month_day(line: Lexemes, at: int) -> Found:
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


def day_month(line: Lexemes, at: int) -> Found:
    """Read "5 March 2016", "the fourth of July", "5-7 March", "9 to 12 of June"."""
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


def bare_year(line: Lexemes, at: int) -> Found:
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
    if (
        line.low[piece] in ("q", "h")
        and line.low[piece + 1] in ("1", "2", "3", "4")
        and line.glued(piece + 1)
    ):
        unit = "quarter" if line.low[piece] == "q" else "half"
        return piece_of_year(unit, int(line.low[piece + 1]), year[0]), piece + 2
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


def year_words(line: Lexemes, at: int) -> Found:
    """Read a year in words behind a word that says so."""
    before = line.low[at - 1] if at else ""
    found = (
        year_at(line, at)
        if before in ("in", "since", "of", "until", "year", "from", "before", "after")
        else None
    )
    return (Date(found[0]), found[1]) if found else None


def date_in_figures(line: Lexemes, at: int) -> Found:
    """Read a date in figures, "7.6" too, beside a weekday."""
    if line.kinds[at] != "n":
        return None
    found = iso_date(line, at) or figure_date(line, at)
    if found is None and "." in line.low[at] and line.kinds[at + 1] != "w":  # "Friday 7.6"
        month, _, day = line.low[at].partition(".")
        date = _checked(None, int(month or 0), int(day)) if len(line.low[at]) < 6 and day else None
        return (date, at + 1) if date else None
    return found


def piece_of_year(unit: str, number: int, year: "int | Shifted | None") -> Piece:
    """Give a quarter or a half of a year."""
    return Piece("quarter" if unit == "quarter" else "half", number, year)
