"""Boxes of the page that were run together into a line are marked; a sentence that has their words is not."""

import pytest

from readout.ingest.furniture.marking import find_furniture

ARTICLE = """A ferry with 40 people aboard sank off Norfolk on Tuesday evening, the coast guard said.

Three lifeboats took all of them to Cromer, where the mayor had opened the town hall for the night.

The ferry's owner said it would ask for an inquiry into the accident, the second within a year."""

FORM = (
    "The Fenland Letter Stories from the coast, every week. Please confirm that you are not a robot. "
    "Invalid email. Please enter a valid email address. Thank you for signing up! View all our newsletters."
)


def marked(text: str, outlet: str | None = None) -> list[tuple[str, str]]:
    return [(item.kind, item.span.of(text)) for item in find_furniture(text, outlet=outlet)]


def within(line: str) -> str:
    first, rest = ARTICLE.split("\n\n", 1)
    return f"{first}\n\n{line}\n\n{rest}"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (FORM, "subscription"),
        ("Please verify you're not a robot by clicking the box.", "subscription"),
        ("An error has occurred. Please try again later.", "subscription"),
        ("MOST READ IN NEWS PIER SHUT Boards give way under band TIDE TURNS Otters are back", "related"),
        ("Related Stories Pier to be closed for repairs Otters are back in the Wensum", "related"),
        ("Story highlights Ferry sinks off Norfolk All 40 people aboard are saved", "summary"),
        ("Harbour Fund: See the latest prices & who gave most this year", "related"),
        ("A version of this article appears in print on , on Page A4 of the Norwich edition.", "about"),
        ("Jo Fenn has no position in any of the stocks mentioned.", "about"),
        ("Image 1 of 2 next Image 2 of 2", "navigation"),
    ],
)
def test_a_box_in_one_line_is_marked_whole(line: str, kind: str) -> None:
    assert marked(within(line)) == [(kind, line)]


def test_a_form_behind_a_paragraph_is_marked_without_it() -> None:
    paragraph = (
        "The mayor, who had been asked by the council to look into it, said that the pier was safe. " * 5
    )

    found = marked(within(paragraph + FORM[FORM.index("Please") :]))

    assert found == [("subscription", FORM[FORM.index("Please") :])]


@pytest.mark.parametrize(
    "line",
    [
        "Visitors to the site were told to verify they are not a robot, and that an error has occurred.",
        "Related stories were told in Cromer, where the mayor had seen the wreck.",
        "Most read the letter as a threat, Jo Fenn said.",
        "The firm asks to confirm that you are not a robot. Please try again later, it tells some.",
        "The Wash is an independent newspaper in King's Lynn.",
    ],
)
def test_a_sentence_with_the_words_of_a_box_is_article(line: str) -> None:
    assert marked(f"{ARTICLE}\n\n{line}", outlet="The Anglian") == []


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Anglian is an independent newspaper in Norwich.", "The Anglian"),
        ("The Fenland Gazette owns shares of Northern Ferries.", "www.fenlandgazette.co.uk"),
        ("Fenland was founded in 1871.", "news.fenland.org"),
    ],
)
def test_an_outlet_that_speaks_of_itself_at_the_end_is_marked(line: str, outlet: str) -> None:
    assert marked(f"{ARTICLE}\n\n{line}", outlet=outlet) == [("about", line)]


def test_an_outlet_that_is_told_of_in_the_article_is_not_marked() -> None:
    assert marked(f"The Anglian was founded in 1871.\n\n{ARTICLE}\n\n{ARTICLE}", outlet="The Anglian") == []
