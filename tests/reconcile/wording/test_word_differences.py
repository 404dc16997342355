"""Names, offices, places and wording that differ between reports of one event."""

import pytest

from readout.model.document import Document
from readout.model.readout import Difference, Readout
from readout.pipeline.compare import compare_documents
from support import document

Row = tuple[str, str, set[str]]


def compare(*texts: str) -> Readout:
    documents: list[Document] = [
        document(text, identifier=f"d{place}", outlet=f"Outlet {place}", language="en")
        for place, text in enumerate(texts)
    ]
    return compare_documents(documents)


def rows(readout: Readout, *kinds: str) -> list[Row]:
    return [row(difference) for difference in readout.differences if difference.kind in kinds]


def row(difference: Difference) -> Row:
    values = {item.exact for side in difference.sides for item in side.evidence}
    return difference.kind, difference.verdict, values


CRASH = "The ferry {name} hit the pier of Halvor on Monday, harbour master {person} said."


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        pytest.param("Tilda Orme", "Tilda R. Orme", "precision", id="an initial more"),
        pytest.param("Tilda Rosa Orme", "Tilda R. Orme", "precision", id="an initial for a name"),
        pytest.param("Tilda Ormeland", "Tilda Ormelandt", "same", id="a spelling"),
    ],
)
def test_a_person_whose_name_is_written_in_two_ways(one: str, two: str, verdict: str) -> None:
    readout = compare(
        CRASH.format(name="Skarv", person=one) + f" {one} has run the harbour since spring.",
        CRASH.format(name="Skarv", person=two) + f" {two} has run the harbour since spring.",
    )

    assert ("person", verdict, {one, two}) in rows(readout, "person")


def test_a_title_is_no_part_of_a_name() -> None:
    readout = compare(
        "Dr Tilda Orme opened the clinic in Halvor on Monday.",
        "Tilda Orme opened the clinic in Halvor on Monday.",
    )

    assert rows(readout, "person") == []


def test_an_office_in_other_words_is_compared_and_a_country_is_not() -> None:
    readout = compare(
        "Norwegian Foreign Minister Tilda Orme met the pilots. Colonel Bo Lind stayed at the base.",
        "Foreign Minister Tilda Orme met the pilots. Air force spokesman Bo Lind stayed at the base.",
    )

    assert rows(readout, "person") == [("person", "precision", {"Colonel", "Air force spokesman"})]


def test_an_office_in_letters_is_the_same_office() -> None:
    readout = compare(
        "Veltrix CEO Bo Lind sold the shipyard at Halvor on Monday.",
        "Veltrix chief executive Bo Lind sold the shipyard at Halvor on Monday.",
    )

    assert rows(readout, "person") == [
        ("person", "same", {"Veltrix CEO", "Veltrix chief executive"}),
    ]


def test_places_of_one_happening_are_compared() -> None:
    readout = compare(
        "The rescue helicopter Skarv crashed in a forest on Monday, and its nine passengers died.",
        "Nine passengers died on Monday when the rescue helicopter Skarv crashed near a village.",
    )

    assert rows(readout, "place") == [("place", "precision", {"in a forest", "near a village"})]


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        pytest.param("Armed", "same", id="a plain word"),
        pytest.param("Brutal", "precision", id="a word that judges"),
    ],
)
def test_a_participant_may_be_named_in_other_words(word: str, verdict: str) -> None:
    readout = compare(
        f"{word} guards beat nine sailors of the ferry Skarv on the quay of Halvor on Monday.",
        "On Monday private guards beat nine sailors of the Skarv, a ferry, on the quay at Halvor.",
    )

    assert rows(readout, "wording") == [("wording", verdict, {f"{word} guards", "private guards"})]


SAID = "“We will not open the northern pier before every {word} has been tested,” {who} said on Monday."


def test_one_altered_word_of_a_quotation_is_open() -> None:
    readout = compare(
        SAID.format(word="bolt", who="Mara Ostrel"), SAID.format(word="crane", who="Mara Ostrel")
    )

    assert rows(readout, "wording") == [("wording", "unclear", {"bolt", "crane"})]


def test_a_quotation_that_differs_throughout_is_another_translation() -> None:
    readout = compare(
        "“The whole island lies within the range of our guns, and the key is always on my table,” "
        "Mara Ostrel said.",
        "“All of the island is in range of our guns, and the key always lies on the desk in my room,” "
        "Mara Ostrel said.",
    )

    ((kind, verdict, _),) = rows(readout, "wording")

    assert (kind, verdict) == ("wording", "same")


def test_what_an_editor_puts_in_brackets_is_no_other_wording() -> None:
    said = "“We will not let {them} sail from the northern pier before Sunday,” Mara Ostrel said."
    readout = compare(said.format(them="them"), said.format(them="[the nine pilots]"))

    assert [verdict for _, verdict, _ in rows(readout, "wording")] == ["same"]


def test_the_same_words_given_to_two_speakers_are_a_conflict_that_cites_both() -> None:
    readout = compare(
        SAID.format(word="bolt", who="Mara Ostrel") + " Mara Ostrel runs the port.",
        "Jon Veld told reporters at the yard: “We will not open the northern pier before every "
        "bolt has been tested.”",
    )

    assert rows(readout, "speaker") == [("speaker", "conflict", {"Mara Ostrel", "Jon Veld"})]
