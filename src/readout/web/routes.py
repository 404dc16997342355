"""What the local server answers: the report, its other forms, and one document's text."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from readout.model.readout import Readout
from readout.report import as_json, markdown, page, tables, web_annotations

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

FORMS: dict[str, tuple[str, Callable[[Readout], str]]] = {
    "/readout.json": ("application/json; charset=utf-8", as_json.dumps),
    "/readout.csv": ("text/csv; charset=utf-8", tables.to_csv),
    "/readout.md": ("text/markdown; charset=utf-8", markdown.to_markdown),
    "/annotations.json": ("application/ld+json; charset=utf-8", web_annotations.dumps),
}
DOCUMENTS = "/documents/"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer before it is sent."""

    status: HTTPStatus
    kind: str
    body: str
    policy: str = NOTHING

    @classmethod
    def failed(cls, status: HTTPStatus, message: str) -> "Answer":
        """Give an answer that says what is wrong."""
        return cls(status, TEXT, f"{status.value} {status.phrase}: {message}\n")

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Give the headers beside those of the content."""
        return (("Content-Security-Policy", self.policy), *STRICT)


def answer(readout: Readout, path: str) -> Answer:
    """Give the answer to a request for `path`."""
    if path == "/":
        policy = f"{page.policy()}; frame-ancestors 'none'"
        return Answer(HTTPStatus.OK, HTML, page.to_html(readout), policy)
    if path in FORMS:
        kind, render = FORMS[path]
        return Answer(HTTPStatus.OK, kind, render(readout))
    if path.startswith(DOCUMENTS):
        return _document(readout, path.removeprefix(DOCUMENTS))
    known = ", ".join(("/", *FORMS, f"{DOCUMENTS}1"))
    return Answer.failed(HTTPStatus.NOT_FOUND, f"there is nothing here; there is {known}")


def _document(readout: Readout, number: str) -> Answer:
    """Give a document's text, unchanged, by its place in the input, from 1."""
    # At most six digits: a longer number is no place, and converting it would take long.
    if (
        number.isascii()
        and number.isdigit()
        and len(number) <= 6
        and 1 <= int(number) <= len(readout.documents)
    ):
        return Answer(HTTPStatus.OK, TEXT, readout.documents[int(number) - 1].text)
    return Answer.failed(HTTPStatus.NOT_FOUND, f"no such document; there are 1 to {len(readout.documents)}")
