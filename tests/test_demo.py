"""What `make demo` shows, and when it opens the page."""

import contextlib
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCREEN = 24
AT_A_SCREEN = {"TERM": "xterm", "DISPLAY": ":0", "CI": "", "SSH_CONNECTION": "", "NO_COLOR": ""}


def shown_by_demo(folder: Path, ends: tuple[int, int]) -> str:
    """Run the demo in `folder`; a browser that it calls writes its argument to the file `opened` there.

    Args:
        folder: a new one.
        ends: of a terminal or a pipe: where its standard output is read, and where it is written.
    """
    (folder / "examples").symlink_to(ROOT / "examples")
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" >"{folder}/opened"\n', encoding="utf-8")
    browser.chmod(0o755)
    process = subprocess.Popen(
        ["sh", str(ROOT / "docs" / "demo.sh"), str(Path(sys.executable).parent)],
        cwd=folder,
        env={**os.environ, **AT_A_SCREEN, "BROWSER": str(browser)},
        stdin=subprocess.DEVNULL,
        stdout=ends[1],
    )
    os.close(ends[1])
    shown = b""
    with contextlib.suppress(OSError):  # how a terminal says that nobody writes to it any more
        while part := os.read(ends[0], 65536):
            shown += part
    os.close(ends[0])
    assert process.wait() == 0
    return shown.decode("utf-8")


@pytest.mark.parametrize("on_a_terminal", [True, False], ids=["on a terminal", "into a pipe"])
def test_the_demo_fills_a_screen_and_opens_its_page_where_somebody_looks(
    on_a_terminal: bool, tmp_path: Path
) -> None:
    shown = shown_by_demo(tmp_path, pty.openpty() if on_a_terminal else os.pipe())

    page = tmp_path / "out" / "demo.html"
    opened = [path.read_text("utf-8") for path in tmp_path.glob("opened")]
    lines = shown.splitlines()
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert lines[1] == page.as_uri()
    assert "5 documents" in lines[3]
    assert lines[-1].endswith("readout compare examples/harbour-fire/*.html")
    assert len(lines) < SCREEN
    assert ("\x1b[" in shown) == on_a_terminal
    assert opened == ([page.as_uri()] if on_a_terminal else [])
