"""What annotating finds in one document: the layers, each a tuple of spans with a meaning."""

from dataclasses import dataclass
from typing import Literal

from readout.model.document import Document
from readout.model.parse import Parse
from readout.model.span import Span

EntityType = Literal["person", "organisation", "place", "group", "product", "event", "work", "other"]
MentionForm = Literal["name", "role", "pronoun"]
QuotationForm = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "planned", "possible", "demanded", "conditional", "denied"]


@dataclass(frozen=True, slots=True)
class Entity:
    """What several mentions of one document refer to.

    Attributes:
        id: unique within the document: "e1", "e2", … in order of first mention.
        name: the fullest form that the document uses.
        type: decided by the whole document, not mention by mention.
        names: every form that the document uses, the fullest first; pronouns are left out.
        roles: words in apposition that say who it is ("Russian foreign minister"), as written.
    """

    id: str
    name: str
    type: EntityType
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an entity."""

    span: Span
    entity: str
    type: EntityType
    form: MentionForm = "name"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a quotation is attributed to: the words, and the entity where it was resolved."""

    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the document gives to somebody.

    Attributes:
        span: the content from its first to its last character, without the outer quotation marks
            and without the cue.
        form: direct (all in quotation marks), mixed (partly), indirect (none).
        speaker: None when the document does not say, or it could not be told.
        cue: the words that introduce the content ("said", "according to"), or None.
        pieces: the parts of a content that the cue or a paragraph break interrupts, in order;
            empty when there is one.
        parent: the place, in the layer, of the quotation that this one stands inside, or None
            ('the Post quoted him as saying …').
    """

    span: Span
    form: QuotationForm
    speaker: Speaker | None = None
    cue: Span | None = None
    pieces: tuple[Span, ...] = ()
    parent: int | None = None

    @property
    def parts(self) -> tuple[Span, ...]:
        """Give the content's pieces; one piece when it is whole."""
        return self.pieces or (self.span,)


QuantityKind = Literal["number", "money", "duration", "percent", "age", "distance", "measure", "ordinal"]
QuantityBound = Literal["exact", "about", "at least", "at most", "more than", "less than", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit and its vagueness.

    Attributes:
        span: the whole phrase with its hedge and unit, without what is counted: "at least seven" in
            "at least seven people", "close to two hours", "$11 billion".
        kind: what sort of value it is.
        low: the least value it allows, or None when it is open below.
        high: the greatest value it allows, or None when it is open above.
        unit: "" for a count; an ISO 4217 code for money ("USD"); "percent"; "second" for every duration
            (a month is 30.436875 days, a year 365.2425); "year" for an age; SI or customary names in
            the singular for measures ("kilometre", "mile", "kilogram", "degree Celsius").
        bound: how the words limit the value; "vague" for "several", "some", "dozens".
        counted: the noun phrase that is counted ("Russian companies and vessels"), or None.
        noun: the lemma of the head of `counted`, "company"; "" when nothing is.
    """

    span: Span
    kind: QuantityKind
    low: float | None
    high: float | None
    unit: str = ""
    bound: QuantityBound = "exact"
    counted: Span | None = None
    noun: str = ""

    @property
    def approximate(self) -> bool:
        """Say whether the words leave the value open."""
        return self.bound != "exact"


TimePrecision = Literal[
    "century", "decade", "year", "season", "month", "week", "day", "part of day", "hour", "minute"
]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when.

    Attributes:
        span: the phrase, with "on", "in", "by" left out, with "early", "late", "around" kept.
        value: ISO 8601 ("2021-05-19", "2021-05", "2021-05-19T18:00", "XXXX-08-01" for a day whose year
            is open, "T18:00" for a clock time whose day is open), or None when it stays as written.
        precision: how fine the value is, or None.
        start: the first moment it allows, ISO 8601 date or date-time, or None.
        end: the first moment after it, or None.
        rule: the name of the rule that resolved it, "" when it was not resolved.
        bound: "about" for "around 6am"; "by", "before", "after", "until", "since" for open ends, or "exact".
    """

    span: Span
    value: str | None = None
    precision: TimePrecision | None = None
    start: str | None = None
    end: str | None = None
    rule: str = ""
    bound: Literal["exact", "about", "by", "before", "after", "until", "since"] = "exact"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: one predicate with its participants.

    Attributes:
        span: the clause, without other clauses that it holds.
        predicate: the words of the predicate ("has asked", "held talks").
        lemma: its dictionary form ("ask"); with its particle or light-verb noun ("hold talks").
        agent: who does it (the logical subject: of a passive, the "by" phrase), or None.
        patient: to whom or what, or None.
        place: where, or None.
        time: when, or None.
        polarity: whether it is negated.
        modality: asserted, or one of the ways of not being so.
        quotation: the place, in that layer, of the innermost quotation that states it; None when the
            outlet itself does.
    """

    span: Span
    predicate: Span
    lemma: str
    agent: Span | None = None
    patient: Span | None = None
    place: Span | None = None
    time: Span | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    quotation: int | None = None


VoiceSpeaker = Literal["outlet", "cited", "mixed"]
WordingKind = Literal["opinion", "loaded", "judgement", "speculation"]


@dataclass(frozen=True, slots=True)
class Marked:
    """Opinion or loaded wording in the outlet's own voice.

    Attributes:
        span: the words.
        entry: the lexicon's entry that says so, as it is written there.
        kind: opinion (the writer speaks for himself: "arguably"), loaded (the word judges what it names:
            "thug"), judgement (of how something turned out: "mixed legacy"), speculation ("may well").
    """

    span: Span
    entry: str
    kind: WordingKind


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a sentence.

    Attributes:
        sentence: its span.
        speaker: "cited" when all that it claims is somebody's quotation, "outlet" when nothing is.
        quotations: the places, in that layer, of the quotations that it holds words of.
        marked: in order of the text; never words inside a quotation.
    """

    sentence: Span
    speaker: VoiceSpeaker
    quotations: tuple[int, ...] = ()
    marked: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """A document with its layers. A layer that no step has given yet is None.

    Attributes:
        document: the document, unchanged.
        parse: the grammar of its article text; furniture has no tokens.
        sentences: the sentences of the article, title included, furniture left out.
        entities: what the mentions refer to.
        mentions: in order of the text.
        quotations: in order of the text.
        quantities: in order of the text.
        times: in order of the text.
        events: in order of their predicates.
        voices: one for each sentence, in the same order.
        analysed: False for a document whose language cannot be analysed: its layers are empty.
    """

    document: Document
    parse: Parse
    sentences: tuple[Span, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    quotations: tuple[Quotation, ...] | None = None
    quantities: tuple[Quantity, ...] | None = None
    times: tuple[TimeExpression, ...] | None = None
    events: tuple[Event, ...] | None = None
    voices: tuple[Voice, ...] | None = None
    analysed: bool = True

    def entity(self, identifier: str) -> Entity:
        """Give the entity of that id; KeyError when there is none."""
        for entity in self.entities or ():
            if entity.id == identifier:
                return entity
        raise KeyError(identifier)
