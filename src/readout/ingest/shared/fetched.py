"""What a server answers, and what whoever asks it has to be able to do."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a server knows a version of a page again.

    Attributes:
        etag: its mark, or None.
        modified: the value of Last-Modified, or None.
        moment: when we were told, UTC; "" for now.
    """

    etag: str | None = None
    modified: str | None = None
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered.

    Attributes:
        url: where it was found in the end.
        kind: its content type.
        data: its bytes; None when it is what we had (304).
        marks: by which the server will know this version again.
    """

    url: str
    kind: str
    data: bytes | None
    marks: Marks


class Fetching(Protocol):
    """Whatever fetches one page after the other."""

    def fetch(self, url: str, limit: int, marks: Marks | None = None) -> Fetched:
        """Give what is behind `url`, of at most `limit` bytes; `marks` are what it said before."""
