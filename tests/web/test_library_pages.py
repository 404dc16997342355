"""The pages of a library, asked over the loopback interface."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html

from readout.errors import StoreError
from readout.model.document import Document
from readout.pipeline.library.desk import Library
from readout.web.frame import policy
from readout.web.server import LocalServer, make_server
from readout.web.stories_page import PAGE
from report.sample import sample
from support import document
from web.asking import answering, ask, page, words
from web.news import DOCUMENTS, EVIL, EVIL_ID, VOTE


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("library") / "news.db"
    with Library(made) as library:
        added = library.add(DOCUMENTS)
        for other in ("blaze", "copy"):
            if library.story(other).id != "fire":
                library.merge(["fire", other])
    assert len(added) == len(DOCUMENTS)
    return made


@pytest.fixture(scope="module")
def server(path: Path) -> Iterator[LocalServer]:
    with answering(make_server(None, library=str(path))) as running:
        yield running


def titles(found: html.HtmlElement) -> list[str]:
    return [words(item) for item in found.xpath("//ol[@class='rows']//a[@class='title']")]


def dumped(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_the_first_page_is_the_list_of_stories(server: LocalServer) -> None:
    response, _ = ask(server, "/")

    assert (response.status, response.getheader("Location")) == (303, "/library")


def test_stories_are_listed_with_sizes_outlets_and_days(server: LocalServer) -> None:
    found = page(server, "/library?sort=size")

    assert titles(found)[0] == "Fire shuts northern quay"
    shown = words(found.xpath("//ol[@class='rows']/li")[0])
    assert "3 documents" in shown
    assert "1 Apr 2031 to 2 Apr 2031 · Daily, Evening Tolvik, Tolvik Post" in shown
    assert "of 5 documents in the library" in words(found)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Jugglers", "Council", "Fire"]),
        ("sort=recent", ["Jugglers", "Council", "Fire"]),
        ("sort=time", ["Jugglers", "Council", "Fire"]),
        ("sort=size&least=2", ["Fire"]),
        ("outlet=times", ["Council"]),
        ("since=2031-05", ["Jugglers", "Council"]),
        ("until=2031-04-30", ["Fire"]),
        ("place=Brenholm", ["Council"]),
        ("actor=Anna+Moen&language=en", ["Fire"]),
        ("language=de", []),
        ("page=2", []),
        ("unknown=1", ["Jugglers", "Council", "Fire"]),
    ],
)
def test_stories_are_ordered_and_narrowed_as_the_command_does(
    server: LocalServer, query: str, expected: list[str]
) -> None:
    found = page(server, f"/library?{query}")

    assert [title.split()[0] for title in titles(found)] == expected


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("since=nonsense", "since 'nonsense' is no day or moment"),
        ("sort=loud", "sort is 'loud'; wanted one of recent, size, origins, time"),
        ("page=0", "page is '0'; wanted a whole number from 1"),
        ("page=" + "9" * 400, "wanted a whole number"),
        ("least=%D9%A3", "wanted a whole number"),
        ("outlet=" + "x" * 501, "outlet has 501 characters; wanted 500 at most"),
        ("x=1&" * 60, "the address has more than 50 fields"),
    ],
)
def test_a_field_that_cannot_be_is_a_clear_error(server: LocalServer, query: str, message: str) -> None:
    assert message in words(page(server, f"/library?{query}", 400))


def test_the_form_holds_what_was_asked_and_searches_need_no_script(server: LocalServer) -> None:
    found = page(server, "/library?outlet=Post&sort=size")

    assert found.xpath("//input[@name='outlet']/@value") == ["Post"]
    assert found.xpath("//option[@selected]/@value") == ["size"]
    assert found.xpath("//details[@class='narrowing']/@open") != []
    assert found.xpath("//script") == []


def test_long_lists_come_in_pages(tmp_path: Path) -> None:
    with Library(tmp_path / "many.db") as library:
        kinds = ("owl", "bridge", "vaccine", "strike", "glacier")
        library.add(
            document(
                f"Number {n} of the {kinds[n % 5]} affair{n} was told in village{n}.", identifier=f"d{n}"
            )
            for n in range(PAGE + 5)
        )
        total = len(library.stories(limit=-1))

    with answering(make_server(None, library=str(tmp_path / "many.db"))) as running:
        first, second = page(running, "/library"), page(running, "/library?page=2")

    assert total > PAGE
    assert (len(titles(first)), len(titles(second))) == (PAGE, total - PAGE)
    assert first.xpath("//a[@rel='next']/@href") == ["/library?page=2"]
    assert second.xpath("//a[@rel='prev']/@href") == ["/library"]
    assert set(titles(first)).isdisjoint(titles(second))


def test_a_story_shows_its_documents_by_origin(server: LocalServer) -> None:
    found = page(server, "/library/story?id=fire")

    origins = found.xpath("//ol[@class='origins']/li")
    assert [words(item) for item in found.xpath("//h1")] == ["Fire shuts northern quay"]
    assert len(origins) == 2
    assert "The same copy in 1 other document: Northern quay shut by fire" in words(origins[0])
    assert "Warehouse blaze in harbour Daily · 2 Apr 2031" in words(origins[1])
    assert found.xpath("//a[contains(., 'on the web')]/@href") == ["https://post.example/fire"]
    assert "/library/readout?id=fire" in found.xpath("//a/@href")


def test_a_story_of_one_document_has_no_readout_to_offer(server: LocalServer) -> None:
    found = page(server, "/library/story?id=vote")

    assert "nothing to compare it with" in words(found)
    assert not [address for address in found.xpath("//a/@href") if "readout" in address]


@pytest.mark.parametrize("name", ["story", "document", "readout", "readout.json"])
def test_what_the_library_does_not_have_is_not_found(server: LocalServer, name: str) -> None:
    found = page(server, f"/library/{name}?id=nothing-of-that-name", 404)

    assert "nothing-of-that-name: no" in words(found)


def test_a_search_marks_the_words_and_leads_to_their_place(server: LocalServer) -> None:
    found = page(server, "/library/search?q=trapped+welder")

    assert {mark.text for mark in found.xpath("//p[@class='words']/mark")} == {"trapped", "welder"}
    address = found.xpath("//ol[@class='rows']//a[@class='title']/@href")[0]
    shown = page(server, address)
    assert address.endswith("#found")
    assert [mark.text for mark in shown.xpath("//main//*[@id='found']")] == ["trapped"]


def test_words_in_titles_are_marked_there(server: LocalServer) -> None:
    found = page(server, "/library/search?q=votes")

    assert [mark.text for mark in found.xpath("//a[@class='title']/mark")] == ["votes"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=burned", 2),
        ("q=welder&outlet=Daily", 1),
        ("q=%22public+library%22", 1),
        ("q=%22library+public%22", 0),
        ("q=%00%ff%22%22+NOT+*", 0),
        ("q=-", 0),
    ],
)
def test_a_search_finds_what_the_command_finds(server: LocalServer, query: str, expected: int) -> None:
    assert len(titles(page(server, f"/library/search?{query}"))) == expected


def test_an_empty_search_says_how_to_search(server: LocalServer) -> None:
    assert "All words must be there" in words(page(server, "/library/search?q="))


def test_a_document_shows_its_text_unchanged_and_what_was_not_read(server: LocalServer) -> None:
    found = page(server, "/library/document?id=vote")

    shown = found.xpath("//main[@class='text']")[0]
    assert [words(line) for line in shown.xpath("p")] == VOTE.split("\n")
    assert "not read in depth" in words(found)


def test_places_to_mark_that_are_none_are_left_out(server: LocalServer) -> None:
    marks = "5-2,-1-3,9999999-99999999,x,1-2-3,4-11," + "9" * 400 + "-1"
    found = page(server, f"/library/document?id=vote&marks={marks}")

    assert [mark.text for mark in found.xpath("//*[contains(@class, 'found')]")] == ["council"]


def test_versions_are_shown_with_the_sentences_that_changed(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    text = (
        "Ferry sinks\n\nThe ferry sank off Tolvik with 43 people. All were saved. Divers will look at it.\n"
    )
    with Library(tmp_path / "news.db") as library:
        file.write_text(text)
        (first,) = library.add(str(file))
        file.write_text(text.replace("43 people", "45 people"))
        library.add(str(file))
    identifier = getattr(first, "id")  # noqa: B009 - an Added, not a Failure

    with answering(make_server(None, library=str(tmp_path / "news.db"))) as running:
        now = page(running, f"/library/document?id={identifier}")
        before = page(running, f"/library/document?id={identifier}&version=1")
        page(running, f"/library/document?id={identifier}&version=3", 404)

    assert [words(item) for item in now.xpath("//del")] == ["The ferry sank off Tolvik with 43 people."]
    assert [words(item) for item in now.xpath("//ins")] == ["The ferry sank off Tolvik with 45 people."]
    assert "45 people" in words(now.xpath("//main")[0])
    assert "43 people" in words(before.xpath("//main")[0])


@pytest.mark.parametrize(
    "address",
    [
        "/library",
        f"/library/story?id={EVIL_ID}",
        f"/library/document?id={EVIL_ID}",
        f"/library/search?q={quote(EVIL)}",
        f"/library/search?q=jugglers&outlet={quote(EVIL)}",
        f"/library/search?q=what+did+{quote(EVIL)}+say",
        f"/library?outlet={quote(chr(34) + '>' + EVIL)}",
    ],
)
def test_hostile_words_never_become_markup(server: LocalServer, address: str) -> None:
    found = page(server, address)

    assert found.xpath("//script | //img") == []
    assert not [link for link in found.xpath("//@href") if not link.startswith(("/library", "#", "https://"))]


@pytest.mark.parametrize("address", ["/library", "/library/story?id=none", "/library/nothing"])
def test_every_answer_carries_strict_headers(server: LocalServer, address: str) -> None:
    response, _ = ask(server, address)

    assert "default-src 'none'" in str(response.getheader("Content-Security-Policy"))
    assert "frame-ancestors 'none'" in str(response.getheader("Content-Security-Policy"))
    assert response.getheader("Referrer-Policy") == "no-referrer"
    assert response.getheader("Cache-Control") == "no-store"


def test_the_policy_of_a_page_allows_its_style_and_no_script() -> None:
    assert "script-src" not in policy()
    assert "style-src 'sha256-" in policy()
    assert "form-action 'self'" in policy()


def test_a_request_under_another_name_is_refused(server: LocalServer) -> None:
    response, body = ask(server, "/library", Host="evil.example")

    assert response.status == 421
    assert b"Fire" not in body


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_elsewhere_cannot_load_from_here_but_may_link(server: LocalServer, site: str) -> None:
    loaded, _ = ask(server, "/library", Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors")
    linked, _ = ask(server, "/library", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate")

    assert (loaded.status, linked.status) == (403, 200)


def test_looking_changes_nothing_and_many_may_look_at_once(server: LocalServer, path: Path) -> None:
    addresses = [
        "/library?sort=size",
        "/library?actor=Moen",
        "/library/story?id=fire",
        "/library/document?id=blaze",
        "/library/search?q=burned",
        "/library/search?q=what+did+Anna+Moen+say",
    ]
    before = dumped(path)

    with ThreadPoolExecutor(8) as threads:
        bodies = list(threads.map(lambda address: ask(server, address), addresses * 4))

    assert {response.status for response, _ in bodies} == {200}
    assert len({body for _, body in bodies}) == len(addresses)
    assert dumped(path) == before


def test_documents_that_come_while_it_runs_are_shown(tmp_path: Path) -> None:
    made = tmp_path / "news.db"
    with Library(made) as library, answering(make_server(None, library=str(made))) as running:
        empty = page(running, "/library")
        library.add(DOCUMENTS[3])
        found = page(running, "/library")

    assert "Nothing is in it yet" in words(empty)
    assert titles(found) == ["Council votes on library hours"]


def test_a_library_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such library"):
        make_server(None, library=str(tmp_path / "none.db"))


def test_a_library_that_has_gone_is_a_clear_answer(tmp_path: Path) -> None:
    made = tmp_path / "news.db"
    Library(made).close()
    with answering(make_server(None, library=str(made))) as running:
        made.unlink()
        found = page(running, "/library", 503)

    assert "no such library" in words(found)


def test_a_readout_and_a_library_are_shown_together(path: Path) -> None:
    with answering(make_server(sample(), library=str(path))) as running:
        compared, listed = page(running, "/"), page(running, "/library")
        status = ask(running, "/documents/1")[0].status

    assert compared.xpath("//a[@href='/library']") != []
    assert "Fire shuts northern quay" in titles(listed)
    assert status == 200


def test_without_a_library_there_is_none() -> None:
    with answering(make_server(sample())) as running:
        status = ask(running, "/library")[0].status

    assert status == 404


def test_titles_of_blanks_and_documents_without_any_facts_are_named(tmp_path: Path) -> None:
    bare: Document = replace(document("A short note of nothing much."), title=" \n ")
    with Library(tmp_path / "news.db") as library:
        library.add(bare)

    with answering(make_server(None, library=str(tmp_path / "news.db"))) as running:
        assert titles(page(running, "/library")) == ["Story d1"]
        assert "d1.txt" in words(page(running, "/library/story?id=d1"))
        page(running, "/library/document?id=d1")
