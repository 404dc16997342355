"""Find where aligned claims put the same happening in different words: "in woods", "into a mountain".

Compared: the phrases that say where, of claims with the same or a kindred predicate. Not counted: a place
that both name, and the same words. That two named places exclude each other cannot be told without a map: it
is open, unless a document says that the one lies in the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from readout.language.en.comparing.places import LYING_IN, WHERE, place_nouns
from readout.language.en.grammar import is_grammar
from readout.language.en.meaning import SYNONYM, nearness
from readout.language.en.names.places import country
from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.readout import Difference, Pair, Verdict
from readout.model.span import Span, hull
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim
from readout.reconcile.wording.pairing import LONGEST_PHRASE, grouped, side_of, sure_pairs

CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
# Words between two places of which the one is said to lie in the other: "Orl, a town in Velmora".
LONGEST_GAP = 30


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim says it was.

    Attributes:
        document: place of the document among the annotations.
        span: the phrase, with its preposition.
        keys: the words that tell it, in dictionary form.
        head: the dictionary form of its noun.
        names: the story's entities that it names.
        is_country: whether one of them is a country.
    """

    document: int
    span: Span
    keys: frozenset[str]
    head: str
    names: frozenset[str]
    is_country: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two claims that say in other words where it was, with those words."""

    values: tuple[str, str]
    here: _Place
    there: _Place
    one: Claim
    two: Claim


def find_place_differences(
    matches: Sequence[Match],
    claims: Sequence[Claim],
    annotations: Sequence[Annotation],
    identities: Identities,
) -> Iterator[Difference]:
    """Yield a difference for each two aligned claims that say in other words where it was.

    Args:
        matches: each claim with its best in another document, best first.
        claims: of all documents.
        annotations: of the documents, by the claims' `document`.
        identities: who and what is which.
    """
    inside: frozenset[tuple[str, str]] | None = None
    each = _each(sure_pairs(matches, claims, SYNONYM), annotations, identities)
    for alike in grouped(each, lambda found: tuple(words.lower() for words in found.values)):
        if inside is None:
            inside = _lies_in(annotations, identities)
        yield _difference(alike, annotations, inside)


def _each(
    pairs: Iterable[tuple[Claim, Claim]], annotations: Sequence[Annotation], identities: Identities
) -> Iterator[_Pair]:
    for one, two in pairs:
        here, there = (_place(claim, annotations, identities) for claim in (one, two))
        if here is None or there is None or here.keys == there.keys or here.names & there.names:
            continue
        texts = [annotations[place.document].document.text for place in (here, there)]
        yield _Pair((here.span.of(texts[0]), there.span.of(texts[1])), here, there, one, two)


def _difference(
    alike: Sequence[_Pair], annotations: Sequence[Annotation], inside: frozenset[tuple[str, str]]
) -> Difference:
    first = alike[0]
    verdict, why = _judge(first.here, first.there, inside)
    sides = (
        side_of((annotations[pair.one.document], pair.here.span, pair.one.sentence) for pair in alike),
        side_of((annotations[pair.two.document], pair.there.span, pair.two.sentence) for pair in alike),
    )
    about = first.one.event.predicate.of(annotations[first.one.document].document.text)
    return Difference(about, "place", verdict, why, sides, (Pair((0, 1), verdict, why),))


def _judge(one: _Place, two: _Place, inside: frozenset[tuple[str, str]]) -> tuple[Verdict, str]:
    if one.names and two.names:
        pairs = {(a, b) for a in one.names for b in two.names}
        if any(pair in inside or pair[::-1] in inside for pair in pairs):
            return "precision", "one of the places lies in the other"
        if one.is_country != two.is_country:
            return "precision", "one names only the country"
        return "unclear", "two places, and no document says that one lies in the other"
    if one.names or two.names:
        return "precision", "only one names the place"
    if one.keys < two.keys or two.keys < one.keys:
        return "precision", "one says more of where it was"
    if nearness(f"{one.head}/n", f"{two.head}/n") >= SYNONYM:
        return "same", "one place in other words"
    return "precision", "each says something else of the place"


def _place(claim: Claim, annotations: Sequence[Annotation], identities: Identities) -> _Place | None:
    """Give the first phrase of the claim's predicate that says where, or None."""
    annotation = annotations[claim.document]
    parse = annotation.parse
    for verb in parse.tokens_in(claim.event.predicate):
        for preposition in parse.children[verb]:
            noun = parse.child(preposition, "pobj") if parse.deps[preposition] == "prep" else None
            if noun is None or parse.word(preposition).lower() not in WHERE:
                continue
            span = hull((parse.span(preposition, preposition), _phrase(parse, noun)))
            names = _places_in(annotation, span, identities)
            lemma = parse.lemmas[noun].lower()
            if len(span) <= LONGEST_PHRASE and (names or lemma in place_nouns()):
                is_country = any(
                    country(name.text)
                    for entity in identities.entities
                    if entity.id in names
                    for name in entity.names
                )
                return _Place(claim.document, span, _keys(parse, span), lemma, names, is_country)
    return None


def _phrase(parse: Parse, noun: int) -> Span:
    """Give a noun with all that belongs to it, up to a comma or a relative clause."""
    tokens = parse.subtree(noun)
    last = noun
    for token in tokens:
        if token > noun and (parse.pos[token] == "PUNCT" or parse.deps[token] in ("relcl", "acl", "appos")):
            break
        last = max(last, token)
    return parse.span(tokens[0], last)


def _keys(parse: Parse, span: Span) -> frozenset[str]:
    return frozenset(
        parse.lemmas[token].lower()
        for token in parse.tokens_in(span)
        if parse.pos[token] in CONTENT and not is_grammar(parse.word(token))
    )


def _places_in(annotation: Annotation, span: Span, identities: Identities) -> frozenset[str]:
    known = (
        identities.of.get((annotation.document.id, mention.entity))
        for mention in annotation.mentions or ()
        if mention.type == "place" and mention.form == "name" and span.covers(mention.span)
    )
    return frozenset(name for name in known if name is not None)


def _lies_in(annotations: Sequence[Annotation], identities: Identities) -> frozenset[tuple[str, str]]:
    """Give the places of which a document says that the first lies in the second: "Orl, in Velmora"."""
    found = set()
    for annotation in annotations:
        text = annotation.document.text
        places = [mention for mention in annotation.mentions or () if mention.type == "place"]
        for one, two in zip(places, places[1:], strict=False):
            gap = text[one.span.end : two.span.start]
            if 0 < len(gap) <= LONGEST_GAP and "." not in gap and (gap == ", " or gap.endswith(LYING_IN)):
                ids = [identities.of.get((annotation.document.id, item.entity)) for item in (one, two)]
                if ids[0] and ids[1] and ids[0] != ids[1]:
                    found.add((ids[0], ids[1]))
    return frozenset(found | {(a, d) for a, b in found for c, d in found if b == c and a != d})
