"""Pair quotation marks into quoted stretches, paragraph by paragraph.

A mark is read by its shape and by its neighbours: newsrooms mix straight, curly, German,
French and doubled marks, and some slip. Stretches may stand inside each other. What goes
wrong in one paragraph stays there: a closing mark without an opening one is passed over,
an opening mark that is never closed ends with its paragraph. Only when the next paragraph
opens with the same sort of mark does the quotation go on there, as printers have it.

An apostrophe counts as a closing mark only when a single opening mark stands before it in
its paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from readout.language.common.tables import table
from readout.model.span import Span

Family = Literal["double", "angle", "single"]
Role = Literal["open", "close", "either"]

_MARK = re.compile(r"''|‘‘|’’|``|[\"“”„‟«»‘’‚‛‹›'`]")
_FAMILY: dict[str, Family] = {
    **dict.fromkeys(("''", "‘‘", "’’", "``", '"', "“", "”", "„", "‟"), "double"),
    **dict.fromkeys(("«", "»"), "angle"),
    **dict.fromkeys(("‘", "’", "‚", "‛", "‹", "›", "'", "`"), "single"),
}
# What the shape of a mark says. German closes with the English opening mark; Danish and some German
# print turns the angles round, so an angle is read by its neighbours first.
_OPENS = frozenset({"“", "„", "‟", "``", "‘‘", "‘", "‚", "‛", "‹", "«"})
_CLOSES = frozenset({"”", "’’", "’", "›", "»"})
_BEFORE_OPENING = frozenset("([{—–-/:;,…=>")
_AFTER_CLOSING = frozenset(")]}—–-/:;,.…!?<")
# Letters before the apostrophe of a plural's genitive ("the workers’ right") or of a verb that lost its end.
_BEFORE_APOSTROPHE = frozenset("snSN")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between quotation marks.

    Attributes:
        outer: with the marks.
        inner: without them, trimmed of blanks.
        family: which sort of mark it stands in.
        level: 0 for an outermost stretch, 1 for one inside it, and so on.
        is_closed: False when it ends with its paragraph for want of a mark.
        follows: the place, in the list of stretches, of the paragraph of quotation that it goes on
            from; None for a beginning.
    """

    outer: Span
    inner: Span
    family: Family
    level: int = 0
    is_closed: bool = True
    follows: int | None = None


class _Mark(NamedTuple):
    span: Span
    text: str
    family: Family
    role: Role
    is_weak: bool  # perhaps an apostrophe


def find_stretches(text: str, paragraphs: Sequence[Span]) -> list[Stretch]:
    """Give the quoted stretches of `text`, in order of their opening marks.

    >>> text = "“One,” he said. “Two ‘deep’\\n“and on.”\\nIt’s the workers’ ‘right’."
    >>> [s.inner.of(text) for s in find_stretches(text, [Span(0, 27), Span(28, 37), Span(38, 64)])]
    ['One,', 'Two ‘deep’', 'deep', 'and on.', 'right']
    """
    found: list[Stretch] = []
    left_open: int | None = None  # the stretch that the paragraph before left open
    for paragraph in paragraphs:
        inside = sorted(
            _paired(text, paragraph), key=lambda stretch: (stretch.outer.start, -stretch.outer.end)
        )
        first = len(found)
        ends: list[int] = []
        for stretch in inside:
            while ends and ends[-1] <= stretch.outer.start:
                ends.pop()
            found.append(_placed(stretch, len(ends)))
            ends.append(stretch.outer.end)
        left_open = _chain(found, first, paragraph, left_open)
    return found


def _placed(stretch: Stretch, level: int, follows: int | None = None) -> Stretch:
    return Stretch(stretch.outer, stretch.inner, stretch.family, level, stretch.is_closed, follows)


def _chain(found: list[Stretch], first: int, paragraph: Span, left_open: int | None) -> int | None:
    """Join the paragraph's opening stretch to the one left open; give what this one leaves open."""
    if left_open is not None and first < len(found):
        opening = found[first]
        if opening.outer.start == paragraph.start and opening.family == found[left_open].family:
            found[first] = _placed(opening, 0, left_open)
    still = [place for place in range(first, len(found)) if not found[place].is_closed]
    return still[0] if still else None


def _paired(text: str, paragraph: Span) -> Iterator[Stretch]:
    marks = list(_marks(text, paragraph))
    stack: list[tuple[_Mark, int]] = []  # opening marks, and how many double pairs closed before each
    closed = 0
    for mark in _without_apostrophes(text, marks):
        opener = _opener(stack, mark)
        if opener is None:
            if mark.role != "close":
                stack.append((mark, closed))
            continue
        start = stack[opener][0].span
        del stack[opener:]
        stretch = _stretch(text, start, mark.span, mark.family)
        if len(stretch.inner):
            closed += mark.family != "single"
            yield stretch
    yield from _unclosed(text, paragraph, stack, closed)


def _unclosed(text: str, paragraph: Span, stack: list[tuple[_Mark, int]], closed: int) -> Iterator[Stretch]:
    """Yield the one stretch that runs to the paragraph's end.

    A double mark left open before others that pair is a slip, unless the paragraph begins with it.
    """
    for mark, before in stack:
        runs = mark.family != "single" and (before == closed or mark.span.start == paragraph.start)
        if runs:
            inner = Span(mark.span.end, paragraph.end).trimmed(text)
            if len(inner):
                yield Stretch(Span(mark.span.start, paragraph.end), inner, mark.family, is_closed=False)
            return


def _stretch(text: str, opening: Span, closing: Span, family: Family) -> Stretch:
    inner = Span(opening.end, closing.start).trimmed(text)
    return Stretch(Span(opening.start, closing.end), inner, family)


def _opener(stack: list[tuple[_Mark, int]], mark: _Mark) -> int | None:
    """Give the place on the stack of the mark that `mark` closes, or None when it closes none."""
    if mark.role == "open":
        return None
    for place in range(len(stack) - 1, max(-1, len(stack) - 1 - DEEPEST), -1):
        family = stack[place][0].family
        if family == mark.family:
            return place
        if mark.family == "single":  # a single mark never closes across a double one
            return None
    return None


# Quotations inside quotations go two deep in print; beyond this many open marks the text is noise.
DEEPEST = 8


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        word = match.group()
        family = _FAMILY[word]
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        span = Span(match.start(), match.end())
        if family == "single" and before.isalnum() and after.isalnum():
            continue
        role = _role(word, before, after)
        is_weak = family == "single" and before.isalpha() and after == " " and role != "open"
        yield _Mark(span, word, family, role, is_weak)


def _role(word: str, before: str, after: str) -> Role:
    left_free = before.isspace() or before in _BEFORE_OPENING or before in _FAMILY
    right_free = after.isspace() or after in _AFTER_CLOSING or after in _FAMILY
    by_shape: Role = "open" if word in _OPENS else "close" if word in _CLOSES else "either"
    if left_free and not right_free:
        return "open" if word not in _CLOSES or before.isspace() else "close"
    if right_free and not left_free:
        return "close"
    if by_shape != "either":
        return by_shape
    if before.isspace() and not after.isspace():
        return "open"
    return "close" if after.isspace() and not before.isspace() else "either"


def _without_apostrophes(text: str, marks: list[_Mark]) -> Iterator[_Mark]:
    """Leave out the single marks that are apostrophes, and decide the double ones that may be either."""
    singles = 0
    doubles = 0
    following = _next_single(marks)
    for place, mark in enumerate(marks):
        if mark.family != "single":
            role: Role = mark.role
            if role == "either":
                role = "close" if doubles else "open"
            doubles = max(0, doubles + (1 if role == "open" else -1))
            yield _Mark(mark.span, mark.text, mark.family, role, mark.is_weak)
            continue
        if mark.role == "close":
            then = following[place]
            is_apostrophe = mark.is_weak and then is not None and then.role == "close"
            if singles and not (is_apostrophe and text[mark.span.start - 1] in _BEFORE_APOSTROPHE):
                singles -= 1
                yield mark
        elif mark.role == "open" and not _elided().match(text, mark.span.end):
            singles += 1
            yield mark


@cache
def _elided() -> re.Pattern[str]:
    """Give the expression of the words that begin with an apostrophe, and of decades: "’90s"."""
    words = [re.escape(word) for _, listed in table("common/elided.tsv") for word in listed.split()]
    known = "|".join((r"\d0s", *words))
    return re.compile(rf"(?:{known})\b", re.IGNORECASE)


def _next_single(marks: list[_Mark]) -> list[_Mark | None]:
    following: list[_Mark | None] = [None] * len(marks)
    last: _Mark | None = None
    for place in range(len(marks) - 1, -1, -1):
        following[place] = last
        if marks[place].family == "single":
            last = marks[place]
    return following
