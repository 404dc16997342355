"""Who did what to whom, on sentences of one construction each."""

import pytest

from readout.annotate import events, sentences
from readout.model.layers import Event
from support import annotated


def find(text: str) -> list[tuple[Event, str]]:
    annotation = events.find_events(annotated(text, [sentences.STEP]))
    assert annotation.events is not None
    return [(event, text) for event in annotation.events]


def roles(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            event.lemma,
            event.agent.of(text) if event.agent else None,
            event.patient.of(text) if event.patient else None,
        )
        for event, text in find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The mayor closed the bridge.", [("close", "The mayor", "the bridge")], id="active"),
        pytest.param(
            "The bridge was closed by the mayor.", [("close", "the mayor", "The bridge")], id="passive"
        ),
        pytest.param(
            "The boats were stolen overnight.", [("steal", None, "The boats")], id="passive without an agent"
        ),
        pytest.param(
            "The mayor closed the bridge and opened the ferry.",
            [("close", "The mayor", "the bridge"), ("open", "The mayor", "the ferry")],
            id="a subject shared by two verbs",
        ),
        pytest.param(
            "Police found the sailor who stole the boat.",
            [("find", "Police", "the sailor"), ("steal", "the sailor", "the boat")],
            id="a relative pronoun stands for its noun",
        ),
        pytest.param(
            "The company called the sale off.", [("call off", "The company", "the sale")], id="particle"
        ),
    ],
)
def test_a_clause_gives_its_predicate_agent_and_patient(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "polarity", "modality"),
    [
        pytest.param("The mayor closed the bridge.", "close", "affirmed", "asserted", id="plain"),
        pytest.param("The mayor did not close the bridge.", "close", "negated", "asserted", id="not"),
        pytest.param("No driver saw the fire.", "see", "negated", "asserted", id="no in the subject"),
        pytest.param("The mayor will close the bridge.", "close", "affirmed", "planned", id="future"),
        pytest.param("The mayor may close the bridge.", "close", "affirmed", "possible", id="may"),
        pytest.param("The mayor must close the bridge.", "close", "affirmed", "demanded", id="must"),
        pytest.param(
            "Residents urged the mayor to close the bridge.", "close", "affirmed", "demanded", id="urged to"
        ),
        pytest.param(
            "Traffic stops if the mayor closes the bridge.", "close", "affirmed", "conditional", id="if"
        ),
        pytest.param(
            "The mayor refused to close the bridge.", "close", "affirmed", "denied", id="refused to"
        ),
        pytest.param(
            "The mayor plans to close the bridge and sell it.",
            "sell",
            "affirmed",
            "planned",
            id="coordinated with a plan",
        ),
        pytest.param(
            "The mayor will probably close the bridge.", "close", "affirmed", "possible", id="will probably"
        ),
        pytest.param(
            "The mayor is likely to close the bridge.", "close", "affirmed", "possible", id="likely to"
        ),
        pytest.param(
            "The mayor is unlikely to close the bridge.", "close", "negated", "possible", id="unlikely to"
        ),
        pytest.param("The bridge is going to be closed.", "close", "affirmed", "planned", id="going to"),
        pytest.param(
            "The threat to close the bridge angered residents.",
            "close",
            "affirmed",
            "planned",
            id="threat to",
        ),
        pytest.param(
            "The mayor rejected the plan, closing the meeting at noon.",
            "close",
            "affirmed",
            "asserted",
            id="a participle is not denied",
        ),
        pytest.param(
            "Reporters asked whether the mayor had closed the bridge.",
            "close",
            "affirmed",
            "possible",
            id="whether",
        ),
        pytest.param(
            "Traffic would stop if the mayor closed the bridge.",
            "stop",
            "affirmed",
            "conditional",
            id="would with if",
        ),
        pytest.param(
            "The mayor did not want to close the bridge.", "close", "negated", "planned", id="not handed down"
        ),
        pytest.param(
            "The mayor was not able to close the bridge.", "close", "negated", "asserted", id="not able"
        ),
        pytest.param(
            "The mayor left without closing the bridge.", "close", "negated", "asserted", id="without"
        ),
        pytest.param(
            "The mayor no longer closes the bridge.", "close", "negated", "asserted", id="no longer"
        ),
        pytest.param(
            "The mayor not only closed the bridge, he sold it.",
            "close",
            "affirmed",
            "asserted",
            id="not only",
        ),
        pytest.param(
            "Divers risked their lives to save the ferry.", "save", "affirmed", "asserted", id="a purpose"
        ),
        pytest.param("Close the bridge.", "close", "affirmed", "demanded", id="command"),
        pytest.param("The mayor has yet to close the bridge.", "close", "negated", "asserted", id="yet to"),
        pytest.param("“Please close the bridge,” she said.", "close", "affirmed", "demanded", id="spoken"),
        pytest.param(
            "The mayor does not need to close the bridge.", "close", "negated", "demanded", id="no need"
        ),
        pytest.param(
            "The crew worked at night in order to close the bridge.",
            "close",
            "affirmed",
            "asserted",
            id="in order to",
        ),
        pytest.param("The mayor has to close the bridge.", "close", "affirmed", "demanded", id="has to"),
    ],
)
def test_a_clause_says_how_it_stands_to_the_facts(
    text: str, lemma: str, polarity: str, modality: str
) -> None:
    event = next(event for event, _ in find(text) if event.lemma == lemma)

    assert (event.polarity, event.modality) == (polarity, modality)


def test_what_was_said_is_a_clause_of_its_own() -> None:
    text = "The harbour master said the crane had collapsed onto two boats."

    spans = [event.span.of(text) for event, _ in find(text)]

    assert spans == ["The harbour master said", "the crane had collapsed onto two boats"]


def test_a_text_without_a_verb_has_no_event() -> None:
    assert find("A long night at the harbour.") == []
