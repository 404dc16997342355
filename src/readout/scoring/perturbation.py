"""Score how surely one change in a copy of an article is found, and that nothing else is.

Each copy has one value, one name, one negation or one word of a quotation changed (see `perturbing`). It is
compared with its article as any two documents are. A change is found where a difference of the right kind
has evidence on two sides that covers the changed place in both documents. Copies without a change, and what
stands elsewhere in a changed copy, must give no difference at all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

from readout.errors import BrokenInputError
from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.readout import Difference
from readout.model.span import Span
from readout.pipeline.compare import compare_annotations
from readout.pipeline.run import annotate_documents
from readout.scoring.corpora import Annotate, documents, documents_of
from readout.scoring.perturbed.changes import SORTS, Change, find_changes
from readout.scoring.scores import Figures

FOLDER = "stories"
CORPUS = "g5cluster"
# Articles of this length only: shorter ones offer little to change, longer ones cost time for no more.
SHORTEST, LONGEST = 700, 5_000
# How many changes of each sort the gate draws, and from how many articles: about a minute on two cores.
GATE_COUNT, GATE_ARTICLES = 40, 40
SEED = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comparing one article with one copy gave.

    Attributes:
        article: the article's id.
        change: what was changed; None for an unchanged copy.
        touching: the differences that cover the changed place in both.
        elsewhere: the others.
    """

    article: str
    change: Change | None
    touching: tuple[Difference, ...]
    elsewhere: tuple[Difference, ...]

    @property
    def is_found(self) -> bool:
        """Say whether the change was told with the right kind."""
        return self.change is not None and any(item.kind in self.change.kinds for item in self.touching)


def evaluate(data_dir: Path, annotate: Annotate = annotate_documents) -> Figures:
    """Give the figures of a small draw, for the gate."""
    given = articles(data_dir)[:GATE_ARTICLES]
    return figures(compared(given, count=GATE_COUNT, annotate=annotate))


def outcomes(
    data_dir: Path, *, count: int, seed: int = SEED, annotate: Annotate = annotate_documents
) -> Iterator[Outcome]:
    """Yield what comparing gave, for `count` copies of each sort and for one unchanged copy of each article.

    Args:
        data_dir: the folder that holds the corpora.
        count: how many changes of each sort to draw; fewer when the articles offer fewer.
        seed: of the drawing.
        annotate: how documents are annotated.
    """
    return compared(articles(data_dir), count=count, seed=seed, annotate=annotate)


def articles(data_dir: Path) -> list[Document]:
    """Give the articles that are changed."""
    found = documents(data_dir / FOLDER / CORPUS / "documents.jsonl")
    return [item for item in found if SHORTEST <= len(item.text) <= LONGEST and item.language in ("en", None)]


def compared(
    given: Sequence[Document], *, count: int, seed: int = SEED, annotate: Annotate = annotate_documents
) -> Iterator[Outcome]:
    """Yield what comparing each of `given` with its copies gave."""
    drawn = draw(given, count, seed)
    originals = list(_annotated(given, annotate))
    changed: list[tuple[int, Change | None]] = [(place, None) for place in range(len(given))]
    changed += drawn
    copies = documents_of(
        _row(given[place], number, change) for number, (place, change) in enumerate(changed)
    )
    for (place, change), copy in zip(changed, _annotated(copies, annotate), strict=True):
        yield _outcome(originals[place], copy, change)


def draw(given: Sequence[Document], count: int, seed: int) -> list[tuple[int, Change]]:
    """Draw `count` changes of each sort over all articles; each with the place of its article."""
    drawn: list[tuple[int, Change]] = []
    for sort in SORTS:
        random = Random(f"{seed} {sort}")
        offered = [
            (place, change)
            for place, article in enumerate(given)
            for change in find_changes(article.text, sort, random)
        ]
        drawn += random.sample(offered, min(count, len(offered)))
    return sorted(drawn, key=lambda item: (item[0], SORTS.index(item[1].sort), item[1].start))


def figures(found: Iterable[Outcome]) -> Figures:
    """Count the outcomes: what was found of each sort, and what was told that is not so."""
    drawn: Counter[str] = Counter()
    right: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    quiet: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for outcome in found:
        group = "changed" if outcome.change else "unchanged"
        total[group] += 1
        quiet[group] += not outcome.elsewhere
        if outcome.change:
            drawn[outcome.change.sort] += 1
            right[outcome.change.sort] += outcome.is_found
            touched[outcome.change.sort] += bool(outcome.touching)
    result: Figures = {}
    for sort in SORTS:
        result[f"{sort}_drawn"] = float(drawn[sort])
        result[f"{sort}_found"] = right[sort] / drawn[sort] if drawn[sort] else 0.0
        result[f"{sort}_found_any_kind"] = touched[sort] / drawn[sort] if drawn[sort] else 0.0
    for group in ("changed", "unchanged"):
        result[f"{group}_quiet"] = quiet[group] / total[group] if total[group] else 0.0
    return result


def _row(article: Document, number: int, change: Change | None) -> dict[str, object]:
    row: dict[str, object] = {
        "id": f"{article.id} copy {number}",
        "text": change.made(article.text) if change else article.text,
    }
    for name, value in (("title", article.title), ("outlet", article.outlet), ("url", article.url)):
        if value:
            row[name] = value
    if article.published:
        row["date"] = article.published.value
    return row


def _annotated(given: Iterable[Document], annotate: Annotate) -> Iterator[Annotation]:
    for item in annotate(given):
        if isinstance(item, Failure):
            raise BrokenInputError(item.input, item.message)
        yield item


def _outcome(article: Annotation, copy: Annotation, change: Change | None) -> Outcome:
    found = compare_annotations([article, copy]).differences
    places = (
        {
            article.document.id: Span(change.start, change.start + len(change.before)),
            copy.document.id: Span(change.start, change.start + len(change.after)),
        }
        if change
        else {}
    )
    touching = tuple(item for item in found if change and _touches(item, places))
    return Outcome(
        article.document.id, change, touching, tuple(item for item in found if item not in touching)
    )


def _touches(difference: Difference, places: Mapping[str, Span]) -> bool:
    """Say whether two sides cover the changed place, each in another document."""
    holders = [
        {item.doc for item in side.evidence if item.span.covers(places[item.doc])}
        for side in difference.sides
    ]
    return any(one | two == set(places) for one, two in combinations(filter(None, holders), 2))
