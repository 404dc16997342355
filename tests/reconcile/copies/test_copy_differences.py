from collections.abc import Sequence

import pytest

from readout.model.layers import Annotation
from readout.model.readout import Difference
from readout.pipeline.catalogue import STEPS
from readout.pipeline.compare import compare_annotations
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.copies.differences import find_copies, find_copy_differences
from support import annotated, document

BEFORE = "The ferry Marga ran aground off the island of Tolvik at dawn on Monday."
AFTER = "The coast guard brought the passengers to a school in the village by noon."


def story(*sentences: str, published: Sequence[str | None] = ()) -> list[Annotation]:
    """Give documents that are the same but for one sentence each."""
    dates = list(published) or [None] * len(sentences)
    return [
        annotated(document(f"{BEFORE} {sentence} {AFTER}", identifier=f"d{number}", published=date), STEPS)
        for number, (sentence, date) in enumerate(zip(sentences, dates, strict=True))
    ]


def told(annotations: Sequence[Annotation]) -> list[Difference]:
    copies = find_copies(annotations)
    return find_copy_differences(copies, annotations, join_entities(annotations), ())


def line(item: Difference) -> tuple[str, str, list[str]]:
    return item.kind, item.verdict, [side.evidence[0].exact for side in item.sides]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(
            "Rescuers pulled seven people from the cold water.",
            "Rescuers pulled nine people from the cold water.",
            ("number", "conflict", ["seven", "nine"]),
            id="a number word",
        ),
        pytest.param(
            "The owner paid $3 million for the ship last year.",
            "The owner paid $5 million for the ship last year.",
            ("money", "conflict", ["$3 million", "$5 million"]),
            id="money",
        ),
        pytest.param(
            "Some 1,200 tourists visit the lonely island every summer.",
            "Some 1,190 tourists visit the lonely island every summer.",
            ("number", "precision", ["Some 1,200", "Some 1,190"]),
            id="two rough figures",
        ),
        pytest.param(
            "The captain, Laura Holm, told the police that the radar had failed.",
            "The captain, Helen Brandt, told the police that the radar had failed.",
            ("person", "conflict", ["Laura Holm", "Helen Brandt"]),
            id="a person",
        ),
        pytest.param(
            "Most of the passengers on board were tourists from Germany.",
            "Most of the passengers on board were tourists from Norway.",
            ("place", "conflict", ["Germany", "Norway"]),
            id="a country",
        ),
        pytest.param(
            "The lonely ship left the old harbour for the south on 3 March 2031.",
            "The lonely ship left the old harbour for the south on 5 March 2031.",
            ("date", "conflict", ["3 March 2031", "5 March 2031"]),
            id="a day",
        ),
        pytest.param(
            "The lonely ship left the old harbour for the south at 6 p.m. that day.",
            "The lonely ship left the old harbour for the south at 8 p.m. that day.",
            ("time", "conflict", ["6 p.m.", "8 p.m."]),
            id="an hour",
        ),
        pytest.param(
            "The lonely ship left the old harbour for the south at 6:15 p.m. that day.",
            "The lonely ship left the old harbour for the south at 6:45 p.m. that day.",
            ("time", "conflict", ["6:15 p.m.", "6:45 p.m."]),
            id="a minute",
        ),
        pytest.param(
            "The letter that the captain sent to Germany never came back.",
            "The letter that the captain sent to Laura Holm never came back.",
            ("person", "unclear", ["Germany", "Laura Holm"]),
            id="a person for a country",
        ),
        pytest.param(
            "The divers found the old anchor below pillar E16 of the bridge.",
            "The divers found the old anchor below pillar E18 of the bridge.",
            ("number", "unclear", ["E16", "E18"]),
            id="a figure that is no value",
        ),
        pytest.param(
            "The divers found seven old anchors below the western pillar of the bridge.",
            "The divers found nine or ten old anchors below the western pillar of the bridge.",
            ("number", "conflict", ["seven", "nine or ten"]),
            id="a value of more words",
        ),
        pytest.param(
            "The ship was carrying dangerous chemicals in its hold.",
            "The ship was not carrying dangerous chemicals in its hold.",
            ("polarity", "conflict", ["was carrying", "was not carrying"]),
            id="a negation",
        ),
        pytest.param(
            "The ship didn't have a valid certificate for that route.",
            "The ship did have a valid certificate for that route.",
            ("polarity", "conflict", ["ship didn't have", "ship did have"]),
            id="a short negation",
        ),
        pytest.param(
            "The radar of the ship failed shortly before the accident.",
            "The radar of the ship reportedly failed shortly before the accident.",
            ("modality", "precision", ["ship failed", "ship reportedly failed"]),
            id="a hedge",
        ),
        pytest.param(
            "“We saw the rocks far too late to turn,” the captain said.",
            "“We saw the lights far too late to turn,” the captain said.",
            ("wording", "unclear", ["rocks", "lights"]),
            id="a word of a quotation",
        ),
    ],
)
def test_one_edit_in_a_copied_sentence_is_told_with_its_kind(
    one: str, two: str, expected: tuple[str, str, list[str]]
) -> None:
    found = told(story(one, two))

    assert [line(item) for item in found] == [expected]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "It's the crew’s “third” trip – so far.", 'It’s the crew\'s "third" trip - so far.', id="marks"
        ),
        pytest.param(
            "The harbour was closed by the organisers of the race.",
            "The harbor was closed by the organizers of the race.",
            id="spelling",
        ),
        pytest.param(
            "Officials say that the ship had been inspected in the spring.",
            "Officials said that the ship had been inspected in the spring.",
            id="another tense",
        ),
        pytest.param(
            "The ship had been inspected in the spring.",
            "The ship had been inspected twice in the spring, as the law demands of all ferries.",
            id="an addition",
        ),
        pytest.param(
            "So the owner was not in the office on that day.",
            "No, the owner was not in the office on that day.",
            id="an answer",
        ),
    ],
)
def test_what_changes_nothing_is_no_difference(one: str, two: str) -> None:
    assert told(story(one, two)) == []


def test_an_edit_right_behind_another_is_told_too_each_in_whole_words() -> None:
    found = told(
        story(
            "The radar of captain Laura Holm failed that night off the coast.",
            "The radar of captain Helen Holm reportedly failed that night off the coast.",
        )
    )

    assert [line(item) for item in found] == [
        ("person", "conflict", ["Laura Holm", "Helen Holm"]),
        ("modality", "precision", ["Holm failed", "Holm reportedly failed"]),
    ]


def test_each_value_is_told_with_everybody_who_gives_it() -> None:
    seven = "Rescuers pulled seven people from the cold water."
    five = "Rescuers pulled five people from the cold water."

    (found,) = told(story(seven, five, seven, seven))

    assert [(side.value, [item.doc for item in side.evidence]) for side in found.sides] == [
        ("7", ["d0", "d2", "d3"]),
        ("5", ["d1"]),
    ]


def test_another_form_of_one_name_is_no_difference() -> None:
    annotations = story(
        "Laura Holm had been the captain of the ship for a year. Police questioned Laura Holm on the pier.",
        "Laura Holm had been the captain of the ship for a year. Police questioned Holm on the pier.",
    )

    assert told(annotations) == []


def test_independent_reports_that_quote_the_same_words_have_no_edits_around_them() -> None:
    quoted = "“We saw the rocks far too late to turn and I take the blame for that,”"
    annotations = [
        annotated(document(f"{quoted} {cue}", identifier=f"d{number}"), STEPS)
        for number, cue in enumerate(["Laura Holm told reporters.", "said the weary captain of the Marga."])
    ]

    assert told(annotations) == []


def test_an_edit_is_told_once_in_the_readout() -> None:
    annotations = story(
        "“We saw seven boats near the rocks,” Laura Holm said.",
        "“We saw nine boats near the rocks,” Laura Holm said.",
    )

    found = compare_annotations(annotations).differences

    assert [(item.kind, [side.evidence[0].exact for side in item.sides]) for item in found] == [
        ("number", ["seven", "nine"])
    ]


def test_a_copy_without_an_edit_gives_no_difference() -> None:
    # Within one document "seven" and "at least six" are told of one thing, and so are two ways to say it.
    text = "Rescuers pulled seven people from the water. At least six people were pulled out, police said."

    assert compare_annotations(story(text, text)).differences == ()


def test_a_changed_speaker_is_told_once() -> None:
    annotations = story(
        "“Nobody on board was hurt and the ship is safe,” Laura Holm said.",
        "“Nobody on board was hurt and the ship is safe,” Helen Brandt said.",
    )

    found = compare_annotations(annotations).differences

    assert [(item.kind, item.verdict) for item in found] == [("person", "conflict")]


def test_a_sentence_that_stands_twice_may_be_changed_once() -> None:
    seven = "Rescuers pulled seven people from the cold water."
    annotations = story(f"{seven}\n{seven}", f"{seven}\n{seven.replace('seven', 'nine')}")

    assert [line(item)[:2] for item in told(annotations)] == [("number", "conflict")]


def test_a_count_of_the_dead_that_a_later_copy_raises_is_an_update() -> None:
    annotations = story(
        "The wreck killed three people, the coast guard said.",
        "The wreck killed four people, the coast guard said.",
        published=("2021-03-01", "2021-03-02"),
    )

    (found,) = compare_annotations(annotations).differences

    assert (found.kind, found.verdict) == ("number", "update")


def test_a_value_that_more_documents_give_keeps_them_with_the_verdict_of_the_copy() -> None:
    seven = "Rescuers pulled seven people from the cold water on Monday."
    independent = annotated(
        document(
            "A ferry hit rocks near Tolvik. Seven people were pulled from the water by rescuers on Monday.",
            identifier="own",
        ),
        STEPS,
    )

    found = compare_annotations([*story(seven, seven.replace("seven", "nine")), independent]).differences

    numbers = [item for item in found if item.kind == "number"]
    assert [item.verdict for item in numbers] == ["conflict"]
    assert {item.doc for side in numbers[0].sides for item in side.evidence} >= {"d0", "d1"}


def test_a_negation_that_moves_to_the_verb_of_thinking_denies_nothing_else() -> None:
    found = told(
        story(
            '"I feel that on the quay we weren\'t doing the work we must do," the harbour master said.',
            '"I didn\'t feel that on the quay we were doing the work we must do," the harbour master said.',
        )
    )

    assert [item for item in found if item.kind == "polarity"] == []


def test_two_short_surnames_one_letter_apart_are_left_open() -> None:
    found = told(
        story(
            "Other divers tried to bring Holt up from the wreck on Monday evening.",
            "Other divers tried to bring Holte up from the wreck on Monday evening.",
        )
    )

    assert [(item.kind, item.verdict) for item in found] == [("person", "unclear")]
