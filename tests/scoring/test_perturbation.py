import importlib.util
import json
from pathlib import Path
from random import Random

import pytest

from readout.scoring.corpora import documents_of
from readout.scoring.perturbation import compared, draw, figures
from readout.scoring.perturbed.changes import SORTS, find_changes

TEXT = (
    "The ferry Marga ran aground off the coast of Norway on Monday with 84 people on board.\n"
    "Helen Carter, the captain, said that the radar was working when she left the harbour of Tolvik.\n"
    '"We saw the rocks far too late to turn the heavy ship," Carter told the police in the evening.\n'
    "The owner did not answer questions, but promised to pay $250 to each of the passengers."
)


def test_every_sort_of_change_is_offered_and_made() -> None:
    for sort in SORTS:
        changes = find_changes(TEXT, sort, Random(1))

        assert changes
        for change in changes:
            made = change.made(TEXT)
            assert made != TEXT
            assert made.startswith(TEXT[: change.start] + change.after)
            assert made.endswith(TEXT[change.start + len(change.before) :])


@pytest.mark.parametrize(
    ("sort", "places"),
    [
        pytest.param("value", ["Monday", "84", "250"], id="values"),
        pytest.param("name", ["Norway", "Helen Carter", "Carter"], id="names"),
        pytest.param("negation", ["", " not"], id="negations"),
        pytest.param("quotation", ["rocks", "late", "turn", "heavy", "ship"], id="words of quotations"),
    ],
)
def test_places_are_drawn_from_the_raw_text(sort: str, places: list[str]) -> None:
    assert [change.before for change in find_changes(TEXT, sort, Random(1))] == places  # type: ignore[arg-type]  # a parameter


def test_figures_of_names_and_lines_without_prose_are_not_drawn() -> None:
    text = "Flight 370 and the A42 are names, and so is the score of 3-1 in it.\nRead more: 12 things to know"

    assert find_changes(text, "value", Random(1)) == []


def test_the_same_seed_draws_the_same() -> None:
    article = documents_of([{"id": "a", "text": TEXT}])

    assert draw(article, 2, seed=3) == draw(article, 2, seed=3)
    assert draw(article, 2, seed=3) != draw(article, 2, seed=4)


def test_each_change_is_found_and_nothing_else() -> None:
    article = documents_of([{"id": "a", "text": TEXT}])

    measured = figures(compared(article, count=2))

    assert {name: value for name, value in measured.items() if name.endswith(("_found", "_quiet"))} == {
        **{f"{sort}_found": 1.0 for sort in SORTS},
        "changed_quiet": 1.0,
        "unchanged_quiet": 1.0,
    }


def test_the_script_prints_a_line_for_each_sort(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "stories" / "g5cluster"
    folder.mkdir(parents=True)
    long_enough = f"{TEXT}\n" + "The wind was calm on that clear winter morning. " * 7
    row = json.dumps({"id": "a", "text": long_enough})
    (folder / "documents.jsonl").write_text(row, encoding="utf-8")
    path = Path(__file__).parents[2] / "evaluation" / "perturb.py"
    spec = importlib.util.spec_from_file_location("perturb", path)
    assert spec is not None
    assert spec.loader is not None
    perturb = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(perturb)

    status = perturb.main(["--data", str(tmp_path), "--count", "1", "--jobs", "1", "--misses"])

    printed = capsys.readouterr().out
    assert status == 0
    assert [line.split()[0] for line in printed.splitlines() if line.split()[0] in SORTS] == list(SORTS)
    assert "unchanged copies: 1, with 0 differences" in printed
