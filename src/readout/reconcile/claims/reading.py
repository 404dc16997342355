"""State what each document claims, clause by clause, in terms that can be compared.

A claim is one event with what is in its clause: who and what it names, its words, its
values and times. What counts: clauses with at least two telling terms. What does not:
the bare "X said", whose content is another clause's claim.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from readout.language.en.comparing.claims import ASKING, EMPTY, IFS
from readout.language.en.meaning import PARTS, rarity
from readout.language.en.speech import cues
from readout.model.identity import Identities
from readout.model.layers import Annotation, Event, Modality, Polarity
from readout.model.parse import Parse
from readout.model.span import Span

# A clause with fewer telling terms than this says too little to be recognised in another document.
FEWEST_TERMS = 2
# A name or a value tells more than a word: it is one of few ways to refer to its thing.
NAME_WEIGHT = 1.2
VALUE_WEIGHT = 1.0
# A noun phrase and the clause that follows it read as one with so many characters between: ", ".
BESIDE = 2
CLOSING_MARKS = "\"'”’) "


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a claim is recognised by.

    Attributes:
        key: "@E1" for an entity of the story, "#count:21" for a value, else "lemma/part".
        weight: how much it tells, 0 to about 1: how rare it is in the news and in this story.
        span: the words.
        spread: how rare it is in this story alone, 0 to 1.
    """

    key: str
    weight: float
    span: Span
    spread: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that a document states.

    Attributes:
        document: place of the document among the annotations.
        event: the clause, with its participants.
        sentence: the sentence around it.
        predicate: "lemma/v".
        terms: what it is recognised by, in order of the text.
        around: the other terms of the sentence.
        agent: key of the term that is the agent's head, or "".
        patient: key of the term that is the patient's head, or "".
    """

    document: int
    event: Event
    sentence: Span
    predicate: str
    terms: tuple[Term, ...]
    around: tuple[Term, ...] = ()
    agent: str = ""
    patient: str = ""

    @property
    def span(self) -> Span:
        """Give the clause's words."""
        return self.event.span

    @property
    def shown(self) -> Span:
        """Give the clause's words with the noun that it is said of, where that stands right before it."""
        for phrase in (self.event.agent, self.event.patient):
            if phrase is not None and 0 < self.span.start - phrase.end <= BESIDE:
                return Span(phrase.start, self.span.end)
        return self.span

    @property
    def weight(self) -> float:
        """Give the sum of the terms' weights."""
        return sum(term.weight for term in self.terms)

    @property
    def polarity(self) -> Polarity:
        """Say whether the clause is negated."""
        return self.event.polarity

    @property
    def modality(self) -> Modality:
        """Say how the clause stands to the facts."""
        return self.event.modality


def find_claims(
    annotations: Sequence[Annotation], identities: Identities, terms: Sequence[Sequence[Term]] | None = None
) -> tuple[Claim, ...]:
    """Give the claims of all documents, in order of document and text.

    Args:
        annotations: with all layers.
        identities: what mentions refer to, over all documents.
        terms: those of `find_terms`, where the caller has them already.
    """
    terms = find_terms(annotations, identities) if terms is None else terms
    claims: list[Claim] = []
    for place, annotation in enumerate(annotations):
        claims.extend(_claims_of(place, annotation, list(terms[place])))
    return tuple(claims)


def find_terms(annotations: Sequence[Annotation], identities: Identities) -> list[list[Term]]:
    """Give the terms of each document, in order of the text."""
    raw = [_raw_terms(annotation, identities) for annotation in annotations]
    spread = _spread_in_story(annotations, raw)
    return [
        [Term(key, weight * spread[key], span, spread[key]) for key, weight, span in found] for found in raw
    ]


def _raw_terms(annotation: Annotation, identities: Identities) -> list[tuple[str, float, Span]]:
    """Give the terms of a document with the weight that they have in the language."""
    taken: set[int] = set()
    terms = [*_value_terms(annotation, taken), *_name_terms(annotation, identities, taken)]
    parse = annotation.parse
    for token in range(len(parse)):
        part = PARTS.get(parse.pos[token])
        lemma = parse.lemmas[token].lower()
        if part is None or token in taken or lemma in EMPTY or not lemma.replace("-", "").isalpha():
            continue
        if parse.deps[token] not in ("aux", "auxpass"):
            terms.append((f"{lemma}/{part}", rarity(lemma), parse.span(token, token)))
    return sorted(terms, key=lambda term: (term[2], term[0]))


def _value_terms(annotation: Annotation, taken: set[int]) -> Iterator[tuple[str, float, Span]]:
    """Yield the values and times; the tokens that they use up go into `taken`."""
    for quantity in annotation.quantities or ():
        if quantity.kind != "ordinal" and quantity.bound != "vague" and quantity.low is not None:
            taken.update(annotation.parse.tokens_in(quantity.span))
            yield f"#{quantity.kind}:{quantity.unit}:{quantity.low:g}", VALUE_WEIGHT, quantity.span
    for time in annotation.times or ():
        taken.update(annotation.parse.tokens_in(time.span))
        if time.value:
            yield f"#time:{time.value}", VALUE_WEIGHT, time.span


def _name_terms(
    annotation: Annotation, identities: Identities, taken: set[int]
) -> Iterator[tuple[str, float, Span]]:
    for mention in annotation.mentions or ():
        tokens = [token for token in annotation.parse.tokens_in(mention.span) if token not in taken]
        identity = identities.of.get((annotation.document.id, mention.entity))
        if tokens and identity:
            taken.update(tokens)
            yield f"@{identity}", NAME_WEIGHT, mention.span


def _spread_in_story(
    annotations: Sequence[Annotation], raw: Sequence[Iterable[tuple[str, float, Span]]]
) -> Mapping[str, float]:
    """Give for each term how telling it is in this story: 1 where a document says it in one sentence only.

    What every sentence names (the two ministers of a meeting) tells nothing about which fact is meant.
    """
    total: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for annotation, terms in zip(annotations, raw, strict=True):
        sentences: dict[str, set[int]] = defaultdict(set)
        starts = [sentence.start for sentence in annotation.sentences or ()]
        at = 0
        for key, _, span in terms:
            while at + 1 < len(starts) and starts[at + 1] <= span.start:
                at += 1
            sentences[key].add(at)
        for key, places in sentences.items():
            total[key] += len(places)
            holders[key] += 1
    return {key: 1.0 / (1.0 + log2(total[key] / holders[key])) for key in total}


def _claims_of(place: int, annotation: Annotation, terms: list[Term]) -> Iterable[Claim]:
    sentences = annotation.sentences or ()
    cued = sorted((found.cue, found.span) for found in annotation.quotations or () if found.cue is not None)
    starts = [term.span.start for term in terms]
    at = 0
    inside: list[Term] = []
    for event in sorted(annotation.events or (), key=lambda event: (event.span, event.predicate)):
        moved = not inside
        while at + 1 < len(sentences) and sentences[at + 1].start <= event.span.start:
            at, moved = at + 1, True
        if moved and sentences:
            inside = _within(sentences[at], terms, starts)
        own = tuple(_distinct(_within(event.span, terms, starts)))
        near = _cues_of(sentences[at] if sentences else event.span, cued)
        asked = _is_question(event, sentences[at] if sentences else event.span, annotation)
        claims_something = not asked and not _is_bare_speech(event, near, annotation.parse)
        if len(own) >= FEWEST_TERMS and claims_something:
            yield Claim(
                document=place,
                event=event,
                sentence=sentences[at] if sentences else event.span,
                predicate=f"{event.lemma.split(' ')[0]}/v",
                terms=own,
                around=tuple(_distinct(term for term in inside if not event.span.covers(term.span))),
                agent=_head_key(own, event.agent),
                patient=_head_key(own, event.patient),
            )


def _within(outer: Span, terms: Sequence[Term], starts: Sequence[int]) -> list[Term]:
    """Give the terms inside `outer`; `starts` are those of the terms, which stand in order."""
    first, last = bisect_left(starts, outer.start), bisect_left(starts, outer.end)
    return [term for term in terms[first:last] if outer.covers(term.span)]


def _cues_of(sentence: Span, cued: Sequence[tuple[Span, Span]]) -> Sequence[tuple[Span, Span]]:
    """Give the cues, with their contents, that begin in `sentence`; `cued` is in order of the cues."""
    first = bisect_left(cued, (Span(sentence.start, sentence.start),))
    last = bisect_left(cued, (Span(sentence.end, sentence.end),))
    return cued[first:last]


def _is_question(event: Event, sentence: Span, annotation: Annotation) -> bool:
    """Say whether a clause asks, by itself, under "explain", "doubt" and their like, or as a condition."""
    text = annotation.document.text
    if sentence.of(text).rstrip(CLOSING_MARKS).endswith("?") or event.span.of(text).endswith("?"):
        return True
    return event.span.of(text).split(maxsplit=1)[0].lower() in ASKING | IFS


def _is_bare_speech(event: Event, cued: Sequence[tuple[Span, Span]], parse: Parse) -> bool:
    """Say whether a clause only says that somebody spoke, what was said being another clause's claim.

    A verb of speech that has an object says more than that: "claimed responsibility".
    """
    if any(cue.overlaps(event.predicate) and not event.span.covers(content) for cue, content in cued):
        return True
    if not cues().is_speech(event.lemma) or _has_object(event, parse):
        return False
    return not any(event.span.covers(content) for _, content in cued)


def _has_object(event: Event, parse: Parse) -> bool:
    """Say whether what it is done to is an object, not "on the quay"."""
    return event.patient is not None and any(
        parse.deps[token] == "dobj" for token in parse.tokens_in(event.patient)
    )


def _distinct(terms: Iterable[Term]) -> list[Term]:
    found: dict[str, Term] = {}
    for term in terms:
        found.setdefault(term.key, term)
    return list(found.values())


def _head_key(terms: Sequence[Term], phrase: Span | None) -> str:
    """Give the key of the last term of a noun phrase, which in English is its head or names it."""
    if phrase is None:
        return ""
    inside = [term.key for term in terms if phrase.covers(term.span)]
    return inside[-1] if inside else ""
