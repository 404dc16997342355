"""Values of invented sentences in their places: what governs them, what became of what is counted."""

import pytest

from readout.model.layers import Annotation, Quantity
from readout.pipeline.run import try_annotate
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.reading import find_claims, find_terms
from readout.reconcile.values.measures import Measure, find_measures
from support import document


def measures(text: str) -> dict[str, Measure]:
    """Give the measures of a text by their words."""
    annotation = try_annotate(document(text, language="en", published="2031-04-02"))
    assert isinstance(annotation, Annotation)
    identities = join_entities([annotation])
    terms = find_terms([annotation], identities)
    found = find_measures([annotation], find_claims([annotation], identities, terms), terms)
    return {measure.span.of(text): measure for measure in found}


def test_a_part_and_its_whole_have_each_their_own_outcome() -> None:
    found = measures("The rebels freed 21 of the 276 pupils who were abducted from the school.")

    assert (found["21"].outcome, found["276"].outcome) == ("freed", "taken")
    assert found["21"].is_part
    assert not found["276"].is_part


def test_the_dead_and_the_hurt_of_one_sentence_are_kept_apart() -> None:
    found = measures("The storm killed 14 villagers and injured 31 others.")

    assert (found["14"].outcome, found["31"].outcome) == ("dead", "hurt")


def test_lives_are_lost() -> None:
    assert measures("The storm claimed 14 lives.")["14"].outcome == "dead"


@pytest.mark.parametrize(
    ("text", "value", "governor"),
    [
        ("The council sold the ferry on 3 March 2031.", "3 March 2031", "sell/v"),
        ("The 1967 storm flooded the valley.", "1967", "storm/n"),
        ("The shipyard rejected a $47 million bid for the ferry.", "$47 million", "bid/n"),
    ],
)
def test_what_governs_a_value_is_what_it_depends_on(text: str, value: str, governor: str) -> None:
    found = measures(text)
    (measure,) = [item for words, item in found.items() if value in words]

    assert measure.governors[0] == governor


def test_a_figure_behind_its_noun_is_a_label() -> None:
    found = measures("He crashed on lap 48 after three stops.")

    assert found["48"].is_label
    assert not found["three"].is_label


def test_a_rate_belongs_to_the_phrase() -> None:
    text = "The line offered $82 per share for the shipyard."
    measure = measures(text)["$82"]

    assert (measure.rate, measure.phrase.of(text)) == ("share", "$82 per share")


def test_near_words_tell_more_than_those_of_another_clause() -> None:
    text = "The council sold the ferry on 3 March 2031, although the mayor had praised the museum."
    weights = {term.key: term.spread for term in measures(text)["3 March 2031"].terms}

    assert weights["ferry/n"] > weights["museum/n"]


def test_a_list_is_added_up() -> None:
    found = measures("The ferry carried 103 passengers and 26 sailors.")["103 passengers and 26 sailors"]

    assert found.is_sum
    assert isinstance(found.value, Quantity)
    assert found.value.low == 129
