"""From whom a document says that it has a claim."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Via:
    """Where a document itself says that it has a claim from: another outlet, or an agency.

    Attributes:
        name: the outlet or agency, in the document's own words.
        doc: the id of the document among those compared whose outlet or agency it is, or None.
    """

    name: str
    doc: str | None = None
