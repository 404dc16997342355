import importlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import cast

import pytest

from readout.batch.map import map_documents
from readout.batch.workers import _portable
from readout.errors import MissingLayerError, PipelineError, UsageError
from readout.model.document import Document, Failure
from readout.model.step import Step
from support import document

SENTENCES = (
    "The ferry ran aground off Tolvik at dawn.",
    "“Nobody was hurt,” Ines Okoro said on Monday.",
    "About 40 people were on board.",
    "The pier was closed for two hours.",
)


def documents(texts: Iterable[str] = SENTENCES) -> list[Document]:
    return [document(text, identifier=f"d{place}") for place, text in enumerate(texts)]


def test_several_processes_give_what_one_gives_in_the_order_of_the_input() -> None:
    items: list[Document | Failure] = [
        *documents(),
        Failure("broken.html", "NoArticleError", "0 words"),
        *documents(("Fin.",)),
    ]

    assert list(map_documents(items, jobs=2)) == list(map_documents(items, jobs=1))


def test_a_process_that_dies_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    # A new process finds the step by its module's name.
    monkeypatch.syspath_prepend(Path(__file__).parent)
    step = importlib.import_module("deadly_step").STEP

    found = list(map_documents(documents(("One.", "KILL", "Three.")), jobs=2, steps=(step,)))

    assert [type(item).__name__ for item in found] == ["Annotation", "Failure", "Annotation"]
    assert isinstance(found[1], Failure)
    assert found[1].input == "d1.txt"
    assert "was ended by SIGKILL" in found[1].message


@pytest.mark.parametrize(
    ("error", "travels_as"),
    [
        pytest.param(ZeroDivisionError("a fault in a step"), ZeroDivisionError, id="as it is"),
        pytest.param(
            MissingLayerError("a", "b", given=[]), PipelineError, id="one that needs three arguments"
        ),
    ],
)
def test_a_fault_travels_with_the_place_where_it_was_raised(
    error: Exception, travels_as: type[Exception]
) -> None:
    sent = pickle.loads(pickle.dumps(_portable(error)))

    assert type(sent) is travels_as
    assert str(error) in str(sent)
    assert sent.__notes__[0].startswith("in a worker process:")


def test_the_input_is_read_only_as_far_as_needed() -> None:
    read = []

    def endless() -> Iterator[Failure]:
        while True:
            read.append(1)
            yield Failure("x", "NoArticleError", "")

    results = cast("Generator[object]", map_documents(endless(), jobs=2))
    for _ in range(3):
        next(results)
    results.close()

    assert len(read) < 30


def test_nothing_gives_nothing() -> None:
    assert list(map_documents([], jobs=3)) == []


def test_no_process_is_a_wrong_use() -> None:
    with pytest.raises(UsageError, match="--jobs: found 0"):
        map_documents([], jobs=0)


def test_steps_that_do_not_fit_are_refused_before_a_process_starts() -> None:
    step = Step("needy", ("events",), (), lambda annotation: annotation)

    with pytest.raises(MissingLayerError):
        map_documents(documents(), jobs=2, steps=(step,))


def ended_script(folder: Path, lines: str) -> subprocess.CompletedProcess[str]:
    script = folder / "script.py"
    head = "from readout.batch.map import map_documents\nfrom readout.model.document import Document\n"
    script.write_text(head + "DOCUMENTS = [Document('a', 'A.', '0', 'a.txt')]\n" + lines, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False
    )


OWN_STEP = (
    "from dataclasses import replace\n"
    "from readout.model.step import Step\n"
    "def run(annotation):\n"
    "    return replace(annotation, sentences=())\n"
    "STEP = Step('own', (), ('sentences',), run)\n"
)


def test_a_script_without_a_main_guard_runs_once(tmp_path: Path) -> None:
    ended = ended_script(tmp_path, "print('begun')\nprint(len(list(map_documents(DOCUMENTS, 2))))\n")

    assert (ended.stdout, ended.returncode) == ("begun\n1\n", 0)


def test_a_script_with_a_step_of_its_own_has_it_run_elsewhere(tmp_path: Path) -> None:
    calling = "    print([len(item.sentences) for item in map_documents(DOCUMENTS, 2, steps=(STEP,))])\n"
    ended = ended_script(tmp_path, OWN_STEP + "if __name__ == '__main__':\n" + calling)

    assert (ended.stdout, ended.returncode) == ("[0]\n", 0)


def test_a_script_with_a_step_of_its_own_and_no_main_guard_gets_told(tmp_path: Path) -> None:
    ended = ended_script(tmp_path, OWN_STEP + "print(list(map_documents(DOCUMENTS, 2, steps=(STEP,))))\n")

    assert ended.returncode == 1
    assert "could not start" in ended.stderr


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(
        "from readout.batch.map import map_documents\n"
        "from readout.model.document import Document\n"
        "def main():\n"
        "    documents = (Document(str(n), 'Lautta.', '0', 'a.txt', language='fi') for n in range(10**9))\n"
        "    for place, _ in enumerate(map_documents(documents, 2)):\n"
        "        if place == 2: print('under way', flush=True)\n"
        "if __name__ == '__main__':\n"
        "    main()\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    process.stdout.readline()

    os.killpg(process.pid, signal.SIGINT)
    # The pipes close when the last process that holds them has ended.
    _, errors = process.communicate(timeout=30)

    assert errors.decode().count("KeyboardInterrupt") == 1
