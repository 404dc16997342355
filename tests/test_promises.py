"""The promises that hold for the whole program: same input, same output; no network; every line verifies."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from readout.cli.arguments.parser import FORMATS

ROOT = Path(__file__).parents[1]
PAGES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples" / "harbour-fire").glob("*.html"))

# Runs the verbs and draws the formats in one process, so that the model is loaded once. Any use of a socket
# or of name resolution ends it: an audit hook sees them below every library.
SCRIPT = """
import sys

def forbid(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"network: {event} {arguments}")

sys.addaudithook(forbid)

from pathlib import Path

import readout
from readout.cli.main import main
from readout.report.formats import FORMATS

out, *pages = sys.argv[1:]
for arguments in (
    ["compare", *pages, "--json", "-o", f"{out}/readout.json"],
    ["annotate", *pages, "--json", "-o", f"{out}/annotated.json"],
    ["group", *pages, "--jsonl", "-o", f"{out}/grouped.jsonl"],
    ["verify", f"{out}/readout.json", *pages, "--json", "-o", f"{out}/verified.json"],
):
    status = main(arguments)
    if status:
        sys.exit(f"{arguments[0]}: exit status {status}")

findings = readout.compare(pages)
for name, draw in FORMATS.items():
    Path(out, f"readout.{name}").write_text(draw(findings), "utf-8")
Path(out, "readout.terminal").write_text(findings.to_text(everything=True), "utf-8")
"""

OUTPUTS = (
    "readout.json",
    "annotated.json",
    "grouped.jsonl",
    "verified.json",
    *(f"readout.{name}" for name in FORMATS if name != "json"),
)

# What a run could be led astray by: the order of sets, the time zone, the language and width of the terminal.
SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "COLUMNS": "80"},
    {"PYTHONHASHSEED": "271828", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "COLUMNS": "211"},
)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Run every verb twice, in different surroundings; give the two folders of outputs."""
    folders = [tmp_path_factory.mktemp("run") for _ in SURROUNDINGS]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(folder), *PAGES],
            cwd=ROOT,
            env={**os.environ, **surroundings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for folder, surroundings in zip(folders, SURROUNDINGS, strict=True)
    ]
    complaints = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes), complaints
    return folders


def test_no_verb_opens_a_socket_for_local_input(runs: list[Path]) -> None:
    """The runs themselves forbid it; here they have ended well."""
    assert len(runs) == len(SURROUNDINGS)


@pytest.mark.parametrize("name", OUTPUTS)
def test_two_runs_give_the_same_bytes_whatever_surrounds_them(runs: list[Path], name: str) -> None:
    first, second = ((folder / name).read_bytes() for folder in runs)

    assert first
    assert first == second


def test_every_line_of_the_example_verifies(runs: list[Path]) -> None:
    verified = json.loads((runs[0] / "verified.json").read_text("utf-8"))

    assert verified["verified"]
    assert verified["checked"] > 50


def test_the_example_shows_what_it_was_written_for(runs: list[Path]) -> None:
    """Among others an agency's copy under two mastheads, a revised toll, a rounding, a variant."""
    readout = json.loads((runs[0] / "readout.json").read_text("utf-8"))
    outlets = {document["id"]: document["outlet"] for document in readout["documents"]}

    def outlets_of(evidence: list[dict[str, str]]) -> set[str]:
        return {outlets[item["doc"]] for item in evidence}

    origins = [{outlets[one] for one in origin} for origin in readout["origins"]]
    verdicts = {difference["verdict"] for difference in readout["differences"]}
    minutes = [
        collation
        for collation in readout["quotations"]
        if any("minutes, not hours" in version["evidence"]["exact"] for version in collation["versions"])
    ]
    not_analysed = [outlets[doc["id"]] for doc in readout["documents"] if not doc["analysed"]]

    assert {"Westmark Daily", "Coastal Courier"} in origins
    assert {"conflict", "precision", "update"} <= verdicts
    assert len(minutes) == 1
    assert len(outlets_of([version["evidence"] for version in minutes[0]["versions"]])) >= 3
    assert not_analysed == ["Hafenblatt"]


@pytest.mark.parametrize(
    "arguments", [pytest.param([], id="none"), pytest.param(["--help"]), pytest.param(["--version"])]
)
def test_a_question_about_the_program_imports_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        "from readout.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )

    loaded = set(run.stderr.split())
    assert not loaded & {
        "spacy",
        "thinc",
        "numpy",
        "trafilatura",
        "lxml",
        "rich",
        "httpx",
        "asyncio",
        "sqlite3",
    }
