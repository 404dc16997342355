"""Searching a library against SQLite's FTS5 alone on the same documents.

python -m benchmarks.search_documents [--documents 100000] [--queries 300] [--folder DIR]

Documents are made by a seeded generator: words by Zipf's law, an outlet, a day of thirty. Queries are words
as they stand in a random document: one to three of its different words, or two neighbours as a phrase, so
that common words are asked for as often as a document holds them. Both sides give twenty documents, the best
first, with their marks around the first place. The files are kept in `--folder` and used again.
"""

import argparse
import random
import sqlite3
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from readout.model.document import Document, Published
from readout.pipeline.library import Library
from readout.store.encoding import pack
from readout.store.library import Store
from readout.store.search import Wanted, as_fts

SEED = 20310401
# The vocabulary, and the shift of Zipf's law (Mandelbrot) that English news fit.
VOCABULARY = 100_000
SHIFT = 2.7
OUTLETS = 40
DAYS = 30
LIMIT = 1.5
LIMIT_MILLISECONDS = 100.0

SYLLABLES = [first + second for first in "bcdfghjklmnprstvz" for second in "aeiou"]


def word(rank: int) -> str:
    """Give the word of that rank: short for a common one.

    >>> word(0), word(99_999)
    ('ba', 'zezotu')
    """
    parts = []
    rank += 1
    while rank:
        rank, place = divmod(rank - 1, len(SYLLABLES))
        parts.append(SYLLABLES[place])
    return "".join(parts)


def documents(number: int) -> Iterator[Document]:
    """Yield documents of 40 to 160 words."""
    chance = random.Random(SEED)
    words = [word(rank) for rank in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + SHIFT) for rank in range(VOCABULARY)))
    for count in range(number):
        drawn = chance.choices(words, cum_weights=weights, k=chance.randint(40, 160) + 8)
        day = 1 + count * DAYS // number
        yield Document(
            f"d{count}",
            " ".join(drawn[8:]).capitalize() + ".",
            f"{count:064x}",
            f"rows.jsonl:{count + 1}",
            title=" ".join(drawn[:8]).capitalize(),
            outlet=f"Outlet {bisect(OUTLET_SHARES, chance.random()) + 1}",
            published=Published(f"2031-04-{day:02}T{count % 24:02}:00:00+00:00", "date"),
            language="en",
        )


OUTLET_SHARES = [share / OUTLETS for share in range(1, OUTLETS)]


def build_library(path: Path, number: int) -> None:
    """Make a library of that many documents, each a story of its own.

    The rows are those that adding makes, written in bulk; the index of words is built at the end.
    """
    began = time.perf_counter()
    Store(path).close()
    with sqlite3.connect(path, isolation_level=None) as library:
        library.execute("PRAGMA cache_size = -256000")
        library.execute("PRAGMA synchronous = OFF")
        library.execute("BEGIN")
        indexes = library.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
        ).fetchall()
        for name, _ in indexes:
            library.execute(f"DROP INDEX {name}")
        for key, document in enumerate(documents(number), start=1):
            published = document.published
            value, moment = (published.value, published.moment) if published else (None, None)
            library.execute(
                "INSERT INTO story (key, id, documents, origins, first, last, newest) "
                "VALUES (?1, ?2, 1, 1, ?3, ?3, ?1)",
                (key, document.id, moment),
            )
            library.execute(
                "INSERT INTO document (key, id, address, current, title, outlet, published, moment, "
                "language, path, story, origin) VALUES (?1, ?2, ?3, ?1, ?4, ?5, ?6, ?7, 'en', ?8, ?1, ?2)",
                (key, document.id, f"row:{document.id}", document.title, document.outlet, value, moment,
                 document.path),
            )  # fmt: skip
            library.execute(
                "INSERT INTO version VALUES (?, ?, ?, ?, ?, '', '', ?, ?, ?)",
                (key, key, document.id, document.sha256, document.sha256, document.title, document.text,
                 pack(document, without=("text",))),
            )  # fmt: skip
        for _, sql in indexes:
            library.execute(sql)
        library.execute("COMMIT")
        library.execute("INSERT INTO searched_words (searched_words) VALUES ('rebuild')")
    library.close()
    print(f"library of {number:,} documents: {time.perf_counter() - began:.0f} s, {_size(path)}", flush=True)


def build_peer(path: Path, library: Path) -> None:
    """Make a bare table of the same documents with FTS5 over it."""
    began = time.perf_counter()
    with sqlite3.connect(path, isolation_level=None) as peer:
        peer.execute("PRAGMA cache_size = -256000")
        peer.execute("PRAGMA synchronous = OFF")
        peer.execute("ATTACH ? AS library", (str(library),))
        peer.execute("CREATE TABLE document (key INTEGER PRIMARY KEY, title, text, outlet, published)")
        peer.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (title, text, content='document', content_rowid='key', "
            'tokenize="unicode61 remove_diacritics 2")'
        )
        peer.execute(
            "INSERT INTO document SELECT version.key, version.title, version.text, outlet, moment "
            "FROM library.version JOIN library.document ON library.document.current = version.key"
        )
        peer.execute("INSERT INTO words (words) VALUES ('rebuild')")
    peer.close()
    print(f"FTS5 alone: {time.perf_counter() - began:.0f} s, {_size(path)}", flush=True)


def queries(number: int, held: int, library: Path) -> list[str]:
    """Give queries of the words of random documents."""
    chance = random.Random(SEED + 1)
    found = []
    with sqlite3.connect(library) as connection:
        for _ in range(number):
            (text,) = connection.execute(
                "SELECT text FROM version WHERE key = ?", (chance.randint(1, held),)
            ).fetchone()
            words = text.rstrip(".").lower().split()
            place = chance.randrange(len(words) - 1)
            if chance.random() < 0.2:
                found.append(f'"{words[place]} {words[place + 1]}"')
            else:
                found.append(" ".join(chance.sample(sorted(set(words)), chance.randint(1, 3))))
    connection.close()
    return found


def measure(path: Path, peer_path: Path, asked: list[str]) -> None:
    """Print the times of both, for plain queries and for narrowed ones.

    Where both are the same file, the peer is plain SQL over the library's own index and texts.
    """
    words_of, texts_of, key, moment = (
        ("searched_words", "document", "current", "moment")
        if path == peer_path
        else ("words", "document", "key", "published")
    )
    narrow = Wanted(outlet="Outlet 7", since="2031-04-15")
    with Library(path) as library, sqlite3.connect(peer_path) as peer:
        peer.execute("PRAGMA cache_size = -64000")

        def bare(words: str, condition: str = "") -> object:
            return peer.execute(
                f"SELECT {words_of}.rowid, {texts_of}.title, {texts_of}.outlet, "
                f"snippet({words_of}, 1, '[', ']', '…', 24) FROM {words_of} "
                f"JOIN {texts_of} ON {texts_of}.{key} = {words_of}.rowid "
                f"WHERE {words_of} MATCH ? {condition} ORDER BY bm25({words_of}, 3.0, 1.0) LIMIT 20",
                (as_fts(words),),
            ).fetchall()

        within = f"AND document.outlet LIKE '%Outlet 7%' AND document.{moment} >= '2031-04-15'"
        _row("words and phrases", asked, library.search, bare)
        _row(
            "the same of an outlet, since a day",
            asked,
            lambda words: library.search(words, narrow),
            lambda words: bare(words, within),
        )


def _row(what: str, asked: list[str], ours: Callable[[str], object], peer: Callable[[str], object]) -> None:
    times: dict[str, list[float]] = {"ours": [], "peer": []}
    for words in asked:
        for name, search in (("ours", ours), ("peer", peer)):
            began = time.perf_counter()
            search(words)
            times[name].append((time.perf_counter() - began) * 1000)
    shown = []
    for name in ("ours", "peer"):
        found = sorted(times[name])
        shown.append((median(found), found[int(0.95 * len(found))], found[-1]))
    ratio = shown[0][1] / shown[1][1]
    over = "  OVER" if ratio > LIMIT or shown[0][1] > LIMIT_MILLISECONDS else ""
    columns = "  ".join(f"{middle:7.1f} {late:7.1f} {last:7.1f}" for middle, late, last in shown)
    print(f"{what:36} {columns}   p95 ratio {ratio:.2f} (≤{LIMIT}, <{LIMIT_MILLISECONDS:.0f} ms){over}")


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 2**20:,.0f} MB"


def main() -> None:
    """Build what is not there yet, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--folder", type=Path)
    parser.add_argument(
        "--same-file", action="store_true", help="let the peer be plain SQL over the library's own index"
    )
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        library, peer = (folder / f"{name}-{given.documents}.db" for name in ("library", "fts5"))
        if not library.exists():
            build_library(library, given.documents)
        peer = library if given.same_file else peer
        if not peer.exists():
            build_peer(peer, library)
        print(f"{'milliseconds: median, p95, most':36} {'readout':>23}  {'FTS5 alone':>23}")
        measure(library, peer, queries(given.queries, given.documents, library))


if __name__ == "__main__":
    main()
