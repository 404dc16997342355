"""Clean the names that a page gives as its authors."""

import re
from collections.abc import Iterable, Iterator

from readout.ingest.shared.metadata import LONGEST_NAME, clean_line

_LEAD = re.compile(
    r"^(?:(?:posted|written|reported|story|text|words|analysis|opinion|interview|report)\s+)?"
    r"(?:by|von|par|por|av|door|di|de)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|\||•|\band\b|\bund\b|\bet\b|&|\n)\s*|\s*,\s+")
_ADDRESS = re.compile(r"https?://\S*|\S+@\S+\.\S+|(?<!\w)@\w+")
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|journalist|staff|columnist|contributor|producer|bureau chief|"
    r"newsroom|desk|redaktion|chief|analyst|photographer|author|freelance)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:admin|administrator|editor|editors|webmaster|guest|unknown|none|null|author|staff|user\d*)",
    re.IGNORECASE,
)

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
    words = _LEAD.sub("", _ADDRESS.sub(" ", words).strip(" ,;|-"))
    whole = clean_line(words, LONGEST_NAME * 4)
    if whole is None:
        return
    parts = [part for part in _BETWEEN.split(whole) if part and part.strip()]
    for part in parts:
        name = clean_line(part.strip(" ,.-()"), LONGEST_NAME)
        if name is None or _NO_NAME.fullmatch(name) or not any(letter.isalpha() for letter in name):
            continue
        if len(parts) > 1 and _ROLE.search(name):
            continue
        yield name
