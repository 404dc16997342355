"""Run every benchmark and print one table of ratios: `make bench`."""

import os
import platform

from benchmarks.annotate_texts import annotate_texts
from benchmarks.compare_two import compare_two
from benchmarks.help_speed import help_speed
from benchmarks.measure import HEAD, line
from benchmarks.read_pages import read_pages


def main() -> None:
    """Print each row as soon as it is known; over its limit it is marked, no error: machines are noisy."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors; medians of interleaved runs")
    print(HEAD)
    for benchmark in (compare_two, help_speed, annotate_texts, read_pages):
        for row in benchmark():
            print(line(row), flush=True)


if __name__ == "__main__":
    main()
