"""Say how far a reported clause goes: what the parser hangs on to it may no longer be what was said."""

from dataclasses import dataclass

from readout.annotate.quotations.page import Page, Range

# Words of a content that are looked through for its end, to bound the cost: 40 and 400 give the same figures.
LONGEST_SEARCH = 120
OPENING_BRACKETS = frozenset("([{$£€#")
CLOSING_BRACKETS = frozenset(")]}%")


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a reported clause goes.

    Attributes:
        tokens: its first and last token.
        left: the verbs with which the reporter speaks again; they have the reporter's own subject.
    """

    tokens: Range
    left: tuple[int, ...] = ()


def trimmed(page: Page, piece: Range, verb: int) -> Extent | None:
    """Give the piece without "that", marks and conjunctions at its ends, and without adjuncts after a comma.

    None when nothing is left.
    """
    first, last = piece
    while first <= last and _is_link(page, first):
        first += 1
    if first > last:
        return None
    last, left = _end(page, first, last, verb)
    while last > first and _is_loose(page, last):
        last -= 1
    if first == last and page.parse.pos[first] == "PUNCT":
        return None
    return Extent((first, last), left)


def _is_link(page: Page, token: int) -> bool:
    parse = page.parse
    if parse.deps[token] == "mark" and page.word(token) in page.speech.linking.clause:
        return True
    if page.within[token] >= 0 or parse.word(token) in OPENING_BRACKETS:
        return False
    return parse.pos[token] in ("PUNCT", "CCONJ")


def _is_loose(page: Page, token: int) -> bool:
    if page.within[token] >= 0:
        return False
    return page.parse.pos[token] in ("PUNCT", "CCONJ") and page.word(token) not in CLOSING_BRACKETS


def _end(page: Page, first: int, last: int, verb: int) -> tuple[int, tuple[int, ...]]:
    """Give the last token that is still reported, and the verbs that the reporter goes on with."""
    end = last
    left = []
    for token in range(first + 1, min(last, first + LONGEST_SEARCH) + 1):
        start = page.reach.first[token]
        if start <= first or start > end or page.reach.last[token] < last - 1:
            continue
        if page.within[start] >= 0 and page.within[start] == page.within[first]:
            continue
        if verb < first and _leaves(page, token, start, verb):
            end = start - 1
            left.append(token)
    return end, tuple(left)


def _leaves(page: Page, token: int, start: int, verb: int) -> bool:
    """Say whether the reporter speaks again from this token's subtree on."""
    parse = page.parse
    label, tag = parse.deps[token], parse.tags[token]
    after_comma = page.word(start - 1) in (",", "-", "--", "—", "–")
    if label == "relcl" and after_comma and page.word(start) in page.speech.linking.goes_on:
        return True
    if parse.pos[token] != "VERB" or parse.lemmas[token] not in page.cues.verbs:
        return False
    if label == "advcl":
        return tag == "VBG" and after_comma and start == token
    return label == "conj" and tag == parse.tags[verb] and token not in page.subjects
