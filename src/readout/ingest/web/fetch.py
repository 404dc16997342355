"""Fetch what is behind an address, politely, where the user asked for it.

A site's robots.txt is obeyed, requests to one host keep a distance, and a server is asked only for what is
new when we know what it had. Only addresses of the open web are fetched: what resolves to this machine or to
a private network is refused unless that was allowed, at each redirect again, and the connection goes to the
very address that was checked, so that neither a page nor a name server can make us read what only this
machine may see.
"""

import ipaddress
import os
import socket
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from readout.errors import FetchError, MissingInputError, TooLargeError, UnsupportedFormatError
from readout.ingest.shared.fetched import Fetched, Marks
from readout.ingest.shared.metadata import clean_url
from readout.ingest.web.clock import SYSTEM, Clock
from readout.ingest.web.ending import Ending
from readout.ingest.web.robots import EVERYTHING, LONGEST, NOTHING, Robots, read_robots

# Seconds to connect and to wait for the next bytes, and for a page as a whole: a server that sends a byte now
# and then must not hold us.
TIMEOUT = 20.0
WHOLE_TIMEOUT = 60.0
MOST_REDIRECTS = 5
# Seconds between two requests to one host, if its robots.txt does not ask for more; and the most it may ask.
PAUSE = 1.0
LONGEST_PAUSE = 30.0
# Seconds for which a site's robots.txt counts (RFC 9309 wants a day at most), and after which one that could
# not be read is asked for again.
ROBOTS_KEPT = 86_400.0
ROBOTS_RETRIED = 600.0
# What a server answers below 500 to be asked again: it waited too long, it is too early, too many requests.
ASK_LATER = frozenset({408, 425, 429})

AGENT = "readout-news"
HEADERS = {
    "User-Agent": f"{AGENT} (+https://pypi.org/project/readout-news/)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
}


class Fetcher:
    """Fetches one page after the other; knows what each host asks for."""

    def __init__(self, *, allow_private: bool = False, pause: float = PAUSE, clock: Clock = SYSTEM) -> None:
        """Begin with no connection and no host known.

        Args:
            allow_private: whether addresses of this machine and of private networks may be fetched.
            pause: seconds between two requests to one host.
            clock: tells the time, and waits.
        """
        self.allow_private = allow_private
        self._pause = pause
        self._clock = clock
        # What a site asks for, why that could not be read or "", and until when it counts.
        self._robots: dict[str, tuple[Robots, str, float]] = {}
        self._next: dict[str, float] = {}
        self._client: Any = None

    def fetch(self, url: str, limit: int, marks: Marks | None = None) -> Fetched:
        """Give what is behind `url`, of at most `limit` bytes.

        Args:
            url: the address.
            limit: bytes, after unpacking.
            marks: what the server said the last time: then it may answer that nothing is new.

        Raises:
            FetchError: it cannot be had, or the site does not want us to have it.
            TooLargeError: it has more bytes.
            UnsupportedFormatError: it is no address of the open web.
        """
        asked = url
        for _ in range(MOST_REDIRECTS + 1):
            robots, problem = self._robots_of(url)
            if problem:
                raise FetchError(url, f"its robots.txt cannot be read ({problem}), so nothing is fetched")
            if not robots.allows(url):
                message = "its robots.txt asks programs to leave this page alone"
                raise FetchError(url, message, is_lasting=True)
            self._wait(url, robots)
            answer = self._request(url, limit, marks if url == asked else None)
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise FetchError(asked, f"more than {MOST_REDIRECTS} redirects", is_lasting=True)

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _request(self, url: str, limit: int, marks: Marks | None) -> Fetched | str:
        """Give the answer, or the address that it points to."""
        httpx = _httpx(url)
        headers = dict(HEADERS)
        if marks and marks.etag:
            headers["If-None-Match"] = marks.etag
        if marks and marks.modified:
            headers["If-Modified-Since"] = marks.modified
        target, extensions = self._pinned(url, headers)
        ends = self._clock.seconds() + WHOLE_TIMEOUT
        ending = Ending(WHOLE_TIMEOUT)
        extensions["trace"] = ending.learn
        try:
            with (
                ending,
                self._opened(httpx).stream("GET", target, headers=headers, extensions=extensions) as answer,
            ):
                if answer.has_redirect_location:
                    return urljoin(url, str(answer.headers.get("location", "")))
                found = Marks(answer.headers.get("etag"), answer.headers.get("last-modified"))
                if answer.status_code == 304 and marks:
                    return Fetched(url, "", None, marks)
                if answer.status_code != 200:
                    raise FetchError(
                        url,
                        f"the server answered {answer.status_code}; wanted 200",
                        status=answer.status_code,
                        is_lasting=answer.status_code < 500 and answer.status_code not in ASK_LATER,
                        retry_after=self._seconds_until(answer.headers.get("retry-after", "")),
                    )
                kind = answer.headers.get("content-type", "")
                return Fetched(url, kind, self._body(answer, url, limit, ends), found)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            if ending.is_over:
                raise _too_slow(url) from error
            raise FetchError(url, f"cannot be fetched: {error or type(error).__name__}") from error

    def _pinned(self, url: str, headers: dict[str, str]) -> tuple[str, dict[str, Any]]:
        """Give the address with its host's number in place of the name, once that has been checked."""
        place = require_public(url, allow_private=self.allow_private)
        parts = urlsplit(url)
        if place is None or parts.hostname is None:
            return url, {}
        headers["Host"] = _host_header(parts)
        number = f"[{place}]" if ":" in place else place
        port = f":{parts.port}" if parts.port else ""
        pinned = urlunsplit((parts.scheme, number + port, parts.path, parts.query, ""))
        return pinned, {"sni_hostname": parts.hostname}

    def _opened(self, httpx: Any) -> Any:
        """Give the client; connections are not kept, since a number may stand for several hosts."""
        if self._client is None:
            self._client = httpx.Client(
                timeout=TIMEOUT,
                follow_redirects=False,
                limits=httpx.Limits(max_keepalive_connections=0),
                trust_env=_has_proxy(),
            )
        return self._client

    def _robots_of(self, url: str) -> tuple[Robots, str]:
        """Give what the site of an address asks for, and why that could not be read or ""."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._robots.get(site)
        if known is None or known[2] <= self._clock.seconds():
            require_public(url, allow_private=self.allow_private)
            found, problem = self._read_robots(f"{site}/robots.txt")
            counts = ROBOTS_RETRIED if problem else ROBOTS_KEPT
            known = self._robots[site] = (found, problem, self._clock.seconds() + counts)
        return known[0], known[1]

    def _read_robots(self, url: str) -> tuple[Robots, str]:
        """Give what a site asks for: all is allowed where it says nothing, nothing where it cannot say it."""
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self._request(url, LONGEST, None)
            except TooLargeError as error:
                return NOTHING, error.message
            except FetchError as error:
                if error.status is not None and 400 <= error.status < 500:
                    return EVERYTHING, ""
                return NOTHING, error.message
            if isinstance(answer, Fetched):
                return read_robots(answer.data or b"", AGENT), ""
            url = answer
        return EVERYTHING, ""

    def _wait(self, url: str, robots: Robots) -> None:
        host = urlsplit(url).netloc
        now = self._clock.seconds()
        if now < self._next.get(host, now):
            self._clock.nap(self._next[host] - now)
        pause = min(max(self._pause, robots.delay or 0.0), LONGEST_PAUSE)
        self._next[host] = max(now, self._next.get(host, now)) + pause

    def _seconds_until(self, retry_after: str) -> float | None:
        """Give how long a server wants to be left alone: it says seconds, or a date."""
        if retry_after.isascii() and retry_after.isdigit():
            return float(retry_after)
        try:
            moment = parsedate_to_datetime(retry_after)
            return (moment.replace(tzinfo=moment.tzinfo or UTC) - self._clock.now()).total_seconds()
        except (ValueError, OverflowError):
            return None

    def _body(self, answer: Any, url: str, limit: int, ends: float) -> bytes:
        data = bytearray()
        for chunk in answer.iter_bytes():
            data += chunk
            if len(data) > limit:
                raise TooLargeError(url, f"more than {limit:,} bytes, the limit for one document")
            if self._clock.seconds() > ends:
                raise _too_slow(url)
        return bytes(data)


def require_public(url: str, *, allow_private: bool = False) -> str | None:
    """Give the number of an address's host; None where a proxy will look it up.

    Raises:
        UnsupportedFormatError: it is no http address, or its host is this machine or a private network.
        FetchError: its host is unknown.
    """
    parts = urlsplit(url)
    if clean_url(url) is None or parts.hostname is None:
        raise UnsupportedFormatError(url, "this is no address of a page; wanted http:// or https://")
    if _has_proxy() and not allow_private and not _is_number(parts.hostname):
        return None
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError, ValueError) as error:
        raise FetchError(url, f"its host is unknown: {error}") from error
    numbers = [str(place[0]).split("%")[0] for *_, place in found]
    private = [number for number in numbers if not ipaddress.ip_address(number).is_global]
    if private and not allow_private:
        raise UnsupportedFormatError(
            url,
            f"its host is {private[0]}, which is not on the open web (--allow-private allows it)",
        )
    return numbers[0]


def _too_slow(url: str) -> FetchError:
    return FetchError(url, f"took longer than {WHOLE_TIMEOUT:.0f} s")


def _host_header(parts: SplitResult) -> str:
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    return f"{host}:{parts.port}" if parts.port else host


def _has_proxy() -> bool:
    """Say whether the user's settings send requests through a proxy, which then looks up names itself."""
    return any(
        os.environ.get(name)
        for upper in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
        for name in (upper, upper.lower())
    )


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return True


def require_fetching(what: str) -> None:
    """Raise where nothing can be fetched at all.

    Raises:
        MissingInputError: the package for it is not installed.
    """
    _httpx(what)


def _httpx(url: str) -> Any:
    try:
        import httpx  # an optional dependency: pip install "readout-news[fetch]"
    except ModuleNotFoundError as error:
        raise MissingInputError(
            url, 'fetching needs the package httpx; install it with: pip install "readout-news[fetch]"'
        ) from error
    return httpx
