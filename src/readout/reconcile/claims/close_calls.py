"""List what was close to being called one fact and was left, with what speaks for it and against.

A question is worth asking where both clauses tell something and nothing else in the readout
answers it: no agreement, difference or collated utterance holds the same two sentences.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from readout.model.layers import Annotation
from readout.model.readout import Agreement, Collation, Difference, Evidence, NotDecided, Origin
from readout.model.span import Span
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim
from readout.reconcile.claims.signals import BEGINNING, OVERLAP

# Questions that are listed; more than this and nobody reads them.
MOST = 12
# Clauses that tell less than this ("the talks were held") may say the same and it would not matter.
TELLING = 1.5
# What speaks for a join is named so many times at most.
NAMED = 3
# What a claim tells beyond this makes a question no weightier.
FULL = 4.0

NOTHING: frozenset[int] = frozenset()
NO_VETO: Mapping[Match, str] = MappingProxyType({})
# A document's id and one of its sentences.
Sentence = tuple[str, Span]


def find_close_calls(
    close: Sequence[Match],
    claims: Sequence[Claim],
    annotations: Sequence[Annotation],
    origins: Sequence[Origin],
    *,
    agreements: Sequence[Agreement] = (),
    differences: Sequence[Difference] = (),
    quotations: Sequence[Collation] = (),
    vetoed: Mapping[Match, str] = NO_VETO,
) -> tuple[tuple[NotDecided, ...], int]:
    """Give the questions that matter most, and how many there are in all.

    Args:
        close: matches that are near the bar and below it, the best first.
        claims: of all documents.
        annotations: the documents.
        origins: two copies of one text ask no question.
        agreements: what is joined.
        differences: what is compared.
        quotations: what is collated.
        vetoed: of matches that would have been joined, why they are not one.
    """
    group = {doc: place for place, origin in enumerate(origins) for doc in origin.documents}
    held = _findings(annotations, [*_together(agreements, differences, quotations)])
    asked: set[tuple[Sentence, Sentence]] = set()
    found = []
    for match in sorted(close, key=lambda match: (-_weight(match, claims), match.first, match.second)):
        one, two = sorted(_sentence(claims[place], annotations) for place in (match.first, match.second))
        worth = min(claims[place].weight for place in (match.first, match.second)) >= TELLING
        if not worth or group.get(one[0], one[0]) == group.get(two[0], two[0]) or (one, two) in asked:
            continue
        asked.add((one, two))
        if held.get(one, NOTHING).isdisjoint(held.get(two, NOTHING)):
            found.append(_question(match, claims, annotations, vetoed.get(match, "")))
    return tuple(found[:MOST]), len(found)


def _sentence(claim: Claim, annotations: Sequence[Annotation]) -> Sentence:
    return annotations[claim.document].document.id, claim.sentence


def _findings(
    annotations: Sequence[Annotation], together: Sequence[Sequence[Evidence]]
) -> Mapping[Sentence, set[int]]:
    """Give, for each sentence, the numbers of the findings that hold some of its words."""
    sentences = {item.document.id: sorted(item.sentences or ()) for item in annotations}
    held: dict[Sentence, set[int]] = defaultdict(set)
    for number, evidence in enumerate(together):
        for item in evidence:
            own = sentences.get(item.doc, [])
            at = max(0, bisect_right(own, Span(item.start, item.end)) - 1)
            while at < len(own) and own[at].start < item.end:
                held[item.doc, own[at]].add(number)
                at += 1
    return held


def _together(
    agreements: Sequence[Agreement], differences: Sequence[Difference], quotations: Sequence[Collation]
) -> Iterable[Sequence[Evidence]]:
    yield from (item.evidence for item in agreements)
    yield from ([piece for side in item.sides for piece in side.evidence] for item in differences)
    yield from ([version.evidence for version in item.versions] for item in quotations)


def _weight(match: Match, claims: Sequence[Claim]) -> float:
    """Weigh a question by how near the two are, and by how much the one that tells less tells."""
    return match.score * min(FULL, *(claims[place].weight for place in (match.first, match.second)))


def _question(
    match: Match, claims: Sequence[Claim], annotations: Sequence[Annotation], veto: str
) -> NotDecided:
    return NotDecided(
        about="may say the same",
        why=_why(match, claims, annotations, veto),
        evidence=tuple(
            Evidence.at(annotations[claims[place].document].document, claims[place].span)
            for place in (match.first, match.second)
        ),
    )


def _why(match: Match, claims: Sequence[Claim], annotations: Sequence[Annotation], veto: str) -> str:
    """Say what the two share and what stands against it, in words that a reader checks in a second.

    Where a score begins is nothing to check, and that words are shared is nothing against a join, even where
    it weighs a little less than nothing.
    """
    told = [reason for reason in match.reasons if reason.what != BEGINNING]
    weightiest = sorted(told, key=lambda reason: (-reason.weight, reason.what))
    shared = [reason.what for reason in weightiest if reason.weight > 0 and "“" in reason.what][:NAMED]
    if not shared:
        shared = [reason.what for reason in weightiest if reason.weight > 0][:NAMED]
    both = [what.removeprefix("both have ") for what in shared if what.startswith("both have ")]
    like = [what.replace("” and “", "” / “") for what in shared if not what.startswith("both have ")]
    parts = [f"both have {_listed(both)}"] if both else []
    parts += [f"{_listed(like)} are near each other"] if like else []
    words = _words(match, claims, annotations)
    against = [
        words.get(reason.what, reason.what) for reason in told if reason.weight < 0 and reason.what != OVERLAP
    ]
    if veto:
        against = [veto]
    return f"{', and '.join(parts)}; but {_listed(against) if against else 'that is too little to be sure'}"


def _words(match: Match, claims: Sequence[Claim], annotations: Sequence[Annotation]) -> Mapping[str, str]:
    """Give what stands against a join in the words of the two texts."""
    one, two = (claims[place] for place in (match.first, match.second))
    texts = [annotations[claim.document].document.text for claim in (one, two)]
    found = {}
    for what, spans in (
        ("unlike predicates", (one.event.predicate, two.event.predicate)),
        ("unlike agents", (one.event.agent, two.event.agent)),
        ("unlike patients", (one.event.patient, two.event.patient)),
    ):
        pair = [span.of(text) for span, text in zip(spans, texts, strict=True) if span is not None]
        if len(pair) == 2:
            found[what] = f"“{_short(pair[0])}” is not “{_short(pair[1])}”"
    return found


def _short(words: str) -> str:
    return " ".join(words.split())


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
