"""An HTML page gives its article and what it says about itself, and nothing it does not say."""

import pytest

from readout.ingest.read import ReadOptions, read_bytes
from readout.model.document import Document, Failure

PARAGRAPHS = (
    "A ferry with 40 people aboard sank off Norfolk on Tuesday evening, the coast guard said.",
    "Three lifeboats took all of them to Cromer, where the mayor had opened the town hall for the night.",
    "“We heard the alarm and ran,” said Ann Brook, who runs the café on the pier. “Nobody was hurt.”",
    "The ferry's owner said it would ask for an inquiry into the accident, the second within a year.",
)
BODY = "<h1>Ferry sinks off Norfolk</h1>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def read(head: str = "", body: str = BODY, path: str = "ferry.html", **known: str) -> Document:
    page = f"<!DOCTYPE html><html lang=en><head><title>Ferry | The Anglian</title>{head}</head>"
    page += f"<body><nav><a href=/>Home</a></nav><main><article>{body}</article></main></body></html>"
    (found,) = read_bytes(page.encode(), path, ReadOptions(**known))  # type: ignore[arg-type]
    assert isinstance(found, Document), found
    return found


def published(head: str = "", body: str = BODY) -> tuple[str, str] | None:
    date = read(head, body).published
    return (date.value, date.evidence) if date else None


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def test_the_text_is_the_article_a_line_a_paragraph_without_its_headline() -> None:
    document = read()

    assert document.text == "\n".join(PARAGRAPHS)
    assert (document.title, document.title_span) == ("Ferry sinks off Norfolk", None)
    assert (document.format, document.language) == ("html", "en")


@pytest.mark.parametrize(
    ("head", "date", "evidence"),
    [
        (linked('{"@type": "NewsArticle", "datePublished": "2021-05-19T18:05:00+02:00"}'),
         "2021-05-19T18:05:00+02:00", "JSON-LD datePublished"),
        ('<meta property="article:published_time" content="2021-05-19T18:05:00Z">',
         "2021-05-19T18:05:00+00:00", "meta article:published_time"),
        ('<meta name="pubdate" content="20210519">', "2021-05-19", "meta pubdate"),
        ('<link rel="canonical" href="https://example.org/2021/05/19/ferry">', "2021-05-19", "address"),
        ('<link rel="canonical" href="https://example.org/2021/may/19/ferry">', "2021-05-19", "address"),
        (linked('{"@type": "Article", "datePublished": "2021-05-19", "dateModified": "2021-06-01"}'),
         "2021-05-19", "JSON-LD datePublished"),
    ],
)  # fmt: skip
def test_the_date_is_kept_as_given_with_the_place_that_says_it(head: str, date: str, evidence: str) -> None:
    assert published(head) == (date, evidence)


def test_a_time_at_the_headline_is_the_date_and_a_time_elsewhere_is_not() -> None:
    time = '<time datetime="2021-05-19T18:05">19 May</time>'

    assert published(body=f"<header>{time}</header>{BODY}") == (
        "2021-05-19T18:05:00",
        "time element at the headline",
    )
    assert published(body=f"{BODY}<aside><h2>More</h2>{time}</aside>") is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2021-05-19T18:05:00Z">',
        linked('{"@type": "NewsArticle", "dateModified": "2021-05-19"}'),
        linked('{"@type": "NewsArticle", "datePublished": "last Tuesday"}'),
        linked('{"@type": "WebSite", "datePublished": "2021-05-19"}'),
        '<meta name="date" content="03/04/2021">',
        '<meta name="date" content="0001-01-01T00:00:00">',
        '<link rel="canonical" href="https://example.org/2021/13/45/ferry">',
        "<meta name=copyright content='© 2021'>",
    ],
)
def test_no_date_is_invented(head: str) -> None:
    assert published(head) is None


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (
            linked('{"@type": "Article", "author": [{"name": "Jo Fenn"}, {"name": "Al Marsh"}]}'),
            ("Jo Fenn", "Al Marsh"),
        ),
        (linked('{"@type": "Article", "author": "By Jo Fenn and Al Marsh"}'), ("Jo Fenn", "Al Marsh")),
        ('<meta name="author" content="Jo Fenn, Crime Correspondent">', ("Jo Fenn",)),
        ('<meta name="author" content="jo.fenn@example.org">', ()),
        ('<meta property="article:author" content="https://example.org/people/jo">', ()),
        ("", ()),
    ],
)
def test_authors_are_names(head: str, authors: tuple[str, ...]) -> None:
    assert read(head).authors == authors


def test_people_come_before_the_house_as_authors() -> None:
    head = linked(
        '{"@type": "Article", "author": {"name": "The Anglian"}, "publisher": {"name": "The Anglian"}}'
    )

    assert read(head).authors == ("The Anglian",)
    assert read(head + '<meta name="author" content="Jo Fenn">').authors == ("Jo Fenn",)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="The Anglian">', "The Anglian"),
        (linked('{"@type": "Article", "publisher": {"name": "The Anglian"}}'), "The Anglian"),
        ('<meta name="application-name" content="The Anglian">', "The Anglian"),
        ('<link rel="canonical" href="https://www.anglian.example/ferry">', "anglian.example"),
        ("", None),
    ],
)
def test_the_outlet_is_what_the_page_calls_itself(head: str, outlet: str | None) -> None:
    assert read(head).outlet == outlet


def test_what_the_page_says_comes_before_what_the_user_says() -> None:
    head = '<meta property="og:site_name" content="The Anglian">'

    document = read(head, outlet="Another", date="2021-05-19")

    assert document.outlet == "The Anglian"
    assert document.published is not None
    assert document.published.evidence == "given"


def test_a_text_that_the_page_gives_as_data_is_taken_when_the_page_shows_a_part_of_it() -> None:
    more = [
        f"On day {n} the coast guard searched another part of the sea, and found nothing at all."
        for n in range(9)
    ]
    whole = " ".join([*PARAGRAPHS, *more])
    data = linked(f'{{"@type": "NewsArticle", "headline": "Ferry", "articleBody": "{whole}"}}')

    text = read(data).text

    assert " ".join(text.split()) == whole
    assert text.startswith("\n".join(PARAGRAPHS[:3]))


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<span>At sea:</span>Ferry sinks", "At sea: Ferry sinks"),
        ("<span>At sea</span>: Ferry sinks", "At sea: Ferry sinks"),
        ("En mer : le ferry coule", "En mer : le ferry coule"),
        ("Fer<b>r</b>y sinks", "Ferry sinks"),
        ("<script>alert(1)</script>", "alert(1)"),
    ],
)
def test_a_headline_of_several_pieces_is_one_line(heading: str, title: str) -> None:
    assert read(body=BODY.replace("Ferry sinks off Norfolk", heading)).title == title


def test_a_page_without_an_article_is_a_failure() -> None:
    (found,) = read_bytes(b"<!DOCTYPE html><html><body><p>Log in</p></body></html>", "login.html")

    assert isinstance(found, Failure)
    assert (found.input, found.kind) == ("login.html", "NoArticleError")


def test_a_page_in_another_language_is_read_and_named() -> None:
    words = "Die Fähre sank am Dienstag vor der Küste, und alle vierzig Menschen an Bord wurden gerettet. "

    assert read(body=f"<h1>Fähre gesunken</h1><p>{words * 3}</p><p>{words * 3}</p>").language == "de"
