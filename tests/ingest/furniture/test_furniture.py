"""What belongs to the page is marked, and no sentence of an article ever is."""

import pytest

from readout.ingest.furniture.marking import find_furniture
from readout.ingest.furniture.titles import find_title

ARTICLE = """A ferry with 40 people aboard sank off Norfolk on Tuesday evening, the coast guard said.

Three lifeboats took all of them to Cromer, where the mayor had opened the town hall for the night.

“We heard the alarm and ran,” said Jo Fenn, who runs the café on the pier. “Nobody was hurt.”

The ferry's owner said it would ask for an inquiry into the accident, the second within a year."""


def marked(text: str, *, captured: bool = False) -> list[tuple[str, str]]:
    title = find_title(text) if captured else None
    return [(item.kind, item.span.of(text)) for item in find_furniture(text, title, captured=captured)]


def test_an_article_has_no_furniture() -> None:
    assert marked(ARTICLE) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "promotion"),
        ("Advertisement Continue reading the main story", "promotion"),
        ("Story continues below advertisement", "promotion"),
        ("Sponsored Content", "promotion"),
        ("Do you have a story for our news desk? Email us at tips@example.org", "promotion"),
        ("Posted by", "byline"),
        ("By Jo Fenn and Al Marsh", "byline"),
        ("By Jo Fenn, Crime Correspondent", "byline"),
        ("Published 19 May 2021, 6:05 pm", "byline"),
        ("19 May 2021", "byline"),
        ("10:24 AM, MON 19 MAY 2021", "byline"),
        ("3 hours ago", "byline"),
        ("Jo Fenn can be reached at jo.fenn@example.org", "byline"),
        ("Al Marsh contributed reporting to this article.", "byline"),
        ("Share on Facebook", "share"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("Click to share on Twitter (Opens in new window)", "share"),
        ("Follow us on Facebook and Twitter @example", "share"),
        ("Read more", "related"),
        ("READ MORE: Pier to be closed for repairs", "related"),
        ("Related: Pier to be closed for repairs", "related"),
        ("[Pier to be closed for repairs]", "related"),
        ("Sign up for our morning newsletter", "subscription"),
        ("Subscribe now", "subscription"),
        ("You have reached your limit of free articles this month.", "subscription"),
        ("Get the day's news delivered straight to your inbox", "subscription"),
        ("We use cookies to improve your experience on our site.", "consent"),
        ("Accept all cookies", "consent"),
        ("Privacy Policy | Terms of Service", "consent"),
        ("Leave a Reply", "comment"),
        ("12 comments", "comment"),
        ("Your email address will not be published. Required fields are marked *", "comment"),
        ("© 2021 The Anglian", "copyright"),
        ("All rights reserved.", "copyright"),
        ("Skip to main content", "navigation"),
        ("ArrowIcon FacebookIcon LinkedinIcon MailIcon PrintIcon", "navigation"),
        ("Photo 3 of 12", "navigation"),
        ("This article was originally published in The Fenland Post.", "about"),
    ],
)
def test_a_line_of_the_page_inside_an_article_is_marked(line: str, kind: str) -> None:
    first, rest = ARTICLE.split("\n\n", 1)

    assert marked(f"{first}\n\n{line}\n\n{rest}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers to the service lost power on Tuesday.",
        "The cookies were sold at the town fair.",
        "Copyright law needs reform, the minister said.",
        "By Monday all the roads were open again.",
        "By the end of the week, Norwich and Cromer will know more.",
        "Comment was not available from the ministry.",
        "Related costs rose by 4 per cent.",
        "Sources close to the talks said the deal was near.",
        "Photos of the wreck were shared on Facebook and Twitter.",
        "Police asked anybody with information to call.",
        "Advertisements for the show were taken down.",
        "Read his statement again, she told the court.",
        "Written evidence was given to the inquiry.",
        "The writer was arrested on Tuesday.",
        "Contact with the ship was lost at noon.",
        "About 300 people were aboard.",
        "Follow the money, he said.",
        "The chart was below the table in the captain's cabin.",
        "The owner is seen as close to the mayor since the vote of 2031.",
        "Still, from the pier nobody had seen it sink.",
        "She sold her share to a rival of Credit Fenn.",
        "The ferry (pictured) had left Cromer at noon. It was due back at six.",
        "BRITAIN - and France - voted against.",
        "10:15 p.m.",
        "The Coast Guard (HMCG) - founded in 1822 - has 3,500 volunteers.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_article(line: str) -> None:
    assert marked(f"{ARTICLE}\n\n{line}\n\n{ARTICLE}") == []


def test_a_captured_page_is_marked_above_its_headline_and_below_its_end() -> None:
    page = f"""MenuIcon SearchIcon CloseIcon UserIcon
Home
World
Ferry sinks off Norfolk with 40 aboard
All passengers and crew are brought to safety
Posted by
{ARTICLE}
Related articles
Pier to be closed for repairs
Storm season comes early
About us
The Anglian has been written in Norwich since 1871. It belongs to its readers.
Leave a reply"""

    found = marked(page, captured=True)

    kept = page
    for _, words in found:
        kept = kept.replace(words, "", 1)
    left = [line for line in kept.split("\n") if line.strip()]
    assert left == [
        "Ferry sinks off Norfolk with 40 aboard",
        "All passengers and crew are brought to safety",
        *ARTICLE.split("\n\n"),
    ]


def test_a_list_of_links_in_the_middle_does_not_end_the_article() -> None:
    text = f"{ARTICLE}\n\nRead more:\nPier to be closed for repairs\nStorm season comes early\n\n{ARTICLE}"

    assert [words for _, words in marked(text)] == [
        "Read more:",
        "Pier to be closed for repairs",
        "Storm season comes early",
    ]


def test_a_caption_and_its_credit_are_told_apart() -> None:
    text = f"{ARTICLE}\nThe pier at Cromer on Wednesday.   © Reuters\n{ARTICLE}"

    assert marked(text) == [("caption", "The pier at Cromer on Wednesday."), ("credit", "© Reuters")]


@pytest.mark.parametrize(
    "credit",
    [
        "REUTERS/Jo Fenn",
        "(Jo Fenn/AP)",
        "(Photo: Jo Fenn)",
        "Photograph: Jo Fenn/Getty Images",
        "AP Photo/Jo Fenn",
        "(JO FENN/AFP/Getty Images.)",
        "Credit Jo Fenn/Getty Images",
        "Credit Jo Fenn for The Anglian",
        "(Jo Fenn/dpa via AP, file) (Associated Press)",
        "JO FENN VIA GETTY IMAGES",
    ],
)
def test_the_credit_of_a_picture_is_found(credit: str) -> None:
    text = f"{ARTICLE}\nThe pier at Cromer on Wednesday. {credit}\n{ARTICLE}"

    assert marked(text) == [("caption", "The pier at Cromer on Wednesday."), ("credit", credit)]


@pytest.mark.parametrize(
    "caption",
    [
        "Photo 2 of 9: The pier at Cromer, which was closed.",
        "2/9 | The pier at Cromer, which was closed.",
        "The chart below shows how many ferries sank in each year.",
        "See the map above: the ferry came from the north.",
        "Video grab from the harbour's camera of the ferry.",
        "Lifeboats are seen at the pier of Cromer on Tuesday, Feb. 4, 2031.",
    ],
)
def test_a_caption_is_known_by_its_first_words(caption: str) -> None:
    assert marked(f"{ARTICLE}\n{caption}\n{ARTICLE}") == [("caption", caption)]


@pytest.mark.parametrize(
    "dateline",
    [
        "NORWICH (Reuters) -",
        "NORWICH, England, May 19 (AFP) —",
        "(AP) —",
        "NORWICH, England —",
        "(CNN)",
        "LAS VEGAS -",
    ],
)
def test_a_dateline_is_marked_and_its_sentence_is_not(dateline: str) -> None:
    assert marked(f"{dateline} {ARTICLE}") == [("credit", dateline)]


def test_spans_are_sorted_and_do_not_overlap() -> None:
    text = "\n".join(
        [ARTICLE, "Share", "Read more:", "A link to something", "(Jo Fenn/AP)", "About us", ARTICLE]
    )

    found = find_furniture(text, captured=True)

    assert all(one.span.end <= other.span.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["Ferry sinks off Norfolk"], "Ferry sinks off Norfolk"),
        (["World", "Ferry sinks off Norfolk", "All are saved by lifeboats"], "Ferry sinks off Norfolk"),
        (["Home > News > World", "By Jo Fenn", "Ferry sinks off Norfolk"], "Ferry sinks off Norfolk"),
        (["Menu", "News", "Sport", "Things to do", "Weather", "What's on this week",
          "Ferry sinks off Norfolk with 40 aboard"], "Ferry sinks off Norfolk with 40 aboard"),
        (["Ferry sinks"], "Ferry sinks"),
        (["19 May 2021"], None),
        (["A text that is wrapped at", "a width has no headline in", "its first line."], None),
        ([], None),
    ],
    ids=["alone", "a label", "below a path", "below a menu", "short", "a date is none", "wrapped", "none"],
)  # fmt: skip
def test_the_headline_is_found(above: list[str], title: str | None) -> None:
    text = "\n".join([*above, "", ARTICLE])

    span = find_title(text)

    assert (span.of(text) if span else None) == title
