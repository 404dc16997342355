"""Score what is read from saved web pages: the body, and where labelled the title, the authors and the day.

Two corpora, each optional: `pages/aeb` (`gold.json`: a name to its "articleBody") and `pages/fundus` (a list
with "file", "title", "authors", "publishing_date", "body"); their pages are `NAME.html.gz`. The body's score
is that of the article extraction benchmark: runs of four words counted on each page, precision and recall
averaged over the pages. `exact` is the share of pages whose words are all right. Figures are over all pages,
and again (`related_`) over those whose labels are of the page at all.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from readout.model.document import Document, Failure
from readout.pipeline.reading.inputs import read_documents
from readout.scoring.corpora import whole
from readout.scoring.scores import Figures, harmonic

FOLDER = "pages"
WORD = re.compile(r"\w+")

# Words in a row that are compared.
RUN = 4

# A page of which a smaller share of runs is right has the labels of another page. Of the 86 pages of one
# corpus 23 have 0.2 % or less, and the next has 48 %: they were saved again later without their labels.
RELATED = 0.1


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled page.

    Attributes:
        corpus: the folder it lies in.
        id: its name in the labels.
        path: its file.
        body: the article's text.
        metadata: its "title", "authors" and "date" where they are labelled, else None.
    """

    corpus: str
    id: str
    path: Path
    body: str
    metadata: Mapping[str, Any] | None = None


def evaluate(data_dir: Path) -> Figures:
    """Give the figures of each corpus, each under the corpus's name."""
    return score_rows(data_dir, predictions(data_dir))


def predictions(data_dir: Path) -> Iterator[dict[str, object]]:
    """Yield what is read from each page; an empty text for a page that could not be read."""
    for page in _pages(data_dir):
        document = next(iter(read_documents([page.path])), None)
        yield {"corpus": page.corpus, "id": page.id, **_read(document)}


def score_rows(data_dir: Path, predicted: Iterable[Mapping[str, Any]]) -> Figures:
    """Score what was read from the pages in `data_dir`; a page that is not there counts as empty."""
    ours = {(row["corpus"], row["id"]): row for row in predicted}
    pages = list(_pages(data_dir))
    figures: Figures = {}
    for corpus in dict.fromkeys(page.corpus for page in pages):
        of_corpus = [page for page in pages if page.corpus == corpus]
        read = {page.id: ours.get((corpus, page.id), {}) for page in of_corpus}
        related = [page for page in of_corpus if _is_related(page.body, read[page.id].get("text") or "")]
        found = _figures(of_corpus, read) | {"unrelated": len(of_corpus) - len(related)}
        found |= {f"related_{name}": value for name, value in _figures(related, read).items()}
        figures |= {f"{corpus}_{name}": value for name, value in found.items()}
    return figures


def _figures(pages: Sequence[Page], read: Mapping[str, Mapping[str, Any]]) -> Figures:
    bodies = {page.id: page.body for page in pages}
    found = score(bodies, {name: read[name].get("text") or "" for name in bodies})
    known = {page.id: page.metadata for page in pages if page.metadata is not None}
    return found | (_metadata_figures(known, read) if known else {})


def _is_related(body: str, read: str) -> bool:
    """Say whether the labels can be of the page at all; an empty reading is our fault, not theirs."""
    return not read.strip() or _page_shares(body, read)[0] >= RELATED


def score(bodies: Mapping[str, str], read: Mapping[str, str]) -> Figures:
    """Score texts against the labelled bodies.

    >>> score({"p": "One two three four five."}, {"p": "One two three four five."})["f1"]
    1.0
    """
    shares = [_page_shares(body, read.get(name, "")) for name, body in bodies.items()]
    # Right, surplus and missing runs of a page add up to 1, so that each page weighs the same.
    precisions = [right / (right + surplus) for right, surplus, _ in shares if right + surplus > 0]
    recalls = [right / (right + missing) for right, _, missing in shares if right + missing > 0]
    precision = sum(precisions) / len(precisions) if precisions else 0.0
    recall = sum(recalls) / len(recalls) if recalls else 0.0
    exact = sum(WORD.findall(body) == WORD.findall(read.get(name, "")) for name, body in bodies.items())
    return {
        "precision": precision,
        "recall": recall,
        "f1": harmonic(precision, recall),
        "exact": exact / len(bodies) if bodies else 0.0,
        "pages": len(bodies),
        "empty": sum(not read.get(name, "").strip() for name in bodies),
    }


def _pages(data_dir: Path) -> Iterator[Page]:
    benchmark = data_dir / FOLDER / "aeb"
    if benchmark.is_dir():
        for name, labels in sorted(whole(benchmark / "gold.json").items()):
            yield Page("aeb", name, benchmark / f"{name}.html.gz", labels["articleBody"])
    fundus = data_dir / FOLDER / "fundus"
    if fundus.is_dir():
        for labels in sorted(whole(fundus / "gold.json"), key=lambda page: str(page["file"])):
            metadata = {key: labels[key] for key in ("title", "authors")} | {
                "date": labels["publishing_date"]
            }
            yield Page("fundus", labels["file"], fundus / labels["file"], _body(labels["body"]), metadata)


def _body(body: Mapping[str, Any]) -> str:
    parts = [*body["summary"]]
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)


def _read(document: Document | Failure | None) -> dict[str, object]:
    if not isinstance(document, Document):
        return {"text": "", "title": None, "authors": [], "date": None}
    date = document.published.value if document.published else None
    return {"text": document.text, "title": document.title, "authors": list(document.authors), "date": date}


def _page_shares(body: str, read: str) -> tuple[float, float, float]:
    """Give the shares of right, surplus and missing runs; they add up to 1, or are all 0."""
    wanted, found = _runs(body), _runs(read)
    right = (wanted & found).total()
    surplus, missing = (found - wanted).total(), (wanted - found).total()
    every = right + surplus + missing
    return (right / every, surplus / every, missing / every) if every else (0.0, 0.0, 0.0)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def _metadata_figures(
    known: Mapping[str, Mapping[str, Any]], read: Mapping[str, Mapping[str, Any]]
) -> Figures:
    """Give the shares of pages whose title, authors and day are right, and of those whose day is wrong."""
    titles = sum(_plain(labels["title"]) == _plain(read[page].get("title")) for page, labels in known.items())
    authors = sum(
        _names(labels["authors"]) == _names(read[page].get("authors")) for page, labels in known.items()
    )
    dated = [(labels["date"], read[page]["date"]) for page, labels in known.items() if read[page].get("date")]
    right = sum(_is_same_day(labelled, found) for labelled, found in dated)
    return {
        "title_right": titles / len(known),
        "authors_right": authors / len(known),
        "date_right": right / len(known),
        "date_wrong": (len(dated) - right) / len(known),
    }


def _plain(words: str | None) -> str:
    return " ".join((words or "").split())


def _names(names: Iterable[str] | None) -> set[str]:
    return {_plain(name).casefold() for name in names or ()}


def _is_same_day(labelled: str, found: str) -> bool:
    """Say whether two moments fall on one day, in the labelled one's zone where both have one."""
    wanted, ours = datetime.fromisoformat(labelled), datetime.fromisoformat(found)
    if wanted.tzinfo and ours.tzinfo:
        ours = ours.astimezone(wanted.tzinfo)
    return wanted.date() == ours.date()
