"""Find the words that say which agency's copy a text is."""

from collections.abc import Iterable

from readout.model.document import Credit, Furniture


def find_credits(
    text: str,
    furniture: Iterable[Furniture],
    *,
    outlet: str | None = None,
    authors: Iterable[str] = (),
    named: Iterable[str] = (),
) -> tuple[Credit, ...]:
    """Give the credits of a text, in order of their places."""
    return ()
