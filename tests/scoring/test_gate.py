import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.errors import UsageError

GATE = Path(__file__).parents[2] / "evaluation" / "gate.py"


@pytest.fixture(scope="module")
def gate() -> Iterator[Any]:
    spec: Any = importlib.util.spec_from_file_location("gate", GATE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate"] = module  # where its dataclasses look their own module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["gate"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Four documents in the two corpora that the held figures of the stories are of."""
    for corpus in ("ecbplus", "g5cluster"):
        folder = tmp_path / "stories" / corpus
        folder.mkdir(parents=True)
        texts = {
            "a": "The ferry Marga ran aground off Tolvik at dawn. Ines Okoro said nobody was hurt.",
            "b": "Nobody was hurt when the ferry Marga ran aground off Tolvik at dawn, Ines Okoro said.",
            "c": "Shares of the chip maker Qubex fell by 12 percent in Zurich after a profit warning.",
        }
        rows = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
        (folder / "documents.jsonl").write_text("\n".join(rows), encoding="utf-8")
        gold = [json.dumps({"id": name, "story": story}) for name, story in zip("abc", "112", strict=True)]
        (folder / "gold.jsonl").write_text("\n".join(gold), encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(gate: Any, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the gate on the stories; give its exit status, what it printed and the floors afterwards."""
    floors = tmp_path / "floors.json"

    def running(*options: str, before: Any = None, data: Path | None = data) -> tuple[int, str, Any]:
        if before is not None:
            floors.write_text(json.dumps(before), encoding="utf-8")
        place = ["--data", str(data)] if data else []
        status = gate.main([*place, "--tasks", "stories", "--floors", str(floors), *options])
        after = json.loads(floors.read_text("utf-8")) if floors.exists() else None
        return status, capsys.readouterr().out, after

    return running


def fingerprint(gate: Any, data: Path) -> str:
    return str(gate.fingerprint(next(task for task in gate.TASKS if task.name == "stories"), data))


def floors(gate: Any, data: Path, **limits: float) -> dict[str, Any]:
    return {"stories": {"data": fingerprint(gate, data), "floors": limits}}


def test_without_data_everything_is_skipped_and_nothing_fails(run: Any, tmp_path: Path) -> None:
    status, printed, _ = run(data=tmp_path / "nowhere")

    assert status == 0
    assert "skipped: no data" in printed


def test_without_a_word_on_where_the_data_is_everything_is_skipped(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READOUT_DATA", raising=False)

    assert "skipped: no data" in run(data=None)[1]


def test_a_figure_under_its_floor_fails(gate: Any, run: Any, data: Path) -> None:
    status, printed, after = run(before=floors(gate, data, ecbplus_b3_f1=1.1))

    assert status == 1
    assert "UNDER" in printed
    assert after["stories"]["floors"] == {"ecbplus_b3_f1": 1.1}


def test_a_held_figure_that_is_gone_fails(gate: Any, run: Any, data: Path) -> None:
    status, printed, _ = run(before=floors(gate, data, ecbplus_kappa=0.5))

    assert status == 1
    assert "MISSING" in printed


def test_a_task_that_cannot_be_scored_fails(run: Any, data: Path) -> None:
    (data / "stories/ecbplus/gold.jsonl").write_text("{", encoding="utf-8")

    status, printed, _ = run()

    assert status == 1
    assert "FAILED" in printed
    assert "gold.jsonl:1: no JSON" in printed


def test_figures_at_their_floors_hold(gate: Any, run: Any, data: Path) -> None:
    status, printed, _ = run(before=floors(gate, data, ecbplus_b3_f1=1.0))

    assert status == 0
    assert "holds" in printed


def test_floors_of_other_data_do_not_apply(gate: Any, run: Any, data: Path) -> None:
    before = {"stories": {"data": "0" * 64, "floors": {"ecbplus_b3_f1": 1.1}}}

    status, printed, _ = run(before=before)

    assert status == 0
    assert "no floor" in printed


def test_raising_raises_and_never_lowers(gate: Any, run: Any, data: Path) -> None:
    _, _, after = run("--raise", before=floors(gate, data, ecbplus_b3_f1=0.2, ecbplus_rand=1.5))

    assert after["stories"]["floors"]["ecbplus_b3_f1"] == 0.997
    assert after["stories"]["floors"]["ecbplus_rand"] == 1.5


def test_floors_of_other_data_are_not_raised(gate: Any, run: Any) -> None:
    with pytest.raises(UsageError, match="measured on other data; start anew with --lower stories"):
        run("--raise", before={"stories": {"data": "0" * 64, "floors": {}}})


def test_lowering_takes_its_own_flag(gate: Any, run: Any, data: Path) -> None:
    status, _, after = run("--lower", "stories", before=floors(gate, data, ecbplus_b3_f1=1.1))

    assert status == 0
    assert after["stories"]["floors"]["ecbplus_b3_f1"] == 0.997
    assert after["stories"]["data"] == fingerprint(gate, data)
