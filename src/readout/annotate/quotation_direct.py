"""Find whom words in quotation marks are given to, by what stands around the marks.

A cue after ("…," X said), before (X said: "…"), between ("…," X said, "…") or in the
sentence before. Stretches that one cue holds together are one quotation. Words in marks
that no cue reaches are a quotation only when they read like speech; a title or a
single word in scare quotes is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate.quotation_holders import SUBJECTS, holder_of, phrase
from readout.annotate.quotation_page import Page
from readout.language.speech import cues

# A cue after the words stands close: in the development articles 98 of 100 verbs stood within so many tokens.
FARTHEST_CUE = 14
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ENDS = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """Stretches that one cue gives to one speaker.

    Attributes:
        stretches: their places.
        verb: the cue's head token, or None.
        cue: first and last token of the cue, or None.
        speaker: first and last token of the noun phrase, or None.
        holder: its head, or None.
    """

    stretches: tuple[int, ...]
    verb: int | None = None
    cue: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None
    holder: int | None = None


def find_spoken(page: Page) -> list[Spoken]:
    """Give the groups of stretches with their cues, in order of the text."""
    found: list[Spoken] = []
    for place, stretch in enumerate(page.stretches):
        if stretch.level > 0:
            continue
        if stretch.follows is not None:
            for at, group in enumerate(found):
                if stretch.follows in group.stretches:
                    found[at] = _joined(group, place)
            continue
        cue = _cue_after(page, place) or _cue_before(page, place)
        joined = found[-1] if found and _goes_on(page, found[-1], place, cue) else None
        if joined is not None:
            found[-1] = _joined(joined, place)
        elif cue is not None:
            found.append(Spoken((place,), *cue))
        else:
            found.append(Spoken((place,)))
    return found


def _joined(group: Spoken, place: int) -> Spoken:
    return Spoken((*group.stretches, place), group.verb, group.cue, group.speaker, group.holder)


Cue = tuple[int, tuple[int, int], tuple[int, int] | None, int | None]


def _goes_on(page: Page, group: Spoken, place: int, cue: Cue | None) -> bool:
    """Say whether the stretch goes on with the words that the group before it began."""
    before = page.stretches[group.stretches[-1]]
    stretch = page.stretches[place]
    if page.paragraph_at(before.outer.start) != page.paragraph_at(stretch.outer.start):
        return False
    if cue is not None and group.verb is not None and cue[0] != group.verb:
        return False
    gap = range(page.first_token(before.outer.end), page.first_token(stretch.outer.start))
    if all(page.parse.pos[token] == "PUNCT" for token in gap):
        return True
    if group.verb is None or group.verb not in gap:
        return False
    # nothing but the cue's own clause between
    ends = [token for token in gap if page.word(token) in ENDS]
    return not ends or (ends[0] == gap[-1])


def _cue_after(page: Page, place: int) -> Cue | None:
    parse, stretch = page.parse, page.stretches[place]
    start = page.first_token(stretch.outer.end)
    paragraph = page.paragraphs[page.paragraph_at(stretch.outer.start)]
    closes = stretch.inner.of(parse.text)[-1]
    first = start
    if first < len(parse) and page.word(first) in (",", "-", "--", "—", "–"):
        closes, first = ",", first + 1
    if closes in ".;:" :
        return None
    for token in range(first, min(len(parse), first + FARTHEST_CUE)):
        if parse.starts[token] >= paragraph.end or page.within[token] >= 0 or page.word(token) in ENDS:
            return None
        if parse.pos[token] != "VERB" or parse.tags[token] not in FINITE:
            continue
        if _in_relative(page, token):
            continue
        known = "quote" in cues().verbs.get(parse.lemmas[token], ()) 
        if not known and closes not in ",!?":
            return None
        if not known and not _subject_is_near(page, token, first):
            return None
        if not _fits_after(page, token, first, closes):
            return None
        return _cue(page, token, first, paragraph.end)
    return None


def _fits_after(page: Page, verb: int, first: int, closes: str) -> bool:
    if closes in ",!?…-—–":
        return True
    return "quote" in cues().verbs.get(page.parse.lemmas[verb], ()) and _subject_is_near(page, verb, first)


def _subject_is_near(page: Page, verb: int, first: int) -> bool:
    subject = page.parse.child(verb, *SUBJECTS)
    return subject is not None and subject >= first


def _in_relative(page: Page, verb: int) -> bool:
    return page.parse.deps[verb] == "relcl"


def _cue(page: Page, verb: int, first: int, end: int) -> Cue:
    """Give the cue of `verb` with the speaker that stands in its clause after the words."""
    parse = page.parse
    holder = holder_of(page, verb)
    if holder is None or holder < first or page.within[holder] >= 0:
        holder = _nearest_noun(page, verb, first, end)
    speaker = None if holder is None else phrase(page, holder)
    return verb, (verb, verb), speaker, holder


def _nearest_noun(page: Page, verb: int, first: int, end: int) -> int | None:
    """Give the head of the noun phrase right before or right after the verb."""
    parse = page.parse
    for token in range(verb - 1, first - 1, -1):
        if parse.pos[token] in ("PROPN", "NOUN", "PRON"):
            return _top(page, token, first, verb)
    for token in range(verb + 1, min(len(parse), verb + 8)):
        if parse.starts[token] >= end or page.within[token] >= 0 or parse.pos[token] == "PUNCT":
            break
        if parse.pos[token] in ("PROPN", "NOUN", "PRON"):
            return _top(page, token, verb + 1, len(parse))
    return None


def _top(page: Page, token: int, low: int, high: int) -> int:
    """Climb from a noun to the head of its phrase, inside the given range."""
    parse = page.parse
    while parse.deps[token] in ("compound", "appos", "nmod", "poss", "amod") and low <= parse.heads[token] < high and parse.heads[token] != token:
        token = parse.heads[token]
    return token


def _cue_before(page: Page, place: int) -> Cue | None:
    parse, stretch = page.parse, page.stretches[place]
    after = page.first_token(stretch.outer.start)
    paragraph_number = page.paragraph_at(stretch.outer.start)
    paragraph = page.paragraphs[paragraph_number]
    last = after - 1
    if last < 0:
        return None
    if parse.starts[last] < paragraph.start:
        # a cue in the paragraph before counts only when it ends with a colon
        if page.word(last) != ":" :
            return None
        paragraph = page.paragraphs[max(0, paragraph_number - 1)]
    link = page.word(last)
    if link in ENDS:
        return None
    verb = _verb_before(page, last, paragraph.start, link)
    if verb is None:
        return None
    holder = holder_of(page, verb)
    if holder is None and link in (":", ","):
        holder = _subject_before(page, verb, paragraph.start)
    speaker = None if holder is None else phrase(page, holder)
    return verb, (verb, verb), speaker, holder


def _subject_before(page: Page, verb: int, start: int) -> int | None:
    parse = page.parse
    for token in range(verb - 1, max(-1, verb - 30), -1):
        if parse.starts[token] < start or page.word(token) in ENDS:
            return None
        if parse.deps[token] in ("nsubj", "nsubjpass") and page.within[token] < 0:
            return token
    return None


# From the opening mark back to its cue: "said at a rally in the state's largest city on Tuesday night, “…".
FARTHEST_BEFORE = 25


def _verb_before(page: Page, last: int, start: int, link: str) -> int | None:
    parse = page.parse
    verbs = cues().verbs
    best = None
    for token in range(last, max(-1, last - FARTHEST_BEFORE), -1):
        if parse.starts[token] < start or page.within[token] >= 0:
            break
        if page.word(token) in ENDS and token != last:
            break
        if parse.pos[token] in ("VERB", "AUX") and "quote" in verbs.get(parse.lemmas[token], ()):
            best = token
            break
        if link not in (":", ",") and parse.pos[token] in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
            break
    return best
