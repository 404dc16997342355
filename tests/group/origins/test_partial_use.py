"""What is used in part shows as sentences, with who has them from whom where that can be told."""

import pytest

from readout.group.origins.finding import find_origins
from readout.model.document import Credit, Document
from readout.model.readout import PartialUse
from support import document

SHARED = "Divers searched the damaged hull until late in the evening and found no leak below the waterline."
FIRST = (
    "The harbour of Velmora was closed on Monday after a freighter struck the pier in thick fog.",
    "Two cranes were bent by the blow and will have to be replaced before work can go on.",
    "The ship had left Tarsk on Saturday with a load of timber for a paper mill in the south.",
)
SECOND = (
    "Nobody in Velmora slept much. Residents near the docks heard a bang and ran into the street.",
    "Fishermen tied up their boats along the western quay and waited to be told what to do.",
    "By noon the smell of fresh wood hung over the old town, where planks were drifting.",
)
FIRST_MORE = ("Insurers in Tarsk expect that the owners will ask for the price of the cargo as well.",)
MORE = "The mayor walked along the quay with a lamp in his hand and counted the planks for the insurers."


def report(
    identifier: str, *sentences: str, published: str | None = None, credits: tuple[Credit, ...] = ()
) -> Document:
    text = " ".join(sentences)
    return document(
        text, identifier=identifier, published=published, outlet=f"{identifier.title()} Post", credits=credits
    )


def uses(*documents: Document) -> list[PartialUse]:
    return [use for origin in find_origins(documents) for use in origin.in_part]


def credit(form: str, words: str = "Nordwire") -> tuple[Credit, ...]:
    return (Credit(agency="Nordwire", form=form, span=None, words=words),)  # type: ignore[arg-type]


def test_the_sentence_is_shown_with_the_words_that_the_other_has() -> None:
    first = report("north", *FIRST, SHARED)
    second = report("south", *SECOND, SHARED.replace("late in the evening", "nightfall"), MORE)

    (use,) = uses(first, second)

    assert use.sentences == 4
    assert [(piece.evidence.exact, piece.other.doc) for piece in use.shared] == [(SHARED[:-1], "south")]
    assert (use.is_directed, use.why) == (False, "no credit and no date says who had it first")


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        pytest.param(
            {"credits": credit("dateline", "VELMORA (Nordwire)")},
            {"credits": credit("partial", "with reporting by Nordwire")},
            "credits Nordwire in part: “with reporting by Nordwire”",
            id="by a credit",
        ),
        pytest.param(
            {"credits": credit("dateline", "VELMORA (Nordwire)")},
            {},
            "North Post carries Nordwire copy",
            id="by an agency's copy",
        ),
        pytest.param(
            {"published": "2031-03-03"},
            {"published": "2031-03-04T08:00"},
            "North Post appeared first (2031-03-03, the other 2031-03-04T08:00:00),"
            " or both have it from a third",
            id="by the dates",
        ),
    ],
)
def test_who_has_it_from_whom_is_told(first: dict[str, object], second: dict[str, object], why: str) -> None:
    giver = report("north", *FIRST, *FIRST_MORE, SHARED, **first)  # type: ignore[arg-type]
    taker = report("south", *SECOND, MORE, SHARED, **second)  # type: ignore[arg-type]

    for documents in ((giver, taker), (taker, giver)):
        (use,) = uses(*documents)
        assert (use.document, use.other, use.is_directed, use.why) == ("south", "north", True, why)


def test_a_document_that_names_the_other_has_it_from_there() -> None:
    giver = report("north", *FIRST, SHARED)
    taker = report("south", *SECOND, f"{SHARED[:-1]}, the North Post reported.")

    (use,) = uses(giver, taker)

    assert (use.document, use.why) == ("south", "names North Post")
    assert [item.exact for item in use.evidence] == ["North Post"]


def test_dates_of_one_day_do_not_tell() -> None:
    (use,) = uses(
        report("north", *FIRST, SHARED, published="2031-03-03"),
        report("south", *SECOND, SHARED, published="2031-03-03T08:00"),
    )

    assert not use.is_directed


def test_what_another_document_quotes_is_no_copy() -> None:
    quoting = report(
        "east", "It rained in Tarsk all day and nobody came.", f"“{SHARED}” said the harbour master."
    )

    assert uses(report("north", *FIRST, SHARED), report("south", *SECOND, SHARED), quoting) == []


def test_a_post_is_no_copy() -> None:
    post = f"\n{SHARED}\n— Anna Moen (@annamoen) March 3, 2031\n"

    assert uses(report("north", *FIRST, post), report("south", *SECOND, post)) == []


def test_an_origin_of_several_documents_is_named_once() -> None:
    whole = (*FIRST, SHARED)

    (use,) = uses(report("north", *whole), report("east", *whole), report("south", *SECOND, SHARED))

    assert {use.document, use.other} == {"north", "south"}


def test_names_and_set_phrases_are_no_copy() -> None:
    phrase = "Harbour Master Anna Moen of the Velmora Port Authority did not respond to messages."

    assert uses(report("north", *FIRST, phrase), report("south", *SECOND, phrase)) == []


def test_text_that_repeats_itself_takes_linear_time() -> None:
    line = "one two three four five six seven eight nine ten " * 20_000

    assert len(find_origins([report("north", line), report("south", "Once. " + line[:300_000])])) == 1
    assert uses(report("north", "— a (@" * 20_000), report("south", "x — a (@" * 5_000)) == []
