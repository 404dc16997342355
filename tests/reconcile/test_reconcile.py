"""Whole readouts of short invented reports: the differences, with their verdicts, and what only one tells."""

import pytest

from readout.model.document import Document
from readout.model.readout import Difference, Readout
from readout.pipeline.compare import compare_documents
from readout.pipeline.receipts.verify import verify
from readout.report.exports.readout import to_dict
from support import document

FIRST, LATER = "2031-04-02T08:00:00+00:00", "2031-04-02T17:30:00+00:00"


def report(identifier: str, text: str, published: str | None = None) -> Document:
    return document(
        text, identifier=identifier, published=published, outlet=f"The {identifier}", language="en"
    )


def compare(*texts: str, published: tuple[str | None, ...] = ()) -> Readout:
    times = published or (None,) * len(texts)
    return compare_documents(
        report(f"d{place}", text, time) for place, (text, time) in enumerate(zip(texts, times, strict=True))
    )


def of_kind(readout: Readout, kind: str) -> list[Difference]:
    return [difference for difference in readout.differences if difference.kind == kind]


def sides(difference: Difference) -> set[str]:
    return {item.exact for side in difference.sides for item in side.evidence}


def test_a_rounding_against_an_exact_duration_is_precision() -> None:
    readout = compare(
        "The blockade of the canal lasted nearly three hours, longer than the pilots had expected.",
        "Pilots said the blockade of the canal lasted two hours and 50 minutes.",
    )

    (difference,) = of_kind(readout, "duration")

    assert difference.verdict == "precision"
    assert sides(difference) == {"nearly three hours", "two hours and 50 minutes"}


def test_two_exact_sums_for_one_thing_are_a_conflict() -> None:
    readout = compare(
        "The ministry bought the ferry from the Lindqvist shipyard for $47 million.",
        "The ministry bought the ferry from the Lindqvist shipyard for $38 million.",
    )

    (difference,) = of_kind(readout, "money")

    assert difference.verdict == "conflict"


def test_a_toll_that_rises_with_the_time_of_publication_is_an_update() -> None:
    readout = compare(
        "The landslide at Torvik killed 14 villagers, rescue leader Anna Moen said.",
        "The landslide at Torvik killed 19 villagers, rescue leader Anna Moen said.",
        published=(FIRST, LATER),
    )

    (difference,) = of_kind(readout, "number")

    assert difference.verdict == "update"
    assert "The d1" in difference.why


def test_a_toll_that_differs_with_no_times_known_is_unclear_and_no_conflict() -> None:
    readout = compare(
        "The landslide at Torvik killed 14 villagers, rescue leader Anna Moen said.",
        "The landslide at Torvik killed 19 villagers, rescue leader Anna Moen said.",
    )

    (difference,) = of_kind(readout, "number")

    assert difference.verdict == "unclear"


def test_values_that_one_document_tells_apart_are_not_compared() -> None:
    readout = compare(
        "The shipyard built 40 ferries and sold 12 ferries to Norway.",
        "The shipyard sold 12 ferries to Norway.",
    )

    assert of_kind(readout, "number") == []


def test_dead_are_not_compared_with_injured() -> None:
    readout = compare(
        "The landslide at Torvik killed 14 people.",
        "The landslide at Torvik injured 31 people.",
    )

    assert of_kind(readout, "number") == []


def test_three_documents_with_two_values_give_one_difference_with_two_sides() -> None:
    text = "The ministry bought the ferry from the Lindqvist shipyard for {}."

    readout = compare(text.format("$47 million"), text.format("$38 million"), text.format("$47 million"))

    (difference,) = of_kind(readout, "money")
    assert [len(side.evidence) for side in difference.sides] == [2, 1]


def test_a_word_that_one_version_of_a_quotation_lacks_is_shown_between_its_neighbours() -> None:
    readout = compare(
        "Minister Karin Holt said: “We will open the archive under the condition that all parties agree.”",
        "“We will open the archive under condition that all parties agree,” said Karin Holt.",
    )

    (difference,) = of_kind(readout, "wording")

    assert difference.verdict == "same"
    assert sides(difference) == {"under the condition", "under condition"}


def test_two_exact_versions_with_unlike_words_are_unclear_and_no_conflict() -> None:
    readout = compare(
        "Minister Karin Holt said: “We will open the archive before the harvest festival begins.”",
        "“We will open the granary before the harvest festival begins,” said Karin Holt.",
    )

    (difference,) = of_kind(readout, "wording")

    assert difference.verdict == "unclear"


def test_two_spellings_of_a_name_are_the_same() -> None:
    readout = compare(
        "Sergey Malinov met the delegation at the harbour. Malinov left at noon.",
        "Sergei Malinov met the delegation at the harbour. Malinov stayed until noon.",
    )

    (difference,) = of_kind(readout, "person")

    assert difference.verdict == "same"
    assert sides(difference) == {"Sergey Malinov", "Sergei Malinov"}


def test_a_claim_and_its_denial_are_a_difference_of_polarity() -> None:
    readout = compare(
        "The Lindqvist shipyard repaired the damaged ferry engine in Bergen.",
        "The Lindqvist shipyard did not repair the damaged ferry engine in Bergen.",
    )

    (difference,) = of_kind(readout, "polarity")

    assert difference.verdict == "conflict"
    assert readout.agreements == ()


def test_what_only_one_tells_is_not_in_an_agreement() -> None:
    readout = compare(
        "Rescuers freed a trapped welder from the burning shed. The owner skipped two safety inspections.",
        "A trapped welder was released from the blazing warehouse by rescuers.",
    )

    only = [item.evidence.exact for item in readout.only_in if item.document == "d0"]

    assert "The owner skipped two safety inspections." in only
    assert all("welder" not in words for words in only)


def test_what_two_copies_of_one_origin_tell_is_listed_once() -> None:
    text = (
        "Rescuers freed a trapped welder from the burning shed. The owner skipped two safety inspections. "
        "The quay reopened at noon after engineers had checked the crane for cracks."
    )

    readout = compare(text, text, "A choir of schoolchildren opened the new concert hall with folk songs.")

    told = [item.evidence.exact for item in readout.only_in]
    assert len(readout.origins) == 2
    assert len(told) == len(set(told))


def test_what_one_leaves_out_of_an_agreement_of_others_is_an_omission() -> None:
    readout = compare(
        "Rescuers freed a trapped welder from the burning warehouse.",
        "A trapped welder was released from the blazing warehouse by rescuers.",
        "The price of herring rose at the fish market in Bergen.",
    )

    assert [(item.document, item.agreement) for item in readout.omissions] == [("d2", 0)]


def test_documents_that_say_nothing_alike_give_no_agreement_and_no_difference() -> None:
    readout = compare(
        "The price of herring rose at the fish market in Bergen.",
        "A choir of schoolchildren opened the new concert hall with folk songs.",
    )

    assert (readout.agreements, readout.differences) == ((), ())


@pytest.mark.parametrize("copies", [1, 2])
def test_a_document_alone_or_given_twice_agrees_with_nobody(copies: int) -> None:
    alone = report("d0", "Rescuers freed a trapped welder from the burning warehouse.")

    readout = compare_documents([alone] * copies)

    assert (len(readout.documents), readout.agreements, readout.differences) == (1, (), ())


def test_a_document_in_another_language_is_kept_and_not_analysed() -> None:
    german = document("Der Hafen war am Morgen gesperrt.", identifier="de", language="de")
    text = "Rescuers freed a trapped welder from the burning warehouse."

    readout = compare_documents([german, report("d0", text), report("d1", f"At dawn, {text}")])

    assert [item.id for item in readout.documents] == ["de", "d0", "d1"]
    assert readout.analysed == {"d0", "d1"}
    assert readout.omissions == ()


def test_every_line_of_a_readout_verifies() -> None:
    documents = [
        report("d0", "The ministry bought the ferry for $47 million. “It is a bargain,” said Karin Holt."),
        report("d1", "The ministry bought the ferry for $38 million. “It is bargain,” said Karin Holt."),
    ]

    verification = verify(to_dict(compare_documents(documents)), documents)

    assert verification.ok
    assert verification.checked > 10
