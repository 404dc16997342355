"""Find the cue of words in quotation marks, before or after them."""

from dataclasses import dataclass

from readout.annotate.quotations.holders import holder_of, phrase
from readout.annotate.quotations.page import Page, Range
from readout.language.common.parts.cues import QUOTED
from readout.language.common.quoting import Stretch

# Tokens from the closing mark to the verb, past a long description ("X, the … candidate from …, said"), and
# from the opening mark back to it ("said at a rally in the city on Tuesday night, “…"). With 12 for either,
# whole F1 of direct quotations fell from .873 to .870 on the 130 articles that we develop on; twice as far
# changed nothing.
FARTHEST_AFTER = 40
FARTHEST_BEFORE = 25
# "Orme said." and "said the mayor on Monday." at a paragraph's end.
SHORTEST_CUE = 7
# The same inside another quotation, where speech is shorter.
FARTHEST_INSIDE = 6
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ENDS = frozenset({".", "!", "?", ";", "..."})
LINKS = frozenset({",", "-", "--", "—", "–"})
NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute a quotation, and whom they name.

    Attributes:
        verb: the head token.
        tokens: first and last token of the cue.
        speaker: first and last token of the noun phrase, or None.
        holder: its head, or None.
    """

    verb: int
    tokens: Range
    speaker: Range | None = None
    holder: int | None = None


def is_end(page: Page, token: int) -> bool:
    """Say whether the token ends a sentence outside quotation marks."""
    return page.word(token) in ENDS and page.within[token] < 0 and page.parse.pos[token] == "PUNCT"


def takes_quotation(page: Page, token: int) -> bool:
    """Say whether the token is a verb that introduces quoted words."""
    parse = page.parse
    return parse.pos[token] in ("VERB", "AUX") and QUOTED in page.cues.verbs.get(parse.lemmas[token], ())


def cue_after(page: Page, place: int) -> Cue | None:
    """Give the cue that follows a stretch in its sentence: '…," said X'."""
    parse, stretch = page.parse, page.stretches[place]
    end = page.paragraphs[page.paragraph_at(stretch.outer.start)].end
    closes = stretch.inner.of(parse.text)[-1]
    first = page.first_token(stretch.outer.end)
    if first < len(parse) and page.word(first) in LINKS:
        closes, first = ",", first + 1
    if closes in ".;:" or not stretch.is_closed or first == len(parse):
        return None
    for token in range(first, min(len(parse), first + FARTHEST_AFTER)):
        if parse.starts[token] >= end or page.within[token] >= 0 or is_end(page, token):
            return None
        if _is_finite(page, token) and (parse.deps[token] != "relcl" or token == first):
            return _judged_after(page, token, first, closes, end)
        if closes == "," and token > first and _is_mistagged(page, token):
            return _cue(page, token, _noun_beside(page, token, first, end))
    return None


def _is_mistagged(page: Page, token: int) -> bool:
    """Say whether a verb that ends the sentence was taken for a noun ('…," the letter reads')."""
    if token + 1 >= len(page.parse) or not is_end(page, token + 1) or page.parse.pos[token] == "PROPN":
        return False
    verbs = page.speech.verbs_of(page.word(token))
    return any(QUOTED in page.cues.verbs.get(verb, ()) for verb in verbs)


def _is_finite(page: Page, token: int) -> bool:
    parse = page.parse
    if parse.pos[token] != "VERB":
        return False
    helps = parse.child(token, "aux")
    return parse.tags[token] in FINITE or (helps is not None and parse.tags[helps] != "TO")


def _judged_after(page: Page, verb: int, first: int, closes: str, end: int) -> Cue | None:
    subject = page.subjects.get(verb)
    is_near = subject is not None and subject >= first
    if not takes_quotation(page, verb) and not (is_near and closes in ",!?"):
        return None
    if closes not in ",!?…-—–" and not is_near:
        return None
    if verb > first and _has_own_content(page, verb):
        return None
    holder = holder_of(page, verb)
    if holder is None or holder < first or page.within[holder] >= 0:
        holder = _noun_beside(page, verb, first, end)
    return _cue(page, verb, holder)


def swallows_cue(page: Page, stretch: Stretch) -> bool:
    """Say whether a stretch without a closing mark ends in its own cue ("It is shut, Orme said.)."""
    parse = page.parse
    tokens = parse.tokens_in(stretch.outer)
    for token in reversed(tokens[-SHORTEST_CUE:]):
        if parse.pos[token] == "VERB" and page.cues.is_speech(parse.lemmas[token]):
            subject = page.subjects.get(token, token)
            start = min(token, page.reach.first[subject] if subject != token else token)
            return start - 1 in tokens and page.word(start - 1) == ","
    return False


def _has_own_content(page: Page, verb: int) -> bool:
    """Say whether the verb goes on to report something else: '…," said that …'."""
    parse = page.parse
    return any(
        parse.deps[child] == "ccomp"
        and child > verb
        and page.within[child] < 0
        and parse.child(child, "nsubj", "nsubjpass", "expl") is not None
        for child in parse.children[verb]
    )


def _cue(page: Page, verb: int, holder: int | None) -> Cue:
    if page.parse.lemmas[verb] in page.speech.citing:
        cited = page.parse.child(verb, "dobj")
        holder = holder if cited is None or page.within[cited] >= 0 else cited
    speaker = None if holder is None else phrase(page, holder)
    return Cue(verb, (verb, verb), speaker, holder)


def _noun_beside(page: Page, verb: int, first: int, end: int) -> int | None:
    """Give the head of the first noun phrase before the verb, else of the first one after it."""
    parse = page.parse
    for token in range(first, verb):
        if parse.pos[token] in NOMINAL:
            return _top(page, token, first, verb)
    for token in range(verb + 1, min(len(parse), verb + 12)):
        if parse.starts[token] >= end or page.within[token] >= 0 or parse.pos[token] == "PUNCT":
            break
        if parse.pos[token] in NOMINAL:
            return _top(page, token, verb + 1, len(parse))
    return None


def _top(page: Page, token: int, low: int, high: int) -> int:
    """Climb from a noun to the head of its phrase, inside the given range."""
    parse = page.parse
    while (
        parse.deps[token] in ("compound", "appos", "nmod", "poss", "amod")
        and low <= parse.heads[token] < high
        and parse.heads[token] != token
    ):
        token = parse.heads[token]
    return token


def cue_before(page: Page, place: int) -> Cue | None:
    """Give the cue that leads to a stretch: 'X said: "…', also from the end of the paragraph before."""
    parse, stretch = page.parse, page.stretches[place]
    number = page.paragraph_at(stretch.outer.start)
    start = page.paragraphs[number].start
    token = page.first_token(stretch.outer.start)
    last = token - 1
    if last < 0 or is_end(page, last) or page.within[last] >= 0:
        return None
    if parse.starts[last] < start:
        if page.word(last) != ":":
            return None
        start = page.paragraphs[max(0, number - 1)].start
    verb = _verb_before(page, last, start)
    if verb is None:
        return _according_before(page, last, start) or _colon_before(page, last, start)
    if _reports_already(page, verb, token):
        return None
    holder = holder_of(page, verb)
    if holder is None:
        holder = _subject_before(page, verb, start)
    return _cue(page, verb, holder)


def _verb_before(page: Page, last: int, start: int) -> int | None:
    parse = page.parse
    linked = page.word(last) in LINKS or page.word(last) == ":"
    for token in range(last, max(-1, last - FARTHEST_BEFORE), -1):
        if parse.starts[token] < start or page.within[token] >= 0 or (is_end(page, token) and token != last):
            return None
        if takes_quotation(page, token):
            return token
        if not linked and token < last - 1:
            return None
    return None


def _according_before(page: Page, last: int, start: int) -> Cue | None:
    """Read 'According to X, "…'."""
    parse = page.parse
    first, _ = parse.sentence_of(last)
    to = parse.child(first, "prep") if page.word(first) in page.speech.linking.according else None
    holder = None if to is None else parse.child(to, "pobj")
    if to is None or holder is None or parse.starts[first] < start or last - first > FARTHEST_BEFORE:
        return None
    return Cue(first, (first, to), phrase(page, holder), holder)


def _colon_before(page: Page, last: int, start: int) -> Cue | None:
    """Read 'X: "…', 'From the report: "…' and 'X was firm in its reply: "…'."""
    parse = page.parse
    if page.word(last) != ":" or last == 0:
        return None
    name = _name_before(page, last, start)
    if name is not None:
        return Cue(last, (last, last), name, name[1])
    holder = _subject_before(page, last, start)
    if holder is None and parse.pos[last - 1] in NOMINAL:
        holder = _top(page, last - 1, 0, last)
    return None if holder is None else Cue(last, (last, last), phrase(page, holder), holder)


def _name_before(page: Page, colon: int, start: int) -> Range | None:
    """Give the name that stands alone before a colon: after a mark, or at the sentence's start."""
    parse = page.parse
    first = colon
    while first > 0 and parse.starts[first - 1] >= start and parse.pos[first - 1] == "PROPN":
        first -= 1
    is_alone = first == 0 or parse.starts[first - 1] < start or parse.pos[first - 1] == "PUNCT"
    return (first, colon - 1) if first < colon and is_alone else None


def _reports_already(page: Page, verb: int, token: int) -> bool:
    """Say whether the verb's clause begins before the marks, so that they only end it."""
    parse = page.parse
    return any(
        parse.deps[child] == "ccomp"
        and verb < child < token
        and page.within[child] < 0
        and parse.child(child, "nsubj", "nsubjpass", "expl") is not None
        for child in parse.children[verb]
    )


def _subject_before(page: Page, verb: int, start: int) -> int | None:
    parse = page.parse
    for token in range(verb - 1, max(-1, verb - 30), -1):
        if parse.starts[token] < start or is_end(page, token):
            return None
        if parse.deps[token] in ("nsubj", "nsubjpass") and page.within[token] < 0:
            return token
    return None


def cue_inside(page: Page, place: int) -> Cue | None:
    """Give the cue right before a stretch inside another one: "As she put it, 'never'"."""
    parse, stretch = page.parse, page.stretches[place]
    token = page.first_token(stretch.outer.start)
    if token == 0 or token >= len(parse) or page.within[token] < 0:
        return None
    for at in range(token - 1, max(-1, token - 1 - FARTHEST_INSIDE), -1):
        if page.within[at] != page.within[token] or page.word(at) in ENDS:
            return None
        if takes_quotation(page, at):
            holder = holder_of(page, at)
            return None if holder is None else _cue(page, at, holder)
    return None
