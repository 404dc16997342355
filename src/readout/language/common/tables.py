"""Read the lexicons: small tables of words under `data/`, loaded once.

A table is UTF-8 text, one row a line, its columns parted by tabs; a line that starts
with `#` says where the rows come from.
"""

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of the lexicon `name`, in its order.

    >>> table("en/number_words.tsv")[0]
    ('zero', 'unit', '0')
    """
    text = (files("readout.language") / "data" / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def phrases(name: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Index a table whose first column is a phrase by the phrase's last word.

    Under each last word stand the phrases' words in reading order with the row's other columns, the
    longest phrase first, so that the first that fits is the one to take.
    """
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for row in table(name):
        words = tuple(row[0].split())
        found.setdefault(words[-1], []).append((words, row[1:]))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in found.items()}
