"""What all findings start from: the documents of a story with their claims aligned."""

from collections.abc import Sequence
from dataclasses import dataclass

from readout.model.document import Document
from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.alignment import CLOSE, align_claims
from readout.reconcile.claims.clusters import clusters_of
from readout.reconcile.claims.matching import Match, mutual_best
from readout.reconcile.claims.meanings import read_meanings
from readout.reconcile.claims.reading import Claim, Term, find_claims, find_terms


@dataclass(frozen=True, slots=True)
class Aligned:
    """The documents of a story with their claims aligned.

    Attributes:
        annotations: with all layers; the places of documents everywhere are those in here.
        identities: what mentions refer to, over all documents.
        terms: those of each document.
        claims: of all documents.
        matches: claims that have something in common, the best first.
        best: the matches in which each claim is the other's best in its document.
        near: the matches that are good enough for a document to count as having heard of a claim.
        clusters: claims that say the same, as the matches between them.
    """

    annotations: tuple[Annotation, ...]
    identities: Identities
    terms: Sequence[Sequence[Term]]
    claims: Sequence[Claim]
    matches: Sequence[Match]
    best: Sequence[Match]
    near: Sequence[Match]
    clusters: Sequence[Sequence[Match]]

    @property
    def documents(self) -> list[Document]:
        """Give the documents, in the order of the annotations."""
        return [annotation.document for annotation in self.annotations]


def align(annotations: Sequence[Annotation]) -> Aligned:
    """Find the claims of the documents and align them."""
    identities = join_entities(annotations)
    terms = find_terms(annotations, identities)
    claims = find_claims(annotations, identities, terms)
    texts = [annotation.document.text for annotation in annotations]
    matches = align_claims(claims, texts, read_meanings(claims, annotations))
    return Aligned(
        annotations=tuple(annotations),
        identities=identities,
        terms=terms,
        claims=claims,
        matches=matches,
        best=mutual_best(matches, claims),
        near=[match for match in matches if match.score >= CLOSE],
        clusters=clusters_of(matches, claims),
    )
