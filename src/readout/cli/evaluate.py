"""`readout evaluate`: score Readout on a public corpus."""

import argparse
import json
from pathlib import Path

from readout.cli.output import line_writer, write
from readout.cli.status import DONE
from readout.errors import UsageError
from readout.evaluate.tasks import TASKS, run_task
from readout.report.as_json import dumps_data


def run(arguments: argparse.Namespace) -> int:
    """Run one task; give the exit status."""
    if arguments.task == "list":
        write("".join(f"{name:<14}{task.about}\n" for name, task in TASKS.items()), arguments.output)
        return DONE
    if not arguments.data:
        raise UsageError("--data is missing: the folder that holds the corpora")
    result = run_task(arguments.task, Path(arguments.data))
    if arguments.predictions:
        with line_writer(arguments.predictions) as write_line:
            for row in result.predictions:
                write_line(json.dumps(row, ensure_ascii=False))
    if arguments.json:
        write(dumps_data({"task": arguments.task, "figures": result.figures}), arguments.output)
    else:
        write(
            "".join(f"{name:<32}{value:>10.3f}\n" for name, value in result.figures.items()), arguments.output
        )
    return DONE
