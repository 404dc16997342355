"""Change the code in small ways, a draw of them in each of ten modules, and count what no test notices.

    python tools/mutants.py [MODULE ...] [--drawn 40] [--seed 1] [--jobs 2]

Needs the locked mutmut (`make mutants` sees to it), which gives the changes and runs each against the tests
that reach the changed function; what lies outside functions, or in a decorated one, it leaves as it is. Which
are drawn hangs on the seed and on the changed line itself, so that an edit elsewhere draws no others. One
that makes no difference that anybody could see is equivalent: those are listed, each with its reason, in
tools/mutants.tsv. Where all modules are tried the figures are written to docs/mutants.md.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents

ROOT = Path(__file__).parents[1]
JUDGED, PAGE = ROOT / "tools" / "mutants.tsv", ROOT / "docs" / "mutants.md"
# The modules that decide most, by the tests that each is tried against besides its own examples.
ROOMS = {
    ("tests/reconcile",): (
        "reconcile/claims/alignment.py",
        "reconcile/claims/clusters.py",
        "reconcile/values/verdicts.py",
        "reconcile/copies/edits.py",
    ),
    ("tests/pipeline/receipts",): ("pipeline/receipts/verify.py", "pipeline/receipts/form.py"),
    ("tests/group",): ("group/stream/settling.py",),
    ("tests/store",): ("store/search.py",),
    ("tests/ingest",): ("ingest/containers/archive.py",),
    ("tests/language/en", "tests/annotate/test_times.py"): ("language/en/calendar/resolving.py",),
}
DRAWN, SEED = 40, 1
# Of those that are not equivalent, so many in 100 are to be killed in each module.
WANTED = 85
# A changed function may take so many times what its tests took, and a second, before it counts as endless.
PATIENCE = 8.0
# A change may make a loop that only fills memory.
MOST_MEMORY = 8 << 30
# What mutmut says of a run: the tests passed, none reaches the function, one failed, one did not end.
LIVED, UNREACHED = 0, 33
KILLED, ENDLESS = (1, 3, -9, -11), (24, 36, 152, 255, -24)

# What most likely notices is tried first: the tests beside the module's mirror image, and its own examples.
CONFTEST = """
import os

NEAR = {near}
os.environ["PYTHONPATH"] = os.path.abspath("src")  # for programs that a test starts


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not item.nodeid.startswith(NEAR))
"""

CONFIGURATION = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {modules}
also_copy = {beside}
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-p", "no:cacheprovider"]
timeout_multiplier = {patience}
"""


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    """One change: where it is, and the words of the code that it takes away and puts there."""

    module: str
    function: str
    line: str
    replacement: str
    name: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Give what it is judged by."""
        return self.module, self.function, self.line, self.replacement

    def rank(self, seed: int) -> str:
        """Give its place in a draw."""
        return sha256("\t".join((str(seed), *self.key)).encode()).hexdigest()


def main() -> int:
    """Try the draw of each module; give 0 where enough are killed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--drawn", type=int, default=DRAWN)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    known = [module for modules in ROOMS.values() for module in modules]
    made = {module: _mutants(module) for module in known if module in (given.modules or known)}
    judged = _judged()
    outcome: dict[Mutant, bool] = {}
    for tests, modules in ROOMS.items():
        drawn = [
            mutant for module in modules for mutant in draw(made.get(module, ()), given.drawn, given.seed)
        ]
        if drawn:
            tried = _try(drawn, tests, given.jobs)
            _tell(tried, judged)
            outcome |= tried
    told = _table(list(made), outcome, judged)
    print(told)
    if list(made) == known and (given.drawn, given.seed) == (DRAWN, SEED):
        PAGE.write_text(_page(told, outcome, judged), "utf-8")
    few = any(share < WANTED for *_, share in _rows(list(made), outcome, judged))
    return 1 if _misjudged(made, outcome, judged) or few else 0


def draw(made: Sequence[Mutant], drawn: int, seed: int) -> list[Mutant]:
    """Give so many of the changes of a module, the same for the same seed."""
    return sorted(sorted(made, key=lambda mutant: mutant.rank(seed))[:drawn])


def _misjudged(
    made: Mapping[str, Sequence[Mutant]], outcome: dict[Mutant, bool], judged: dict[tuple[str, ...], str]
) -> bool:
    """Print what is judged equivalent, and was killed or can no longer be made."""
    killed = {mutant.key for mutant, is_killed in outcome.items() if is_killed}
    possible = {mutant.key for mutants in made.values() for mutant in mutants}
    wrong = [key for key in judged if key[0] in made and (key in killed or key not in possible)]
    for key in wrong:
        print("judged equivalent, and", "killed" if key in killed else "no longer possible", *key, sep="\t")
    return bool(wrong)


def _tell(outcome: dict[Mutant, bool], judged: dict[tuple[str, ...], str]) -> None:
    """Print what lived, as it would stand among the judged ones."""
    for mutant in sorted(outcome):
        if not outcome[mutant] and mutant.key not in judged:
            print(*mutant.key, sep="\t", flush=True)


def _mutants(module: str) -> list[Mutant]:
    """Give every change that mutmut makes of a module."""
    path = ROOT / "src" / "readout" / module
    made = mutate_file_contents(str(path), path.read_text("utf-8"))
    lines = made.code.splitlines()
    bodies = {
        name: [line.replace(name, "") for line in lines[span.start - 1 : span.end]]
        for name, span in made.line_span_by_function_name.items()
    }
    dotted = "readout." + module.removesuffix(".py").replace("/", ".")
    found = []
    for name in made.mutant_names:
        function = name.rpartition("__mutmut_")[0]
        line, replacement = _changed(bodies[f"{function}__mutmut_orig"], bodies[name])
        shown = function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
        found.append(Mutant(module, shown, line, replacement, f"{dotted}.{name}"))
    return found


def _changed(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Give the lines in which two versions of a function differ, each as one line."""
    shorter = min(len(before), len(after))
    head = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    tail = next((at for at in range(shorter - head) if before[-1 - at] != after[-1 - at]), shorter - head)
    one, two = (lines[head : len(lines) - tail] for lines in (before, after))
    return " ".join(" ".join(one).split()), " ".join(" ".join(two).split())


def _judged() -> dict[tuple[str, ...], str]:
    """Give the changes judged equivalent, each with the reason."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {tuple(row[:4]): row[4] for row in rows if not row[0].startswith("#")}


def _try(drawn: Sequence[Mutant], tests: Sequence[str], jobs: int) -> dict[Mutant, bool]:
    """Say of each change whether the tests kill it, in a copy of the tree."""
    modules = sorted({f"src/readout/{mutant.module}" for mutant in drawn})
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "readout"
        _lay_out(copy, modules, tests)
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(jobs)]
        ran = subprocess.run(
            [*command, *(mutant.name for mutant in drawn)],
            cwd=copy,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY)),
            check=False,
        )
        codes: dict[str, int] = {}
        for meta in (copy / "mutants" / "src").rglob("*.meta"):
            codes |= json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
    known = {*KILLED, *ENDLESS, LIVED, UNREACHED}
    strange = [mutant.name for mutant in drawn if codes.get(mutant.name, -1) not in known]
    if ran.returncode or strange:
        sys.exit(f"{ran.stdout[-4000:]}\nmutmut said nothing that can be counted of {strange}")
    if endless := sum(codes[mutant.name] in ENDLESS for mutant in drawn):
        print(f"{endless} of {len(drawn)} ran on until they were stopped")
    return {mutant: codes[mutant.name] not in (LIVED, UNREACHED) for mutant in drawn}


def _lay_out(copy: Path, modules: Sequence[str], tests: Sequence[str]) -> None:
    """Copy the tree and say in it what is to be changed and which tests are run, which of them first."""
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "out", "*.egg-info"))
    beside = sorted(path.name for path in copy.iterdir() if path.name != "src")
    mirrored = {f"{Path('tests', *Path(module).parts[2:-1])}/" for module in modules}
    (copy / "tests" / "conftest.py").write_text(CONFTEST.format(near=(*modules, *sorted(mirrored))), "utf-8")
    lists = {"modules": modules, "beside": beside, "tests": [*tests, *modules]}
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(
            CONFIGURATION.format(
                patience=PATIENCE, **{name: json.dumps(found) for name, found in lists.items()}
            )
        )


Row = tuple[str, int, int, int, int, float]


def _rows(
    modules: Sequence[str], outcome: dict[Mutant, bool], judged: dict[tuple[str, ...], str]
) -> Iterator[Row]:
    """Yield of each module what was drawn, is equivalent, was killed, lived, and the killed in 100."""
    for module in modules:
        ends = Counter(
            "killed" if is_killed else "equivalent" if mutant.key in judged else "lived"
            for mutant, is_killed in outcome.items()
            if mutant.module == module
        )
        weighed = ends["killed"] + ends["lived"]
        share = 100 * ends["killed"] / weighed if weighed else 100.0
        yield module, ends.total(), ends["equivalent"], ends["killed"], ends["lived"], share


def _table(modules: Sequence[str], outcome: dict[Mutant, bool], judged: dict[tuple[str, ...], str]) -> str:
    lines = ["| module | drawn | equivalent | killed | lived | killed in 100 |", "|---|---|---|---|---|---|"]
    lines += [
        f"| `{module}` | {drawn} | {same} | {killed} | {lived} | {share:.0f} |"
        for module, drawn, same, killed, lived, share in _rows(modules, outcome, judged)
    ]
    return "\n".join(lines)


def _page(told: str, outcome: dict[Mutant, bool], judged: dict[tuple[str, ...], str]) -> str:
    """Give the page: the figures, and each change that no test notices."""
    parts = [HEAD, told]
    for title, is_judged in (("Equivalent", True), ("Lived", False)):
        rows = [
            mutant
            for mutant in sorted(outcome)
            if not outcome[mutant] and (mutant.key in judged) is is_judged
        ]
        parts.append(f"## {title}")
        parts.append(
            "\n".join(
                f"- `{mutant.module}`, `{mutant.function}`: "
                f"{_code(mutant.line)} → {_code(mutant.replacement)}"
                + (f". {judged[mutant.key]}" if is_judged else "")
                for mutant in rows
            )
            or "None."
        )
    return "\n\n".join(parts) + "\n"


def _code(line: str) -> str:
    fence = "``" if "`" in line else "`"
    return f"{fence}{line}{fence}" if line else "nothing"


HEAD = f"""# Do the tests bite?

`make mutants` writes this page. It makes small changes to the code (a number one larger, `<` for `<=`,
`and` for `or`, an argument left out, text in other letters), {DRAWN} in each of the ten modules that decide
most, drawn by a seed, and runs the tests of the module's room against each. A change that makes a test fail,
or run without end, is killed. One that makes none fail has lived: it stands for behaviour that no test holds.
An equivalent one makes no difference that anybody could see; why is said below and kept in
`tools/mutants.tsv`. At least {WANTED} in 100 of the others are to be killed in each module.
The tests were strengthened by this draw, so it flatters them: `python tools/mutants.py --seed 2` tries
another.

[mutmut](https://mutmut.readthedocs.io) makes the changes and runs them. It starts each in a fork of a process
that has loaded everything, and runs only the tests that reach the changed function: nine changes a second
against the tests of `reconcile/claims`, on one quiet core. cosmic-ray, which was tried too, starts the tests
anew for each: one in four seconds. What stands outside functions (thresholds, tables) mutmut leaves as it is;
figures are held by [the gate](evaluation.md)."""


if __name__ == "__main__":
    sys.exit(main())
