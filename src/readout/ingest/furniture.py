"""Mark what belongs to the page, not to the article."""

from readout.model.document import Furniture
from readout.model.span import Span


def find_furniture(text: str, title: Span | None = None, *, captured: bool = False) -> tuple[Furniture, ...]:
    """Give the page furniture of `text`, sorted and without overlap."""
    return ()
