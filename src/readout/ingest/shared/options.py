"""What the user says about the inputs, and the limits that reading keeps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

from readout.errors import UsageError
from readout.ingest.shared.dates import iso_moment
from readout.ingest.shared.fetched import Fetching, Marks
from readout.language.engine.detection import language_code
from readout.model.document import Document, Failure

# A long newspaper page with its scripts has 0.5 to 3 MB, a whole book as plain text about 1 MB.
MAXIMUM_BYTES = 20_000_000

# The shortest true articles of a news agency ("flashes", one or two sentences) have 15 to 30 words.
MINIMUM_WORDS = 10

# An archive is a way to hold many documents, and a bomb is a way to hold too much: what all members of one
# archive may have together, how many there may be, and how many archives may lie in one another.
MAXIMUM_ARCHIVE_BYTES = 4_000_000_000
MAXIMUM_MEMBERS = 100_000
MAXIMUM_NESTING = 3


class Memory(Protocol):
    """What was read before, so that it is neither read nor fetched again."""

    def recall(self, data: bytes) -> Document | None:
        """Give what was read from these bytes, a page's or a text's; they are about to be read otherwise."""

    def marks(self, url: str) -> Marks | None:
        """Give what the server said when that address was last fetched."""

    def document_at(self, url: str) -> Document | None:
        """Give the document that was read from that address."""

    def keep(self, url: str, marks: Marks) -> None:
        """Learn that all that is behind an address has been handed out."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What is known of the inputs beforehand, and how much of them may be read.

    Attributes:
        outlet: who published it, for a document that does not say.
        date: when it was published, ISO 8601, for a document that does not say.
        url: its address, for a document that does not say.
        language: ISO 639-1, for a document whose text does not show it.
        maximum_bytes: the limit for one document, after unpacking.
        minimum_words: a page with fewer words of article is refused; a text file or a row never is.
        fetch: whether addresses may be fetched; without it no socket is opened.
        allow_private: whether those of this machine and of private networks may be fetched.
        memory: what was read before.
        fetcher: what fetches, so that it keeps its distance over several inputs.
        follow: what reads an address that stands in an input, such as a feed in a list of feeds; whoever
            opens the inputs sets it.

    Raises:
        UsageError: the date or the language is not one.
    """

    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    maximum_bytes: int = MAXIMUM_BYTES
    minimum_words: int = MINIMUM_WORDS
    fetch: bool = False
    allow_private: bool = False
    memory: Memory | None = field(default=None, compare=False)
    fetcher: Fetching | None = field(default=None, compare=False)
    follow: "Follow | None" = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Refuse a date or a language that cannot be one."""
        if self.date is not None and iso_moment(self.date) is None:
            raise UsageError(f"date {self.date!r} is no day or moment; wanted ISO 8601, such as 2021-05-19")
        if self.language is not None and language_code(self.language) is None:
            raise UsageError(f"language {self.language!r} is no language; wanted ISO 639-1, such as en")
        if self.maximum_bytes < 1:
            raise UsageError(f"maximum_bytes is {self.maximum_bytes}; wanted at least 1")

    def read_before(self, data: bytes, path: str) -> Document | None:
        """Give the document that was read from the same bytes before, as it is called now; or None."""
        known = self.memory.recall(data) if self.memory else None
        return replace(known, path=path) if known else None


Follow: TypeAlias = Callable[[str, ReadOptions], Iterator[Document | Failure]]
