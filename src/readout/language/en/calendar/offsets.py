"""Read distances and stretches from a moment: "two weeks ago", "the past three months", "last night"."""

from readout.language.common.calendar.forms import (
    At,
    Between,
    Date,
    DayPart,
    Form,
    Nth,
    Offset,
    Shifted,
    Stretch,
)
from readout.language.common.lexemes import Lexemes
from readout.language.en.calendar.dates import Found
from readout.language.en.calendar.named import date_at, nth_of, shifted_unit
from readout.language.en.calendar.words import calendar, daypart_at, unit_at
from readout.language.en.numbers.reading import read_number, words_of

DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def amounts_at(line: Lexemes, at: int) -> tuple[tuple[tuple[float, str], ...], int] | None:
    """Read "two weeks", "a year", "2 years 1 month and 21 days", "half an hour", "a few months"."""
    parts: list[tuple[float, str]] = []
    while len(parts) < 4:
        number, end = _how_many(line, at)
        unit = unit_at(line, end + (line.low[end] == "-")) if number else None
        if unit is None:
            break
        parts.append((number, unit[0]))
        at = unit[1]
        following = at + (line.low[at] in ("and", ","))
        if not (line.kinds[following] == "n" or line.low[following] in words_of("unit")):
            break
        at = following
    if parts and line.low[at - 1] in ("and", ","):
        at -= 1
    return (tuple(parts), at) if parts else None


def _how_many(line: Lexemes, at: int) -> tuple[float, int]:
    low = line.low
    if low[at] == "half" and low[at + 1] in ("a", "an"):
        return 0.5, at + 2
    if low[at] in ("a", "an") and unit_at(line, at + 1):
        return 1.0, at + 1
    if low[at] in words_of("unit") and low[at + 1] == "quarters":  # of a year, not of one
        return words_of("unit")[low[at]], at + 1
    for words in (("a", "couple", "of"), ("couple", "of"), ("couple",), ("a", "couple")):
        if line.fits(at, words):
            return 2.0, at + len(words)
    number = read_number(line, at)
    return (number.value, number.end) if number and number.form != "ordinal" else (0.0, at)


def offset_at(line: Lexemes, at: int) -> Found:
    """Read "two weeks ago", "three days later", "in 5 minutes", "2 weeks before Christmas"."""
    low = line.low
    opening = low[at] in ("in", "within")
    read = amounts_at(line, at + opening)
    if read is None:
        return None
    parts, end = read
    word = low[end]
    if word in ("ago", "earlier") or (word, low[end + 1]) == ("from", "now") or word == "hence":
        sign = -1 if word in ("ago", "earlier") else 1
        return Offset(parts, sign, "text" if word == "earlier" else None), end + (2 if word == "from" else 1)
    if word in ("later", "afterwards"):
        return Offset(parts, 1, "text"), end + 1
    if word in ("before", "after", "from", "since", "starting", "beginning"):
        place = end + 1 + (low[end + 1] in ("from", "on", "the"))
        sign = -1 if word == "before" else 1
        anchor = anchor_at(line, place)
        if anchor and word in ("starting", "beginning"):
            return Between(anchor[0], Offset(parts, 1, anchor[0])), anchor[1]
        if anchor:
            return Offset(parts, sign, anchor[0]), anchor[1]
        if word in ("before", "after") and not opening:
            return Offset(parts, sign, "text"), end + 1
    if opening and low[at] == "in" and low[end - 1] not in ("seconds", "second"):
        return Offset(parts, 1, None, unsure=True), end
    return None


def anchor_at(line: Lexemes, at: int) -> tuple[Form, int] | None:
    """Read the moment that a distance is told from; a distance from a distance is not read."""
    if line.low[at] in DAYS:
        return Shifted("day", DAYS[line.low[at]]), at + 1
    place = at + (line.low[at] == "the" and line.low[at + 1] == "year")
    return nth_of(line, at) or coming_and_going(line, at) or date_at(line, place + (place > at))


def stretch_at(line: Lexemes, at: int) -> Found:
    """Read "past three months", "next two days", "5 upcoming years"."""
    low = line.low
    sign = int(calendar("shift").get(low[at], "0"))
    if sign:
        read = amounts_at(line, at + 1)
        if read and (read[0][0][0] != 1 or read[1] > at + 2):
            return (Stretch(read[0], sign), read[1]) if low[read[1]] not in ("of", "in") else None
        return None
    number = read_number(line, at)
    if number is None or number.form != "cardinal":
        return None
    sign = int(calendar("shift").get(low[number.end], "0"))
    unit = unit_at(line, number.end + 1) if sign else None
    if unit and number.value != 1 and not line.low[number.end + 1].endswith("s"):
        return None
    return (Stretch(((number.value, unit[0]),), sign), unit[1]) if unit else None


def coming_and_going(line: Lexemes, at: int) -> Found:
    """Read "last week", "next March", "last night", "this morning", "next week on Tuesday"."""
    found = shifted_unit(line, at)
    if found is None:
        return _this_part(line, at)
    form, end = found
    if not isinstance(form, Shifted):
        return found
    if form.what == "night":
        return At(Shifted("day", form.shift), DayPart("night", 18, 30)), end
    if isinstance(form.what, Date) and form.what.weekday is not None:
        named = date_at(line, at + (end - at) - 1)
        if named and named[1] > end and isinstance(named[0], Date) and named[0].day:
            return named
    if form.what == "week":
        place = end + (line.low[end] == "on")
        weekday = calendar("weekday").get(line.low[place])
        if weekday and line.is_capital(place):
            return Nth(1, f"weekday {weekday}", form), place + 1
    return found


def _this_part(line: Lexemes, at: int) -> Found:
    shift = calendar("shift").get(line.low[at])
    part = daypart_at(line, at + 1) if shift else None
    if part is None or part[0].name in ("dawn", "overnight"):
        return None
    return At(Shifted("day", int(shift or 0)), part[0]), part[1]
