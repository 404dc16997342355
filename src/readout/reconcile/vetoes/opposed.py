"""Find differences between claims that would be one but for a word that stands against another.

Opposites ("was acquitted", "was convicted") are a difference of polarity; what one states as done
and another as refused, planned or asked for is one of modality. What a negation sets apart
is found in `stance`. The verdict is a conflict only where both documents state both as
facts in their own voice, surely of the same thing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.model.document import Document
from readout.model.readout import Difference, DifferenceKind, Evidence, Pair, Side, Verdict
from readout.model.span import Span
from readout.reconcile.claims.alignment import JOINED
from readout.reconcile.claims.reading import Claim
from readout.reconcile.claims.stance import STATED, SURER
from readout.reconcile.vetoes.pairs import Vetoed, VetoKind

KINDS: dict[VetoKind, DifferenceKind] = {"opposite": "polarity", "stance": "modality"}
CITED = "and at least one cites somebody for it"
NOT_SURE = "but they may be told of two things or two moments"

Place = tuple[int, Span]


@dataclass(frozen=True, slots=True)
class _End:
    """One claim with the word in it that stands against the other's."""

    claim: Claim
    word: Span

    @property
    def place(self) -> Place:
        """Give the document and the sentence."""
        return self.claim.document, self.claim.sentence


@dataclass(frozen=True, slots=True)
class _Opposed:
    """Two ends with the match that brought them together."""

    first: _End
    second: _End
    score: float
    why: str


def find_opposed(
    vetoed: Sequence[Vetoed], claims: Sequence[Claim], documents: Sequence[Document]
) -> Iterator[Difference]:
    """Yield the differences between claims that a word sets apart.

    Args:
        vetoed: matches that would have been joined, the best first, with why they are not.
        claims: of all documents.
        documents: by the claims' `document`.
    """
    for veto_kind, kind in KINDS.items():
        pairs = [
            _Opposed(
                _End(claims[item.match.first], item.veto.first),
                _End(claims[item.match.second], item.veto.second),
                item.match.score,
                item.veto.why,
            )
            for item in vetoed
            if item.veto.kind == veto_kind
            and all(claims[place].modality in STATED for place in (item.match.first, item.match.second))
        ]
        for group in _groups(pairs):
            yield _difference(kind, group, documents)


def _groups(pairs: Sequence[_Opposed]) -> list[list[_Opposed]]:
    """Put pairs together that share a sentence, each turned so that like stands with like."""
    side_of: dict[Place, tuple[int, int]] = {}
    groups: dict[int, list[_Opposed]] = {}
    for number, pair in enumerate(pairs):
        ends = side_of.get(pair.first.place), side_of.get(pair.second.place)
        if None not in ends:
            continue
        group, side = ends[0] or ends[1] or (number, 0)
        is_turned = side == (1 if ends[0] else 0) and ends != (None, None)
        turned = _Opposed(pair.second, pair.first, pair.score, pair.why) if is_turned else pair
        groups.setdefault(group, []).append(turned)
        side_of.setdefault(turned.first.place, (group, 0))
        side_of.setdefault(turned.second.place, (group, 1))
    return [groups[number] for number in sorted(groups)]


def _difference(kind: DifferenceKind, group: Sequence[_Opposed], documents: Sequence[Document]) -> Difference:
    texts = [document.text for document in documents]
    sides = (
        _side([pair.first for pair in group], documents),
        _side([pair.second for pair in group], documents),
    )
    verdict, why = _judge(kind, group)
    about = group[0].first.claim.event.predicate.of(texts[group[0].first.claim.document])
    return Difference(about, kind, verdict, why, sides, (Pair((0, 1), verdict, why),))


def _side(ends: Sequence[_End], documents: Sequence[Document]) -> Side:
    """Give one side: of each document's sentence the clause that came first."""
    by_sentence: dict[Place, _End] = {}
    for end in ends:
        by_sentence.setdefault(end.place, end)
    chosen = [by_sentence[place] for place in sorted(by_sentence)]
    first = ends[0]
    return Side(
        value=" ".join(first.word.of(documents[first.claim.document].text).lower().split()),
        evidence=tuple(Evidence.at(documents[end.claim.document], end.claim.span) for end in chosen),
        context=tuple(Evidence.at(documents[end.claim.document], end.claim.sentence) for end in chosen),
    )


def _judge(kind: DifferenceKind, group: Sequence[_Opposed]) -> tuple[Verdict, str]:
    """Judge by the pair that is surest; what was planned may have been done since."""
    best = group[0]
    if kind == "modality":
        return "unclear", f"{best.why}, which may come to be or not"
    if not any(_is_stated(pair.first.claim) and _is_stated(pair.second.claim) for pair in group):
        return "unclear", f"{best.why}, {CITED}"
    if any(_is_sure(pair) for pair in group):
        return "conflict", best.why
    return "unclear", f"{best.why}, {NOT_SURE}"


def _is_stated(claim: Claim) -> bool:
    """Say whether a document states a claim as a fact in its own voice."""
    return claim.event.quotation is None and claim.modality == "asserted"


def _is_sure(pair: _Opposed) -> bool:
    """Say whether two claims are stated, and surely of the same thing."""
    one, two = pair.first.claim, pair.second.claim
    same = (one.agent and one.agent == two.agent) or (one.patient and one.patient == two.patient)
    return _is_stated(one) and _is_stated(two) and bool(same) and pair.score >= JOINED + SURER
