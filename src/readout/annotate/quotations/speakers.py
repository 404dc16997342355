"""Tell which entity of the document each speaker is, where the text decides it.

A name or a role is the entity whose mention covers its head; a relative pronoun is what it
stands for; "I" inside a quotation is that quotation's speaker. "He" and "she" are whoever
was cited last, unless somebody else has become the subject since; a title that says
otherwise rules a candidate out. Everything else stays open: two speakers named together,
"they" after several people, a role that no name goes with.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.annotate.quotations.build import Draft
from readout.annotate.quotations.cast import Cast, cast_of
from readout.annotate.quotations.page import Page, Range
from readout.model.layers import Entity, Mention, Quotation, Speaker
from readout.model.span import Span

# Quotations before, among which one said in the same medium is looked for.
FARTHEST_AUTHOR = 6
# Words of title before a name that stands beside a role.
LONGEST_TITLE = 3
# A pronoun is resolved to somebody named or cited at most so many sentences before.
FARTHEST_BACK = 4
# Steps from a relative pronoun up to the clause that it opens ("who is said to have claimed").
FARTHEST_UP = 6


def name_speakers(
    page: Page, drafts: Sequence[Draft], entities: Sequence[Entity], mentions: Sequence[Mention]
) -> list[Quotation]:
    """Give the quotations with their speakers."""
    cast = cast_of(page, entities, mentions)
    named: list[Quotation] = []
    order = sorted(range(len(drafts)), key=lambda place: _turn(page, drafts[place], place))
    known: dict[int, str | None] = {}
    cited: list[tuple[int, str]] = []  # holder and entity, in order of the text
    spoke: list[tuple[int, str]] = []  # the same, of those only whose cue is a verb of saying
    for place in order:
        draft = drafts[place]
        entity = None if draft.holder is None else _entity(page, cast, drafts, place, known, cited, spoke)
        known[place] = entity
        if entity is not None and draft.holder is not None and page.within[draft.holder] < 0:
            cited.append((draft.holder, entity))
            if draft.verb is not None and page.cues.is_speech(page.parse.lemmas[draft.verb]):
                spoke.append((draft.holder, entity))
    for place, draft in enumerate(drafts):
        speaker = None if draft.speaker is None else Speaker(_bare(page, draft.speaker), known[place])
        named.append(replace(draft.quotation, speaker=speaker))
    return named


def _bare(page: Page, tokens: Range) -> Span:
    """Give the speaker's words without a quotation mark that a parser took for a part of the name."""
    span = page.parse.span(*tokens)
    bare = span.of(page.parse.text).lstrip('“”" ')
    return Span(span.end - len(bare), span.end) if bare else span


def _turn(page: Page, draft: Draft, place: int) -> tuple[bool, int, int]:
    """Order by the speakers' places; whoever says "I" comes last, when all others are known."""
    holder = -1 if draft.holder is None else draft.holder
    return holder >= 0 and page.word(holder) in page.speech.speakers.own, holder, place


def _entity(
    page: Page,
    cast: Cast,
    drafts: Sequence[Draft],
    place: int,
    known: Mapping[int, str | None],
    cited: Sequence[tuple[int, str]],
    spoke: Sequence[tuple[int, str]],
) -> str | None:
    draft = drafts[place]
    holder = draft.holder
    assert holder is not None
    word, words = page.word(holder), page.speech.speakers
    if word in words.own:
        parent = draft.quotation.parent
        return None if parent is None else known.get(parent)
    if word in words.relatives:
        antecedent = _antecedent(page, holder)
        return None if antecedent is None else _named(page, cast, antecedent)
    if holder in cast.at:
        chosen = _named(page, cast, holder)
        return _goes_on(page, cast, draft, chosen, spoke) if word in words.persons else chosen
    if word in words.stands_for:
        return _by_pronoun(page, cast, holder, word, cited)
    if page.parse.lemmas[holder] in words.media:
        return _author(page, cast, drafts, place, known)
    named = page.parse.child(holder, "appos")
    if named is not None and named in cast.at:
        return _named(page, cast, named)
    return _beside(page, cast, draft) or _by_role(page, cast, draft)


def _goes_on(
    page: Page, cast: Cast, draft: Draft, chosen: str | None, spoke: Sequence[tuple[int, str]]
) -> str | None:
    """Give whom "he said" after a quotation goes on with: who spoke last, not somebody named in passing.

    `chosen` is whom "he" means by the rules for any pronoun. It stands when it is the subject of a clause
    since, or spoke since.
    """
    holder = draft.holder
    assert holder is not None
    if draft.quotation.form != "direct" or draft.quotation.span.start > page.parse.starts[holder]:
        return chosen
    word, limit = page.word(holder), _sentences_back(page, holder)
    for place, entity in reversed(spoke[-FARTHEST_BACK:]):
        if not limit <= place < holder:
            break
        if entity == chosen:
            return chosen
        if _may_be(page, cast, entity, word):
            since = _subjects_before(cast, holder, page.parse.sentence_of(place)[0])
            return chosen if any(cast.at[token].entity == chosen for token in since) else entity
    return chosen


def _author(
    page: Page, cast: Cast, drafts: Sequence[Draft], place: int, known: Mapping[int, str | None]
) -> str | None:
    """Give whose "the statement" is: whoever was last said to speak in one, or whom "his statement" names."""
    holder = drafts[place].holder
    assert holder is not None
    parse = page.parse
    owner = parse.child(holder, "poss")
    if owner is not None:
        return _named(page, cast, owner)
    for before in range(place - 1, max(-1, place - 1 - FARTHEST_AUTHOR), -1):
        verb = drafts[before].verb
        if verb is not None and parse.lemmas[holder] in _mediums_of(page, verb):
            return known.get(before)
    return None


def _mediums_of(page: Page, verb: int) -> set[str]:
    """Give the nouns of where words were said: "said in a statement posted on …"."""
    parse = page.parse
    below = [
        parse.child(child, "pobj")
        for child in parse.children[verb]
        if parse.deps[child] == "prep" and page.word(child) in page.speech.linking.said_in
    ]
    return {parse.lemmas[noun] for noun in below if noun is not None} & page.speech.speakers.media


def _beside(page: Page, cast: Cast, draft: Draft) -> str | None:
    """Give the person named between commas after a role: 'A spokesman for the port, Ann Bell, said'."""
    assert draft.speaker is not None
    comma = draft.speaker[1] + 1
    if comma + 1 >= len(page.parse) or page.word(comma) != ",":
        return None
    for token in range(comma + 1, min(comma + 1 + LONGEST_TITLE, len(page.parse))):
        mention = cast.at.get(token)
        if mention is not None and cast.types.get(mention.entity) == "person":
            after = page.parse.tokens_in(mention.span).stop
            return mention.entity if after < len(page.parse) and page.word(after) == "," else None
        if page.parse.pos[token] != "PROPN":
            return None
    return None


def _by_role(page: Page, cast: Cast, draft: Draft) -> str | None:
    """Give the one person whose role says all that "the …" says: 'the foreign minister'."""
    assert draft.speaker is not None
    first, last = draft.speaker
    if page.word(first) not in page.speech.speakers.definite:
        return None
    said = frozenset(page.word(token) for token in range(first + 1, last + 1))
    fits = [entity for entity, roles in cast.roles if any(said <= role for role in roles)]
    return fits[0] if len(fits) == 1 else None


def _named(page: Page, cast: Cast, token: int) -> str | None:
    """Give the entity whose mention covers the token; None when two are named together."""
    mention = cast.at.get(token)
    if mention is None:
        return None
    for joined in page.parse.children[token]:
        other = cast.at.get(joined) if page.parse.deps[joined] == "conj" else None
        if other is not None and other.entity != mention.entity:
            return None
    return mention.entity


def _antecedent(page: Page, pronoun: int) -> int | None:
    parse = page.parse
    token = pronoun
    for _ in range(FARTHEST_UP):
        if parse.deps[token] == "relcl":
            return parse.heads[token]
        if parse.heads[token] == token:
            return None
        token = parse.heads[token]
    return None


def _by_pronoun(
    page: Page, cast: Cast, holder: int, word: str, cited: Sequence[tuple[int, str]]
) -> str | None:
    """Give the last one cited or named as a subject before the pronoun that it may stand for."""
    owner = _owner_of_clause(page, holder)
    if owner in cast.at and _may_be(page, cast, cast.at[owner].entity, word):
        return cast.at[owner].entity
    limit = _sentences_back(page, holder)
    last = next(
        (
            item
            for item in reversed(cited[-FARTHEST_BACK:])
            if limit <= item[0] < holder and _may_be(page, cast, item[1], word)
        ),
        None,
    )
    for token in _subjects_before(cast, holder, limit):
        entity = cast.at[token].entity
        if last is not None and token <= last[0]:
            break
        if _may_be(page, cast, entity, word):
            return entity
    return None if last is None else last[1]


def _owner_of_clause(page: Page, pronoun: int) -> int:
    """Give whose words a relative clause tells of, or -1: 'her letter, in which she warned …'."""
    noun = _antecedent(page, pronoun)
    owner = None if noun is None else page.parse.child(noun, "poss")
    return -1 if owner is None else owner


def _may_be(page: Page, cast: Cast, entity: str, word: str) -> bool:
    """Say whether the pronoun may stand for the entity, by its type and its gender."""
    words = page.speech.speakers
    types, is_mans = words.stands_for.get(word, frozenset()), word in words.male
    if cast.types.get(entity) not in types:
        return False
    return "person" not in types or cast.is_male.get(entity, is_mans) == is_mans


def _sentences_back(page: Page, token: int) -> int:
    """Give the first token of the earliest sentence that counts."""
    first, _ = page.parse.sentence_of(token)
    for _ in range(FARTHEST_BACK):
        if first == 0:
            break
        first, _ = page.parse.sentence_of(first - 1)
    return first


def _subjects_before(cast: Cast, token: int, limit: int) -> list[int]:
    low = bisect_left(cast.subjects, token)
    first = bisect_left(cast.subjects, limit)
    return list(reversed(cast.subjects[first:low]))
