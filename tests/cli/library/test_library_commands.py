"""The commands of a library, run as a user runs them, on small files."""

import contextlib
import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from readout.cli.main import main
from readout.cli.shared.opening import library_path
from readout.store import schema

FIRE = """Fire shuts northern quay

A fire in the Lindqvist warehouse in Tolvik harbour burned for nearly three hours on Monday,
fire chief Anna Moen said.
“We will open the quay when the crane is safe,” Moen said.
Rescuers freed a trapped welder from the burning warehouse.
"""
BLAZE = """Warehouse blaze in harbour

A fire in the Lindqvist warehouse in Tolvik harbour burned for two hours and 50 minutes,
said fire chief Anna Moen.
“We will open the quay when the crane is safe,” Moen told reporters.
A trapped welder was released from the blazing warehouse by rescuers.
"""
VOTE = """Council votes on library hours

The council of Brenholm voted on Thursday to keep the public library open on Sundays, mayor Ola Fjell said.
Readers had asked for longer hours since the winter. Librarians will get a day off on Tuesdays instead.
The budget for books stays at 40,000 crowns, and a new reading room for children opens in the autumn.
Two members of the Centre Party voted against the plan because of its costs, the town clerk wrote.
"""
ROWS = (
    {
        "id": "fire",
        "title": "Fire shuts northern quay",
        "text": FIRE,
        "url": "https://post.example/fire",
        "outlet": "Tolvik Post",
        "date": "2031-04-01",
    },
    {
        "id": "blaze",
        "title": "Warehouse blaze in harbour",
        "text": BLAZE,
        "url": "https://daily.example/1",
        "outlet": "Daily",
        "date": "2031-04-02",
    },
    {
        "id": "vote",
        "title": "Council votes on library hours",
        "text": VOTE,
        "url": "https://post.example/vote",
        "outlet": "Tolvik Post",
        "date": "2031-05-01",
    },
)


class Terminal(io.StringIO):
    """A terminal at which somebody has typed an answer."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.shown = ""

    def isatty(self) -> bool:
        return True

    def write(self, words: str) -> int:
        self.shown += words
        return len(words)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a file of rows, and a library that is not there yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_LIBRARY", str(tmp_path / "news.db"))
    write_rows(tmp_path / "news.jsonl", *ROWS)
    return tmp_path


@pytest.fixture
def library(news: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Work on a library with three documents."""
    assert run(capsys, "add", "news.jsonl")[0] == 0
    return news


def write_rows(path: Path, *rows: dict[str, str]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    status, out, err = run(capsys, *arguments, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_add_prints_a_line_a_document(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "add", "news.jsonl")

    assert status == 0
    assert [line.split("\t")[:2] for line in out.splitlines()] == [
        ["added", "fire"],
        ["added", "blaze"],
        ["added", "vote"],
    ]
    assert err == "readout: 3 added\n"


def test_add_says_what_is_known_and_what_failed(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "add", "news.jsonl", "missing.html", "--json")

    added = json.loads(out)
    assert status == 1
    assert (added["new"], added["versions"], added["known"]) == (0, 0, 3)
    assert [failure["input"] for failure in added["failures"]] == ["missing.html"]


def test_add_streams_json_lines(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "add", "news.jsonl", "--jsonl")

    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["status"] for row in rows] == ["new"] * 3
    assert rows[0]["story"] == rows[1]["story"] != rows[2]["story"]


def test_what_is_all_known_is_nothing_new(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "add", "news.jsonl")

    assert (status, err) == (0, "readout: nothing new, 3 known\n")


def test_nothing_readable_is_status_2(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "add", "missing.html")[0] == 2


def test_two_reports_of_one_event_are_one_story(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stories = data(capsys, "stories", "--sort", "size")["stories"]

    assert [(story["documents"], story["title"]) for story in stories] == [
        (2, "Fire shuts northern quay"),
        (1, "Council votes on library hours"),
    ]
    assert stories[0]["outlets"] == ["Daily", "Tolvik Post"]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        pytest.param(["--outlet", "daily"], ["Fire shuts northern quay"], id="outlet"),
        pytest.param(["--since", "2031-05"], ["Council votes on library hours"], id="since"),
        pytest.param(["--until", "2031-04"], ["Fire shuts northern quay"], id="until"),
        pytest.param(["--actor", "Ola Fjell"], ["Council votes on library hours"], id="actor"),
        pytest.param(["--place", "Tolvik"], ["Fire shuts northern quay"], id="place"),
        pytest.param(["--least", "2"], ["Fire shuts northern quay"], id="least"),
        pytest.param(["--limit", "1"], ["Council votes on library hours"], id="limit"),
    ],
)
def test_stories_are_narrowed_by(
    options: list[str], titles: list[str], library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [story["title"] for story in data(capsys, "stories", *options)["stories"]] == titles


def test_a_day_that_is_none_is_refused(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "stories", "--since", "yesterday")

    assert status == 2
    assert "'yesterday' is no day" in err


def test_what_has_no_title_is_known_by_its_first_words(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    untitled = "\n  Divers found the bell\tof the Aurelia off Skarvik, 90 years after she sank in a storm."
    write_rows(library / "later.jsonl", {"id": "bell", "text": untitled})
    run(capsys, "add", "later.jsonl")
    shown = "(no title) “Divers found the bell of the Aurelia off Skarvik, 90 years after she sank in a …”"

    assert run(capsys, "stories", "--limit", "1")[1].splitlines()[1:] == [f"    {shown}"]
    assert run(capsys, "documents", "--limit", "1")[1] == f"bell  {shown}\n"
    assert run(capsys, "search", "Aurelia")[1].splitlines()[0] == f"bell  {shown}"
    assert data(capsys, "documents", "--limit", "1")["documents"][0]["title"] is None


def test_search_marks_the_words(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (found,) = data(capsys, "search", "library", "hours")["found"]
    _, out, _ = run(capsys, "search", "Lindqvist warehouse", "--outlet", "daily")

    assert found["id"] == "vote"
    assert found["passage"]["exact"] in VOTE
    assert [VOTE[start:end] for start, end in found["marks"]] == ["library", "hours", "library"]
    assert "*Lindqvist warehouse*" in out


def test_an_edited_page_is_a_version_and_both_stay(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited = ROWS[0] | {"text": FIRE.replace("nearly three hours", "more than three hours")}
    write_rows(library / "later.jsonl", edited)
    run(capsys, "add", "later.jsonl")

    history = data(capsys, "history", "https://post.example/fire")
    _, shown, _ = run(capsys, "history", "fire")

    (edit,) = history["versions"][1]["edits"]
    assert [version["number"] for version in history["versions"]] == [1, 2]
    assert "nearly three hours" in edit["removed"][0]["exact"]
    assert "more than three hours" in edit["added"][0]["exact"]
    assert "    + A fire in the Lindqvist warehouse" in shown
    assert data(capsys, "documents")["in_library"] == 3


def test_what_is_removed_is_gone_from_every_list(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "remove", "fire", "vote", "fire", "--yes")

    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "removed  fire  2031-04-01  Tolvik Post  Fire shuts northern quay",
        "    its story fire has 1 document left",
        "removed  vote  2031-05-01  Tolvik Post  Council votes on library hours",
        "    its story vote is gone",
    ]
    assert [entry["id"] for entry in data(capsys, "documents")["documents"]] == ["blaze"]
    assert [story["id"] for story in data(capsys, "stories")["stories"]] == ["fire"]
    assert data(capsys, "search", "council")["found"] == []
    assert data(capsys, "verify")["verified"]


def test_no_text_is_the_copy_of_one_that_is_removed(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = ROWS[0] | {"id": "copy", "text": FIRE + "\nMore to follow.", "url": "https://daily.example/2"}
    write_rows(library / "later.jsonl", copy)
    run(capsys, "add", "later.jsonl")
    before = {entry["id"]: entry["origin"] for entry in data(capsys, "documents")["documents"]}
    (removed,) = data(capsys, "remove", "https://post.example/fire", "--yes")["removed"]
    after = {entry["id"]: entry["origin"] for entry in data(capsys, "documents")["documents"]}

    assert (removed["id"], removed["story"], removed["left"]) == ("fire", "fire", 2)
    assert before["copy"] == "fire"
    assert set(after.values()) <= {"blaze", "copy", "vote"}


@pytest.mark.parametrize(
    ("answer", "status", "left"),
    [
        pytest.param("y\n", 0, 2, id="yes"),
        pytest.param("n\n", 1, 3, id="no"),
        pytest.param("\n", 1, 3, id="nothing said"),
        pytest.param("", 1, 3, id="no answer"),
    ],
)
def test_whoever_removes_is_asked_on_a_terminal(
    answer: str,
    status: int,
    left: int,
    library: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = Terminal(answer)
    monkeypatch.setattr("sys.stdin", asked)
    monkeypatch.setattr("sys.stderr", asked)

    assert run(capsys, "remove", "fire")[0] == status
    assert "remove 1 document for good, with all versions? [y/N]" in asked.shown
    monkeypatch.undo()
    monkeypatch.setenv("READOUT_LIBRARY", str(library / "news.db"))
    assert data(capsys, "documents")["in_library"] == left


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["fire"], "give --yes", id="nobody to ask"),
        pytest.param(["fire", "nowhere", "--yes"], "nowhere: no document", id="one that is not there"),
    ],
)
def test_what_cannot_be_removed_leaves_all_as_it_was(
    arguments: list[str],
    words: str,
    library: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))  # no terminal
    status, out, err = run(capsys, "remove", *arguments)

    assert (status, out) == (2, "")
    assert words in err
    assert data(capsys, "documents")["in_library"] == 3


def test_what_was_split_and_merged_by_hand_stays(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (change,) = data(capsys, "story", "split", "fire", "blaze")["changes"]
    write_rows(library / "later.jsonl", {"id": "third", "text": BLAZE + "\nThe cause was open."})
    run(capsys, "add", "later.jsonl")
    apart = {entry["id"]: entry["story"] for entry in data(capsys, "documents")["documents"]}
    merged = data(capsys, "story", "merge", "fire", "vote")["changes"]
    together = {entry["id"]: entry["story"] for entry in data(capsys, "documents")["documents"]}

    assert (change["kind"], change["documents"], change["by_user"]) == ("split", ["blaze"], True)
    assert apart["fire"] != apart["blaze"]
    assert merged[0]["kind"] == "merged"
    assert together["fire"] == together["vote"] != together["blaze"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["split", "fire", "vote"], "not in the story", id="a document of another story"),
        pytest.param(["split", "vote", "vote"], "nothing to part", id="all of them"),
        pytest.param(["merge", "fire", "blaze"], "wanted two stories", id="one story"),
        pytest.param(["merge", "fire", "nowhere"], "`readout stories` lists them", id="no story"),
    ],
)
def test_what_cannot_be_split_or_merged_is_refused(
    arguments: list[str], words: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "story", *arguments)

    assert status == 2
    assert words in err


def test_a_story_is_read_in_depth_when_it_is_opened(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = data(capsys, "quotations", "Moen")
    readout = data(capsys, "show", "fire")
    after = data(capsys, "quotations", "Moen", "--about", "crane")
    actors = data(capsys, "actors", "Moen")

    assert (before["quotations"], before["not_read"]) == ([], 2)
    assert {document["id"] for document in readout["documents"]} == {"fire", "blaze"}
    assert {said["document"] for said in after["quotations"]} == {"fire", "blaze"}
    assert after["not_read"] == 0
    assert (actors["actors"][0]["name"], actors["actors"][0]["documents"]) == ("Anna Moen", 2)
    assert data(capsys, "stories", "--least", "2")["stories"][0]["read"]
    assert data(capsys, "verify")["verified"]


def test_a_question_is_answered_with_quotations(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = data(capsys, "search", "what did Anna Moen say about the quay", "--read")

    assert {said["evidence"][0]["exact"] for said in answer["quotations"]} == {
        "We will open the quay when the crane is safe,"
    }
    assert {found["id"] for found in answer["found"]} == {"fire", "blaze"}


def test_a_report_verifies_against_the_library(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "show", "fire", "-o", "fire.json")

    assert run(capsys, "verify", "fire.json")[0] == 0
    report = Path("fire.json").read_text("utf-8").replace("trapped welder", "trapped sailor")
    Path("fire.json").write_text(report, "utf-8")
    assert run(capsys, "verify", "fire.json")[0] == 1


def test_damage_is_found_by_verify(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(library / "news.db") as connection:
        connection.execute("UPDATE version SET text = replace(text, 'welder', 'sailor')")
    connection.close()

    status, out, _ = run(capsys, "verify")

    assert status == 1
    assert "it is not what was added" in out


def test_an_export_can_be_read_and_added_again(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export", "--format", "csv", "-o", "all.csv")
    run(capsys, "export", "-o", "all.jsonl")

    with Path("all.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    again = json.loads(run(capsys, "add", "all.jsonl", "--json")[1])

    assert [(row["id"], row["text"]) for row in rows] == [(row["id"], row["text"]) for row in ROWS]
    assert again["known"] == 3


@pytest.mark.parametrize("table", ["stories", "quotations", "actors", "differences"])
def test_every_table_is_exported_with_its_columns(
    table: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "show", "fire", "-o", "fire.json")
    status, out, _ = run(capsys, "export", "--format", "csv", "--table", table)

    rows = list(csv.DictReader(out.splitlines()))
    assert status == 0
    assert rows
    assert None not in rows[0]


def test_a_folder_of_pages_leads_to_each_story(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "export", "--format", "html", "-o", "pages")

    index = Path("pages/index.html").read_text("utf-8")
    assert sorted(path.name for path in Path("pages").iterdir()) == ["index.html", "story-fire.html"]
    assert 'href="story-fire.html"' in index
    assert "Fire shuts northern quay" in index


def test_doctor_finds_a_sound_library(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "doctor")

    assert found["ok"]
    assert any("3 documents" in check["found"] for check in found["checks"])


def test_doctor_names_what_is_no_library(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (news / "news.db").write_bytes(b"no database" * 100)

    status, out, _ = run(capsys, "doctor")

    assert status == 1
    assert "is not a library of readout" in out


def test_a_library_that_is_not_there_is_named(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "stories")

    assert status == 2
    assert "no such library; readout add makes one" in err


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["add", "news.jsonl"], id="add"),
        pytest.param(["add", "news.jsonl", "--json"], id="add json"),
        pytest.param(["stories"], id="stories"),
        pytest.param(["stories", "--json"], id="stories json"),
        pytest.param(["documents"], id="documents"),
        pytest.param(["search", "quay"], id="search"),
        pytest.param(["search", "what did Moen say"], id="question"),
        pytest.param(["quotations"], id="quotations"),
        pytest.param(["actors"], id="actors"),
        pytest.param(["history", "fire"], id="history"),
        pytest.param(["verify"], id="verify"),
        pytest.param(["doctor"], id="doctor"),
        pytest.param(["export"], id="export"),
        pytest.param(["export", "--format", "csv"], id="export csv"),
        pytest.param(["group", "news.jsonl"], id="group"),
        pytest.param(["evaluate", "list"], id="evaluate"),
    ],
)
def test_an_output_that_cannot_be_written_to_is_an_error(
    command: list[str],
    library: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_only_be_read = os.open("news.jsonl", os.O_RDONLY)  # what is written there fails as on a full disk
    with monkeypatch.context() as patched, os.fdopen(may_only_be_read, "w", encoding="utf-8") as out:
        patched.setattr("sys.stdout", out)
        status = main(command)

    assert status == 2
    assert "readout: cannot write to standard output: " in capsys.readouterr().err.splitlines()[-1]


def test_help_that_cannot_be_written_is_an_error(library: Path) -> None:
    command = [sys.executable, "-m", "readout", "--help"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with open("news.jsonl", "rb") as may_only_be_read:
        ended = subprocess.run(
            command, stdout=may_only_be_read, stderr=subprocess.PIPE, env=environment, text=True, check=False
        )

    assert ended.returncode == 2
    assert ended.stderr.startswith("readout: cannot write to standard output: ")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["stories", "doctor"])
def test_an_older_library_is_brought_up_to_date_and_it_says_so(
    command: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.closing(sqlite3.connect("news.db", isolation_level=None)) as connection:
        schema._take(connection, 0)

    status, _, err = run(capsys, command)
    again, _, nothing = run(capsys, command)

    assert (status, again, nothing) == (0, 0, "")
    assert err.startswith(f"readout: {news / 'news.db'}: this library was made by an older version")


def test_the_library_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("READOUT_LIBRARY", raising=False)

    assert library_path(None) == tmp_path / "data" / "readout" / "readout.db"
    (tmp_path / "readout.db").touch()
    assert library_path(None) == Path("readout.db")
    monkeypatch.setenv("READOUT_LIBRARY", "env.db")
    assert library_path(None) == Path("env.db")
    assert library_path("given.db") == Path("given.db")
