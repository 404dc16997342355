"""Find what phrases attribute: 'according to X', 'the claim that …', 'X: …'."""

from collections.abc import Iterator

from readout.annotate.quotations.clauses import Attribution, without
from readout.annotate.quotations.holders import holder_of
from readout.annotate.quotations.page import Page, Range
from readout.language.common.parts.cues import CLAUSE, INFINITIVE, PHRASE, Frames


def find_phrases(page: Page) -> Iterator[Attribution]:
    """Yield what phrases attribute, in order of their cues."""
    nouns, according = page.cues.nouns, page.speech.linking.according
    parse = page.parse
    for token in range(len(parse)):
        if page.word(token) in according:
            yield from _according(page, token)
        elif parse.pos[token] == "NOUN" and parse.lemmas[token] in nouns:
            yield from _of_noun(page, token, nouns[parse.lemmas[token]])


def _according(page: Page, token: int) -> Iterator[Attribution]:
    parse = page.parse
    to = parse.child(token, "prep")
    holder = parse.child(to, "pobj") if to is not None else None
    if to is None or holder is None or to < token:  # a parse that hangs "according" on an earlier preposition
        return
    pieces = _rest(page, token, (token, page.reach.last[token]))
    if pieces:
        yield Attribution(pieces, (token, to), holder, token, in_phrase=True)


def _rest(page: Page, token: int, cut: Range) -> tuple[Range, ...]:
    """Give the clause that a phrase stands in, without the phrase."""
    parse = page.parse
    first, end = parse.sentence_of(token)
    if token == first:
        return ((cut[1] + 1, end - 1),) if cut[1] + 1 < end else ()
    head = parse.heads[token]
    for _ in range(FARTHEST_CLAUSE):
        if parse.pos[head] in ("VERB", "AUX") or parse.heads[head] == head:
            break
        head = parse.heads[head]
    return without(page, head, cut)


# From a phrase up to the verb of its clause.
FARTHEST_CLAUSE = 12


def _of_noun(page: Page, noun: int, frames: Frames) -> Iterator[Attribution]:
    parse, linking = page.parse, page.speech.linking
    content = _noun_content(page, noun, frames)
    if content is None:
        return
    owner = parse.child(noun, "poss")
    if owner is None:
        by = next(
            (c for c in parse.children[noun] if parse.deps[c] == "prep" and page.word(c) in linking.owners),
            None,
        )
        owner = None if by is None else parse.child(by, "pobj")
    is_reported = page.word(content[0]) in linking.clause
    if owner is None and is_reported and parse.deps[noun] in ("dobj", "attr", "pobj"):
        owner = _holder_of_verb(page, noun)
    if owner is None:
        return
    yield Attribution((content,), (noun, noun), owner, noun)


def _holder_of_verb(page: Page, noun: int) -> int | None:
    """Give the subject of the verb that the noun is an object of: 'they voiced the fear that …'."""
    verb = page.parse.heads[noun]
    return holder_of(page, verb) if page.parse.pos[verb] == "VERB" else None


def _noun_content(page: Page, noun: int, frames: Frames) -> Range | None:
    parse = page.parse
    for child in parse.children[noun]:
        if child < noun:
            continue
        first, last = page.reach.first[child], page.reach.last[child]
        if CLAUSE in frames and parse.deps[child] in ("acl", "ccomp", "relcl"):
            if page.word(first) in page.speech.linking.noun_clause and parse.deps[first] == "mark":
                return first, last
            if INFINITIVE in frames and parse.tags[first] == "TO":
                return first, last
        if parse.deps[child] == "prep" and f"{PHRASE}{page.word(child)}" in frames:
            below = parse.child(child, "pobj", "pcomp")
            if below is not None:
                return page.reach.first[below], page.reach.last[below]
    return None
