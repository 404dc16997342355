"""How the time of reading grows with the length of lines that nobody would print.

python -m benchmarks.long_lines [--size 4000]

Each row gives the seconds for a line of so many units and for one four times as long. What is
linear grows about fourfold; what is quadratic, sixteenfold.
"""

import argparse
from time import process_time

from readout.model.document import Document
from readout.pipeline.run import annotate_document

UNITS = {
    "opening marks": "“a ",
    "marks and apostrophes": "\"a' ",
    "reports inside reports": "he said ",
    "quotations in one sentence": "“No,” he said, ",
    "names": "Anna Moen ",
    "titles": "Mr. President ",
    "numbers in words": "twenty-one thousand ",
    "ranges": "5 to ",
    "dates": "May 3, 2021 ",
    "brackets": "(a ",
}
FACTOR = 4


def seconds(text: str) -> float:
    """Give the processor time of annotating `text`."""
    document = Document(id="line", text=text, sha256="", path="line", language="en")
    began = process_time()
    annotate_document(document)
    return process_time() - began


def growth(size: int) -> None:
    """Print a row for each sort of line."""
    seconds("Warm the model up.")
    print(f"{'line of':30} {size:>8} {size * FACTOR:>8} {'growth':>7}")
    for name, unit in UNITS.items():
        short, long = seconds(unit * size), seconds(unit * size * FACTOR)
        print(f"{name:30} {short:8.2f} {long:8.2f} {long / short:7.1f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000)
    growth(parser.parse_args().size)
