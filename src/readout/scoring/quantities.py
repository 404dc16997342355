"""Score quantities against the English specifications of Recognizers-Text.

Each file of the corpus is a list of short texts with the values they hold. A result
counts as found when one of our quantities overlaps it and has the same value, in the same
unit where one is given (cents against dollars, months against years of age are turned
into ours). Where we read a range ("eight to 10 feet") and the corpus one number of it, an
end that equals it counts. Left out: results without a value
("dollar" alone).
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.model.document import Failure
from readout.model.layers import Quantity
from readout.model.span import Span
from readout.pipeline.run import annotate_documents
from readout.scoring.corpora import Annotate, whole
from readout.scoring.phrases import phrase
from readout.scoring.scores import Figures

FOLDER = "quantities"
MODELS = ("Age", "Currency", "Dimension", "Number", "NumberRange", "Percent")

# The corpus names currencies in words; where it gives no ISO code, this is ours for it, and how many of
# ours one of theirs is.
CURRENCIES = {
    "Dollar": ("USD", 1.0),
    "Cent": ("USD", 0.01),
    "Pound": ("GBP", 1.0),
    "Pence": ("GBP", 0.01),
    "Penny": ("GBP", 0.01),
    "Bitcoin": ("XBT", 1.0),
    "Satoshi": ("XBT", 1e-8),
}

# Years in a unit of age: a month is a twelfth, a year 365.2425 days.
AGES = {"Year": 1.0, "Age": 1.0, "Month": 1 / 12, "Week": 7 / 365.2425, "Day": 1 / 365.2425}

# The corpus spells its units the American way; ours are SI names.
SPELLINGS = (("meter", "metre"), ("liter", "litre"), ("metric ton", "tonne"))

# One part in a million: the corpus prints fifteen digits, a turned unit may cost a few.
TOLERANCE = 1e-6

BOUNDS = {"(": "more than", "[": "at least", ")": "less than", "]": "at most"}


@dataclass(frozen=True, slots=True)
class Expected:
    """One result of the corpus: where it stands and what it resolves to."""

    model: str
    span: Span
    value: str
    unit: str
    code: str


def evaluate(data_dir: Path, annotate: Annotate = annotate_documents) -> Figures:
    """Give how many results each file holds and which share of them we have exactly; "all" pools them.

    Raises:
        MissingInputError: a file of the corpus is not there.
        BrokenInputError: a file is not JSON.
    """
    figures: Figures = {}
    total = right = 0
    for model in MODELS:
        rows = whole(data_dir / FOLDER / f"{model}Model.json")
        hits = [hit for _, __, hit in judged(rows, model, annotate)]
        figures[f"{model}_results"] = len(hits)
        figures[f"{model}_exact"] = sum(hits) / len(hits) if hits else 0.0
        total, right = total + len(hits), right + sum(hits)
    figures["all_results"] = total
    figures["all_exact"] = right / total if total else 0.0
    return figures


def judged(
    rows: Iterable[dict[str, Any]], model: str, annotate: Annotate = annotate_documents
) -> Iterator[tuple[str, Expected, bool]]:
    """Yield each expected result with its text and whether one of our quantities equals it."""
    rows = list(rows)
    given = [phrase(row["Input"], str(place)) for place, row in enumerate(rows)]
    for row, annotation in zip(rows, annotate(given), strict=True):
        if isinstance(annotation, Failure):
            continue
        ours = annotation.quantities or ()
        for expected in _expected(row, model):
            near = [quantity for quantity in ours if quantity.span.overlaps(expected.span)]
            yield row["Input"], expected, any(equals(quantity, expected) for quantity in near)


def _expected(row: dict[str, Any], model: str) -> Iterator[Expected]:
    for item in row["Results"]:
        resolution = item.get("Resolution") or {}
        value = resolution.get("value")
        if value in (None, "", "null"):
            continue
        span = Span(item["Start"], item["End"] + 1)
        yield Expected(model, span, value, resolution.get("unit", ""), resolution.get("isoCurrency", ""))


def equals(quantity: Quantity, expected: Expected) -> bool:
    """Say whether our quantity has the expected value and unit.

    >>> wanted = Expected("Currency", Span(0, 7), "12", "Cent", "")
    >>> equals(Quantity(Span(0, 7), "money", 0.12, 0.12, "USD"), wanted)
    True
    """
    if expected.model == "NumberRange":
        return _equals_range(quantity, expected.value)
    value = float(expected.value.rstrip("%"))
    factor, unit = 1.0, None
    if expected.model == "Percent":
        unit = "percent"
    elif expected.model == "Currency":
        unit, factor = CURRENCIES.get(expected.unit, (expected.code or expected.unit.lower(), 1.0))
    elif expected.model == "Age":
        unit, factor = "year", AGES[expected.unit]
    elif expected.model == "Dimension":
        unit = _spelling(expected.unit)
    if unit is not None and quantity.unit.lower() != unit.lower():
        return False
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return any(math.isclose(end, value * factor, rel_tol=TOLERANCE) for end in ends)


def _spelling(unit: str) -> str:
    name = unit.lower()
    for theirs, ours in SPELLINGS:
        name = name.replace(theirs, ours)
    return name


def _equals_range(quantity: Quantity, written: str) -> bool:
    """Compare with "[20,30)": both ends, and for a range open on one side whether its end belongs to it."""
    low, high = written[1:-1].split(",")
    if not (_same_end(quantity.low, low) and _same_end(quantity.high, high)):
        return False
    if low and high:
        return True
    return quantity.bound == BOUNDS[written[0] if low else written[-1]]


def _same_end(ours: float | None, written: str) -> bool:
    if ours is None or not written:
        return ours is None and not written
    return math.isclose(ours, float(written), rel_tol=TOLERANCE)
