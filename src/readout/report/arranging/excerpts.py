"""Show copied words in little space, safely, and without passing our own marks off as theirs.

Two conventions hold in every report. Words between quotation marks are copied; an
ellipsis that we make stands outside the marks, one inside them is the document's own.
Characters that could steer a terminal or turn the reading direction are replaced, one
for one, by U+FFFD, so that every offset still holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from readout.model.readout import CONTEXT, Evidence

PieceKind = Literal["plain", "marked", "shared", "own", "gap"]

# C0 and C1 controls but tab and the line ends, DEL, the bidirectional embeddings, overrides and
# isolates (they can make words read backwards: CVE-2021-42574), lone surrogates, noncharacters,
# invisible "tag" characters.
STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
REPLACEMENT = "\ufffd"
BLANKS = re.compile(r"\s+")
LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")

# Between its first and its last third a cut falls at a blank; a "word" longer than that is cut anywhere.
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an excerpt: copied words, copied words that matter, or a gap that we made.

    Where what all say is told from what only one says, words are shared or its own.
    """

    text: str
    kind: PieceKind = "plain"


GAP = Piece("…", "gap")


def neutral(text: str) -> str:
    r"""Give `text` without characters that steer what shows it; as long as before.

    >>> neutral("red \x1b[31m\u202e end")
    'red �[31m� end'
    """
    return STEERING.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    r"""Give `text` neutralised and on one line.

    >>> one_line(" two\n lines\t here ")
    'two lines here'
    """
    return BLANKS.sub(" ", neutral(text)).strip()


def beginning(text: str, limit: int) -> str:
    """Give at most `limit` characters from the start of `text`, cut at a word's end.

    >>> beginning("a letter in which two officers warned", 17)
    'a letter in which'
    """
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", max(0, limit - LONGEST_WORD), limit + 1)
    return text[: cut if cut > 0 else limit].rstrip()


def ending(text: str, limit: int) -> str:
    """Give at most `limit` characters from the end of `text`, cut at a word's start.

    >>> ending("two officers warned the company", 12)
    'the company'
    """
    if len(text) <= limit:
        return text
    start = len(text) - limit
    cut = text.find(" ", max(0, start - 1), min(len(text), start + LONGEST_WORD))
    return text[cut + 1 if cut >= 0 else start :].lstrip()


def shortened(text: str, limit: int) -> tuple[Piece, ...]:
    """Give the start of `text`, on one line, followed by a gap when it was cut.

    >>> [piece.text for piece in shortened("a letter in which two officers warned", 20)]
    ['a letter in which', '…']
    """
    words = one_line(text)
    kept = beginning(words, limit)
    return (Piece(kept),) if len(kept) == len(words) else (Piece(kept), GAP)


def around(inner: Evidence, context: Evidence | None, limit: int) -> tuple[Piece, ...]:
    """Give `inner` marked within its context, at most about `limit` characters.

    Without a context, or when it does not hold `inner`, the words before and after on the same
    line, which the evidence itself carries, are the context.
    """
    if context is not None and context.doc == inner.doc and context.span.covers(inner.span):
        cut = inner.start - context.start
        left, right = context.exact[:cut], context.exact[inner.end - context.start :]
        return _around(left, inner.exact, right, limit, ends=(False, False))
    left = LINE_END.split(inner.prefix)[-1]
    right = LINE_END.split(inner.suffix)[0]
    # A prefix of full length starts anywhere, so its first word may be half a word.
    is_cut = len(left) == CONTEXT, len(right) == CONTEXT
    left = left.partition(" ")[2] if is_cut[0] else left
    right = right.rpartition(" ")[0] if is_cut[1] else right
    return _around(left, inner.exact, right, limit, ends=is_cut)


def marked(marks: Sequence[Evidence], context: Evidence | None, limit: int) -> tuple[Piece, ...]:
    """Give several words marked within one context, at most about `limit` characters.

    Words outside the context are left unmarked; when none lies within it, the first stands alone.
    """
    inner = [item for item in marks if context and item.doc == context.doc and context.span.covers(item.span)]
    if context is None or len(inner) < 2:
        return around(inner[0] if inner else marks[0], context, limit)
    spans = [(item.start - context.start, item.end - context.start) for item in inner]
    return set_off(context.exact, spans, limit)


def set_off(
    text: str,
    spans: Sequence[tuple[int, int]],
    limit: int,
    kinds: tuple[PieceKind, PieceKind] = ("marked", "plain"),
) -> tuple[Piece, ...]:
    """Give about `limit` characters of `text`: these stretches of the first kind, all else of the second.

    >>> [piece.kind for piece in set_off("the red barge sank", [(8, 13)], 80)]
    ['plain', 'marked', 'plain']
    """
    left, right = _window(text, spans[0][0], spans[-1][1], limit) if spans else _window(text, 0, 0, limit)
    pieces = [GAP] if left > 0 else []
    at = left
    for start, end in spans:
        start, end = min(max(start, at), right), min(end, right)
        if start < end:
            pieces += [
                Piece(_spaced(text[at:start]), kinds[1]),
                Piece(_spaced(text[start:end]), kinds[0]),
            ]
            at = end
    pieces.append(Piece(_spaced(text[at:right]), kinds[1]))
    if right < len(text):
        pieces.append(GAP)
    return tuple(piece for piece in pieces if piece.text)


def _window(text: str, first: int, last: int, limit: int) -> tuple[int, int]:
    """Give the part of `text` to show: about `limit` characters, with `first` to `last` where they fit."""
    if len(text) <= limit:
        return 0, len(text)
    last = min(last, first + limit)
    room = limit - (last - first)
    right = min(len(text), last + max(room // 2, room - first))
    left = max(0, right - limit)
    if left:
        cut = text.find(" ", left, first)
        left = cut + 1 if cut >= 0 else first
    if right < len(text):
        cut = text.rfind(" ", last if room else first + 1, right + 1)
        right = cut if cut >= 0 else last
    return left, right


def _spaced(text: str) -> str:
    """Give `text` on one line, the blanks at its edges kept as one each."""
    return BLANKS.sub(" ", neutral(text))


def _around(left: str, middle: str, right: str, limit: int, *, ends: tuple[bool, bool]) -> tuple[Piece, ...]:
    before, marked, after = one_line(left), one_line(middle), one_line(right)
    kept = beginning(marked, limit)
    if len(kept) < len(marked):
        return Piece(kept, "marked"), GAP
    room = limit - len(marked)
    right_room = max(room // 2, room - len(before))
    shown_after = beginning(after, right_room) if right_room else ""
    shown_before = ending(before, room - len(shown_after)) if room > len(shown_after) else ""
    pieces = [GAP] if ends[0] or len(shown_before) < len(before) else []
    if shown_before:
        pieces.append(Piece(shown_before + _joint(left[-1:] + middle[:1])))
    pieces.append(Piece(marked, "marked"))
    if shown_after:
        pieces.append(Piece(_joint(middle[-1:] + right[:1]) + shown_after))
    if ends[1] or len(shown_after) < len(after):
        pieces.append(GAP)
    return tuple(pieces)


def _joint(touching: str) -> str:
    """Give the blank between two neighbours, or nothing when they touch ("$" and "11")."""
    return " " if any(character.isspace() for character in touching) else ""


def quoted(pieces: tuple[Piece, ...]) -> str:
    """Write an excerpt as plain words: quotation marks around what is copied, gaps outside them.

    >>> quoted((GAP, Piece("in which two "), Piece("officers", "marked"), GAP))
    '… “in which two officers” …'
    """
    out, inside = [], False
    for piece in pieces:
        if piece.kind == "gap":
            out.append("” …" if inside else "…")
            inside = False
            continue
        if not inside:
            out.append(" “" if out else "“")
            inside = True
        out.append(piece.text)
    if inside:
        out.append("”")
    return "".join(out)
