"""Whose copy a text is: the words that say so, and what they cover."""

import pytest

from readout.ingest.furniture.credits import find_credits

BODY = "A ferry with 40 people aboard sank off the coast of Norfolk on Tuesday, the coast guard said.\n" * 4


def credits(text: str, **known: str) -> list[tuple[str, str]]:
    return [(credit.agency, credit.form) for credit in find_credits(text, **known)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("NORWICH (Reuters) -- ", "Reuters"),
        ("NORWICH, May 19 (Reuters) - ", "Reuters"),
        ("NORWICH, England (AP) — ", "AP"),
        ("(AP) — ", "AP"),
        ("Norwich (dpa) - ", "dpa"),
        ("MOSCOW, May 19. /TASS/. ", "TASS"),
        ("BEIJING, May 19 (Xinhua) -- ", "Xinhua"),
        ("TOKYO (Kyodo) - ", "Kyodo"),
        ("AFP - ", "AFP"),
        ("By Jo Fenn NORWICH (Reuters) - ", "Reuters"),
    ],
)
def test_an_agency_is_read_from_the_dateline(dateline: str, agency: str) -> None:
    assert credits(dateline + BODY) == [(agency, "dateline")]


@pytest.mark.parametrize("dateline", ["NORWICH — ", "(CNN) ", "NORWICH (The Anglian) - "])
def test_a_dateline_without_an_agency_credits_none(dateline: str) -> None:
    assert credits(dateline + BODY) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("(Reporting by Jo Fenn; Editing by Al Marsh)", [("Reuters", "closing")]),
        ("(Additional reporting by Jo Fenn in Cromer. Editing by Al Marsh)", [("Reuters", "closing")]),
        ("Copyright 2021 The Associated Press. All rights reserved.", [("AP", "closing")]),
        ("© 2021 AFP", [("AFP", "closing")]),
        ("Associated Press writer Jo Fenn in Cromer contributed to this report.", [("AP", "closing")]),
        ("Source: Reuters", [("Reuters", "closing")]),
        ("The Associated Press contributed to this report.", [("AP", "partial")]),
        ("Reuters and AFP contributed to this report.", [("Reuters", "partial"), ("AFP", "partial")]),
        ("(with reporting by AFP)", [("AFP", "partial")]),
        ("(With inputs from PTI)", [("PTI", "partial")]),
        ("jf/am (AFP, dpa)", [("AFP", "partial"), ("dpa", "partial")]),
        ("Reuters - Ap - Afp", [("Reuters", "partial"), ("AP", "partial"), ("AFP", "partial")]),
        ("The pier on Wednesday. (Jo Fenn/Reuters)", [("Reuters", "picture")]),
        ("Jo Fenn contributed to this report.", []),
        ("Reuters reported on Tuesday that the owner had known of the damage.", []),
    ],
)
def test_an_agency_is_read_from_the_last_line(line: str, found: list[tuple[str, str]]) -> None:
    assert credits(BODY + line) == found


def test_a_sign_off_at_the_end_of_a_paragraph_counts() -> None:
    text = BODY.strip() + " - Reuters"

    (credit,) = find_credits(text)

    assert (credit.agency, credit.form) == ("Reuters", "closing")
    assert credit.span is not None
    assert credit.span.of(text) == credit.words


@pytest.mark.parametrize(
    "line", ["By The Associated Press", "Reuters Staff", "By Jo Fenn, Associated Press", "AFP"]
)
def test_an_agency_is_read_from_the_byline(line: str) -> None:
    ((_, form),) = credits(f"{line}\n{BODY}")

    assert form == "byline"


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({"outlet": "Reuters"}, [("Reuters", "outlet")]),
        ({"outlet": "The Anglian (AP)"}, [("AP", "outlet")]),
        ({"host": "apnews.com"}, [("AP", "outlet")]),
        ({"outlet": "The Anglian", "host": "example.org"}, []),
    ],
)
def test_an_agency_is_read_from_the_outlet(known: dict[str, str], found: list[tuple[str, str]]) -> None:
    assert credits(BODY, **known) == found


def test_an_agency_among_the_authors_is_a_byline() -> None:
    found = find_credits(BODY, authors=["Jo Fenn", "Associated Press"])

    assert [(credit.agency, credit.form, credit.span) for credit in found] == [("AP", "byline", None)]
