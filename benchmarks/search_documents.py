"""Searching a library against SQLite's FTS5 alone on the same documents.

python -m benchmarks.search_documents [--documents 100000] [--queries 300] [--folder DIR] [--cold]
python -m benchmarks.search_documents --agree

Queries are words as they stand in a random document: one to three of its different words, or two neighbours
as a phrase, so that common words are asked for as often as a document holds them; a tenth has a capital and
an accent. Both sides give twenty documents, the best first, with their marks around the first place. FTS5
alone is a plain FTS5 table in a file of its own, with bm25() and snippet(); where it narrows down, it joins a
table of outlets, days and languages by its key, or wants the document among those that hold a name or have an
actor of that name (a second FTS5 table). It ranks all that fit, we at most the newest 5,000: how often that
was too few is in the last column.

Warm is one open connection, the file in the system's memory, each query once. Cold is a new connection for
each query, and nothing of the file in memory. The files are kept in `--folder` and used again. `--agree` asks
a library that was written in bulk, one that was added to and FTS5 alone, and fails where they do not agree.
"""

import argparse
import os
import random
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.search_library import (
    DAYS,
    FIRST_DAY,
    SEED,
    add_library,
    build_library,
    build_peer,
    documents,
    full_name,
    read_some,
    word,
)
from readout.model.library import Results
from readout.pipeline.library.desk import Library
from readout.store.search import Wanted, as_fts

LIMIT = 1.5
LIMIT_MILLISECONDS = 100.0
HITS = 20
ACCENTED = str.maketrans("aeiou", "ÁÈÎÕÜ")
HEAD = f"{'milliseconds: median, p95, most':34} {'readout':>23}  {'FTS5 alone':>23}"


def day(share: float) -> str:
    """Give the day before which that share of the days lies."""
    return str(FIRST_DAY + timedelta(int(share * DAYS)))


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to narrow searches down: for us, and in SQL for FTS5 alone."""

    what: str
    wanted: Wanted = Wanted()
    condition: str = ""


OUTLET = " AND document.outlet = 'Outlet {}.'"
SINCE = " AND document.published >= '{}'"
UNTIL = " AND document.published < '{}~'"
NAMED = (
    " AND +words.rowid IN (SELECT rowid FROM words WHERE words MATCH '\"{0}\"' "
    "UNION SELECT version FROM named WHERE named MATCH '\"{0}\"')"
)
KINDS = (
    Kind("any"),
    Kind("of a large outlet", Wanted(outlet="outlet 2."), OUTLET.format(2)),
    Kind("of a small outlet", Wanted(outlet="outlet 390."), OUTLET.format(390)),
    Kind("since a year before the end", Wanted(since=day(0.5)), SINCE.format(day(0.5))),
    Kind("since a week before the end", Wanted(since=day(0.99)), SINCE.format(day(0.99))),
    Kind("until a year after the start", Wanted(until=day(0.5)), UNTIL.format(day(0.5))),
    Kind(
        "of one month",
        Wanted(since="2030-06", until="2030-06"),
        SINCE.format("2030-06") + UNTIL.format("2030-06"),
    ),
    Kind(
        "of one day",
        Wanted(since="2030-06-11", until="2030-06-11"),
        SINCE.format("2030-06-11") + UNTIL.format("2030-06-11"),
    ),
    Kind(
        "of an outlet since a day",
        Wanted(outlet="outlet 7.", since=day(0.5)),
        OUTLET.format(7) + SINCE.format(day(0.5)),
    ),
    Kind("in the second language", Wanted(language="de"), " AND document.language = 'de'"),
    Kind("that name a frequent name", Wanted(actor=word(60)), NAMED.format(word(60))),
    Kind("that name a rare name", Wanted(actor=word(2000)), NAMED.format(word(2000))),
    Kind("an actor, read in depth", Wanted(actor=full_name(word(150))), NAMED.format(full_name(word(150)))),
    Kind(
        "of an outlet, a name, since a day",
        Wanted(outlet="outlet 3.", actor=word(200), since=day(0.5)),
        OUTLET.format(3) + SINCE.format(day(0.5)) + NAMED.format(word(200)),
    ),
)


def queries(number: int, library: Path) -> list[str]:
    """Give queries of the words of random documents."""
    chance = random.Random(SEED + 1)
    found = []
    with sqlite3.connect(library) as connection:
        (held,) = connection.execute("SELECT max(key) FROM version").fetchone()
        for _ in range(number):
            (text,) = connection.execute(
                "SELECT text FROM version WHERE key = ?", (chance.randint(1, held),)
            ).fetchone()
            words = text.rstrip(".").lower().split()
            place = chance.randrange(len(words) - 1)
            if chance.random() < 0.2:
                asked = f'"{words[place]} {words[place + 1]}"'
            else:
                asked = " ".join(chance.sample(sorted(set(words)), chance.randint(1, 3)))
            found.append(asked.translate(ACCENTED) if chance.random() < 0.1 else asked)
    connection.close()
    return found


class Peer:
    """FTS5 alone, as one would use it."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, with as much memory as a library has."""
        self.connection = sqlite3.connect(path)
        self.connection.execute("PRAGMA cache_size = -64000")

    def search(self, words: str, kind: Kind, limit: int = HITS) -> list[int]:
        """Give the keys of the documents, the best first."""
        rows = self.connection.execute(
            "SELECT words.rowid, words.title, document.outlet, snippet(words, 1, '[', ']', '…', 24) "
            "FROM words JOIN document ON document.key = words.rowid "
            f"WHERE words MATCH ? {kind.condition} ORDER BY bm25(words, 3.0, 1.0), words.rowid LIMIT ?",
            (as_fts(words), limit),
        )
        return [row[0] for row in rows.fetchall()]


def measure(library_path: Path, peer_path: Path, asked: list[str], clock: Callable[[], float]) -> None:
    """Print the times of both, warm."""
    with Library(library_path) as library:
        peer = Peer(peer_path)
        for kind in KINDS:
            times: tuple[list[float], list[float]] = ([], [])
            cut = 0
            for words in asked:
                began = clock()
                cut += library.search(words, kind.wanted, limit=HITS).ranked is not None
                between = clock()
                peer.search(words, kind)
                _keep(times, began, between, clock())
            _row(kind.what, times, f"{cut / len(asked):.0%} cut")
        peer.connection.close()


def measure_cold(library_path: Path, peer_path: Path, asked: list[str]) -> None:
    """Print the times of both where nothing of the file is in memory, by the clock."""
    for kind in KINDS:
        times: tuple[list[float], list[float]] = ([], [])
        for words in asked:
            _forget(library_path)
            _forget(peer_path)
            began = time.perf_counter()
            with Library(library_path) as library:
                library.search(words, kind.wanted, limit=HITS)
            between = time.perf_counter()
            peer = Peer(peer_path)
            peer.search(words, kind)
            _keep(times, began, between, time.perf_counter())
            peer.connection.close()
        _row(f"cold: {kind.what}", times, "", is_held=False)


def _forget(path: Path) -> None:
    """Let the system drop what it has of a file in memory."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _keep(times: tuple[list[float], list[float]], began: float, between: float, ended: float) -> None:
    times[0].append((between - began) * 1000)
    times[1].append((ended - between) * 1000)


def _row(what: str, times: tuple[list[float], list[float]], note: str, *, is_held: bool = True) -> None:
    shown = []
    for side in map(sorted, times):
        shown.append((median(side), side[int(0.95 * len(side))], side[-1]))
    ratio = shown[0][1] / shown[1][1]
    over = "  OVER" if is_held and (ratio > LIMIT or shown[0][1] > LIMIT_MILLISECONDS) else ""
    columns = "  ".join(f"{middle:7.1f} {late:7.1f} {last:7.1f}" for middle, late, last in shown)
    print(f"{what:34} {columns}   p95 ratio {ratio:.2f}  {note}{over}", flush=True)


def agree(folder: Path, number: int, asked_for: int) -> None:
    """Fail where a library written in bulk, one that was added to and FTS5 alone do not agree."""
    bulk, added, alone = (folder / f"{name}.db" for name in ("bulk", "added", "alone"))
    build_library(bulk, number)
    with Library(added) as library:  # with grouping, as `readout add` does
        library.add(documents(number))
    read_some(added)
    build_peer(alone, bulk)
    peer = Peer(alone)
    same = 0
    with Library(bulk) as one, Library(added) as other:
        for words in queries(asked_for, bulk):
            for kind in KINDS:
                found = one.search(words, kind.wanted, limit=-1)
                if _plain(found) != _plain(other.search(words, kind.wanted, limit=-1)):
                    raise SystemExit(f"{words!r} {kind.what}: bulk and added differ")
                keys = {int(result.entry.id.removeprefix("d")) + 1 for result in found.found}
                if keys != set(peer.search(words, kind, -1)):
                    raise SystemExit(f"{words!r} {kind.what}: FTS5 alone finds others")
                same += 1
    print(f"{same:,} searches of {number:,} documents: the same in bulk, added and FTS5 alone")


def _plain(results: Results) -> list[object]:
    """Give what was found without the stories, which documents written in bulk are not grouped into."""
    return [
        results.ranked,
        *((found.entry.id, found.score, found.passage, found.marks) for found in results.found),
    ]


def main() -> None:
    """Build what is not there yet, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--added", action="store_true", help="fill the library by adding, not in bulk")
    parser.add_argument("--processor", action="store_true", help="count processor time, where others work")
    parser.add_argument("--cold", action="store_true", help="measure with nothing in memory instead")
    parser.add_argument("--agree", action="store_true", help="compare what is found in 5,000 documents")
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        if given.agree:
            agree(Path(scratch), 5000, 60)
            return
        folder = given.folder or Path(scratch)
        library = folder / f"{'added' if given.added else 'library'}-{given.documents}.db"
        peer = folder / f"fts5-{given.documents}.db"
        if not library.exists():
            (add_library if given.added else build_library)(library, given.documents)
        if not peer.exists():
            build_peer(peer, library)
        print(HEAD)
        asked = queries(given.queries, library)
        if given.cold:
            measure_cold(library, peer, asked)
        else:
            measure(library, peer, asked, time.process_time if given.processor else time.perf_counter)


if __name__ == "__main__":
    main()
