import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from readout.annotate.quotations.step import STEP as QUOTATIONS
from readout.errors import StoreError
from readout.model.document import Document
from readout.model.readout import Agreement, Evidence, Readout
from readout.model.span import Span
from readout.model.story import Membership, StoryChange
from readout.store.library import Store
from readout.store.lists import StoryOrder
from readout.store.search import Hit, Wanted
from support import annotated, document

FERRY = document("The ferry Marga ran aground off Tolvik at dawn.", identifier="a", title="Ferry Aground")
RESCUE = document("Rescuers brought 43 people ashore. The ferry lies off Tolvik.", identifier="b")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


def add(store: Store, *documents: Document) -> list[int]:
    """Add documents, each to a story of its own; give the keys of their versions."""
    versions = []
    for doc in documents:
        kept = store.documents.add(doc)
        if kept.status == "new":
            store.stories.place(kept.key, Membership(kept.id, kept.id, kept.id), b"")
        versions.append(kept.version)
    return versions


def test_documents_come_back_in_the_order_in_which_they_were_added(store: Store) -> None:
    keys = add(store, RESCUE, FERRY)

    assert list(store.documents.current()) == [(keys[0], RESCUE), (keys[1], FERRY)]
    assert store.documents.count() == 2


def test_more_documents_than_a_page_all_come_back(store: Store) -> None:
    many = [document(f"Ferry {number}.", identifier=f"d{number}") for number in range(250)]
    with store.transaction():
        add(store, *many)

    assert [doc for _, doc in store.documents.current()] == many


def test_the_same_document_added_again_is_the_one_that_is_there(store: Store) -> None:
    first = store.documents.add(FERRY)

    assert store.documents.add(FERRY) == replace(first, status="known")
    assert store.documents.count() == 1


def test_the_same_bytes_at_another_path_are_the_same_document(store: Store) -> None:
    page = replace(FERRY, format="html")
    store.documents.add(page, address="file:/a.html")

    kept = store.documents.add(replace(page, path="elsewhere.html"), address="file:/elsewhere.html")

    assert kept.status == "known"
    assert store.documents.count() == 1


def test_the_same_text_of_two_rows_with_addresses_is_two_documents(store: Store) -> None:
    store.documents.add(FERRY, address="url:post.example/1")
    other = replace(FERRY, id="b", outlet="Times")

    assert store.documents.add(other, address="url:times.example/1").status == "new"


def test_other_bytes_at_the_same_address_are_a_new_version(store: Store) -> None:
    edited = replace(FERRY, id="b", text=FERRY.text + " Nobody was hurt.", sha256="1" * 64)
    first = store.documents.add(FERRY, address="url:post.example/1")
    second = store.documents.add(edited, address="url:post.example/1")

    assert (second.status, second.id, second.key) == ("version", "a", first.key)
    assert [store.documents.load(key) for key, _ in store.documents.versions(first.key)] == [FERRY, edited]
    assert [hit.version for hit in store.search("ferry")[0]] == [second.version]
    assert store.search("hurt")[0] != []
    assert list(store.check()) == ["document a: it is in no story"]


def test_another_reading_of_the_same_bytes_takes_the_place_of_the_old_one(store: Store) -> None:
    old = store.documents.add(FERRY)
    new = store.documents.add(replace(FERRY, outlet="Tolvik Post"))

    assert new.status == "version"
    assert [key for key, _ in store.documents.current()] == [new.version]
    assert store.documents.load(old.version) == FERRY


def test_an_old_reading_added_again_is_current_again(store: Store) -> None:
    old = store.documents.add(FERRY)
    store.documents.add(replace(FERRY, outlet="Tolvik Post"))
    store.documents.add(FERRY)

    assert [key for key, _ in store.documents.current()] == [old.version]
    assert [hit.version for hit in store.search("ferry")[0]] == [old.version]


def test_an_id_that_is_taken_gets_a_number(store: Store) -> None:
    store.documents.add(FERRY, address="row:/a.jsonl#a")
    kept = store.documents.add(replace(RESCUE, id="a"), address="row:/b.jsonl#a")

    assert (kept.id, kept.renamed) == ("a~2", True)
    assert store.documents.load(kept.version).id == "a~2"
    assert store.documents.add(replace(RESCUE, id="a"), address="row:/b.jsonl#a").status == "known"


@pytest.mark.parametrize(
    ("named", "found"),
    [
        pytest.param("a1b2c3d4", "a1b2c3d4", id="its id"),
        pytest.param("a1b2", "a1b2c3d4", id="the start of its id"),
        pytest.param("ffff0000", "a1b2c3d4", id="the id of a later version"),
        pytest.param("url:post.example/1", "a1b2c3d4", id="its address"),
        pytest.param("a1b", None, id="too little of its id"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_document_is_found_by(store: Store, named: str, found: str | None) -> None:
    store.documents.add(replace(FERRY, id="a1b2c3d4"), address="url:post.example/1")
    edited = replace(FERRY, id="ffff0000", text="Afloat.", sha256="1" * 64)
    store.documents.add(edited, address="url:post.example/1")

    assert store.documents.find(named, named) == (None if found is None else (1, found))


def test_the_start_of_several_ids_is_refused_with_them(store: Store) -> None:
    add(store, replace(FERRY, id="a1b2c3"), replace(RESCUE, id="a1b2d4"))

    with pytest.raises(StoreError, match="a1b2c3, a1b2d4"):
        store.documents.find("a1b2")


def test_raw_bytes_are_kept_once_by_their_hash(store: Store) -> None:
    raw = b"<html>" * 1000
    page = replace(FERRY, sha256=sha256(raw).hexdigest())
    store.documents.add(page, raw)
    store.documents.add(replace(page, path="elsewhere.html"), raw)

    assert store.documents.load_raw(page.sha256) == raw
    assert store.documents.load_raw("0" * 64) is None


def test_bytes_that_are_the_text_are_not_kept_twice(store: Store) -> None:
    store.documents.add(FERRY, FERRY.text.encode())

    assert store.documents.load_raw(FERRY.sha256) == FERRY.text.encode()
    assert store._database.all("SELECT * FROM raw") == []


def test_raw_bytes_of_another_document_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match=r"a\.txt: found raw bytes with sha256 d92"):
        store.documents.add(FERRY, b"other")
    assert store.documents.count() == 0


def test_a_version_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="no version with the key 7"):
        store.documents.load(7)


def test_layers_are_kept_for_the_program_that_made_them(store: Store) -> None:
    annotation = annotated(FERRY)
    (version,) = add(store, FERRY)

    store.depth.save_annotation(version, "v1", annotation)

    assert store.depth.load_annotation(version, "v1") == annotation
    assert store.depth.load_annotation(version, "v2") is None


def test_quotations_are_found_by_speaker_and_words(store: Store) -> None:
    said = document("“The ferry is safe,” said Anna Moen. “It will sail.”", identifier="q")
    (version,) = add(store, said)
    store.depth.save_annotation(version, "v1", annotated(said, [QUOTATIONS]))

    (found,) = store.depth.quotations("Moen", "safe", Wanted(), 10)

    assert found.evidence[0].exact == "The ferry is safe,"
    assert found.speaker == "Anna Moen"
    assert list(store.depth.quotations("Lind", None, Wanted(), 10)) == []
    assert list(store.depth.quotations("—", None, Wanted(), 10)) == []


def test_a_readout_is_kept_with_its_documents(store: Store) -> None:
    cited = (Evidence.at(FERRY, Span(4, 9)), Evidence.at(RESCUE, Span(39, 44)))
    readout = Readout((FERRY, RESCUE), frozenset({"a", "b"}), agreements=(Agreement(2, cited),))
    keys = add(store, FERRY, RESCUE)

    store.depth.save_readout(1, keys, keys, "v1", readout)

    assert store.depth.load_readout(1, keys, "v1") == readout
    assert store.depth.load_readout(1, keys[::-1], "v1") is None
    assert store.depth.load_readout(1, keys, "v2") is None


def test_removing_a_document_removes_all_that_was_made_from_it(store: Store) -> None:
    raw = b"The ferry"
    page = replace(FERRY, sha256=sha256(raw).hexdigest())
    kept = store.documents.add(page, raw)
    store.stories.place(kept.key, Membership("a", "a", "a"), b"")
    add(store, RESCUE)
    store.depth.save_annotation(kept.version, "v1", annotated(page))
    store.depth.save_readout(1, [kept.version], [kept.version], "v1", Readout((page,)))

    store.remove(kept.key)

    assert [doc for _, doc in store.documents.current()] == [RESCUE]
    assert store.documents.load_raw(page.sha256) is None
    assert store.depth.readouts() == []
    assert store.search("Marga") == ([], None)
    assert list(store.check()) == []


def test_a_story_that_is_split_and_merged_keeps_its_documents_and_its_history(store: Store) -> None:
    add(store, FERRY)
    kept = store.documents.add(RESCUE)
    store.stories.place(kept.key, Membership("b", "a", "b"), b"")

    store.stories.change([StoryChange("split", "b", "a", ("b",), by_user=True)])
    parted = store.lists.stories(Wanted())
    store.stories.change([StoryChange("merged", "a", "b", ("b",))])
    (joined,) = store.lists.stories(Wanted())

    assert [(story.id, story.documents) for story in parted] == [("b", 1), ("a", 1)]
    assert (joined.id, joined.documents, joined.origins) == ("a", 2, 2)
    assert store.stories.find("b") == (1, "a")
    assert [change.kind for change in store.stories.changes("a")] == ["split", "merged"]
    assert list(store.check()) == []


def words(document: Document, hit: Hit) -> list[str]:
    return [span.of(document.text) for span in hit.text]


def test_a_search_gives_the_places_of_the_words(store: Store) -> None:
    add(store, FERRY, RESCUE)

    hits, ranked = store.search("ferry tolvik")

    assert {hit.version: words(store.documents.load(hit.version), hit) for hit in hits} == {
        1: ["ferry", "Tolvik"],
        2: ["ferry", "Tolvik"],
    }
    # The one with the word in its title comes first.
    assert hits[0].title == (Span(0, 5),)
    assert hits[0].passage is not None
    assert hits[0].passage.of(FERRY.text) == FERRY.text
    assert ranked is None


def test_a_passage_of_a_long_text_has_whole_words(store: Store) -> None:
    long = document("word " * 100 + "ferry " + "word " * 100, identifier="long")
    add(store, long)

    ((hit,), _) = store.search("ferry")

    assert hit.passage is not None
    assert set(hit.passage.of(long.text).split(" ")) == {"word", "ferry"}


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        pytest.param('"off Tolvik"', [1, 2], id="a phrase"),
        pytest.param('"Tolvik off"', [], id="a phrase in another order"),
        pytest.param("FERRY marga", [1], id="any case"),
        pytest.param("férry marga", [1], id="without accents"),
        pytest.param('fer* OR NEAR( ^"', [], id="no syntax of the index"),
        pytest.param('"', [], id="a lone mark"),
        pytest.param("—", [], id="no word"),
        pytest.param("", [], id="nothing"),
        pytest.param("ferry\0 marga", [1], id="a zero byte"),
        pytest.param("ferry \ud800", [1, 2], id="half a character"),
    ],
)
def test_a_search_wants_all_words(store: Store, query: str, keys: list[int]) -> None:
    add(store, FERRY, RESCUE)

    assert sorted(hit.version for hit in store.search(query)[0]) == keys


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        pytest.param(Wanted(outlet="post"), [1], id="outlet, a part of its name"),
        pytest.param(Wanted(outlet="%"), [], id="no pattern"),
        pytest.param(Wanted(since="2021-05-20"), [2], id="since"),
        pytest.param(Wanted(until="2021-05-19"), [1], id="until, the whole day"),
        pytest.param(Wanted(actor="marga"), [1], id="actor, by the words of the text"),
        pytest.param(Wanted(actor="—"), [], id="no name"),
        pytest.param(Wanted(language="de"), [], id="language"),
    ],
)
def test_a_search_can_be_narrowed(store: Store, wanted: Wanted, keys: list[int]) -> None:
    add(
        store,
        document(FERRY.text, identifier="a", published="2021-05-19T23:00:00+00:00", outlet="Tolvik Post"),
        document(RESCUE.text, identifier="b", published="2021-05-20", outlet="Daily"),
    )

    assert [hit.version for hit in store.search("ferry", wanted=wanted)[0]] == keys


def test_a_search_gives_no_more_than_asked_for(store: Store) -> None:
    add(store, *[document(f"Ferry {number}.", identifier=f"d{number}") for number in range(9)])

    assert len(store.search("ferry", limit=4)[0]) == 4


def test_of_too_many_documents_the_newest_are_ranked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.store.search.MOST_RANKED", 4)
    add(store, *[document(f"Ferry {number}.", identifier=f"d{number}") for number in range(9)])

    hits, ranked = store.search("ferry")

    assert sorted(hit.version for hit in hits) == [6, 7, 8, 9]
    assert ranked == 4


def test_places_are_right_in_texts_that_hold_odd_characters(store: Store) -> None:
    odd = replace(
        FERRY, text="A \ud83d lone half, \ufdd0 no character \ufdd1, 🚢 a ship, ſtrange: the ferry."
    )
    (key,) = add(store, odd)

    ((hit,), _) = store.search("ferry")

    assert words(odd, hit) == ["ferry"]
    assert store.documents.load(key) == odd


def test_a_path_that_is_no_text_is_kept(store: Store) -> None:
    (key,) = add(store, replace(FERRY, path="caf\udce9.txt"))

    assert store.documents.load(key).path == "caf\udce9.txt"


def test_what_was_saved_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "news.readout"
    with Store(path) as store:
        add(store, FERRY)

    with Store(path, create=False) as store:
        assert [doc for _, doc in store.documents.current()] == [FERRY]


def test_a_change_that_fails_leaves_nothing_behind(store: Store) -> None:
    def add_and_fail() -> None:
        with store.transaction():
            add(store, FERRY)
            raise RuntimeError("the input broke off")

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert store.documents.count() == 0
    assert list(store.check()) == []


WRITER = """
import sys
from readout.model.document import Document
from readout.model.story import Membership
from readout.store.library import Store
from readout.store.lists import StoryOrder

path, name = sys.argv[1:]
with Store(path) as store:
    for number in range(40):
        one = f"{name}{number}"
        with store.transaction():
            kept = store.documents.add(Document(one, f"Ferry {number}.", f"{number:064}", f"{one}.txt"))
            store.stories.place(kept.key, Membership(one, one, one), b"")
"""


def test_several_processes_may_write_to_one_library(tmp_path: Path) -> None:
    path = tmp_path / "news.readout"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in ("x", "y", "z")]

    errors = [writer.communicate(timeout=60)[1] for writer in writers]

    assert errors == [b"", b"", b""]
    with Store(path) as store:
        assert store.documents.count() == 120
        assert list(store.check()) == []


def test_a_library_that_another_writes_to_is_an_error_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.store.connection.BUSY_SECONDS", 0)
    path = tmp_path / "news.readout"
    with Store(path) as store, Store(path) as other:
        other._database.run("BEGIN IMMEDIATE")

        with pytest.raises(StoreError, match="another process has been writing"):
            store.documents.add(FERRY)


def test_a_full_disk_is_named_and_costs_nothing_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "news.readout"
    with Store(path) as store:
        add(store, FERRY)
        store._database.run("PRAGMA max_page_count = 80")

        with pytest.raises(StoreError, match="the disk is full"):
            store.documents.add(document("".join(map(chr, range(0x4E00, 0x9E00))) * 10, identifier="long"))
        assert [doc for _, doc in store.documents.current()] == [FERRY]
        assert list(store.check()) == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"<html>" * 200, "is not a library of readout", id="no database"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 4096, "news.readout: ", id="a damaged header"),
    ],
)
def test_a_file_that_is_no_library_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "news.readout"
    path.write_bytes(data)

    with pytest.raises(StoreError, match=message):
        Store(path)
    assert path.read_bytes() == data


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name)")
    other.close()

    with pytest.raises(StoreError, match="another program's SQLite database"):
        Store(path)


def test_a_newer_library_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.readout"
    with Store(path) as store:
        store._database.run("PRAGMA user_version = 99")

    with pytest.raises(StoreError, match="schema 99, made by a newer version of readout"):
        Store(path)


@pytest.mark.parametrize(
    "path", [pytest.param("nowhere/news.readout", id="no such folder"), pytest.param(".", id="a folder")]
)
def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, path: str) -> None:
    with pytest.raises(StoreError, match="cannot be opened or made"):
        Store(tmp_path / path)


def test_a_library_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such library"):
        Store(tmp_path / "news.readout", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_not_be_written_to_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.readout"
    with Store(path) as store:
        add(store, FERRY)
    # A test may run as a user whom no permission stops.
    monkeypatch.setattr("readout.store.connection.os.access", lambda path, mode: False)

    with Store(path) as store:
        assert [hit.version for hit in store.search("ferry")[0]] == [1]
        with pytest.raises(StoreError, match="may not be written to"):
            add(store, RESCUE)


def test_damage_is_found(store: Store) -> None:
    (version,) = add(store, FERRY)
    store.documents.add(Document("r", "x", sha256(b"raw").hexdigest(), "r.html"), b"raw")
    run = store._database.run
    run("UPDATE version SET text = replace(text, 'dawn', 'dusk') WHERE key = ?", version)
    run("UPDATE raw SET data = (SELECT data FROM version WHERE key = ?)", version)

    found = list(store.check())

    assert any("index searched_words" in line for line in found)
    assert f"version {version} (a.txt): it is not what was added" in found
    assert any(line.startswith("raw ") for line in found)


@pytest.mark.parametrize(
    "named", ["abcd\U0010ffff", "abcd\ud7ff"], ids=["the last character", "before half ones"]
)
def test_the_start_of_an_id_may_end_in_any_character(store: Store, named: str) -> None:
    assert store.documents.find(named) is None
    assert store.stories.find(named) is None


def test_what_sqlite_cannot_hold_is_an_error_of_ours(store: Store) -> None:
    with pytest.raises(StoreError, match="more than 63 bits"):
        store.lists.stories(Wanted(), limit=2**63)
    with pytest.raises(StoreError, match="no text that can be looked for"):
        store.lists.stories(Wanted(language="\udcff"))


def test_what_is_read_in_one_moment_is_of_that_moment(tmp_path: Path) -> None:
    with Store(tmp_path / "l.db") as reading, Store(tmp_path / "l.db") as writing:
        add(writing, FERRY)
        with reading.moment():
            before = reading.documents.count()
            add(writing, RESCUE)
            meanwhile = reading.documents.count()
        assert (before, meanwhile, reading.documents.count()) == (1, 1, 2)


def test_a_document_s_own_id_leads_to_its_story_where_others_begin_alike(store: Store) -> None:
    for identifier, story in (("day1", "day1a"), ("day1a", "day1a"), ("day1b", "day1b")):
        kept = store.documents.add(document(f"Report {identifier}.", identifier=identifier))
        store.stories.place(kept.key, Membership(identifier, story, identifier), b"")

    assert store.stories.find("day1") == (1, "day1a")


@pytest.mark.parametrize("order", ["recent", "size", "origins", "time"])
def test_stories_come_from_an_index_unsorted(store: Store, order: StoryOrder) -> None:
    add(store, FERRY, RESCUE)
    asked: list[str] = []
    store._database.connection.set_trace_callback(asked.append)
    store.lists.stories(Wanted(), order=order)
    store._database.connection.set_trace_callback(None)

    steps = [row[3] for row in store._database.all(f"EXPLAIN QUERY PLAN {asked[0]}")]

    assert len(steps) == 1
    assert "USING INDEX story_by_" in steps[0]


def test_a_story_is_called_by_its_first_headline(store: Store) -> None:
    for doc in (RESCUE, FERRY):
        kept = store.documents.add(doc)
        store.stories.place(kept.key, Membership(kept.id, "b", kept.id), b"")

    assert [story.title for story in store.lists.stories(Wanted())] == ["Ferry Aground"]


def test_a_story_that_is_counted_wrong_is_found(store: Store) -> None:
    add(store, FERRY)
    store._database.run("UPDATE story SET documents = 7")

    assert list(store.check()) == ["story a: it is said to have 7 documents, and has 1"]


def test_the_id_of_another_document_s_version_is_taken(store: Store) -> None:
    store.documents.add(FERRY, address="url:post.example/1")
    edited = replace(FERRY, id="edited", text="Afloat.", sha256="1" * 64)
    store.documents.add(edited, address="url:post.example/1")

    kept = store.documents.add(replace(RESCUE, id="edited"))

    assert (kept.id, kept.renamed) == ("edited~2", True)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param(Wanted(since="2031-05-02"), ["b", "c"], id="since"),
        pytest.param(Wanted(until="2031-05-02"), ["a", "b"], id="until, the whole day"),
        pytest.param(Wanted(since="2031-05-02", until="2031-05-02"), ["b"], id="one day"),
        pytest.param(Wanted(since="2031-05"), ["a", "b", "c"], id="a month"),
        pytest.param(Wanted(since="2032"), [], id="later"),
    ],
)
def test_stories_are_narrowed_by_when_their_documents_were_published(
    store: Store, wanted: Wanted, found: list[str]
) -> None:
    for day, name in enumerate("abc", start=1):
        add(store, document(f"Report {name}.", identifier=name, published=f"2031-05-0{day}T18:00:00"))
    add(store, document("Report d.", identifier="d"))

    assert sorted(story.id for story in store.lists.stories(wanted)) == found


def test_a_library_without_a_name_is_refused() -> None:
    with pytest.raises(StoreError, match="name of the library is empty"):
        Store("")
