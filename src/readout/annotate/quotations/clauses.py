"""Find indirect quotations in the grammar: what a verb's clause gives to somebody."""

from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate.quotations.holders import FINITE, holder_of, is_passive, phrase
from readout.annotate.quotations.page import Page, Range
from readout.language.common.parts.cues import (
    CLAUSE,
    COMPLEMENT,
    INFINITIVE,
    OBJECT,
    PHRASE,
    QUESTION,
    QUOTED,
    Frames,
)

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# A verb that takes one of these may have a clause as its content.
CLAUSAL = frozenset({CLAUSE, QUESTION, QUOTED})
RELATIVE_TAGS = frozenset({"WP", "WDT"})
# From a verb of saying to its "that" across a phrase or two.
FARTHEST_THAT = 25
# A sentence that ends in ', X said on Monday' has at least so many tokens before the comma, and at most so
# many after the verb.
SHORTEST_BEFORE = 4
FARTHEST_END = 12


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, cue and speaker as token ranges, both ends included.

    Attributes:
        pieces: the content, in order.
        cue: the words that attribute it.
        holder: the head of whom it is attributed to, or None.
        verb: the head of the cue.
        in_phrase: whether a phrase attributes it ("according to X"), which counts wherever it stands.
    """

    pieces: tuple[Range, ...]
    cue: Range
    holder: int | None
    verb: int
    in_phrase: bool = False


def find_attributions(page: Page) -> Iterator[Attribution]:
    """Yield what verbs attribute, in order of the verbs."""
    parse = page.parse
    for token in range(len(parse)):
        if parse.pos[token] != "VERB":
            continue
        frames = page.cues.verbs.get(parse.lemmas[token])
        if frames is None:
            continue
        pieces = next(filter(None, _contents(page, token, frames)), None)
        if pieces is not None:
            holder = holder_of(page, token)
            if holder is None:
                holder = _taken_for_apposition(page, token, pieces)
                if holder is not None:
                    pieces = ((pieces[0][0], page.reach.first[holder] - 1),)
            yield Attribution(pieces, _cue(page, token), holder, token)


def _taken_for_apposition(page: Page, verb: int, pieces: tuple[Range, ...]) -> int | None:
    """Give the speaker at the content's end: 'The gunman knew no group, his brother, Ann Bell, said'.

    The parser may take such a speaker for an apposition to the content's last noun, which leaves the verb
    without a subject.
    """
    parse = page.parse
    first, last = pieces[0]
    if len(pieces) > 1 or not first <= verb - 2 <= last + 1 or page.word(verb - 1) != ",":
        return None
    for token in range(first + SHORTEST_BEFORE, verb - 1):
        start = page.reach.first[token]
        if (
            parse.deps[token] == "appos"
            and start - first >= SHORTEST_BEFORE
            and page.word(start - 1) == ","
            and page.reach.last[token] >= verb - 2
            and page.within[token] < 0
        ):
            return token
    return None


def _cue(page: Page, verb: int) -> Range:
    particle = page.parse.child(verb, "prt")
    return (verb, particle) if particle == verb + 1 else (verb, verb)


def _contents(page: Page, verb: int, frames: Frames) -> Iterator[tuple[Range, ...]]:
    """Yield what may be the verb's content, the likeliest first."""
    if COMPLEMENT in frames:
        yield _characterised(page, verb)
    if not frames.isdisjoint(CLAUSAL):
        yield _clause(page, verb)
        yield _commented(page, verb)
        if page.cues.is_speech(page.parse.lemmas[verb]):
            yield _clause_far(page, verb)
            yield _sentence_before(page, verb)
    if QUESTION in frames:
        yield _question(page, verb)
    if INFINITIVE in frames:
        yield _infinitive(page, verb)
    if OBJECT in frames:
        yield _object(page, verb)
    for frame in sorted(frames):
        if frame.startswith(PHRASE):
            yield _prepositional(page, verb, frame.removeprefix(PHRASE))


def _clause(page: Page, verb: int) -> tuple[Range, ...]:
    for child in page.parse.children[verb]:
        if page.parse.deps[child] == "ccomp":
            found = _subtree(page, child, verb)
            if found:
                return found
    return ()


def _clause_far(page: Page, verb: int) -> tuple[Range, ...]:
    """Give a clause with "that" which the parser hung lower: 'said in a letter sent to us that …'."""
    parse = page.parse
    for token in range(verb + 1, min(len(parse), page.reach.last[verb], verb + FARTHEST_THAT) + 1):
        if token == len(parse) or parse.deps[token] in SUBJECTS or _is_other_cue(page, token):
            return ()
        head = parse.heads[token]
        if page.word(token) in page.speech.linking.clause and parse.deps[token] == "mark" and head > token:
            return ((token, page.reach.last[head]),)
    return ()


def _sentence_before(page: Page, verb: int) -> tuple[Range, ...]:
    """Give what stands before ', X said' or ', said X' when the parser did not join the two."""
    parse = page.parse
    first, end = parse.sentence_of(verb)
    subject = page.subjects.get(verb)
    start = verb if subject is None or subject > verb else page.reach.first[subject]
    if start - first < SHORTEST_BEFORE or page.word(start - 1) != "," or parse.tags[verb] not in FINITE:
        return ()
    if end - verb > FARTHEST_END or parse.deps[verb] in ("relcl", "acl") or parse.child(verb, "dobj"):
        return ()
    is_clause = any(
        parse.deps[token] in SUBJECTS
        and first < parse.heads[token] < start
        and parse.tags[parse.heads[token]] in FINITE
        for token in range(first, start - 1)
    )
    return ((first, start - 2),) if is_clause and parse.pos[first] not in ("SCONJ", "CCONJ") else ()


def _is_other_cue(page: Page, token: int) -> bool:
    """Say whether the token has content of its own; a participle only says where the words stood."""
    parse = page.parse
    if parse.pos[token] == "NOUN":
        if parse.deps[token] == "pobj" and page.word(parse.heads[token]) in page.speech.linking.media:
            return False
        return CLAUSE in page.cues.nouns.get(parse.lemmas[token], ())
    return (
        parse.pos[token] == "VERB" and parse.tags[token] != "VBN" and parse.lemmas[token] in page.cues.verbs
    )


def _subtree(page: Page, child: int, verb: int) -> tuple[Range, ...]:
    """Give the child's subtree, unless the verb stands inside it.

    A relative pronoun before the verb is left out: "the man who officials say planned it".
    """
    first, last = page.reach.first[child], page.reach.last[child]
    if first <= verb < child and page.parse.tags[first] in RELATIVE_TAGS and page.parse.heads[first] == child:
        return ((verb + 1, last),)
    return () if first <= verb <= last else ((first, last),)


def _commented(page: Page, verb: int) -> tuple[Range, ...]:
    """Give the clause that the verb comments on: 'The plan, he said, failed', 'It failed, as he noted'."""
    parse = page.parse
    label = parse.deps[verb]
    is_comment = page.cues.is_speech(parse.lemmas[verb]) and (
        label == "parataxis" or (label == "advcl" and _opens_with_as(page, verb))
    )
    if not is_comment:
        return ()
    return without(page, page.parse.heads[verb], (page.reach.first[verb], page.reach.last[verb]))


def _opens_with_as(page: Page, verb: int) -> bool:
    """Say whether the clause is ', as X said' and not 'just as X said so'."""
    parse = page.parse
    first = page.reach.first[verb]
    return (
        page.word(first) in page.speech.linking.comment
        and parse.deps[first] in ("mark", "advmod")
        and (first == parse.sentence_of(verb)[0] or parse.pos[first - 1] == "PUNCT")
    )


def without(page: Page, head: int, cut: Range) -> tuple[Range, ...]:
    """Give the subtree of `head` without the range `cut`, in one or two pieces."""
    first, last = page.reach.first[head], page.reach.last[head]
    pieces = [(first, min(cut[0] - 1, last)), (max(cut[1] + 1, first), last)]
    return tuple(piece for piece in pieces if piece[0] <= piece[1])


def _question(page: Page, verb: int) -> tuple[Range, ...]:
    parse = page.parse
    for child in parse.children[verb]:
        if parse.deps[child] == "advcl" and child > verb:
            first = page.reach.first[child]
            if page.word(first) in page.speech.linking.question:
                return _subtree(page, child, verb)
    return ()


def _infinitive(page: Page, verb: int) -> tuple[Range, ...]:
    parse = page.parse
    for child in parse.children[verb]:
        if parse.deps[child] in ("xcomp", "ccomp") and child > verb:
            to = next((below for below in parse.children[child] if parse.tags[below] == "TO"), None)
            if to is not None:
                return _with_passive_subject(page, verb, (page.reach.first[child], page.reach.last[child]))
    return ()


def _with_passive_subject(page: Page, verb: int, content: Range) -> tuple[Range, ...]:
    """Add the subject of a passive, of which the content is said: 'The vote is expected to fail'."""
    subject = page.passive_subjects.get(verb)
    if subject is None or page.parse.child(verb, "auxpass") is None:
        return (content,)
    return (phrase(page, subject), content)


def _object(page: Page, verb: int) -> tuple[Range, ...]:
    parse = page.parse
    target = parse.child(verb, "dobj")
    if target is None or target < verb or _cites(page, verb):
        return ()
    last = page.reach.last[target]
    for child in parse.children[verb]:
        is_about = parse.deps[child] == "prep" and page.word(child) in page.speech.linking.judged_for
        if is_about and child == last + 1:
            last = page.reach.last[child]
    return ((page.reach.first[target], last),)


def _cites(page: Page, verb: int) -> bool:
    """Say whether the object is who speaks: 'quoted her as saying'."""
    parse = page.parse
    return parse.lemmas[verb] in page.speech.citing and any(
        page.word(child) in page.speech.linking.comment and parse.child(child, "pcomp") is not None
        for child in parse.children[verb]
    )


def _prepositional(page: Page, verb: int, preposition: str) -> tuple[Range, ...]:
    parse = page.parse
    for child in parse.children[verb]:
        if child > verb and parse.deps[child] == "prep" and page.word(child) == preposition:
            below = parse.child(child, "pobj", "pcomp")
            if below is not None:
                return ((page.reach.first[below], page.reach.last[below]),)
    return ()


def _characterised(page: Page, verb: int) -> tuple[Range, ...]:
    """Give object and complement: 'called the plan a disgrace', 'described it as odd'."""
    parse = page.parse
    target = parse.child(verb, "dobj")
    for child in parse.children[verb]:
        label = parse.deps[child]
        is_complement = label == "oprd" or (label == "ccomp" and parse.pos[child] in ("NOUN", "PROPN", "ADJ"))
        leads_to_one = label == "prep" and page.word(child) in page.speech.linking.comment
        if child < verb or not (is_complement or leads_to_one):
            continue
        first = page.reach.first[child] if target is None or target < verb else page.reach.first[target]
        content = (min(first, page.reach.first[child]), page.reach.last[child])
        return _with_passive_subject(page, verb, content) if is_passive(page, verb) else (content,)
    return ()
