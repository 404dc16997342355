"""Feeds are watched: what is new is added, what fails is left alone for longer."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from loopback import serving
from readout.errors import BrokenInputError, MissingInputError
from readout.ingest.web.fetch import Fetcher
from readout.model.document import Failure
from readout.model.library import Added
from readout.pipeline.library.desk import Library
from readout.pipeline.library.watching import feeds_of, watch
from readout.store.fetched import Watched

LEAD = "A ferry with 40 people aboard ran aground off Tolvik on Tuesday morning, the coast guard said. "


def page(title: str) -> bytes:
    body = f"<h1>{title}</h1><p>{LEAD * 4}</p>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


class Site(ThreadingHTTPServer):
    """A site with a feed whose entries point to its pages."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, bytes] = {}
        self.asked: list[str] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>{path}</title><link>{self.url(path)}</link><description>Read</description></item>"
            for path in self.pages
        )
        return f"<rss version='2.0'><channel><title>Tolvik Post</title>{items}</channel></rss>".encode()


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        body = self.server.feed() if self.path == "/feed" else self.server.pages.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with serving(Site(), monkeypatch) as server:
        yield server


@pytest.fixture
def library() -> Iterator[Library]:
    with Library(":memory:") as opened:
        yield opened


def look(library: Library, url: str) -> list[Added | Failure]:
    """Ask a feed once, whether it is due or not."""
    with library.store.transaction():
        known = library.store.fetched.watched(url)
        library.store.fetched.watch(url, Watched("", known.failures if known else 0))
    fetcher = Fetcher(allow_private=True, pause=0)
    with library._grouping() as placer:
        found = watch(
            library.store, placer, feeds_of(url), every=timedelta(minutes=15), fetcher=fetcher, once=True
        )
        return list(found)


def test_the_pages_that_a_feed_points_to_are_added_once(site: Site, library: Library) -> None:
    site.pages["/one"] = page("Ferry aground")
    (first,) = look(library, site.url("/feed"))
    site.pages["/two"] = page("Ferry afloat again")
    (second,) = look(library, site.url("/feed"))

    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert (first.title, second.title) == ("Ferry aground", "Ferry afloat again")
    assert library.load(first.id).url == site.url("/one")
    assert site.asked.count("/one") == 1


def test_a_feed_that_fails_is_asked_later_and_later(site: Site, library: Library) -> None:
    waits = []
    for _ in range(3):
        (failure,) = look(library, site.url("/nowhere"))
        assert isinstance(failure, Failure)
        known = library.store.fetched.watched(site.url("/nowhere"))
        assert known is not None
        due = datetime.strptime(known.due, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        waits.append(round((due - datetime.now(UTC)).total_seconds() / 60))

    assert waits == [30, 60, 120]
    assert known is not None
    assert "answered 404" in known.problem


def test_a_feed_that_is_not_due_is_left_alone(site: Site, library: Library) -> None:
    site.pages["/one"] = page("Ferry aground")
    look(library, site.url("/feed"))
    asked = len(site.asked)

    assert list(library.watch(site.url("/feed"), once=True, allow_private=True)) == []
    assert len(site.asked) == asked


def test_a_page_that_fails_does_not_stop_the_feed(site: Site, library: Library) -> None:
    site.pages["/gone"] = b""
    site.pages["/one"] = page("Ferry aground")

    failure, added = look(library, site.url("/feed"))

    assert isinstance(failure, Failure)
    assert isinstance(added, Added)


def test_a_list_of_feeds_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        "<opml version='2.0'><body><outline text='News'>"
        "<outline type='rss' text='Post' xmlUrl='https://post.example/feed'/>"
        "<outline type='rss' text='Post again' xmlUrl='https://post.example/feed'/>"
        "<outline text='Daily' xmlUrl='feed://daily.example/rss'/>"
        "<outline text='no address' xmlUrl='javascript:1'/></outline></body></opml>"
    )

    assert [(feed.url, feed.title) for feed in feeds_of(str(path))] == [
        ("https://post.example/feed", "Post"),
        ("http://daily.example/rss", "Daily"),
        ("javascript:1", "no address"),
    ]


@pytest.mark.parametrize(
    ("content", "error"),
    [("<opml><body>", BrokenInputError), (None, MissingInputError)],
    ids=["broken", "none"],
)
def test_a_list_that_cannot_be_read_is_named(
    content: str | None, error: type[Exception], tmp_path: Path
) -> None:
    path = tmp_path / "feeds.opml"
    if content:
        path.write_text(content)

    with pytest.raises(error, match="feeds.opml"):
        feeds_of(str(path))
