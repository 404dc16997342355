"""Compare the versions of an utterance word by word, as philologists collate manuscripts.

The fullest version is the base. Every other one is aligned with it, and each place where
the words part is a variant with the exact words of both. Paraphrases are not aligned:
that they are paraphrases is the variant.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from readout.model.readout import Evidence, Variant
from readout.reconcile.utterances import Utterance
from readout.reconcile.voices import relate


def find_variants(versions: Sequence[Utterance]) -> tuple[Variant, ...]:
    """Give where each version parts from the first one, in order of the versions and of the text."""
    found: list[Variant] = []
    for place in range(1, len(versions)):
        found.extend(_compared(versions, place))
    return tuple(found)


def _compared(versions: Sequence[Utterance], place: int) -> Iterator[Variant]:
    base, other = versions[0], versions[place]
    pair = (0, place)
    if relate(base.voice, other.voice) == "different":
        yield Variant(pair, "speaker", _speaker(base), _speaker(other))
    if base.form != other.form:
        yield Variant(pair, "form", base.evidence, other.evidence)
    if any(base.quoted) and any(other.quoted):
        yield from _aligned(base, other, pair)


def _speaker(version: Utterance) -> Evidence | None:
    return version.voice.evidence


def _aligned(base: Utterance, other: Utterance, pair: tuple[int, int]) -> Iterator[Variant]:
    ours = [at for at, quoted in enumerate(base.quoted) if quoted]
    theirs = [at for at, quoted in enumerate(other.quoted) if quoted]
    forms = [base.words.forms[at] for at in ours]
    others = [other.words.forms[at] for at in theirs]
    steps = SequenceMatcher(None, forms, others, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(steps):
        at_end = number in (0, len(steps) - 1)
        if kind == "equal":
            for one, two in zip(ours[a:b], theirs[c:d], strict=True):
                first, second = _words(base, [one]), _words(other, [two])
                if first and second and _differ_in_case(first.exact, second.exact):
                    yield Variant(pair, "case", first, second)
        elif kind == "replace":
            yield Variant(pair, "substitution", _words(base, ours[a:b]), _words(other, theirs[c:d]))
        elif kind == "delete":
            yield Variant(pair, "truncation" if at_end else "omission", _words(base, ours[a:b]), None)
        else:
            yield Variant(pair, "truncation" if at_end else "addition", None, _words(other, theirs[c:d]))


def _differ_in_case(first: str, second: str) -> bool:
    return first != second and first.casefold() == second.casefold()


def _words(version: Utterance, places: Sequence[int]) -> Evidence | None:
    if not places:
        return None
    return version.cite(version.words.span(places[0], places[-1]))
