"""Find indirect quotations in the grammar: what a clause gives to somebody."""

from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate.quotation_holders import holder_of, phrase
from readout.annotate.quotation_page import Page
from readout.language.speech import cues

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, cue and speaker as token ranges, both ends included.

    Attributes:
        pieces: the content, in order.
        cue: the words that attribute it.
        speaker: the noun phrase, or None.
        holder: its head, or None.
        verb: the head of the cue.
        frame: how the cue takes its content.
    """

    pieces: tuple[Range, ...]
    cue: Range
    speaker: Range | None
    holder: int | None
    verb: int
    frame: str


def find_attributions(page: Page) -> Iterator[Attribution]:
    """Yield what clauses attribute, in order of their verbs."""
    verbs = cues().verbs
    parse = page.parse
    for token in range(len(parse)):
        if parse.pos[token] in ("VERB", "AUX") and parse.lemmas[token] in verbs:
            yield from _of_verb(page, token, verbs[parse.lemmas[token]])
        elif page.word(token) == "according":
            yield from _according(page, token)


def _of_verb(page: Page, verb: int, frames: frozenset[str]) -> Iterator[Attribution]:
    for frame, pieces in _contents(page, verb, frames):
        if pieces:
            holder = holder_of(page, verb)
            speaker = None if holder is None else phrase(page, holder)
            yield Attribution(pieces, cue_of(page, verb), speaker, holder, verb, frame)
            return


def cue_of(page: Page, verb: int) -> Range:
    particle = page.parse.child(verb, "prt")
    return (verb, particle) if particle == verb + 1 else (verb, verb)


def _contents(page: Page, verb: int, frames: frozenset[str]) -> Iterator[tuple[str, tuple[Range, ...]]]:
    parse = page.parse
    if "as" in frames:
        yield "as", _as(page, verb)
    if frames & {"that", "whether", "quote"}:
        for child in parse.children[verb]:
            if parse.deps[child] == "ccomp":
                yield "that", _around_cue(page, child, verb)
        if parse.deps[verb] == "parataxis":
            yield "parataxis", _host(page, verb)
        if parse.deps[verb] == "advcl" and any(page.word(c) == "as" and parse.deps[c] in ("mark", "advmod") for c in parse.children[verb]):
            yield "as-clause", _host(page, verb)
    if "whether" in frames:
        for child in parse.children[verb]:
            if parse.deps[child] == "advcl" and any(page.word(c) in ("if", "whether") for c in parse.children[child]):
                yield "whether", _around_cue(page, child, verb)
    if "to" in frames:
        for child in parse.children[verb]:
            if parse.deps[child] in ("xcomp", "ccomp") and any(parse.tags[c] == "TO" for c in parse.children[child]):
                yield "to", _around_cue(page, child, verb)
    if "object" in frames:
        child_ = parse.child(verb, "dobj")
        if child_ is not None and child_ > verb:
            last = page.reach.last[child_]
            for prep in parse.children[verb]:
                if parse.deps[prep] == "prep" and page.word(prep) in ("for", "as", "over", "of") and prep == last + 1:
                    last = page.reach.last[prep]
            yield "object", ((page.reach.first[child_], last),)


def _as(page: Page, verb: int) -> tuple[Range, ...]:
    parse = page.parse
    for child in parse.children[verb]:
        label = parse.deps[child]
        if label in ("oprd", "ccomp") and child > verb and (label == "oprd" or parse.pos[child] in ("NOUN", "PROPN", "ADJ")):
            dobj = parse.child(verb, "dobj")
            first = page.reach.first[child] if dobj is None or dobj < verb else page.reach.first[dobj]
            return ((first, page.reach.last[child]),)
        if label == "prep" and page.word(child) == "as":
            dobj = parse.child(verb, "dobj")
            first = page.reach.first[child] if dobj is None or dobj < verb else page.reach.first[dobj]
            return ((first, page.reach.last[child]),)
    return ()


def _around_cue(page: Page, child: int, verb: int) -> tuple[Range, ...]:
    first, last = page.reach.first[child], page.reach.last[child]
    if first <= verb <= last:
        return ()
    return ((first, last),)


def _host(page: Page, verb: int) -> tuple[Range, ...]:
    """Give the clause that the verb comments on, without the comment."""
    head = page.parse.heads[verb]
    first, last = page.reach.first[head], page.reach.last[head]
    cut_first, cut_last = page.reach.first[verb], page.reach.last[verb]
    pieces = []
    if first < cut_first:
        pieces.append((first, cut_first - 1))
    if cut_last < last:
        pieces.append((cut_last + 1, last))
    return tuple(pieces)


def _according(page: Page, token: int) -> Iterator[Attribution]:
    parse = page.parse
    to = parse.child(token, "prep")
    holder = parse.child(to, "pobj") if to is not None else None
    if to is None or holder is None:
        return
    speaker = phrase(page, holder)
    # from the phrase to the clause's other words
    head = parse.heads[token]
    while parse.pos[head] not in ("VERB", "AUX") and parse.heads[head] != head and parse.deps[head] not in ("ccomp","relcl"):
        head = parse.heads[head]
    first, last = page.reach.first[head], page.reach.last[head]
    end = page.reach.last[token]
    pieces = [r for r in ((first, token - 1), (end + 1, last)) if r[0] <= r[1]]
    yield Attribution(tuple(pieces), (token, to), speaker, holder, token, "according")
