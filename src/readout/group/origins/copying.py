"""Find the stretches of copy that two documents share.

Copy is the outlet's own prose: words between quotation marks, posts and page furniture are
not, because independent reports of one event share those too. A stretch runs as far as the
words agree (typography aside); one or two edited words inside a sentence split it in two
stretches that stay together.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from readout.language.common.pages.wording import CopyWords
from readout.language.common.posts import find_post_spans
from readout.language.common.quoting import find_stretches
from readout.language.common.words import Words, split_words
from readout.language.pack.folders import each
from readout.model.document import Document
from readout.model.span import Span

# Words that must agree in a row before anything counts. Five is what near-duplicate work settled on
# for news; below it, set phrases ("at the end of the") match by chance.
SHINGLE = 5
# A stretch that stands alone counts from here on: independent reports of one event share phrases of
# five to seven words by chance ("was killed in a car crash on Monday"), and hardly any longer.
LONE_STRETCH = 8
# Shorter stretches count when they continue another one after an edit of at most so many words.
EDIT = 4
# A sentence counts as shared when so much of it is.
SENTENCE_SHARED = 0.5
# How many places of a repeated shingle are tried.
PLACES = 8

# Enough of a sentence's end for counting: a mark, closing marks, a blank, no small letter after it.
_SENTENCE_END = re.compile(r"(?<=[a-z\d)\]\"”’'])[.!?][\"”’')\]]*\s|[.!?][\"”’')\]]*\n|\n")

# A caption or a legal line is at most so long; a longer paragraph is prose.
LONGEST_LINE = 1_200


@dataclass(frozen=True, slots=True)
class Copy:
    """A document's words with which of them are its own prose.

    Attributes:
        document: the document.
        words: its comparable words; furniture, captions and legal lines are left out.
        own: for each word, whether it stands outside quotation marks and posts.
        size: the number of own words.
        sentences: the places of each sentence's words, as far as marks and lines tell sentences.
    """

    document: Document
    words: Words
    own: tuple[bool, ...]
    size: int
    sentences: tuple[range, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words that agree: `length` words from `first` in one text and from `second` in the other."""

    first: int
    second: int
    length: int


def read_copy(document: Document) -> Copy:
    """Split a document into words and tell its own prose from what it quotes."""
    words = split_words(document.text)
    lines = _lines(document.text)
    left_out = sorted([item.span for item in document.furniture] + _lines_that_travel(document.text, lines))
    if left_out:
        kept = _outside(words, left_out)
        words = Words(
            tuple([words.forms[place] for place in kept]),
            tuple([words.starts[place] for place in kept]),
            tuple([words.ends[place] for place in kept]),
        )
    own = [True] * len(words)
    for stretch in find_stretches(document.text, lines):
        first = bisect_right(words.ends, stretch.outer.start)
        last = bisect_left(words.starts, stretch.outer.end)
        own[first:last] = [False] * (last - first)
    for post in find_post_spans(document.text, lines):
        first, last = bisect_left(words.starts, post.start), bisect_left(words.starts, post.end)
        own[first:last] = [False] * (last - first)
    return Copy(document, words, tuple(own), sum(own), tuple(_sentences(document.text, words)))


def shared_stretches(one: Copy, other: Copy) -> list[Stretch]:
    """Give the stretches of copy that `one` shares with `other`, in order of `one`.

    Every word of `one` is in at most one stretch.
    """
    found = [run for run in _runs(one.words.forms, other.words.forms) if own_words(one, run) >= SHINGLE]
    return [run for at, run in enumerate(found) if run.length >= LONE_STRETCH or _continues(found, at)]


def kept_stretches(one: Copy, other: Copy, runs: Sequence[Stretch]) -> list[Stretch]:
    """Keep the runs that are copy on both sides: own words of both, and no set phrase that stands alone."""
    found = [
        run
        for run in runs
        if own_words(one, run) >= SHINGLE and sum(other.own[run.second : run.second + run.length]) >= SHINGLE
    ]
    return [run for at, run in enumerate(found) if run.length >= LONE_STRETCH or _continues(found, at)]


def shared_words(one: Copy, stretches: Sequence[Stretch]) -> int:
    """Count the own words of `one` that lie in `stretches`."""
    return sum(own_words(one, run) for run in stretches)


def shared_sentences(copy: Copy, stretches: Sequence[Stretch]) -> tuple[int, int]:
    """Count the sentences of `copy` that lie mostly in `stretches`, and all of its sentences."""
    shared = {place for run in stretches for place in range(run.first, run.first + run.length)}
    counts = [(len(words), len(shared.intersection(words))) for words in copy.sentences]
    return sum(common >= SENTENCE_SHARED * words for words, common in counts), len(counts)


def reverse_stretches(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Give the stretches as the other document sees them, in its order."""
    return sorted(Stretch(run.second, run.first, run.length) for run in stretches)


def own_words(copy: Copy, run: Stretch) -> int:
    """Count the words of a run that stand outside quotation marks in the document of its first side."""
    return sum(copy.own[run.first : run.first + run.length])


def _sentences(text: str, words: Words) -> Iterator[range]:
    """Yield the places of each sentence's words."""
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    first, number = 0, -1
    for place, start in enumerate(words.starts):
        at = bisect_left(ends, start)
        if at != number and place > first:
            yield range(first, place)
            first = place
        number = at
    if first < len(words):
        yield range(first, len(words))


def _runs(one: tuple[str, ...], other: tuple[str, ...]) -> list[Stretch]:
    """Cover `one` from left to right with the longest runs of words that `other` has."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(other) - SHINGLE + 1):
        places.setdefault(other[at : at + SHINGLE], []).append(at)
    found: list[Stretch] = []
    at = 0
    expected = 0
    while at <= len(one) - SHINGLE:
        best = (0, 0)
        for place in places.get(one[at : at + SHINGLE], ())[:PLACES]:
            length = _agreement(one, other, at, place)
            # Of two equally long runs the one that goes on where the last one ended.
            best = max(best, (length, -abs(place - expected)))
            if best == (length, -abs(place - expected)):
                chosen = place
        if best[0]:
            found.append(Stretch(at, chosen, best[0]))
            expected = chosen + best[0]
            at += best[0]
        else:
            at += 1
    return found


def _agreement(one: tuple[str, ...], other: tuple[str, ...], at: int, place: int) -> int:
    length = SHINGLE
    limit = min(len(one) - at, len(other) - place)
    while length < limit and one[at + length] == other[place + length]:
        length += 1
    return length


def _continues(runs: list[Stretch], at: int) -> bool:
    run = runs[at]
    before = at > 0 and _is_edit(runs[at - 1], run)
    return before or (at + 1 < len(runs) and _is_edit(run, runs[at + 1]))


def _is_edit(left: Stretch, right: Stretch) -> bool:
    gap_one = right.first - (left.first + left.length)
    gap_other = right.second - (left.second + left.length)
    return 0 <= gap_one <= EDIT and 0 <= gap_other <= EDIT


def _outside(words: Words, spans: Sequence[Span]) -> list[int]:
    """Give the places of the words that touch none of `spans`, which are sorted."""
    kept: list[int] = []
    at = 0
    for span in spans:
        kept.extend(range(at, bisect_right(words.ends, span.start)))
        at = max(at, bisect_left(words.starts, span.end))
    kept.extend(range(at, len(words)))
    return kept


def _lines(text: str) -> list[Span]:
    lines = []
    start = 0
    for line in text.splitlines(keepends=True):
        lines.append(Span(start, start + len(line)))
        start += len(line)
    return lines


def _lines_that_travel(text: str, lines: Sequence[Span]) -> list[Span]:
    """Give the lines that travel with pictures or masthead; furniture marks most, in a bare record none."""
    return [line for line in lines if len(line) <= LONGEST_LINE and _travels(line.of(text))]


def _travels(line: str) -> bool:
    return any(words.legal.match(line) or words.caption.match(line) for words in _wording())


@cache
def _wording() -> tuple[CopyWords, ...]:
    """Give how each language words such lines."""
    return tuple(language.WORDS for language in each("pages.copies"))
