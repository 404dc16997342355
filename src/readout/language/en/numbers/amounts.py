"""Read amounts in a line: numbers with their unit, hedge, range and vagueness.

Everything here works on the words alone. What is counted, and which numbers belong to
names, needs the grammar of the sentence and is decided by the annotating step.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from readout.language.common.lexemes import Lexemes
from readout.language.common.parts.amounts import Amount
from readout.language.common.tables import table
from readout.language.en.numbers.reading import (
    ARTICLES,
    MONEY_SUFFIXES,
    Number,
    number_words,
    read_number,
    rounded,
    words_of,
)
from readout.language.en.numbers.units import (
    SECONDS_A_YEAR,
    Unit,
    currency_before,
    unit_at,
    unit_forms,
)

# An article is a "one" only in a duration that something measures out: "for an hour", not "$10 an hour".
MEASURES_OUT = frozenset(
    [
        "for",
        "in",
        "within",
        "after",
        "over",
        "about",
        "around",
        "nearly",
        "almost",
        "than",
        "least",
        "most",
        "half",
        "of",
        "lasted",
        "took",
        "last",
        "take",
        "takes",
        "only",
        "just",
        "under",
        "another",
        "before",
        "roughly",
        "approximately",
        "up",
    ]
)


# What follows "a" in the words of the table of vague numbers and in sets: "a handful of", "a pair of".
VAGUE_NOUNS = frozenset(
    {"couple", "handful", "number", "small", "large", "pair", "trio", "quartet", "quintet"}
)


@cache
def starts() -> frozenset[str]:
    """Give the words that an amount can start with."""
    vague = {row[0].split()[0] for row in table("en/vague.tsv")}
    return number_words() | vague | set(ARTICLES) | {"aged", "age", "ages", "another", "minus", "negative"}


def find_bare(line: Lexemes, taken: list[bool]) -> Iterator[Amount]:
    """Yield the numbers of a line with their units, no hedge read yet.

    Args:
        line: the line.
        taken: for each piece, whether something else (a date) holds it.
    """
    at, floor, words = 0, 0, starts()
    while at < line.size:
        if taken[at] or not (line.kinds[at] == "n" or line.low[at] in words):
            at += 1
            continue
        if line.low[at] in ARTICLES and not _goes_on(line, at + 1):
            at += 1
            continue
        found = _amount_at(line, at, floor)
        if found is None or any(taken[found.at : found.last]):
            at += 1
            continue
        yield found
        at = floor = max(found.last, at + 1)


def _goes_on(line: Lexemes, at: int) -> bool:
    """Say whether an amount can go on behind an article: most articles have nothing to do with numbers."""
    return line.low[at] in starts() or line.low[at] in VAGUE_NOUNS or line.low[at] in unit_forms()


def _amount_at(line: Lexemes, at: int, floor: int = 0) -> Amount | None:
    if line.low[at] in ("aged", "age", "ages"):
        return _aged(line, at)
    vague = _vague_at(line, at)
    if vague:
        return vague
    if line.low[at] in ("minus", "negative"):
        found = _amount_at(line, at + 1) if line.low[at + 1] not in ("minus", "negative") else None
        return replace(_negated(found), first=at, at=at) if found and found.is_single else None
    if line.kinds[at] == "n" and at and _belongs_to_letters(line, at):
        return None
    number = _one_unit(line, at) or _set_of(line, at) or read_number(line, at)
    if number is None:
        return None
    if number.form == "ordinal":
        return Amount(at, number.end, at, number.value, number.value, "ordinal")
    money = currency_before(line, at)
    if money and money[1] >= floor:
        return _signed_money(line, at, number, *money)
    return _with_sign(line, _with_unit(line, at, number))


def _belongs_to_letters(line: Lexemes, at: int) -> bool:
    """Say whether the figure hangs on letters ("F-16", "G20", "1.2.3"): then it is part of a name."""
    if not line.glued(at):
        return False
    before = line.low[at - 1]
    if line.kinds[at - 1] == "w":
        return currency_before(line, at) is None
    if before == "-" and line.glued(at - 1):
        return line.kinds[at - 2] == "w" and line.low[at - 2] not in number_words()
    return before == "." and line.glued(at - 1) and line.kinds[at - 2] == "n"


def _set_of(line: Lexemes, at: int) -> Number | None:
    """Read "a pair of" and "a trio of" as numbers."""
    size = words_of("set").get(line.low[at + 1]) if line.low[at] in ARTICLES else None
    return Number(size, at + 2) if size and line.low[at + 2] == "of" else None


def _one_unit(line: Lexemes, at: int) -> Number | None:
    """Read "an hour", "another week", "half an hour" up to the unit."""
    word = line.low[at]
    half = word in ("half", "quarter") and line.low[at + 1] in ("an", "a", "-")
    bare_half = word in ("half", "quarter") and not half
    unit_place = at + 2 if half else at + 1
    unit = unit_at(line, unit_place)
    if unit is None or unit[0].kind not in ("duration", "distance", "measure"):
        return None
    if half or bare_half:
        return Number(1 / words_of("fraction")[word], unit_place, "fraction")
    before = line.low[at - 1] if at else ""
    measured = before in MEASURES_OUT or line.low[unit[1]] == "and"
    if word == "another" or (word in ARTICLES and unit[0].kind == "duration" and measured):
        return Number(1, unit_place) if not line.low[unit_place].endswith("s") else None
    return None


def _with_unit(line: Lexemes, at: int, number: Number) -> Amount | None:
    end = number.end
    value = rounded(number.value)
    plain = Amount(at, end, at, value, value, scale=number.scale)
    place = end + 1 if line.low[end] == "-" and line.kinds[end + 1] in "ws" else end
    found = unit_at(line, place) or _bracketed_unit(line, end)
    if found is None:
        return _letters_behind(line, plain)
    unit, behind = found
    if unit.kind == "duration":
        age = _age_end(line, behind)
        if age:
            value = number.value * unit.factor / SECONDS_A_YEAR
            return replace(plain, last=age, low=value, high=value, kind="age", unit="year", size=unit.factor)
    if unit.kind == "money" and number.scale == 1:  # "75 USD million", "15 dollars 50"
        return _money_tail(line, plain, unit, behind)
    if (
        place > end
        and unit.kind == "duration"
        and unit.name == "second"
        and line.low[place] in ("second", "min")
    ):
        return plain if line.low[place] == "second" else _sized(plain, unit, behind)
    return _sized(plain, unit, behind)


def _bracketed_unit(line: Lexemes, at: int) -> tuple[Unit, int] | None:
    """Read "[kg]" and "<kg>" behind a figure."""
    if line.low[at] not in ("[", "<"):
        return None
    found = unit_at(line, at + 1)
    return (found[0], found[1] + 1) if found and line.low[found[1]] in ("]", ">") else None


def _sized(plain: Amount, unit: Unit, behind: int) -> Amount:
    own = unit.factor if unit.kind in ("money", "duration") else 1.0
    value = rounded(plain.value * own)
    return replace(
        plain, last=behind, low=value, high=value, kind=unit.kind, unit=unit.name, size=unit.factor
    )


def _letters_behind(line: Lexemes, plain: Amount) -> Amount | None:
    """Drop a figure that runs into letters of no unit: "5G", "747s", "12a"."""
    end = plain.last
    if line.low[end] == "yo":
        return replace(plain, last=end + 1, kind="age", unit="year", size=SECONDS_A_YEAR)
    if not (line.glued(end) and line.kinds[end] == "w" and line.kinds[end - 1] == "n"):
        return plain
    following = line.low[end + 1]
    if line.low[end] == "m" and (following == "people" or following.endswith("s") and len(following) > 4):
        value = rounded(plain.value * 1e6)  # "2m jobs"
        return replace(plain, last=end + 1, low=value, high=value, scale=1e6)
    return None


def _age_end(line: Lexemes, at: int) -> int | None:
    """Give the piece behind "old", "-old", "of age", "yo" at `at`, or None."""
    if line.low[at] == "-" and line.low[at + 1] in ("old", "olds"):
        return at + 2
    if line.low[at] in ("old", "olds"):
        return at + 1
    return at + 2 if line.fits(at, ("of", "age")) else None


def _aged(line: Lexemes, at: int) -> Amount | None:
    """Read "aged 16", "age 87", "at the age of nine"."""
    start = at + 2 if line.low[at + 1] in ("of", "between") else at + 1
    number = read_number(line, start)
    if number is None or number.form != "cardinal" or number.value > 130:
        return None
    unit = unit_at(line, number.end)
    if unit and unit[0].kind != "duration":
        return None
    size = unit[0].factor if unit else SECONDS_A_YEAR
    value = number.value * size / SECONDS_A_YEAR
    last = unit[1] if unit else number.end
    upper = read_number(line, last + 1) if line.low[at + 1] == "between" and line.low[last] == "and" else None
    if upper and number.value < upper.value <= 130:
        return Amount(at, upper.end, start, value, upper.value, "age", "year", "range")
    return Amount(start, last, start, value, value, "age", "year", size=size)


def _signed_money(line: Lexemes, at: int, number: Number, unit: Unit, first: int) -> Amount:
    value, end, scale = number.value, number.end, number.scale
    suffix = MONEY_SUFFIXES.get(line.low[end], 0)
    if suffix and scale == 1:
        value, end, scale = value * suffix, end + 1, suffix
    # "$500,000 dollars", "$5 USD": the name repeats the sign.
    again = unit_at(line, end)
    if again and again[0].kind == "money" and line.kinds[end] == "w":
        end = again[1]
    value = rounded(value * unit.factor)
    return Amount(first, end, at, value, value, "money", unit.name, size=unit.factor, scale=scale)


def _money_tail(line: Lexemes, plain: Amount, unit: Unit, end: int) -> Amount:
    value = plain.value
    scale = words_of("scale").get(line.low[end])
    if scale:
        amount = rounded(value * scale * unit.factor)
        return replace(
            plain, last=end + 1, low=amount, high=amount, kind="money", unit=unit.name, scale=scale
        )
    small = read_number(line, end + 1 if line.low[end] == "and" else end)
    if (
        line.kinds[end - 1] == "s"
        or small is None
        or unit.factor != 1
        or not 0 < small.value < 100
        or small.form != "cardinal"
    ):
        return _sized(plain, unit, end)
    behind = unit_at(line, small.end)
    cents = behind is not None and behind[0].kind == "money" and behind[0].factor == 0.01
    if cents and behind:
        end = behind[1]
    elif line.low[end] == "and" or small.value < 10 or line.kinds[small.end] == "w":
        return _sized(plain, unit, end)
    else:
        end = small.end
    value = rounded(value + small.value / 100)
    return replace(plain, last=end, low=value, high=value, kind="money", unit=unit.name)


def _with_sign(line: Lexemes, found: Amount | None) -> Amount | None:
    """Read a minus in front; between two figures it is a dash."""
    if found is None or found.at == 0 or line.low[found.at - 1] != "-":
        return found
    dash = found.at - 1
    touches = line.glued(found.at) or dash == 0
    if not touches or line.glued(dash) or (dash and line.kinds[dash - 1] == "n"):
        return found
    return replace(_negated(found), first=dash)


def _negated(found: Amount) -> Amount:
    return replace(found, low=-found.value, high=-found.value)


@cache
def _vague_forms() -> dict[str, list[tuple[tuple[str, ...], float, float | None, str]]]:
    found: dict[str, list[tuple[tuple[str, ...], float, float | None, str]]] = {}
    for phrase, low, high, needs in table("en/vague.tsv"):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(
            (words, float(low), None if high == "-" else float(high), needs)
        )
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


def _vague_at(line: Lexemes, at: int) -> Amount | None:
    for words, low, high, needs in _vague_forms().get(line.low[at], ()):
        if not line.fits(at, words):
            continue
        end = at + len(words)
        unit = unit_at(line, end)
        if line.kinds[end] == "n" or (line.low[end] in number_words() and unit is None):
            return None  # "some 197", "a couple hundred": a hedge or a number
        plain = Amount(at, end - (words[-1] == "of"), at, low, high, bound="vague")
        if unit is None or (unit[0].kind == "money" and words[-1] in ("some", "many")):
            return plain if needs != "measure" else None
        found, behind = unit
        age = _age_end(line, behind)
        if age:
            return None
        own = found.factor if found.kind in ("money", "duration") else 1.0
        return replace(
            plain, last=behind, low=low * own, high=high * own if high is not None else None,
            kind=found.kind, unit=found.name, size=found.factor,
        )  # fmt: skip
    return None
