"""Nouns as JSON: each field under its own name, in the order of the contract."""

from typing import Any

from readout.model.document import Failure, Published
from readout.model.readout import Evidence, Reason, SharedCopy
from readout.model.span import Span
from readout.model.via import Via

# Nouns that look the same wherever they stand. Evidence is the `E` of the contract.
ALIKE: dict[type, tuple[str, ...]] = {
    Evidence: ("doc", "start", "end", "exact", "prefix", "suffix", "via"),
    Via: ("name", "doc"),
    SharedCopy: ("evidence", "other"),
    Reason: ("what", "weight"),
    Published: ("value", "evidence"),
    Failure: ("input", "kind", "message"),
}
# Written only where there is something, so that what has none reads as it always has.
IF_ANY = frozenset({"via"})


def named(item: object, *fields: str) -> dict[str, Any]:
    """Give fields of a noun under their own names, in this order.

    >>> named(SharedCopy(Evidence("a", 0, 2, "No"), Evidence("b", 7, 9, "no")), "other")
    {'other': {'doc': 'b', 'start': 7, 'end': 9, 'exact': 'no', 'prefix': '', 'suffix': ''}}
    """
    return {
        field: plain(value)
        for field in fields
        if (value := getattr(item, field)) is not None or field not in IF_ANY
    }


def plain(value: object) -> Any:
    """Give a value as JSON has it: a list for a tuple, a noun of `ALIKE` by its fields, all else as it is.

    >>> plain((Failure("scan.pdf", "UnsupportedFormatError", "nothing reads it"), None))
    [{'input': 'scan.pdf', 'kind': 'UnsupportedFormatError', 'message': 'nothing reads it'}, None]
    """
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    fields = ALIKE.get(type(value))
    return value if fields is None else named(value, *fields)


def ends(span: Span) -> dict[str, int]:
    """Give a place where other fields stand beside it."""
    return {"start": span.start, "end": span.end}


def maybe_ends(span: Span | None) -> dict[str, int] | None:
    """Give a place, or None where there is none."""
    return None if span is None else ends(span)


def pair(span: Span) -> list[int]:
    """Give a place in a list of places."""
    return [span.start, span.end]
