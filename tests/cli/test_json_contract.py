r"""Every command of a library prints one JSON document with `--json`, and nothing else on standard output.

The library holds what makes output break: line separators, quotation marks, NUL, and a file is asked for
whose name is no text.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from readout.cli.main import main

HOSTILE = "“Odd” \"words\", '=1+1', \u2028 and \u0085 and \x00, said harbour master Anna Moen."
FIRST = (
    f"The ferry Solveig ran aground off Tolvik on Tuesday with 40 people aboard. {HOSTILE} Nobody was hurt."
)
SECOND = (
    f"With 42 people aboard the ferry Solveig ran aground off Tolvik on Tuesday. {HOSTILE}\nAll are safe."
)
ROWS = [
    {"id": "one", "text": FIRST, "title": "Ferry\u2028aground", "outlet": "NA", "date": "2031-04-01"},
    {"id": "two", "text": SECOND, "title": "=Ferry, aground", "outlet": "Tolvik Post", "date": "2031-04-02"},
    {
        "id": "three",
        "text": "Le conseil de Brenholm a voté jeudi pour garder la bibliothèque ouverte le soir.",
    },
]

LIST = "documents new versions known interrupted failures"
READOUT = (
    "format version documents origins origins_why copies partial_use entities agreements differences "
    "quotations only_in omissions timeline not_decided failures notices"
)

# Each command with the fields of its JSON document, and its status.
COMMANDS: dict[str, tuple[str, str, int]] = {
    "add": ("add rows.jsonl more.jsonl", LIST, 0),
    "add, one fails": ("add rows.jsonl missing\udcff.html", LIST, 1),
    "add, read": ("add more.jsonl --read", LIST, 0),
    "watch": ("watch http://127.0.0.1:1/feed --once", LIST, 2),
    "stories": ("stories", "stories", 0),
    "stories, none": ("stories --outlet nobody", "stories", 0),
    "show": ("show one", READOUT, 0),
    "search": ("search ferry aground", "query found ranked", 0),
    "search, none": ("search nowhere", "query found ranked", 0),
    "search, a question": (
        "search what did Anna Moen say --read",
        "query speaker about quotations found ranked not_read failures",
        0,
    ),
    "documents": ("documents", "documents in_library", 0),
    "actors": ("actors", "actors read_in_depth in_library", 0),
    "actors, places": ("actors --places", "actors read_in_depth in_library", 0),
    "quotations": ("quotations Moen --read", "quotations not_read failures", 0),
    "story split": ("story split one two", "changes", 0),
    "story merge": ("story merge one three", "changes", 0),
    "remove": ("remove one three --yes", "removed", 0),
    "history": ("history one", "id versions changes", 0),
    "export": ("export", "table rows failures", 0),
    "export, stories": ("export --table stories", "table rows failures", 0),
    "export, quotations": (
        "export --table quotations",
        "table rows read_in_depth in_library failures",
        0,
    ),
    "export, actors": ("export --table actors", "table rows read_in_depth in_library failures", 0),
    "export, differences": ("export --table differences", "table rows failures", 0),
    "doctor": ("doctor", "ok checks", 0),
    "verify": ("verify", "verified documents readouts problems", 0),
    "verify, a report": ("verify report.json", "verified checked mismatches failures", 0),
}

STREAMS = {
    "add": "add more.jsonl --jsonl",
    "export": "export",
    "export, differences": "export --table differences",
    "group": "group rows.jsonl",
    "annotate": "annotate rows.jsonl --jsonl",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library with three documents, two of them read in depth, and a report of their story."""
    folder = tmp_path_factory.mktemp("contract")
    library = ["--library", str(folder / "news.db")]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    (folder / "more.jsonl").write_text(json.dumps({"id": "four", "text": SECOND + " It is afloat."}), "utf-8")
    assert main(["add", str(folder / "rows.jsonl"), *library, "-o", str(folder / "log")]) == 0
    assert main(["show", "one", *library, "-o", str(folder / "report.json")]) == 0
    return folder


@pytest.fixture
def library(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work on a copy of that library."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_LIBRARY", str(tmp_path / "news.db"))
    return tmp_path


def strict(text: str) -> Any:
    """Read JSON as its standard has it: no NaN, no infinity, no field twice."""

    def refuse(name: str) -> None:
        raise ValueError(f"{name} is no JSON")

    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({name for name, _ in pairs}) == len(pairs)
        return dict(pairs)

    return json.loads(text, parse_constant=refuse, object_pairs_hook=fields)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_one_json_document_and_nothing_else(
    name: str, library: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    line, fields, expected = COMMANDS[name]
    copy = library / "copy.db"
    shutil.copy(library / "news.db", copy)

    status = main([*line.split(), "--json"])
    out = capfdbinary.readouterr().out
    again = main([*line.split(), "--json", "-o", "out.json", "--library", str(copy)])

    assert (status, again) == (expected, expected)
    assert list(strict(out.decode("utf-8"))) == fields.split()
    assert out.endswith(b"}\n")
    assert b"\x00" not in out
    assert capfdbinary.readouterr().out == b""
    if name != "doctor":  # which says where the library is
        assert unclocked((library / "out.json").read_bytes()) == unclocked(out)


def unclocked(data: bytes) -> Any:
    """Leave out of a history when things were added, which is not the same twice."""
    found = strict(data.decode("utf-8"))
    return (
        [version.pop("added") and version for version in found["versions"]]
        if "changes" in found and ("versions" in found)
        else found
    )


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_is_a_json_document_a_line(
    name: str, library: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    status = main(STREAMS[name].split())

    text = capfdbinary.readouterr().out.decode("utf-8")
    assert status == 0
    assert text.splitlines() == text.removesuffix("\n").split("\n")  # no reader of lines sees others
    assert all(isinstance(strict(line), dict) for line in text.splitlines())


@pytest.mark.parametrize(
    "line",
    [
        "stories --since yesterday",
        "show nowhere",
        "history nowhere",
        "story merge one two",
        "add missing.html",
    ],
)
def test_what_cannot_be_done_prints_no_json(
    line: str, library: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    status = main([*line.split(), "--json"])

    assert status == 2
    captured = capfdbinary.readouterr()
    assert captured.err.startswith(b"readout: ")
    assert captured.out == b"" or strict(captured.out.decode("utf-8"))["failures"]


@pytest.mark.parametrize(
    "line",
    [
        "export --json --format csv",
        "export --format html --table stories -o pages",
        "export --format jsonl --spreadsheet",
        "show one --json --format html",
    ],
)
def test_options_that_contradict_each_other_are_refused(
    line: str, library: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(line.split()) == 2
    captured = capfdbinary.readouterr()
    assert captured.out == b""
    assert b"contradict" in captured.err


def test_texts_come_out_as_they_went_in(library: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    main(["export", "--json"])
    rows = strict(capfdbinary.readouterr().out.decode("utf-8"))["rows"]
    main(["export"])
    lines = [strict(line) for line in capfdbinary.readouterr().out.decode("utf-8").splitlines()]

    assert rows == lines
    assert [row["text"] for row in rows] == [row["text"] for row in ROWS]
    assert rows[0]["title"] is not None
