"""Run every command of a build on the same inputs, keep what it says, and hold two such records together.

    python tools/same_output.py record PYTHON FOLDER --data DIR --seeds DIR
    python tools/same_output.py compare FOLDER FOLDER

PYTHON is the interpreter of an environment that has the build. Inputs: the example, the two seeds, the events
of DIR/reconcile and DIR/events, 60 pages of DIR/pages and a library of 300 documents of DIR/stories; what is
absent is left out, and said. A record holds, for each command, its exit status, standard output, standard
error and the files that it wrote. Moments of the run's own day are made one word, since a library notes when
it took a document in; nothing else is touched.
"""

import argparse
import filecmp
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES, LIBRARY = 60, 300
MOST_SHOWN = 40
FORMS = ("html", "markdown", "json")

Command = tuple[str, list[str]]


def main() -> int:
    """Record a build, or compare two records; give 0 where they are the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    record = verbs.add_parser("record")
    record.add_argument("python")
    record.add_argument("folder", type=Path)
    record.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    record.add_argument("--seeds", type=Path, default=ROOT.parent / "shared" / "seeds")
    compare = verbs.add_parser("compare")
    compare.add_argument("one", type=Path)
    compare.add_argument("two", type=Path)
    given = parser.parse_args()
    if given.verb == "compare":
        return _compare(given.one, given.two)
    _record(os.path.abspath(given.python), given.folder, given.data, given.seeds)
    return 0


def _record(python: str, folder: Path, data: Path, seeds: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    inputs = folder / "inputs"
    events = _lay_out(inputs, data, seeds)
    alone = [*_of_documents(events), *_of_pages(inputs), ("help", ["--help"]), ("no arguments", [])]
    # Each line of work is a worker of its own: the commands of a library follow one another.
    works = [[command] for command in alone] + (
        [_of_library()] if (inputs / "library.jsonl").exists() else []
    )
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        list(
            workers.map(
                lambda work: [_run(python, inputs, folder, *command) for command in work], works[::-1]
            )
        )
    for left in (inputs / "news.db", inputs / "news.db-wal", inputs / "news.db-shm"):
        left.unlink(missing_ok=True)
    print(f"{sum(map(len, works))} commands kept in {folder}")


def _lay_out(inputs: Path, data: Path, seeds: Path) -> dict[str, list[str]]:
    """Write the inputs; give the groups of them that are compared, by name."""
    shutil.copytree(ROOT / "examples" / "harbour-fire", inputs / "example")
    groups = {"example": [f"example/{path.name}" for path in sorted((inputs / "example").glob("*.html"))]}
    if seeds.is_dir():
        shutil.copytree(seeds, inputs / "seeds")
        groups["seeds"] = [f"seeds/{path.name}" for path in sorted((inputs / "seeds").glob("*.txt"))]
    for path in sorted([*(data / "reconcile").glob("*.json"), *(data / "events").glob("*.json")]):
        name = f"{path.parent.name}-{path.stem}.jsonl"
        _write_rows(inputs / name, json.loads(path.read_text("utf-8"))["documents"])
        groups[name.removesuffix(".jsonl")] = [name]
    (inputs / "pages").mkdir()
    for path in sorted((data / "pages").glob("*/*.html.gz"))[:: max(1, 147 // PAGES)][:PAGES]:
        page = inputs / "pages" / path.name.removesuffix(".gz")
        page.write_bytes(gzip.decompress(path.read_bytes()))
    rows = [json.loads(line) for line in _lines(data / "stories")]
    if rows:
        _write_rows(inputs / "library.jsonl", rows[:: max(1, len(rows) // LIBRARY)][:LIBRARY])
    print(f"{len(groups)} groups, {len(list((inputs / 'pages').iterdir()))} pages, {len(rows)} rows of news")
    return groups


def _lines(stories: Path) -> Iterator[str]:
    for path in sorted(stories.glob("*/documents.jsonl")):
        yield from path.read_text("utf-8").splitlines()


def _write_rows(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def _of_documents(groups: dict[str, list[str]]) -> Iterator[Command]:
    for name, paths in groups.items():
        yield f"{name} compare", ["compare", *paths]
        yield f"{name} compare all", ["compare", *paths, "--all"]
        for form in FORMS:
            yield f"{name} compare {form}", ["compare", *paths, "--format", form]
        yield f"{name} annotate", ["annotate", *paths, "--json"]
        yield f"{name} group", ["group", *paths, "--jsonl"]


def _of_pages(inputs: Path) -> Iterator[Command]:
    pages = sorted((inputs / "pages").iterdir())
    for page in pages:
        yield f"page {page.stem}", ["annotate", f"pages/{page.name}", "--json"]
    if pages:
        yield "pages group", ["group", *(f"pages/{page.name}" for page in pages), "--jsonl"]


def _of_library() -> list[Command]:
    library = ["--library", "news.db"]
    lists = [
        ("stories", ["--limit", "50"]),
        ("documents", ["--limit", "50"]),
        ("search", ["killed police"]),
        ("search", ["what did Obama say"]),
        ("actors", []),
        ("quotations", ["Obama"]),
    ]
    work = [("library add", ["add", "library.jsonl", *library, "--json"])]
    for number, (name, words) in enumerate(lists):
        work += [
            (f"library {name} {number}", [name, *words, *library]),
            (f"library {name} {number} json", [name, *words, *library, "--json"]),
        ]
    work += [
        ("library read", ["search", "earthquake", *library, "--read", "--json"]),
        ("library actors read", ["actors", *library, "--json"]),
        ("library quotations read", ["quotations", *library, "--json"]),
        ("library again", ["add", "library.jsonl", *library]),
    ]
    return work


def _run(python: str, inputs: Path, folder: Path, name: str, arguments: list[str]) -> None:
    done = subprocess.run(
        [python, "-m", "readout", *arguments],
        cwd=inputs,
        capture_output=True,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
        check=False,
    )
    words = re.sub(r"[^\w.-]+", "_", name)
    (folder / f"{words}.status").write_text(f"{done.returncode}\n")
    (folder / f"{words}.out").write_bytes(_without_now(done.stdout))
    (folder / f"{words}.err").write_bytes(_without_now(done.stderr))


def _without_now(said: bytes) -> bytes:
    now = datetime.now(UTC)
    for day in (now, now - timedelta(days=1)):
        said = re.sub(rb"%s[T ][\d:.]+(?:Z|\+00:00)?" % f"{day:%Y-%m-%d}".encode(), b"NOW", said)
    return said


def _compare(one: Path, two: Path) -> int:
    names = {path.name for folder in (one, two) for path in folder.iterdir() if path.is_file()}
    unlike = sorted(
        name
        for name in names
        if not (
            (one / name).exists() and (two / name).exists() and filecmp.cmp(one / name, two / name, False)
        )
    )
    for name in unlike[:MOST_SHOWN]:
        print(f"differs: {name}")
    print(f"{len(names) - len(unlike)} of {len(names)} files are the same")
    return 1 if unlike else 0


def _is_same(one: Path, two: Path) -> bool:
    return one.exists() and two.exists() and filecmp.cmp(one, two, shallow=False)


if __name__ == "__main__":
    sys.exit(main())
