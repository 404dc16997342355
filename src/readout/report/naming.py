"""What a report calls things: letters for documents, words for counts, dates and origins."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import PurePath

from readout.model.document import Document
from readout.model.readout import VERDICTS, Difference, Evidence, Origin, Readout, Side

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# What a reader is told about a difference of that verdict, in one line.
VERDICT_MEANS = {
    "conflict": "both cannot be true of the same thing at the same time",
    "unclear": "the evidence does not decide",
    "update": "a later report revises an earlier one",
    "scope": "they count or describe different things",
    "precision": "one is a rounding, a range or a vaguer form of the other",
    "same": "equal in another form",
}

# What a group of differences of that verdict is called.
VERDICT_TITLES = {
    "conflict": "Conflict",
    "unclear": "Unclear",
    "update": "Updated",
    "scope": "Scope",
    "precision": "Precision",
    "same": "Same",
}

# How a count of that verdict is worded: "3 of precision".
VERDICT_LABELS = {
    "unclear": "unclear",
    "update": "updated",
    "scope": "of scope",
    "precision": "of precision",
    "same": "same",
}


def letter(place: int) -> str:
    """Give the letter of the document at `place`.

    >>> [letter(place) for place in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    out = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        out = chr(ord("A") + rest) + out
    return out


def letters(readout: Readout) -> dict[str, str]:
    """Give each document's letter by its id, in the order of the input."""
    return {document.id: letter(place) for place, document in enumerate(readout.documents)}


def carriers(evidence: Iterable[Evidence], names: dict[str, str]) -> list[str]:
    """Give the letters of the documents that are cited, each once, in the order of the input."""
    cited = {item.doc for item in evidence}
    return [name for identifier, name in names.items() if identifier in cited]


def counted(number: int, thing: str, things: str = "") -> str:
    """Write a count with its noun.

    >>> counted(1, "document"), counted(1204, "word"), counted(2, "copy", "copies")
    ('1 document', '1,204 words', '2 copies')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def called(document: Document) -> str:
    """Give what to call a document: its outlet, else the last part of its path.

    >>> called(Document(id="d1", text="", sha256="", path="reports/north.jsonl:3"))
    'north.jsonl:3'
    """
    return document.outlet or PurePath(document.path).name or document.path


def word_count(document: Document) -> int:
    """Count the words of a document that are not page furniture."""
    kept, at = [], 0
    for item in document.furniture:
        kept.append(document.text[at : item.span.start])
        at = max(at, item.span.end)
    kept.append(document.text[at:])
    return sum(len(part.split()) for part in kept)


def day(value: str) -> str:
    """Write an ISO 8601 value for a reader; anything else stays as it is.

    >>> day("2031-03-04T09:40:00+01:00"), day("2031-03"), day("XXXX-08-01"), day("T18:00")
    ('4 March 2031, 09:40 +01:00', 'March 2031', '1 August (year open)', '18:00')
    """
    date, _, clock = value.partition("T")
    parts = date.split("-")
    if not date:
        return clock
    if not all(part.isdecimal() or part == "XXXX" for part in parts) or len(parts) > 3:
        return value
    if len(parts) > 1 and not 1 <= _number(parts[1]) <= 12:
        return value
    year = "(year open)" if parts[0] == "XXXX" else parts[0]
    words = [year] if len(parts) == 1 else [MONTHS[int(parts[1]) - 1], year]
    if len(parts) == 3:
        words.insert(0, str(_number(parts[2])))
    return " ".join(words) + (f", {_clock(value, clock)}" if clock else "")


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else 0


def _clock(value: str, clock: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return clock
    written = f"{moment:%H:%M}"
    if moment.utcoffset() is None:
        return written
    return f"{written} UTC" if moment.utcoffset() == timedelta(0) else f"{written} {moment.isoformat()[-6:]}"


def brief_day(value: str) -> str:
    """Write an ISO 8601 value as `day` does, in little space.

    >>> brief_day("2031-03-04T09:40:00+01:00"), brief_day("2031-05")
    ('4 Mar 2031, 09:40 +01:00', 'May 2031')
    """
    written = day(_without_midnight(value))
    for month in MONTHS:
        written = written.replace(month, month[:3])
    return written


def _without_midnight(value: str) -> str:
    """Leave out a clock that stands at midnight in no zone: so a date is written where a time is wanted."""
    date, _, clock = value.partition("T")
    return date if clock in ("00:00", "00:00:00") else value


def published(document: Document) -> str:
    """Write when a document appeared, or that it does not say."""
    return day(_without_midnight(document.published.value)) if document.published else "not given"


def origin_of(readout: Readout, identifier: str) -> Origin | None:
    """Give the origin of a document, or None when it was not looked for."""
    return next((origin for origin in readout.origins if identifier in origin.documents), None)


def whose(readout: Readout, document: Document) -> str:
    """Say in two or three words whose text a document carries."""
    if document.id not in readout.analysed:
        return f"not analysed ({document.language or 'language unknown'})"
    origin = origin_of(readout, document.id)
    if document.agency:
        return f"{document.agency} copy"
    if origin is not None and len(origin.documents) > 1:
        if origin.agency:
            return f"{origin.agency} copy"
        names = letters(readout)
        others = [names[other] for other in origin.documents if other != document.id and other in names]
        return f"shares its text with {listed(others)}"
    return "own text"


def credit_words(document: Document) -> str:
    """Give the exact words that say whose copy it is; "" when there are none."""
    return next((credit.words for credit in document.credits if credit.covers_text), "")


def own_value(side: Side) -> str:
    """Give a side's value; "" where it only repeats words of the document, in one piece or in several."""
    said = {_folded(item.exact) for item in side.evidence}
    return "" if {_folded(piece) for piece in side.value.split(" … ")} <= said else side.value


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def listed(names: list[str], most: int = 8) -> str:
    """Write names one after the other, the count of the rest when there are many.

    >>> listed(["A", "B", "C"]), listed(["A", "B", "C"], most=2)
    ('A, B, C', 'A, B and 1 more')
    """
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def verdict_counts(differences: Iterable[Difference]) -> list[tuple[str, int]]:
    """Count the differences by verdict, the weightiest first."""
    found = Counter(difference.verdict for difference in differences)
    return [(verdict, found[verdict]) for verdict in VERDICTS if found[verdict]]


def verdict_summary(readout: Readout) -> str:
    """Say in one line how the documents differ; that there is no conflict is said too."""
    found = dict(verdict_counts(readout.differences))
    conflicts = found.pop("conflict", 0)
    parts = [counted(conflicts, "conflict") if conflicts else "no conflict"]
    parts += [f"{number:,} {VERDICT_LABELS[verdict]}" for verdict, number in found.items()]
    return ", ".join(parts)


def heading(readout: Readout) -> list[str]:
    """Give the counts that head a report."""
    parts = [
        counted(len(readout.documents), "document"),
        counted(len(readout.origins), "origin"),
    ]
    left = [document for document in readout.documents if document.id not in readout.analysed]
    if left:
        parts.append(f"{len(left)} not analysed")
    dated = sorted(document.published.value[:10] for document in readout.documents if document.published)
    if not dated:
        parts.append("published: not given")
    elif dated[0] == dated[-1]:
        parts.append(f"published {day(dated[0])}")
    else:
        parts.append(f"published {day(dated[0])} to {day(dated[-1])}")
    return parts
