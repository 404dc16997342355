"""A document: one article's text and what is known about it, fixed when it is read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from readout.model.span import Span

DocumentFormat = Literal["html", "text", "record"]

FurnitureKind = Literal[
    "navigation",  # menus, section labels, breadcrumbs, names of icons
    "share",  # share bars, "print this page"
    "byline",  # "Posted by" and a byline line: who wrote it is metadata, not a fact of the event
    "related",  # "related reading", "read more", lists of links to other articles
    "about",  # "about us", the author's or the publisher's portrait
    "comment",  # comment forms and comments
    "consent",  # cookie and privacy boxes
    "subscription",  # "sign up", "subscribe to continue"
    "promotion",  # advertisements, sponsored content, the outlet's own promotions
    "caption",  # a picture's caption: kept readable, but labelled
    "summary",  # the article's points in a box or above it: kept readable, since they repeat what it tells
    "credit",  # a picture's or an agency's credit line
    "copyright",  # "all rights reserved"
]

# Furniture that reports something all the same: a caption may state where and when. Steps that look for
# facts skip every other kind.
INFORMATIVE_FURNITURE: frozenset[str] = frozenset({"caption", "summary"})


@dataclass(frozen=True, slots=True, order=True)
class Furniture:
    """A stretch of text that belongs to the page, not to the article."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Published:
    """When the document says it appeared.

    Attributes:
        value: ISO 8601, as precise as given: "2021-05-19" or "2021-05-19T18:05:00+00:00".
        evidence: where it was found, for example `meta article:published_time` or `--date`.
    """

    value: str
    evidence: str

    @property
    def moment(self) -> str:
        """Give the value for ordering: in UTC where it has a zone.

        >>> Published("2021-05-19T20:05:00+02:00", "given").moment
        '2021-05-19T18:05:00'
        """
        try:
            moment = datetime.fromisoformat(self.value)
        except ValueError:  # not ISO 8601 after all: ordered by its letters
            return self.value
        if "T" not in self.value:
            return self.value  # a day is no moment, whatever the zone
        return (
            moment.astimezone(UTC).replace(tzinfo=None).isoformat() if moment.tzinfo else moment.isoformat()
        )


@dataclass(frozen=True, slots=True)
class Credit:
    """Words that say whose copy this is.

    Attributes:
        agency: the agency's usual name, "Reuters".
        form: "dateline" for 'REYKJAVIK (Reuters) --', "byline" for 'By … | Associated Press',
            "closing" for '(Reporting by …)' or '© 2021 AP', "outlet" when the masthead or the address
            is the agency's own, "picture" for a picture's credit, which says nothing about the text, and
            "partial" for 'with reporting by AFP' or 'agencies contributed', where only part is the agency's.
        span: where the words stand in the text; None when they come from metadata.
        words: the exact words.
    """

    agency: str
    form: Literal["dateline", "byline", "closing", "outlet", "picture", "partial"]
    span: Span | None
    words: str

    @property
    def covers_text(self) -> bool:
        """Say whether the credit speaks of the text as a whole."""
        return self.form not in ("picture", "partial")


@dataclass(frozen=True, slots=True)
class Document:
    """One article: immutable text, and metadata that is never guessed.

    Attributes:
        id: a record's own id, else the first 16 hexadecimal digits of `sha256`.
        text: the evidence; every span of every layer points into it.
        sha256: hash of the bytes it was read from (for a JSONL row, of its text as UTF-8).
        path: how the user would name it: a path, "-" or "news.jsonl:3".
        format: what it was read as.
        title: the headline, or None.
        title_span: where the headline stands in `text`; None when it comes from metadata.
        outlet: who published it, or None.
        url: its address, or None.
        authors: names as given.
        published: None when the document does not say; never guessed.
        language: ISO 639-1 code, or None when it could not be told.
        furniture: what belongs to the page; sorted, without overlap.
        credits: whose copy it says it is, in order of their places.
    """

    id: str
    text: str
    sha256: str
    path: str
    format: DocumentFormat = "record"
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    language: str | None = None
    furniture: tuple[Furniture, ...] = ()
    credits: tuple[Credit, ...] = ()

    @property
    def agency(self) -> str | None:
        """Give the agency whose copy the text says it is, or None."""
        return next((credit.agency for credit in self.credits if credit.covers_text), None)

    @property
    def name(self) -> str:
        """Give what to call it in a list: its outlet, else its path."""
        return self.outlet or self.path


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be used, and why.

    Attributes:
        input: the file, row or address, as the user would name it.
        kind: the name of the error's class.
        message: the error's message, without the input's name in front.
    """

    input: str
    kind: str
    message: str
