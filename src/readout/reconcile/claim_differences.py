"""Find differences that no value decides: polarity, modality, names, speakers and wording.

Polarity and modality differ between claims that are joined or would be, were it not for
them. Names differ in spelling or fullness between documents. Speakers and wording differ
between the versions of one utterance. The verdict is a conflict only where both documents
speak in their own voice, or give the same exact words to two people by name.
"""

from collections.abc import Iterator, Sequence

from readout.language.synonyms import rarity
from readout.model.document import Document
from readout.model.layers import Modality
from readout.model.readout import (
    Collation,
    Difference,
    DifferenceKind,
    Evidence,
    Pair,
    Side,
    Variant,
    Verdict,
    Version,
)
from readout.reconcile.alignment import JOINED, NEGATED, Match
from readout.reconcile.claims import Claim

# A negated clause against an affirmed one is called a difference only when, the negation apart, they fit at
# least this much better than two clauses must to be joined.
SURER = 0.15
# A word rarer than this in the news carries content; what is more common is grammar.
CONTENT = 0.12


def find_claim_differences(
    matches: Sequence[Match], claims: Sequence[Claim], documents: Sequence[Document]
) -> Iterator[Difference]:
    """Yield the differences of polarity and modality between claims that otherwise say the same."""
    for match in matches:
        one, two = claims[match.first], claims[match.second]
        if one.polarity != two.polarity and match.score + NEGATED >= JOINED + SURER:
            yield _of_claims("polarity", one, two, documents, *_judge_polarity(one, two))
        elif match.score >= JOINED and _is_hedged(one.modality) != _is_hedged(two.modality):
            yield _of_claims(
                "modality",
                one,
                two,
                documents,
                "precision",
                "one says that it is so, the other only that it may be",
            )


def find_quotation_differences(collations: Sequence[Collation]) -> Iterator[Difference]:
    """Yield the differences of wording and speaker between the versions of one utterance."""
    for collation in collations:
        for variant in collation.variants:
            one, two = (collation.versions[place] for place in variant.versions)
            if variant.kind == "speaker":
                yield _of_speakers(one, two)
            elif variant.kind in ("substitution", "addition", "omission") and _are_exact(one, two):
                yield _of_wording(variant, one, two)


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


def _of_speakers(one: Version, two: Version) -> Difference:
    named = all(version.speaker_as[:1].isupper() and version.speaker_as for version in (one, two))
    exact = _are_exact(one, two)
    verdict: Verdict = "conflict" if named and exact else "unclear"
    why = "the same words are given to two speakers" if named else "it is not sure who is meant"
    return _of_versions(
        "speaker", (one.speaker_as or "nobody", two.speaker_as or "nobody"), one, two, verdict, why
    )


def _of_wording(variant: Variant, one: Version, two: Version) -> Difference:
    words = [part.exact if part else "" for part in (variant.first, variant.second)]
    if any(rarity(word) > CONTENT for text in words for word in text.split() if word.isalpha()):
        verdict: Verdict = "unclear"
        why = "both give these as the exact words, so at least one does not have them exactly"
    else:
        verdict, why = "same", "they differ only in words of grammar"
    values = (words[0] or "(nothing)", words[1] or "(nothing)")
    return _of_versions("wording", values, one, two, verdict, why, variant)


def _of_versions(
    kind: DifferenceKind,
    values: tuple[str, str],
    one: Version,
    two: Version,
    verdict: Verdict,
    why: str,
    variant: Variant | None = None,
) -> Difference:
    parts = (variant.first, variant.second) if variant else (None, None)
    sides = tuple(
        Side(value=value, evidence=(part or version.evidence,), context=(version.evidence,))
        for value, part, version in zip(values, parts, (one, two), strict=True)
    )
    about = one.speaker_as or two.speaker_as
    return Difference(about, kind, verdict, why, sides, (Pair((0, 1), verdict, why),))


def _are_exact(one: Version, two: Version) -> bool:
    """Say whether both versions stand in quotation marks."""
    return one.form == "direct" and two.form == "direct"
