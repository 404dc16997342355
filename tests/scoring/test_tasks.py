import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from readout.errors import BrokenInputError, MissingInputError, UsageError
from readout.model.document import Document
from readout.model.story import Membership
from readout.scoring import corpora, stories
from readout.scoring.tasks import TASKS, fingerprint, has_data, run, task


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three documents of two stories."""
    folder = tmp_path / "stories" / "tiny"
    folder.mkdir(parents=True)
    rows = [{"id": name, "text": f"The {name} opened on Monday."} for name in ("pier", "quay", "mine")]
    (folder / "documents.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    gold = [{"id": "pier", "story": "1"}, {"id": "quay", "story": "1"}, {"id": "mine", "story": "2"}]
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)), encoding="utf-8")
    return tmp_path


def by_length(documents: Sequence[Document]) -> list[Membership]:
    return [Membership(item.id, story=str(len(item.text)), origin=item.id) for item in documents]


def test_stories_are_scored_corpus_by_corpus(data: Path) -> None:
    # All three texts are equally long, so that everything is one story: one of three pairs is right.
    found = stories.evaluate(data, group=by_length)

    assert found["tiny_pairs_precision"] == pytest.approx(1 / 3)
    assert found["tiny_pairs_recall"] == 1.0
    assert found["tiny_items"] == 3


def test_a_task_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UsageError, match="no task 'poetry'; there are: reconcile, events, quotations, names"):
        task("poetry")


def test_a_task_without_its_corpus_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="reconcile: no corpus for the task reconcile"):
        run(task("reconcile"), tmp_path)


def test_every_task_has_its_own_name() -> None:
    assert len({item.name for item in TASKS}) == len(TASKS)


def test_the_fingerprint_changes_with_a_byte_or_a_name(data: Path) -> None:
    before = fingerprint(task("stories"), data)
    same = fingerprint(task("stories"), data)
    file = data / "stories/tiny/gold.jsonl"
    file.rename(file.with_name("labels.jsonl"))
    renamed = fingerprint(task("stories"), data)
    file.with_name("labels.jsonl").write_bytes(b"{}")

    assert before == same
    assert len({before, renamed, fingerprint(task("stories"), data)}) == 3


def test_a_corpus_is_there_when_its_folder_holds_something(data: Path) -> None:
    (data / "names").mkdir()

    assert has_data(task("stories"), data)
    assert not has_data(task("names"), data)
    assert not has_data(task("times"), data)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{", r"rows\.jsonl:2: no JSON: .* at column 2", id="broken"),
        pytest.param("[1]", r"rows\.jsonl:2: found a list; wanted a JSON object", id="no object"),
    ],
)
def test_a_broken_row_of_a_corpus_is_named(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f'{{"id": 1}}\n{line}\n', encoding="utf-8")

    with pytest.raises(BrokenInputError, match=message):
        list(corpora.rows(file))


def test_a_missing_file_of_a_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match=r"rows\.jsonl: no such file"):
        list(corpora.rows(tmp_path / "rows.jsonl"))


def test_rows_become_documents_with_their_own_ids_and_words() -> None:
    rows = [{"id": "x1", "text": "A line.\u2028Another.", "title": "Two lines"}]

    (document,) = corpora.documents_of(rows)

    assert (document.id, document.text, document.title) == ("x1", "A line.\u2028Another.", "Two lines")
