"""Find differences of polarity and modality between claims that otherwise say the same.

Two claims differ in polarity when one is negated ("did not repair", "failed to repair",
"denied that it had repaired") and the other is not, and the same is said to be done, by
nobody else: where predicates, agents or values differ too, they are two claims and no
difference. All documents' claims of one kind are one difference with two sides. The
verdict on a claim and its denial is a conflict only where both are stated as facts in the
documents' own voice; where somebody is cited, it is that person's word that differs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.language.en.comparing.stance import (
    ABLE,
    COPULA,
    DENYING,
    NOT_PLAIN,
    PREVENTING,
    UNLIKE,
    is_so_far,
    is_yet_to_be,
    plain_words,
)
from readout.language.en.meaning import SYNONYM, nearness
from readout.model.document import Document
from readout.model.readout import Difference, DifferenceKind, Evidence, Pair, Side, Verdict
from readout.model.span import Span
from readout.reconcile.claims.alignment import JOINED, NEGATED, NOT_ASSERTED
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim

# A hedged clause against a plain one is called a difference only when they fit at least this much better than
# two clauses must to be joined, and a negated one against an affirmed one, the negation apart, this much. Of
# 12 pairs on 52 events those from .45 on were denials, two misread ones among them, those below none.
SURER, MUCH_SURER = 0.35, 0.45
# What denies by its meaning: "denied that", "refused to", "failed to".
DENIED = "denied"
# What may be said and denied: a wish or a condition has no such opposite.
STATED = frozenset({"asserted", "possible", DENIED})

Place = tuple[int, Span]


@dataclass(frozen=True, slots=True)
class _Opposed:
    """Two claims that say the same but for one thing: first the one that plainly says it."""

    plain: Claim
    other: Claim
    score: float


def find_claim_differences(
    matches: Sequence[Match], claims: Sequence[Claim], documents: Sequence[Document]
) -> Iterator[Difference]:
    """Yield the differences of polarity and modality between claims that otherwise say the same.

    Args:
        matches: claims of different documents that say the same, or nearly; the best first.
        claims: of all documents.
        documents: by the claims' `document`.
    """
    texts = [document.text for document in documents]
    pairs = [(claims[match.first], claims[match.second], match.score) for match in matches]
    polar = [found for pair in pairs if (found := _opposed_in_polarity(*pair, texts)) is not None]
    hedged = [found for pair in pairs if (found := _opposed_in_modality(*pair, texts)) is not None]
    for group in _groups(polar):
        yield _difference("polarity", group, documents, *_judge_polarity(group, texts))
    for group in _groups(hedged):
        why = "one says that it is so, the other only that it may be"
        yield _difference("modality", group, documents, "precision", why)


def is_negated(claim: Claim) -> bool:
    """Say whether a claim is denied, by "not" or by what governs it; "did not deny" affirms."""
    return (claim.polarity == "negated") != (claim.modality == DENIED)


def _opposed_in_polarity(one: Claim, two: Claim, score: float, texts: Sequence[str]) -> _Opposed | None:
    if is_negated(one) == is_negated(two) or not {one.modality, two.modality} <= STATED:
        return None
    if (one.modality == "possible") != (two.modality == "possible"):
        return None
    score += NEGATED if one.polarity != two.polarity else NOT_ASSERTED
    if score < JOINED + MUCH_SURER or not _do_the_same(one, two) or _have_unlike_agents(one, two):
        return None
    plain, other = (two, one) if is_negated(one) else (one, two)
    if not _words(plain.span, plain, texts).isdisjoint(NOT_PLAIN):
        return None
    if is_yet_to_be(plain.span.of(texts[plain.document])):
        return None
    if _sets_apart(one, texts) or _sets_apart(two, texts):
        return None
    before = Span(min(plain.sentence.start, plain.span.start), plain.span.start)
    if not _words(before, plain, texts).isdisjoint(DENYING) or _is_prevented(other, texts):
        return None
    return _Opposed(plain, other, score)


def _have_unlike_agents(one: Claim, two: Claim) -> bool:
    agents = (one.agent, two.agent)
    return all(agents) and agents[0] != agents[1] and not nearness(*agents)


def _words(span: Span, claim: Claim, texts: Sequence[str]) -> frozenset[str]:
    return plain_words(span.of(texts[claim.document]))


def _is_prevented(claim: Claim, texts: Sequence[str]) -> bool:
    """Say whether a clause is not denied but kept from happening."""
    return claim.polarity == "affirmed" and not PREVENTING.isdisjoint(_words(claim.sentence, claim, texts))


def _sets_apart(claim: Claim, texts: Sequence[str]) -> bool:
    """Say whether a sentence tells of one thing what is not so of another."""
    return UNLIKE in _words(claim.sentence, claim, texts)


def _is_so_far(claim: Claim, texts: Sequence[str]) -> bool:
    """Say whether a clause tells what has not happened yet."""
    return is_so_far(claim.span.of(texts[claim.document]))


def _do_the_same(one: Claim, two: Claim) -> bool:
    """Say whether the predicates are the same or synonyms; of a copula, what it leads to."""
    if nearness(one.predicate, two.predicate) < SYNONYM:
        return False
    if COPULA not in (one.predicate, two.predicate):
        return True
    patients = (one.patient, two.patient)
    return all(patients) and (patients[0] == patients[1] or nearness(*patients) >= SYNONYM)


def _opposed_in_modality(one: Claim, two: Claim, score: float, texts: Sequence[str]) -> _Opposed | None:
    hedges = _is_hedged(one, texts), _is_hedged(two, texts)
    if score < JOINED + SURER or hedges[0] == hedges[1] or one.polarity != two.polarity:
        return None
    if not _do_the_same(one, two):
        return None
    plain = two if hedges[0] else one
    if plain.modality == "possible":
        return None
    return _Opposed(plain, one if hedges[0] else two, score)


def _is_hedged(claim: Claim, texts: Sequence[str]) -> bool:
    """Say whether a claim only may be so; what is able to is so."""
    words = claim.event.predicate.of(texts[claim.document]).lower().split()
    return claim.modality == "possible" and ABLE not in words


def _groups(pairs: Sequence[_Opposed]) -> list[list[_Opposed]]:
    """Put pairs together that share a sentence, the best first; of one sentence one clause is enough."""
    group_of: dict[Place, int] = {}
    groups: dict[int, list[_Opposed]] = {}
    for number, pair in enumerate(sorted(pairs, key=_order)):
        ends = _place(pair.plain), _place(pair.other)
        if all(end in group_of for end in ends):
            continue
        target = next((group_of[end] for end in ends if end in group_of), number)
        groups.setdefault(target, []).append(pair)
        group_of.update(dict.fromkeys(ends, target))
    return [groups[number] for number in sorted(groups)]


def _order(pair: _Opposed) -> tuple[float, Place, Place]:
    return (-pair.score, (pair.plain.document, pair.plain.span), (pair.other.document, pair.other.span))


def _place(claim: Claim) -> Place:
    return claim.document, claim.sentence


def _judge_polarity(group: Sequence[_Opposed], texts: Sequence[str]) -> tuple[Verdict, str]:
    """Judge by any pair that both documents state as facts; what is not so far is no conflict."""
    if all(_is_so_far(pair.other, texts) for pair in group):
        return "update", "one says that it is not so, or not yet; the other says it"
    claims = ((pair.plain, pair.other) for pair in group)
    if any(
        all(claim.event.quotation is None and claim.modality != "possible" for claim in pair)
        for pair in claims
    ):
        return "conflict", "one says it, the other says that it is not so"
    return "unclear", "one says it, the other says that it is not so, and at least one cites somebody for it"


def _difference(
    kind: DifferenceKind,
    group: Sequence[_Opposed],
    documents: Sequence[Document],
    verdict: Verdict,
    why: str,
) -> Difference:
    sides = (
        _side(kind, [pair.plain for pair in group], documents),
        _side(kind, [pair.other for pair in group], documents),
    )
    about = group[0].plain.event.predicate.of(documents[group[0].plain.document].text)
    return Difference(about, kind, verdict, why, sides, (Pair((0, 1), verdict, why),))


def _side(kind: DifferenceKind, claims: Sequence[Claim], documents: Sequence[Document]) -> Side:
    """Give one side: of each document's sentence the clause that fits best."""
    by_sentence: dict[Place, Claim] = {}
    for claim in claims:
        by_sentence.setdefault(_place(claim), claim)
    chosen = [by_sentence[place] for place in sorted(by_sentence)]
    label = ("negated" if is_negated(chosen[0]) else "affirmed") if kind == "polarity" else chosen[0].modality
    return Side(
        value=label,
        evidence=tuple(Evidence.at(documents[claim.document], claim.span) for claim in chosen),
        context=tuple(Evidence.at(documents[claim.document], claim.sentence) for claim in chosen),
    )
