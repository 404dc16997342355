"""The Python interface, used as in a notebook."""

import json
from importlib import import_module
from pathlib import Path

import pytest

import readout
from readout.model.document import Document, Failure

FIRST = "Fire shuts quay\n\nRescuers freed a trapped welder from the burning Lindqvist warehouse.\n"
SECOND = (
    "Warehouse blaze\n\nA trapped welder was released from the blazing Lindqvist warehouse by rescuers.\n"
)


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_reading_gives_documents_with_the_failures_beside_them(reports: list[Path], tmp_path: Path) -> None:
    documents = readout.read([*reports, tmp_path / "missing.txt"], outlet="Harbour News")

    assert [document.outlet for document in documents] == ["Harbour News"] * 2
    assert [type(failure) for failure in documents.failures] == [Failure]


def test_reading_nothing_that_is_there_raises_the_first_error(tmp_path: Path) -> None:
    with pytest.raises(readout.ReadoutError, match=r"missing\.txt"):
        readout.read(tmp_path / "missing.txt")


def test_annotating_takes_a_path_or_a_document(reports: list[Path]) -> None:
    by_path = readout.annotate(reports[0])
    by_document = readout.annotate(readout.read(reports[0])[0])

    assert by_path == by_document
    assert by_path.events


def test_comparing_gives_a_readout_with_its_renderings(reports: list[Path]) -> None:
    findings = readout.compare(reports)

    assert isinstance(findings, readout.Readout)
    assert len(findings.agreements) == 1
    assert json.loads(findings.to_json())["agreements"]
    assert findings.to_html().startswith("<!doctype html>") or findings.to_html().startswith(
        "<!DOCTYPE html>"
    )
    assert "welder" in findings.to_markdown()
    assert "welder" in findings.to_text(width=72)


def test_comparing_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(readout.ReadoutError, match="no input was given"):
        readout.compare([])
    with pytest.raises(readout.ReadoutError, match=r"missing\.txt"):
        readout.compare([tmp_path / "missing.txt"])


def test_a_notebook_shows_a_readout_without_a_script(reports: list[Path]) -> None:
    shown = readout.compare(reports)._repr_html_()

    assert "welder" in shown
    assert "<script" not in shown


def test_rows_have_one_set_of_columns(reports: list[Path]) -> None:
    rows = readout.compare(reports).rows()

    assert len({tuple(row) for row in rows}) == 1
    assert {"section", "document", "start", "end", "exact"} <= set(rows[0])


def test_comparing_documents_reads_no_file() -> None:
    documents = [
        Document(id=name, text=text, sha256=name, path=name, language="en")
        for name, text in (("a", FIRST), ("b", SECOND))
    ]

    assert [document.id for document in readout.compare(documents).documents] == ["a", "b"]


def test_grouping_says_where_each_document_belongs(reports: list[Path]) -> None:
    first, second = readout.group(reports)

    assert first.story == first.document
    assert second.reasons == () or second.story == first.story


def test_verifying_checks_a_saved_readout(reports: list[Path], tmp_path: Path) -> None:
    report = tmp_path / "readout.json"
    report.write_text(readout.compare(reports).to_json(), encoding="utf-8")

    assert readout.verify(report, reports).ok
    assert not readout.verify(report, reports[:1]).ok


def test_a_verb_keeps_its_name_when_the_room_of_that_name_is_imported() -> None:
    assert import_module("readout.annotate.sentences").STEP.name == "sentences"
    assert import_module("readout.group.origins.finding").find_origins(()) == ()

    assert callable(readout.annotate)
    assert callable(readout.group)


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(AttributeError, match="it has: .*compare"):
        readout.summarise  # noqa: B018 - that the look-up fails is what is tested
