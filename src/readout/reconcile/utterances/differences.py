"""Find differences of wording and speaker between the versions of one utterance.

Wording is compared only between exact words: both versions in quotation marks throughout.
That the same words are given to two people is a conflict where both are named. One word that differs in
otherwise equal words is an alteration, of which the verdict is open; words that differ throughout are two
translations.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from readout.language.common.words import stem
from readout.language.en.comparing.utterances import dictionary_forms
from readout.language.en.grammar import is_grammar
from readout.language.en.meaning import SYNONYM, nearness
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
# Versions that part in so many places, and in so much of their words, are two renderings of one utterance: an
# alteration is a word or two.
THROUGHOUT = 3
RENDERED = 0.15


def find_quotation_differences(
    collations: Sequence[Collation], documents: Sequence[Document]
) -> Iterator[Difference]:
    """Yield the differences between each version of an utterance and the fullest one."""
    by_id = {document.id: document for document in documents}
    for collation in collations:
        yield from _merged(_of_collation(collation, by_id))


def _of_collation(collation: Collation, documents: Mapping[str, Document]) -> Iterator[Difference]:
    wordings: dict[tuple[int, int], list[Variant]] = defaultdict(list)
    for variant in collation.variants:
        one, two = (collation.versions[place] for place in variant.versions)
        if one.evidence.doc == two.evidence.doc:
            continue
        if variant.kind == "speaker" and _are_named(one, two):
            yield _of_speakers(variant, one, two)
        elif variant.kind in ("substitution", "addition", "omission") and _are_exact(one, two):
            wordings[variant.versions].append(variant)
    for pair, variants in wordings.items():
        one, two = (collation.versions[place] for place in pair)
        yield _of_wording(variants, one, two, documents)


def _merged(differences: Iterable[Difference]) -> Iterator[Difference]:
    """Make one of the differences that have the same two values: several documents share a version."""
    alike: dict[tuple[str, ...], list[Difference]] = defaultdict(list)
    for difference in differences:
        values = (side.value.casefold() for side in difference.sides)
        alike[difference.kind, difference.verdict, *values].append(difference)
    for first, *others in alike.values():
        sides = tuple(
            _with_more(side, [other.sides[place] for other in others])
            for place, side in enumerate(first.sides)
        )
        yield replace(first, sides=sides)


def _with_more(side: Side, others: Sequence[Side]) -> Side:
    """Give the side with the evidence of others, each place once."""
    cited = dict(zip(side.evidence, side.context, strict=True))
    for other in others:
        for evidence, context in zip(other.evidence, other.context, strict=True):
            cited.setdefault(evidence, context)
    return Side(side.value, tuple(cited), tuple(cited.values()))


def _are_named(one: Version, two: Version) -> bool:
    """Say whether both documents name the speaker: "he" may be anybody, so it is nobody else."""
    return not any(is_grammar(version.speaker_as) or not version.speaker_as for version in (one, two))


def _of_speakers(variant: Variant, one: Version, two: Version) -> Difference:
    if all(version.speaker_as[:1].isupper() for version in (one, two)) and _are_exact(one, two):
        verdict: Verdict = "conflict"
        why = "the same words are given to two speakers"
    else:
        verdict, why = "unclear", "it is not sure that two different speakers are meant"
    named = (variant.first or one.evidence, variant.second or two.evidence)
    sides = tuple(
        Side(value=version.speaker_as, evidence=(words,), context=(version.evidence,))
        for version, words in zip((one, two), named, strict=True)
    )
    return Difference(one.speaker_as, "speaker", verdict, why, sides, (Pair((0, 1), verdict, why),))


def _of_wording(
    variants: Sequence[Variant], one: Version, two: Version, documents: Mapping[str, Document]
) -> Difference:
    """Make one difference of all the places where two versions part."""
    verdict, why = _judge_wording(variants, one, two)
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


def _judge_wording(variants: Sequence[Variant], one: Version, two: Version) -> tuple[Verdict, str]:
    """Tell an altered word from words left out and from another rendering of the whole."""
    said = [variant for variant in variants if not _is_bracketed(variant)]
    if not said:
        return "same", "what differs stands in brackets: an editor's words"
    mine = _telling_words([variant.first for variant in said])
    theirs = _telling_words([variant.second for variant in said])
    if not mine and not theirs:
        return "same", "they differ only in words of grammar"
    if not mine or not theirs:
        return "precision", "one leaves out words that the other has"
    if len(mine) == len(theirs) and all(any(_mean_the_same(a, b) for b in theirs) for a in mine):
        return "same", "the words that differ mean the same"
    if len(variants) >= THROUGHOUT and _share_changed(variants, one, two) >= RENDERED:
        return "same", "they differ throughout, as two translations of one utterance do"
    return "unclear", "both give these as the exact words, so at least one does not have them exactly"


def _is_bracketed(variant: Variant) -> bool:
    return any(part and part.prefix.endswith("[") for part in (variant.first, variant.second))


def _telling_words(parts: Sequence[Evidence | None]) -> list[str]:
    words = [word.lower() for part in parts if part for word in WORD.findall(part.exact)]
    return [word for word in words if not is_grammar(word)]


def _share_changed(variants: Sequence[Variant], one: Version, two: Version) -> float:
    """Give the share of the words of the two versions that the other has not."""
    changed = [part for variant in variants for part in (variant.first, variant.second) if part]
    words = sum(len(WORD.findall(version.evidence.exact)) for version in (one, two))
    return sum(len(WORD.findall(part.exact)) for part in changed) / max(1, words)


def _mean_the_same(one: str, two: str) -> bool:
    return stem(one) == stem(two) or any(
        nearness(f"{first}/{part}", f"{second}/{part}") >= SYNONYM
        for first in dictionary_forms(one)
        for second in dictionary_forms(two)
        for part in "nva"
    )


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
