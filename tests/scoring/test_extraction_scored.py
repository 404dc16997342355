import gzip
import json
from pathlib import Path

import pytest

from readout.scoring import extraction


def test_runs_of_four_words_are_compared_page_by_page() -> None:
    # p: of runs abcd bcde ours has abcd and bcdx: one right, one surplus, one missing.
    # q: right though punctuated otherwise. r: nothing read, so no precision and no recall.
    found = extraction.score(
        {"p": "a b c d e", "q": "Short one.", "r": "w x y z"}, {"p": "a b c d x", "q": "Short, one"}
    )

    assert found == {
        "precision": 0.75,
        "recall": 0.5,
        "f1": pytest.approx(0.6),
        "exact": pytest.approx(1 / 3),
        "pages": 3,
        "empty": 1,
    }


def test_long_pages_weigh_as_much_as_short_ones() -> None:
    long = " ".join(f"w{number}" for number in range(400))

    assert extraction.score({"long": long, "short": "a b c d"}, {"long": long})["recall"] == 0.5


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """One page in the form of each corpus."""
    words = "The council of Tolvik voted on Monday to build a second pier, its clerk said. " * 8
    article = f"<article><p>{words}</p></article>"
    page = f"<html><head><title>Pier Approved</title></head><body>{article}</body></html>"
    for corpus in ("aeb", "fundus"):
        folder = tmp_path / "pages" / corpus
        folder.mkdir(parents=True)
        (folder / "one.html.gz").write_bytes(gzip.compress(page.encode(), mtime=0))
    labels = {"one": {"articleBody": words}}
    (tmp_path / "pages/aeb/gold.json").write_text(json.dumps(labels), encoding="utf-8")
    body = {"summary": [], "sections": [{"headline": [], "paragraphs": [words]}]}
    one = {
        "file": "one.html.gz",
        "title": "Pier Approved",
        "authors": ["Bo Lind"],
        "publishing_date": "2031-05-02 23:30:00+00:00",
        "body": body,
    }
    (tmp_path / "pages/fundus/gold.json").write_text(json.dumps([one]), encoding="utf-8")
    return tmp_path


def test_the_pages_of_both_corpora_are_read_and_scored(data: Path) -> None:
    found = extraction.evaluate(data)

    assert found["aeb_f1"] == found["fundus_f1"] == 1.0
    assert found["fundus_date_wrong"] == 0.0


def test_titles_authors_and_days_are_scored_by_equality(data: Path) -> None:
    row = {
        "corpus": "fundus",
        "id": "one.html.gz",
        "text": "",
        "title": "Pier  Approved",
        "authors": ["bo lind"],
    }

    same = extraction.score_rows(data, [row | {"date": "2031-05-03T01:30:00+02:00"}])
    other = extraction.score_rows(data, [row | {"date": "2031-05-03", "authors": []}])

    assert [same[f"fundus_{name}"] for name in ("title_right", "authors_right", "date_right")] == [
        1.0,
        1.0,
        1.0,
    ]
    assert [other[f"fundus_{name}"] for name in ("authors_right", "date_right", "date_wrong")] == [
        0.0,
        0.0,
        1.0,
    ]


def test_a_page_with_the_labels_of_another_is_told_apart(data: Path) -> None:
    row = {
        "corpus": "fundus",
        "id": "one.html.gz",
        "text": "A bakery in Brennick burned down on Friday night.",
    }

    found = extraction.score_rows(data, [row])

    assert (found["fundus_unrelated"], found["fundus_pages"], found["fundus_related_pages"]) == (1, 1, 0)


def test_a_page_that_cannot_be_read_counts_as_empty(data: Path) -> None:
    (data / "pages/aeb/one.html.gz").write_bytes(b"\x1f\x8b no gzip")

    found = extraction.evaluate(data)

    assert (found["aeb_empty"], found["aeb_f1"]) == (1, 0.0)
