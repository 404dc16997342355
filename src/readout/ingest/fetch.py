"""Fetch the page behind an address, where the user asked for it.

Only addresses of the open web are fetched: what resolves to this machine or to a private
network is refused, at each redirect again, so that a page cannot make us read what only
this machine may see.
"""

import ipaddress
import socket
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from readout.errors import MissingInputError, TooLargeError, UnsupportedFormatError
from readout.ingest.archive import read_stream
from readout.ingest.metadata import clean_url
from readout.ingest.options import ReadOptions
from readout.ingest.page import read_page
from readout.model.document import Document, Failure

# Seconds to connect and to wait for the next bytes; a whole page takes at most so many of them.
TIMEOUT = 20.0
MOST_REDIRECTS = 5
AGENT = "readout-news (+https://pypi.org/project/readout-news/)"


def read_address(url: str, options: ReadOptions) -> Iterator[Document | Failure]:
    """Yield the documents behind an address.

    Raises:
        MissingInputError: fetching was not asked for, or the page cannot be had.
        TooLargeError: it has more bytes than the limit.
        UnsupportedFormatError: it is no page.
    """
    if not options.fetch:
        raise MissingInputError(
            url, "an address is fetched only when asked for; use --fetch, or save the page"
        )
    final, kind, data = _fetch(url, options.maximum_bytes)
    if "html" in kind:
        charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
        yield read_page(data, url, options, declared=charset, url=final)
    else:
        yield from read_stream(BytesIO(data), url, options, content_type=kind)


def require_public(url: str) -> None:
    """Refuse an address that is not on the open web.

    Raises:
        UnsupportedFormatError: it is no http address, or its host is this machine or a private network.
        MissingInputError: its host is unknown.
    """
    parts = urlsplit(url)
    if clean_url(url) is None or parts.hostname is None:
        raise UnsupportedFormatError(url, "this is no address of a page; wanted http:// or https://")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise MissingInputError(url, f"its host is unknown: {error}") from error
    for *_, place in found:
        if not ipaddress.ip_address(str(place[0]).split("%")[0]).is_global:
            raise UnsupportedFormatError(url, f"its host is {place[0]}, which is not on the open web")


def _fetch(url: str, limit: int) -> tuple[str, str, bytes]:
    """Give the address the page was found at in the end, its content type and its bytes."""
    httpx = _httpx(url)
    with httpx.Client(timeout=TIMEOUT, follow_redirects=False, headers={"User-Agent": AGENT}) as client:
        for _ in range(MOST_REDIRECTS + 1):
            require_public(url)
            try:
                with client.stream("GET", url) as answer:
                    if answer.is_redirect:
                        url = urljoin(url, answer.headers.get("location", ""))
                        continue
                    if answer.status_code != 200:
                        raise MissingInputError(url, f"the server answered {answer.status_code}; wanted 200")
                    return url, answer.headers.get("content-type", ""), _body(answer, url, limit)
            except httpx.HTTPError as error:
                raise MissingInputError(url, f"cannot be fetched: {error or type(error).__name__}") from error
    raise MissingInputError(url, f"more than {MOST_REDIRECTS} redirects")


def _body(answer: Any, url: str, limit: int) -> bytes:
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > limit:
            raise TooLargeError(url, f"more than {limit:,} bytes, the limit for one document")
    return bytes(data)


def _httpx(url: str) -> Any:
    try:
        import httpx  # an optional dependency: pip install "readout-news[fetch]"
    except ModuleNotFoundError as error:
        raise MissingInputError(
            url, 'fetching needs the package httpx; install it with: pip install "readout-news[fetch]"'
        ) from error
    return httpx
