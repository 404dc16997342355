"""Find differences of wording and speaker between the versions of one utterance.

Wording is compared only between exact words: both versions in quotation marks throughout.
That the same words are given to two people is a conflict where both are named.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from readout.language.grammar_words import is_grammar
from readout.model.document import Document
from readout.model.readout import (
    Collation,
    Difference,
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
        wordings: dict[tuple[int, int], list[Variant]] = defaultdict(list)
        for variant in collation.variants:
            one, two = (collation.versions[place] for place in variant.versions)
            if one.evidence.doc == two.evidence.doc:
                continue
            if variant.kind == "speaker" and _are_named(one, two):
                yield _of_speakers(one, two)
            elif variant.kind in ("substitution", "addition", "omission") and _are_exact(one, two):
                wordings[variant.versions].append(variant)
        for pair, variants in wordings.items():
            one, two = (collation.versions[place] for place in pair)
            yield _of_wording(variants, one, two, by_id)


def _are_named(one: Version, two: Version) -> bool:
    """Say whether both documents name the speaker: "he" may be anybody, so it is nobody else."""
    return not any(is_grammar(version.speaker_as) or not version.speaker_as for version in (one, two))


def _of_speakers(one: Version, two: Version) -> Difference:
    if all(version.speaker_as[:1].isupper() for version in (one, two)) and _are_exact(one, two):
        verdict: Verdict = "conflict"
        why = "the same words are given to two speakers"
    else:
        verdict, why = "unclear", "it is not sure that two different speakers are meant"
    sides = tuple(
        Side(value=version.speaker_as, evidence=(version.evidence,), context=(version.evidence,))
        for version in (one, two)
    )
    return Difference(one.speaker_as, "speaker", verdict, why, sides, (Pair((0, 1), verdict, why),))


def _of_wording(
    variants: Sequence[Variant], one: Version, two: Version, documents: Mapping[str, Document]
) -> Difference:
    """Make one difference of all the places where two versions part."""
    words = [part.exact for variant in variants for part in (variant.first, variant.second) if part]
    if not all(is_grammar(word) for text in words for word in WORD.findall(text)):
        verdict: Verdict = "unclear"
        why = "both give these as the exact words, so at least one does not have them exactly"
    else:
        verdict, why = "same", "they differ only in words of grammar"
    shown = [_with_neighbours(variant, one, two, documents) for variant in variants]
    sides = tuple(
        Side(
            value=" … ".join(parts[side].exact for parts in shown),
            evidence=tuple(parts[side] for parts in shown),
            context=tuple(version.evidence for _ in shown),
        )
        for side, version in enumerate((one, two))
    )
    about = one.speaker_as or two.speaker_as
    return Difference(about, "wording", verdict, why, sides, (Pair((0, 1), verdict, why),))


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


def _are_exact(one: Version, two: Version) -> bool:
    """Say whether both versions stand in quotation marks throughout."""
    return one.form == "direct" and two.form == "direct"
