"""Find two opposites in stretches that are the same word for word but for one.

There the grammar need not be read: whatever role the two words have, they have the same.
"""

from collections import Counter
from collections.abc import Mapping

from readout.language.en.meaning import PARTS
from readout.language.en.opposites import may_be_opposites, verbs_behind
from readout.model.parse import Parse
from readout.model.span import Span

# So many words of content at least are shared, and so many at most are not, on either side.
LEAST_SHARED, MOST_UNLIKE = 2, 1


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
