"""A library takes documents in once, knows their versions, and lets one bad document stop nothing."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import StoreError, UsageError
from readout.ingest.articles.page import read_page
from readout.ingest.shared.options import ReadOptions
from readout.model.document import Document, Failure
from readout.model.library import Added
from readout.model.story import StoryChange
from readout.pipeline.library import adding
from readout.pipeline.library.desk import Library
from readout.pipeline.library.placing import Placer, explained
from readout.pipeline.reading import ahead
from readout.pipeline.reading.inputs import Given
from readout.store.search import Wanted
from support import document

LEAD = (
    "The ferry Marga ran aground off Tolvik at dawn on Tuesday, and 43 people were brought ashore by boats."
)


def page(title: str, text: str = LEAD, address: str | None = None) -> str:
    link = f'<link rel="canonical" href="{address}">' if address else ""
    return f"<html><head><title>{title}</title>{link}</head><body><h1>{title}</h1><p>{text}</p></body></html>"


@pytest.fixture
def library() -> Iterator[Library]:
    with Library(":memory:") as opened:
        yield opened


def statuses(found: list[Added | Failure]) -> list[str]:
    return [item.status if isinstance(item, Added) else item.kind for item in found]


def test_a_page_is_kept_with_its_bytes(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page("Ferry aground"), encoding="utf-8")

    (added,) = library.add(path)

    assert isinstance(added, Added)
    assert library.store.documents.load_raw(library.load(added.id).sha256) == path.read_bytes()


def test_what_was_read_before_is_not_read_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(page("Ferry aground"), encoding="utf-8")
    library.add(tmp_path / "a.html")
    monkeypatch.setattr("readout.ingest.containers.archive.read_page", None)  # reading a page would fail now

    found = library.add(tmp_path)

    assert statuses(found) == ["known", "known"]
    assert len(library) == 1


def test_an_edited_file_is_a_version_and_another_text_under_its_name_is_not(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text(f"{LEAD}\nNobody was hurt.\n")
    first = library.add(path)
    path.write_text(f"{LEAD}\nTwo people were hurt.\n")
    second = library.add(path)
    path.write_text("The council of Brenholm keeps its library open on Sundays.\n")
    third = library.add(path)

    assert [statuses(found) for found in (first, second, third)] == [["new"], ["version"], ["new"]]
    assert len(library) == 2


def test_a_front_page_is_no_address(library: Library, tmp_path: Path) -> None:
    """Where pages name the front page as their address, they are documents of their own all the same."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.html").write_text(page(name, LEAD + name, "https://post.example/"), "utf-8")

    assert statuses(library.add(tmp_path)) == ["new", "new"]


def test_an_id_that_is_taken_is_said(library: Library) -> None:
    library.add(document(LEAD, identifier="1"))
    (added,) = library.add(Document("1", "Another text.", "f" * 64, "other.jsonl:1"))

    assert isinstance(added, Added)
    assert (added.id, added.note) == ("1~2", "the id '1' is taken by another document")


def test_a_document_that_cannot_be_placed_stops_no_other(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Placer.place

    def failing(self: Placer, key: int, doc: Document) -> object:
        if doc.id == "bad":
            raise ZeroDivisionError("a fault of ours")
        return place(self, key, doc)

    monkeypatch.setattr(Placer, "place", failing)
    given = [document(f"{LEAD} {name}", identifier=name) for name in ("a", "bad", "c")]

    assert statuses(library.add(given)) == ["new", "ZeroDivisionError", "new"]
    assert list(library.store.check()) == []


def test_two_open_libraries_see_what_the_other_adds(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db") as one, Library(tmp_path / "l.db") as two:
        one.add(document(LEAD, identifier="a"))
        two.add(document(LEAD + " All were saved.", identifier="b"))
        one.add(document(LEAD + " The crew too.", identifier="c"))
        one.split("a", ["b"])
        (added,) = two.add(document(LEAD + " So were dogs.", identifier="d"))

        assert isinstance(added, Added)
        assert len({entry.story for entry in one.documents()}) == 2
        assert list(one.store.check()) == []


def test_an_unknown_id_is_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="`readout documents` lists them"):
        library.load("nothing")
    with pytest.raises(UsageError, match="`readout stories` lists them"):
        library.story("nothing")


def test_a_story_is_found_by_the_address_of_a_document(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page("Ferry aground", address="https://post.example/ferry?utm_medium=x"), "utf-8")
    other = tmp_path / "b.txt"
    other.write_text("The council of Brennick voted to raise parking fees.", "utf-8")
    first, second = library.add([path, other])
    assert isinstance(first, Added)
    assert isinstance(second, Added)

    assert library.story("https://www.post.example/ferry").id == first.story
    assert library.story(str(other)).id == second.story


def test_moments_are_compared_in_utc(library: Library) -> None:
    library.add(document(LEAD, identifier="a", published="2031-04-01T23:30:00-02:00"))

    assert [entry.id for entry in library.documents(Wanted(since="2031-04-02"))] == ["a"]
    assert library.documents(Wanted(until="2031-04-01")) == []


def test_a_removed_document_is_gone(library: Library) -> None:
    library.add(document(LEAD, identifier="a"))
    library.remove("a")

    assert len(library) == 0
    assert library.search("ferry").found == ()
    assert statuses(library.add(document(LEAD, identifier="a"))) == ["new"]


def test_a_closed_file_is_an_error_of_ours(library: Library) -> None:
    library.close()

    with pytest.raises(StoreError):
        library.documents()


def test_pages_that_other_processes_read_come_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for count in range(6):
        (tmp_path / f"{count}.html").write_text(page(f"Ferry {count}", f"{LEAD} {count}."), "utf-8")
    (tmp_path / "3.html").write_text("<p>too short</p>")
    (tmp_path / "4.jsonl").write_text('{"id": "row", "text": "A row between pages."}\n')
    with Library(":memory:") as library:
        alone = library.add(tmp_path)
    monkeypatch.setattr(ahead, "LEAST", 3)
    monkeypatch.setattr(adding, "processes_for", lambda files: 2)
    with Library(":memory:") as library:
        together = library.add(tmp_path)

    assert together == alone
    assert statuses(alone) == ["new", "new", "new", "NoArticleError", "new", "new", "new"]


def test_a_process_that_dies_costs_its_page_only(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page("Ferry aground"), encoding="utf-8")
    reading = ahead.Ahead(1)
    reading.tell(str(path), Given())
    reading.take()  # now it has begun
    reading._workers[0].process.kill()
    reading._workers[0].process.join()
    reading.tell(str(path), Given())
    reading.tell(str(path), Given())

    ((_, died, _),) = reading.take()
    ((_, found, raw),) = reading.take()
    reading.close()

    assert isinstance(died, Failure)
    assert died.kind == "WorkerDied"
    assert isinstance(found, Document)
    assert raw == path.read_bytes()


def test_a_process_that_never_begins_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_text(page("Ferry aground"), encoding="utf-8")
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"/bin/false")
    reading = ahead.Ahead(2)
    reading.tell(str(path), Given())

    ((_, found, _),) = reading.take()
    reading.close()

    assert isinstance(found, Document)


SCRIPT = """
import readout
from readout.pipeline.reading import ahead
print("begins")
ahead.LEAST, ahead.MOST_PROCESSES = 2, 2
with readout.Library(":memory:") as library:
    print(sum(isinstance(item, readout.Failure) for item in library.add("pages")), len(library))
"""


@pytest.mark.parametrize("arguments", [["script.py"], ["-"]], ids=["a file", "standard input"])
def test_a_script_without_a_guard_runs_once(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "pages").mkdir()
    for count in range(4):
        (tmp_path / "pages" / f"{count}.html").write_text(page(f"Ferry {count}", f"{LEAD} {count}."), "utf-8")
    (tmp_path / "script.py").write_text(SCRIPT)

    ran = subprocess.run(
        [sys.executable, *arguments], cwd=tmp_path, input=SCRIPT, capture_output=True, text=True, check=False
    )

    assert (ran.stdout.splitlines(), ran.stderr) == (["begins", "0 4"], "")


def test_a_story_that_changes_says_why(library: Library) -> None:
    later = "The ferry Marga, aground off Tolvik since dawn on Tuesday, was towed off; 43 people are safe."
    library.add([document(LEAD, identifier="d1"), document(later, identifier="d2")])
    placer = library._grouper
    assert placer is not None

    changes = [StoryChange("moved", "d1", "d9", ("d1", "d2"))]
    (change,) = explained(changes, placer._reasons(changes))

    assert change.reasons == library.documents(limit=1)[0].reasons != ()


def test_links_between_stories_do_not_make_others_begin_anew(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db") as library:
        library.add(document(LEAD))
        before = library.store.stories.last_change()
        library.store.stories.change([StoryChange("linked", "d1", "d1")])

        assert library.store.stories.last_change() == before


@pytest.mark.parametrize("epoch", ["soon", "99999999999999999999", "²"])
def test_a_moment_that_is_none_is_refused(
    library: Library, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        library.add(document(LEAD))


def test_bytes_of_pages_that_are_none_are_let_go_of(library: Library, tmp_path: Path) -> None:
    shelf = adding.Shelf(library.store)
    for count in range(3):
        path = tmp_path / f"{count}.html"
        path.write_text(f"<html><body><p>Too short, {count}.</p></body></html>")
        assert statuses(list(adding.read_arrivals(shelf, path, Given()))) == ["NoArticleError"]  # type: ignore[arg-type]

    assert b"Too short, 2." in shelf.raw[1]
    assert b"Too short, 1." not in shelf.raw[1]


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        pytest.param(LEAD, LEAD.replace("43", "45"), 1, id="a word of one paragraph"),
        pytest.param(f"The night.\n{LEAD}", f"The day.\n{LEAD.replace('43', '45')}", 1, id="every line"),
        pytest.param("江宁一家仓库发生火灾，没有人受伤。", "江宁一家仓库发生火灾，有三人受伤。", 1, id="Han"),
        pytest.param(LEAD, "The ferry hit a rock near Tolvik. Its 43 passengers are safe.", 2, id="another"),
        pytest.param("Fog.", "Rain.", 2, id="single words"),
    ],
)
def test_a_file_whose_text_was_edited_is_a_version(
    library: Library, tmp_path: Path, before: str, after: str, count: int
) -> None:
    path = tmp_path / "a.txt"
    for text in (before, after):
        path.write_text(text, "utf-8")
        library.add(path)

    assert len(library) == count


def test_rows_that_share_an_address_are_documents_of_their_own(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    texts = {
        "r1": LEAD,
        "r2": "The council of Brennick voted to raise parking fees.",
        "r3": LEAD + " More soon.",
    }
    rows = [{"id": name, "url": "https://post.example/live", "text": text} for name, text in texts.items()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))

    assert statuses(library.add(path)) == ["new", "new", "new"]
    assert statuses(library.add(path)) == ["known", "known", "known"]
    assert [entry.id for entry in library.documents()] == ["r3", "r2", "r1"]


def test_a_row_without_an_id_is_known_by_its_address(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    for text in (LEAD, LEAD.replace("43", "45")):
        path.write_text(json.dumps({"url": "https://post.example/ferry", "text": text}))
        library.add(path)

    assert [entry.versions for entry in library.documents()] == [2]


@pytest.mark.parametrize(
    ("url", "versions"), [("https://post.example/ferry", [2]), (None, [1, 1])], ids=["a page", "no page"]
)
def test_a_row_whose_text_is_another_is_a_version_where_it_tells_its_page(
    library: Library, tmp_path: Path, url: str | None, versions: list[int]
) -> None:
    path = tmp_path / "rows.jsonl"
    for text in (LEAD, "The Marga is afloat again."):
        path.write_text(json.dumps({"id": "r1", "url": url, "text": text}))
        library.add(path)

    assert [entry.versions for entry in library.documents()] == versions


def test_entries_of_a_feed_with_one_text_stay_two(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    entries = [
        f"<item><title>{title}</title><link>https://post.example/{title}</link>"
        f"<description>{LEAD}</description></item>"
        for title in ("one", "two")
    ]
    path.write_text(f"<rss><channel><title>Post</title>{''.join(entries)}</channel></rss>")

    assert statuses(library.add(path)) == ["new", "new"]
    assert statuses(library.add(path)) == ["known", "known"]


@pytest.fixture
def copies(library: Library) -> Library:
    """A library with three documents that carry one text."""
    text = f"{LEAD} The captain said that a rudder had failed. The coast guard is investigating."
    library.add(
        [
            document(text + more, identifier=name)
            for name, more in (("aa1", ""), ("bb1", " (N)"), ("cc1", " ."))
        ]
    )
    assert {entry.story for entry in library.documents()} == {"aa1"}
    return library


def stories_of(library: Library) -> dict[str, str]:
    return {entry.id: entry.story for entry in library.documents()}


@pytest.mark.parametrize("parted", ["aa1", "bb1"], ids=["the first", "a later one"])
def test_a_copy_that_the_user_parts_stays_parted_and_can_be_merged_again(
    copies: Library, parted: str
) -> None:
    copies.split("aa1", [parted])
    copies._grouper = None  # as in another process
    copies.add(document(f"{LEAD} More was not known.", identifier="dd1"))
    after = stories_of(copies)
    rest = {after[name] for name in ("aa1", "bb1", "cc1") if name != parted}
    assert len(rest) == 1
    assert after[parted] not in rest

    copies.merge([after[parted], *rest])
    copies._grouper = None
    copies.add(document(f"{LEAD} More is not known yet.", identifier="ee1"))

    after = stories_of(copies)
    assert after["aa1"] == after["bb1"] == after["cc1"]
    assert list(copies.store.check()) == []


def test_a_link_between_stories_is_kept_once(library: Library) -> None:
    library.add(document(LEAD))
    for _ in range(3):
        library.store.stories.change([StoryChange("linked", "d1", "d0")])

    assert len(library.history("d1").changes) == 1


def test_a_library_that_may_only_be_read_shows_its_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "l.db"
    with Library(path) as library:
        library.add(
            [document(LEAD, identifier="d1"), document("Rain is expected in Brennick.", identifier="d2")]
        )
    monkeypatch.setattr("os.access", lambda *asked: False)

    with Library(path) as library:
        readout = library.show("d1")

        assert [doc.id for doc in readout.documents] == ["d1"]
        assert readout.notices == (f"the readout could not be kept: {path}: may not be written to",)
        with pytest.raises(StoreError, match="may not be written to"):
            list(library.read_documents([1]))
        assert list(library.store.check()) == []


@pytest.mark.parametrize("least", [1, 1_000], ids=["other processes", "this process"])
def test_a_fault_of_ours_in_one_page_stops_no_other(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: int
) -> None:
    for count in range(3):
        (tmp_path / f"{count}.html").write_text(page(f"Ferry {count}", f"{LEAD} {count}."), "utf-8")

    def faulty(data: bytes, path: str, options: ReadOptions) -> Document:
        if path.endswith("1.html"):
            raise KeyError("a fault")
        return read_page(data, path, options)

    monkeypatch.setattr("readout.ingest.containers.archive.read_page", faulty)
    monkeypatch.setattr(ahead, "LEAST", least)
    monkeypatch.setattr(ahead, "_Worker", _no_process)

    assert statuses(library.add(tmp_path)) == ["new", "KeyError", "new"]


def _no_process() -> None:
    raise BlockingIOError("no more processes")


def test_what_is_known_is_told_without_learning_what_the_library_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LEAD, "utf-8")
    with Library(tmp_path / "l.db") as library:
        library.add(path)
    monkeypatch.setattr(Placer, "catch_up", None)  # learning would fail now

    with Library(tmp_path / "l.db") as library:
        assert statuses(library.add(path)) == ["known"]


def test_a_library_in_a_folder_that_is_added_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEAD, "utf-8")
    path = tmp_path / "readout.db"
    with Library(path) as library:
        assert statuses(library.add(tmp_path)) == ["new"]
        assert statuses(library.add(path)) == ["UnsupportedFormatError"]


@pytest.mark.parametrize(
    ("between", "is_joined"),
    [
        pytest.param("2031-04-09", True, id="of these two weeks"),
        pytest.param("2031-06-30", False, id="long after"),
    ],
)
def test_a_library_that_is_opened_again_knows_the_newest_documents_and_those_of_two_weeks(
    between: str, is_joined: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.pipeline.library.placing.HELD", 1)
    council = "The council of Brenholm voted to keep the public library open on Sundays, its mayor said."
    first = document(LEAD, identifier="a", published="2031-04-01")
    second = document(council, identifier="b", published=between)
    third = document(f"{LEAD} The boats were small.", identifier="c", published=between)
    for item in (first, second, third):
        with Library(tmp_path / "news.db") as opened:
            opened.add([item])

    with Library(tmp_path / "news.db") as opened:
        stories = {entry.id: entry.story for entry in opened.documents()}
    assert (stories["c"] == stories["a"]) is is_joined
    assert stories["b"] == "b"
