"""The count of long work on a terminal."""

from io import StringIO

from readout.cli.progress import with_progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_count_and_is_left_clean() -> None:
    terminal = Terminal()

    assert list(with_progress("abc", "documents", terminal)) == ["a", "b", "c"]
    assert "3 documents" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_a_file_gets_nothing() -> None:
    file = StringIO()

    assert list(with_progress([1, 2], "documents", file)) == [1, 2]
    assert file.getvalue() == ""


def test_nothing_to_do_shows_nothing() -> None:
    terminal = Terminal()

    assert list(with_progress([], "documents", terminal)) == []
    assert terminal.getvalue() == ""
