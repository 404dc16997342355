"""Change one thing in copies of real articles, and see whether comparing finds it, and nothing else.

    python evaluation/perturb.py --data DIR [--seed N] [--count 500]

For each of four sorts (a value, a name, a negation, a word of a quotation) that many places are drawn from
the raw text by a seeded generator; how, and what is left out, is told in readout.scoring.perturbed.changes.
Found is a difference of the right kind whose evidence covers the changed place in both documents.
`--misses` shows each place that was not found, and each difference that is none.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from readout.batch.map import map_documents
from readout.errors import ReadoutError
from readout.model.readout import Difference
from readout.scoring.perturbation import SEED, Outcome, figures, outcomes
from readout.scoring.perturbed.changes import SORTS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the test; give 0 when it could be run."""
    parsed = _parser().parse_args(arguments)
    annotate = partial(map_documents, jobs=parsed.jobs)
    start = perf_counter()
    found = []
    try:
        for outcome in outcomes(parsed.data, count=parsed.count, seed=parsed.seed, annotate=annotate):
            found.append(outcome)
            if parsed.misses:
                show(outcome)
    except ReadoutError as error:
        print(error, file=sys.stderr)
        return 2
    measured = figures(found)
    print(f"{'sort':12} {'drawn':>6} {'found':>6} {'of any kind':>12}")
    for sort in SORTS:
        drawn, right, touched = (measured[f"{sort}_{name}"] for name in ("drawn", "found", "found_any_kind"))
        print(f"{sort:12} {drawn:6.0f} {right:6.3f} {touched:12.3f}")
    for group in ("changed", "unchanged"):
        of_group = [outcome for outcome in found if bool(outcome.change) == (group == "changed")]
        false = sum(len(outcome.elsewhere) for outcome in of_group)
        print(f"{group} copies: {len(of_group)}, with {false} differences that are none")
    print(f"{perf_counter() - start:.0f} s")
    return 0


def show(outcome: Outcome) -> None:
    """Print what was not found, and what was found and is not so."""
    change = outcome.change
    if change is not None and not outcome.is_found:
        told = ", ".join(f"{item.kind} {item.verdict}" for item in outcome.touching) or "nothing"
        print(f"missed {change.sort} in {outcome.article} at {change.start}: ", end="")
        print(f"{change.before!r} → {change.after!r}; found {told}")
    for item in outcome.elsewhere:
        print(f"none   in {outcome.article}: {_told(item)}")


def _told(item: Difference) -> str:
    sides = " | ".join(side.evidence[0].exact for side in item.sides)
    return f"{item.kind} {item.verdict}: {sides}"


def _parser() -> argparse.ArgumentParser:
    data = os.environ.get("READOUT_DATA")
    parser = argparse.ArgumentParser(description="See whether one change in a copy is found.")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(data) if data else None,
        required=data is None,
        help="the folder that holds the corpora (default: $READOUT_DATA)",
    )
    parser.add_argument("--count", type=int, default=500, help="changes of each sort (default: 500)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the drawing (default: {SEED})")
    parser.add_argument("--jobs", type=int, default=2, help="processes that annotate (default: 2)")
    parser.add_argument("--misses", action="store_true", help="show what was missed or is not so")
    return parser


if __name__ == "__main__":
    sys.exit(main())
