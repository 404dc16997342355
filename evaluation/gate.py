"""Hold the quality: score every task whose corpus is there, and fail if a figure is under its floor.

    python evaluation/gate.py --data DIR

Floors are in floors.json, with a fingerprint of the labelled data they were measured on; on other data they
do not apply. `--raise` raises them to what is measured, `--lower TASK` is the only way down.
"""

import argparse
import json
import math
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from readout.batch.map import map_documents
from readout.errors import ReadoutError, UsageError
from readout.scoring.scores import Figures
from readout.scoring.tasks import TASKS, Task, fingerprint, has_data, run

FLOORS = Path(__file__).with_name("floors.json")

# The arithmetic of another processor can turn a few arcs of a parse, so a floor lies this much under what
# was measured.
MARGIN = 0.003

Floors = dict[str, dict[str, object]]


@dataclass(frozen=True)
class Measured:
    """What scoring a task gave.

    Attributes:
        task: the task.
        data: the fingerprint of its corpus.
        figures: all of its figures.
        seconds: how long it took.
        skipped: why it was not scored; "" when it was.
        failed: the error that scoring it ended with; "" when there was none.
    """

    task: Task
    data: str = ""
    figures: Figures | None = None
    seconds: float = 0.0
    skipped: str = ""
    failed: str = ""


@dataclass(frozen=True)
class Line:
    """One held figure: what it is, what it must be, how it did."""

    task: str
    figure: str
    value: float | None
    floor: float | None
    verdict: str

    @property
    def is_under(self) -> bool:
        """Say whether it fails the gate."""
        return self.verdict in ("UNDER", "MISSING")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; give 0 when all that could be scored holds, else 1."""
    parsed = _parser().parse_args(arguments)
    floors: Floors = json.loads(parsed.floors.read_text("utf-8")) if parsed.floors.exists() else {}
    wanted = [task for task in TASKS if not parsed.tasks or task.name in parsed.tasks]
    annotate = partial(map_documents, jobs=parsed.jobs)
    lines: list[Line] = []
    every: dict[str, Figures] = {}
    failed = 0
    for task in wanted:
        measured = measure(task, parsed.data, annotate)
        if measured.figures is None:
            why = f"FAILED: {measured.failed}" if measured.failed else f"skipped: {measured.skipped}"
            print(f"{task.name:12} {why}", flush=True)
            failed += bool(measured.failed)
            continue
        every[task.name] = measured.figures
        if task.name in parsed.lower:
            floors.pop(task.name, None)
        if parsed.raised or task.name in parsed.lower:
            raise_floors(floors, measured)
        judged = judge(floors, measured)
        lines += judged
        show(measured, judged)
    if parsed.raised or parsed.lower:
        parsed.floors.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    if parsed.figures:
        parsed.figures.write_text(json.dumps(every, indent=1) + "\n", "utf-8")
    under = sum(line.is_under for line in lines)
    print(f"{len(lines)} figures, {under} under their floor; {failed} tasks failed")
    return 1 if under or failed else 0


def measure(task: Task, data: Path | None, annotate: Callable[..., Any]) -> Measured:
    """Score a task, or say why it cannot be scored."""
    if data is None or not has_data(task, data):
        return Measured(task, skipped="no data")
    start = perf_counter()
    try:
        figures = run(task, data, annotate=annotate)
    except ReadoutError as error:
        return Measured(task, failed=str(error))
    return Measured(task, fingerprint(task, data), figures, perf_counter() - start)


def judge(floors: Floors, measured: Measured) -> list[Line]:
    """Compare the held figures of a task with their floors."""
    of_task = floors.get(measured.task.name, {})
    figures = measured.figures or {}
    limits = of_task.get("floors")
    known = limits if isinstance(limits, dict) and of_task.get("data") == measured.data else {}
    names = [*measured.task.held, *sorted(set(known) - set(measured.task.held))]
    return [_line(measured.task.name, name, figures.get(name), known.get(name)) for name in names]


def _line(task: str, name: str, value: float | None, floor: float | None) -> Line:
    if value is None:
        verdict = "MISSING"
    elif floor is None:
        verdict = "no floor"
    else:
        verdict = "UNDER" if value < floor else "holds"
    return Line(task, name, value, floor, verdict)


def raise_floors(floors: Floors, measured: Measured) -> None:
    """Set the floors of a task to what was measured where that is higher; a floor is never lowered here.

    Raises:
        UsageError: the floors were measured on other data.
    """
    name = measured.task.name
    of_task = floors.setdefault(name, {"data": measured.data, "floors": {}})
    if of_task["data"] != measured.data:
        raise UsageError(f"{name}: its floors were measured on other data; start anew with --lower {name}")
    limits = of_task["floors"]
    assert isinstance(limits, dict)
    for figure in measured.task.held:
        value = (measured.figures or {}).get(figure)
        if value is not None:
            limits[figure] = max(limits.get(figure, 0.0), floor_of(value))


def floor_of(value: float) -> float:
    """Give the floor for a measured figure: a margin under it, rounded down.

    >>> floor_of(0.6219), floor_of(0.001)
    (0.618, 0.0)
    """
    return max(0.0, math.floor(round((value - MARGIN) * 1000, 6)) / 1000)


def show(measured: Measured, lines: Sequence[Line]) -> None:
    """Print the held figures of a task."""
    print(f"{measured.task.name:12} {measured.task.about} ({measured.seconds:.0f} s)")
    for line in lines:
        value = "-" if line.value is None else f"{line.value:.3f}"
        floor = "-" if line.floor is None else f"{line.floor:.3f}"
        print(f"  {line.figure:28} {value:>7}  floor {floor:>6}  {line.verdict}", flush=True)


def _parser() -> argparse.ArgumentParser:
    data = os.environ.get("READOUT_DATA")
    parser = argparse.ArgumentParser(description="Fail if a figure is under its floor.")
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(data) if data else None,
        help="the folder that holds the corpora (default: $READOUT_DATA)",
    )
    parser.add_argument(
        "--tasks", nargs="+", default=[], choices=[task.name for task in TASKS], help="only these tasks"
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes that annotate (default: 2)")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    parser.add_argument("--figures", type=Path, help="also write all figures to this file")
    parser.add_argument(
        "--raise", dest="raised", action="store_true", help="raise the floors to what is measured"
    )
    parser.add_argument(
        "--lower", action="append", default=[], metavar="TASK", help="set a task's floors anew, even lower"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
