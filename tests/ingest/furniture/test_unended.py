"""A line without an end among paragraphs is a caption; a heading, an item or a post is not."""

import pytest

from readout.ingest.furniture.marking import find_furniture

ARTICLE = [
    "A ferry with 40 people aboard sank off Norfolk on Tuesday evening, not far from where it had set out, "
    "the coast guard said.",
    "Three lifeboats took all of them to Cromer, where the mayor had opened the town hall for the night.",
    "“We heard the alarm and ran,” said Jo Fenn, who runs the café on the pier. “Nobody was hurt.”",
    "The ferry's owner said it would ask for an inquiry into the accident, the second within a year.",
]
CAPTION = "Divers look for the wreck of the ferry on the sea bed off Cromer"
OTHER = "The pier at Cromer, from which the mayor watched as all of the lifeboats came in"


def marked(*lines: str, headline: str | None = None, bare: bool = True) -> list[tuple[str, str]]:
    text = "\n".join(lines)
    found = find_furniture(text, headline=headline, bare=bare)
    return [(item.kind, item.span.of(text)) for item in found]


def test_a_line_without_an_end_between_paragraphs_is_a_caption() -> None:
    assert marked(*ARTICLE[:2], CAPTION, *ARTICLE[2:]) == [("caption", CAPTION)]


def test_a_heading_beside_it_does_not_hide_a_caption() -> None:
    assert marked(*ARTICLE[:2], CAPTION, "A second accident", *ARTICLE[2:]) == [("caption", CAPTION)]


def test_two_pictures_may_stand_together() -> None:
    assert marked(*ARTICLE[:2], CAPTION, OTHER, *ARTICLE[2:]) == [("caption", CAPTION), ("caption", OTHER)]


def test_what_stands_above_the_article_is_its_summary_where_the_headline_is_known() -> None:
    assert marked(CAPTION, *ARTICLE, headline="Ferry sinks") == [("summary", CAPTION)]


def test_what_stands_above_the_article_may_be_its_headline_where_none_is_known() -> None:
    assert marked(CAPTION, *ARTICLE) == []


def test_a_headline_with_a_label_before_it_is_no_summary() -> None:
    assert marked(f"Norfolk {CAPTION}", *ARTICLE, headline=CAPTION) == []


def test_a_line_without_an_end_that_stands_twice_is_marked_wherever_it_stands() -> None:
    assert marked(CAPTION, *ARTICLE, CAPTION) == [("summary", CAPTION), ("caption", CAPTION)]


def test_where_the_markup_is_known_a_line_without_an_end_is_left_alone() -> None:
    assert marked(*ARTICLE[:2], CAPTION, *ARTICLE[2:], bare=False) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("What the owner of the ferry says", id="a heading"),
        pytest.param("- Forty people were aboard the ferry when it left the pier", id="an item"),
        pytest.param("10:15 The ferry leaves the pier at Cromer with 40 people aboard", id="an hour"),
        pytest.param("Forty people were aboard, and the crew of the ferry has said:", id="what goes on"),
        pytest.param(
            "We have all 40 of them and nobody is hurt - Coast Guard (@coastguard) 3 May", id="a post"
        ),
        pytest.param("“We had all of them aboard within the hour,” she said of the 40", id="a quotation"),
    ],
)
def test_other_lines_without_an_end_are_article(line: str) -> None:
    assert marked(*ARTICLE[:2], line, *ARTICLE[2:]) == []


def test_the_last_line_of_a_text_may_be_cut_off() -> None:
    assert marked(*ARTICLE, "The mayor said that the pier would be open again by the end of") == []


def test_lines_under_a_line_that_leads_to_them_are_a_list() -> None:
    assert marked(*ARTICLE, "The council wants to know:", CAPTION, OTHER, *ARTICLE) == []


def test_more_lines_than_stand_under_pictures_are_a_list() -> None:
    lines = [
        f"{number} of the lifeboats had left the harbour before the mayor was there" for number in "3456"
    ]

    assert marked(*ARTICLE[:2], *lines, *ARTICLE[2:]) == []


def test_a_text_that_does_not_end_its_paragraphs_has_no_captions_by_form() -> None:
    assert marked(*(line.rstrip(".”") for line in ARTICLE), CAPTION, *ARTICLE) == []
