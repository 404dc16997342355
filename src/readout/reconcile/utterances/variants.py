"""Compare the versions of an utterance word by word, as philologists collate manuscripts.

The fullest version is the base. Every other one is aligned with it, and each place where
the words part is a variant with the exact words of both. Paraphrases are not aligned:
that they are paraphrases is the variant.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from readout.model.readout import Evidence, Variant
from readout.reconcile.utterances.pieces import Utterance
from readout.reconcile.utterances.voices import relate


def find_variants(versions: Sequence[Utterance]) -> tuple[Variant, ...]:
    """Give where each version parts from the first one, in order of the versions and of the text."""
    found: list[Variant] = []
    for place in range(1, len(versions)):
        found.extend(_compared(versions, place))
    return tuple(found)


def _compared(versions: Sequence[Utterance], place: int) -> Iterator[Variant]:
    base, other = versions[0], versions[place]
    pair = (0, place)
    # whom "he" means is never as sure as a name
    is_sure = not (base.voice.is_pronoun or other.voice.is_pronoun or base.is_remark or other.is_remark)
    if is_sure and relate(base.voice, other.voice) == "different":
        yield Variant(pair, "speaker", _speaker(base), _speaker(other))
    if base.form != other.form:
        yield Variant(pair, "form", base.evidence, other.evidence)
    if any(base.quoted) and any(other.quoted):
        yield from _aligned(base, other, pair)


def _speaker(version: Utterance) -> Evidence | None:
    return version.voice.evidence


def _aligned(base: Utterance, other: Utterance, pair: tuple[int, int]) -> Iterator[Variant]:
    ours = [at for at, quoted in enumerate(base.quoted) if quoted]
    theirs = _comparable_words(base, ours, other)
    forms = [base.words.forms[at] for at in ours]
    others = [other.words.forms[at] for at in theirs]
    steps = SequenceMatcher(None, forms, others, autojunk=False).get_opcodes() if theirs else []
    for number, (kind, a, b, c, d) in enumerate(steps):
        first, second = _words(base, ours[a:b]), _words(other, theirs[c:d])
        at_end = number in (0, len(steps) - 1)
        if kind == "equal":
            yield from _cases(base, other, zip(ours[a:b], theirs[c:d], strict=True), pair)
        elif kind == "replace":
            yield Variant(pair, "substitution", first, second)
        elif at_end:
            yield Variant(pair, "truncation", first, second)
        else:
            yield Variant(pair, "omission" if kind == "delete" else "addition", first, second)


def _comparable_words(base: Utterance, ours: Sequence[int], other: Utterance) -> list[int]:
    """Give the places of the quoted words of `other` that quote the same as `base`.

    A clause may quote two things; a stretch that shares nothing with the base is the other thing.
    """
    stretches = other.quoted_stretches
    if len(stretches) == 1:
        return list(stretches[0])
    keys = {base.lemmas[at] for at in ours} - {""}
    return [at for stretch in stretches if any(other.lemmas[at] in keys for at in stretch) for at in stretch]


def _cases(
    base: Utterance, other: Utterance, places: Iterable[tuple[int, int]], pair: tuple[int, int]
) -> Iterator[Variant]:
    for one, two in places:
        first, second = _words(base, [one]), _words(other, [two])
        if first and second and _differ_in_case(first.exact, second.exact):
            yield Variant(pair, "case", first, second)


def _differ_in_case(first: str, second: str) -> bool:
    return first != second and first.casefold() == second.casefold()


def _words(version: Utterance, places: Sequence[int]) -> Evidence | None:
    if not places:
        return None
    return version.cite(version.words.span(places[0], places[-1]))
