"""Cut a line into words, figures and marks for the readers of numbers and dates.

The parser's tokens are too coarse for this: it keeps `6.10am`, `3-5` and `$1.2bn` in one
piece or cuts them, as its training text had it. Here a figure, a run of letters and a mark are
always pieces of their own, and whether two pieces touch is kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.language.common.marks import plain


def piece(measured: Sequence[str] = ()) -> re.Pattern[str]:
    """Give the expression of a piece.

    Each branch reads its characters once; nothing in it can try the same stretch in two ways. A corpus whose
    words were set apart by spaces writes "120 , 000" and "6 . 1 - magnitude": no one else puts a space before
    a comma, and a full stop with one on both sides ends no sentence before a figure and one of the words
    `measured`.
    """
    behind = "|".join(("- [a-z]", "%", *map(re.escape, measured)))
    return re.compile(
        r"(?P<n>\d{1,3}(?: , \d{3})+(?![ ]?\d)"
        rf"|(?<!\d [.] )\d{{1,3}} \. \d{{1,2}}(?= (?:{behind}))"
        r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+(?![.]?\d))?|(?<!\d\.)\d+\.\d+(?!\.?\d)|\d+|(?<![\w.])\.\d+)"
        r"|(?P<w>[^\W\d_]+)|(?P<s>[^\w\s]|_)"
    )


# What cuts a line in a language of which nothing more is known.
PIECE = piece()

# Room behind the last piece, so that a reader may look ahead without asking for the end.
AHEAD = 6


@dataclass(frozen=True, slots=True)
class Lexemes:
    """The pieces of one line, as parallel rows; behind the last stand empty ones.

    Attributes:
        text: the line, typographic marks made plain, of the same length.
        low: each piece in lower case, "" behind the end.
        starts: where each starts in `text`.
        ends: where each ends.
        kinds: "n" for a figure, "w" for letters, "s" for a mark, " " behind the end.
        size: how many there are.
    """

    text: str
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: str
    size: int

    def glued(self, at: int) -> bool:
        """Say whether the piece touches the one before it."""
        return at > 0 and self.starts[at] == self.ends[at - 1] and at < self.size

    def parts_clock(self, at: int) -> bool:
        """Say whether a colon at `at` touches both neighbours, or is one space from both."""
        if at + 1 >= self.size or self.low[at] != ":":
            return False
        before, behind = self.starts[at] - self.ends[at - 1], self.starts[at + 1] - self.ends[at]
        return before == behind and behind in (0, 1)

    def is_capital(self, at: int) -> bool:
        """Say whether the piece starts with a capital letter."""
        return at < self.size and self.text[self.starts[at]].isupper()

    def fits(self, at: int, words: tuple[str, ...]) -> bool:
        """Say whether `words` stand at piece `at`."""
        return self.low[at : at + len(words)] == words

    def ends_with(self, before: int, words: tuple[str, ...]) -> bool:
        """Say whether `words` stand right before piece `before`."""
        return before >= len(words) and self.low[before - len(words) : before] == words


# Two steps read every line of a document, one after the other: its last lines are kept for the second.
# An article of 700 words has about 30; a longer line than this is no sentence and is not worth its memory.
KEPT_LINES = 128
LONGEST_KEPT = 5_000


def lexemes(text: str, piece: re.Pattern[str] = PIECE) -> Lexemes:
    """Cut `text` into pieces.

    >>> lexemes("About $1.2bn by 6.10am").low[:8]
    ('about', '$', '1.2', 'bn', 'by', '6.10', 'am', '')
    """
    return _kept(text, piece) if len(text) <= LONGEST_KEPT else _cut(text, piece)


def _cut(text: str, piece: re.Pattern[str]) -> Lexemes:
    text = plain(text)
    low, starts, ends, kinds = [], [], [], []
    for found in piece.finditer(text):
        low.append(found.group().lower().replace(" ", ""))
        starts.append(found.start())
        ends.append(found.end())
        kinds.append(found.lastgroup or "s")
    size = len(low)
    end = len(text)
    return Lexemes(
        text=text,
        low=(*low, *[""] * AHEAD),
        starts=(*starts, *[end] * AHEAD),
        ends=(*ends, *[end] * AHEAD),
        kinds="".join(kinds) + " " * AHEAD,
        size=size,
    )


_kept = lru_cache(maxsize=KEPT_LINES)(_cut)
