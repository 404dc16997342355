"""What needs labels that hold every fact: joins of none, lines that others tell, values told as one."""

import json
from pathlib import Path

import pytest

from readout.scoring import events


def span(doc: str, start: int, end: int, **more: object) -> dict[str, object]:
    return {"doc": doc, "start": start, "end": end, **more}


LABELS = {
    "origins": [["a"], ["b"]],
    "quotations": [],
    "facts": [
        {"evidence": [span("a", 0, 10), span("b", 0, 10)]},
        {"evidence": [span("a", 20, 30), span("b", 20, 30)]},
    ],
    "differences": [{"kind": "number", "verdict": "conflict", "sides": [span("a", 2, 4), span("b", 2, 4)]}],
    "only_in": [span("a", 60, 70)],
    "boilerplate": [span("b", 80, 90)],
    "aliases": [],
}


def scored(folder: Path, readout: dict[str, object]) -> dict[str, float]:
    (folder / "events").mkdir()
    (folder / "events" / "fire.json").write_text(json.dumps({"documents": [], "labels": LABELS}), "utf-8")
    return dict(events.score_rows(folder, [{"event": "fire", **readout}]))


def joined(*evidence: dict[str, object]) -> dict[str, object]:
    return {"evidence": list(evidence)}


def test_a_join_of_two_facts_is_wrong_and_one_that_leads_to_none_by_half(tmp_path: Path) -> None:
    same = joined(span("a", 0, 10), span("b", 0, 10))
    two = joined(span("a", 0, 10), span("b", 20, 30))
    none = joined(span("a", 0, 10), span("b", 40, 50))

    found = scored(tmp_path, {"agreements": [same, two, none]})

    assert found["strict_agreements_precision"] == pytest.approx((3 - 1.5) / 3)


@pytest.mark.parametrize(
    ("marks", "apart"),
    [
        pytest.param([None, None], 0.0, id="nothing marked: all of it"),
        pytest.param([[[0, 10]], [[0, 10]]], 0.0, id="both values marked"),
        pytest.param([[[0, 10]], [[5, 10]]], 1.0, id="one value left out"),
    ],
)
def test_values_that_differ_are_told_as_one_where_both_are_marked_as_shared(
    tmp_path: Path, marks: list[object], apart: float
) -> None:
    agreement = joined(span("a", 0, 10, shared=marks[0]), span("b", 0, 10, shared=marks[1]))

    assert scored(tmp_path, {"agreements": [agreement]})["told_apart"] == apart


def test_a_line_that_another_tells_or_that_is_furniture_is_not_only_in_one(tmp_path: Path) -> None:
    lines = [span("a", 60, 70), span("a", 0, 10), span("b", 80, 90), span("b", 95, 99)]

    found = scored(tmp_path, {"only_in": lines})

    assert found["only_in_true"] == 0.5
    assert found["only_in_recall"] == 1.0
