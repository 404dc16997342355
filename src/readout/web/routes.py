"""What the local server answers: the report, its other forms, a document's text, and the library."""

from dataclasses import dataclass
from http import HTTPStatus

from readout.model.readout import Readout
from readout.report.page import render as page
from readout.web.answers import HTML, TEXT, Answer
from readout.web.forms import FORMS
from readout.web.frame import HOME
from readout.web.library_routes import LibraryAnswers

DOCUMENTS = "/documents/"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a server shows: a readout, a library, or both.

    Attributes:
        readout: of the documents that were compared, or None.
        library: or None.
    """

    readout: Readout | None = None
    library: LibraryAnswers | None = None

    def close(self) -> None:
        """Close the library."""
        if self.library is not None:
            self.library.close()


def answer(shown: Shown, path: str, query: str = "") -> Answer:
    """Give the answer to a request for `path`, with what stands behind the question mark."""
    if shown.library is not None:
        if path == HOME or path.startswith(f"{HOME}/"):
            return shown.library.answer(path.removesuffix("/"), query)
        if path == "/" and shown.readout is None:
            return Answer.elsewhere(HOME)
    if shown.readout is not None:
        found = _of_readout(shown.readout, path, HOME if shown.library else None)
        if found is not None:
            return found
    known = [HOME] if shown.library else []
    known += ["/", *FORMS, f"{DOCUMENTS}1"] if shown.readout is not None else []
    return Answer.failed(HTTPStatus.NOT_FOUND, f"there is nothing here; there is {', '.join(known)}")


def _of_readout(readout: Readout, path: str, index: str | None) -> Answer | None:
    """Give the answer about the documents that were compared; None where there is none."""
    if path == "/":
        policy = f"{page.policy()}; frame-ancestors 'none'"
        return Answer(HTTPStatus.OK, HTML, page.to_html(readout, index=index), policy)
    if path in FORMS:
        kind, render = FORMS[path]
        return Answer(HTTPStatus.OK, kind, render(readout))
    if path.startswith(DOCUMENTS):
        return _document(readout, path.removeprefix(DOCUMENTS))
    return None


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
