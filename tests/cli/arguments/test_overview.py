"""What `readout` says of itself: every command by its purpose, a line each."""

import argparse

import pytest

from readout.cli.arguments.overview import PURPOSES
from readout.cli.arguments.parser import build_parser
from readout.cli.main import main

LISTED = [command for commands in PURPOSES.values() for command in commands]


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int | str | None, str, str]:
    """Give the exit status, standard output and standard error of what ends by itself."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    captured = capsys.readouterr()
    return ended.value.code, captured.out, captured.err


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_every_command_has_one_purpose() -> None:
    commands = [
        name
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
        for name in action.choices
    ]

    assert sorted(LISTED) == sorted(commands)


def test_without_a_command_all_are_listed_and_it_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys)

    assert (status, out) == (2, "")
    assert [line.split()[0] for line in err.splitlines() if line.startswith("  ")] == LISTED
    assert max(len(line) for line in err.splitlines()) <= 80


def test_help_lists_them_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, overview = said(capsys)

    status, out, err = said(capsys, "--help")

    assert (status, err) == (0, "")
    first, last = (f"\n{purpose}:\n" for purpose in (next(iter(PURPOSES)), "options"))
    commands = out[out.index(first) : out.index(last)]
    assert commands in overview
    assert all(f"\n{purpose}:\n" in commands for purpose in PURPOSES)


def test_a_command_says_more_in_its_own_help(capsys: pytest.CaptureFixture[str]) -> None:
    _, overview, _ = said(capsys, "--help")
    _, own, _ = said(capsys, "serve", "--help")

    assert "on this\nmachine only" in own
    assert "machine only" not in overview
