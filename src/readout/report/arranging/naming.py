"""What a report calls things: letters for documents, words for counts, dates and origins."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from readout.model.document import Document
from readout.model.readout import VERDICTS, Difference, Evidence, Origin, PartialUse, Readout, Side
from readout.report.arranging.dates import day, readable, without_midnight
from readout.report.arranging.excerpts import one_line

# Characters of a value that is seen at a glance: "1,180 tonnes".
BRIEF_VALUE = 14

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


def attributed(evidence: Iterable[Evidence], names: dict[str, str], most: int = 8) -> tuple[str, str]:
    """Give the letters of the documents that are cited, and from whom they say that they have it.

    "B, C" with ", via the Post (D)", or with "; B via the Post (D)" where C has it from nobody, or with "".
    """
    cited = list(evidence)
    letters = carriers(cited, names)
    via: dict[str, list[Evidence]] = {}
    for item in cited:
        if item.via is not None:
            known = names.get(item.via.doc or "")
            via.setdefault(f"via {one_line(item.via.name)}{f' ({known})' if known else ''}", []).append(item)
    note = ""
    for words, items in via.items():
        own = carriers(items, names)
        note += f", {words}" if own == letters else f"; {listed(own, most)} {words}"
    return listed(letters, most), note


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


def published(document: Document) -> str:
    """Write when a document appeared, or that it does not say."""
    return day(without_midnight(document.published.value)) if document.published else "not given"


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


def taken(part: PartialUse, names: dict[str, str]) -> str:
    """Say how much of a document another has too, and from whom it is where that is known."""
    one, other = names.get(part.document, "?"), names.get(part.other, "?")
    much = f"{len(part.shared):,} of {counted(part.sentences, 'sentence')}"
    return f"{one} has {much} from {other}" if part.is_directed else f"{one} shares {much} with {other}"


def credit_words(document: Document) -> str:
    """Give the exact words that say whose copy it is; "" when there are none."""
    return next((credit.words for credit in document.credits if credit.covers_text), "")


def own_values(sides: Sequence[Side]) -> list[str]:
    """Give the sides' values as a reader writes them; all "" where they only repeat words of the documents.

    A brief number is given all the same: it is seen before any sentence is read.
    """
    if all(_repeats(side) for side in sides):
        return [""] * len(sides)
    return [readable(side.value) for side in sides]


def _repeats(side: Side) -> bool:
    if len(side.value) <= BRIEF_VALUE and any(character.isdigit() for character in side.value):
        return False
    said = {_folded(item.exact) for item in side.evidence}
    return {_folded(piece) for piece in side.value.split(" … ")} <= said


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
