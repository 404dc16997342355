"""Which library `readout serve` shows."""

import argparse
from pathlib import Path

import pytest

from readout.cli.commands.serve import library_of
from readout.cli.main import build_parser, main
from readout.errors import StoreError
from readout.pipeline.library.desk import Library


@pytest.fixture(autouse=True)
def _no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("READOUT_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "data"))


def given(*arguments: str) -> argparse.Namespace:
    return build_parser().parse_args(["serve", *arguments])


def test_the_library_of_this_folder_is_shown() -> None:
    Library("readout.db").close()

    assert library_of(given()) == "readout.db"
    assert library_of(given("a.html")) == "readout.db"


def test_the_library_that_is_named_is_shown(tmp_path: Path) -> None:
    Library("mine.db").close()

    assert library_of(given("--library", "mine.db")) == "mine.db"


def test_documents_are_compared_without_a_library() -> None:
    assert library_of(given("a.html")) is None


def test_without_documents_there_must_be_a_library(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve"]) == 2
    assert "no such library" in capsys.readouterr().err


def test_a_library_that_is_named_must_be_there() -> None:
    with pytest.raises(StoreError, match="no such library"):
        library_of(given("a.html", "--library", "none.db"))


def test_a_library_of_no_use_does_not_keep_documents_from_being_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("readout.db").write_text("This is no library, and long enough to be seen as none." * 100)

    assert library_of(given("a.html")) is None
    assert "it is not shown" in capsys.readouterr().err
