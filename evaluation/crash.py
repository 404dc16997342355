"""Kill a process that adds documents, again and again, and look whether anything was lost or is half there.

python -m evaluation.crash [--kills 200] [--seed 1] [--folder DIR]

Each round starts `readout add` on fresh documents and ends it with SIGKILL at a random moment: before it
has begun, in the middle of a transaction, between two, or while it writes what it has settled. Then the
library is looked at by this process: SQLite's integrity_check, every document against the hash of what was
added, every document that was reported against what it should be, its story, its profile and its place in the
index of words. The library is kept from round to round, so that each kill also meets what the kills before
have left.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from readout.store.library import Store

# Rows that a round begins with; far more than it is given time to add.
ROWS = 600
# A kill comes at the latest so many seconds after the first document was reported.
LONGEST_WAIT = 0.6
# One kill in so many comes before the first document is reported, at a random moment of the start.
EARLY = 5
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
        given = _write_rows(folder / "rows.jsonl", number, chance, rows)
        reported, was_killed = _add_and_kill(path, folder / "rows.jsonl", chance)
        outcome.kills += was_killed
        outcome.finished += not was_killed
        outcome.reported += len(reported)
        known.update({identifier: given[identifier] for identifier in reported})
        outcome.problems += [f"round {number}: {problem}" for problem in _problems(path, known)]
        yield outcome


def _write_rows(path: Path, number: int, chance: random.Random, rows: int) -> dict[str, str]:
    """Write fresh documents; give their texts by their ids."""
    given = {}
    with path.open("w", encoding="utf-8") as file:
        for count in range(rows):
            identifier = f"r{number}-{count}"
            words = chance.choices(WORDS, k=chance.randint(20, 400))
            given[identifier] = f"{number} {count}. {' '.join(words)}"
            row = {"id": identifier, "text": given[identifier], "date": f"2031-0{1 + count % 9}-01"}
            file.write(json.dumps(row) + "\n")
    return given


def _add_and_kill(library: Path, rows: Path, chance: random.Random) -> tuple[list[str], bool]:
    """Add the rows; give the ids that were reported before the kill, and whether it came in time."""
    command = [sys.executable, "-m", "readout", "add", str(rows), "--library", str(library), "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        if chance.randrange(EARLY) == 0:
            first = b""
            timer = threading.Timer(chance.random() * LONGEST_WAIT * 2, process.send_signal, [signal.SIGKILL])
            timer.start()
        else:
            first = process.stdout.readline()
            timer = threading.Timer(chance.random() * LONGEST_WAIT, process.send_signal, [signal.SIGKILL])
            timer.start()
        out = first + process.stdout.read()
        complaint = process.stderr.read()
        code = process.wait()
        timer.cancel()
    if code not in (0, -signal.SIGKILL):
        raise SystemExit(f"readout add gave {code}: {complaint.decode()[-2000:]}")
    # The last line may have been cut by the kill: what was not said to its end was not said.
    whole = out.decode().rpartition("\n")[0].splitlines()
    return [json.loads(line)["id"] for line in whole], code != 0


def _problems(path: Path, known: dict[str, str]) -> Iterator[str]:
    """Yield what is not as it was reported, or is half there."""
    if not path.exists():
        if known:
            yield "the library is gone"
        return
    with Store(path) as store:
        yield from store.check()
        found = {document.id: document.text for _, document in store.documents.current()}
        for identifier, text in known.items():
            if found.get(identifier) != text:
                yield f"{identifier} was reported and is {'other' if identifier in found else 'lost'}"
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
