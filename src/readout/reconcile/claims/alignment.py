"""Align the claims of different documents that say the same, each join explained as a sum of parts.

Two claims are compared by what they mean (`meanings`), by the words that they share, each
as telling as it is rare in the news and in this story (`overlap`), by who does what to whom,
by what speaks against it (`signals`), and by whether any other sentence fits as well. Which
are joined is decided over all documents (`clusters`). A false join is worse than a missed
one, so a pair that is close to the bar is not joined but reported as not decided.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from readout.model.layers import Annotation
from readout.model.readout import Reason
from readout.model.span import Span
from readout.reconcile.claims.matching import Match, best_first
from readout.reconcile.claims.meanings import Meanings, Nearness
from readout.reconcile.claims.overlap import Overlaps
from readout.reconcile.claims.reading import Claim
from readout.reconcile.claims.signals import BEGINNING, Facets, Signal, signals

# What each signal weighs: a logistic regression on 1,642 judged pairs of clauses (ECB+, the topics that the
# encoder's layers for claims were not tuned on; S counts as 1, P as a half), divided by SHARPNESS
# (`tools/fit_claims.py`; tables in docs/measurements.md).
WEIGHTS = {
    "clauses": 0.2833,
    "words": 0.5533,
    "least meaning": 0.6076,
    "told": -0.2013,
    "least told": 0.0529,
    "sentences' meaning": -0.2530,
    "least words": 0.1836,
    "sentences": 0.0840,
    "context": 0.1362,
    "each": 0.0006,
    "each other's predicate": 0.0082,
    "same time": 0.1847,
    "margin": 0.0130,
    "other margin": 0.0451,
    "short": 0.0586,
    "cover": 0.0168,
    "short sentence": -0.0344,
    "long sentence": 0.0091,
    "negated": -0.0758,
    "not asserted": -0.0791,
    "unlike predicates": -0.0202,
    "unlike names": -0.0864,
    "unlike times": -0.1468,
    "unlike values": -0.3177,
}
# The constant, set so that at .28 the odds are even on the judged pairs: so scores are about as high as those
# that other bars were set on, of the likeness of values, of wording, of denials.
CONSTANT = -0.3677
# Six logits are one point: .51 is four to one, .65 nine.
SHARPNESS = 6.0
NEGATED, NOT_ASSERTED = -WEIGHTS["negated"], -WEIGHTS["not asserted"]

# A pair is joined from JOINED upwards (even odds: what its words then share decides as well, see `extent`),
# reported as close from CLOSE upwards; fainter ones, down to FAINT, only help to tell which values are of
# one thing. On eight events and nine more, all in view, .24 gave as many agreements and .20 one in a hundred
# more, of which fewer held by the labels (docs/measurements.md).
JOINED = 0.28
CLOSE = 0.18
FAINT = 0.03
# The fit of the next best sentence where none is near enough to be compared.
NO_RIVAL = 0.3

Fits = Mapping[tuple[int, int], Sequence[tuple[float, Span]]]


def align_claims(
    claims: Sequence[Claim], annotations: Sequence[Annotation], meanings: Meanings
) -> list[Match]:
    """Give the matches that score at least `FAINT`, best first.

    Args:
        claims: of all documents.
        annotations: by the claims' `document`.
        meanings: of the claims.
    """
    texts = [annotation.document.text for annotation in annotations]
    found = []
    for first, second, seen in compare_claims(claims, annotations, meanings):
        if weigh(seen) >= FAINT:
            pair = texts[claims[first].document], texts[claims[second].document]
            found.append(Match(first, second, _reasons(seen, *pair)))
    return best_first(found)


def weigh(seen: Sequence[Signal]) -> float:
    """Give the score of two claims by all that was seen for and against it."""
    return CONSTANT + sum(WEIGHTS[signal.kind] * signal.value for signal in seen)


def compare_claims(
    claims: Sequence[Claim],
    annotations: Sequence[Annotation],
    meanings: Meanings,
    pairs: Mapping[tuple[int, int], Nearness] | None = None,
) -> Iterator[tuple[int, int, list[Signal]]]:
    """Yield the pairs of claims worth comparing, in order, with all that speaks for and against each.

    Args:
        claims: of all documents.
        annotations: by the claims' `document`.
        meanings: of the claims.
        pairs: those to compare, with how near they are; the neighbours in meaning when left out.
    """
    neighbours = meanings.neighbours
    fits = _best_fits(neighbours, claims)
    facets = [Facets.of(claim, annotations[claim.document].parse) for claim in claims]
    overlaps = Overlaps(claims, annotations)
    grouped: dict[int, list[tuple[int, Nearness]]] = defaultdict(list)
    for (first, second), near in (neighbours if pairs is None else pairs).items():
        grouped[first].append((second, near))
    for first, others in grouped.items():
        shared = overlaps.compare(first, [second for second, _ in others])
        for (second, near), overlap in zip(others, shared, strict=True):
            margins = _margins(first, second, near, fits, claims)
            yield first, second, [*signals(facets[first], facets[second], near, overlap), *margins]


def _reasons(seen: Sequence[Signal], text: str, other: str) -> tuple[Reason, ...]:
    """Weigh the signals; what is said in the same words is one reason."""
    weighed: dict[str, float] = {BEGINNING: CONSTANT}
    for signal in seen:
        what = signal.in_words(text, other)
        weighed[what] = weighed.get(what, 0.0) + WEIGHTS[signal.kind] * signal.value
    return tuple(Reason(what, round(weight, 4)) for what, weight in weighed.items() if round(weight, 4))


def _best_fits(neighbours: Mapping[tuple[int, int], Nearness], claims: Sequence[Claim]) -> Fits:
    """Give for each claim and document the two sentences that fit best, each with its fit."""
    best: dict[tuple[int, int], dict[Span, float]] = defaultdict(dict)
    for (first, second), near in neighbours.items():
        for mine, other in ((first, second), (second, first)):
            sentences = best[mine, claims[other].document]
            sentence = claims[other].sentence
            sentences[sentence] = max(sentences.get(sentence, NO_RIVAL), near.fit)
    return {
        key: sorted(
            ((fit, sentence) for sentence, fit in found.items()), key=lambda item: (-item[0], item[1])
        )[:2]
        for key, found in best.items()
    }


def _margins(
    first: int, second: int, near: Nearness, fits: Fits, claims: Sequence[Claim]
) -> Iterator[Signal]:
    """Tell how much better the two fit than the next best sentence of either document, the least first."""
    margins = sorted(
        near.fit
        - next(
            (
                fit
                for fit, sentence in fits.get((mine, claims[other].document), ())
                if sentence != claims[other].sentence
            ),
            NO_RIVAL,
        )
        for mine, other in ((first, second), (second, first))
    )
    for kind, margin in zip(("margin", "other margin"), margins, strict=True):
        what = "no other sentence fits as well" if margin >= 0 else "another sentence fits better"
        yield Signal(kind, what, margin)
