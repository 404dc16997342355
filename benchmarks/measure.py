"""Run commands in turn, each in a process of its own, and give medians.

Rounds are interleaved (A B A B …), so that a machine that slows down slows both. A ratio of
medians is what we report: seconds depend on the machine.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

# ru_maxrss is in kibibytes on Linux, in bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024

HEAD = f"{'':46} {'ours':>8} {'peer':>8} {'ratio':>6} {'cpu':>6} {'limit':>6} {'peak memory':>19}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: medians over its rounds."""

    seconds: float
    cpu_seconds: float
    peak_bytes: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: our cost beside a peer's, and the ratio that we hold ourselves to."""

    what: str
    ours: Cost
    peer: Cost
    limit: float | None = None

    @property
    def ratio(self) -> float:
        """Give our time over the peer's."""
        return self.ours.seconds / self.peer.seconds

    @property
    def cpu_ratio(self) -> float:
        """Give our processor time over the peer's: steadier on a machine that does other things too."""
        return self.ours.cpu_seconds / self.peer.cpu_seconds


def readout_command(*arguments: str) -> list[str]:
    """Give the command line that a user would type, for the installation that runs this script."""
    script = Path(sys.executable).with_name("readout")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "readout"]
    return [*start, *arguments]


def measure(commands: Mapping[str, Sequence[str]], *, rounds: int) -> dict[str, Cost]:
    """Run each command once unmeasured, then `rounds` times in turn; give the medians by name.

    Raises:
        SystemExit: a command failed, since a failed command is always fast.
    """
    for command in commands.values():
        _run_once(command)
    samples: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            samples[name].append(_run_once(command))
    return {name: _median(found) for name, found in samples.items()}


def _run_once(command: Sequence[str]) -> Cost:
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        complaint = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        shown = " ".join(command[:5])
        raise SystemExit(f"{shown} … gave {process.returncode}: {complaint.decode()[-2000:]}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT)


def _median(samples: Sequence[Cost]) -> Cost:
    return Cost(
        median(sample.seconds for sample in samples),
        median(sample.cpu_seconds for sample in samples),
        median(sample.peak_bytes for sample in samples),
    )


def table(rows: Sequence[Row]) -> str:
    """Draw the rows, one a line."""
    return "\n".join([HEAD, *(line(row) for row in rows)])


def line(row: Row) -> str:
    """Draw one row."""
    limit = f"≤{row.limit:.2f}" if row.limit else ""
    over = "  OVER" if row.limit and row.ratio > row.limit else ""
    memory = f"{row.ours.peak_bytes / 2**20:.0f} / {row.peer.peak_bytes / 2**20:.0f} MB"
    return (
        f"{row.what:46} {row.ours.seconds:7.2f}s {row.peer.seconds:7.2f}s {row.ratio:6.2f} "
        f"{row.cpu_ratio:6.2f} {limit:>6} {memory:>19}{over}"
    )
