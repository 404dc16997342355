"""`readout evaluate`: score Readout on a public corpus."""

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from readout.batch.map import map_documents
from readout.cli.shared.output import line_writer, write
from readout.cli.shared.status import DONE
from readout.errors import UsageError
from readout.report.exports.readout import dumps_data
from readout.scoring.scores import Figures
from readout.scoring.tasks import TASKS, Task, task
from readout.scoring.tasks import run as run_task


def run(arguments: argparse.Namespace) -> int:
    """Run one task; give the exit status."""
    if arguments.task == "list":
        lines = [f"{item.name:<14}{item.about}\n" for item in TASKS]
        write("".join(lines), arguments.output)
        return DONE
    found = task(arguments.task)
    if not arguments.data:
        raise UsageError("--data is missing: the folder that holds the corpora")
    started = perf_counter()
    annotate = partial(map_documents, jobs=arguments.jobs)
    figures = _figures(found, Path(arguments.data), arguments.predictions, annotate)
    print(f"readout: {found.name} took {perf_counter() - started:.1f} s", file=sys.stderr)
    if arguments.json:
        write(dumps_data({"task": found.name, "figures": figures}), arguments.output)
    else:
        write("".join(f"{name:<32}{value:>10.3f}\n" for name, value in figures.items()), arguments.output)
    return DONE


def _figures(found: Task, data: Path, predictions: str | None, annotate: Callable[..., Any]) -> Figures:
    if not predictions:
        return run_task(found, data, annotate=annotate)
    with line_writer(predictions) as write_line:
        return run_task(
            found,
            data,
            annotate=annotate,
            keep=lambda row: write_line(json.dumps(row, ensure_ascii=False)),
        )
