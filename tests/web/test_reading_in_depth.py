"""Stories of a library that are read in depth when their readout is opened."""

import json
from pathlib import Path
from threading import Thread

import pytest
from lxml import html

from readout.errors import ReadoutError
from readout.pipeline.library.desk import Library
from readout.web.reading import DepthReader
from readout.web.server import LocalServer, make_server
from web.asking import answering, ask, page, words
from web.news import DOCUMENTS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Library(tmp_path / "news.db") as library:
        library.add(DOCUMENTS)
        if library.story("blaze").id != "fire":
            library.merge(["fire", "blaze"])
    return tmp_path / "news.db"


def opened(server: LocalServer, address: str) -> bytes:
    """Ask until the story was read."""
    while True:
        response, body = ask(server, address)
        if response.status == 200:
            return body
        assert response.status == 202, body
        assert b'http-equiv="refresh"' in body


def test_a_readout_is_read_kept_and_shown_while_others_are_answered(path: Path) -> None:
    bodies: list[bytes] = []
    with answering(make_server(None, library=str(path))) as server:
        reading = Thread(target=lambda: bodies.append(opened(server, "/library/readout?id=fire")))
        reading.start()
        waited = [ask(server, "/library/search?q=burned")[0].status for _ in range(5)]
        was_reading = reading.is_alive()
        reading.join()
        again = ask(server, "/library/readout?id=fire")[1]
        data = json.loads(ask(server, "/library/readout.json?id=fire")[1])
        said = page(server, "/library/search?q=what+did+Anna+Moen+say+about+the+quay")
        shown = page(server, "/library/document?id=blaze")

    assert (waited, was_reading) == ([200] * 5, True)
    assert bodies == [again]
    assert "/library/story?id=fire" in html.document_fromstring(again.decode()).xpath("//main//a/@href")
    assert {item["id"] for item in data["documents"]} >= {"fire", "blaze"}
    quotation = said.xpath("//blockquote")[0]
    assert "“We will open the quay when the crane is safe,”" in words(quotation)
    assert [words(item) for item in said.xpath("//h2")] == ["Quotations", "Documents"]
    assert shown.xpath("//main//mark[contains(@class, 'said')]") != []
    with Library(path) as library:
        assert library.story("fire").is_read


def test_a_story_that_cannot_be_read_says_why_each_time(path: Path) -> None:
    reader = DepthReader(str(path))
    try:
        for name in ("nothing-of-that-name", "nor-of-this"):
            with pytest.raises(ReadoutError, match=f"{name}: no story of .* has this id"):
                reader.readout(name, [1], 60)
    finally:
        reader.close()


def test_nothing_is_read_after_it_was_closed(path: Path) -> None:
    reader = DepthReader(str(path))
    reader.close()

    assert reader.readout("fire", [1, 2], 0.01) is None
