"""`readout --help` and `--version` against a comparison: nothing heavy may be imported for them.

python -m benchmarks.help_speed [--rounds 7]
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Row, measure, readout_command, table
from benchmarks.texts import two_texts

LIMIT = 0.1


def help_speed(*, rounds: int = 7) -> list[Row]:
    """Measure both against a comparison of two texts."""
    with TemporaryDirectory() as folder:
        paths = [str(path) for path in two_texts(Path(folder))]
        cost = measure(
            {
                "help": readout_command("--help"),
                "version": readout_command("--version"),
                "compare": readout_command("compare", *paths, "--json"),
            },
            rounds=rounds,
        )
    return [
        Row("readout --help / compare two texts", cost["help"], cost["compare"], LIMIT),
        Row("readout --version / compare two texts", cost["version"], cost["compare"], LIMIT),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    print(table(help_speed(rounds=parser.parse_args().rounds)))
