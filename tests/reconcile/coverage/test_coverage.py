"""What each document leaves out, told apart from what it could not know."""

from readout.model.document import Document, Furniture
from readout.model.publication import Publications
from readout.model.readout import Omission, Readout
from readout.model.span import Span
from readout.pipeline.compare import compare_documents
from support import document

FACT = "The ministry bought the ferry Sunniva from the Lindqvist shipyard for $47 million."
AGAIN = "For $47 million the ministry bought the ferry Sunniva of the Lindqvist shipyard."
OTHER = "A storm tore the roof off the town hall of Torvik, and the mayor asked for help."


def compare(*texts: str, published: tuple[str | None, ...] = ()) -> Readout:
    moments = published or (None,) * len(texts)
    return compare_documents(
        document(text, identifier=f"d{place}", published=moment, outlet=f"The {place}", language="en")
        for place, (text, moment) in enumerate(zip(texts, moments, strict=True))
    )


def dated(day: str) -> tuple[str, str]:
    return f"On {day}, {FACT[0].lower()}{FACT[1:]}", f"{AGAIN[:-1]} on {day}."


def omissions(readout: Readout, identifier: str) -> list[Omission]:
    return [item for item in readout.omissions if item.document == identifier]


def test_what_others_agree_on_is_left_out_by_who_says_nothing_of_it() -> None:
    readout = compare(FACT, AGAIN, OTHER)

    assert [item.why for item in omissions(readout, "d2")] == ["left out"]


def test_another_value_of_the_same_thing_is_not_leaving_it_out() -> None:
    readout = compare(FACT, AGAIN, FACT.replace("47", "38"))

    assert omissions(readout, "d2") == []


def test_what_is_told_in_passing_is_not_left_out() -> None:
    passing = (
        "Asked about the ferry Sunniva, which the ministry bought from the Lindqvist shipyard for "
        "$47 million, the mayor of Torvik said on his way to the council that the roof came first."
    )

    assert omissions(compare(FACT, AGAIN, passing), "d2") == []


def test_who_appeared_before_all_that_tell_it_may_not_have_known() -> None:
    readout = compare(
        FACT, AGAIN, OTHER, published=("2031-04-03T09:00", "2031-04-03T11:00", "2031-04-02T20:00")
    )

    (found,) = omissions(readout, "d2")
    assert found.why == "published before the others told it"
    assert found.because == "appeared 2031-04-02T20:00:00, the first of them 2031-04-03T09:00:00"


def test_what_is_dated_after_a_document_appeared_it_could_not_know() -> None:
    readout = compare(*dated("April 4, 2031"), OTHER, published=("2031-04-05", "2031-04-06", "2031-04-02"))

    (found,) = omissions(readout, "d2")
    assert (found.why, found.because) == (
        "published before it could be known",
        "told of 2031-04-04; this appeared on 2031-04-02",
    )


def test_what_is_dated_before_all_appeared_is_left_out_even_by_the_first() -> None:
    readout = compare(*dated("March 4, 2031"), OTHER, published=("2031-04-05", "2031-04-06", "2031-04-02"))

    assert [item.why for item in omissions(readout, "d2")] == ["left out"]


def published(*values: str) -> list[Document]:
    return [document(OTHER, identifier=f"d{place}", published=value) for place, value in enumerate(values)]


def test_a_date_far_from_the_others_decides_nothing() -> None:
    known = Publications.made(published("2031-04-02", "2031-04-03", "2031-04-03", "2032-11-30"))

    assert known.strays == {"d3"}
    assert known.is_before("d0", "d1")
    assert not known.is_before("d0", "d3")


def test_a_date_that_is_the_same_for_all_decides_nothing() -> None:
    assert Publications.made(published("2031-04-02", "2031-04-02")).moments == {}


def test_a_day_is_not_before_a_moment_of_that_day() -> None:
    known = Publications.made(published("2031-04-02", "2031-04-02T18:00", "2031-04-03"))

    assert not known.is_before("d0", "d1")
    assert known.first_of(["d0", "d1"]) is None
    assert known.first_of(["d1", "d2"]) == "d1"


def test_a_date_that_decides_nothing_is_told() -> None:
    days = ("2031-04-02", "2031-04-03", "2031-04-03", "2032-11-30")

    readout = compare(FACT, OTHER, AGAIN, "It rained in Tarsk.", published=days)

    assert readout.notices == (
        "d3.txt: its date (2032-11-30) lies far from those of the other reports; "
        "nothing is concluded from it",
    )


def alone(text: str, *captions: str) -> list[str]:
    """Give what only the first of two documents tells, of which `captions` are marked."""
    furniture = tuple(
        Furniture(Span(text.index(words), text.index(words) + len(words)), "caption") for words in captions
    )
    first = document(text, identifier="d0", outlet="The Anglian", language="en", furniture=furniture)
    second = document(AGAIN, identifier="d1", outlet="The Wash", language="en")
    return [
        item.evidence.exact for item in compare_documents([first, second]).only_in if item.document == "d0"
    ]


def test_a_caption_is_nothing_that_only_one_tells() -> None:
    text = f"{FACT}\n\n{OTHER}\n\nThe captain of the Sunniva waved to the crowd on the quay of Torvik."
    caption = text.rsplit("\n", 1)[1]

    assert sorted(alone(text)) == [OTHER, caption]
    assert alone(text, caption) == [OTHER]


def test_what_a_gallery_tells_alone_is_told_by_its_captions() -> None:
    assert alone(f"{FACT}\n\n{OTHER}", FACT, OTHER) == [OTHER]
