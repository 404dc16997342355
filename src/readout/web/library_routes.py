"""What the local server answers about a library. Nothing is changed in it but what reading in depth keeps."""

from collections.abc import Callable
from http import HTTPStatus

from readout.errors import ReadoutError, StoreError, UsageError
from readout.model.readout import Readout
from readout.pipeline.library.desk import Library
from readout.pipeline.library.in_depth import kept_readout
from readout.report.page import render as page
from readout.web.answers import HTML, Answer
from readout.web.asked import Asked, link
from readout.web.forms import FORMS
from readout.web.frame import DOCUMENT, HOME, READOUT, SEARCH, STORY, page_of_error, policy
from readout.web.reading import DepthReader
from readout.web.search_page import search_page
from readout.web.stories_page import stories_page
from readout.web.story_page import story_page, waiting_page
from readout.web.text_page import text_page

# Seconds that a request waits for a readout before it is told to ask again.
PATIENCE = 3.0

PAGES: dict[str, Callable[[Library, Asked], str]] = {
    HOME: stories_page,
    STORY: story_page,
    SEARCH: search_page,
    DOCUMENT: text_page,
}
ENDS = {f"{HOME}{name}": name for name in FORMS}


class LibraryAnswers:
    """Answers about one library; each request opens it for itself, so that no two share a connection."""

    def __init__(self, path: str, patience: float = PATIENCE) -> None:
        """Open the library at `path`, which brings an older one up to date.

        Raises:
            StoreError: it cannot be used, or is not there.
        """
        # It stays open: SQLite tidies its files up whenever the last connection closes, and makes them anew
        # for the next.
        self._open = Library(path, create=False)
        self._path = path
        self._patience = patience
        self._reader = DepthReader(path)

    def close(self) -> None:
        """Close the library; what is being read in depth is given up."""
        self._reader.close()
        self._open.close()

    def answer(self, path: str, query: str) -> Answer:
        """Give the answer to a request for a path that begins with that of the library."""
        asked = None
        try:
            asked = Asked.of(query)
            with Library(self._path, create=False) as library:
                return self._answer(library, path, asked)
        except UsageError as error:
            status = HTTPStatus.NOT_FOUND if asked and "id" in asked.fields else HTTPStatus.BAD_REQUEST
            return _failed(status, str(error), asked)
        except StoreError as error:
            return _failed(HTTPStatus.SERVICE_UNAVAILABLE, str(error), asked)

    def _answer(self, library: Library, path: str, asked: Asked) -> Answer:
        if path in PAGES:
            return _page(PAGES[path](library, asked))
        if path == READOUT or path in ENDS:
            return self._readout(library, asked, ENDS.get(path))
        known = ", ".join((*PAGES, READOUT, *ENDS))
        return Answer.failed(HTTPStatus.NOT_FOUND, f"there is nothing here; there is {known}")

    def _readout(self, library: Library, asked: Asked, form: str | None) -> Answer:
        """Give the readout of a story as a page, or in another form."""
        item = library.story(asked.text("id"))
        found = library.store.stories.find(item.id)
        key = found[0] if found else 0
        readout = kept_readout(library.store, key)
        if readout is None:
            try:
                readout = self._reader.readout(item.id, library.store.stories.versions(key), self._patience)
            except ReadoutError as error:
                return _failed(HTTPStatus.SERVICE_UNAVAILABLE, str(error), asked)
        if readout is None and form:
            message = "the story is being read in depth; ask again in a few seconds"
            return Answer.failed(HTTPStatus.SERVICE_UNAVAILABLE, message)
        if readout is None:
            return _page(waiting_page(item), HTTPStatus.ACCEPTED)
        return _rendered(readout, form, item.id)


def _rendered(readout: Readout, form: str | None, story: str) -> Answer:
    if form:
        kind, render = FORMS[form]
        return Answer(HTTPStatus.OK, kind, render(readout))
    body = page.to_html(readout, index=link(STORY, id=story), called="The story")
    return Answer(HTTPStatus.OK, HTML, body, f"{page.policy()}; frame-ancestors 'none'")


def _page(body: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    return Answer(status, HTML, body, f"{policy()}; frame-ancestors 'none'")


def _failed(status: HTTPStatus, message: str, asked: Asked | None) -> Answer:
    return _page(page_of_error(status.phrase, message, asked), status)
