"""Ask every language how its news pages are worded.

A page is cleaned before its language is known, and some pages mix two.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from readout.language.common.marks import plain
from readout.language.common.pages.furniture import FurnitureWords, Reach
from readout.language.common.pages.wording import CaptionWords, CreditWords, DatelineWords, HeadlineWords
from readout.language.pack.folders import each
from readout.model.document import FurnitureKind
from readout.model.span import Span

# The longest line that is compared with the wording. Longer ones are paragraphs; and it keeps the time
# that a line can take within bounds.
LONGEST_LINE = 420
LONGEST_HEADING = 90
# Menus and notices repeat, on one page and from page to page.
CACHED_LINES = 4_096
_BLANKS = re.compile(r"\s+")


@cache
def captions() -> tuple[CaptionWords, ...]:
    """Give how captions are worded in each language."""
    return tuple(language.WORDS for language in each("pages.captions"))


@cache
def credit_lines() -> tuple[CreditWords, ...]:
    """Give how a text says in each language whose copy it is."""
    return tuple(language.WORDS for language in each("pages.credits"))


@cache
def datelines() -> tuple[DatelineWords, ...]:
    """Give what tells a dateline from a sentence in each language."""
    return tuple(language.WORDS for language in each("pages.datelines"))


@cache
def headlines() -> tuple[HeadlineWords, ...]:
    """Give what a headline may end with in each language."""
    return tuple(language.WORDS for language in each("pages.headlines"))


@cache
def _furniture() -> tuple[FurnitureWords, ...]:
    return tuple(language.WORDS for language in each("pages.furniture"))


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
    rules = (rule for language in _furniture() for rule in language.lines)
    return next((kind for kind, rule in rules if rule.fullmatch(words)), None)


@lru_cache(maxsize=CACHED_LINES)
def heading_kind(line: str) -> tuple[Reach, FurnitureKind] | None:
    """Say what block of the page `line` is the heading of, and whether the block reaches to the end.

    >>> heading_kind("About Us"), heading_kind("Related reading:"), heading_kind("A storm comes")
    (('tail', 'about'), ('tail', 'related'), None)
    """
    if len(line) > LONGEST_HEADING:
        return None
    words = squeezed(line)
    rules = (rule for language in _furniture() for rule in language.headings)
    return next(((reach, kind) for reach, kind, rule in rules if rule.fullmatch(words)), None)


def is_section_label(line: str) -> bool:
    """Say whether `line` is the name of a newspaper's section."""
    if len(line) > LONGEST_HEADING:
        return False
    words = squeezed(line)
    return any(language.labels.fullmatch(words) for language in _furniture())


def form_phrases(line: str) -> list[tuple[FurnitureKind, int, Span]]:
    """Give the phrases of a form that stand in `line`: the kind, which phrase it is, and where.

    >>> [(kind, span.of("Invalid email.")) for kind, _, span in form_phrases("Invalid email.")]
    [('subscription', 'Invalid email.')]
    """
    lower = line.lower()
    phrases = [
        (kind, phrase)
        for language in _furniture()
        for kind, rules, hints in language.forms
        if any(hint in lower for hint in hints)
        for phrase in rules
    ]
    return [
        (kind, number, Span(*match.span()))
        for number, (kind, phrase) in enumerate(phrases)
        for match in phrase.finditer(line)
    ]


def run_heading(line: str) -> tuple[FurnitureKind, int] | None:
    """Give the kind of the heading that a line begins with, and where the heading ends, or None.

    >>> run_heading("Related Stories Pier to be closed Storm season comes early")
    ('related', 15)
    >>> run_heading("Related stories of the kind are told in Cromer.")
    """
    rules = (rule for language in _furniture() for rule in language.runs)
    found = ((kind, rule.match(line)) for kind, rule in rules)
    return next(
        ((kind, match.end()) for kind, match in found if match and _begins_anew(line, match.end())), None
    )


def _begins_anew(line: str, end: int) -> bool:
    """Say whether after a blank a capital, a figure or an opening mark follows."""
    rest = line[end : end + 3].lstrip(" :|-")
    return not line[end : end + 1].isalnum() and rest[:1] != "" and not rest[0].islower()


def portrait_words() -> Iterator[re.Pattern[str]]:
    """Yield what follows its name where an outlet speaks of itself, in each language."""
    yield from (language.portrait for language in _furniture())


def find_inline(line: str) -> Iterator[tuple[Span, FurnitureKind]]:
    """Yield what stands inside a line of article and belongs to the page, with offsets into `line`."""
    lower = line.lower()
    for language in _furniture():
        for kind, rule, hints in language.inline:
            if not any(hint in lower for hint in hints):
                continue
            for match in rule.finditer(line):
                yield Span(match.start(), match.end()), kind
