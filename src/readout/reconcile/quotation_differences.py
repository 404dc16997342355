"""Find differences of wording and speaker between the versions of one utterance.

Wording is compared only between exact words: both versions in quotation marks throughout.
That the same words are given to two people is a conflict where both are named.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from readout.language.grammar_words import is_grammar
from readout.model.document import Document
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
from readout.model.span import Span

WORD = re.compile(r"[\w'’]+")


def find_quotation_differences(
    collations: Sequence[Collation], documents: Sequence[Document]
) -> Iterator[Difference]:
    """Yield the differences between each version of an utterance and the fullest one."""
    by_id = {document.id: document for document in documents}
    for collation in collations:
        for variant in collation.variants:
            one, two = (collation.versions[place] for place in variant.versions)
            if one.evidence.doc == two.evidence.doc:
                continue
            if variant.kind == "speaker":
                yield _of_speakers(one, two)
            elif variant.kind in ("substitution", "addition", "omission") and _are_exact(one, two):
                yield _of_wording(variant, one, two, by_id)


def _of_speakers(one: Version, two: Version) -> Difference:
    named = all(version.speaker_as[:1].isupper() for version in (one, two))
    if named and _are_exact(one, two):
        verdict: Verdict = "conflict"
        why = "the same words are given to two speakers"
    else:
        verdict, why = "unclear", "it is not sure that two different speakers are meant"
    values = (one.speaker_as or "nobody named", two.speaker_as or "nobody named")
    return _difference("speaker", values, (one.evidence, two.evidence), (one, two), verdict, why)


def _of_wording(
    variant: Variant, one: Version, two: Version, documents: Mapping[str, Document]
) -> Difference:
    words = [part.exact if part else "" for part in (variant.first, variant.second)]
    if not all(is_grammar(word) for text in words for word in WORD.findall(text)):
        verdict: Verdict = "unclear"
        why = "both give these as the exact words, so at least one does not have them exactly"
    else:
        verdict, why = "same", "they differ only in words of grammar"
    shown = _with_neighbours(variant, one, two, documents)
    return _difference("wording", (shown[0].exact, shown[1].exact), shown, (one, two), verdict, why)


def _with_neighbours(
    variant: Variant, one: Version, two: Version, documents: Mapping[str, Document]
) -> tuple[Evidence, Evidence]:
    """Cite what differs; where one version has nothing there, cite its neighbours in both versions."""
    if variant.first and variant.second:
        return variant.first, variant.second
    present = variant.first or variant.second
    holder, other = (one, two) if variant.first else (two, one)
    if present is None:
        return one.evidence, two.evidence
    around = _around(present, holder, documents[present.doc].text)
    gap = _gap(around, present, other, documents)
    if around is None or gap is None:
        return (present, other.evidence) if holder is one else (other.evidence, present)
    shown = Evidence.at(documents[present.doc], around)
    return (shown, gap) if holder is one else (gap, shown)


def _around(part: Evidence, version: Version, text: str) -> Span | None:
    """Give the part with the word before it and the word after it, within its version."""
    before = list(WORD.finditer(text, version.evidence.start, part.start))
    after = WORD.search(text, part.end, version.evidence.end)
    return Span(before[-1].start(), after.end()) if before and after else None


def _gap(
    around: Span | None, part: Evidence, other: Version, documents: Mapping[str, Document]
) -> Evidence | None:
    """Find in the other version the two neighbours side by side, if they are there exactly once."""
    if around is None:
        return None
    text = documents[part.doc].text
    before = text[around.start : part.start].strip()
    after = text[part.end : around.end].strip()
    pattern = rf"(?<!\w){re.escape(before)}\W+{re.escape(after)}(?!\w)"
    place = other.evidence
    found = list(re.finditer(pattern, place.exact, re.IGNORECASE))
    if len(found) != 1:
        return None
    return Evidence.at(
        documents[place.doc], Span(place.start + found[0].start(), place.start + found[0].end())
    )


def _difference(
    kind: DifferenceKind,
    values: tuple[str, str],
    evidence: tuple[Evidence, Evidence],
    versions: tuple[Version, Version],
    verdict: Verdict,
    why: str,
) -> Difference:
    sides = tuple(
        Side(value=value, evidence=(part,), context=(version.evidence,))
        for value, part, version in zip(values, evidence, versions, strict=True)
    )
    about = versions[0].speaker_as or versions[1].speaker_as
    return Difference(about, kind, verdict, why, sides, (Pair((0, 1), verdict, why),))


def _are_exact(one: Version, two: Version) -> bool:
    """Say whether both versions stand in quotation marks throughout."""
    return one.form == "direct" and two.form == "direct"
