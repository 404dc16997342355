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
from readout.scoring.reconcile import Shares, facts_at, joined_pairs, place_of, touch
from readout.scoring.scores import Figures, Share

FOLDER = "events"


def evaluate(data_dir: Path, annotate: Annotate = annotate_documents) -> Figures:
    """Give the figures on the events in `data_dir`."""
    return score_rows(data_dir, predictions(data_dir, annotate))


def predictions(data_dir: Path, annotate: Annotate = annotate_documents) -> Iterator[dict[str, object]]:
    """Yield for each event, in the order of the files' names, its name and its readout."""
    return reconcile.predictions(data_dir, annotate, FOLDER)


def score_rows(data_dir: Path, predicted: Iterable[Mapping[str, Any]]) -> Figures:
    """Score the readouts of the events in `data_dir`; an event without one counts as an empty readout."""
    return reconcile.score_rows(data_dir, predicted, FOLDER, score_exhaustive)


def score_exhaustive(labels: Mapping[str, Any], readout: Mapping[str, Any]) -> Shares:
    """Count what can be counted where the labels hold all facts and all furniture.

    A joined pair that shares no fact is wrong, by half where a side touches none: about one fact in ten is
    not labelled. A line "only in one" that touches what two documents state, or furniture, is false.
    """
    facts = [[place_of(item) for item in fact["evidence"]] for fact in labels["facts"]]
    joined = [(facts_at(one, facts), facts_at(two, facts)) for one, two in joined_pairs(readout)]
    wrong = sum(1.0 if one and two else 0.5 for one, two in joined if not one & two)
    told = [place for fact in facts if len({place.doc for place in fact}) > 1 for place in fact]
    told += [place_of(item) for item in labels.get("boilerplate", [])]
    alone = [place_of(item) for item in readout.get("only_in", [])]
    false = sum(any(touch(one, other) for other in told) for one in alone)
    return {
        "strict_agreements": Share(len(joined) - wrong, len(joined), 0, 0),
        "false_only": Share(false, len(alone), 0, 0),
    }
