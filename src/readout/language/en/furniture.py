"""Know the wording of news pages that is not article: menus, forms, notices, headings of link lists."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from readout.language.common.marks import plain
from readout.model.document import FurnitureKind
from readout.model.span import Span

Reach = Literal["tail", "list"]

# The longest line that is compared with the wording. Longer ones are paragraphs; and it keeps the time
# that a line can take within bounds.
LONGEST_LINE = 420
LONGEST_HEADING = 90
# Menus and notices repeat, on one page and from page to page.
CACHED_LINES = 4_096
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    lines: tuple[tuple[FurnitureKind, re.Pattern[str]], ...]
    headings: tuple[tuple[Reach, FurnitureKind, re.Pattern[str]], ...]
    labels: re.Pattern[str]
    inline: tuple[tuple[FurnitureKind, re.Pattern[str], tuple[str, ...]], ...]


@cache
def _lexicon() -> _Lexicon:
    data = json.loads(files("readout.language").joinpath("data/en/furniture.json").read_text("utf-8"))
    return _Lexicon(
        lines=tuple((cast(FurnitureKind, kind), _one_of(rules)) for kind, rules in data["lines"].items()),
        headings=tuple(
            (cast(Reach, reach), cast(FurnitureKind, kind), _one_of(rules))
            for reach, kinds in data["headings"].items()
            for kind, rules in kinds.items()
        ),
        labels=_one_of(data["labels"]),
        inline=tuple(
            (cast(FurnitureKind, kind), _one_of(entry["rules"]), tuple(entry["hints"]))
            for kind, entry in data["inline"].items()
        ),
    )


def _one_of(rules: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in rules), re.IGNORECASE)


def squeezed(line: str) -> str:
    """Give a line with plain marks and single blanks, without bullets at its ends.

    >>> squeezed("  • Read   more » ")
    'Read more'
    """
    return _BLANKS.sub(" ", plain(line)).strip(' \t•*·|>"')


@lru_cache(maxsize=CACHED_LINES)
def line_kind(line: str) -> FurnitureKind | None:
    """Say which furniture the whole of `line` is, or None.

    >>> line_kind("Posted by"), line_kind("Share on Facebook"), line_kind("Police shared a photo.")
    ('byline', 'share', None)
    """
    if len(line) > LONGEST_LINE:
        return None
    words = squeezed(line)
    return next((kind for kind, rule in _lexicon().lines if rule.fullmatch(words)), None)


@lru_cache(maxsize=CACHED_LINES)
def heading_kind(line: str) -> tuple[Reach, FurnitureKind] | None:
    """Say what block of the page `line` is the heading of, and whether the block reaches to the end.

    >>> heading_kind("About Us"), heading_kind("Related reading:"), heading_kind("A storm comes")
    (('tail', 'about'), ('tail', 'related'), None)
    """
    if len(line) > LONGEST_HEADING:
        return None
    words = squeezed(line)
    for reach, kind, rule in _lexicon().headings:
        if rule.fullmatch(words):
            return reach, kind
    return None


def is_section_label(line: str) -> bool:
    """Say whether `line` is the name of a newspaper's section."""
    return len(line) <= LONGEST_HEADING and _lexicon().labels.fullmatch(squeezed(line)) is not None


def find_inline(line: str) -> Iterator[tuple[Span, FurnitureKind]]:
    """Yield what stands inside a line of article and belongs to the page, with offsets into `line`."""
    lower = line.lower()
    for kind, rule, hints in _lexicon().inline:
        if not any(hint in lower for hint in hints):
            continue
        for match in rule.finditer(line):
            yield Span(match.start(), match.end()), kind
