"""From documents to stories, one document at a time."""

from collections.abc import Iterable, Iterator

from readout.group import stories
from readout.model.document import Document, Failure
from readout.model.story import Membership


def group_documents(items: Iterable[Document | Failure], failures: list[Failure]) -> Iterator[Membership]:
    """Yield where each document belongs, in order; what could not be read is added to `failures`."""
    return stories.group_documents(_documents(items, failures))


def _documents(items: Iterable[Document | Failure], failures: list[Failure]) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item
