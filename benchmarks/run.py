"""Run every benchmark and print tables of ratios: `make bench`. It takes some ten minutes.

python -m benchmarks.run [--pages DIR]

Adding pages is measured on pages made from the example, or on those of a folder: real pages cost more to read
and as much to add. Searching is asked of a library smaller than the one that the figures in docs/library.md
are for, so that it is made in a minute.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.add_pages import add_pages
from benchmarks.annotate_texts import annotate_texts
from benchmarks.compare_two import compare_two
from benchmarks.help_speed import help_speed
from benchmarks.measure import HEAD, Row, line
from benchmarks.read_pages import read_pages

# Fewer pages than this, and starting the processes that read them is a tenth of the time or more.
PAGES = 500
ROUNDS = 2
# Documents and queries of the search.
DOCUMENTS = 50_000
QUERIES = 100


def main(pages: Path | None = None) -> None:
    """Print each row as soon as it is known; over its limit it is marked, no error: machines are noisy."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors; medians of interleaved runs")
    print(HEAD)
    adding = partial(add_pages, pages, number=PAGES, rounds=ROUNDS)
    benchmarks: tuple[Callable[[], Sequence[Row]], ...] = (
        compare_two,
        help_speed,
        annotate_texts,
        read_pages,
        adding,
    )
    for benchmark in benchmarks:
        for row in benchmark():
            print(line(row), flush=True)
    print(flush=True)
    # In a process of its own, so that the library's memory is not that of the ones above.
    searching = ["benchmarks.search_documents", "--documents", str(DOCUMENTS), "--queries", str(QUERIES)]
    subprocess.run([sys.executable, "-m", *searching], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Run every benchmark; print tables of ratios.")
    parser.add_argument(
        "--pages", type=Path, help="a folder of .html or .html.gz to add, instead of made pages"
    )
    main(parser.parse_args().pages)
