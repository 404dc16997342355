"""Look at a mention of an event from all sides that may tell which event it is.

A mention is a span that somebody else gives: a verb, a noun, a few words. Its view holds
its head, who does it to whom, the names, numbers and times around it, and what the
sentence encoder makes of it in its sentence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from readout.language.en.comparing.events import TO_AGENT, TO_PATIENT
from readout.language.en.meaning import PARTS, rarity
from readout.language.en.speech import cues
from readout.language.engine.encoder import Encoded, encode, pool
from readout.model.layers import Annotation, Event
from readout.model.parse import Parse
from readout.model.span import Span

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
HEADS = frozenset({"VERB", "NOUN", "PROPN"})
# A sentence of fewer words, or an address, says little about its document.
LEAST_WORDS = 5
ADDRESS = "http"
# An article's first sentences say what it is about.
LEAD = 3
EARLY = 2
SHORT = 12


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of an event.

    Attributes:
        document: the place of its document among the annotations.
        span: the words.
    """

    document: int
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A mention seen from all sides.

    Attributes:
        document: the place of its document.
        sentence: the place of its sentence in the document.
        position: how far down the document it stands, from 0 to 1.
        text: its words in lower case.
        lemma: its head's dictionary form.
        part: "n", "v", "a" or "".
        traits: what can be said of the mention alone, by name; true is 1.
        vectors: what it means, by name; the agent's and the patient's are left out where there is none.
        words: sets of words and names around it, by name.
    """

    document: int
    sentence: int
    position: float
    text: str
    lemma: str
    part: str
    traits: dict[str, float]
    vectors: dict[str, Any]
    words: dict[str, frozenset[str]]


def view_mentions(annotations: Sequence[Annotation], mentions: Sequence[EventMention]) -> list[View | None]:
    """Give the view of each mention; None where the parse has no token for it (page furniture)."""
    alone = dict(zip(*_encoded_alone(annotations, mentions), strict=True))
    pages: dict[int, _Page] = {}
    views = []
    for mention in mentions:
        if mention.document not in pages:
            pages[mention.document] = _Page(annotations[mention.document])
        views.append(_view(pages[mention.document], mention, alone))
    return views


def _encoded_alone(
    annotations: Sequence[Annotation], mentions: Sequence[EventMention]
) -> tuple[list[str], list[Any]]:
    texts = sorted(
        {mention.span.of(annotations[mention.document].document.text).lower() for mention in mentions}
    )
    return texts, [pool(encoded) for encoded in encode(texts)]


class _Page:
    """A document with its sentences encoded."""

    def __init__(self, annotation: Annotation) -> None:
        """Encode the sentences."""
        self.annotation = annotation
        self.parse = parse = annotation.parse
        self.sentences = [parse.span(first, last - 1) for first, last in parse.sentences]
        texts = [span.of(parse.text) for span in self.sentences]
        self.encoded: list[Encoded] = encode(texts)
        self.vectors = [pool(encoded) for encoded in self.encoded]
        telling = [
            vector
            for vector, text in zip(self.vectors, texts, strict=True)
            if len(text.split()) >= LEAST_WORDS and ADDRESS not in text
        ] or self.vectors
        self.whole = _direction(telling)
        self.lead = _direction(telling[:LEAD])
        named = {entity.id: entity.name.lower() for entity in annotation.entities or ()}
        self.names = [
            (mention.span, named.get(mention.entity, mention.entity)) for mention in annotation.mentions or ()
        ]

    def names_in(self, span: Span) -> frozenset[str]:
        """Give the names of the entities that `span` mentions."""
        return frozenset(name for where, name in self.names if where.overlaps(span))

    def vector(self, sentence: int, spans: Sequence[Span]) -> Any:
        """Give the direction of the pieces of a sentence that `spans` touch."""
        outer = self.sentences[sentence]
        inside = [
            Span(max(span.start - outer.start, 0), max(min(span.end, outer.end) - outer.start, 0))
            for span in spans
        ]
        return pool(self.encoded[sentence], inside)


def _direction(vectors: Sequence[Any]) -> Any:
    total = sum(vectors[1:], start=vectors[0])
    size = float(total @ total) ** 0.5
    return total / size if size else total


def _view(page: _Page, mention: EventMention, alone: dict[str, Any]) -> View | None:
    parse, span = page.parse, mention.span
    tokens = _touching(parse, span)
    if not tokens:
        return None
    head = _head(parse, tokens)
    first, last = parse.sentence_of(head)
    sentence = parse.sentences.index((first, last))
    around = page.sentences[sentence]
    event = _event_of(page.annotation, parse.starts[head])
    agent, patient = _participants(parse, head, event)
    clause = [parse.span(token, token) for token in parse.subtree(head)]
    vectors = {
        "mention": page.vector(sentence, [span]),
        "head": page.vector(sentence, [parse.span(head, head)]),
        "alone": alone[span.of(parse.text).lower()],
        "clause": page.vector(sentence, clause),
        "governed": page.vector(
            sentence, [parse.span(token, token) for token in parse.subtree(_governor(parse, head))]
        ),
        "sentence": page.vectors[sentence],
        "document": page.whole,
        "lead": page.lead,
    }
    vectors |= {
        name: page.vector(sentence, [part])
        for name, part in (("agent", agent), ("patient", patient))
        if part is not None
    }
    words = _words(page, range(first, last), tokens, clause)
    words["agent names"] = page.names_in(agent) if agent else frozenset()
    words["patient names"] = page.names_in(patient) if patient else frozenset()
    words["times"] = frozenset(
        time.value for time in page.annotation.times or () if time.value and around.covers(time.span)
    )
    traits = _traits(parse, head, tokens, event, last - first)
    traits["names"] = float(min(len(words["names"]), 4))
    traits["early"] = float(sentence <= EARLY)
    return View(
        document=mention.document,
        sentence=sentence,
        position=sentence / len(page.sentences),
        text=span.of(parse.text).lower(),
        lemma=parse.lemmas[head].lower(),
        part=PARTS.get(parse.pos[head], ""),
        traits=traits,
        vectors=vectors,
        words=words,
    )


def _touching(parse: Parse, span: Span) -> list[int]:
    """Give the tokens that share a character with `span`."""
    first = bisect_right(parse.ends, span.start)
    return list(range(first, bisect_left(parse.starts, span.end)))


def _head(parse: Parse, tokens: Sequence[int]) -> int:
    """Give the token that the others hang on; a verb or a noun where there are several."""
    tops = [token for token in tokens if parse.heads[token] not in tokens or parse.heads[token] == token]
    return min(tops, key=lambda token: (parse.pos[token] not in HEADS, token))


def _governor(parse: Parse, head: int) -> int:
    """Give the verb that the head is or hangs on; the head itself where there is none."""
    if parse.pos[head] == "VERB":
        return head
    return next((above for above in parse.ancestors(head) if parse.pos[above] == "VERB"), head)


def _event_of(annotation: Annotation, start: int) -> Event | None:
    events = annotation.events or ()
    return next((event for event in events if event.predicate.start <= start < event.predicate.end), None)


def _participants(parse: Parse, head: int, event: Event | None) -> tuple[Span | None, Span | None]:
    """Give who does it and to whom: of a verb's event, or by the words around a noun ("the sale of …")."""
    if event is not None:
        return event.agent, event.patient
    agent = patient = None
    for child in parse.children[head]:
        thing = parse.child(child, "pobj")
        if parse.deps[child] == "poss":
            agent = _phrase(parse, child)
        elif parse.deps[child] == "compound":
            patient = patient or parse.span(child, child)
        elif parse.deps[child] == "prep" and thing is not None:
            if parse.lemmas[child] == TO_PATIENT:
                patient = _phrase(parse, thing)
            elif parse.lemmas[child] == TO_AGENT:
                agent = _phrase(parse, thing)
    return agent, patient


def _phrase(parse: Parse, token: int) -> Span:
    below = parse.subtree(token)
    return parse.span(below[0], below[-1])


def _words(
    page: _Page, sentence: range, tokens: Sequence[int], clause: Sequence[Span]
) -> dict[str, frozenset[str]]:
    """Give the words of content and the names of the sentence and the clause, without the mention's own."""
    parse = page.parse
    own = set(tokens)
    content = {
        token: parse.lemmas[token].lower()
        for token in sentence
        if parse.pos[token] in CONTENT and token not in own
    }
    starts = {span.start for span in clause}
    return {
        "words": frozenset(content.values()),
        "clause words": frozenset(word for token, word in content.items() if parse.starts[token] in starts),
        "names": page.names_in(parse.span(sentence[0], sentence[-1])),
        "clause names": frozenset(name for span in clause for name in page.names_in(span)),
        "numbers": frozenset(parse.lemmas[token].lower() for token in sentence if parse.pos[token] == "NUM"),
        "own words": frozenset(parse.lemmas[token].lower() for token in tokens),
    }


def _traits(
    parse: Parse, head: int, tokens: Sequence[int], event: Event | None, length: int
) -> dict[str, float]:
    """Give what can be said of the mention alone."""
    part = parse.pos[head]
    said = {
        "verb": part in ("VERB", "AUX"),
        "noun": part == "NOUN",
        "speech": cues().is_speech(parse.lemmas[head].lower()),
        "compound": parse.deps[head] == "compound",
        "modifier": parse.deps[head] == "amod",
        "object": parse.deps[head] in ("dobj", "pobj"),
        "subject": parse.deps[head] in ("nsubj", "nsubjpass"),
        "negated": event is not None and event.polarity == "negated",
        "unasserted": event is not None and event.modality != "asserted",
        "clausal": event is not None,
        "several": len(tokens) > 1,
        "short": length < SHORT,
    }
    return {name: float(value) for name, value in said.items()} | {
        "rarity": rarity(parse.lemmas[head].lower())
    }
