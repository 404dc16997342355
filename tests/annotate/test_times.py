import pytest

from readout.annotate import sentences, times
from readout.model.layers import TimeExpression
from support import annotated, document

PUBLISHED = "2021-05-19"  # a Wednesday


def found(text: str, published: str | None = PUBLISHED) -> dict[str, TimeExpression]:
    annotation = annotated(document(text, published=published), [sentences.STEP, times.STEP])
    return {time.span.of(text): time for time in annotation.times or ()}


@pytest.mark.parametrize(
    ("text", "words", "value", "start", "end"),
    [
        ("They met on 3 March 2019.", "3 March 2019", "2019-03-03", "2019-03-03", "2019-03-04"),
        ("They met on Monday, March 1.", "Monday, March 1", "2021-03-01", "2021-03-01", "2021-03-02"),
        ("The council met on Monday.", "Monday", "2021-05-17", "2021-05-17", "2021-05-18"),
        ("The council will meet on Monday.", "Monday", "2021-05-24", "2021-05-24", "2021-05-25"),
        ("They agreed to meet on Monday.", "Monday", "2021-05-24", "2021-05-24", "2021-05-25"),
        ("The shooting on Sunday is unsolved.", "Sunday", "2021-05-16", "2021-05-16", "2021-05-17"),
        ("The dam broke in March.", "March", "2021-03", "2021-03-01", "2021-04-01"),
        ("The trial will open in March.", "March", "2022-03", "2022-03-01", "2022-04-01"),
        ("It rained last month.", "last month", "2021-04", "2021-04-01", "2021-05-01"),
        ("It rained yesterday.", "yesterday", "2021-05-18", "2021-05-18", "2021-05-19"),
        ("He died in the 1990s.", "the 1990s", "199X", "1990-01-01", "2000-01-01"),
        (
            "It closed in the first quarter of 2019.",
            "the first quarter of 2019",
            None,
            "2019-01-01",
            "2019-04-01",
        ),
        (
            "She left on 2 May at 8.30pm.",
            "2 May at 8.30pm",
            "2021-05-02T20:30",
            "2021-05-02T20:30",
            "2021-05-02T20:31",
        ),
        (
            "It lasted from August to October 2020.",
            "from August to October 2020",
            "2020-08/2020-10",
            "2020-08-01",
            "2020-11-01",
        ),
    ],
)
def test_a_time_is_resolved_against_the_day_of_publication(
    text: str, words: str, value: str | None, start: str | None, end: str | None
) -> None:
    times_found = found(text)
    time = next(time for span, time in times_found.items() if span in (words, words.removeprefix("the ")))

    assert value is None or time.value == value
    assert (time.start, time.end) == (start, end)
    assert time.rule


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They leave by 1 August.", "1 August", "XXXX-08-01"),
        ("They met on Wednesday.", "Wednesday", None),
        ("The doors opened at 6 p.m.", "6 p.m.", "T18:00"),
        ("The doors opened at 06:00 GMT.", "06:00 GMT", "T06:00Z"),
        ("It rained last month.", "last month", None),
        ("They met in 2016.", "2016", "2016"),
    ],
)
def test_without_a_published_date_nothing_relative_is_resolved(
    text: str, words: str, value: str | None
) -> None:
    assert found(text, published=None)[words].value == value


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("They leave by 1 August.", "1 August", "by"),
        ("They have waited since March.", "March", "since"),
        ("It began around 6am.", "around 6am", "about"),
        ("It began shortly after 6 a.m. local time.", "shortly after 6 a.m. local time", "about"),
        ("It ended before 2015.", "2015", "before"),
    ],
)
def test_a_bound_is_told(text: str, words: str, bound: str) -> None:
    assert found(text)[words].bound == bound


@pytest.mark.parametrize("words", ["three days later", "the previous day"])
def test_what_another_moment_of_the_story_decides_stays_open(words: str) -> None:
    time = found(f"He fled and {words} he was found.")[words]

    assert (time.value, time.start, time.rule) == (None, None, "")


@pytest.mark.parametrize(
    "text",
    ["You may go.", "They march on.", "2000 people came.", "The jury needs 30 minutes.", "She sat down."],
)
def test_other_words_are_no_times(text: str) -> None:
    assert found(text) == {}


def test_a_day_that_does_not_exist_stays_as_written() -> None:
    assert found("It fell on 30 February 2020.")["30 February 2020"].value is None


def test_today_is_the_date_that_stands_behind_it() -> None:
    told = found("The notice holds from today, October 24, 2017, until spring.", published="2018-02-03")

    assert {words: time.value for words, time in told.items()}["today"] == "2017-10-24"
