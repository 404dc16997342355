"""Make libraries to search in: of documents drawn by a seed, in bulk or as adding makes them."""

import random
import sqlite3
import time
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from readout.model.document import Document, Published
from readout.model.story import Membership
from readout.store.encoding import pack
from readout.store.library import Store

SEED = 20310401

# The vocabulary, and the shift of Zipf's law (Mandelbrot) that English news fit.
VOCABULARY = 100_000
SHIFT = 2.7

# Outlets by the same law: the largest has 7 % of the documents, the smallest 0.06 %.
OUTLETS = 400

# Two years. Nine documents of ten come on their day, the others (an archive, a late feed) at any later time.
DAYS = 730
FIRST_DAY = date(2030, 1, 1)
LATE = 0.1

LANGUAGES = ("en", "de")
SECOND_LANGUAGE = 0.03

# Every so many documents one is read in depth, and so many of its words are the last part of a name of which
# the text holds no more.
IN_DEPTH = 50
ACTORS = 3

# Documents in one transaction where they are added.
TOGETHER = 16

SYLLABLES = [first + second for first in "bcdfghjklmnprstvz" for second in "aeiou"]


def word(rank: int) -> str:
    """Give the word of that rank: short for a common one.

    >>> word(0), word(99_999)
    ('ba', 'kutadi')
    """
    parts = []
    rank += 1
    while rank:
        rank, place = divmod(rank - 1, len(SYLLABLES))
        parts.append(SYLLABLES[place])
    return "".join(parts)


def full_name(last: str) -> str:
    """Give the name that a document read in depth is known to mean by its last part.

    >>> full_name("jabe")
    'Xen Jabe'
    """
    return f"Xen {last.capitalize()}"


def documents(number: int) -> Iterator[Document]:
    """Yield documents of 40 to 160 words."""
    chance = random.Random(SEED)
    words = [word(rank) for rank in range(VOCABULARY)]
    weights = _by_zipf(VOCABULARY)
    shares = _by_zipf(OUTLETS)
    for count in range(number):
        drawn = chance.choices(words, cum_weights=weights, k=chance.randint(40, 160) + 8)
        late = chance.random() < LATE
        day = FIRST_DAY + timedelta(int((chance.random() if late else 1) * count * DAYS / number))
        yield Document(
            f"d{count}",
            " ".join(drawn[8:]).capitalize() + ".",
            f"{count:064x}",
            f"rows.jsonl:{count + 1}",
            title=" ".join(drawn[:8]).capitalize(),
            outlet=f"Outlet {1 + bisect(shares, chance.random() * shares[-1])}.",
            published=Published(f"{day}T{count % 24:02}:00:00+00:00", "date"),
            language=LANGUAGES[chance.random() < SECOND_LANGUAGE],
        )


def _by_zipf(number: int) -> list[float]:
    return list(accumulate(1 / (rank + SHIFT) for rank in range(number)))


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
            _insert(library, key, document)
        for _, sql in indexes:
            library.execute(sql)
        library.execute("COMMIT")
        library.execute("INSERT INTO searched_words (searched_words) VALUES ('rebuild')")
    library.close()
    read_some(path)
    tell(f"library of {number:,} documents", began, path)


def _insert(library: sqlite3.Connection, key: int, document: Document) -> None:
    published = document.published
    value, moment = (published.value, published.moment) if published else (None, None)
    library.execute(
        "INSERT INTO story (key, id, documents, origins, first, last, newest) "
        "VALUES (?1, ?2, 1, 1, ?3, ?3, ?1)",
        (key, document.id, moment),
    )
    library.execute(
        "INSERT INTO document (key, id, address, current, title, outlet, published, moment, "
        "language, path, story, origin) VALUES (?1, ?2, ?3, ?1, ?4, ?5, ?6, ?7, ?8, ?9, ?1, ?2)",
        (key, document.id, f"row:{document.id}", document.title, document.outlet, value, moment,
         document.language, document.path),
    )  # fmt: skip
    library.execute(
        "INSERT INTO version VALUES (?, ?, ?, ?, ?, '', '', ?, ?, ?)",
        (key, key, document.id, document.sha256, document.sha256, document.title, document.text,
         pack(document, without=("text",))),
    )  # fmt: skip


def add_library(path: Path, number: int) -> None:
    """Make the same library by adding each document, so that its index of words has grown."""
    began = time.perf_counter()
    with Store(path) as store:
        store._database.run("PRAGMA synchronous = OFF")
        each = documents(number)
        while some := [document for document, _ in zip(each, range(TOGETHER), strict=False)]:
            with store.transaction():
                for document in some:
                    kept = store.documents.add(document, address=f"row:{document.id}")
                    store.stories.place(kept.key, Membership(kept.id, kept.id, kept.id), None)
    read_some(path)
    tell(f"library of {number:,} documents, added", began, path)


def read_some(path: Path) -> None:
    """Give some documents the actors that reading them in depth would have found."""
    chance = random.Random(SEED + 2)
    with sqlite3.connect(path, isolation_level=None) as library:
        library.execute("BEGIN")
        texts = library.execute(
            "SELECT key, text FROM version WHERE key % ? = 0 ORDER BY key", (IN_DEPTH,)
        ).fetchall()
        for key, text in texts:
            words = sorted(set(text.rstrip(".").lower().split()))
            for last in chance.sample(words, ACTORS):
                name = full_name(last)
                library.execute(
                    "INSERT INTO actor (version, name, type, mentions, names) VALUES (?, ?, 'person', 1, ?)",
                    (key, name, f"{name}\n{last.capitalize()}"),
                )
        library.execute("COMMIT")
    library.close()


def build_peer(path: Path, library: Path) -> None:
    """Make an FTS5 table of the same titles and texts, beside a table of what they are narrowed down by."""
    began = time.perf_counter()
    with sqlite3.connect(path, isolation_level=None) as peer:
        peer.execute("PRAGMA cache_size = -256000")
        peer.execute("PRAGMA synchronous = OFF")
        peer.execute("ATTACH ? AS library", (str(library),))
        peer.execute("CREATE TABLE document (key INTEGER PRIMARY KEY, outlet, published, language)")
        peer.execute(
            'CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize="unicode61 remove_diacritics 2")'
        )
        peer.execute("BEGIN")
        peer.execute(
            "INSERT INTO document SELECT current, outlet, moment, language "
            "FROM library.document ORDER BY current"
        )
        peer.execute(
            "INSERT INTO words (rowid, title, text) SELECT version.key, version.title, version.text "
            "FROM library.version JOIN library.document ON library.document.current = version.key "
            "ORDER BY version.key"
        )
        peer.execute("COMMIT")
        add_names(peer)
    peer.close()
    tell("FTS5 alone", began, path)


def add_names(peer: sqlite3.Connection) -> None:
    """Give FTS5 alone the names of actors, in a table of their own."""
    peer.execute(
        "CREATE VIRTUAL TABLE named USING fts5 (names, version UNINDEXED, "
        'tokenize="unicode61 remove_diacritics 2")'
    )
    peer.execute("INSERT INTO named SELECT names, version FROM library.actor ORDER BY key")


def tell(what: str, began: float, path: Path) -> None:
    """Print what was made, how long it took, and how large it is."""
    size = path.stat().st_size / 2**20
    print(f"{what}: {time.perf_counter() - began:.0f} s, {size:,.0f} MB", flush=True)
