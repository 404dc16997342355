"""How the time of comparing grows with the number of documents of one event.

python -m benchmarks.growth [--data DIR] [--event NAME] [--words 700]

DIR has documents.jsonl (`id`, `text`, …) and gold.jsonl (`id`, `story`); the event with the most
words is taken unless one is named. No event there has eighty reports, so reports are made of the
paragraphs of its real ones: about half from one, the rest from the others, cut at so many words.
Without DIR the example's reports are mixed in the same way, sentence by sentence.

Printed are processor seconds for 5, 10, … documents and the exponent of the curve through them.
The last line compares 20 documents by the command, cold start included, and parses them by a bare script.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.measure import HEAD, Row, line, measure, readout_command
from benchmarks.texts import EXAMPLE, text_of
from readout.language.en.parser import MODEL_PACKAGES, WANTED
from readout.language.engine.parser import model
from readout.model.document import Document
from readout.model.layers import Annotation
from readout.pipeline.compare import compare_annotations
from readout.pipeline.run import annotate_document

SIZES = (5, 10, 20, 40, 80)
# What all of it may grow with at most: n to this power.
LIMIT = 1.3
# Twenty documents, against parsing them.
TWENTY, TWENTY_LIMIT = 20, 2.0
# The share of a made report's own paragraphs, and a seed that makes the same reports every time.
OWN = 0.5
SEED = 20_310_403
# A line of fewer words is a heading or a caption.
SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds for the first documents.

    Attributes:
        documents: how many.
        parsed: parsing alone.
        annotated: parsing and all layers.
        reconciled: from the layers to the readout.
    """

    documents: int
    parsed: float
    annotated: float
    reconciled: float

    @property
    def whole(self) -> float:
        """Give the seconds from texts to readout."""
        return self.annotated + self.reconciled


def growth(texts: Sequence[str]) -> list[Cost]:
    """Measure the comparison of the first 5, 10, … of `texts`."""
    parser = model("English", MODEL_PACKAGES, WANTED)
    documents = [_document(place, text) for place, text in enumerate(texts)]
    compare_annotations([annotate_document(document) for document in documents[:2]])  # warms all up
    annotations: list[Annotation] = []
    parsed = annotated = 0.0
    costs = []
    for place, document in enumerate(documents, start=1):
        began = process_time()
        parser(document.text)
        between = process_time()
        annotations.append(annotate_document(document))
        parsed += between - began
        annotated += process_time() - between
        if place in SIZES:
            began = process_time()
            compare_annotations(annotations)
            costs.append(Cost(place, parsed, annotated, process_time() - began))
    return costs


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Give the power of n that fits the seconds best, by least squares of the logarithms.

    >>> round(exponent([1, 2, 4], [3, 12, 48]), 6)
    2.0
    """
    xs, ys = [log(size) for size in sizes], [log(second) for second in seconds]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return slope / sum((x - mean_x) ** 2 for x in xs)


def made_reports(reports: Sequence[str], number: int, words: int) -> list[str]:
    """Make `number` reports of about so many words from the paragraphs of real ones."""
    chooser = random.Random(SEED)
    paragraphs = [[p for p in text.splitlines() if len(p.split()) >= SHORTEST] for text in reports]
    return [
        _made([*paragraphs[place % len(paragraphs)]], paragraphs, words, chooser) for place in range(number)
    ]


def _made(own: list[str], paragraphs: Sequence[Sequence[str]], words: int, chooser: random.Random) -> str:
    others = [paragraph for report in paragraphs for paragraph in report if paragraph not in own]
    chooser.shuffle(others)
    chosen: list[str] = []
    for pool, limit in ((own, OWN * words), (others, float(words)), (own, float(words))):
        for paragraph in pool:
            if sum(len(done.split()) for done in chosen) >= limit:
                break
            if paragraph not in chosen:
                chosen.append(paragraph)
    return "\n\n".join(chosen)


def read_event(folder: Path, name: str | None) -> list[str]:
    """Read the texts of one event: the one named, else the one with the most words."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        story = {row["id"]: row["story"] for row in map(json.loads, file)}
    events: dict[str, list[str]] = defaultdict(list)
    with (folder / "documents.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            events[story[row["id"]]].append(row["text"])
    if name is None:
        name = max(sorted(events), key=lambda event: sum(len(text.split()) for text in events[event]))
    if name not in events:
        raise SystemExit(f"no event {name!r} in {folder}; there are {', '.join(sorted(events))}")
    return events[name]


def example_event() -> list[str]:
    """Read the example's reports in English, a sentence a line."""
    names = sorted(path.stem for path in EXAMPLE.glob("*.html") if path.stem != "5-hafenblatt")
    return [text_of(name).replace(". ", ".\n") for name in names]


def twenty(texts: Sequence[str], rounds: int) -> Row:
    """Measure the command on the first twenty texts against a bare script that parses them."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"report-{place:02}.txt" for place in range(TWENTY)]
        for path, text in zip(paths, texts, strict=False):
            path.write_text(text, encoding="utf-8")
        names = [str(path) for path in paths]
        cost = measure(
            {
                "readout": readout_command("compare", *names, "--json"),
                "bare": [sys.executable, "-m", "benchmarks.bare_parse", *names],
            },
            rounds=rounds,
        )
    return Row(f"compare {TWENTY} documents / parse them", cost["readout"], cost["bare"], TWENTY_LIMIT)


def _document(place: int, text: str) -> Document:
    return Document(id=f"r{place}", text=text, sha256=f"{place:064}", path=f"r{place}", language="en")


def main(texts: Sequence[str], rounds: int) -> None:
    """Print a row for each number of documents, the exponents, and the row of twenty documents."""
    print(f"{'documents':>9} {'parse':>8} {'annotate':>9} {'reconcile':>10} {'whole':>8}  whole/parse")
    costs = growth(texts)
    for cost in costs:
        print(
            f"{cost.documents:9} {cost.parsed:7.2f}s {cost.annotated:8.2f}s {cost.reconciled:9.2f}s"
            f" {cost.whole:7.2f}s {cost.whole / cost.parsed:9.2f}"
        )
    sizes = [float(cost.documents) for cost in costs]
    reconciled = exponent(sizes, [cost.reconciled for cost in costs])
    whole = exponent(sizes, [cost.whole for cost in costs])
    over = "  OVER" if whole > LIMIT else ""
    print(f"grows with n^{reconciled:.2f} (reconcile), n^{whole:.2f} (whole); limit n^{LIMIT}{over}")
    print(HEAD)
    print(line(twenty(texts, rounds)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--event")
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    reports = example_event() if given.data is None else read_event(given.data, given.event)
    main(made_reports(reports, max(SIZES), given.words), given.rounds)
