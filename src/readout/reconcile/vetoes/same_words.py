"""Find the two words in which stretches part that are otherwise the same word for word.

There the grammar need not be read: whatever role the two words have, they have the same. Opposites stand
against each other. So does any other word that is not near in meaning: no lexicon has all opposites, and
what one says with a word of its own the other does not say.
"""

from collections import Counter
from collections.abc import Mapping
from difflib import Match, SequenceMatcher
from itertools import pairwise

from readout.language.en.comparing.edits import same_words
from readout.language.en.meaning import PARTS, nearness
from readout.language.en.opposites import may_be_opposites, verbs_behind
from readout.model.parse import Parse
from readout.model.span import Span

# So many words of content at least are shared, and so many at most are not, on either side.
LEAST_SHARED, MOST_UNLIKE = 2, 1
# A word that is not known to be an opposite stands in another's place between so many words that are the
# same, directly before and after; fewer will do where nothing else differs. On copies with words turned to
# opposites that no list has (half of the curated pairs hidden, 300 words a seed) one agreement holds both
# words of .007 and .027 (seeds 6 and 7), of .043 (seed 6) where nothing else may differ, of half of them
# without this. Recall of agreements on eight events and nine is .339 and .235 with 3, .352 and .239 with 5,
# .359 and .245 without.
LEAST_AROUND = 5
PROPER = "PROPN"


# Words of content with how often each came before, so that one said twice stands twice; each with its token.
Words = Mapping[tuple[str, int], int]


def content_words(parse: Parse, span: Span) -> Words:
    """Give the words of content in a stretch."""
    words: dict[tuple[str, int], int] = {}
    seen: Counter[str] = Counter()
    for token in parse.tokens_in(span):
        measured = parse.child(token, "nummod", "npadvmod") is not None
        if (parse.pos[token] in PARTS and not (measured and parse.pos[token] == "ADJ")) or parse.deps[
            token
        ] in ("prep", "prt"):
            word = parse.word(token).lower()
            words[word, seen[word]] = token
            seen[word] += 1
    return words


def unlike_in_same_words(one: Words, parse: Parse, two: Words, other: Parse) -> tuple[int, int] | None:
    """Give the tokens of two words that are opposites or not near in meaning, all other words being the same.

    None where there are none.
    """
    return opposites_in_same_words(one, parse, two, other) or _others(one, parse, two, other)


def _others(one: Words, parse: Parse, two: Words, other: Parse) -> tuple[int, int] | None:
    """Look for one word in the place of another, between words that are the same on both sides."""
    mine, theirs = list(one), list(two)
    blocks = [
        block
        for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
        if block.size
    ]
    alone = len(mine) == len(theirs) == sum(block.size for block in blocks) + 1 > 1
    for before, after in pairwise((Match(0, 0, 0), *blocks, Match(len(mine), len(theirs), 0))):
        at, facing = before.a + before.size, before.b + before.size
        is_one = after.a - at == after.b - facing == 1
        if is_one and (alone or before.size + after.size >= LEAST_AROUND):
            found = one[mine[at]], two[theirs[facing]]
            if _are_unlike(parse, found[0], other, found[1]):
                return found
    return None


def _are_unlike(parse: Parse, token: int, other: Parse, facing: int) -> bool:
    """Say whether two words of content are neither the same in another form nor near in meaning."""
    parts = PARTS.get(parse.pos[token]), PARTS.get(other.pos[facing])
    if None in parts or PROPER in (parse.pos[token], other.pos[facing]):
        return False  # a preposition ("at the hospital", "in the hospital"); names are told apart elsewhere
    if same_words([parse.word(token).lower()], [other.word(facing).lower()]):
        return False
    lemmas = parse.lemmas[token].lower(), other.lemmas[facing].lower()
    return not any(nearness(f"{lemmas[0]}/{part}", f"{lemmas[1]}/{part}") for part in parts)


def opposites_in_same_words(one: Words, parse: Parse, two: Words, other: Parse) -> tuple[int, int] | None:
    """Give the tokens of two opposites in what are otherwise the same words; None where there are none."""
    mine, theirs = (
        [one[word] for word in one if word not in two],
        [two[word] for word in two if word not in one],
    )
    if not 0 < len(mine) <= MOST_UNLIKE or not 0 < len(theirs) <= MOST_UNLIKE:
        return None
    if len(one) - len(mine) < LEAST_SHARED:
        return None
    for token in mine:
        for facing in theirs:
            if may_be_opposites(_forms(parse, token), _forms(other, facing)):
                return token, facing
    return None


def _forms(parse: Parse, token: int) -> tuple[str, ...]:
    word = parse.word(token).lower()
    return (parse.lemmas[token].lower(), word, *verbs_behind(word))
