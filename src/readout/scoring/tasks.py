"""The tasks that can be scored: what each reads, which module does it, which of its figures are held.

A task's module is imported when the task runs. Each has `evaluate(data_dir)`; most have
`predictions(data_dir)` and `score_rows(data_dir, rows)` too, so that anybody can score the same rows with
another program.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from readout.errors import MissingInputError, UsageError
from readout.scoring.scores import Figures

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that Readout does and a corpus that says how well.

    Attributes:
        name: what to call it on the command line; its module has the same name.
        folder: the folder below the data that holds its corpus.
        about: what is scored, in words.
        held: the figures that must not fall; each is better when it is higher.
        annotates: whether its functions can be handed a way to annotate documents (several processes).
    """

    name: str
    folder: str
    about: str
    held: tuple[str, ...] = ()
    annotates: bool = False


TASKS: tuple[Task, ...] = (
    Task(
        "reconcile",
        "reconcile",
        "whole readouts, against events labelled by careful readers",
        (
            "origins_exact_f1",
            "quotations_precision",
            "quoted_pairs_recall",
            "quotations_f1",
            "speakers_recall",
            "agreements_precision",
            "agreements_recall",
            "told_apart",
            "differences_recall",
            "verdicts_recall",
            "value_differences_recall",
            "value_verdicts_recall",
            "value_conflicts_recall",
            "only_in_recall",
            "only_in_kept_apart",
            "aliases_f1",
        ),
        annotates=True,
    ),
    Task(
        "events",
        "events",
        "whole readouts, against events with every fact and all furniture labelled",
        (
            "origins_exact_f1",
            "quotations_precision",
            "quoted_pairs_recall",
            "quotations_f1",
            "speakers_recall",
            "agreements_precision",
            "agreements_recall",
            "strict_agreements_precision",
            "told_apart",
            "differences_recall",
            "value_differences_recall",
            "value_verdicts_recall",
            "only_in_recall",
            "only_in_true",
            "aliases_f1",
        ),
        annotates=True,
    ),
    Task(
        "quotations",
        "quotations",
        "quotations with their speakers, direct and indirect",
        (
            "whole30_f1",
            "content80_f1",
            "speaker_f1",
            "direct_whole30_f1",
            "direct_content80_f1",
            "direct_speaker_f1",
        ),
        annotates=True,
    ),
    Task("names", "names", "pairs of names: the same or not", ("pairs_f1", "pairs_precision")),
    Task(
        "quantities",
        "quantities",
        "values of quantities",
        ("all_exact", "Currency_exact", "Dimension_exact", "Number_exact", "NumberRange_exact"),
        annotates=True,
    ),
    Task(
        "times",
        "times",
        "values of time expressions",
        ("all_exact", "date_exact", "daterange_exact"),
        annotates=True,
    ),
    Task(
        "extraction",
        "pages",
        "what is read from saved web pages",
        (
            "aeb_f1",
            "aeb_precision",
            "aeb_recall",
            "fundus_related_f1",
            "fundus_related_title_right",
            "fundus_related_authors_right",
            "fundus_related_date_right",
        ),
    ),
    Task(
        "stories",
        "stories",
        "grouping of documents into stories",
        ("ecbplus_b3_f1", "ecbplus_rand", "g5cluster_b3_f1", "g5cluster_rand"),
    ),
    Task(
        "perturbation",
        "stories",
        "one change in a copy of an article, found with the right kind, and nothing else",
        (
            "value_found",
            "name_found",
            "negation_found",
            "quotation_found",
            "changed_quiet",
            "unchanged_quiet",
        ),
        annotates=True,
    ),
    Task(
        "coreference",
        "coreference",
        "mentions of events across documents: one event or not",
        ("conll", "muc_f1", "b3_f1", "ceafe_f1"),
        annotates=True,
    ),
)


def task(name: str) -> Task:
    """Give the task of that name.

    Raises:
        UsageError: there is none.
    """
    found = next((item for item in TASKS if item.name == name), None)
    if found is None:
        known = ", ".join(item.name for item in TASKS)
        raise UsageError(f"no task {name!r}; there are: {known}")
    return found


def has_data(found: Task, data_dir: Path) -> bool:
    """Say whether the corpus of a task is there."""
    folder = data_dir / found.folder
    return folder.is_dir() and any(folder.iterdir())


def run(
    found: Task,
    data_dir: Path,
    *,
    annotate: Callable[..., Any] | None = None,
    keep: Callable[[Row], None] | None = None,
) -> Figures:
    """Score a task.

    Args:
        found: the task.
        data_dir: the folder that holds the corpora.
        annotate: how documents are annotated; in this process when left out.
        keep: what to do with each predicted row besides scoring it.

    Raises:
        MissingInputError: the corpus is not there.
        UsageError: the task has no rows to keep.
    """
    if not has_data(found, data_dir):
        raise MissingInputError(str(data_dir / found.folder), f"no corpus for the task {found.name}")
    module = _module(found)
    given = {"annotate": annotate} if found.annotates and annotate else {}
    if keep is None:
        figures: Figures = module.evaluate(data_dir, **given)
        return figures
    if not hasattr(module, "predictions"):
        raise UsageError(f"the task {found.name} has no predictions to write")
    rows = _kept(module.predictions(data_dir, **given), keep)
    if hasattr(module, "score_rows"):
        scored: Figures = module.score_rows(data_dir, rows)
        return scored
    for _ in rows:
        pass
    again: Figures = module.evaluate(data_dir, **given)
    return again


def fingerprint(found: Task, data_dir: Path) -> str:
    """Give one hash of all files of a task's corpus, so that a figure can be told from one on other data."""
    folder = data_dir / found.folder
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _module(found: Task) -> Any:
    try:
        return import_module(f"readout.scoring.{found.name}")
    except ModuleNotFoundError as error:
        if error.name != f"readout.scoring.{found.name}":
            raise
        raise UsageError(f"the task {found.name} cannot be scored by this version of readout") from error


def _kept(rows: Iterable[Row], keep: Callable[[Row], None]) -> Iterable[Row]:
    for row in rows:
        keep(row)
        yield row
