"""Reading HTML pages into documents against trafilatura alone on the same pages.

python -m benchmarks.read_pages [--pages DIR] [--number 1000] [--rounds 3]
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Row, measure, table
from benchmarks.texts import many_pages

LIMIT = 1.15


def read_pages(pages: Path | None = None, *, number: int = 1000, rounds: int = 3) -> list[Row]:
    """Measure the pages of a folder, or `number` pages made from the example."""
    with TemporaryDirectory() as folder:
        if pages is None:
            pages = Path(folder)
            many_pages(pages, number)
        cost = measure(
            {
                "readout": [sys.executable, "-m", "benchmarks.readout_pages", str(pages)],
                "metadata": [sys.executable, "-m", "benchmarks.bare_extraction", str(pages), "--metadata"],
                "text": [sys.executable, "-m", "benchmarks.bare_extraction", str(pages)],
            },
            rounds=rounds,
        )
        count = sum(1 for _ in pages.iterdir())
    return [
        Row(f"read {count} pages / trafilatura with metadata", cost["readout"], cost["metadata"], LIMIT),
        Row(f"read {count} pages / trafilatura, text only", cost["readout"], cost["text"]),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print(table(read_pages(given.pages, number=given.number, rounds=given.rounds)))
