"""What happened when, what is only ordered, and who told it first."""

import pytest

from readout.language.en.order import find_orderings
from readout.model.readout import Moment
from readout.pipeline.compare import compare_documents
from support import annotated, document

DAY = "2031-04-03"


def timeline(*texts: str, published: tuple[str | None, ...] = ()) -> tuple[Moment, ...]:
    moments = published or (DAY,) * len(texts)
    return compare_documents(
        document(text, identifier=f"d{place}", published=moment, language="en")
        for place, (text, moment) in enumerate(zip(texts, moments, strict=True))
    ).timeline


def told(moments: tuple[Moment, ...]) -> list[tuple[str, str]]:
    return [(moment.when, moment.evidence[0].exact) for moment in moments]


def test_what_happened_comes_in_order_of_time() -> None:
    moments = timeline(
        "The crowded ferry sank off Torvik on Tuesday. "
        "The Lindqvist shipyard had built the ferry in 1998. Divers searched the wreck on Wednesday."
    )

    assert told(moments) == [
        ("1998", "The Lindqvist shipyard had built the ferry in 1998"),
        ("2031-04-01", "The crowded ferry sank off Torvik on Tuesday"),
        ("2031-04-02", "Divers searched the wreck on Wednesday"),
    ]


def test_one_event_told_by_two_documents_is_one_moment_with_the_finer_time() -> None:
    moments = timeline(
        "The ferry Sunniva sank off the harbour of Torvik on Tuesday.",
        "The Sunniva ferry sank off the harbour of Torvik at 6.10am on Tuesday. Nobody saw it.",
    )

    assert [(moment.when, len(moment.evidence)) for moment in moments] == [("2031-04-01T06:10", 2)]


def test_who_tells_it_without_a_time_is_named_beside() -> None:
    (moment,) = timeline(
        "The ferry Sunniva sank off the harbour of Torvik on Tuesday.",
        "The ferry Sunniva sank off the harbour of Torvik, and nobody saw it happen.",
    )

    assert [item.doc for item in moment.evidence] == ["d0"]
    assert [item.doc for item in moment.also] == ["d1"]


def test_the_document_that_surely_appeared_first_told_it_first() -> None:
    (moment,) = timeline(
        "The ferry Sunniva sank off the harbour of Torvik on Tuesday.",
        "On Tuesday the ferry Sunniva sank off the harbour of Torvik.",
        published=("2031-04-03T09:00", "2031-04-02T21:00"),
    )

    assert moment.first_told == "d1"


def test_what_lies_ahead_keeps_its_modality() -> None:
    (moment,) = timeline("The ministry will raise the ferry Sunniva from the sea bed on 9 May 2031.")

    assert (moment.when, moment.status) == ("2031-05-09", "planned")


def test_that_somebody_said_something_on_a_day_is_no_moment() -> None:
    assert timeline("The harbour master said on Tuesday that the ferry was overloaded.") == ()


def test_what_only_another_clause_orders_stands_beside_that_clause() -> None:
    moments = timeline(
        "Rescuers freed two trapped sailors after the crowded ferry sank off Torvik on Tuesday. "
        "The Lindqvist shipyard closed its gates on Wednesday."
    )

    assert [(moment.when, moment.relation) for moment in moments] == [
        ("2031-04-01", ""),
        ("", "after"),
        ("2031-04-02", ""),
    ]
    assert moments[1].anchor is not None
    assert "sank off Torvik" in moments[1].anchor.exact


def test_hours_later_looks_back_to_the_sentence_before() -> None:
    moments = timeline(
        "A tugboat reached the burning ferry Sunniva. Two hours later the ferry sank off the coast of Torvik."
    )

    (moment,) = moments
    assert (moment.relation, moment.time[0].exact) == ("after", "Two hours later")
    assert moment.anchor is not None
    assert moment.anchor.exact == "A tugboat reached the burning ferry Sunniva"


def test_the_monday_of_a_page_that_was_saved_later_is_left_out() -> None:
    text = "The ferry Sunniva sank off Torvik on Tuesday."

    moments = timeline(
        text,
        "On Tuesday the Sunniva ferry went down near Torvik.",
        "Divers searched the wreck of the Sunniva on Wednesday.",
        "The Lindqvist shipyard closed its gates on Monday.",
        published=(DAY, DAY, "2031-04-04", "2032-11-30"),
    )

    assert all(item.doc != "d3" for moment in moments for item in moment.evidence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They left after the ferry sank.", [("after", "left", "sank")], id="after a clause"),
        pytest.param("They wept before leaving.", [("before", "wept", "leaving")], id="before a gerund"),
        pytest.param("They left when the ferry sank.", [], id="when orders nothing"),
        pytest.param("They left after lunch.", [], id="a noun is no clause"),
        pytest.param("Later they left.", [], id="later than nothing in particular"),
        pytest.param("They left. Then it rained.", [("after", "rained", None)], id="then"),
        pytest.param("They left. Minutes earlier it rained.", [("before", "rained", None)], id="earlier"),
    ],
)
def test_words_that_order_two_clauses(text: str, found: list[tuple[str, str, str | None]]) -> None:
    parse = annotated(text).parse

    assert [
        (item.order, parse.word(item.event), None if item.anchor is None else parse.word(item.anchor))
        for item in find_orderings(parse)
    ] == found
