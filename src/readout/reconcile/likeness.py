"""Measure how alike two utterances are: which words they share, in which order, who speaks.

A word of content counts by how rare it is, in the news and in this story: in reports on a
dock strike, "dock" says little. A synonym counts for less than the word itself. Words in
quotation marks are somebody's exact words, so they are measured on their own: two quoted
words found in a whole sentence of the same speaker say more than five words that two
paraphrases have in common.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from math import log
from typing import Literal

from readout.language.synonyms import nearness, rarity
from readout.model.layers import Annotation
from readout.reconcile.utterances import Utterance, Voice

VoiceRelation = Literal["same", "open", "different"]

# No word of content weighs less, however common; a word of grammar counts only inside exact words.
LEAST_WEIGHT = 0.12
GRAMMAR_WEIGHT = 0.12
# A lemma in so small a share of the story's sentences weighs its full rarity; one in all of them nothing.
SPECIFIC = 0.02
# Nearness in meaning from which two words count as synonyms.
NEAR = 0.7


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each word of content says in this story."""

    sentences: int
    holding: Counter[str]

    def of(self, lemma: str) -> float:
        """Give the weight of a lemma, between LEAST_WEIGHT and 1; 0 for a word of grammar ("")."""
        if not lemma:
            return 0.0
        share = max(self.holding[lemma], 1) / max(self.sentences, 1)
        specific = min(1.0, log(share) / log(SPECIFIC)) if self.sentences > 1 / SPECIFIC else 1.0
        return max(LEAST_WEIGHT, rarity(lemma) * specific)


def weigh_words(annotations: Iterable[Annotation]) -> Weights:
    """Count in how many sentences of the story each lemma stands."""
    holding: Counter[str] = Counter()
    sentences = 0
    for annotation in annotations:
        lemmas = annotation.parse.lemmas
        for first, last in annotation.parse.sentences:
            holding.update({lemma.lower() for lemma in lemmas[first:last]})
            sentences += 1
    return Weights(sentences, holding)


# What two utterances must have in common to be versions of one: (voices, kind of words, least share,
# least weight). Exact words may be few when the same one speaks; paraphrases need more in common;
# different voices need a whole sentence word by word. Set on nine labelled events, where at these
# bars one joined pair in a hundred is false; moving a share by 0.05 changes recall by about 0.02.
BARS: tuple[tuple[VoiceRelation, str, float, float], ...] = (
    ("same", "quoted", 0.75, 0.40),
    ("same", "quoted", 0.50, 0.75),
    ("same", "exact", 0.75, 0.60),
    ("same", "exact", 0.50, 2.00),
    ("same", "content", 0.95, 0.45),
    ("same", "content", 0.60, 1.20),
    ("same", "content", 0.45, 2.00),
    ("open", "quoted", 0.75, 1.00),
    ("open", "quoted", 0.60, 2.00),
    ("open", "exact", 0.80, 2.00),
    ("open", "content", 0.70, 2.00),
    ("different", "quoted", 0.80, 2.00),
)
# Exact words below a full match need so many in a row, or so many words of content.
LEAST_RUN = 3
LEAST_WORDS = 2
FULL = 0.75
# Weight from which more shared words make a join no surer.
SURE_EXACT = 2.0
SURE_CONTENT = 3.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two utterances have in common.

    Attributes:
        voices: whether the same one speaks; "open" when one is not named or could be the other.
        exact: the share of the smaller quoted part whose words the other has in the same order, 0 when
            neither has quoted words.
        exact_weight: the weight of those words.
        exact_run: the most words in a row among them.
        exact_words: how many of them carry content.
        both_quoted: whether those words stand in quotation marks on both sides, for the most part.
        content: the share of the lighter one's content that the other has too, in any order, synonyms
            included.
        content_weight: the weight of what is shared.
        balance: the share of the heavier one's content.
    """

    voices: VoiceRelation
    exact: float
    exact_weight: float
    exact_run: int
    exact_words: int
    both_quoted: bool
    content: float
    content_weight: float
    balance: float

    @property
    def score(self) -> float:
        """Give how sure a join would be, 0 to 1."""
        exact = self.exact * min(1.0, self.exact_weight / SURE_EXACT)
        content = self.content * min(1.0, self.content_weight / SURE_CONTENT)
        return max(exact if self.both_quoted else 0.9 * exact, 0.9 * content)

    @property
    def is_one_utterance(self) -> bool:
        """Say whether the two are versions of one utterance."""
        is_chance = self.exact < FULL and self.exact_run < LEAST_RUN and self.exact_words < LEAST_WORDS
        exact = 0.0 if is_chance else self.exact
        measured = {
            "exact": (exact, self.exact_weight),
            "quoted": (exact if self.both_quoted else 0.0, self.exact_weight),
            "content": (self.content, self.content_weight),
        }
        return any(
            voices == self.voices and measured[kind][0] >= share and measured[kind][1] >= weight
            for voices, kind, share, weight in BARS
        )


_Exact = tuple[float, float, int, int, bool]
_NOTHING: _Exact = (0.0, 0.0, 0, 0, False)


def compare(one: Utterance, other: Utterance, weights: Weights) -> Likeness:
    """Measure how alike two utterances are."""
    first, second = _exact(one, other, weights), _exact(other, one, weights)
    exact = max((side for side in (first, second) if side), default=_NOTHING)
    if first and second:  # the smaller quoted part decides
        exact = min(first, second, key=lambda side: side[1] / side[0] if side[0] else 1e9)
    shared, mine, theirs = _content(one, other, weights)
    return Likeness(
        voices=relate(one.voice, other.voice),
        exact=exact[0],
        exact_weight=exact[1],
        exact_run=exact[2],
        exact_words=exact[3],
        both_quoted=exact[4],
        content=shared / max(min(mine, theirs), LEAST_WEIGHT),
        content_weight=shared,
        balance=shared / max(mine, theirs, LEAST_WEIGHT),
    )


def relate(one: Voice, other: Voice) -> VoiceRelation:
    """Tell whether two voices are the same, could be, or are two.

    >>> relate(Voice("E1", "Ann Lee", type="person"), Voice("E2", "Bo Lind", type="person"))
    'different'
    >>> relate(Voice(words="the ministry", name="the ministry"), Voice())
    'open'
    """
    if one.entity and one.entity == other.entity:
        return "same"
    ours, theirs = _name_words(one), _name_words(other)
    if ours & theirs:
        return "same"
    if not ours or not theirs:
        return "open"
    both_known = one.entity is not None and other.entity is not None
    if both_known and one.type == other.type == "person":
        return "different"
    return "open"


# Words of a voice that name nobody.
_NO_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "who",
        "his",
        "her",
        "their",
        "its",
        "one",
        "this",
    ]
    + ["this", "that", "mr", "mrs", "ms", "dr", "of", "in", "for", "and", "said"]
)


def _name_words(voice: Voice) -> frozenset[str]:
    words = f"{voice.name} {voice.words}".lower().replace("’", "'").replace("'s", "")
    letters = "".join(character if character.isalnum() else " " for character in words)
    return frozenset(letters.split()) - _NO_NAME


def _keys(utterance: Utterance) -> list[str]:
    return [lemma or form for lemma, form in zip(utterance.lemmas, utterance.words.forms, strict=True)]


def _exact(one: Utterance, other: Utterance, weights: Weights) -> _Exact | None:
    """Find the quoted words of `one` in `other`, in order; None when `one` has none."""
    places = [place for place, quoted in enumerate(one.quoted) if quoted]
    if not places:
        return None
    keys = _keys(one)
    blocks = SequenceMatcher(None, [keys[place] for place in places], _keys(other), autojunk=False)
    full = sum(_exact_weight(one, place, weights) for place in places)
    found, run, content, quoted, count = 0.0, 0, 0, 0, 0
    for block in blocks.get_matching_blocks():
        run = max(run, block.size)
        for step in range(block.size):
            found += _exact_weight(one, places[block.a + step], weights)
            content += bool(one.lemmas[places[block.a + step]])
            quoted += other.quoted[block.b + step]
            count += 1
    return found / full, found, run, content, 2 * quoted >= count > 0


def _exact_weight(utterance: Utterance, place: int, weights: Weights) -> float:
    return weights.of(utterance.lemmas[place]) or GRAMMAR_WEIGHT


def _content(one: Utterance, other: Utterance, weights: Weights) -> tuple[float, float, float]:
    """Give the weight of the content that both share, of all of `one`, and of all of `other`."""
    ours = sorted({lemma for lemma in one.lemmas if lemma})
    theirs = sorted({lemma for lemma in other.lemmas if lemma})
    common = set(ours) & set(theirs)
    shared = sum(weights.of(lemma) for lemma in sorted(common))
    free = [lemma for lemma in theirs if lemma not in common]
    for lemma in ours:
        if lemma in common:
            continue
        near = [(synonymy(lemma, word), weights.of(word), word) for word in free]
        best = max(near, default=(0.0, 0.0, ""))
        if best[0] >= NEAR:
            shared += best[0] * min(best[1], weights.of(lemma))
            free.remove(best[2])
    return shared, sum(map(weights.of, ours)), sum(map(weights.of, theirs))


@cache
def synonymy(first: str, second: str) -> float:
    """Give how near two lemmas are in meaning, whatever their part of speech."""
    if first > second:
        return synonymy(second, first)
    return max(nearness(f"{first}/{part}", f"{second}/{other}") for part in "nva" for other in "nva")
