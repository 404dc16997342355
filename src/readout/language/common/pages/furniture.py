"""Read a language's wording of what is on a news page and not in its article; its data file says the form."""

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from readout.model.document import FurnitureKind

Reach = Literal["tail", "list"]


class FurnitureWords(NamedTuple):
    """Wording that is no article: `furniture` of a language's `pages` has it as `WORDS`.

    Attributes:
        lines: what fills a line, by its kind.
        headings: what is the heading of a block, with how far that reaches and its kind.
        labels: names of sections.
        inline: what stands inside a line of article, by its kind, with letters of which one is in every
            line that has it, in small letters.
        forms: what stands in a form of the page, by its kind, one phrase a pattern, with letters as above.
        runs: a heading that stands in one line with what is under it, by its kind; capitals count.
        portrait: what follows the name of an outlet that speaks of itself under an article.
    """

    lines: tuple[tuple[FurnitureKind, re.Pattern[str]], ...]
    headings: tuple[tuple[Reach, FurnitureKind, re.Pattern[str]], ...]
    labels: re.Pattern[str]
    inline: tuple[tuple[FurnitureKind, re.Pattern[str], tuple[str, ...]], ...]
    forms: tuple[tuple[FurnitureKind, tuple[re.Pattern[str], ...], tuple[str, ...]], ...]
    runs: tuple[tuple[FurnitureKind, re.Pattern[str]], ...]
    portrait: re.Pattern[str]


def read_furniture(name: str) -> FurnitureWords:
    """Read the data file `name`."""
    data = json.loads((files("readout.language") / "data" / name).read_text("utf-8"))
    return FurnitureWords(
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
        forms=tuple(
            (cast(FurnitureKind, kind), tuple(map(_one, entry["phrases"])), tuple(entry["hints"]))
            for kind, entry in data["forms"].items()
        ),
        runs=tuple((cast(FurnitureKind, kind), _one_of(rules, 0)) for kind, rules in data["runs"].items()),
        portrait=_one_of(data["portrait"]),
    )


def _one(phrase: str) -> re.Pattern[str]:
    return re.compile(phrase, re.IGNORECASE)


def _one_of(rules: Sequence[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in rules), flags)
