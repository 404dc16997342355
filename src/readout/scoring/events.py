"""Score readouts against events whose labels hold every fact and all furniture that a reader saw.

The files and the figures are those of `reconcile`, with two more that need such labels:
`strict_agreements` and `only_in_true`.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from readout.pipeline.run import annotate_documents
from readout.scoring import reconcile
from readout.scoring.corpora import Annotate
from readout.scoring.scores import Figures

FOLDER = "events"


def evaluate(data_dir: Path, annotate: Annotate = annotate_documents) -> Figures:
    """Give the figures on the events in `data_dir`."""
    return score_rows(data_dir, predictions(data_dir, annotate))


def predictions(data_dir: Path, annotate: Annotate = annotate_documents) -> Iterator[dict[str, object]]:
    """Yield for each event, in the order of the files' names, its name and its readout."""
    return reconcile.predictions(data_dir, annotate, FOLDER)


def score_rows(data_dir: Path, predicted: Iterable[Mapping[str, Any]]) -> Figures:
    """Score the readouts of the events in `data_dir`; an event without one counts as an empty readout."""
    return reconcile.score_rows(data_dir, predicted, FOLDER, is_exhaustive=True)
