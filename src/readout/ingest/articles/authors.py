"""Clean the names that a page gives as its authors."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from readout.ingest.shared.metadata import LONGEST_NAME, clean_line
from readout.language.common.pages.wording import BylineWords
from readout.language.pack.folders import each

_ADDRESS = re.compile(r"https?://\S*|\S+@\S+\.\S+|(?<!\w)@\w+")

MOST_AUTHORS = 20


def clean_authors(written: Iterable[str]) -> tuple[str, ...]:
    """Give each author's name once, without "By", roles, addresses and handles.

    >>> clean_authors(["By Jo Fenn, Crime Correspondent and Al Marsh", "@jofenn", "jo fenn", "admin"])
    ('Jo Fenn', 'Al Marsh')
    """
    kept: dict[str, str] = {}
    for words in written:
        for name in _names(words):
            kept.setdefault(name.casefold(), name)
    return tuple(kept.values())[:MOST_AUTHORS]


def _names(words: str) -> Iterator[str]:
    words = _ADDRESS.sub(" ", words).strip(" ,;|-")
    for language in _bylines():
        words = language.lead.sub("", words)
    whole = clean_line(words, LONGEST_NAME * 4)
    if whole is None:
        return
    parts = _parted(whole)
    for part in parts:
        name = clean_line(part.strip(" ,.-()"), LONGEST_NAME)
        if name is None or not any(letter.isalpha() for letter in name):
            continue
        if any(language.no_name.fullmatch(name) for language in _bylines()):
            continue
        if len(parts) > 1 and any(language.role.search(name) for language in _bylines()):
            continue
        yield name


def _parted(whole: str) -> list[str]:
    parts = [whole]
    for language in _bylines():
        parts = [name for part in parts for name in language.between.split(part)]
    return [part for part in parts if part and part.strip()]


@cache
def _bylines() -> tuple[BylineWords, ...]:
    """Give how each language names authors."""
    return tuple(language.WORDS for language in each("pages.bylines"))
