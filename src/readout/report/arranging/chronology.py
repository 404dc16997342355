"""Part the moments of a readout into background, what the reports are about, and what is to come."""

from dataclasses import dataclass

from readout.model.readout import Moment, Readout
from readout.report.arranging.dates import day

# A moment that began this many years before the first report is background.
BACKGROUND_YEARS = 1

# A moment known no finer than this that began before the reports is background too ("founded in 2031").
COARSE = frozenset({"century", "decade", "year"})

# What happened, or is said to have: a status that begins otherwise says that it has not (yet).
HAPPENED = ("reported", "denied")


@dataclass(frozen=True, slots=True)
class Chronology:
    """The moments, each with its line number from 1.

    Attributes:
        background: what happened long before the reports.
        near: the rest, in order of time.
    """

    background: tuple[tuple[int, Moment], ...]
    near: tuple[tuple[int, Moment], ...]


def chronology(readout: Readout) -> Chronology:
    """Part the moments; without a date of publication nothing is background but what is known by the year."""
    first = min(
        (document.published.value for document in readout.documents if document.published), default=""
    )
    numbered = list(enumerate(readout.timeline, start=1))
    background = [line for line, item in numbered if _is_background(item, first)]
    return Chronology(
        tuple(pair for pair in numbered if pair[0] in background),
        tuple(pair for pair in numbered if pair[0] not in background),
    )


def _is_background(item: Moment, first: str) -> bool:
    if not item.status.startswith(HAPPENED):
        return False
    year = item.when[:4]
    if not year.isdecimal():
        return False
    if not first[:4].isdecimal():
        return item.precision in COARSE
    published = int(first[:4])
    if item.precision in COARSE:
        return int(year) <= published
    if int(year) != published - BACKGROUND_YEARS:
        return int(year) < published
    return item.when[4:10] < first[4:10]


def is_to_come(item: Moment, readout: Readout) -> bool:
    """Say whether a moment lies wholly after the last report, as far as days tell."""
    last = max(
        (document.published.value[:10] for document in readout.documents if document.published), default=""
    )
    date = item.when.partition("T")[0].partition("/")[0]
    if not last or not date.replace("-", "").isdecimal() or item.precision == "season":
        return False
    return date > last[: len(date)]


def when(item: Moment) -> str:
    """Write when something happened; for what is only ordered, whether it came after or before its anchor."""
    if item.relation and not item.when:
        return item.relation
    return f"{day(item.when)} (day open)" if item.when.startswith("T") else day(item.when)


def marks(item: Moment, readout: Readout) -> list[str]:
    """Give our labels of a moment that has not simply happened: "planned", "to come"."""
    labels = [] if item.status == "reported" else [item.status]
    return [*labels, "to come"] if is_to_come(item, readout) else labels
