"""An answer of the local server before it is sent, with the headers that guard it."""

from dataclasses import dataclass
from http import HTTPStatus

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

# No page but ours may frame, embed or read an answer; nothing is kept on disk.
STRICT = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cache-Control", "no-store"),
)
NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer before it is sent.

    Attributes:
        status: whether it is what was asked for.
        kind: the type of the body.
        body: the text.
        policy: what the page may load.
        location: where to go instead, or None.
    """

    status: HTTPStatus
    kind: str
    body: str
    policy: str = NOTHING
    location: str | None = None

    @classmethod
    def failed(cls, status: HTTPStatus, message: str) -> "Answer":
        """Give an answer that says what is wrong."""
        return cls(status, TEXT, f"{status.value} {status.phrase}: {message}\n")

    @classmethod
    def elsewhere(cls, location: str) -> "Answer":
        """Give an answer that leads to another of our pages."""
        return cls(HTTPStatus.SEE_OTHER, TEXT, f"it is at {location}\n", location=location)

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Give the headers beside those of the content."""
        led = (("Location", self.location),) if self.location else ()
        return (*led, ("Content-Security-Policy", self.policy), *STRICT)
