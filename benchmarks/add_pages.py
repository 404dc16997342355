"""Adding HTML pages to a library against trafilatura alone on the same pages.

python -m benchmarks.add_pages [--pages DIR] [--number 1000] [--rounds 3]

The pages of a folder are repeated until there are `--number`, each with a comment and an address of its own,
so that none is known already and each is a document.
"""

import argparse
import gzip
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Row, measure, readout_command, table
from benchmarks.texts import many_pages

LIMIT = 1.3

# Where a page says its own address: every place that an address could be read from.
ADDRESS = re.compile(rb"(https?:\\?/\\?/[\w.-]+)")


def add_pages(pages: Path | None = None, *, number: int = 1000, rounds: int = 3) -> list[Row]:
    """Measure `number` pages: those of a folder, or made from the example."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "pages"
        place.mkdir()
        made = _made(place, number) if pages is None else _repeated(pages, place, number)
        library = str(Path(folder) / "library.db")
        # Each run begins without a library: the shell removes the one before.
        fresh = ["sh", "-c", 'rm -f "$0" "$0-wal" "$0-shm"; exec "$@"', library]
        cost = measure(
            {
                "add": [*fresh, *readout_command("add", str(place), "--library", library, "--quiet")],
                "text": [sys.executable, "-m", "benchmarks.bare_extraction", str(place)],
                "metadata": [sys.executable, "-m", "benchmarks.bare_extraction", str(place), "--metadata"],
            },
            rounds=rounds,
        )
    return [
        Row(f"add {len(made)} pages / trafilatura with metadata", cost["add"], cost["metadata"], LIMIT),
        Row(f"add {len(made)} pages / trafilatura, text only", cost["add"], cost["text"], LIMIT),
    ]


def _made(place: Path, number: int) -> Sequence[Path]:
    """Make pages from the example's; addresses of their own make documents of them, not versions."""
    made = many_pages(place, number)
    for count, path in enumerate(made):
        path.write_bytes(_moved(path.read_bytes(), count))
    return made


def _repeated(pages: Path, place: Path, number: int) -> Sequence[Path]:
    found = sorted(path for path in pages.rglob("*.html*") if path.is_file())
    if not found:
        raise SystemExit(f"{pages}: no .html or .html.gz in it")
    made = []
    for count in range(number):
        path = found[count % len(found)]
        data = path.read_bytes()
        page = gzip.decompress(data) if path.suffix == ".gz" else data
        target = place / f"{count:05}.html"
        copy = count // len(found)
        target.write_bytes(_moved(page, copy) if copy else page)
        made.append(target)
    return made


def _moved(page: bytes, copy: int) -> bytes:
    """Give each address of a page another host."""
    return ADDRESS.sub(rb"\1.copy%d.example" % copy, page)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print(table(add_pages(given.pages, number=given.number, rounds=given.rounds)))
