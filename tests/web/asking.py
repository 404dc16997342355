"""Requests over the loopback interface, for tests of the local server."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from lxml import html

from readout.web.server import LocalServer


@contextmanager
def answering(server: LocalServer) -> Iterator[LocalServer]:
    """Let a server answer until the block ends."""
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: LocalServer, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """Give the answer to a request, and its body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=60)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=sent)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def page(server: LocalServer, path: str, status: int = 200) -> html.HtmlElement:
    """Give the page at a path."""
    response, body = ask(server, path)
    assert response.status == status, body
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    return html.document_fromstring(body.decode())


def words(element: html.HtmlElement) -> str:
    """Give the text of an element on one line."""
    return " ".join(" ".join(element.itertext()).split())
