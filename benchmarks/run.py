"""Run every benchmark and print one table of ratios: `make bench`."""

import os
import platform

from benchmarks.annotate_texts import annotate_texts
from benchmarks.compare_two import compare_two
from benchmarks.help_speed import help_speed
from benchmarks.measure import HEAD, line
from benchmarks.read_pages import read_pages


def main() -> None:
    """Measure all, a row as soon as it is known; one over its limit is marked, no error: machines are noisy."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors; medians of interleaved runs")
    print(HEAD)
    for benchmark in (compare_two, help_speed, annotate_texts, read_pages):
        for row in benchmark():
            print(line(row), flush=True)


if __name__ == "__main__":
    main()
