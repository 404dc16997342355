"""Long work shows how far it has come: on a terminal that somebody looks at, and nowhere else."""

import json
import os
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import TextIO

import pytest

from readout.cli.main import main
from readout.cli.shared.progress import with_progress

REPORT = "The {} ferry ran aground off Tolvik on Tuesday, harbour master Anna Moen said. Nobody was hurt.\n"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class RealTerminal:
    """A pseudo-terminal, as a program sees one: `stream` is its end, `text` what came out so far."""

    def __init__(self) -> None:
        self._master, slave = os.openpty()
        self.stream: TextIO = os.fdopen(slave, "w", encoding="utf-8")
        self._parts: list[bytes] = []
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        try:
            while data := os.read(self._master, 4096):
                self._parts.append(data)
        except OSError:  # what a pseudo-terminal gives when its other end is closed
            return

    def closed(self) -> str:
        self.stream.close()
        self._reader.join(5)
        os.close(self._master)
        return b"".join(self._parts).decode()


@pytest.fixture
def ticks() -> Iterator[int]:
    return iter(range(1000))


def test_a_terminal_sees_the_count_and_is_left_clean(ticks: Iterator[int]) -> None:
    terminal = Terminal()

    shown = with_progress("abc", "documents", terminal, seconds=lambda: float(next(ticks)))
    assert list(shown) == ["a", "b", "c"]
    assert "3 documents" in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")


def test_it_is_drawn_no_oftener_than_is_seen() -> None:
    terminal = Terminal()

    assert len(list(with_progress(range(10_000), "documents", terminal, total=10_000))) == 10_000
    assert terminal.getvalue().count("\r") < 50


def test_a_known_number_is_a_bar_from_the_beginning(ticks: Iterator[int]) -> None:
    terminal = Terminal()

    list(with_progress("ab", "stories", terminal, total=2, seconds=lambda: float(next(ticks))))
    lines = [line.strip() for line in terminal.getvalue().split("\r")]
    assert f"readout: [{' ' * 30}] 0 of 2 stories" in lines
    assert f"readout: [{'#' * 30}] 2 of 2 stories" in lines


def test_a_narrow_terminal_is_not_overrun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal()

    list(with_progress("ab", "stories", terminal, total=2))
    assert max(len(line) for line in terminal.getvalue().split("\r")) < 20


def test_a_file_gets_nothing() -> None:
    file = StringIO()

    assert list(with_progress([1, 2], "documents", file)) == [1, 2]
    assert file.getvalue() == ""


def test_nothing_to_do_shows_nothing() -> None:
    terminal = Terminal()

    assert list(with_progress([], "documents", terminal)) == []
    assert terminal.getvalue() == ""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with two reports, and a library that has them."""
    made = tmp_path_factory.mktemp("progress")
    for name in ("northern", "southern"):
        (made / f"{name}.txt").write_text(REPORT.format(name) * 3, "utf-8")
    assert main(["add", *inputs(made), "--library", str(made / "news.db"), "-o", str(made / "log")]) == 0
    return made


def inputs(folder: Path) -> list[str]:
    return [str(folder / "northern.txt"), str(folder / "southern.txt")]


# What long work each command does, and what it counts meanwhile.
COMMANDS = {
    "add": (["add", "{inputs}", "--quiet", "--library", "{folder}/other.db"], "2 documents"),
    "export": (["export", "--library", "{library}"], "2 documents"),
    "differences": (["export", "--table", "differences", "--library", "{library}"], "1 stories"),
    "verify": (["verify", "--library", "{library}"], "2 documents"),
    "group": (["group", "{inputs}"], "2 documents"),
    "show": (["show", "{story}", "--library", "{library}"], "2 documents read in depth"),
}


def command_line(name: str, folder: Path, tmp_path: Path) -> tuple[list[str], str]:
    words, counted = COMMANDS[name]
    library = tmp_path / "news.db"
    library.write_bytes((folder / "news.db").read_bytes())
    story = (folder / "log").read_text("utf-8").split("\t")[2]
    line: list[str] = []
    for word in words:
        line += inputs(folder) if word == "{inputs}" else [word]
    return [word.format(folder=tmp_path, library=library, story=story) for word in line], counted


def seen_by(monkeypatch: pytest.MonkeyPatch, arguments: list[str], stdout: TextIO) -> str:
    """Run a command before a terminal, its output going elsewhere; give what the terminal showed."""
    terminal = RealTerminal()
    with monkeypatch.context() as patch, stdout:
        patch.setattr(sys, "stderr", terminal.stream)
        patch.setattr(sys, "stdout", stdout)
        assert main(arguments) == 0
    return terminal.closed()


@pytest.mark.parametrize("name", COMMANDS)
def test_somebody_at_a_terminal_sees_how_far_it_is(
    name: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, counted = command_line(name, folder, tmp_path)

    shown = seen_by(monkeypatch, arguments, (tmp_path / "out").open("w"))

    assert f"of {counted}" in shown
    assert "\r" not in (tmp_path / "out").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_program_that_asks_for_json_disturbs_no_terminal(
    name: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, counted = command_line(name, folder, tmp_path)

    shown = seen_by(monkeypatch, [*arguments, "--json"], (tmp_path / "out").open("w"))

    assert counted not in shown
    json.loads((tmp_path / "out").read_text("utf-8"))


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_drawn_beside_a_program_that_reads_the_output(
    name: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, counted = command_line(name, folder, tmp_path)
    reading, writing = os.pipe()

    with os.fdopen(reading):
        shown = seen_by(monkeypatch, arguments, os.fdopen(writing, "w"))

    assert f"of {counted}" not in shown


def test_lines_on_the_terminal_are_not_mixed_with_a_count(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = RealTerminal()

    arguments = ["add", *inputs(folder), "--jsonl", "--library", str(tmp_path / "new.db")]
    shown = seen_by(monkeypatch, arguments, terminal.stream)

    assert [json.loads(line)["status"] for line in terminal.closed().splitlines()] == ["new", "new"]
    assert shown == "readout: 2 added\r\n"


def test_what_failed_takes_the_place_of_the_count(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = RealTerminal()
    with monkeypatch.context() as patch, (tmp_path / "out").open("w") as out:
        patch.setattr(sys, "stderr", terminal.stream)
        patch.setattr(sys, "stdout", out)
        missing = str(tmp_path / "missing.txt")
        main(["add", inputs(folder)[0], missing, "--quiet", "--library", str(tmp_path / "new.db")])

    lines = terminal.closed().split("\n")
    assert any(line.split("\r")[-2].startswith(f"readout: {missing}") for line in lines if "\r" in line[:-1])
