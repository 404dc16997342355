"""The verbs of the Python interface.

>>> import readout
>>> findings = readout.compare(["a.html", "b.html"])  # doctest: +SKIP
>>> findings.to_json()  # doctest: +SKIP
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from readout.errors import IngestError, UsageError
from readout.group.stories import group_documents
from readout.model import readout as nouns
from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.story import Membership
from readout.model.tracking import Track, untracked
from readout.model.verification import Verification
from readout.pipeline.compare import compare_documents
from readout.pipeline.library import desk as library
from readout.pipeline.library.checking import problems as library_problems
from readout.pipeline.reading.inputs import Given, read_documents
from readout.pipeline.receipts.verify import load_report
from readout.pipeline.receipts.verify import verify as verify_report
from readout.pipeline.run import annotate_document
from readout.report import notebook
from readout.report.exports import readout as as_json
from readout.report.exports import tables
from readout.report.markdown import render as markdown
from readout.report.page import render as page
from readout.report.terminal import render as terminal

Input = str | os.PathLike[str] | Document


class Documents(tuple[Document, ...]):
    """Documents in the order of the input, with the inputs that could not be read in `failures`."""

    failures: tuple[Failure, ...] = ()


class Readout(nouns.Readout):
    """The findings on one story, with their renderings.

    A notebook shows it as a table; `rows()` goes into `pandas.DataFrame`.
    """

    __slots__ = ()

    def to_json(self) -> str:
        """Give the readout as JSON, as `readout compare --json` prints it."""
        return as_json.dumps(self)

    def to_html(self) -> str:
        """Give the readout as one self-contained HTML page."""
        return page.to_html(self)

    def to_markdown(self) -> str:
        """Give the readout in Markdown."""
        return markdown.to_markdown(self)

    def to_text(self, *, width: int = 80, color: bool = False, everything: bool = False) -> str:
        """Give the readout as the terminal shows it.

        Args:
            width: columns to fill.
            color: whether to use terminal colours.
            everything: whether to show every line, not only the first of each part.
        """
        return terminal.render(self, width=width, color=color, everything=everything)

    def rows(self) -> list[dict[str, tables.Cell]]:
        """Give one row for each piece of evidence: `pandas.DataFrame(findings.rows())`."""
        return tables.rows(self)

    def _repr_html_(self) -> str:
        return notebook.to_notebook_html(self)


class Library(library.Library):
    """A library of news on disk: add documents, find the stories that they report, read them in depth.

    Use it in a `with` statement, from one thread. What was added is on the disk when the call returns.

    >>> with Library(":memory:") as news:
    ...     added = news.add(Document("d1", "The ferry Marga sank off Tolvik.", "0" * 64, "d1.txt"))
    ...     [(found.entry.id, found.score > 0) for found in news.search("ferry").found]
    [('d1', True)]
    """

    def show(self, named: str, *, track: Track = untracked) -> Readout:
        """Give the readout of the story with that id; it is read in depth when it was not before."""
        return _dressed(super().show(named, track=track))

    def verify(self) -> list[str]:
        """Give what is wrong with the file or a line of a readout that it keeps; nothing if all is well."""
        return list(library_problems(self.store, as_json.to_dict))


def read(
    inputs: Input | Iterable[Input],
    *,
    outlet: str | None = None,
    date: str | None = None,
    url: str | None = None,
    language: str | None = None,
    fetch: bool = False,
) -> Documents:
    """Read files, folders or addresses into documents.

    Args:
        inputs: one or several paths; documents among them pass through.
        outlet: who published them, where they do not say it themselves.
        date: when, ISO 8601, where they do not say it themselves.
        url: their address, where they do not say it themselves.
        language: ISO 639-1, where they do not say it themselves.
        fetch: whether addresses may be fetched; without it no socket is opened.

    Returns:
        The documents, with the inputs that failed in their attribute `failures`.

    Raises:
        IngestError: not one input could be read; it is the error of the first.
    """
    found, failures = _split(_items(_several(inputs), Given(outlet, date, url, language), fetch))
    if failures and not found:
        first = failures[0]
        raise IngestError(first.input, first.message)
    documents = Documents(found)
    documents.failures = tuple(failures)
    return documents


def annotate(item: Input) -> Annotation:
    """Give one document with its layers: sentences, entities, quotations, quantities, times, events.

    Raises:
        IngestError: the input could not be read.
    """
    return annotate_document(item if isinstance(item, Document) else read(item)[0])


def group(inputs: Input | Iterable[Input]) -> list[Membership]:
    """Put documents together by the event they report: one membership a document, in order."""
    return list(group_documents(read(inputs)))


def compare(
    inputs: Input | Iterable[Input],
    *,
    outlet: str | None = None,
    date: str | None = None,
    url: str | None = None,
    language: str | None = None,
    fetch: bool = False,
) -> Readout:
    """Reconcile several reports of one event.

    The arguments are those of `read`. Inputs that fail are in the readout's `failures`.

    Raises:
        UsageError: no input at all.
        IngestError: not one input could be read; it is the error of the first.
    """
    if not _several(inputs):
        raise UsageError("nothing to compare: no input was given")
    found = compare_documents(_items(_several(inputs), Given(outlet, date, url, language), fetch))
    if found.failures and not found.documents:
        raise IngestError(found.failures[0].input, found.failures[0].message)
    return _dressed(found)


def verify(report: str | os.PathLike[str], inputs: Iterable[Input]) -> Verification:
    """Check every line of a readout's JSON against the documents it was made from.

    Raises:
        ReportError: the file holds no readout.
    """
    return verify_report(load_report(Path(report)), _items(_several(inputs), Given(), fetch=False))


def _dressed(found: nouns.Readout) -> Readout:
    return Readout(**{field.name: getattr(found, field.name) for field in fields(found)})


def _several(inputs: Input | Iterable[Input]) -> list[Input]:
    if isinstance(inputs, (str, os.PathLike, Document)):
        return [inputs]
    return list(inputs)


def _items(inputs: Sequence[Input], given: Given, fetch: bool) -> list[Document | Failure]:
    found: list[Document | Failure] = []
    for item in inputs:
        if isinstance(item, Document):
            found.append(item)
        else:
            found.extend(read_documents([item], given=[given], fetch=fetch))
    return found


def _split(items: Iterable[Document | Failure]) -> tuple[list[Document], list[Failure]]:
    documents: list[Document] = []
    failures: list[Failure] = []
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            documents.append(item)
    return documents, failures
