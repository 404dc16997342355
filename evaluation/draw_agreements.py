"""Draw agreements from events without labels, for a reader to judge.

    python evaluation/draw_agreements.py --data DIR [--seed N] [--count 100]

DIR holds `stories/g5cluster` (`documents.jsonl` and `gold.jsonl`). Every event of two to six
documents is compared, except those that share a document with a file under
`reconcile/`, which the project is developed on; of a larger event the first six are taken.
Of all agreements of at least two documents COUNT are drawn, and of each two documents; the
two marked clauses are printed one under the other. The question: do they say the same?
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from readout.ingest.read import read_bytes
from readout.ingest.shared.options import ReadOptions
from readout.model.readout import Evidence, Readout
from readout.pipeline.compare import compare_documents

MOST_DOCUMENTS = 6
# So many characters tell whether two files hold one document.
HEAD = 200


def main() -> int:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    arguments = parser.parse_args()
    drawn: list[tuple[str, float, tuple[Evidence, ...]]] = []
    for name, documents in sorted(events(arguments.data).items()):
        readout = compare_rows(documents)
        drawn += [(name, item.score, item.evidence) for item in readout.agreements if len(item.evidence) > 1]
    chance = random.Random(arguments.seed)
    chance.shuffle(drawn)
    print(f"{len(drawn)} agreements")
    for number, (name, score, evidence) in enumerate(drawn[: arguments.count], 1):
        first = list({item.doc: item for item in reversed(evidence)}.values())[::-1]
        print(f"{number}. event {name}, {score:.2f}, {len(first)} documents")
        for item in sorted(chance.sample(first, 2)):
            print("    " + " ".join(item.exact.split()))
    return 0


def events(data: Path) -> dict[str, list[Mapping[str, object]]]:
    """Give the documents of each event that nobody labelled, by its name."""
    known = {
        str(row["text"])[:HEAD]
        for path in sorted((data / "reconcile").glob("*.json"))
        for row in json.loads(path.read_text(encoding="utf-8"))["documents"]
    }
    folder = data / "stories" / "g5cluster"
    story = {row["id"]: str(row["story"]) for row in _rows(folder / "gold.jsonl")}
    found: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for row in _rows(folder / "documents.jsonl"):
        found[story[row["id"]]].append(row)
    return {
        name: rows[:MOST_DOCUMENTS]
        for name, rows in found.items()
        if len(rows) > 1 and not any(str(row["text"])[:HEAD] in known for row in rows)
    }


def compare_rows(rows: list[Mapping[str, object]]) -> Readout:
    """Compare documents given as rows of JSON lines."""
    raw = "\n".join(json.dumps(row) for row in rows).encode()
    return compare_documents(read_bytes(raw, "event.jsonl", ReadOptions()))


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
