"""Read inputs into documents, each with what the user knows about it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.ingest.read import ReadOptions, read_inputs
from readout.ingest.shared.options import Memory
from readout.model.document import Document, Failure

if TYPE_CHECKING:
    from readout.ingest.web.fetch import Fetcher


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about an input that does not say it itself.

    Attributes:
        outlet: who published it.
        date: when, ISO 8601.
        url: its address.
        language: ISO 639-1.
    """

    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


def read_documents(
    inputs: Sequence[str | os.PathLike[str]],
    *,
    given: Sequence[Given] = (),
    fetch: bool = False,
    allow_private: bool = False,
    memory: Memory | None = None,
    fetcher: "Fetcher | None" = None,
) -> Iterator[Document | Failure]:
    """Yield the documents of `inputs`, in order; what could not be read comes as a failure.

    Args:
        inputs: paths, folders, "-" for standard input, addresses where `fetch` allows them.
        given: one for all inputs, one for each of them, or none.
        fetch: whether addresses may be fetched; without it no socket is opened.
        allow_private: whether those of this machine and of private networks may be, too.
        memory: what was read before; see `ReadOptions`.
        fetcher: what fetches, when several calls are to keep their distance together.
    """
    if fetch and fetcher is None:
        from readout.ingest.web.fetch import Fetcher  # brings what local input has no use for

        fetcher = Fetcher(allow_private=allow_private)
    for place, item in enumerate(inputs):
        known = given[place if len(given) > 1 else 0] if given else Given()
        options = ReadOptions(
            outlet=known.outlet,
            date=known.date,
            url=known.url,
            language=known.language,
            fetch=fetch,
            allow_private=allow_private,
            memory=memory,
            fetcher=fetcher,
        )
        yield from read_inputs([item], options)


def distinct(documents: Iterable[Document | Failure]) -> tuple[list[Document], list[Failure], list[str]]:
    """Part the documents from the failures, and leave out what was given twice.

    Returns:
        documents, failures, and a notice for each document that was left out because it had come before.
    """
    kept: dict[str, Document] = {}
    failures: list[Failure] = []
    notices: list[str] = []
    for item in documents:
        if isinstance(item, Failure):
            failures.append(item)
        elif item.id not in kept:
            kept[item.id] = item
        elif kept[item.id].sha256 == item.sha256:
            notices.append(f"{item.path} is the same document as {kept[item.id].path}; it counts once")
        else:
            first = kept[item.id].path
            failures.append(
                Failure(item.path, "RecordError", f"the id {item.id!r} is taken by another document, {first}")
            )
    return list(kept.values()), failures, notices
