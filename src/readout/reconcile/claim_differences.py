"""Find differences of polarity and modality between claims that otherwise say the same.

The verdict on a claim and its denial is a conflict only where both documents state them as
facts in their own voice; where somebody is cited, it is that person's word that differs.
"""

from collections.abc import Iterator, Sequence

from readout.model.document import Document
from readout.model.layers import Modality
from readout.model.readout import Difference, DifferenceKind, Evidence, Pair, Side, Verdict
from readout.reconcile.alignment import JOINED, NEGATED
from readout.reconcile.claims import Claim
from readout.reconcile.matching import Match

# A negated clause against an affirmed one is called a difference only when, the negation apart, they fit at
# least this much better than two clauses must to be joined; and likewise a hedge.
SURER = 0.15


def find_claim_differences(
    matches: Sequence[Match], claims: Sequence[Claim], documents: Sequence[Document]
) -> Iterator[Difference]:
    """Yield the differences of polarity and modality between claims that otherwise say the same."""
    for match in matches:
        one, two = claims[match.first], claims[match.second]
        if one.polarity != two.polarity and match.score + NEGATED >= JOINED + SURER:
            yield _of_claims("polarity", one, two, documents, *_judge_polarity(one, two))
        elif match.score >= JOINED + SURER and _is_hedged(one.modality) != _is_hedged(two.modality):
            yield _of_claims(
                "modality",
                one,
                two,
                documents,
                "precision",
                "one says that it is so, the other only that it may be",
            )


def _judge_polarity(one: Claim, two: Claim) -> tuple[Verdict, str]:
    if one.event.quotation is None and two.event.quotation is None:
        if one.modality == two.modality == "asserted":
            return "conflict", "one says it, the other says that it is not so"
        return "unclear", "one is negated, but not both are stated as facts"
    return "unclear", "one says it, the other says that it is not so, and at least one cites somebody for it"


def _is_hedged(modality: Modality) -> bool:
    return modality == "possible"


def _of_claims(
    kind: DifferenceKind, one: Claim, two: Claim, documents: Sequence[Document], verdict: Verdict, why: str
) -> Difference:
    sides = tuple(
        Side(
            value=claim.polarity if kind == "polarity" else claim.modality,
            evidence=(Evidence.at(documents[claim.document], claim.span),),
            context=(Evidence.at(documents[claim.document], claim.sentence),),
        )
        for claim in (one, two)
    )
    about = one.event.predicate.of(documents[one.document].text)
    return Difference(about, kind, verdict, why, sides, (Pair((0, 1), verdict, why),))
