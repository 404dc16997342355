"""Put a readout's lines in the order of the input.

Documents are reconciled in an order of their own, that of their hashes, so that findings do
not depend on the order in which files were named. What is shown follows the input again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.model.layers import Annotation
from readout.model.readout import Agreement, Difference, Evidence, Moment, NotDecided, Omission, Pair, Side


def in_canonical_order(annotations: Sequence[Annotation]) -> list[Annotation]:
    """Give the annotations in the order of their documents' hashes, then ids."""
    return sorted(annotations, key=lambda annotation: (annotation.document.sha256, annotation.document.id))


def order_of(annotations: Sequence[Annotation]) -> dict[str, int]:
    """Give each document's place in the input."""
    return {annotation.document.id: place for place, annotation in enumerate(annotations)}


def order_agreement(agreement: Agreement, order: Mapping[str, int]) -> Agreement:
    """Give the agreement with its evidence, and what is marked in it, in the order of the input."""
    evidence, shared = agreement.evidence, agreement.shared
    places = sorted(range(len(evidence)), key=lambda place: _place(evidence[place], order))
    return replace(
        agreement,
        evidence=tuple(evidence[place] for place in places),
        shared=tuple(shared[place] for place in places) if shared else (),
        heading=places.index(agreement.heading) if places else 0,
    )


def order_difference(difference: Difference, order: Mapping[str, int]) -> Difference:
    """Give the difference with its evidence in the order of the input.

    Sides come by the number of documents, then by their first; those of an update stay in the order of time.
    """
    sides = [_order_side(side, order) for side in difference.sides]
    places = list(range(len(sides)))
    if difference.verdict != "update":
        places.sort(key=lambda place: (-_documents(sides[place]), order[sides[place].evidence[0].doc], place))
    new = {old: place for place, old in enumerate(places)}
    pairs = [
        Pair((min(new[a], new[b]), max(new[a], new[b])), pair.verdict, pair.why)
        for pair in difference.pairs
        for a, b in (pair.sides,)
    ]
    return replace(
        difference,
        sides=tuple(sides[place] for place in places),
        pairs=tuple(sorted(pairs, key=lambda pair: pair.sides)),
    )


def order_moment(moment: Moment, order: Mapping[str, int]) -> Moment:
    """Give the moment with its clauses, and the words that say when, in the order of the input."""
    both = sorted(zip(moment.evidence, moment.time, strict=True), key=lambda pair: _place(pair[0], order))
    return replace(
        moment,
        evidence=tuple(clause for clause, _ in both),
        time=tuple(words for _, words in both),
        also=_ordered(moment.also, order),
    )


def order_question(question: NotDecided, order: Mapping[str, int]) -> NotDecided:
    """Give the question with its evidence in the order of the input."""
    return replace(question, evidence=_ordered(question.evidence, order))


def order_omissions(omissions: Sequence[Omission], order: Mapping[str, int]) -> tuple[Omission, ...]:
    """Give the omissions by agreement, then in the order of the input."""
    return tuple(sorted(omissions, key=lambda omission: (omission.agreement, order[omission.document])))


def _order_side(side: Side, order: Mapping[str, int]) -> Side:
    places = sorted(range(len(side.evidence)), key=lambda place: _place(side.evidence[place], order))
    context = side.context if len(side.context) == len(side.evidence) else ()
    return replace(
        side,
        evidence=tuple(side.evidence[place] for place in places),
        context=tuple(context[place] for place in places) if context else side.context,
    )


def _documents(side: Side) -> int:
    return len({item.doc for item in side.evidence})


def _ordered(evidence: Sequence[Evidence], order: Mapping[str, int]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda item: _place(item, order)))


def _place(item: Evidence, order: Mapping[str, int]) -> tuple[int, int]:
    return (order[item.doc], item.start)
