import numpy as np
import pytest

from readout.model.layers import Annotation
from readout.model.span import Span
from readout.pipeline.catalogue import STEPS
from readout.reconcile.happenings.coreference import (
    PAIR,
    SUPPORT,
    Formula,
    average_linkage,
    corefer,
    load_formulas,
    measure_support,
    term_of,
)
from readout.reconcile.happenings.likeness import measure_likeness
from readout.reconcile.happenings.mentions import EventMention, view_mentions
from support import annotated, document

FIRST = "A factory fire killed two men in Torvik on Tuesday. The minister resigned on Friday."
SECOND = "Two men died when a blaze destroyed a factory in Torvik. Police arrested the owner on Thursday."
THIRD = "The owner of the factory in Torvik was arrested. His arrest came after the fire on Tuesday."


@pytest.fixture(scope="module")
def documents() -> list[Annotation]:
    texts = (FIRST, SECOND, THIRD)
    return [annotated(document(text, identifier=f"d{n}"), STEPS) for n, text in enumerate(texts)]


def mention(documents: list[Annotation], place: int, words: str) -> EventMention:
    start = documents[place].document.text.index(words)
    return EventMention(place, Span(start, start + len(words)))


def test_one_event_as_a_verb_and_as_a_noun_is_one(documents: list[Annotation]) -> None:
    given = [(0, "fire"), (1, "arrested"), (2, "arrested"), (2, "arrest"), (0, "resigned")]

    fire, arrest, again, noun, resigned = corefer(
        documents, [mention(documents, place, words) for place, words in given]
    )

    assert arrest == again == noun
    assert len({fire, arrest, resigned}) == 3


def test_events_are_numbered_by_first_mention_whatever_else_is_asked(documents: list[Annotation]) -> None:
    given = [mention(documents, 0, "resigned"), mention(documents, 1, "arrested")]

    assert corefer(documents, given) == [0, 1]
    assert corefer(documents, given[:1]) == [0]
    assert corefer(documents, []) == []


def test_a_mention_without_a_token_stands_alone(documents: list[Annotation]) -> None:
    nowhere = EventMention(0, Span(len(FIRST), len(FIRST)))

    assert corefer(documents, [mention(documents, 0, "fire"), nowhere, nowhere]) == [0, 1, 2]


def test_two_runs_give_the_same(documents: list[Annotation]) -> None:
    given = [
        mention(documents, 0, "killed"),
        mention(documents, 1, "died"),
        mention(documents, 1, "destroyed"),
    ]

    assert corefer(documents, given) == corefer(documents, given)


def test_a_view_holds_who_did_what_to_whom(documents: list[Annotation]) -> None:
    (view,) = view_mentions(documents, [mention(documents, 1, "arrested")])

    assert view is not None
    assert view.lemma == "arrest"
    assert {"agent", "patient"} <= view.vectors.keys()
    assert "owner" in view.words["words"]
    assert "thursday" in view.words["own words"] | view.words["words"]


def test_every_table_mirrors_itself_and_every_term_can_be_had(documents: list[Annotation]) -> None:
    given = [mention(documents, *item) for item in ((0, "fire"), (1, "blaze"), (2, "arrest"))]
    views = [view for view in view_mentions(documents, given) if view is not None]

    measures = measure_likeness(views)
    formulas = load_formulas()
    alike = formulas[PAIR].probability(measures)

    assert all(np.array_equal(table, table.T) for table in measures.values())
    assert alike.shape == formulas[SUPPORT].probability(measures | measure_support(alike)).shape == (3, 3)


def test_a_formula_is_a_sum_of_terms_as_a_probability() -> None:
    formula = Formula({"1": -1.0, "a": 1.0, "a > 0.5": 2.0, "a * b": 4.0})

    assert term_of("a > 0.5", {"a": 0.25}) == 0.0
    assert formula.probability({"a": 1.0, "b": 0.25}) == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_clusters_are_joined_by_the_mean_over_their_pairs() -> None:
    """The third is near the second and far from the first: .5 on average, too little for .6."""
    table = np.array([[1.0, 0.9, 0.2], [0.9, 1.0, 0.8], [0.2, 0.8, 1.0]])

    assert average_linkage(table, 0.6) == [0, 0, 1]
    assert average_linkage(table, 0.5) == [0, 0, 0]


def test_third_mentions_support_a_pair_that_both_are_like() -> None:
    friends = np.array([[1.0, 0.5, 0.9], [0.5, 1.0, 0.9], [0.9, 0.9, 1.0]])
    strangers = np.array([[1.0, 0.5, 0.9], [0.5, 1.0, 0.1], [0.9, 0.1, 1.0]])

    assert (
        measure_support(friends)["common partners"][0, 1]
        > measure_support(strangers)["common partners"][0, 1]
    )
