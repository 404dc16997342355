"""`readout watch`, run as a user runs it, on feeds that a server on this machine has."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from loopback import serving
from readout.cli.keeping import watch
from readout.cli.main import build_parser, main
from readout.pipeline.library.desk import Library
from readout.pipeline.library.watching import Clock

BEGAN = datetime(2031, 4, 1, tzinfo=UTC)
LEAD = "A ferry with 40 people aboard ran aground off Tolvik on Tuesday morning, the coast guard said. "


def page(title: str) -> bytes:
    body = f"<h1>{title}</h1><p>{LEAD * 4}</p>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def feed(*links: str, words: str = "Read") -> bytes:
    items = "".join(
        f"<item><title>{link}</title><link>{link}</link><description>{words}</description></item>"
        for link in links
    )
    return f"<rss version='2.0'><channel><title>Tolvik Post</title>{items}</channel></rss>".encode()


class Site(ThreadingHTTPServer):
    """A site whose pages have an ETag each; it keeps what it was asked, and what it answered."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, bytes] = {}
        self.refused: dict[str, tuple[int, dict[str, str]]] = {}
        self.asked: list[tuple[str, int]] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def answers(self, path: str) -> list[int]:
        return [status for asked, status in self.asked if asked == path]


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        body = self.server.pages.get(self.path, b"")
        mark = f'"{hash(body)}"'
        status, headers = self.server.refused.get(self.path, (200 if body else 404, {}))
        if status == 200 and self.headers.get("If-None-Match") == mark:
            status = 304
        body = body if status == 200 else b""
        self.server.asked.append((self.path, status))
        self.send_response(status)
        for name, value in {**headers, "ETag": mark, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/rss+xml" if "feed" in self.path else "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Hand:
    """A clock that goes on only when somebody waits; what is planned happens at its minute."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.plans: list[tuple[float, Callable[[], object]]] = []

    def at(self, minute: float, plan: Callable[[], object]) -> None:
        self.plans.append((minute * 60, plan))

    def stop_at(self, minute: float) -> None:
        def stop() -> None:
            raise KeyboardInterrupt

        self.at(minute, stop)

    def nap(self, seconds: float) -> None:
        self.seconds += seconds
        while self.plans and self.plans[0][0] <= self.seconds:
            self.plans.pop(0)[1]()

    def clock(self) -> Clock:
        return Clock(lambda: BEGAN + timedelta(seconds=self.seconds), lambda: self.seconds, self.nap)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_LIBRARY", str(tmp_path / "news.db"))
    with serving(Site(), monkeypatch) as server:
        yield server


@pytest.fixture
def hand() -> Hand:
    return Hand()


def opml(*urls: str) -> str:
    outlines = "".join(f"<outline text='feed' xmlUrl='{url}'/>" for url in urls)
    Path("feeds.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>", "utf-8")
    return "feeds.opml"


def run(capsys: pytest.CaptureFixture[str], hand: Hand, *arguments: str) -> tuple[int, str, str]:
    status = watch.run(build_parser().parse_args(["watch", *arguments, "--allow-private"]), hand.clock())
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def titles() -> list[str]:
    with Library("news.db", create=False) as library:
        return sorted(entry.title or "" for entry in library.documents())


def test_each_feed_of_the_list_is_asked_and_its_pages_are_added(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/a": page("Ferry aground"), "/b": page("Council votes on library hours")}
    site.pages |= {"/feed1": feed(site.url("/a")), "/feed2": feed(site.url("/b"))}

    status, out, err = run(capsys, hand, opml(site.url("/feed1"), site.url("/feed2")), "--once")

    assert status == 0
    assert [line.split("\t")[0::3] for line in out.splitlines()] == [
        ["added", "Ferry aground"],
        ["added", "Council votes on library hours"],
    ]
    assert err == "readout: 2 added\n"


def test_it_polls_until_ctrl_c_and_keeps_what_it_added(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/a": page("Ferry aground"), "/feed": feed(site.url("/a"))}

    def more() -> None:
        site.pages |= {"/b": page("Ferry afloat"), "/feed": feed(site.url("/b"), site.url("/a"))}

    hand.at(20, more)
    hand.stop_at(50)
    status, out, err = run(capsys, hand, opml(site.url("/feed")), "--jsonl")

    assert status == 130
    assert [json.loads(line)["title"] for line in out.splitlines()] == ["Ferry aground", "Ferry afloat"]
    assert err.splitlines()[-1] == "readout: stopped: 2 added"
    assert titles() == ["Ferry afloat", "Ferry aground"]
    assert site.answers("/feed") == [200, 304, 200, 304]
    assert site.answers("/a") == [200]


def test_adding_what_a_server_has_nothing_new_of_is_no_failure(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readout.ingest.web.fetch.PAUSE", 0.0)
    site.pages |= {"/a": page("Ferry aground"), "/feed": feed(site.url("/a"))}
    adding = ["add", "--fetch", "--allow-private", site.url("/feed")]

    first = main(adding), capsys.readouterr().err
    second = main(adding), capsys.readouterr().err  # the feed has not changed
    site.pages["/feed"] = feed(site.url("/a"), words="Read on")
    third = main(adding), capsys.readouterr().err  # it has, and its one page is known
    fourth = main([*adding, site.url("/b")]), capsys.readouterr().err
    main(["add", "--json", *adding[1:]])

    assert first == (0, "readout: 1 added\n")
    assert second == third == (0, "readout: nothing new\n")
    assert fourth[0] == 1
    assert fourth[1].startswith(f"readout: {site.url('/b')}: ")
    assert site.answers("/feed") == [200, 304, 200, 304, 304]
    assert json.loads(capsys.readouterr().out)["failures"] == []


def test_a_watch_that_was_stopped_goes_on_where_it_was(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"/{letter}" for letter in "abcd"]
    site.pages |= {name: page(f"Report {name}") for name in names}
    site.pages["/feed"] = feed(*map(site.url, names))
    hand.stop_at(1.5 / 60)  # while it keeps its distance before the third request
    first, _, _ = run(capsys, hand, opml(site.url("/feed")))
    before = titles()

    second, _, _ = run(capsys, hand, "feeds.opml", "--once")
    third, _, err = run(capsys, hand, "feeds.opml", "--once")

    assert (first, second, third) == (130, 0, 0)
    assert 0 < len(before) < 4
    assert titles() == [f"Report {name}" for name in names]
    assert [len(site.answers(name)) for name in names].count(1) >= 3
    assert err == "readout: nothing new\n"  # it is not due again


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        pytest.param({}, [0, 30, 90, 210, 450], id="twice as long each time"),
        pytest.param({"Retry-After": "10800"}, [0, 180, 360, 540], id="as long as the server says"),
        pytest.param({"Retry-After": "Tue, 01 Apr 2031 03:00:00 GMT"}, [0, 180, 240, 360], id="until a date"),
        pytest.param({"Retry-After": "9" * 400}, [0], id="a day at most"),
        pytest.param({"Retry-After": "soon"}, [0, 30, 90, 210, 450], id="nonsense"),
    ],
)
def test_a_feed_that_fails_is_left_alone_for_longer(
    headers: dict[str, str],
    minutes: list[int],
    site: Site,
    hand: Hand,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site.refused["/feed"] = (503, headers)
    hand.stop_at(600)
    asked: list[int] = []
    nap = hand.nap

    def noted(seconds: float) -> None:
        asked.extend([round(hand.seconds / 60)] * (len(site.answers("/feed")) - len(asked)))
        nap(seconds)

    hand.nap = noted  # type: ignore[method-assign]  # the test's own clock
    status, _, err = run(capsys, hand, opml(site.url("/feed")))

    assert status == 130
    assert asked == minutes
    assert "the server answered 503" in err


def test_a_feed_that_has_recovered_is_asked_as_often_as_before(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/a": page("Ferry aground"), "/feed": feed(site.url("/a"))}
    site.refused["/feed"] = (500, {})
    hand.at(20, site.refused.clear)
    hand.stop_at(70)

    run(capsys, hand, opml(site.url("/feed")))

    assert site.answers("/feed") == [500, 200, 304, 304]  # at 0, 30, 45 and 60 minutes


def test_one_bad_feed_stops_nothing(site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]) -> None:
    site.pages |= {"/a": page("Ferry aground"), "/feed": feed(site.url("/a"))}
    site.pages |= {"/feed-broken": b"<rss><channel>", "/feed-none": b"<rss><channel/></rss>"}
    closed = "http://127.0.0.1:1/feed"
    bad = [
        site.url("/feed-gone"),
        site.url("/feed-broken"),
        site.url("/feed-none"),
        closed,
        "file:///etc/hosts",
    ]

    status, out, err = run(capsys, hand, opml(*bad, site.url("/feed")), "--once", "--json")

    found = json.loads(out)
    assert status == 1
    assert [document["title"] for document in found["documents"]] == ["Ferry aground"]
    assert [failure["input"] for failure in found["failures"]] == bad
    assert all(url in err for url in bad)
    assert "refused" in err
    assert "this is no address of a page" in err


def test_nothing_but_bad_feeds_is_status_2(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, hand, opml(site.url("/feed")), "--once")[0] == 2


def test_a_feed_with_nothing_new_beside_a_bad_one_is_status_1(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/a": page("Ferry aground"), "/feed": feed(site.url("/a"))}
    run(capsys, hand, opml(site.url("/feed")), "--once")
    hand.seconds += 3600

    assert run(capsys, hand, opml(site.url("/feed"), site.url("/feed-gone")), "--once")[0] == 1


def test_a_page_that_fails_for_a_while_is_asked_for_again(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/a": page("Ferry aground"), "/b": page("Ferry afloat")}
    site.pages["/feed"] = feed(site.url("/a"), site.url("/b"))
    site.refused["/b"] = (503, {})
    hand.at(10, site.refused.clear)
    hand.stop_at(40)

    run(capsys, hand, opml(site.url("/feed")))

    assert titles() == ["Ferry afloat", "Ferry aground"]
    assert site.answers("/feed") == [200, 200, 304]
    assert (site.answers("/a"), site.answers("/b")) == ([200], [503, 200])


def test_a_page_that_is_no_article_is_said_once(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/film": b"<html><body><p>Film</p></body></html>", "/a": page("Ferry aground")}
    site.pages["/feed"] = feed(site.url("/film"))
    hand.at(10, lambda: site.pages.update({"/feed": feed(site.url("/a"), site.url("/film"))}))
    hand.stop_at(20)

    _, _, err = run(capsys, hand, opml(site.url("/feed")))

    assert titles() == ["Ferry aground"]
    assert site.answers("/film") == [200]
    assert err.count("/film") == 1


def test_a_feed_that_points_to_itself_ends(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/feed": feed(site.url("/feed"), site.url("/other-feed"), site.url("/a"))}
    site.pages |= {"/other-feed": feed(site.url("/feed")), "/a": page("Ferry aground")}

    status, _, err = run(capsys, hand, opml(site.url("/feed")), "--once")

    assert status == 1
    assert titles() == ["Ferry aground"]
    assert err.count("points to another feed") == 2
    assert len(site.asked) == 5  # robots.txt, the feed, and each of its three pages once


def test_robots_txt_that_could_not_be_read_is_asked_for_again(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/a": page("Ferry aground"), "/feed": feed(site.url("/a"))}
    site.refused["/robots.txt"] = (503, {})
    hand.at(20, site.refused.clear)
    hand.stop_at(40)

    _, _, err = run(capsys, hand, opml(site.url("/feed")))

    assert "robots.txt cannot be read" in err
    assert titles() == ["Ferry aground"]


def test_lines_go_to_the_end_of_a_file_as_they_come(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/a": page("Ferry aground"), "/feed": feed(site.url("/a"))}
    Path("log.jsonl").write_text('{"id": "before"}\n', "utf-8")
    seen: list[int] = []
    hand.at(5, lambda: seen.append(len(Path("log.jsonl").read_text("utf-8").splitlines())))
    hand.stop_at(6)

    status, out, _ = run(capsys, hand, opml(site.url("/feed")), "--jsonl", "-o", "log.jsonl")

    assert (status, out, seen) == (130, "", [2])
    assert len(Path("log.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--json"], "--once, or --jsonl", id="one document that has no end"),
        pytest.param(["--every", "0.5"], "wanted 1 to 10,080", id="too often"),
        pytest.param(["--every", "1e300"], "wanted 1 to 10,080", id="never"),
        pytest.param(["--every", "nan"], "wanted 1 to 10,080", id="no number"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    arguments: list[str], words: str, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["watch", opml(site.url("/feed")), *arguments])

    assert status == 2
    assert words in capsys.readouterr().err
    assert not Path("news.db").exists()


def test_without_the_package_that_fetches_it_says_so_at_once(
    site: Site, hand: Hand, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)

    assert main(["watch", opml(site.url("/feed"))]) == 2
    assert 'pip install "readout-news[fetch]"' in capsys.readouterr().err


def test_a_real_ctrl_c_ends_it_cleanly(site: Site) -> None:
    site.pages["/feed"] = feed(site.url("/a"), words=LEAD * 12)
    command = [sys.executable, "-m", "readout", "watch", site.url("/feed"), "--allow-private", "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        added: dict[str, Any] = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)

    assert (process.returncode, out) == (130, "")
    assert err.splitlines()[1:] == ["readout: stopped: 1 added"]
    assert titles() == [added["title"]]
