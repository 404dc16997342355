"""Measure how alike two utterances are: which words they share, in which order, who speaks.

Words of content count by their weight; a synonym counts for less than the word itself.
Words in quotation marks are somebody's exact words, so they are measured on their own: two
quoted words found in a whole sentence of the same speaker say more than five words that
two paraphrases have in common.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from typing import Literal, NamedTuple

from readout.language.en.meaning import SYNONYM
from readout.reconcile.utterances.pieces import Utterance
from readout.reconcile.utterances.voices import VoiceRelation, relate
from readout.reconcile.utterances.weights import LEAST_WEIGHT, Weights, senses

# What a word of grammar counts for among exact words.
GRAMMAR_WEIGHT = 0.12


class Bar(NamedTuple):
    """What two utterances must have in common to be versions of one.

    Attributes:
        voices: who must be speaking.
        kind: which words are measured: "quoted" words that stand in quotation marks on both sides,
            "exact" words that do on one side at least, or "content" in any order.
        share: the least share of the smaller side.
        weight: the least weight of the words in common.
        run: the least number of exact words in a row.
        balance: the least share of the greater side's content.
    """

    voices: VoiceRelation
    kind: Literal["quoted", "exact", "content"]
    share: float
    weight: float
    run: int = 0
    balance: float = 0.0


# Exact words may be few when the same one speaks; paraphrases need more in common; voices that could be
# two need nearly everything; different voices a whole sentence word by word. Set on nine labelled events.
BARS = (
    Bar("same", "quoted", 0.75, 0.40),
    Bar("same", "quoted", 0.50, 0.75),
    Bar("same", "exact", 0.75, 0.60),
    Bar("same", "exact", 0.50, 2.00),
    Bar("same", "content", 0.90, 0.45, balance=0.75),
    Bar("same", "content", 0.60, 1.50, balance=0.25),
    Bar("same", "content", 0.45, 2.00, balance=0.25),
    Bar("unnamed", "quoted", 0.95, 0.45, run=2),
    Bar("unnamed", "quoted", 0.75, 1.00),
    Bar("unnamed", "quoted", 0.60, 2.00),
    Bar("unnamed", "exact", 0.80, 2.50, balance=0.50),
    Bar("unnamed", "content", 0.80, 2.50, balance=0.75),
    Bar("open", "quoted", 0.95, 0.45, run=3),
    Bar("open", "quoted", 0.75, 1.00),
    Bar("open", "quoted", 0.60, 2.00),
    Bar("open", "exact", 0.80, 2.50, balance=0.50),
    Bar("open", "content", 0.80, 2.50, balance=0.75),
    Bar("different", "quoted", 0.80, 2.00, run=4),
)
# Words in marks that nobody is cited for must all come again, in marks.
REMARK = Bar("same", "quoted", 0.95, 0.45, run=2)
# Exact words below a full match need so many in a row, or so many words of content.
LEAST_RUN = 3
LEAST_WORDS = 3
FULL = 0.75
# Within a document two quotations are one utterance only when nearly all of the smaller comes again.
REPEATED = 0.9
# Weight from which more shared words make a join no surer.
SURE_EXACT = 2.0
SURE_CONTENT = 3.0


class Exact(NamedTuple):
    """How much of a quoted part another utterance has, word by word and in order.

    Attributes:
        share: the share of its weight.
        weight: the weight of what is found.
        run: the most words in a row.
        words: how many of them carry content.
        both_quoted: whether they stand in quotation marks there too, for the most part.
    """

    share: float = 0.0
    weight: float = 0.0
    run: int = 0
    words: int = 0
    both_quoted: bool = False

    @property
    def is_chance(self) -> bool:
        """Say whether so little may agree by chance."""
        return self.share < FULL and self.run < LEAST_RUN and self.words < LEAST_WORDS

    @property
    def sureness(self) -> float:
        """Give how sure a join by these words would be, 0 to 1."""
        return self.share * min(1.0, self.weight / SURE_EXACT) * (1.0 if self.both_quoted else 0.9)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two utterances have in common.

    Attributes:
        voices: whether the same one speaks.
        exact: what is found of the smaller quoted part.
        content: the share of the lighter one's content that the other has too, in any order, synonyms
            included.
        content_weight: the weight of what is shared.
        balance: the share of the heavier one's content.
        is_remark: whether a document cites nobody for one of the two: then only its words in marks count.
    """

    voices: VoiceRelation
    exact: Exact
    content: float
    content_weight: float
    balance: float
    is_remark: bool = False

    @property
    def score(self) -> float:
        """Give how sure a join would be, 0 to 1."""
        return max(self.exact.sureness, 0.9 * self.content * min(1.0, self.content_weight / SURE_CONTENT))

    @property
    def is_one_utterance(self) -> bool:
        """Say whether the two are versions of one utterance."""
        if self.is_remark:
            return self.voices == "same" and self._reaches(REMARK)
        return any(self._reaches(bar) for bar in BARS if bar.voices == self.voices)

    @property
    def is_repeat(self) -> bool:
        """Say whether one document would say the same thing twice: its words again, not a second remark."""
        said_again = self.exact.both_quoted and self.exact.share >= REPEATED
        return (said_again and self.is_one_utterance) or min(self.content, self.balance) >= REPEATED

    def _reaches(self, bar: Bar) -> bool:
        if self.balance < bar.balance:
            return False
        if bar.kind == "content":
            return self.content >= bar.share and self.content_weight >= bar.weight
        if self.exact.is_chance or (bar.kind == "quoted" and not self.exact.both_quoted):
            return False
        exact = self.exact
        return exact.share >= bar.share and exact.weight >= bar.weight and exact.run >= bar.run


def compare(one: Utterance, other: Utterance, weights: Weights) -> Likeness:
    """Measure how alike two utterances are."""
    shared, mine, theirs = _content(one, other, weights)
    is_remark = one.is_remark or other.is_remark
    return Likeness(
        voices=relate(one.voice, other.voice),
        exact=_of_remark(one, other, weights) if is_remark else _exact(one, other, weights),
        is_remark=is_remark,
        content=shared / max(min(mine, theirs), LEAST_WEIGHT),
        content_weight=shared,
        balance=shared / max(mine, theirs, LEAST_WEIGHT),
    )


def _exact(one: Utterance, other: Utterance, weights: Weights) -> Exact:
    """Find the quoted words of the one in the other; of two quoted sides the smaller decides."""
    sides = [side for side in (_found(one, other, weights), _found(other, one, weights)) if side.share]
    return min(sides, key=lambda side: side.weight / side.share, default=Exact())


def _of_remark(one: Utterance, other: Utterance, weights: Weights) -> Exact:
    """Find the words in marks that nobody is cited for in the other's; two such are no quotation."""
    if one.is_remark and other.is_remark:
        return Exact()
    return _found(one, other, weights) if one.is_remark else _found(other, one, weights)


def _found(one: Utterance, other: Utterance, weights: Weights) -> Exact:
    """Find the stretch of quoted words of `one` that `other` has most surely."""
    theirs = other.keys
    found = [_stretch(one, stretch, other, theirs, weights) for stretch in one.quoted_stretches]
    return max(found, key=lambda side: side.sureness, default=Exact())


def _stretch(
    one: Utterance, places: range, other: Utterance, theirs: tuple[str, ...], weights: Weights
) -> Exact:
    keys = one.keys[places.start : places.stop]
    worth = [weights.of(one.lemmas[place]) or GRAMMAR_WEIGHT for place in places]
    weight, run, words, quoted, count = 0.0, 0, 0, 0, 0
    for block in _blocks(keys, theirs):
        run = max(run, block.size)
        count += block.size
        weight += sum(worth[block.a : block.a + block.size])
        words += sum(map(bool, one.lemmas[places[0] + block.a : places[0] + block.a + block.size]))
        quoted += sum(other.quoted[block.b : block.b + block.size])
    return Exact(weight / sum(worth), weight, run, words, 2 * quoted >= count > 0)


def _blocks(one: Sequence[str], other: Sequence[str]) -> Sequence[Match]:
    """Give the runs of words that both have, in order of both."""
    if one == other:  # most versions are word by word the same, and finding that out is slow
        return [Match(0, 0, len(one))]
    return SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()


def _content(one: Utterance, other: Utterance, weights: Weights) -> tuple[float, float, float]:
    """Give the weight of the content that both share, of all of `one`, and of all of `other`."""
    ours = sorted({lemma for lemma in one.lemmas if lemma})
    theirs = sorted({lemma for lemma in other.lemmas if lemma})
    common = set(ours) & set(theirs)
    shared = sum(weights.of(lemma) for lemma in sorted(common))
    free = [lemma for lemma in theirs if lemma not in common]
    for lemma in ours:
        if lemma in common or not (meant := senses(lemma)):
            continue
        best = max((word for word in free if not meant.isdisjoint(senses(word))), key=weights.of, default="")
        if best:
            shared += SYNONYM * min(weights.of(best), weights.of(lemma))
            free.remove(best)
    return shared, sum(map(weights.of, ours)), sum(map(weights.of, theirs))
