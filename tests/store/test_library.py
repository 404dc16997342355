import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from readout.errors import StoreError
from readout.model.document import Document
from readout.model.readout import Agreement, Evidence, Readout
from readout.model.span import Span
from readout.store.library import Library
from readout.store.search import Hit
from support import annotated, document

FERRY = document("The ferry Marga ran aground off Tolvik at dawn.", identifier="a", title="Ferry Aground")
RESCUE = document("Rescuers brought 43 people ashore. The ferry lies off Tolvik.", identifier="b")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library(":memory:") as opened:
        yield opened


def test_documents_come_back_in_the_order_in_which_they_were_added(library: Library) -> None:
    keys = library.add_many([RESCUE, FERRY])

    assert list(library.documents()) == [(keys[0], RESCUE), (keys[1], FERRY)]
    assert len(library) == 2


def test_more_documents_than_a_page_all_come_back(library: Library) -> None:
    many = [document(f"Ferry {number}.", identifier=f"d{number}") for number in range(250)]
    library.add_many(many)

    assert [doc for _, doc in library.documents()] == many


def test_the_same_document_added_again_is_the_one_that_is_there(library: Library) -> None:
    assert library.add(FERRY) == library.add(FERRY)
    assert len(library) == 1


def test_the_same_bytes_at_another_path_are_another_document(library: Library) -> None:
    library.add(FERRY)
    library.add(replace(FERRY, path="elsewhere.txt"))

    assert len(library) == 2
    assert len(library.find("a")) == 2


def test_another_reading_of_the_same_bytes_takes_the_place_of_the_old_one(library: Library) -> None:
    old = library.add(FERRY)
    new = library.add(replace(FERRY, outlet="Tolvik Post"))

    assert [key for key, _ in library.documents()] == [new]
    assert library.find("a") == [new]
    assert [hit.key for hit in library.search("ferry")] == [new]
    assert library.load_document(old) == FERRY
    assert library.readings(new) == [old, new]


def test_an_old_reading_added_again_is_current_again(library: Library) -> None:
    old = library.add(FERRY)
    library.add(replace(FERRY, outlet="Tolvik Post"))
    library.add(FERRY)

    assert [key for key, _ in library.documents()] == [old]


def test_raw_bytes_are_kept_once_by_their_hash(library: Library) -> None:
    raw = b"<html>" * 1000
    page = replace(FERRY, sha256=sha256(raw).hexdigest())
    library.add(page, raw)
    library.add(replace(page, path="elsewhere.html"), raw)

    assert library.load_raw(page.sha256) == raw
    assert library.load_raw("0" * 64) is None


def test_raw_bytes_of_another_document_are_refused(library: Library) -> None:
    with pytest.raises(StoreError, match=r"a\.txt: found raw bytes with sha256 d92"):
        library.add(FERRY, b"other")
    assert len(library) == 0


def test_a_document_that_is_not_there_is_named(library: Library) -> None:
    with pytest.raises(StoreError, match="no document with the key 7"):
        library.load_document(7)


def test_layers_are_kept_for_the_pipeline_that_made_them(library: Library) -> None:
    annotation = annotated(FERRY)
    key = library.add(FERRY)

    library.save_annotation(key, "v1", annotation)

    assert library.load_annotation(key, "v1") == annotation
    assert library.load_annotation(key, "v2") is None


def test_a_readout_is_kept_with_its_documents(library: Library) -> None:
    cited = (Evidence.at(FERRY, Span(4, 9)), Evidence.at(RESCUE, Span(39, 44)))
    readout = Readout((FERRY, RESCUE), frozenset({"a", "b"}), agreements=(Agreement(2, cited),))

    keys = library.save_readout(readout, "v1")

    assert library.load_readout(keys, "v1") == readout
    assert library.load_readout(keys[::-1], "v1") is None
    assert library.load_readout(keys, "v2") is None
    assert len(library) == 2


def test_removing_a_document_removes_all_that_was_made_from_it(library: Library) -> None:
    raw = b"The ferry"
    page = replace(FERRY, sha256=sha256(raw).hexdigest())
    key = library.add(page, raw)
    library.save_annotation(key, "v1", annotated(page))
    keys = library.save_readout(Readout((page, RESCUE)), "v1")

    library.remove(key)

    assert [doc for _, doc in library.documents()] == [RESCUE]
    assert library.load_raw(page.sha256) is None
    assert library.load_annotation(key, "v1") is None
    assert library.load_readout(keys, "v1") is None
    assert library.search("Marga") == []
    assert library.check() == []


def words(document: Document, hit: Hit) -> list[str]:
    return [span.of(document.text) for span in hit.text]


def test_a_search_gives_the_places_of_the_words(library: Library) -> None:
    library.add_many([FERRY, RESCUE])

    hits = library.search("ferry tolvik")

    assert {hit.key: words(library.load_document(hit.key), hit) for hit in hits} == {
        1: ["ferry", "Tolvik"],
        2: ["ferry", "Tolvik"],
    }
    # The one with the word in its title comes first.
    assert hits[0].title == (Span(0, 5),)
    assert hits[0].passage is not None
    assert hits[0].passage.of(FERRY.text) == FERRY.text


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
    ],
)
def test_a_search_wants_all_words(library: Library, query: str, keys: list[int]) -> None:
    library.add_many([FERRY, RESCUE])

    assert sorted(hit.key for hit in library.search(query)) == keys


def test_a_search_gives_no_more_than_asked_for(library: Library) -> None:
    library.add_many([document(f"Ferry {number}.", identifier=f"d{number}") for number in range(9)])

    assert len(library.search("ferry", limit=4)) == 4


def test_places_are_right_in_texts_that_hold_odd_characters(library: Library) -> None:
    odd = replace(
        FERRY, text="A \ud83d lone half, \ufdd0 no character \ufdd1, 🚢 a ship, ſtrange: the ferry."
    )
    key = library.add(odd)

    (hit,) = library.search("ferry")

    assert words(odd, hit) == ["ferry"]
    assert library.load_document(key) == odd


def test_a_path_that_is_no_text_is_kept(library: Library) -> None:
    key = library.add(replace(FERRY, path="caf\udce9.txt"))

    assert library.load_document(key).path == "caf\udce9.txt"


def test_what_was_saved_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "news.readout"
    with Library(path) as library:
        library.add(FERRY)

    with Library(path, create=False) as library:
        assert [doc for _, doc in library.documents()] == [FERRY]


def test_a_change_that_fails_leaves_nothing_behind(library: Library) -> None:
    def failing() -> Iterator[Document]:
        yield FERRY
        raise RuntimeError("the input broke off")

    with pytest.raises(RuntimeError):
        library.add_many(failing())
    assert len(library) == 0


WRITER = """
import sys
from readout.model.document import Document
from readout.store.library import Library
from readout.store.search import Hit

path, name = sys.argv[1:]
with Library(path) as library:
    for number in range(40):
        library.add(Document(f"{name}{number}", f"Ferry {number}.", f"{number:064}", f"{name}{number}.txt"))
"""


def test_two_processes_may_write_to_one_library(tmp_path: Path) -> None:
    path = tmp_path / "news.readout"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in ("x", "y", "z")]

    errors = [writer.communicate(timeout=60)[1] for writer in writers]

    assert errors == [b"", b"", b""]
    with Library(path) as library:
        assert len(library) == 120
        assert library.check() == []


def test_a_library_that_another_writes_to_is_an_error_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.store.connection.BUSY_SECONDS", 0)
    path = tmp_path / "news.readout"
    with Library(path) as library, Library(path) as other:
        other._connection.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreError, match="another process has been writing"):
            library.add(FERRY)


def test_a_full_disk_is_named_and_costs_nothing_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "news.readout"
    with Library(path) as library:
        library.add(FERRY)
        library._connection.execute("PRAGMA max_page_count = 30")

        with pytest.raises(StoreError, match="the disk is full"):
            library.add(document("".join(map(chr, range(0x4E00, 0x9E00))) * 10, identifier="long"))
        assert [doc for _, doc in library.documents()] == [FERRY]


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
        Library(path)
    assert path.read_bytes() == data


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name)")
    other.close()

    with pytest.raises(StoreError, match="another program's SQLite database"):
        Library(path)


def test_a_newer_library_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.readout"
    with Library(path) as library:
        library._connection.execute("PRAGMA user_version = 99")

    with pytest.raises(StoreError, match="schema 99, made by a newer version of readout"):
        Library(path)


@pytest.mark.parametrize(
    "path", [pytest.param("nowhere/news.readout", id="no such folder"), pytest.param(".", id="a folder")]
)
def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, path: str) -> None:
    with pytest.raises(StoreError, match="cannot be opened or made"):
        Library(tmp_path / path)


def test_a_library_that_must_be_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such library"):
        Library(tmp_path / "news.readout", create=False)
    assert list(tmp_path.iterdir()) == []


def test_damage_is_found(library: Library) -> None:
    key = library.add(FERRY)
    library.add(Document("r", "x", sha256(b"raw").hexdigest(), "r.html"), b"raw")
    run = library._connection.execute
    run("UPDATE document SET text = replace(text, 'dawn', 'dusk') WHERE key = ?", (key,))
    run("UPDATE raw SET data = (SELECT data FROM document WHERE key = ?)", (key,))

    found = library.check()

    assert any("index of words" in line for line in found)
    assert f"document {key}: it is not what was added" in found
    assert any(line.startswith("raw ") for line in found)
