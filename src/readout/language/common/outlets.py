"""Know outlets whose name has no word of media in it: "Le Monde", "CNN"."""

from functools import cache

from readout.language.common.tables import table


@cache
def _names() -> dict[str, str]:
    rows = table("common/outlets.tsv")
    return {name: row[0] for row in rows for name in (row[0], *row[1].split("|")) if name}


def outlet_named(words: str) -> str | None:
    """Give the usual name of the outlet that `words` are a name of, as they are written, or None.

    >>> outlet_named("BBC News"), outlet_named("bbc")
    ('BBC', None)
    """
    return _names().get(words)
