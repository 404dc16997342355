"""Score the grouping of documents into stories on corpora whose documents carry the event they report.

Each folder below the corpus holds `documents.jsonl` and `gold.jsonl` with rows `{"id", "story"}`; each is
grouped by itself. Predicted rows are the labels' own form with "corpus" added.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from readout.model.document import Document
from readout.model.story import Membership
from readout.pipeline.grouping import group_documents
from readout.scoring.corpora import documents, rows
from readout.scoring.scores import Figures, clusters

FOLDER = "stories"

Group = Callable[[Sequence[Document]], Iterable[Membership]]


def _group(given: Sequence[Document]) -> Iterable[Membership]:
    return group_documents(given, failures=[])


def evaluate(data_dir: Path, group: Group = _group) -> Figures:
    """Give the figures of each corpus, each under the corpus's name."""
    return score_rows(data_dir, predictions(data_dir, group))


def predictions(data_dir: Path, group: Group = _group) -> Iterator[dict[str, object]]:
    """Yield a row for each document: its id and the story it was put into."""
    for corpus in _corpora(data_dir):
        for membership in group(list(documents(corpus / "documents.jsonl"))):
            yield {"corpus": corpus.name, "id": membership.document, "story": membership.story}


def score_rows(data_dir: Path, predicted: Iterable[Mapping[str, Any]]) -> Figures:
    """Score predicted rows against the labels in `data_dir`."""
    ours: dict[str, dict[str, str]] = {}
    for row in predicted:
        ours.setdefault(row["corpus"], {})[row["id"]] = row["story"]
    figures: Figures = {}
    for corpus in _corpora(data_dir):
        labelled = {row["id"]: row.get("story") for row in rows(corpus / "gold.jsonl")}
        found = clusters(labelled, ours.get(corpus.name, {}))
        figures |= {f"{corpus.name}_{name}": value for name, value in found.items()}
    return figures


def _corpora(data_dir: Path) -> list[Path]:
    return sorted(path.parent for path in (data_dir / FOLDER).glob("*/gold.jsonl"))
