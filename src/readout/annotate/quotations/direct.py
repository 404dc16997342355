"""Find words in quotation marks that stand by themselves, and what holds them together.

A stretch stands by itself when it begins a sentence or follows a cue, a colon or a comma.
Marks in the middle of a clause belong to that clause. Stretches that one cue holds together
are one quotation, and so are paragraphs of quotation that follow each other without a new
cue. Words that no cue reaches are a quotation only when they read like speech; a title or
a scare quote is none.
"""

from dataclasses import dataclass, field

from readout.annotate.quotations.cues import (
    LINKS,
    Cue,
    cue_after,
    cue_before,
    cue_inside,
    is_end,
    swallows_cue,
    takes_quotation,
)
from readout.annotate.quotations.page import Page
from readout.language.common.quoting import Stretch

# Uncued words in marks that are shorter than this must be a sentence to be speech ("No."), else they are
# a title or a scare quote.
SHORTEST_SPEECH = 4
# Of the words of speech at least one in so many is in small letters; of a title's hardly any. 2, 4 and 8
# gave whole F1 of direct quotations .874, .873, .873 on the 130 articles that we develop on.
SMALL_LETTERS = 4
# Words of a clause before its part in marks. A bound for damaged sentences: 15, 40 and 80 gave the same
# figures to the third place on the 130 articles that we develop on.
LONGEST_LEAD = 40


@dataclass(slots=True)
class Spoken:
    """Stretches that are one quotation.

    Attributes:
        stretches: their places, in order.
        cue: the words that attribute them and to whom, or None.
        lead: the first character of the content when it begins before the marks, as in
            'Towns like it "deserve better," he said', else None.
    """

    stretches: list[int] = field(default_factory=list)
    cue: Cue | None = None
    lead: int | None = None


def find_spoken(page: Page) -> list[Spoken]:
    """Give the groups of stretches that stand by themselves, in order of the text."""
    found: list[Spoken] = []
    nested: list[Spoken] = []
    group_of: dict[int, Spoken] = {}
    for place, stretch in enumerate(page.stretches):
        if stretch.level > 0:
            cue = cue_inside(page, place)
            if cue is not None:
                nested.append(Spoken([place], cue))
            continue
        if not stretch.is_closed and swallows_cue(page, stretch):
            continue
        group = group_of.get(stretch.follows) if stretch.follows is not None else None
        if group is not None:
            group.cue = group.cue or cue_after(page, place)
        else:
            read = _read(page, place, stretch)
            if read is None:
                continue
            group = _continued(page, found, read, stretch)
            if group is None:
                group = read
                found.append(group)
        if place not in group.stretches[-1:]:
            group.stretches.append(place)
        group_of[place] = group
    return [group for group in found if group.cue is not None or _is_uncued(page, group)] + nested


def _read(page: Page, place: int, stretch: Stretch) -> Spoken | None:
    """Give the stretch with its cue; None when it is no quotation of its own."""
    if not stands(page, stretch):
        cue = cue_after(page, place)
        lead = None if cue is None else _lead(page, stretch, cue)
        if lead is not None:
            return Spoken([place], cue, lead)
        return Spoken([place]) if is_headline_quotation(page, stretch) else None
    before = cue_before(page, place)
    if before is not None and stretch.inner.of(page.parse.text)[-1] in "!?":
        return Spoken([place], before)
    return Spoken([place], cue_after(page, place) or before)


def _lead(page: Page, stretch: Stretch, cue: Cue) -> int | None:
    """Give where the clause begins that ends in the marks before a cue, or None when it is not spoken."""
    parse = page.parse
    if stretch.inner.of(parse.text)[-1] != "," or not takes_quotation(page, cue.verb):
        return None
    token = page.first_token(stretch.outer.start)
    first, _ = parse.sentence_of(token)
    if first >= token or token - first > LONGEST_LEAD:
        return None
    return parse.starts[first]


def stands(page: Page, stretch: Stretch) -> bool:
    """Say whether the stretch stands by itself: not in the middle of a clause."""
    parse = page.parse
    token = page.first_token(stretch.outer.start)
    start = page.paragraphs[page.paragraph_at(stretch.outer.start)].start
    if token == 0 or parse.starts[token - 1] < start:
        return True
    before = page.word(token - 1)
    if (
        is_end(page, token - 1)
        or before in LINKS
        or before in (":", "...", "…")
        or page.within[token - 1] >= 0
    ):
        return True
    verb = token - 1 if before not in page.speech.linking.before_marks else token - 2
    if verb < 0 or not takes_quotation(page, verb) or parse.pos[verb] != "VERB":
        return False
    first = stretch.inner.of(parse.text)[0]
    return not first.islower()


def _is_uncued(page: Page, group: Spoken) -> bool:
    return is_speech(page, group) or is_headline_quotation(page, page.stretches[group.stretches[0]])


def is_headline_quotation(page: Page, stretch: Stretch) -> bool:
    """Say whether words in marks in the headline are a quotation: two or more, the first in small letters."""
    inner = stretch.inner.of(page.parse.text)
    return (
        page.title is not None
        and page.title.covers(stretch.outer)
        and inner[0].islower()
        and len(inner.split()) >= 2
    )


def is_speech(page: Page, group: Spoken) -> bool:
    """Say whether words without a cue read like speech, not like a title or a scare quote."""
    stretch = page.stretches[group.stretches[0]]
    inner = stretch.inner.of(page.parse.text)
    ends = inner[-1] in ".!?…," or not stretch.is_closed
    if not ends:
        token = page.first_token(stretch.outer.end)
        ends = token < len(page.parse) and is_end(page, token)
    if not ends or inner[0].islower():
        return False
    words = inner.split()
    if len(words) < SHORTEST_SPEECH:
        return inner[-1] in ".!?"
    return sum(word[0].islower() for word in words) * SMALL_LETTERS >= len(words)


def _continued(page: Page, found: list[Spoken], group: Spoken, stretch: Stretch) -> Spoken | None:
    """Give the group that the stretch goes on with, or None for a beginning."""
    if not found:
        return None
    last = found[-1]
    before = page.stretches[last.stretches[-1]]
    here, there = page.paragraph_at(stretch.outer.start), page.paragraph_at(before.outer.start)
    if here == there:
        joins = _goes_on(page, last, group, before, stretch)
    else:
        joins = here == there + 1 and _runs_over(page, last, group, before, stretch)
    return last if joins else None


def _goes_on(page: Page, last: Spoken, group: Spoken, before: Stretch, stretch: Stretch) -> bool:
    """Say whether only the cue stands between two stretches of a paragraph."""
    if group.lead is not None or (group.cue and last.cue and group.cue.verb != last.cue.verb):
        return False
    gap = range(page.first_token(before.outer.end), page.first_token(stretch.outer.start))
    if all(page.parse.pos[token] == "PUNCT" for token in gap):
        return True
    if last.cue is None or last.cue.verb not in gap:
        return False
    ends = [token for token in gap if is_end(page, token)]
    return not ends or ends == [gap[-1]]


def _runs_over(page: Page, last: Spoken, group: Spoken, before: Stretch, stretch: Stretch) -> bool:
    """Say whether a paragraph that is all quotation goes on from the paragraph before."""
    if group.cue is not None or last.cue is None:
        return False
    paragraph = page.paragraphs[page.paragraph_at(stretch.outer.start)]
    if stretch.outer.start != paragraph.start or paragraph.end - stretch.outer.end > 1:
        return False
    end = page.paragraphs[page.paragraph_at(before.outer.start)].end
    after = range(page.first_token(before.outer.end), page.first_token(end))
    if all(page.parse.pos[token] == "PUNCT" for token in after):
        return True
    return last.cue.verb in after and not any(is_end(page, token) for token in after[:-1])
