"""A result is written whole or not at all, and puts nothing out of its place but a file."""

import os
from pathlib import Path
from threading import Thread

import pytest

from readout.cli.shared.output import opened, write
from readout.errors import UsageError


def test_a_file_is_there_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before")

    with opened(str(target)) as out:
        out.write(b"half")
        assert target.read_text() == "before"
    assert target.read_text() == "half"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_what_breaks_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before")

    def half() -> None:
        with opened(str(target)) as out:
            out.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert target.read_text() == "before"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to("real.txt")

    write("after", str(tmp_path / "link.txt"))
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "after"


def test_a_pipe_with_a_name_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = Thread(target=lambda: got.append(pipe.read_text()), daemon=True)
    reader.start()

    write("words", str(pipe))
    reader.join(10)
    assert got == ["words"]
    assert pipe.is_fifo()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write"):
        write("words", str(tmp_path))
