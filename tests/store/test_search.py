"""A search that is narrowed down finds just what is wanted, however the index is asked."""

import random
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from readout.model.document import Document
from readout.store import marking, schema, search
from readout.store.labels import labels
from readout.store.library import Store
from readout.store.schema import LABEL
from readout.store.search import Hit, Wanted, as_fts, conditions
from support import document

OUTLETS = ("Tolvik Post", "TOLVIK POST", "Daily", "Daily_Post", "100% Post", "Ærø Avis", "a\\b", "", None)
DATES = (
    "2031-04-15", "2031-04-15T23:59:59", "2031-04-15T23:30:00-02:00", "2031-05-01", "2030-12-31", "2031",
    "2031-04", "2031-02-31", "in spring", "1899-01-02", "2199-12-31T00:00:00+00:00", None,
)  # fmt: skip
LANGUAGES = ("en", "de", "EN", None)
WORDS = ("ferry", "quay", "storm", "crane", "harbour", "Moen")


@pytest.fixture
def long_texts() -> Iterator[Store]:
    """A library with three long texts: full of a word, full of it in the end, and with it now and then."""
    with Store(":memory:") as opened:
        for name, text in LONG_TEXTS.items():
            opened.documents.add(document(text, identifier=name, title=None))
        yield opened


SEA = "The sea was calm that day. "
LONG_TEXTS = {
    "full": "Off the Quáy-quay.\n" * 30_000,
    "in the end": SEA * 8_000 + "the quay " * 40_000,
    "now and then": (SEA * 700 + "Near the quay. ") * 20,
}


@pytest.mark.parametrize("query", ["quay", '"the quay"', "quay the"])
def test_the_first_words_are_found_in_long_texts(query: str, long_texts: Store) -> None:
    hits, _ = long_texts.search(query)
    marked = long_texts._database.all(
        "SELECT rowid, highlight(searched_words, 1, ?, ?) FROM searched_words WHERE searched_words MATCH ? "
        "AND length(text) < 400000",
        *(marking.OPEN, marking.CLOSE),
        as_fts(query),
    )
    plain = {key: marking.places(text) for key, text in marked}

    assert len(hits) == 3
    for hit in hits:
        text = long_texts.documents.load(hit.version).text
        assert hit.passage is not None
        assert hit.words[0] == hit.passage.of(text)
        assert all(span.of(text).casefold() in WANTED for span in hit.text[:5])
        if hit.version in plain:
            assert hit.text == plain[hit.version][: len(hit.text)]


WANTED = {"quay", "quáy", "the", "the quay", "the quáy"}


def test_a_long_text_full_of_a_word_takes_no_long_time(long_texts: Store) -> None:
    began = time.process_time()
    long_texts.search("quay")

    assert time.process_time() - began < 2  # 0.1 s; marking all of them takes SQLite 4


def drawn(number: int) -> Iterator[Document]:
    chance = random.Random(20310401)
    for count in range(number):
        yield document(
            " ".join(chance.choices(WORDS, k=chance.randint(1, 9))) + f" {count}",
            identifier=f"d{count}",
            published=chance.choice(DATES),
            outlet=chance.choice(OUTLETS),
            language=chance.choice(LANGUAGES),
            title=chance.choice([None, "Ferry aground", "Storm"]),
        )


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A library with documents that were edited and removed, and some that were read in depth."""
    with Store(":memory:") as opened, opened.transaction():
        documents = list(drawn(400))
        kept = [opened.documents.add(doc, address=doc.id) for doc in documents]
        for doc, other in zip(documents[::7], documents[3:], strict=False):
            opened.documents.add(replace(other, id=doc.id, sha256=f"{doc.id:0>64}"), address=doc.id)
        for document_kept in kept[::11]:
            opened.documents.remove(document_kept.key)
        run = opened._database.run
        for kind, name in (("person", "Anna Moen"), ("place", "Tolvik")):
            run(
                "INSERT INTO actor (version, name, type, mentions, names) "
                "SELECT current, ?, ?, 1, ? FROM document WHERE key % 5 < 2",
                name,
                kind,
                name,
            )
        yield opened


NARROWED = {
    "outlet": Wanted(outlet="post"),
    "outlet with an accent": Wanted(outlet="ærø"),
    "outlet with marks of a pattern": Wanted(outlet="% p"),
    "outlet with a stroke": Wanted(outlet="a\\"),
    "no such outlet": Wanted(outlet="Herald"),
    "since a day": Wanted(since="2031-04-15"),
    "since a moment": Wanted(since="2031-04-15T23:59:59"),
    "since a month": Wanted(since="2031-04"),
    "since a day without documents": Wanted(since="2200-01-01"),
    "until a day": Wanted(until="2031-04-15"),
    "until a year": Wanted(until="2030"),
    "until a day that is none": Wanted(until="2031-02-28"),
    "one day": Wanted(since="2031-04-15", until="2031-04-15"),
    "one month": Wanted(since="2031-02", until="2031-02"),
    "language": Wanted(language="de"),
    "actor": Wanted(actor="Moen"),
    "actor by another name": Wanted(actor="Anna Moen"),
    "place": Wanted(place="tolvik"),
    "actor and place": Wanted(actor="anna moen", place="crane"),
    "all": Wanted("post", "2031-04", "2031-05", "Moen", "Tolvik", "en"),
}


@pytest.mark.parametrize("query", ["ferry", "ferry quay", '"ferry storm"', "moen"])
@pytest.mark.parametrize("wanted", NARROWED.values(), ids=list(NARROWED))
def test_all_that_is_wanted_is_found_and_nothing_else(store: Store, query: str, wanted: Wanted) -> None:
    condition, values = conditions(wanted)
    rows = store._database.all(f"SELECT current FROM document WHERE 1 {condition}", *values)
    having = {hit.version for hit in store.search(query, -1)[0]}

    found = {hit.version for hit in store.search(query, -1, wanted)[0]}

    assert found == having & {row[0] for row in rows}


def without_scores(hits: list[Hit]) -> list[Hit]:
    return [replace(hit, score=0.0) for hit in hits]


@pytest.mark.parametrize("wanted", NARROWED.values(), ids=list(NARROWED))
def test_a_rank_is_the_same_however_the_index_is_asked(
    store: Store, monkeypatch: pytest.MonkeyPatch, wanted: Wanted
) -> None:
    expected = store.search("ferry storm", -1, wanted)
    monkeypatch.setattr(search, "MOST_SOUGHT", 5)
    monkeypatch.setattr(search, "SAMPLE", 50)
    monkeypatch.setattr(search, "COMMON", 2.0)

    assert store.search("ferry storm", -1, wanted) == expected


def test_a_word_that_most_documents_have_is_wanted_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {hit.version for hit in store.search("ferry crane", -1)[0]}
    monkeypatch.setattr(search, "SAMPLE", 1)
    monkeypatch.setattr(search, "COMMON", 0.0)

    assert {hit.version for hit in store.search("ferry crane", -1)[0]} == expected


@pytest.mark.parametrize("wanted", [Wanted(), *NARROWED.values()], ids=["any", *NARROWED])
def test_of_too_many_the_newest_are_ranked_and_it_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch, wanted: Wanted
) -> None:
    every = sorted((hit.version for hit in store.search("ferry", -1, wanted)[0]), reverse=True)
    monkeypatch.setattr(search, "MOST_RANKED", 5)

    hits, ranked = store.search("ferry", -1, wanted)

    assert sorted((hit.version for hit in hits), reverse=True) == every[:5]
    assert ranked == (5 if len(every) > 5 else None)


def test_an_index_that_grew_and_one_that_was_built_give_the_same(store: Store) -> None:
    asked = [(query, wanted) for query in ("ferry", '"quay storm"') for wanted in NARROWED.values()]
    grown = [store.search(query, 20, wanted) for query, wanted in asked]

    store._database.run("INSERT INTO searched_words (searched_words) VALUES ('rebuild')")

    assert [store.search(query, 20, wanted) for query, wanted in asked] == grown
    assert not [line for line in store.check() if "index" in line]


@pytest.mark.parametrize(
    ("text", "passage", "before", "after"),
    [
        pytest.param("The ferry sank.", "The ferry sank.", "", "", id="a short text"),
        pytest.param(
            "word " * 40 + "ferry" + " word" * 40,
            "word " * 15 + "ferry" + " word" * 15,
            "d " + "word " * 6,
            " word" * 6 + " w",
            id="whole words",
        ),
        pytest.param(
            "x" * 200 + "-ferry-" + "y" * 200,
            "x" * 79 + "-ferry-" + "y" * 79,
            "x" * 32,
            "y" * 32,
            id="no blank where it could be cut",
        ),
        pytest.param(
            "The ferry\n" + "y" * 200, "The ferry", "", "\n" + "y" * 31, id="a blank only right behind"
        ),
        pytest.param("x" * 200 + " ferry", "ferry", "x" * 31 + " ", "", id="a blank only right before"),
    ],
)
def test_a_passage_goes_eighty_characters_around_the_first_words_and_ends_with_a_word(
    text: str, passage: str, before: str, after: str
) -> None:
    with Store(":memory:") as store:
        store.documents.add(document(text, identifier="a", title=None))

        ((hit,), _) = store.search("ferry")

    assert hit.words == (passage, before, after)
    assert hit.passage is not None
    assert hit.passage.of(text) == passage


def test_a_name_that_is_asked_for_counts_for_the_rank_where_the_text_has_it() -> None:
    with Store(":memory:") as store:
        texts = ("ferry ferry ferry moen", "ferry moen moen moen", "ferry quay", "ferry", "ferry crane")
        keys = [store.documents.add(document(text, identifier=text)).version for text in texts]
        store._database.run(
            "INSERT INTO actor (version, name, type, mentions, names) VALUES (?, 'Moen', '', 1, 'Moen')",
            keys[2],
        )

        hits, _ = store.search("ferry", 20, Wanted(actor="moen"))

    assert [texts[keys.index(hit.version)] for hit in hits] == [
        "ferry moen moen moen",
        "ferry ferry ferry moen",
        "ferry quay",
    ]
    scores = [hit.score for hit in hits]
    assert scores[0] > scores[1] > scores[2] >= 0


def test_a_label_is_no_word_that_can_be_searched_for() -> None:
    with Store(":memory:") as store:
        store.documents.add(document("The ferry.", identifier="a", language="en"))
        store.documents.add(document(f"The ferry {LABEL}l656e.", identifier="b", language="de"))

        assert [hit.version for hit in store.search(f"{LABEL}l656e")[0]] == [2]
        assert [hit.version for hit in store.search("ferry", 20, Wanted(language="en"))[0]] == [1]
        assert store.documents.load(2).text == f"The ferry {LABEL}l656e."


@pytest.mark.parametrize(
    ("last", "level", "numbers"),
    [
        pytest.param("2031-04-16", 0, range(2462958, 2462974), id="days"),
        pytest.param("2031-07-01", 1, range(307869, 307882), id="eight days each"),
        pytest.param("2031-04-01", 0, range(2462958, 2462959), id="one day"),
        pytest.param("2300-01-01", 4, range(601, 626), id="too long a time"),
    ],
)
def test_a_time_is_asked_for_in_few_spans(last: str, level: int, numbers: range) -> None:
    wanted = [f'"{LABEL}d{level}x{number}"' for number in numbers] if len(numbers) <= 16 else []
    with Store(":memory:") as store:
        for day in ("2031-04-01", last):
            store.documents.add(document(day, identifier=day, published=day))

        asked = labels(store._database, since="2031", before="~")

    assert asked == ([" OR ".join([*wanted, f'"{LABEL}d"'])] if wanted else [])


def test_a_library_without_labels_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "old.readout"
    connection = sqlite3.connect(path, isolation_level=None)
    for step in range(schema.MIGRATIONS.index(schema.UNLABELLED)):
        schema._take(connection, step)
    for key, (outlet, moment) in enumerate([("Post", "2031-04-15"), ("Daily", "2031-04-16")], start=1):
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO document (key, id, current, outlet, moment) VALUES (?1, ?1, ?1, ?2, ?3)",
            (key, outlet, moment),
        )
        connection.execute(
            "INSERT INTO version VALUES (?1, ?1, ?1, '', '', '', '', '', 'The ferry sank.', x'')", (key,)
        )
        connection.execute(
            "INSERT INTO searched_words (rowid, title, text) VALUES (?, '', ?)", (key, "The ferry sank.")
        )
        connection.execute("COMMIT")
    connection.close()

    with Store(path) as store:
        hits = [
            store.search("ferry", 20, wanted)[0]
            for wanted in (Wanted(outlet="post"), Wanted(since="2031-04-16"))
        ]
        faults = list(
            store._database.all(
                "INSERT INTO searched_words (searched_words, rank) VALUES ('integrity-check', 1)"
            )
        )

    assert [[hit.version for hit in found] for found in hits] == [[1], [2]]
    assert faults == []
