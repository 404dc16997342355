"""How near claims are in meaning: of vectors made by hand, and of what the encoder reads."""

from collections.abc import Sequence

import numpy as np
import pytest

from readout.language.engine.encoder import DECIMALS
from readout.model.layers import Annotation
from readout.pipeline.run import try_annotate
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.meanings import Meanings, Nearness, Sentence, read_meanings
from readout.reconcile.claims.reading import find_claims
from support import document


def turned(*degrees: float) -> np.ndarray:
    """Give a row of length one for each direction."""
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def best(mine: Sequence[int], theirs: Sequence[int], one: Sentence, two: Sentence) -> float:
    """Give how much of some words of one sentence some of another have, word by word."""
    told = sum(one.weights[row] * max(one.words[row] @ two.words[other] for other in theirs) for row in mine)
    return float(told / sum(one.weights[row] for row in mine))


def test_words_are_compared_each_with_the_nearest_and_count_as_they_are_rare() -> None:
    sentences = (
        Sentence(turned(0, 40, 80), np.array([1.0, 0.5, 0.2])),
        Sentence(turned(10, 200), np.array([0.3, 0.9])),
        Sentence(turned(85, 30, 120, 5), np.array([0.4, 1.0, 0.7, 0.1])),
    )
    inside = np.array([True, True, False]), np.array([True, True]), np.array([False, True, True, False])
    found = Meanings((0, 1, 2), turned(0, 30, 60), sentences, inside)

    near = [found.nearness(0, other) for other in (1, 2)]

    for other, seen in zip((1, 2), near, strict=True):
        one, two = sentences[0], sentences[other]
        mine, theirs = (np.flatnonzero(inside[place]).tolist() for place in (0, other))
        every, whole = range(3), range(len(two.weights))
        words = best(mine, theirs, one, two), best(theirs, mine, two, one)
        told = best(mine, whole, one, two), best(theirs, every, two, one)
        sentence = best(every, whole, one, two), best(whole, every, two, one)
        expected = Nearness(
            float(found.clauses[0] @ found.clauses[other]),
            max(words), min(words), max(told), min(told), min(sentence),
        )  # fmt: skip
        for name in Nearness.__slots__:
            assert getattr(seen, name) == pytest.approx(getattr(expected, name), abs=10**-DECIMALS)
    assert found.nearness(1, 0) == near[0]


def annotate(text: str, place: int) -> Annotation:
    found = try_annotate(document(text, identifier=f"d{place}", language="en"))
    assert isinstance(found, Annotation)
    return found


def test_clauses_that_state_one_fact_are_nearer_than_those_that_share_words() -> None:
    texts = (
        "The ferry ran aground off Lindby on Monday. Passengers were taken off by tugs.",
        "Off Lindby the ferry hit the rocks on Monday. The company has owned the ferry since Monday.",
    )
    annotations = [annotate(text, place) for place, text in enumerate(texts)]
    claims = find_claims(annotations, join_entities(annotations))
    meant = read_meanings(claims, annotations)
    aground, _, rocks, owned = sorted(
        range(len(claims)), key=lambda at: (claims[at].document, claims[at].span)
    )

    assert meant.nearness(aground, rocks).least > meant.nearness(aground, owned).least + 0.1


def test_no_claims_have_no_neighbours() -> None:
    assert not read_meanings([], []).neighbours
