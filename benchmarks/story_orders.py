"""How much the order in which documents come changes their stories, and how many near copies are found.

python -m benchmarks.story_orders --data DIR

DIR holds `stories/NAME/documents.jsonl` and `gold.jsonl`, as for the evaluation. B-cubed F1 is given for the
order of the file, for that of the dates, and for five shuffles; then the pairs of one event that share at
least half of the five-word runs of the shorter one, how many of them have one origin, and how many pairs of
different events have.
"""

import argparse
import random
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from readout.group.stories import group_documents
from readout.model.document import Document
from readout.scoring.corpora import documents, rows
from readout.scoring.scores import clusters

SHUFFLES = 5
RUN = 5
NEAR_COPY = 0.5


def orders(given: Sequence[Document]) -> dict[str, list[Document]]:
    """Give the documents in several orders, by name."""
    found = {
        "as given": list(given),
        "by date": sorted(given, key=lambda item: (item.published.moment if item.published else "", item.id)),
    }
    for seed in range(SHUFFLES):
        found[f"shuffle {seed}"] = random.Random(seed).sample(list(given), len(given))
    return found


def near_copies(given: Sequence[Document], stories: dict[str, str], origins: dict[str, str]) -> str:
    """Count the near copies that were found."""
    runs = {item.id: _runs(item.text) for item in given}
    near = found = wrong = 0
    for one, other in combinations((item.id for item in given), 2):
        is_one_event = stories[one] == stories[other]
        is_one_origin = origins[one] == origins[other]
        wrong += is_one_origin and not is_one_event
        fewer = min(len(runs[one]), len(runs[other]))
        if is_one_event and fewer and len(runs[one] & runs[other]) >= NEAR_COPY * fewer:
            near += 1
            found += is_one_origin
    return f"near copies of one event with one origin: {found} of {near}; of different events: {wrong}"


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def report(corpus: Path) -> None:
    """Print the figures of one corpus."""
    labelled = {row["id"]: row["story"] for row in rows(corpus / "gold.jsonl")}
    given = list(documents(corpus / "documents.jsonl"))
    for name, ordered in orders(given).items():
        found = list(group_documents(ordered))
        scores = clusters(labelled, {item.document: item.story for item in found})
        print(f"{corpus.name:12} {name:10} B-cubed F1 {scores['b3_f1']:.3f}", flush=True)
        if name == "as given":
            origins = {item.document: item.origin for item in found}
            print(f"{corpus.name:12} {near_copies(given, labelled, origins)}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    for folder in sorted((parser.parse_args().data / "stories").glob("*/gold.jsonl")):
        report(folder.parent)
