"""Who somebody is said to be, beside the name, is an agreement of the reports that say it."""

from pathlib import Path

import pytest

from readout.model.readout import Readout
from readout.pipeline.compare import compare_documents
from readout.pipeline.reading.inputs import read_documents
from readout.pipeline.receipts.verify import verify
from readout.report.exports.readout import to_dict
from support import document

REASON = "both say who this is"


def compare(*texts: str) -> Readout:
    return compare_documents(
        document(text, identifier=f"d{at}", outlet=f"The {at}", language="en")
        for at, text in enumerate(texts)
    )


def described(*texts: str) -> list[list[str]]:
    return [
        [item.exact for item in agreement.evidence]
        for agreement in compare(*texts).agreements
        if [reason.what for reason in agreement.reasons] == [REASON]
    ]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        pytest.param(
            "The harbour spokeswoman Ida Brun left the pier at noon.",
            "Nobody was told, said Ida Brun, a spokeswoman for the harbour.",
            ["harbour spokeswoman Ida Brun", "Ida Brun, a spokeswoman for the harbour"],
            id="before the name and after it",
        ),
        pytest.param(
            "Norlin Foods chief executive Pim Daneel sold the quarry.",
            "The bridge was closed for Norlin Foods CEO Pim Daneel.",
            ["Norlin Foods chief executive Pim Daneel", "Norlin Foods CEO Pim Daneel"],
            id="an office in letters",
        ),
        pytest.param(
            "Former mayor Ida Brun opened the museum.",
            "Rain fell on ex-mayor Ida Brun.",
            ["Former mayor Ida Brun", "ex-mayor Ida Brun"],
            id="what somebody no longer is",
        ),
    ],
)
def test_two_reports_that_say_who_somebody_is_agree_on_it(one: str, two: str, found: list[str]) -> None:
    assert described(one, two) == [found]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "The Norwegian president Ida Brun left the pier at noon.",
            "Rain fell on Norwegian President Ida Brun.",
            id="of who rules a country it says nothing",
        ),
        pytest.param(
            "Mayor Ida Brun left the pier at noon.", "Rain fell on Mayor Ida Brun.", id="an office alone"
        ),
        pytest.param(
            "Deputy harbour director Ida Brun left the pier at noon.",
            "Rain fell on harbour director Ida Brun.",
            id="a deputy is another office",
        ),
        pytest.param(
            "Harbour director Ida Brun left the pier at noon.",
            "Rain fell on ferry captain Ida Brun.",
            id="two offices",
        ),
        pytest.param(
            "Harbour director Ida Brun left the pier at noon.",
            "Rain fell on harbour director Ole Wiik.",
            id="two people",
        ),
        pytest.param(
            "Her father, Ole Wiik, left the pier at noon.",
            "Rain fell on Ole Wiik, her father.",
            id="whose father is not said",
        ),
    ],
)
def test_what_does_not_say_who_somebody_is_in_both_is_no_agreement(one: str, two: str) -> None:
    assert described(one, two) == []


def test_every_report_that_says_it_stands_in_the_agreement_once() -> None:
    found = described(
        "Harbour spokeswoman Ida Brun left at noon. The harbour spokeswoman, Ida Brun, came back at two.",
        "Rain fell on Ida Brun, the spokeswoman of the harbour.",
        "Nobody was told, said harbour spokeswoman Ida Brun.",
    )

    assert [len(words) for words in found] == [3]


def test_what_stands_in_another_agreement_already_is_not_told_again() -> None:
    text = "Harbour spokeswoman Ida Brun opened the new lighthouse museum at Torvik with a silver key."

    assert described(text, text) == []


def test_who_somebody_is_comes_after_what_happened_and_nobody_leaves_it_out() -> None:
    readout = compare(
        "The crane fell on the lighthouse museum at Torvik. It was old, said harbour spokeswoman Ida Brun.",
        "Ida Brun, the harbour spokeswoman, declined to comment. A crane fell on the lighthouse museum.",
        "The old ferry was painted green in the shipyard of Holm.",
    )

    whats = [[reason.what for reason in item.reasons] == [REASON] for item in readout.agreements]
    assert whats == sorted(whats)
    assert True in whats
    assert all(not whats[omission.agreement] for omission in readout.omissions)


def test_the_line_is_exact_words_of_the_reports() -> None:
    texts = (
        "The harbour spokeswoman Ida Brun left the pier at noon.",
        "Nobody was told, said Ida Brun, a spokeswoman for the harbour.",
    )
    documents = [document(text, identifier=f"d{at}", language="en") for at, text in enumerate(texts)]

    readout = compare_documents(documents)

    assert readout.agreements
    assert verify(to_dict(readout), documents).ok


def test_who_somebody_is_stands_behind_what_happened_and_before_what_one_origin_says() -> None:
    paths = sorted((Path(__file__).parents[3] / "examples" / "harbour-fire").glob("*.html"))

    agreements = compare_documents(read_documents(paths)).agreements

    kinds = [(item.origins < 2, item.reasons[0].what == REASON) for item in agreements]
    assert {(False, False), (False, True), (True, False)} <= set(kinds)
    assert kinds == sorted(kinds)
