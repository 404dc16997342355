"""`readout annotate` over a folder of texts against a bare script that parses the same texts.

python -m benchmarks.annotate_texts [--texts DIR] [--number 60] [--rounds 3]
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Row, measure, readout_command, table
from benchmarks.texts import many_texts

LIMIT = 1.35


def annotate_texts(texts: Path | None = None, *, number: int = 60, rounds: int = 3) -> list[Row]:
    """Measure the texts of a folder, or `number` texts made from the example."""
    with TemporaryDirectory() as folder:
        paths = sorted(texts.iterdir()) if texts else many_texts(Path(folder), number)
        names = [str(path) for path in paths]
        cost = measure(
            {
                "readout": readout_command("annotate", *names, "--jsonl"),
                "bare": [sys.executable, "-m", "benchmarks.bare_parse", *names],
            },
            rounds=rounds,
        )
    return [Row(f"annotate {len(names)} texts / parse them", cost["readout"], cost["bare"], LIMIT)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print(table(annotate_texts(given.texts, number=given.number, rounds=given.rounds)))
