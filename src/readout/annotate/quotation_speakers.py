"""Tell which entity of the document each speaker is, where the text decides it."""

from readout.annotate.quotation_build import Draft
from readout.annotate.quotation_page import Page
from readout.model.layers import Entity, Mention, Quotation, Speaker
from dataclasses import replace
from collections.abc import Sequence


def name_speakers(page: Page, drafts: Sequence[Draft], entities: Sequence[Entity], mentions: Sequence[Mention]) -> list[Quotation]:
    """Give the quotations with their speakers."""
    return [replace(d.quotation, speaker=None if d.speaker is None else Speaker(page.parse.span(*d.speaker))) for d in drafts]
