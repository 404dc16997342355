"""Read numbers in figures and words.

Cardinals ("4 thousand 3 hundred and 21", "one and a half million"), fractions ("two
thirds", "10 1/2"), ordinals ("32nd", "twenty-first") and powers ("1.3x10^6"). A number
in words that an "and" joins to another ("five million and two ministers") is cut at the
"and" unless a scale before it leaves room for the rest.
"""

from functools import cache
from typing import Literal, NamedTuple

from readout.language.common.lexemes import Lexemes
from readout.language.common.tables import table

NumberForm = Literal["cardinal", "ordinal", "fraction"]

# A figure with more digits than this is an account, a key or noise, and a float would not hold it.
LONGEST_FIGURE = 18

# Letters that may touch a figure and multiply it; "m" only counts where money says so.
SUFFIXES = {
    "k": 1e3,
    "b": 1e9,
    "bn": 1e9,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "bln": 1e9,
    "tn": 1e12,
    "tln": 1e12,
}
SUFFIXES |= {"g": 1e9, "t": 1e12} | {"trn": 1e12}
MONEY_SUFFIXES = {"m": 1e6, "mm": 1e6}
# "Three lakh crore" has two; more in a row is noise.
MOST_SCALES = 3
ARTICLES = ("a", "an")


class Number(NamedTuple):
    """A number read: its value, the piece behind it, what form it has, and its last scale."""

    value: float
    end: int
    form: NumberForm = "cardinal"
    scale: float = 1.0
    in_words: bool = False


@cache
def words_of(kind: str) -> dict[str, float]:
    """Give the number words of a class with their values."""
    return {row[0]: float(row[2]) for row in table("en/number_words.tsv") if row[1] == kind}


@cache
def number_words() -> frozenset[str]:
    """Give every word that a number can start with."""
    starts = ("unit", "ten", "scale", "group", "ordinal", "fraction", "part")
    return frozenset(word for kind in starts for word in words_of(kind))


def read_number(line: Lexemes, at: int) -> Number | None:
    """Read the longest number that starts at piece `at`, or None.

    >>> from readout.language.common.lexemes import lexemes
    >>> [read_number(lexemes(text), 0).value for text in ("two hundred and six", "1.2bn", "half a million")]
    [206.0, 1200000000.0, 500000.0]
    """
    power = _power(line, at)
    if power:
        return power
    ordinal = read_ordinal(line, at)
    if ordinal:
        return ordinal
    found = _half_of(line, at) or _slash(line, at) or _over_ordinal(line, at, _cardinal(line, at))
    if found is None:
        return None
    return _with_part(line, found)


def read_ordinal(line: Lexemes, at: int) -> Number | None:
    """Read an ordinal: "32nd", "third", "twenty-first"."""
    word = line.low[at]
    if line.kinds[at] == "n":
        if line.low[at + 1] in ("st", "nd", "rd", "th") and line.glued(at + 1) and word.isdigit():
            return _figure_value(word, at + 2, "ordinal")
        return None
    if word in words_of("ordinal"):
        return Number(words_of("ordinal")[word], at + 1, "ordinal", in_words=True)
    tens = words_of("ten").get(word)
    if tens:
        rest = at + 2 if line.low[at + 1] == "-" else at + 1
        unit = words_of("ordinal").get(line.low[rest], 10)
        if unit < 10:
            return Number(tens + unit, rest + 1, "ordinal", in_words=True)
    return None


def _figure_value(word: str, end: int, form: NumberForm = "cardinal") -> Number | None:
    if len(word) > LONGEST_FIGURE + word.count(","):
        return None
    return Number(float(word.replace(",", "")), end, form)


def _small(line: Lexemes, at: int) -> Number | None:
    """Read a figure, or words below a hundred."""
    word = line.low[at]
    if line.kinds[at] == "n":
        return _figure(line, at)
    if word in words_of("unit"):
        return Number(words_of("unit")[word], at + 1, in_words=True)
    tens = words_of("ten").get(word)
    if tens is None:
        return None
    rest = at + 1
    if line.low[rest] == "-":
        rest += 1
    unit = words_of("unit").get(line.low[rest], 0)
    if 0 < unit < 10:
        return Number(tens + unit, rest + 1, in_words=True)
    return Number(tens, at + 1, in_words=True)


def _figure(line: Lexemes, at: int) -> Number | None:
    word, end = line.low[at], at + 1
    # "40 000": blanks part the thousands.
    if 1 <= len(word) <= 3 and word.isdigit() and word[0] != "0":
        while len(line.low[end]) == 3 and line.low[end].isdigit() and _one_blank(line, end):
            word += line.low[end]
            end += 1
        if line.kinds[end] == "n" and end > at + 1 and _one_blank(line, end):
            word, end = line.low[at], at + 1
    found = _figure_value(word, end)
    if found and line.glued(end) and line.low[end] in SUFFIXES and not line.glued(end + 1):
        scale = SUFFIXES[line.low[end]]
        return Number(found.value * scale, end + 1, scale=scale)
    if found and line.low[end] == "k" and line.starts[end] == line.ends[end - 1] + 1:
        return Number(found.value * 1e3, end + 1, scale=1e3)
    return found


def _one_blank(line: Lexemes, at: int) -> bool:
    return line.starts[at] == line.ends[at - 1] + 1


def _group(line: Lexemes, at: int) -> Number | None:
    """Read a number up to its scales: "two hundred and two thousand", "a dozen", "3 lakh crore"."""
    low = line.low
    if low[at] in ARTICLES and (low[at + 1] in words_of("scale") or low[at + 1] in words_of("group")):
        small = Number(1, at + 1, in_words=True)
    elif low[at] in words_of("scale") or low[at] == "dozen":
        small = Number(1, at, in_words=True)
    else:
        read = _small(line, at)
        if read is None:
            return None
        small = read
    return _scaled(line, _hundreds(line, small))


def _hundreds(line: Lexemes, small: Number) -> Number:
    low, at = line.low, small.end
    if low[at] == "-":
        at += 1
    if low[at] != "hundred" or small.scale > 1:
        return small
    value, end = small.value * 100, at + 1
    rest = end + 1 if low[end] == "and" else end
    tail = _small(line, rest) if rest > end or line.kinds[rest] == "w" else None
    if tail and tail.value < 100 and tail.value == int(tail.value) and not _counts_again(line, tail):
        if rest > end and _parts_follow(line, tail.end):
            return Number(value, end, scale=100, in_words=small.in_words)
        return Number(value + tail.value, tail.end, scale=100, in_words=small.in_words)
    return Number(value, end, scale=100, in_words=small.in_words)


def _counts_again(line: Lexemes, tail: Number) -> bool:
    """Say whether the tail is a number of its own: "five hundred and two hundred"."""
    return line.low[tail.end] in ("hundred", "%", "percent")


def _parts_follow(line: Lexemes, at: int) -> bool:
    """Say whether a denominator in the plural stands at `at`: "fifty-four hundredths"."""
    after = at + 1 if line.low[at] == "-" else at
    return line.low[after].endswith("s") and _denominator(line, after) is not None


def _scaled(line: Lexemes, number: Number) -> Number:
    value, end, scale = number.value, number.end, number.scale
    for _ in range(MOST_SCALES):
        at = end + 1 if line.low[end] == "-" and line.low[end + 1] in words_of("scale") else end
        word = line.low[at]
        factor = words_of("scale").get(word) or words_of("group").get(word)
        if factor is None or factor == 100 or (scale > 100 and factor < scale):
            return Number(value, end, scale=scale, in_words=number.in_words)
        if factor == 20 and line.low[at - 1] not in ("a", "three", "four"):  # "the score", "four score"
            return Number(value, end, scale=scale, in_words=number.in_words)
        value, end, scale = value * factor, at + 1, factor
    return Number(value, end, scale=scale, in_words=number.in_words)


def _cardinal(line: Lexemes, at: int) -> Number | None:
    """Read groups of falling scale: "4 thousand 3 hundred and 21"."""
    found = _group(line, at)
    while found and found.scale >= 1000:
        with_and = line.low[found.end] == "and"
        start = found.end + with_and
        rest = _group(line, start)
        if rest is None or rest.value >= found.scale or rest.end == start or line.low[start] in ARTICLES:
            return found
        if rest.value != int(rest.value) or (with_and and not (found.in_words and rest.in_words)):
            return found
        if not (rest.in_words or rest.scale > 1):
            return found
        # "five million and two ministers", "two million and three fifths": not one cardinal.
        if with_and and ((found.scale >= 1e6 and rest.value < 100) or _parts_follow(line, rest.end)):
            return found
        found = Number(found.value + rest.value, rest.end, scale=rest.scale, in_words=found.in_words)
    return found


def _half_of(line: Lexemes, at: int) -> Number | None:
    """Read "half a million", "a half million", "quarter million", "a half", "¾", "a third of"."""
    low = line.low
    word = at + 1 if low[at] in ARTICLES else at
    if low[word] in words_of("part"):
        return _scaled(line, Number(words_of("part")[low[word]], word + 1, "fraction"))
    over = words_of("fraction").get(low[word])
    if over is None or low[word] in ("halves", "quarters"):
        return _article_ordinal(line, at)
    end = word + 1
    after = end + 1 if low[end] in ("-", *ARTICLES) else end
    if low[after] in words_of("scale") or low[after] == "dozen":
        whole = _scaled(line, Number(1 / over, after))
        return Number(whole.value, whole.end, "fraction", whole.scale, in_words=True)
    if low[word] == "quarter" and low[end] != "of":
        return None
    return Number(1 / over, end, "fraction", in_words=True)


def _quarter(line: Lexemes, at: int) -> Number | None:
    """Read the "a quarter" of "five and a quarter", which alone is a quarter of a year as often."""
    fits = line.low[at] in ARTICLES and line.low[at + 1] == "quarter" and line.kinds[at + 2] != "w"
    return Number(0.25, at + 2, "fraction", in_words=True) if fits else None


def _article_ordinal(line: Lexemes, at: int) -> Number | None:
    """Read "a third of the voters": an ordinal behind an article is a fraction only before "of" or an end."""
    if line.low[at] not in ARTICLES:
        return None
    over = read_ordinal(line, at + 1)
    if over is None or over.value < 3 or line.kinds[over.end] == "w" and line.low[over.end] != "of":
        return None
    return Number(1 / over.value, over.end, "fraction", in_words=True)


def _denominator(line: Lexemes, at: int) -> Number | None:
    """Read "thirds", "fifth", "twenty-firsts", "trillionths", "quarters"."""
    word = line.low[at]
    if word in words_of("fraction"):
        return Number(words_of("fraction")[word], at + 1)
    if word in words_of("ordinal") and word not in ("first", "second"):
        return Number(words_of("ordinal")[word], at + 1)
    if word.endswith("s") and word[:-1] in words_of("ordinal") and word not in ("seconds", "firsts"):
        return Number(words_of("ordinal")[word[:-1]], at + 1)
    tens = words_of("ten").get(word)
    if tens is None:
        return None
    rest = at + 2 if line.low[at + 1] == "-" else at + 1
    unit = words_of("ordinal").get(line.low[rest].removesuffix("s"), 10)
    return Number(tens + unit, rest + 1) if unit < 10 else None


def _over_ordinal(line: Lexemes, at: int, top: Number | None) -> Number | None:
    """Read "two thirds", "five-eighths"; without a denominator give the number above it."""
    if top is None or line.kinds[at] == "n":
        return top
    under = _denominator(line, top.end + 1 if line.low[top.end] == "-" else top.end)
    if under is None:
        return top
    one = top.value == 1 or line.low[at] in ARTICLES
    plural = line.low[under.end - 1].endswith(("s", "halves"))
    if not one and not plural:
        return top
    whole = _scaled(line, Number(top.value / under.value, under.end))
    return Number(whole.value, whole.end, "fraction", whole.scale, in_words=True)


def _slash(line: Lexemes, at: int) -> Number | None:
    """Read "1/4" and "10 1/2"; "9/11" and "24/7" are none: the top is the smaller, the bottom a usual one."""
    low = line.low
    if line.kinds[at] != "n":
        return None
    if low[at].isdigit() and line.kinds[at + 1] == "n" and low[at + 2] == "/":
        part = _slash(line, at + 1)
        whole = _figure_value(low[at], at + 1)
        return Number(whole.value + part.value, part.end, "fraction") if part and whole else None
    if low[at + 1] != "/" or line.kinds[at + 2] != "n" or low[at + 3] == "/":
        return None
    top, under = low[at], low[at + 2]
    if not (top.isdigit() and under.isdigit() and len(top) < 3 and len(under) < 4):
        return None
    if int(under) not in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100) or not 0 < int(top) < int(under):
        return None
    return Number(int(top) / int(under), at + 3, "fraction")


def _with_part(line: Lexemes, found: Number) -> Number:
    """Add "and a half", "and two thirds", "½", "point five" and the scale behind them."""
    low, end = line.low, found.end
    if low[end] == "point" and found.form == "cardinal":
        return _scaled(line, _after_point(line, found))
    if low[end] in words_of("part") and found.form == "cardinal":
        part = Number(words_of("part")[low[end]], end + 1)
        scaled = False
    elif low[end] == "and":
        read = (
            _half_of(line, end + 1)
            or _quarter(line, end + 1)
            or _over_ordinal(line, end + 1, _group(line, end + 1))
        )
        if read is None or read.form != "fraction":
            return found
        part, scaled = read, True
    else:
        return found
    if part.scale > 1 and found.scale < part.scale:  # "one and a half million"
        value = (found.value + part.value / part.scale) * part.scale
    elif part.scale > 1 or not scaled or found.scale < 1000:
        value = found.value + part.value
    else:  # "3 million and a half", "two million and three fifths"
        value = found.value + part.value * found.scale
    return _scaled(line, Number(value, part.end, "fraction", in_words=found.in_words))


def _after_point(line: Lexemes, whole: Number) -> Number:
    digits, at = "", whole.end + 1
    while len(digits) < LONGEST_FIGURE:
        part = _small(line, at)
        if part is None or part.value != int(part.value):
            break
        digits += str(int(part.value))
        at = part.end
    if not digits:
        return whole
    return Number(whole.value + float("0." + digits), at, in_words=whole.in_words)


def _power(line: Lexemes, at: int) -> Number | None:
    """Read "1.1^23", "1.3x10^6", "12.32e+14"; the pieces have to touch."""
    low = line.low
    if line.kinds[at] != "n" or not line.glued(at + 1) or low[at + 1] not in ("^", "e", "x", "×"):
        return None
    base = _figure_value(low[at], at + 1)
    sign, end = 1, at + 2
    if low[at + 1] in ("x", "×"):
        if low[end] != "10" or low[end + 1] != "^":
            return None
        end += 2
    while low[end] in ("+", "-") and end < at + 6:
        sign, end = -sign if low[end] == "-" else sign, end + 1
    power = _figure_value(low[end], end + 1) if line.kinds[end] == "n" else None
    if base is None or power is None or power.value > 30:
        return None
    factor = (
        base.value ** (sign * power.value)
        if low[at + 1] == "^"
        else base.value * 10.0 ** (sign * power.value)
    )
    return Number(factor, end + 1)


def rounded(value: float) -> float:
    """Give the value without the dust of binary arithmetic: 16.4 million, not 16,399,999.999999998.

    >>> rounded(16.4 * 1e6)
    16400000.0
    """
    return float(f"{value:.13g}")
