"""Score time expressions against the English specifications of Recognizers-Text.

Each text comes with the moment it was said, which we take for the day of publication. A
result counts as found when one of our expressions overlaps it and has one of its values:
where a weekday or a date without a year may lie before or after, the corpus lists both.

Compared: days by their day; stretches by both ends (an English "from 3 to 12" is
inclusive, so the ends may also be compared as the two days named); a bound ("since",
"before") by its one end; clock times to the minute; a part of a day by its day, because
its hours are a convention (theirs are 8 to 12 for a morning, ours 0 to 12).

Left out, and counted by `evaluate` under `left_out_…` (in brackets: how many of the 510 results that we
develop on): what recurs ("every week", 25); durations, which are quantities (26); a part of the day
without a day ("in the morning", 15), which has no value; "now" (9); what the corpus itself does not
resolve (8); what a report counts from another moment than its publication ("three days later", "that
weekend", 10); a bare unit ("the day", 7); and what one says to an assistant rather than to readers: hours
without morning or evening ("Tuesday 10-4", 8), a start with a length ("from 9:30 for 7 hours", 7), business
days (2), a time zone alone (1).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from readout.model.document import Failure
from readout.model.layers import TimeExpression
from readout.model.span import Span
from readout.pipeline.run import annotate_documents
from readout.scoring.corpora import Annotate, whole
from readout.scoring.phrases import phrase
from readout.scoring.scores import Figures

FOLDER = "times"

LEFT_OUT = (
    # We leave these open on purpose: in a report they count from another moment than its publication.
    ("told from another moment", re.compile(r"\blater$|^the (?:next day|day before)$|^same |^that ")),
    ("bare unit", re.compile(r"^(?:the )?(?:day|week|weekend|fortnight|month|year)$|\beod\b")),
    # What one says to an assistant: hours without morning or evening, a start with a length, a limit.
    ("appointment hours", re.compile(r"(?<![\d:./-])\d{1,2} ?(?:-|to|and) ?\d{1,2}$|\d{4}-\d{4}$")),
    ("start with a length", re.compile(r"\bfor (?:[\d.]+|an?) \w+|^within ")),
)


@dataclass(frozen=True, slots=True)
class Expected:
    """One result: where it stands, its type, and its values, any of which will do."""

    span: Span
    type: str
    values: tuple[Mapping[str, Any], ...]


def evaluate(data_dir: Path, annotate: Annotate = annotate_documents) -> Figures:
    """Give how many results a news reader would meet and which share we resolve exactly.

    Raises:
        MissingInputError: a file of the corpus is not there.
        BrokenInputError: a file is not JSON.
    """
    rows = whole(data_dir / FOLDER / "DateTimeModel.json")
    figures: Figures = {}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for _, expected, hit in judged(rows, annotate):
        for name in (expected.type, "all"):
            total[name] += 1
            right[name] += hit
    for name in sorted(total):
        figures[f"{name}_results"] = total[name]
        figures[f"{name}_exact"] = right[name] / total[name]
    reasons = Counter(left_out(result, row["Input"]) for row in rows for result in row["Results"])
    for reason, count in sorted(reasons.items()):
        if reason:
            figures["left_out_" + reason.replace(" ", "_")] = count
    return figures


def judged(
    rows: Iterable[dict[str, Any]], annotate: Annotate = annotate_documents
) -> Iterator[tuple[str, Expected, bool]]:
    """Yield each expected result that is not left out, with its text and whether we have it exactly."""
    rows = list(rows)
    given = [phrase(row["Input"], str(place), said=_said(row)) for place, row in enumerate(rows)]
    for row, annotation in zip(rows, annotate(given), strict=True):
        if isinstance(annotation, Failure):
            continue
        for result in row["Results"]:
            expected = _expected(result)
            if left_out(result, row["Input"]):
                continue
            near = [time for time in annotation.times or () if time.span.overlaps(expected.span)]
            yield row["Input"], expected, any(equals(time, expected) for time in near)


def _said(row: Mapping[str, Any]) -> str:
    return str((row.get("Context") or {}).get("ReferenceDateTime") or "")[:19]


def _expected(result: Mapping[str, Any]) -> Expected:
    values = tuple((result.get("Resolution") or {}).get("values") or ())
    return Expected(Span(result["Start"], result["End"] + 1), result["TypeName"].split(".")[-1], values)


def left_out(result: Mapping[str, Any], text: str) -> str:
    """Name why a result is left out, or give ""."""
    kind = result["TypeName"].split(".")[-1]
    values = (result.get("Resolution") or {}).get("values") or []
    if kind == "set":
        return "recurring"
    if kind == "duration":
        return "duration"
    if kind == "timezone":
        return "zone alone"
    if all(value.get("value") == "not resolved" for value in values):
        return "not resolved there"
    timexes = " ".join(str(value.get("timex", "")) for value in values)
    if "PRESENT_REF" in timexes:
        return "the present"
    if "BD" in timexes:
        return "business days"
    words = result["Text"].lower()
    for reason, pattern in LEFT_OUT:
        if pattern.search(words):
            return reason
    if kind == "timerange" and timexes.split()[0][:3] in ("TMO", "TAF", "TEV", "TNI", "TDT", "TNT", "TME"):
        return "part of a day without a day"
    return ""


def equals(time: TimeExpression, expected: Expected) -> bool:
    """Say whether our expression has one of the expected values."""
    return any(_fits(time, value) for value in expected.values)


def _fits(time: TimeExpression, value: Mapping[str, Any]) -> bool:
    kind = value["type"]
    if "value" in value and kind.endswith("range"):  # "around 1pm"
        kind = {"timerange": "time", "datetimerange": "datetime", "daterange": "date"}[kind]
    if kind == "date":
        return time.value is not None and time.value[:10] == value.get("value") and "/" not in time.value
    if kind == "datetime":
        return _minute(time.value) == str(value.get("value"))[:16].replace(" ", "T")
    if kind == "time":
        return _clock(time.value) == _hour(str(value.get("value")))
    if kind == "timerange":
        return _clock_range(time, value)
    timex = str(value.get("timex", ""))
    if kind == "datetimerange" and timex[-3:] in ("TMO", "TAF", "TEV", "TNI"):
        return time.precision == "part of day" and time.value == str(value["start"])[:10]
    return _range(time, value)


def _minute(value: str | None) -> str:
    return (value or "")[:16]


def _clock(value: str | None) -> str:
    """Give the time of day of a value, with or without its day: ours joins "Christmas Eve at 6 p.m."."""
    day, mark, clock = (value or "").partition("T")
    return _hour(clock[:5]) if mark and "/" not in clock else ""


def _hour(clock: str) -> str:
    return clock[:5].replace("24:", "00:")


def _clock_range(time: TimeExpression, value: Mapping[str, Any]) -> bool:
    if time.value is None or not time.value.startswith("T"):
        return False
    ends = [_hour(end[1:6]) for end in time.value.split("/")]
    wanted = [_hour(str(value[end])) for end in ("start", "end") if end in value]
    return ends == wanted


def _range(time: TimeExpression, value: Mapping[str, Any]) -> bool:
    """Compare a stretch of days or moments by its ends."""
    start, end = _moment(value.get("start")), _moment(value.get("end"))
    ours = _moment(time.start), _moment(time.end)
    if start is None or end is None:
        wanted, found = (start, ours[0]) if end is None else (end, ours[1])
        if wanted is None or found is None or (ours[0] is None) == (ours[1] is None):
            return False
        # "after January 1", "until April 27": the corpus gives the day itself, we the first moment that fits.
        return found in (wanted, wanted + timedelta(days=1))
    if ours == (start, end):
        return True
    if time.value is None or "/" not in time.value:
        return False
    first, second = time.value.split("/")
    return (_moment(first), _moment(second)) == (start, end)


def _moment(written: object) -> datetime | None:
    """Read "2021", "2021-05", "2021-05-19", "2021-05-19 18:00:00" as the moment it starts."""
    if not isinstance(written, str) or not written[:4].isdigit():
        return None
    padded = written.replace(" ", "T") + "-01-01"[len(written) - 4 :] if len(written) < 10 else written
    try:
        return datetime.fromisoformat(padded.replace(" ", "T").removesuffix("Z")).replace(tzinfo=None)
    except ValueError:
        return None
