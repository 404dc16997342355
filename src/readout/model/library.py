"""What a library tells of what it holds: rows of its lists, each a frozen value."""

from dataclasses import dataclass
from typing import Literal

from readout.model.document import Document
from readout.model.layers import EntityType, QuotationForm
from readout.model.readout import Evidence, Reason
from readout.model.span import Span
from readout.model.story import StoryChange

AddedStatus = Literal[
    "new",  # the library did not have it
    "version",  # another version of a document that it has
    "known",  # it has this version already; nothing was written
]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was added; it is on the disk.

    Attributes:
        id: the document's id in the library.
        path: how the user named it.
        status: whether it is new.
        story: the id of its story.
        title: its headline, or None.
        note: what the user should know, in words; "" for nothing.
    """

    id: str
    path: str
    status: AddedStatus
    story: str
    title: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as a list shows it.

    Attributes:
        id: that of its first version.
        key: of its current version; only for the library itself.
        title: the headline, or None.
        outlet: who published it, or None.
        published: when, as the document says, or None.
        language: ISO 639-1, or None.
        url: its address, or None.
        path: what it was read from.
        story: the id of its story.
        origin: the id of the document that had its copy first.
        versions: how many there are.
        reasons: why it is in its story; empty for the first.
        opening: how its text begins, where it has no headline; else None.
    """

    id: str
    key: int
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    path: str
    story: str
    origin: str
    versions: int = 1
    reasons: tuple[Reason, ...] = ()
    opening: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that the library has forgotten.

    Attributes:
        entry: what it was.
        left: how many documents its story has now; with none it is gone.
    """

    entry: Entry
    left: int


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """A story as a list shows it.

    Attributes:
        id: that of its first document, for good.
        title: the headline of its first document that has one, or None.
        documents: how many.
        origins: how many told it in words of their own.
        outlets: who published them, in order of the alphabet.
        first: the earliest moment of publication, UTC; None when no document says.
        last: the latest.
        is_read: whether its readout is kept and up to date with its documents.
        opening: how the text of its first document begins, where none has a headline; else None.
    """

    id: str
    title: str | None
    documents: int
    origins: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    is_read: bool = False
    opening: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a search found.

    Attributes:
        entry: the document.
        score: how well it fits; only for order.
        passage: the words around the first place, exactly as in the text; None when all are in the title.
        marks: the places of the words that were searched, in the text, inside the passage.
        title_marks: the same in the title.
    """

    entry: Entry
    score: float
    passage: Evidence | None
    marks: tuple[Span, ...]
    title_marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search gave.

    Attributes:
        found: the documents, the best first.
        ranked: of so many of the newest that fit, when there were too many to rank all; None for all.
    """

    found: tuple[Found, ...]
    ranked: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its document.

    Attributes:
        document: the document's id in the library.
        outlet: who published it.
        published: when.
        story: the id of its story.
        speaker: the fullest name that the document gives, or its words; None where nobody is named.
        form: direct, indirect or mixed.
        evidence: the words; several pieces where something stands between them.
    """

    document: str
    outlet: str | None
    published: str | None
    story: str
    speaker: str | None
    form: QuotationForm
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what the documents that were read in depth speak of.

    Attributes:
        name: the fullest name.
        type: what sort of actor.
        documents: how many documents.
        stories: how many stories.
        mentions: how often in all.
        names: other forms, in order of the alphabet.
    """

    name: str
    type: EntityType
    documents: int
    stories: int
    mentions: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """Sentences that one version has where the one before had others.

    Attributes:
        removed: sentences of the version before.
        added: sentences of the later one.
    """

    removed: tuple[Evidence, ...]
    added: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document.

    Attributes:
        number: from 1.
        key: its key in the library; only for the library itself.
        added: when the library took it in, UTC.
        document: the version itself.
        edits: what changed in the text against the version before.
        fields: what changed beside the text: name, before, after.
    """

    number: int
    key: int
    added: str
    document: Document
    edits: tuple[Edit, ...] = ()
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """A document through its versions, and what became of its story.

    Attributes:
        id: the document's id.
        versions: the oldest first.
        changes: what happened to its story, the oldest first.
    """

    id: str
    versions: tuple[Version, ...]
    changes: tuple[StoryChange, ...] = ()
