"""Look up units, currencies and hedges in the lexicons: what stands before and behind a number."""

from functools import cache
from typing import NamedTuple

from readout.language.common.lexemes import Lexemes
from readout.language.common.tables import table
from readout.model.layers import QuantityBound, QuantityKind

SECONDS_A_YEAR = 31_556_952.0
SECONDS_A_MONTH = 2_629_746.0


class Unit(NamedTuple):
    """A unit: its name, its kind, and what one of it is in `base`."""

    name: str
    kind: QuantityKind
    factor: float = 1.0
    dimension: str = ""


# Words that may follow "12 m" when it is a length.
BESIDE_METRES = frozenset(
    [
        "x",
        "long",
        "wide",
        "high",
        "tall",
        "deep",
        "away",
        "above",
        "below",
        "from",
        "by",
        "of",
        "race",
        "sprint",
        "final",
        "freestyle",
    ]
)

Forms = dict[str, tuple[tuple[tuple[str, ...], Unit, bool], ...]]


@cache
def measures() -> dict[str, Unit]:
    """Give every unit of measure by its name; the factor leads to the base of its dimension."""
    kinds: dict[str, QuantityKind] = {"distance": "distance", "measure": "measure"}
    return {row[0]: Unit(row[0], kinds[row[1]], float(row[3]), row[2]) for row in table("en/units.tsv")}


@cache
def unit_forms() -> Forms:
    """Index the forms of percentages, durations, measures and currencies by their first word."""
    forms: list[tuple[str, Unit]] = []
    for words in ("%", "percent", "per cent", "pct", "percents", "percentage points", "percentage point"):
        forms.append((words, Unit("percent", "percent")))
    forms += [("percentage", Unit("percent", "percent")), ("% points", Unit("percent", "percent"))]
    for seconds, _, __, names in table("en/durations.tsv"):
        forms += [(name, Unit("second", "duration", float(seconds), "duration")) for name in names.split("|")]
    for row in table("en/units.tsv"):
        spelt = row[4].split("|")
        spelt += [name.replace(" ", "-") for name in spelt if " " in name]  # "a 900-square-foot flat"
        forms += [(name, measures()[row[0]]) for name in spelt]
    for row in table("en/currencies.tsv"):
        unit = Unit(row[0], "money", float(row[1]), row[0])
        forms += [(name, unit) for name in row[3].split("|") if name]
        forms += [(sign, unit) for sign in row[2].split("|") if sign and not sign[0].isalpha()]
        forms += [("=" + sign, unit) for sign in row[2].split("|") if sign.isalpha() and sign.isascii()]
    return _index(forms)


def _index(forms: list[tuple[str, Unit]]) -> Forms:
    found: dict[str, list[tuple[tuple[str, ...], Unit, bool]]] = {}
    for form, unit in forms:
        touching = form.startswith("~")
        words = tuple(form.lstrip("~").replace("-", " - ").split())
        entry = (words, unit, touching)
        if all(words != other for other, *_ in found.get(words[0], ())):  # the first row wins: money "pound"
            found.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def unit_at(line: Lexemes, at: int) -> tuple[Unit, int] | None:
    """Read the unit at piece `at`, behind a number: the unit and the piece behind it, or None.

    >>> from readout.language.common.lexemes import lexemes
    >>> unit_at(lexemes("17 square kilometres"), 1)[0].name
    'square kilometre'
    """
    forms = unit_forms()
    for words, unit, touching in forms.get(line.low[at], ()):
        if line.fits(at, words) and not (touching and not _touches(line, at)):
            return unit, at + len(words)
    word = line.low[at]
    code = forms.get("=" + word)
    if code is None and word[:1] == "m" and len(word) == 4 and "=" + word[1:] in forms:  # "120 MEUR"
        unit = forms["=" + word[1:]][0][1]
        return (unit._replace(factor=1e6), at + 1) if line.is_capital(at) else None
    if code and (line.text[line.starts[at] : line.ends[at]].isupper() or line.glued(at) or line.size < 9):
        return code[0][1], at + 1
    return None


def _touches(line: Lexemes, at: int) -> bool:
    """Say whether a one-letter unit touches its figure, in its own case: "30C" and "3h", but not "5G".

    A metre may stand apart ("12 m long"); before any other noun "m" is a million.
    """
    if line.low[at] == "m" and (line.kinds[at + 1] != "w" or line.low[at + 1] in BESIDE_METRES):
        return True
    letter = line.text[line.starts[at]]
    return line.glued(at) and letter.isupper() == (letter in "CFW")


@cache
def signs() -> dict[str, Unit]:
    """Give the signs and codes of currencies."""
    found: dict[str, Unit] = {}
    for row in table("en/currencies.tsv"):
        for sign in row[2].split("|"):
            if sign:
                found.setdefault(sign, Unit(row[0], "money", float(row[1]), row[0]))
    return found


def currency_before(line: Lexemes, at: int) -> tuple[Unit, int] | None:
    """Read the currency that ends right before piece `at`: the unit and its first piece, or None."""
    if at == 0:
        return None
    known, last = signs(), line.low[at - 1]
    if last == "." and at > 1 and line.low[at - 2] == "rs":
        return known["rs"], at - 2
    if line.kinds[at - 1] == "s":
        if last not in known:
            return None
        touches = line.glued(at - 1)  # "c $ 16": a blank only where "s" cannot be a genitive
        if (
            at > 1
            and line.low[at - 2] + last in known
            and (touches or line.low[at - 2] not in ("s", "a", "t"))
        ):
            return known[line.low[at - 2] + last], at - 2
        if line.ends_with(at - 1, ("u", ".", "s", ".")):
            return known["us$"], at - 5
        return known[last], at - 1
    written = line.text[line.starts[at - 1] : line.ends[at - 1]]
    if last in known and (written.isupper() or last in ("rs", "rp", "usd", "eur", "gbp", "rmb")):
        return known[last], at - 1
    if last[:1] == "m" and last[1:] in known and written.isupper() and len(last) == 4:  # "MAUD 60"
        unit = known[last[1:]]
        return unit._replace(factor=unit.factor * 1e6), at - 1
    if last in ("dollar", "euro") and (at < 2 or line.low[at - 2] not in ("the", "u", "us", "a")):
        return known["$" if last == "dollar" else "eur"], at - 1
    return None


Hedges = dict[str, tuple[tuple[tuple[str, ...], QuantityBound], ...]]

BOUNDS: tuple[QuantityBound, ...] = (
    "exact", "about", "at least", "at most", "more than", "less than", "range", "vague",
)  # fmt: skip


@cache
def _hedges(name: str, *, by_last: bool) -> Hedges:
    known: dict[str, QuantityBound] = {bound: bound for bound in BOUNDS}
    found: dict[str, list[tuple[tuple[str, ...], QuantityBound]]] = {}
    for row in table(name):
        words = tuple(row[0].split())
        found.setdefault(words[-1 if by_last else 0], []).append((words, known[row[1]]))
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in found.items()}


def hedge_before(line: Lexemes, at: int) -> tuple[QuantityBound, int] | None:
    """Read the hedge that ends right before piece `at`: the bound and its first piece, or None."""
    if at == 0:
        return None
    for words, bound in _hedges("en/hedges.tsv", by_last=True).get(line.low[at - 1], ()):
        if line.ends_with(at, words):
            return bound, at - len(words)
    return None


def hedge_after(line: Lexemes, at: int) -> tuple[QuantityBound, int] | None:
    """Read the hedge at piece `at`, behind a value: the bound and the piece behind it, or None."""
    for words, bound in _hedges("en/hedges_after.tsv", by_last=False).get(line.low[at], ()):
        end = at + len(words)
        if line.fits(at, words) and not (line.low[end] == "than" and line.kinds[end + 1] == "n"):
            return bound, end
    return None
