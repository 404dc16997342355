"""A library as plain rows, for other programs: one kind of row a table, the same columns in each row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.model.document import Document
from readout.pipeline.library.desk import Library
from readout.pipeline.library.narrowing import checked
from readout.store.depth import ACTORS
from readout.store.search import Wanted

Cell = str | int | float | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of row.

    Attributes:
        columns: their names in order, with what they hold: text or whole numbers.
        rows: gives the rows of the documents that are wanted, so many at most (-1 for all).
    """

    columns: dict[str, type[str] | type[int]]
    rows: Callable[[Library, Wanted, int], Iterator[Row]]


def _documents(library: Library, wanted: Wanted, limit: int) -> Iterator[Row]:
    """Yield a row a document; it can be read as an input again."""
    for entry in library.store.lists.documents(checked(wanted), limit=limit):
        document = library.store.documents.load(entry.key)
        yield {
            "id": entry.id,
            "title": entry.title,
            "outlet": entry.outlet,
            "author": "; ".join(document.authors) or None,
            "date": entry.published,
            "language": entry.language,
            "url": entry.url,
            "agency": document.agency,
            "story": entry.story,
            "origin": entry.origin,
            "versions": entry.versions,
            "path": entry.path,
            "sha256": document.sha256,
            "words": _words(document),
            "text": document.text,
        }


def _stories(library: Library, wanted: Wanted, limit: int) -> Iterator[Row]:
    for story in library.stories(wanted, order="time", limit=limit):
        key, _ = library.store.stories.find(story.id) or (0, "")
        held = [entry.id for entry in library.store.lists.documents(Wanted(story=key))]
        yield {
            "id": story.id,
            "title": story.title,
            "documents": story.documents,
            "origins": story.origins,
            "first": story.first,
            "last": story.last,
            "outlets": "; ".join(story.outlets) or None,
            "ids": "; ".join(held),
        }


def _quotations(library: Library, wanted: Wanted, limit: int) -> Iterator[Row]:
    for said in library.quotations(wanted=wanted, limit=limit):
        for place, piece in enumerate(said.evidence, start=1):
            yield {
                "speaker": said.speaker,
                "form": said.form,
                "document": said.document,
                "outlet": said.outlet,
                "date": said.published,
                "story": said.story,
                "piece": place,
                "start": piece.start,
                "end": piece.end,
                "exact": piece.exact,
            }


def _actors(library: Library, wanted: Wanted, limit: int) -> Iterator[Row]:
    for actor in library.actors(wanted=wanted, kinds=(*ACTORS, "place"), limit=limit):
        yield {
            "name": actor.name,
            "type": actor.type,
            "documents": actor.documents,
            "stories": actor.stories,
            "mentions": actor.mentions,
            "names": "; ".join(actor.names) or None,
        }


def _words(document: Document) -> int:
    return len(document.text.split())


TABLES: dict[str, Table] = {
    "documents": Table(
        {
            **dict.fromkeys(("id", "title", "outlet", "author", "date", "language", "url", "agency"), str),
            **dict.fromkeys(("story", "origin"), str),
            "versions": int,
            **dict.fromkeys(("path", "sha256"), str),
            "words": int,
            "text": str,
        },
        _documents,
    ),
    "stories": Table(
        {
            **dict.fromkeys(("id", "title"), str),
            **dict.fromkeys(("documents", "origins"), int),
            **dict.fromkeys(("first", "last", "outlets", "ids"), str),
        },
        _stories,
    ),
    "quotations": Table(
        {
            **dict.fromkeys(("speaker", "form", "document", "outlet", "date", "story"), str),
            **dict.fromkeys(("piece", "start", "end"), int),
            "exact": str,
        },
        _quotations,
    ),
    "actors": Table(
        {
            **dict.fromkeys(("name", "type"), str),
            **dict.fromkeys(("documents", "stories", "mentions"), int),
            "names": str,
        },
        _actors,
    ),
}
