"""Stretches that are the same word for word but for one stand against each other in it."""

import pytest

from readout.model.layers import Annotation
from readout.model.span import Span
from readout.pipeline.compare import compare_annotations
from readout.pipeline.run import try_annotate
from readout.reconcile.vetoes.same_words import content_words, unlike_in_same_words
from support import document


def annotate(text: str, place: int = 0) -> Annotation:
    found = try_annotate(document(text, identifier=f"d{place}", language="en"))
    assert isinstance(found, Annotation)
    return found


def unlike(one: str, two: str) -> tuple[str, str] | None:
    mine, theirs = annotate(one).parse, annotate(two).parse
    words, others = (content_words(found, Span(0, len(found.text))) for found in (mine, theirs))
    found = unlike_in_same_words(words, mine, others, theirs)
    return None if found is None else (mine.word(found[0]), theirs.word(found[1]))


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        ("The harbour board leased the crane.", "The harbour board bought the crane.", ("leased", "bought")),
        ("The bridge is wooden.", "The bridge is orange.", ("wooden", "orange")),
        ("The council approved the plan.", "The council rejected the plan.", ("approved", "rejected")),
    ],
)
def test_another_word_in_the_same_words_stands_against_it(one: str, two: str, words: tuple[str, str]) -> None:
    assert unlike(one, two) == words


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The crew began the repair.", "The crew started the repair."),  # synonyms
        ("The boat lay in the harbour.", "The boat lay at the harbour."),  # a preposition
        ("The colour of the boat was new.", "The color of the boat was new."),  # a spelling
        ("The mayor of Lindby spoke.", "The mayor of Torsby spoke."),  # names are told apart elsewhere
        ("The mayor opened the hall.", "The mayor has opened the hall."),  # a tense
        ("The mayor opened the hall.", "The bishop painted the hall."),  # more than one
    ],
)
def test_what_may_say_the_same_does_not(one: str, two: str) -> None:
    assert unlike(one, two) is None


def test_two_words_that_no_list_knows_are_a_difference_and_no_agreement() -> None:
    texts = (
        "The harbour board leased the yellow crane from a Danish yard on Monday.",
        "The harbour board bought the yellow crane from a Danish yard on Monday.",
    )
    readout = compare_annotations([annotate(text, place) for place, text in enumerate(texts)])
    assert not readout.agreements
    (difference,) = readout.differences
    assert [side.value for side in difference.sides] == ["leased", "bought"]
    assert difference.verdict == "unclear"


def test_more_words_of_one_report_do_not_hide_a_word_in_the_place_of_another() -> None:
    crane = "The harbour board leased the yellow crane from a Danish yard."

    assert unlike(crane, "On Monday the harbour board bought the yellow crane from a Danish yard.") == (
        "leased",
        "bought",
    )
    assert unlike(crane, "On Monday a Danish yard bought the old crane of the board.") is None
