"""Who speaks in a sentence, and where the outlet judges in its own voice."""

import pytest

from readout.model.layers import Voice
from readout.pipeline.catalogue import STEPS
from support import annotated, document


def voices(text: str) -> tuple[Voice, ...]:
    found = annotated(document(text), STEPS).voices
    assert found is not None
    return found


def marks(text: str) -> list[tuple[str, str, str]]:
    return [(mark.span.of(text), mark.entry, mark.kind) for voice in voices(text) for mark in voice.marked]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("The ferry left the harbour on Monday.", "outlet", id="plain"),
        pytest.param("“We lost the ferry,” said Captain Ann Lee.", "cited", id="direct"),
        pytest.param("Captain Ann Lee said the ferry had been lost.", "cited", id="indirect"),
        pytest.param("According to the police, nobody was hurt.", "cited", id="according to"),
        pytest.param(
            "Speaking in Oslund, Captain Ann Lee said the ferry had been lost.", "cited", id="setting"
        ),
        pytest.param(
            "“We lost the ferry,” said Captain Ann Lee, who had steered it for 11 years.",
            "mixed",
            id="what the outlet tells of the speaker",
        ),
        pytest.param(
            "The board denied that it had lost money, and it closed the pier on Monday.",
            "mixed",
            id="a clause of its own beside",
        ),
        pytest.param("I think that the mayor should resign.", "outlet", id="the writer's own thought"),
    ],
)
def test_a_sentence_says_who_speaks(text: str, speaker: str) -> None:
    (voice,) = voices(text)

    assert voice.speaker == speaker


def test_a_sentence_names_the_quotations_that_it_holds() -> None:
    text = "“We lost,” said Ann Lee. The ferry sank. “Nobody answered,” Peter Adeyemi said."

    assert [voice.quotations for voice in voices(text)] == [(0,), (), (1,)]


def test_a_quotation_over_two_sentences_is_in_both() -> None:
    text = "“We lost the ferry. Nobody answered our calls,” said Captain Ann Lee."

    assert [voice.speaker for voice in voices(text)] == ["cited", "cited"]
    assert {voice.quotations for voice in voices(text)} == {(0,)}


@pytest.mark.parametrize(
    ("text", "entry", "kind"),
    [
        pytest.param(
            "The council approved a controversial bridge.", "controversial", "loaded", id="adjective"
        ),
        pytest.param("The island's regime closed two ports.", "regime", "loaded", id="noun"),
        pytest.param("Fishermen slammed the new fee.", "slam", "loaded", id="verb"),
        pytest.param("Needless to say, the pier was closed.", "needless to say", "opinion", id="phrase"),
        pytest.param("The mayor left a mixed legacy.", "mixed legacy", "judgement", id="verdict"),
        pytest.param("The fee may well end the ferry.", "may well", "speculation", id="speculation"),
        pytest.param("The vote could pave the way for a ferry.", "could pave", "speculation", id="modal"),
    ],
)
def test_wording_is_marked_with_its_entry(text: str, entry: str, kind: str) -> None:
    assert [(found, said) for _, found, said in marks(text)] == [(entry, kind)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The sanctions regime was renewed in Oslund.", id="a regime of rules"),
        pytest.param("The boats returned in a bitter wind.", id="bitter wind"),
        pytest.param("The truck slammed into a wall.", id="slammed into"),
        pytest.param("Perhaps 200 people came to the pier.", id="perhaps before a number"),
        pytest.param("The captain appeared in court on Monday.", id="appeared in court"),
        pytest.param("The man threatened the captain on Monday.", id="a person threatens"),
        pytest.param("The delegates are bound to the result of the vote.", id="bound to a thing"),
        pytest.param("The noise made us think of home.", id="us is not we"),
        pytest.param("The wind forced a change of course.", id="change of course"),
    ],
)
def test_innocent_uses_are_not_marked(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“It is a bitter and shameful fee,” said Ann Lee.", id="direct"),
        pytest.param("Ann Lee said that the fee was shameful and a farce.", id="indirect"),
        pytest.param("The board went further, calling the mayor a thug.", id="called something"),
        pytest.param("The visitors read “A Bitter Farce” in the library.", id="a title in marks"),
    ],
)
def test_the_words_of_others_are_never_marked(text: str) -> None:
    assert marks(text) == []


def test_the_turns_of_a_transcript_are_cited() -> None:
    text = "We met the mayor.\n\nQ: Why?\n\nA: It may well be a farce.\n\nQ: When?\n\nA: Maybe now."

    assert marks(text) == []
    assert [voice.speaker for voice in voices(text)][0] == "outlet"
    assert {voice.speaker for voice in voices(text)[1:]} == {"cited"}


def test_a_headline_is_the_outlets_voice() -> None:
    text = "Notorious landlord fined\n\nA court in Oslund fined a landlord on Monday."

    assert marks(text) == [("Notorious", "notorious", "loaded")]
    assert voices(text)[0].speaker == "outlet"
