import json
from pathlib import Path

import pytest

from readout.scoring.names import evaluate, predictions

ROWS = [
    {"id": "a", "name1": "Lena Holmgren", "name2": "HOLMGREN, Lena", "schema": "Person", "same": True},
    {"id": "b", "name1": "Lena Holmgren", "name2": "Peter Holmgren", "schema": "Person", "same": False},
    {"id": "c", "name1": "Veltrix AG", "name2": "Veltrix Norway AG", "schema": "Company", "same": True},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "names").mkdir()
    lines = "".join(f"{json.dumps(row)}\n" for row in ROWS)
    (tmp_path / "names" / "gold.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_each_pair_is_predicted(data: Path) -> None:
    said = [(row["id"], row["same"]) for row in predictions(data)]

    assert said == [("a", True), ("b", False), ("c", False)]


def test_pairs_are_counted_overall_and_by_kind(data: Path) -> None:
    figures = evaluate(data)

    assert (figures["pairs"], figures["pairs_precision"], figures["pairs_recall"]) == (3, 1.0, 0.5)
    assert (figures["person_f1"], figures["company_recall"]) == (1.0, 0.0)
