"""What is found on a story, as far as the finders have come: one kind after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from readout.model.document import Document
from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.model.readout import (
    Agreement,
    Collation,
    Difference,
    Moment,
    NotDecided,
    Omission,
    OnlyIn,
    Origin,
)
from readout.reconcile.agreeing.borrowing import Borrowings
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim, Term
from readout.reconcile.copies.pairs import Copies
from readout.reconcile.ordering import in_canonical_order
from readout.reconcile.values.measures import Measure
from readout.reconcile.vetoes.pairs import Vetoed

GIVEN = ("annotations", "origins")


@dataclass(frozen=True, slots=True)
class Findings:
    """The documents of a story, and what was found on them so far; what no finder has given yet is empty.

    Attributes:
        annotations: with all layers; the places of documents everywhere are those in here.
        origins: a partition of the documents.
        identities: what mentions refer to, over all documents.
        terms: those of each document.
        claims: of all documents.
        matches: claims that have something in common, the best first.
        best: the matches in which each claim is the other's best in its document.
        near: the matches that are good enough for a document to count as having heard of a claim.
        clusters: claims that say the same, as the matches between them.
        vetoed: matches that would have been joined, each with why its claims are not one.
        quotations: utterances with all their versions.
        borrowed: what each document says it has from another outlet or an agency.
        agreements: what at least two documents say.
        described: what at least two documents say who somebody is.
        measures: the values of all documents, each in its place.
        copies: the copy that documents share, aligned.
        differences: comparable values of one thing that do not look the same.
        questions: what was close to a join, those that matter most.
        asked: how many there are in all.
        only_in: what only one document tells.
        omissions: what each document leaves out.
        moments: what happened, in order of time.
    """

    annotations: tuple[Annotation, ...]
    origins: tuple[Origin, ...]
    identities: Identities = field(default_factory=Identities)
    terms: Sequence[Sequence[Term]] = ()
    claims: Sequence[Claim] = ()
    matches: Sequence[Match] = ()
    best: Sequence[Match] = ()
    near: Sequence[Match] = ()
    clusters: Sequence[Sequence[Match]] = ()
    vetoed: Sequence[Vetoed] = ()
    quotations: tuple[Collation, ...] = ()
    borrowed: Borrowings = field(default_factory=Borrowings)
    agreements: tuple[Agreement, ...] = ()
    described: tuple[Agreement, ...] = ()
    measures: tuple[Measure, ...] = ()
    copies: Copies = field(default_factory=lambda: Copies([], [], []))
    differences: tuple[Difference, ...] = ()
    questions: tuple[NotDecided, ...] = ()
    asked: int = 0
    only_in: tuple[OnlyIn, ...] = ()
    omissions: tuple[Omission, ...] = ()
    moments: tuple[Moment, ...] = ()

    @classmethod
    def begin(cls, annotations: Sequence[Annotation], origins: Sequence[Origin]) -> "Findings":
        """Begin with the documents, in an order of their own, so that theirs in the input decides nothing."""
        return cls(tuple(in_canonical_order(annotations)), tuple(origins))

    @property
    def documents(self) -> list[Document]:
        """Give the documents, in the order of the annotations."""
        return [annotation.document for annotation in self.annotations]


KINDS = tuple(kind.name for kind in fields(Findings) if kind.name not in GIVEN)
