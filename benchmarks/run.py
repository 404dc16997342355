"""Run every benchmark and print one table of ratios: `make bench`."""

import os
import platform
import sys

from benchmarks.annotate_texts import annotate_texts
from benchmarks.compare_two import compare_two
from benchmarks.help_speed import help_speed
from benchmarks.measure import Row, table
from benchmarks.read_pages import read_pages


def main() -> None:
    """Measure all, print the table; a ratio over its limit is marked, not an error: machines are noisy."""
    rows: list[Row] = []
    for benchmark in (compare_two, help_speed, annotate_texts, read_pages):
        print(f"{benchmark.__name__} …", file=sys.stderr)
        rows += benchmark()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors; medians of interleaved runs")
    print(table(rows))


if __name__ == "__main__":
    main()
