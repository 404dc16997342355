"""Addresses are fetched politely, and only from where that is allowed; the server is on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event

import pytest

from loopback import serving
from readout.errors import FetchError, TooLargeError, UnsupportedFormatError
from readout.ingest.shared.fetched import Fetched, Marks
from readout.ingest.web import fetch
from readout.ingest.web.fetch import Fetcher
from readout.ingest.web.robots import Robots, read_robots

LIMIT = 10_000


class Site(ThreadingHTTPServer):
    """A site whose pages are a dict: path → (status, headers, body)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.is_closing = Event()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        if "X-Slow" in headers:  # says no more
            self.flush_headers()
            self.server.is_closing.wait(5)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with serving(Site(), monkeypatch) as server:
        yield server
        server.is_closing.set()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    opened = Fetcher(allow_private=True, pause=0)
    yield opened
    opened.close()


def test_a_page_is_fetched_with_its_kind_and_marks(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (200, {"Content-Type": "text/html", "ETag": '"1"'}, b"<p>Ferry")

    found = fetcher.fetch(site.url("/a"), LIMIT)

    assert found == Fetched(site.url("/a"), "text/html", b"<p>Ferry", Marks('"1"'))
    assert site.paths() == ["/robots.txt", "/a"]
    assert site.asked[1][1]["user-agent"].startswith("readout-news")
    assert site.asked[1][1]["host"] == f"127.0.0.1:{site.server_address[1]}"


def test_what_is_not_new_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (200, {"ETag": '"1"'}, b"<p>Ferry")

    found = fetcher.fetch(site.url("/a"), LIMIT, Marks('"1"'))

    assert found.data is None
    assert site.asked[-1][1]["if-none-match"] == '"1"'


def test_a_page_that_robots_txt_names_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private")
    site.pages["/open"] = site.pages["/private/a"] = (200, {}, b"Ferry")

    assert fetcher.fetch(site.url("/open"), LIMIT).data == b"Ferry"
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(site.url("/private/a"), LIMIT)
    assert site.paths() == ["/robots.txt", "/open"]


def test_where_robots_txt_cannot_be_read_nothing_is_fetched(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = (503, {}, b"")
    site.pages["/a"] = (200, {}, b"Ferry")

    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetcher.fetch(site.url("/a"), LIMIT)


def test_redirects_are_followed_so_far(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (301, {"Location": "/b"}, b"")
    site.pages["/b"] = (200, {}, b"Ferry")
    site.pages["/loop"] = (302, {"Location": "/loop"}, b"")

    assert fetcher.fetch(site.url("/a"), LIMIT).url == site.url("/b")
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetcher.fetch(site.url("/loop"), LIMIT)


def test_a_private_address_is_refused(site: Site) -> None:
    with pytest.raises(UnsupportedFormatError, match="not on the open web"):
        Fetcher(pause=0).fetch(site.url("/a"), LIMIT)
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first address counts as public here, the one that it points to does not."""
    check = fetch.require_public
    monkeypatch.setattr(
        fetch,
        "require_public",
        lambda url, allow_private: check(url, allow_private="/public" in url or "robots" in url),
    )
    site.pages["/public"] = (302, {"Location": "/inner"}, b"")
    site.pages["/inner"] = (200, {}, b"secret")

    with pytest.raises(UnsupportedFormatError, match="not on the open web"):
        fetcher.fetch(site.url("/public"), LIMIT)
    assert "/inner" not in site.paths()


def test_too_many_bytes_are_not_read(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (200, {}, b"x" * (LIMIT + 1))

    with pytest.raises(TooLargeError, match="10,000 bytes"):
        fetcher.fetch(site.url("/a"), LIMIT)


def test_a_page_that_comes_too_slowly_is_let_go(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "WHOLE_TIMEOUT", -1.0)
    site.pages["/a"] = (200, {}, b"Ferry")

    with pytest.raises(FetchError, match="took longer"):
        fetcher._request(site.url("/a"), LIMIT, None)


def test_an_answer_that_is_none_says_when_to_come_again(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (429, {"Retry-After": "120"}, b"")

    with pytest.raises(FetchError, match="answered 429") as caught:
        fetcher.fetch(site.url("/a"), LIMIT)
    assert (caught.value.status, caught.value.retry_after) == (429, 120.0)


def test_a_server_that_is_not_there_is_named(fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="robots|cannot be fetched"):
        fetcher.fetch("http://127.0.0.1:1/a", LIMIT)


ROBOTS = b"""
# everybody
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*/print$
Crawl-delay: 2

User-agent: other
User-agent: Readout-News
Disallow: /ours
"""


@pytest.mark.parametrize(
    ("agent", "path", "allowed"),
    [
        pytest.param("somebody", "/private/a", False, id="a start"),
        pytest.param("somebody", "/private/open/a", True, id="the longer rule wins"),
        pytest.param("somebody", "/news/1/print", False, id="anything between"),
        pytest.param("somebody", "/news/1/print/2", True, id="an end"),
        pytest.param("readout-news", "/private/a", True, id="our own group only"),
        pytest.param("readout-news", "/ours", False, id="our own group"),
    ],
)
def test_robots_txt_is_read_as_the_standard_says(agent: str, path: str, allowed: bool) -> None:
    robots = read_robots(ROBOTS, agent)

    assert robots.allows(f"https://x.example{path}") is allowed
    assert robots.delay == (2.0 if agent == "somebody" else None)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"Disallow: /", b"User-agent: *\nDisallow:"])
def test_a_robots_txt_that_asks_for_nothing_allows_all(data: bytes) -> None:
    assert read_robots(data, "readout-news").allows("https://x.example/a")


def test_many_stars_are_no_trap() -> None:
    rule = read_robots(b"User-agent: *\nDisallow: /" + b"*a" * 5_000 + b"$", "x")

    assert rule.allows("https://x.example/" + "a" * 20_000 + "b")
    assert Robots().allows("https://x.example/")


@pytest.mark.parametrize(
    ("named", "is_ours"),
    [
        ("Readout-News", True),
        ("readout-news/1.0", True),
        ("readout", True),
        ("read", False),
        ("out", False),
        ("news", False),
        ("", False),
    ],
)
def test_a_group_is_ours_by_our_name_alone(named: str, is_ours: bool) -> None:
    robots = read_robots(f"User-agent: {named}\nDisallow: /".encode(), "readout-news")

    assert robots.allows("https://x.example/a") is not is_ours


def test_headers_that_come_too_slowly_are_let_go(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "WHOLE_TIMEOUT", 0.2)
    site.pages["/a"] = (200, {"X-Slow": "drip"}, b"Ferry")

    with pytest.raises(FetchError, match="took longer"):
        fetcher._request(site.url("/a"), LIMIT, None)
