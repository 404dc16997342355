"""Every command, run as a user runs it, on small files."""

import json
from pathlib import Path
from typing import Any

import pytest

from readout.cli.main import main

FIRST = """Fire shuts northern quay

By our reporter

A fire in the Lindqvist warehouse burned for nearly three hours on Monday, fire chief Anna Moen said.
“We will open the quay under the condition that the crane is safe,” Moen said.
Rescuers freed a trapped welder from the burning warehouse.
"""
SECOND = """Warehouse blaze in harbour

A fire in the Lindqvist warehouse burned for two hours and 50 minutes, according to fire chief Anna Moen.
“We will open the quay under condition that the crane is safe,” Moen told reporters.
A trapped welder was released from the blazing warehouse by rescuers.
"""


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "first.txt"), str(tmp_path / "second.txt")]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_compare_prints_one_json_document_and_nothing_else(
    reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "compare", *reports, "--json")

    readout: dict[str, Any] = json.loads(out)
    assert (status, err) == (0, "")
    assert [item["path"] for item in readout["documents"]] == reports
    assert {item["kind"] for item in readout["differences"]} >= {"duration", "wording"}
    assert readout["agreements"]


def test_compare_shows_both_values_in_the_terminal(
    reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "compare", *reports, "--width", "80")

    assert status == 0
    assert "nearly three hours" in out
    assert "two hours and 50 minutes" in out
    assert max(len(line) for line in out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        pytest.param(".html", "<!doctype html>", id="html"),
        pytest.param(".md", "# ", id="markdown"),
        pytest.param(".csv", "section", id="csv"),
        pytest.param(".json", "{", id="json"),
        pytest.param(".jsonld", "{", id="annotations"),
    ],
)
def test_the_ending_of_the_output_file_chooses_the_format(
    ending: str, start: str, reports: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"readout{ending}"

    status, out, _ = run(capsys, "compare", *reports, "-o", str(target))

    assert (status, out) == (0, "")
    assert target.read_text(encoding="utf-8").lower().startswith(start)


def test_markdown_holds_lines_back_unless_all_are_asked_for(
    reports: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    north = ["Ardvik", "Brenna", "Corle", "Dunmar", "Eskby", "Farlo"]
    south = ["Gansey", "Holt", "Inver", "Jarle", "Kell", "Lund"]
    opened = [f"The mayor of {port} opened a new school." for port in (*north, *south)]
    third = tmp_path / "third.txt"
    third.write_text(" ".join(opened), encoding="utf-8")

    _, brief, _ = run(capsys, "compare", *reports, str(third), "--format", "markdown")
    _, whole, _ = run(capsys, "compare", *reports, str(third), "--format", "markdown", "--all")

    assert "`--all` writes them" in brief
    assert "`--all` writes them" not in whole
    assert len(brief) < len(whole)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(["-o", "out.xyz"], "'.xyz'", id="an ending of no format"),
        pytest.param(["--json", "--format", "html"], "contradict", id="two formats"),
    ],
)
def test_a_format_that_cannot_be_told_is_refused(
    options: list[str], words: str, reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "compare", *reports, *options)

    assert (status, out) == (2, "")
    assert words in err


def test_one_bad_input_is_named_and_the_others_are_compared(
    reports: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"%PDF-1.7\n")

    status, out, err = run(capsys, "compare", *reports, str(bad), "--json")

    readout = json.loads(out)
    assert status == 1
    assert len(readout["documents"]) == 2
    assert [failure["input"] for failure in readout["failures"]] == [str(bad)]
    assert str(bad) in err


def test_nothing_readable_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "compare", str(tmp_path / "missing.txt"), "--json")

    assert (status, out) == (2, "")
    assert "missing.txt" in err


def test_metadata_is_given_once_for_all_or_once_for_each(
    reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(
        capsys, "compare", *reports, "--json", "--date", "2031-04-02",
        "--outlet", "Morning Post", "--outlet", "Harbour News",
    )  # fmt: skip

    documents = json.loads(out)["documents"]
    assert status == 0
    assert [item["outlet"] for item in documents] == ["Morning Post", "Harbour News"]
    assert [item["published"]["value"] for item in documents] == ["2031-04-02", "2031-04-02"]


def test_metadata_given_neither_once_nor_for_each_is_refused(
    reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "compare", *reports, *["--outlet", "A"] * 3)

    assert status == 2
    assert "--outlet was given 3 times for 2 inputs" in err


def test_the_same_document_twice_counts_once_and_is_said(
    reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "compare", reports[0], reports[0], "--json")

    assert status == 0
    assert len(json.loads(out)["documents"]) == 1
    assert "counts once" in err


def test_a_readout_verifies_and_a_changed_document_does_not(
    reports: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = str(tmp_path / "readout.json")
    run(capsys, "compare", *reports, "-o", report)

    status, out, _ = run(capsys, "verify", report, *reports)
    assert status == 0
    assert "every line verified" in out

    Path(reports[0]).write_text(FIRST.replace("welder", "weldor"), encoding="utf-8")
    status, out, _ = run(capsys, "verify", report, *reports)
    assert status == 1
    assert "NOT verified" in out


def test_annotate_streams_one_line_a_document_in_order(
    reports: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "annotate", *reports, "--jsonl")

    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [row["path"] for row in rows] == reports
    assert all(row["quotations"] and row["quantities"] and row["events"] for row in rows)


def test_annotate_gives_the_documents_and_the_failures(
    reports: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "annotate", *reports, str(tmp_path / "missing.txt"), "--json")

    found = json.loads(out)
    assert status == 1
    assert len(found["documents"]) == 2
    assert len(found["failures"]) == 1


def test_group_prints_a_line_a_document(reports: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "group", *reports)

    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert {frozenset(row) for row in rows} == {frozenset({"id", "story", "origin", "reasons"})}


def test_an_unwritable_output_is_a_clear_error(
    reports: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "compare", *reports, "-o", str(tmp_path / "no" / "folder.html"))

    assert status == 2
    assert "cannot write" in err


def test_evaluate_lists_its_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "evaluate", "list")

    assert status == 0
    assert "quotations" in out


def test_an_unknown_task_is_named_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "evaluate", "poetry", "--data", "nowhere")

    assert status == 2
    assert "'poetry'" in err
    assert "quotations" in err
