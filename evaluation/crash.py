"""Kill a process that adds documents, again and again, and look whether anything was lost or is half there.

python -m evaluation.crash [--kills 200] [--seed 1] [--folder DIR]

Each round starts a process that adds fresh documents and ends it with SIGKILL at a random moment: before it
has begun, in the middle of a transaction, between two, or while it writes what it has settled. Then the
library is looked at by this process: SQLite's integrity_check, every document against the hash of what was
added, every document that was reported against what it should be, its story, its profile and its place in the
index of words. The library is kept from round to round, so that each kill also meets what the kills before
have left. One round in eight runs the command `readout add`; the others are copies of this process, since
most of a command's second is its start.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from readout.pipeline.library import placing  # noqa: F401 - imported before the copies are made
from readout.pipeline.library.desk import Library
from readout.store.library import Store

# Rows that a round begins with; far more than it is given time to add.
ROWS = 600
# A kill comes at the latest so many seconds after the first document was reported.
LONGEST_WAIT = 1.5
# One wait for the kill in so many begins at the start, the others with the first document that is reported.
EARLY = 5
# One round in so many runs the command, which takes a second to start; the others are copies of this process.
COMMANDS = 8
# One round in so many adds a folder of pages, which other processes read.
PAGES = 4
MOST_PAGES = 150
# A new library after so many rounds, since looking at all documents takes longer with each round.
ROUNDS_A_LIBRARY = 20

STARTS, ENDS = ("har", "fer", "coun", "sto", "brid", "res"), ("bour", "ry", "cil", "rm", "ge", "cue")
WORDS = [start + end for start in STARTS for end in ENDS]


@dataclass(slots=True)
class Outcome:
    """What the rounds have shown.

    Attributes:
        kills: how many rounds were ended by a kill.
        finished: how many rounds were done before the kill came.
        reported: how many documents were reported as added.
        problems: what was lost or half there, in words.
    """

    kills: int = 0
    finished: int = 0
    reported: int = 0
    problems: list[str] = field(default_factory=list)


def crash(kills: int, seed: int, folder: Path, *, rows: int = ROWS) -> Iterator[Outcome]:
    """Yield what has been seen after each round, until so many were killed."""
    chance = random.Random(seed)
    outcome = Outcome()
    known: dict[str, str] = {}
    path = folder / "library.db"
    number = 0
    while outcome.kills < kills:
        if number % ROUNDS_A_LIBRARY == 0:
            path = folder / f"library-{number // ROUNDS_A_LIBRARY}.db"
            known = {}
        number += 1
        given = _texts(number, chance, rows)
        if number % PAGES == 0:
            inputs = _write_pages(folder / f"pages-{number}", dict(list(given.items())[:MOST_PAGES]))
        else:
            inputs = _write_rows(folder / "rows.jsonl", given)
        reported, was_killed = _add_and_kill(path, inputs, chance, by_command=number % COMMANDS == 0)
        outcome.kills += was_killed
        outcome.finished += not was_killed
        outcome.reported += len(reported)
        known.update({title: given[title] for title in reported})
        outcome.problems += [f"round {number}: {problem}" for problem in _problems(path, known)]
        yield outcome


def _texts(number: int, chance: random.Random, rows: int) -> dict[str, str]:
    """Give fresh texts by the titles of their documents."""
    given = {}
    for count in range(rows):
        words = chance.choices(WORDS, k=chance.randint(20, 400))
        given[f"Report {number}-{count}"] = f"{number} {count}. {' '.join(words)}"
    return given


def _write_rows(path: Path, given: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for count, (title, text) in enumerate(given.items()):
            row = {"id": title, "title": title, "text": text, "date": f"2031-0{1 + count % 9}-01"}
            file.write(json.dumps(row) + "\n")
    return path


def _write_pages(folder: Path, given: dict[str, str]) -> Path:
    folder.mkdir()
    for count, (title, text) in enumerate(given.items()):
        page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
        (folder / f"{count:03}.html").write_text(page, encoding="utf-8")
    return folder


def _add_and_kill(
    library: Path, inputs: Path, chance: random.Random, *, by_command: bool
) -> tuple[list[str], bool]:
    """Add the inputs; give the titles that were reported before the kill, and whether it came in time."""
    process = _start_command(library, inputs) if by_command else _start_fork(library, inputs)
    out, code = b"", 0
    # One wait in so many begins at once: the kill then comes at a random moment of the start.
    if chance.randrange(EARLY):
        out = process.stdout.readline()
    timer = threading.Timer(chance.random() * LONGEST_WAIT, os.kill, [process.pid, signal.SIGKILL])
    timer.start()
    out += process.stdout.read()
    code = process.wait()
    timer.cancel()
    process.stdout.close()
    if code not in (0, -signal.SIGKILL):
        raise SystemExit(f"the process that adds gave {code}")
    # The last line may have been cut by the kill: what was not said to its end was not said.
    whole = out.decode().rpartition("\n")[0].splitlines()
    return [json.loads(line)["title"] for line in whole], code != 0


@dataclass(frozen=True, slots=True)
class _Process:
    """A process that adds: what it says, and how it ends."""

    pid: int
    stdout: BinaryIO
    wait: Callable[[], int]


def _start_command(library: Path, inputs: Path) -> _Process:
    command = [sys.executable, "-m", "readout", "add", str(inputs), "--library", str(library), "--jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    return _Process(process.pid, process.stdout, process.wait)


def _start_fork(library: Path, inputs: Path) -> _Process:
    """Start a copy of this process, which has imported all: so the kill meets the adding, not the start."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return _Process(
            pid, os.fdopen(reading, "rb"), lambda: os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        )
    code = 3
    try:
        with Library(library) as opened:
            for added in opened.add_each(str(inputs)):
                os.write(writing, json.dumps({"title": getattr(added, "title", "")}).encode() + b"\n")
        code = 0
    finally:
        os._exit(code)


def _problems(path: Path, known: dict[str, str]) -> Iterator[str]:
    """Yield what is not as it was reported, or is half there."""
    if not path.exists():
        if known:
            yield "the library is gone"
        return
    with Store(path) as store:
        yield from store.check()
        found = {document.title: document.text for _, document in store.documents.current()}
        for title, text in known.items():
            if found.get(title) != text:
                yield f"{title} was reported and is {'other' if title in found else 'lost'}"
        yield from _halves(store)


def _halves(store: Store) -> Iterator[str]:
    """Yield documents without one of their parts."""
    for what, query in (
        ("profile", "SELECT id FROM document WHERE key NOT IN (SELECT document FROM profile)"),
        ("version", "SELECT id FROM document WHERE current NOT IN (SELECT key FROM version)"),
        # The index keeps a row with the lengths of each document that it holds.
        ("words", "SELECT id FROM document WHERE current NOT IN (SELECT id FROM searched_words_docsize)"),
        ("story", "SELECT id FROM document WHERE story IS NULL"),
    ):
        for (identifier,) in store._database.all(query):
            yield f"{identifier} has no {what}"
    for identifier, counted, held in store._database.all(
        "SELECT story.id, story.documents, count(document.key) FROM story "
        "LEFT JOIN document ON document.story = story.key GROUP BY story.key"
    ):
        if counted != held:
            yield f"story {identifier} counts {counted} documents and holds {held}"


def main() -> None:
    """Run the rounds; exit 1 when anything was lost or half there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    began = time.perf_counter()
    outcome = Outcome()
    with TemporaryDirectory() as scratch:
        for outcome in crash(given.kills, given.seed, given.folder or Path(scratch)):
            if outcome.kills % 20 == 0:
                found = len(outcome.problems)
                print(f"{outcome.kills} kills, {outcome.reported} reported, {found} problems", flush=True)
    for problem in outcome.problems[:50]:
        print(problem)
    print(
        f"{outcome.kills} kills (seed {given.seed}), {outcome.finished} rounds done before the kill, "
        f"{outcome.reported} documents reported, {len(outcome.problems)} problems, "
        f"{time.perf_counter() - began:.0f} s"
    )
    sys.exit(1 if outcome.problems else 0)


if __name__ == "__main__":
    main()
