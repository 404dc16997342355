"""Differences of values between short invented reports, each for one reason that decides the verdict.

The claims are not aligned here: what stands around the values must be enough.
"""

from dataclasses import dataclass

import pytest

from readout.model.document import Document
from readout.model.layers import Annotation
from readout.model.readout import Difference
from readout.pipeline.run import try_annotate
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.reading import find_claims, find_terms
from readout.reconcile.values.differences import find_value_differences
from readout.reconcile.values.measures import find_measures
from support import document

FIRST, LATER, MUCH_LATER = (
    "2031-04-02T08:00:00+00:00",
    "2031-04-02T17:30:00+00:00",
    "2032-03-02T08:00:00+00:00",
)


@dataclass(frozen=True)
class Found:
    differences: tuple[Difference, ...]


def annotate(text: str, place: int, published: str | None) -> Annotation:
    found = try_annotate(
        document(text, identifier=f"d{place}", published=published, outlet=f"The d{place}", language="en")
    )
    assert isinstance(found, Annotation)
    return found


def compare(*texts: str, published: tuple[str | None, ...] = (FIRST, FIRST)) -> Found:
    annotations = [
        annotate(text, place, time) for place, (text, time) in enumerate(zip(texts, published, strict=True))
    ]
    documents: list[Document] = [annotation.document for annotation in annotations]
    identities = join_entities(annotations)
    terms = find_terms(annotations, identities)
    measures = find_measures(annotations, find_claims(annotations, identities, terms), terms)
    return Found(find_value_differences(measures, [], documents))


def of_kind(found: Found, *kinds: str) -> list[Difference]:
    return [difference for difference in found.differences if difference.kind in kinds]


def verdicts(readout: Found, *kinds: str) -> list[str]:
    return [difference.verdict for difference in of_kind(readout, *kinds)]


def sides(difference: Difference) -> set[str]:
    return {item.exact for side in difference.sides for item in side.evidence}


def test_a_time_is_bound_to_the_noun_that_it_dates() -> None:
    readout = compare(
        "The Torvik council discussed the November flood of the Lisna valley at length on Monday.",
        "On Monday the Torvik council had coffee. It then spoke of the Nov. 6 flood of the Lisna valley.",
    )

    (difference,) = of_kind(readout, "date")
    assert difference.verdict == "precision"
    assert sides(difference) == {"the November", "the Nov. 6"}


def test_a_total_is_the_same_as_the_parts_that_another_lists() -> None:
    readout = compare(
        "The ferry Havna hit a pier at Torvik with 129 people on board, harbour master Anna Moen said.",
        "When the ferry Havna hit a pier at Torvik, harbour master Anna Moen counted 103 passengers and "
        "26 crew members on board.",
    )

    found = [item for item in of_kind(readout, "number") if "129 people" in sides(item)]
    assert [item.verdict for item in found] == ["same"]
    assert "103 passengers and 26 crew members" in sides(found[0])


def test_a_sum_is_never_held_against_a_total() -> None:
    readout = compare(
        "The ferry Havna hit a pier at Torvik with 131 people on board, harbour master Anna Moen said.",
        "When the ferry Havna hit a pier at Torvik, harbour master Anna Moen counted 103 passengers and "
        "26 crew members on board.",
    )

    assert not any("103 passengers and 26 crew members" in sides(item) for item in readout.differences)


def test_those_whom_an_adjective_narrows_are_a_part() -> None:
    readout = compare(
        "Keeper Anna Moen said three bears were in the Lisna enclosure when the gate failed.",
        "Keeper Anna Moen said two female bears were in the Lisna enclosure then.",
    )

    assert "conflict" not in verdicts(readout, "number")


def test_what_is_counted_besides_others_is_a_part() -> None:
    readout = compare(
        "The Lindqvist papers name 128 other officials with accounts on Torvik, Anna Moen wrote.",
        "The Lindqvist papers name 140 officials with accounts on Torvik, Anna Moen wrote.",
    )

    assert verdicts(readout, "number") == ["scope"]


def test_a_sum_a_year_and_a_sum_a_month_are_of_two_rates() -> None:
    readout = compare(
        "The Torvik council pays the Lindqvist shipyard $40,000 a month for the ferry Havna.",
        "The Torvik council pays the Lindqvist shipyard $41,000 a year for the ferry Havna.",
    )

    assert verdicts(readout, "money") == ["scope"]


def test_prices_of_shares_move_through_the_day() -> None:
    readout = compare(
        "Shares of the Lindqvist shipyard fell 4.3 percent in Bergen after the offer for the ferry line.",
        "Shares of the Lindqvist shipyard fell 6.6 percent in Bergen after the offer for the ferry line.",
        published=(FIRST, LATER),
    )

    assert "conflict" not in verdicts(readout, "number")


def test_sums_in_two_currencies_are_set_side_by_side_and_not_converted() -> None:
    readout = compare(
        "Thieves took $500 million in Lisna coins from the Havna exchange on 26 January 2031.",
        "Thieves took £380 million in Lisna coins from the Havna exchange on 26 January 2031.",
    )

    (difference,) = of_kind(readout, "money")
    assert difference.verdict == "unclear"
    assert "two currencies" in difference.why


def test_miles_are_compared_with_kilometres() -> None:
    readout = compare(
        "The Havna ferry of the Lindqvist shipyard can sail 620 miles on one charge.",
        "The Havna ferry of the Lindqvist shipyard can sail 1,000 kilometres on one charge.",
    )

    assert verdicts(readout, "number") == ["precision"]


def test_ages_of_two_people_are_not_compared() -> None:
    readout = compare(
        "Karin Holt, 34, sailed the ferry Havna into the pier at Torvik.",
        "Anna Moen, 51, sailed the ferry Havna into the pier at Torvik.",
    )

    assert not any({"34", "51"} <= sides(item) for item in of_kind(readout, "number"))


def test_the_age_of_one_person_in_another_form_is_the_same() -> None:
    readout = compare(
        "Karin Holt, 34, sailed the ferry Havna into the pier at Torvik.",
        "The 34-year-old Karin Holt had sailed the ferry Havna for a decade when it struck Torvik.",
    )

    assert "same" in verdicts(readout, "number")


@pytest.mark.parametrize(
    ("published", "verdict"),
    [
        pytest.param((FIRST, LATER), "update", id="in the days of the event"),
        pytest.param((MUCH_LATER, MUCH_LATER), "conflict", id="long after"),
    ],
)
def test_a_count_of_the_dead_settles(published: tuple[str, str], verdict: str) -> None:
    readout = compare(
        "The landslide at Torvik killed 14 villagers on 1 April 2031 and buried the mill, Anna Moen said.",
        "The landslide at Torvik killed 19 villagers on 1 April 2031 and cut the road, Anna Moen said.",
        published=published,
    )

    assert verdicts(readout, "number") == [verdict]


def test_the_same_weekday_of_two_reports_is_no_difference_though_they_appeared_weeks_apart() -> None:
    readout = compare(
        "The ferry Havna hit the pier of Torvik on Sunday, Anna Moen said.",
        "The ferry Havna of the Lindqvist line hit the pier of Torvik on Sunday.",
        published=(FIRST, "2031-04-16T08:00:00+00:00"),
    )

    assert of_kind(readout, "date", "time") == []


def test_two_days_in_figures_are_a_conflict_only_of_one_event() -> None:
    readout = compare(
        "The Lindqvist shipyard sold the ferry Havna to Torvik on 3 March 2031.",
        "The Lindqvist shipyard sold the ferry Havna to Torvik on 9 March 2031, the year of its jubilee.",
    )
    others = compare(
        "The Lindqvist shipyard sold the ferry Havna to Torvik on 3 March 2031.",
        "The Lindqvist shipyard painted the ferry Havna for Torvik on 9 March 2031.",
    )

    assert verdicts(readout, "date") == ["conflict"]
    assert "conflict" not in verdicts(others, "date")


def test_articles_and_marks_make_no_difference() -> None:
    readout = compare(
        "The Lindqvist shipyard drew up its plans after the 1967 storm at Torvik.",
        "The Lindqvist shipyard drew up its plans after a storm of 1967 at Torvik, Anna Moen said.",
    )

    assert of_kind(readout, "date") == []


def test_what_all_documents_give_in_both_forms_is_no_difference() -> None:
    text = (
        "The Lindqvist shipyard of Torvik sold about 30 ferries to Lisna. "
        "The Lindqvist shipyard of Torvik sold at least 30 ferries to Lisna, Anna Moen said."
    )

    assert compare(text, text).differences == ()


@pytest.mark.parametrize(
    ("one", "two", "kinds"),
    [
        (
            "The Tolvik rowing club won 40 races last season.",
            "The Tolvik rowing club won 18 of its next 23 races.",
            ("number",),
        ),
        (
            "Some 2.44 million people cast their ballots in Kvalmark on Sunday.",
            "Over 2.5 million people were eligible to vote in Kvalmark on Sunday.",
            ("number",),
        ),
        (
            "The Tolvik club gave its coach Arne Holt a one-year contract extension.",
            "The Tolvik club gave its coach Arne Holt two contract extensions in seven months.",
            ("duration",),
        ),
        (
            "Hurricane Ida destroyed the Holt clinic in Tolvik in 1998.",
            "Hurricane Bruno destroyed the Holt clinic in Tolvik in 2005.",
            ("date",),
        ),
        (
            "The Tolvik port authority announced on 14 May 2030 that the ferry service was restored.",
            "The Tolvik port authority announced on 20 May 2030 that the ferry service was restored.",
            ("date",),
        ),
    ],
    ids=["a whole and a part of it", "other people", "how long it took", "two storms", "two announcements"],
)
def test_two_things_of_one_kind_are_no_conflict(one: str, two: str, kinds: tuple[str, ...]) -> None:
    assert "conflict" not in verdicts(compare(one, two), *kinds)


def test_a_count_many_times_another_is_left_open() -> None:
    found = compare(
        "The Tolvik fire brigade sent five engines to the burning Holt warehouse.",
        "The Tolvik fire brigade sent 25 engines to the burning Holt warehouse.",
    )

    assert verdicts(found, "number") in (["unclear"], [])


@pytest.mark.parametrize(
    ("published", "verdict"),
    [((FIRST, LATER), "conflict"), ((FIRST, MUCH_LATER), "update"), ((None, None), "unclear")],
)
def test_people_grow_older_between_two_reports(published: tuple[str | None, ...], verdict: str) -> None:
    found = compare(
        "The ferry captain Arne Holt, 41, was arrested in Tolvik.",
        "The ferry captain Arne Holt, 42, was arrested in Tolvik.",
        published=published,
    )

    assert verdicts(found, "number") == [verdict]


def test_years_ago_counted_from_two_days_are_no_difference() -> None:
    found = compare(
        "Arne Holt bought the Tolvik ferry 25 years ago.",
        "Arne Holt bought the Tolvik ferry 25 years ago.",
        published=("2031-04-02", "2031-04-06"),
    )

    assert of_kind(found, "date", "time") == []
