"""Find where claims that say the same name their participants in other words: "militants", "gunmen".

Compared: who does it and to whom it is done, of claims that are aligned by the same or a kindred predicate,
where each side has a word of its own and the head is the same or kindred. Not counted: a shorter way to say
the same, names, numbers and days, and what both documents quote word by word.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from readout.language.common.words import split_words
from readout.language.en.comparing.values import AMOUNTS
from readout.language.en.grammar import is_grammar
from readout.language.en.meaning import HYPERNYM, PARTS, nearness
from readout.language.en.names.places import country, demonym_country
from readout.model.identity import Identities
from readout.model.layers import Annotation, Mention, TimeExpression
from readout.model.readout import Difference, Evidence, Pair, Side, Verdict
from readout.model.span import Span
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim
from readout.reconcile.wording.pairing import LONGEST_PHRASE, Placing, grouped, side_of, sure_pairs

# Words from this likeness on are one word in two spellings ("programme", "program").
SPELLING = 0.8
# Words of its own that a phrase may have; with more it says something else.
MOST_OWN = 2

Placed = TypeVar("Placed", Mention, TimeExpression)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A participant: where it stands, what its words are compared by, its head, and whether a word judges."""

    span: Span
    keys: frozenset[str]
    head: str
    is_loaded: bool


def find_wording_differences(
    matches: Sequence[Match],
    claims: Sequence[Claim],
    annotations: Sequence[Annotation],
    identities: Identities,
) -> Iterator[Difference]:
    """Yield a difference for each participant that two aligned claims name in other words.

    Args:
        matches: each claim with its best in another document, best first.
        claims: of all documents.
        annotations: of the documents, by the claims' `document`.
        identities: who is who.
    """
    each = _each(sure_pairs(matches, claims, HYPERNYM), annotations, identities)
    for alike in grouped(each, lambda found: frozenset(_plain(side.value) for side in found.sides)):
        yield _merged(alike)


def _each(
    pairs: Iterable[tuple[Claim, Claim]], annotations: Sequence[Annotation], identities: Identities
) -> Iterator[Difference]:
    for one, two in pairs:
        first, second = annotations[one.document], annotations[two.document]
        if one.polarity != two.polarity or (_quotes(first, one) and _quotes(second, two)):
            continue
        for mine, theirs in ((one.event.agent, two.event.agent), (one.event.patient, two.event.patient)):
            if mine is not None and theirs is not None:
                difference = _compare((first, mine, one.sentence), (second, theirs, two.sentence), identities)
                if difference is not None:
                    yield difference


def _plain(value: str) -> str:
    return " ".join(split_words(value).forms)


def _merged(alike: Sequence[Difference]) -> Difference:
    """Make one of differences that have the same two values, in any order."""
    first = alike[0]
    sides = []
    for side in first.sides:
        cited: dict[Evidence, Evidence] = {}
        for other in (other for difference in alike for other in difference.sides):
            if _plain(other.value) == _plain(side.value):
                cited |= zip(other.evidence, other.context, strict=True)
        sides.append(Side(side.value, tuple(cited), tuple(cited.values())))
    return replace(first, sides=tuple(sides))


def _quotes(annotation: Annotation, claim: Claim) -> bool:
    """Say whether somebody's exact words state the claim: those are collated."""
    place = claim.event.quotation
    return place is not None and (annotation.quotations or ())[place].form == "direct"


def _compare(mine: Placing, theirs: Placing, identities: Identities) -> Difference | None:
    one, two = _phrase(*mine[:2], identities), _phrase(*theirs[:2], identities)
    if one is None or two is None:
        return None
    own, other = one.keys - two.keys, two.keys - one.keys
    if not (one.keys & two.keys and 0 < len(own) <= MOST_OWN and 0 < len(other) <= MOST_OWN):
        return None
    if all(any(_is_spelling(word, more) for more in other) for word in own):
        return None
    if not nearness(one.head, two.head) or any(key[0] == "@" for key in (*own, *other)):
        return None
    sides = (side_of([mine]), side_of([theirs]))
    if one.is_loaded != two.is_loaded:
        verdict: Verdict = "precision"
        why = "one of them uses a word that judges"
    elif one.head == two.head or _are_synonyms(own, other):
        verdict, why = "same", "one thing in other words"
    else:
        verdict, why = "precision", "they name it in other words"
    return Difference(sides[0].value, "wording", verdict, why, sides, (Pair((0, 1), verdict, why),))


def _is_spelling(one: str, two: str) -> bool:
    """Say whether two keys are one word as two countries spell it."""
    return one[-1] == two[-1] and SequenceMatcher(None, one[:-2], two[:-2]).ratio() >= SPELLING


def _are_synonyms(own: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether every word of the shorter has one in the longer that means the same."""
    few, many = sorted((sorted(own), sorted(other)), key=len)
    return len(few) == len(many) and all(any(nearness(word, more) for more in many) for word in few)


def _phrase(annotation: Annotation, span: Span, identities: Identities) -> _Phrase | None:
    """Give a participant that a noun heads; None when it is too long or tells how many or when."""
    parse = annotation.parse
    tokens = parse.tokens_in(span)
    head = next((token for token in tokens if parse.heads[token] not in tokens), None)
    if head is None or len(span) > LONGEST_PHRASE or parse.pos[head] != "NOUN":
        return None
    if any(time.span.overlaps(span) for time in _near(annotation.times or (), span)):
        return None
    named = _named(annotation, span, identities)
    keys = set()
    for token in tokens:
        word, lemma = parse.word(token), parse.lemmas[token].lower()
        if parse.pos[token] == "NUM" or lemma in AMOUNTS:
            return None
        name = named.get(token) or _state(word)
        if name:
            keys.add(name)
        elif parse.pos[token] in PARTS and not is_grammar(word):
            keys.add(f"{lemma}/{PARTS[parse.pos[token]]}")
    marked = (mark.span for voice in annotation.voices or () for mark in voice.marked)
    is_loaded = any(span.overlaps(mark) for mark in marked)
    return _Phrase(span, frozenset(keys), f"{parse.lemmas[head].lower()}/n", is_loaded)


def _named(annotation: Annotation, span: Span, identities: Identities) -> dict[int, str]:
    """Give for each token of a name in the span one key for whom it names."""
    found: dict[int, str] = {}
    for mention in _near(annotation.mentions or (), span):
        identity = identities.of.get((annotation.document.id, mention.entity))
        if identity is not None and mention.form == "name":
            key = _state(mention.span.of(annotation.document.text)) or f"@{identity}"
            found |= dict.fromkeys(annotation.parse.tokens_in(mention.span), key)
    return found


def _near(items: Sequence[Placed], span: Span) -> Sequence[Placed]:
    """Give those of `items`, which stand in order, that begin in the span or right before it."""
    first = bisect_left(items, span.start, key=lambda item: item.span.start)
    last = bisect_left(items, span.end, key=lambda item: item.span.start)
    return items[max(0, first - 1) : last]


def _state(words: str) -> str:
    """Give one key for a country and its adjective, "" for anything else."""
    found = country(words) or demonym_country(words)
    return f"@{found}" if found else ""
