"""`readout compare A B`, cold start included, against a bare script that parses the two texts.

python -m benchmarks.compare_two [A.txt B.txt …] [--rounds 7]
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Row, measure, readout_command, table
from benchmarks.texts import two_texts

# A reader waits for the model in any case; what we add to it shall stay unnoticed.
LIMIT = 1.6


def compare_two(files: Sequence[Path] = (), *, rounds: int = 7) -> list[Row]:
    """Measure a comparison of `files`, or of two texts made from the example."""
    with TemporaryDirectory() as folder:
        paths = [str(path) for path in files or two_texts(Path(folder))]
        cost = measure(
            {
                "readout": readout_command("compare", *paths, "--json"),
                "terminal": readout_command("compare", *paths),
                "bare": [sys.executable, "-m", "benchmarks.bare_parse", *paths],
            },
            rounds=rounds,
        )
    return [
        Row("compare two texts, JSON / parse them", cost["readout"], cost["bare"], LIMIT),
        Row("compare two texts, terminal / parse them", cost["terminal"], cost["bare"], LIMIT),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    print(table(compare_two(given.files, rounds=given.rounds)))
