"""The findings on one story, as data: every line is evidence, a label or a count."""

from dataclasses import dataclass, field
from typing import Literal

from readout.model.document import Document, Failure
from readout.model.layers import EntityType, QuotationForm
from readout.model.span import Span
from readout.model.via import Via

DifferenceKind = Literal[
    "number",
    "money",
    "duration",
    "date",
    "time",
    "place",
    "person",
    "speaker",
    "wording",
    "polarity",
    "modality",
]
Verdict = Literal["conflict", "unclear", "update", "scope", "precision", "same"]

# From the weightiest to the lightest; a difference carries the weightiest verdict of its pairs.
VERDICTS: tuple[Verdict, ...] = ("conflict", "unclear", "update", "scope", "precision", "same")

# Characters of context on each side of the exact words. The W3C Web Annotation model leaves the length
# open; 32 is what Hypothesis uses.
CONTEXT = 32


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The exact words of an exact document, with the words before and after (W3C text quote selector).

    Attributes:
        doc: the document's id.
        start: first character.
        end: one past the last character.
        exact: the words themselves.
        prefix: up to 32 characters before.
        suffix: up to 32 characters after.
        via: where the document itself says it has the claim from, or None. It is no part of what the
            evidence is: the same words at the same place are the same evidence.
    """

    doc: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    via: Via | None = field(default=None, compare=False)

    @classmethod
    def at(cls, document: Document, span: Span, via: Via | None = None) -> "Evidence":
        """Cite `span` of `document`, which may say that it has it from another outlet."""
        text = document.text
        return cls(
            doc=document.id,
            start=span.start,
            end=span.end,
            exact=span.of(text),
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            via=via,
        )

    @property
    def span(self) -> Span:
        """Give the place in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SharedCopy:
    """A stretch of one document whose words another has too."""

    evidence: Evidence
    other: Evidence


@dataclass(frozen=True, slots=True)
class PartialUse:
    """Sentences that a document shares with one of another origin: used in part, not copied.

    Attributes:
        document: the one that has them from the other; where that is not known, the one of the two in
            whose text they are more.
        other: the one that they come from, or that has them too.
        is_directed: whether it is known who has them from whom.
        why: what tells so: a credit, the words of the text, the dates; or why it is not known.
        shared: the sentences, each with the words that the other has; in order of the document.
        sentences: how many sentences the document has in all.
        evidence: the credit or the words that say from whom they are.
    """

    document: str
    other: str
    is_directed: bool
    why: str
    shared: tuple[SharedCopy, ...]
    sentences: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents whose text comes from the same place.

    Attributes:
        documents: their ids, in the order of the input.
        why: in words: "own text", "both carry Reuters copy; 24 of 26 sentences shared".
        agency: the agency whose copy it is, or None.
        evidence: the credits and a sample of the shared copy that say so.
        shared: all stretches of shared copy.
        in_part: what its documents have from other origins, or may have.
    """

    documents: tuple[str, ...]
    why: str
    agency: str | None = None
    evidence: tuple[Evidence, ...] = ()
    shared: tuple[SharedCopy, ...] = ()
    in_part: tuple[PartialUse, ...] = ()


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form of a name and the documents that use it."""

    text: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryEntity:
    """One actor or place over all documents of a story."""

    id: str
    name: str
    type: EntityType
    names: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score: what speaks for a join, and how much.

    Attributes:
        what: in words, with the words of the text where they matter: "both name Paul Whelan".
        weight: its share; the weights of all reasons add up to the score.
    """

    what: str
    weight: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Claims of different documents that say the same.

    Attributes:
        origins: how many independent origins say it.
        evidence: the words of the documents that say it, in their order.
        score: how sure the join is, 0 to 1.
        reasons: the parts of the score.
        shared: for each evidence, the stretches of its words that say what all members say.
        heading: the place of the evidence whose words no member goes beyond or against, or least.
    """

    origins: int
    evidence: tuple[Evidence, ...]
    score: float = 1.0
    reasons: tuple[Reason, ...] = ()
    shared: tuple[tuple[Span, ...], ...] = ()
    heading: int = 0

    def __post_init__(self) -> None:
        """Refuse a heading that is none, and marks that belong to no evidence or lie outside it."""
        if not 0 <= self.heading < max(1, len(self.evidence)):
            raise ValueError(f"heading {self.heading} of {len(self.evidence)} pieces of evidence")
        if self.shared and len(self.shared) != len(self.evidence):
            raise ValueError(f"marks for {len(self.shared)} of {len(self.evidence)} pieces of evidence")
        for item, spans in zip(self.evidence, self.shared, strict=bool(self.shared)):
            if not all(item.span.covers(span) for span in spans):
                raise ValueError(f"marks {spans} outside the evidence at {item.span}")


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a difference with everybody who gives it.

    Attributes:
        value: the value in a normal form ("2 h", "≥ 7"), a label of ours.
        evidence: the value phrase, one or more a document.
        context: the sentence around each piece of evidence, in the same order.
    """

    value: str
    evidence: tuple[Evidence, ...]
    context: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """The verdict on two sides, by their places in the difference."""

    sides: tuple[int, int]
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Comparable values that do not look the same.

    Attributes:
        about: what the values are of, in words copied from a document where there are any
            ("companies", "the talks"), else a label of ours.
        kind: what sort of value differs.
        verdict: the weightiest verdict of the pairs.
        why: the reason, in words that a reader checks in a second.
        sides: two or more values.
        pairs: a verdict for every two sides.
    """

    about: str
    kind: DifferenceKind
    verdict: Verdict
    why: str
    sides: tuple[Side, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One document's version of an utterance.

    Attributes:
        form: direct, mixed or indirect.
        evidence: the content, without quotation marks and cue.
        speaker_as: how this document names the speaker, in its words; "" when it does not.
    """

    form: QuotationForm
    evidence: Evidence
    speaker_as: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """Where two versions of an utterance part.

    Attributes:
        versions: their places in the collation.
        kind: substitution, addition (only the second has it), omission (only the first has it), case,
            form (direct against indirect), truncation (one breaks off or starts later), speaker.
        first: the words of the first version, None where it has none.
        second: the words of the second version, None where it has none.
    """

    versions: tuple[int, int]
    kind: Literal["substitution", "addition", "omission", "case", "form", "truncation", "speaker"]
    first: Evidence | None = None
    second: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Collation:
    """All the versions of one utterance, the fullest first.

    Attributes:
        speaker: the speaker's name over all documents; None when nobody names one.
        versions: one or more; a single one when only one document carries it.
        variants: where the versions part from the first.
    """

    speaker: str | None
    versions: tuple[Version, ...]
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """What only one document tells.

    Attributes:
        document: its id.
        evidence: the words.
        weight: how much it matters (actors, values, quotations, place in the article); only for order.
    """

    document: str
    evidence: Evidence
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with its time, or with what it came after or before.

    Attributes:
        when: ISO 8601, as precise as known: the finest that a document gives; "T18:00" where the day is
            open, "" where it is only ordered.
        precision: how fine that is; "" where it is only ordered.
        evidence: the clause, one for each document that tells it with its time.
        time: the words that say when, in the same order.
        status: "reported" for what happened, else the modality that says it has not.
        also: the clauses of other documents that tell it without a time.
        first_told: the document that surely told it before all others that do; None when a single one
            tells it, or the dates do not decide.
        relation: "after" or "before" where it is only ordered, else "".
        anchor: the clause that it came after or before.
    """

    when: str
    precision: str
    evidence: tuple[Evidence, ...]
    time: tuple[Evidence, ...] = ()
    status: str = "reported"
    also: tuple[Evidence, ...] = ()
    first_told: str | None = None
    relation: Literal["", "after", "before"] = ""
    anchor: Evidence | None = None


@dataclass(frozen=True, slots=True)
class NotDecided:
    """A question that the evidence does not answer, and why."""

    about: str
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """What a document leaves out of what others agree on.

    Attributes:
        document: the one that leaves it out.
        agreement: the place of the agreement in the readout.
        why: "left out", "published before it could be known" (it is dated later), or "published before the
            others told it" (it may have been known, or not).
        because: what tells so: the two dates, or the two values; "" where it is left out.
    """

    document: str
    agreement: int
    why: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Readout:
    """The findings on one story.

    Attributes:
        documents: in the order of the input.
        analysed: the ids of the documents that could be analysed.
        origins: a partition of the documents.
        entities: the actors, most mentioned first.
        agreements: what at least two documents say. First what several origins say: what happened, most
            origins first, then who somebody is; behind it what one origin says.
        differences: the weightiest verdict first.
        quotations: utterances, those of most documents first.
        only_in: what only one document tells, the weightiest first.
        omissions: what each document leaves out of the agreements.
        timeline: in order of time; what is only ordered stands beside what it is ordered by.
        not_decided: what was close, and why it was left.
        failures: inputs that could not be used.
        notices: what was skipped or capped, in words.
    """

    documents: tuple[Document, ...]
    analysed: frozenset[str] = frozenset()
    origins: tuple[Origin, ...] = ()
    entities: tuple[StoryEntity, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    differences: tuple[Difference, ...] = ()
    quotations: tuple[Collation, ...] = ()
    only_in: tuple[OnlyIn, ...] = ()
    omissions: tuple[Omission, ...] = ()
    timeline: tuple[Moment, ...] = ()
    not_decided: tuple[NotDecided, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = field(default=())

    def document(self, identifier: str) -> Document:
        """Give the document of that id; KeyError when there is none."""
        for document in self.documents:
            if document.id == identifier:
                return document
        raise KeyError(identifier)
