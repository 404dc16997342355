"""What checking a report against its documents found."""

from dataclasses import dataclass
from typing import Literal

MismatchKind = Literal[
    "missing",  # no input is this document
    "bytes",  # an input has this id, but it was read from other bytes
    "text",  # the same bytes gave another text, as another version of the reader may
    "outside",  # the place lies beyond the end of the text
    "exact",  # other words stand there
    "prefix",  # other words stand before
    "suffix",  # other words stand behind
    "title",  # the document has another title
    "author",  # the document has other authors
    "metadata",  # the document says otherwise when, where or in which language it appeared
    "credit",  # the document has no such credit
    "name",  # the document does not hold this name
]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One line of a report that its document does not carry.

    Attributes:
        where: the place in the report, "differences[2].sides[0].evidence[1]".
        doc: the id of the document that should carry it.
        kind: what does not fit.
        expected: what the report says.
        found: what the inputs hold, in their own words or in ours where there are none.
    """

    where: str
    doc: str
    kind: MismatchKind
    expected: str
    found: str

    def __str__(self) -> str:
        """Give one line for a person."""
        return f"{self.where}: {self.kind} of {self.doc}: expected {self.expected!r}, found {self.found!r}"


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of checking a report.

    Attributes:
        documents: how many documents the report names.
        checked: how many lines were checked: documents, credits, names, evidence.
        mismatches: what did not fit.
    """

    documents: int
    checked: int
    mismatches: tuple[Mismatch, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether every line is carried by its document."""
        return not self.mismatches
