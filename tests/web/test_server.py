"""The local server, asked over the loopback interface."""

import json
import socket
from collections.abc import Iterator

import pytest

from readout.errors import UsageError
from readout.report.page.render import policy
from readout.web.server import LocalServer, make_server
from report.sample import sample
from web.asking import answering, ask


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with answering(make_server(sample())) as running:
        yield running


def test_it_listens_on_this_machine_only(server: LocalServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "kind", "begins"),
    [
        ("/", "text/html; charset=utf-8", b"<!doctype html>"),
        ("/?x=1", "text/html; charset=utf-8", b"<!doctype html>"),
        ("/readout.json", "application/json; charset=utf-8", b"{"),
        ("/readout.csv", "text/csv; charset=utf-8", b"section,line"),
        ("/readout.md", "text/markdown; charset=utf-8", b"# 4 documents"),
        ("/annotations.json", "application/ld+json; charset=utf-8", b"{"),
        ("/documents/2", "text/plain; charset=utf-8", b"Halden Star aground"),
    ],
)
def test_it_answers_with_every_form_of_the_readout(
    server: LocalServer, path: str, kind: str, begins: bytes
) -> None:
    response, body = ask(server, path)

    assert (response.status, response.getheader("Content-Type")) == (200, kind)
    assert body.startswith(begins)


def test_the_json_is_whole(server: LocalServer) -> None:
    assert len(json.loads(ask(server, "/readout.json")[1])["differences"]) == len(sample().differences)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/documents/0",
        "/documents/5",
        "/documents/%D9%A3",
        "/../etc/passwd",
        "/documents/" + "9" * 5000,
    ],
)
def test_what_is_not_there_is_not_found(server: LocalServer, path: str) -> None:
    response, body = ask(server, path)

    assert response.status == 404
    assert body.startswith(b"404 Not Found: ")


@pytest.mark.parametrize("path", ["/", "/readout.json", "/nothing"])
def test_every_answer_carries_strict_headers(server: LocalServer, path: str) -> None:
    response, _ = ask(server, path)

    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert response.getheader("Referrer-Policy") == "no-referrer"
    assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert str(response.getheader("Content-Security-Policy")).startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in str(response.getheader("Content-Security-Policy"))
    assert response.getheader("Access-Control-Allow-Origin") is None


def test_the_policy_of_the_page_lets_its_own_style_and_script_run(server: LocalServer) -> None:
    assert str(ask(server, "/")[0].getheader("Content-Security-Policy")).startswith(policy())


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "127.0.0.1", ""]
)
def test_a_request_under_another_name_is_refused(server: LocalServer, host: str) -> None:
    response, body = ask(server, "/", Host=host)

    assert response.status == 421
    assert b"Halden" not in body


def test_localhost_is_a_name_of_this_machine(server: LocalServer) -> None:
    assert ask(server, "/", Host=f"localhost:{server.server_address[1]}")[0].status == 200


def test_a_head_request_gets_no_body(server: LocalServer) -> None:
    response, body = ask(server, "/", method="HEAD")

    assert (response.status, body) == (200, b"")
    assert int(response.getheader("Content-Length") or 0) > 1000


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "BREW"])
def test_no_other_method_is_answered(server: LocalServer, method: str) -> None:
    response, body = ask(server, "/", method=method)

    assert response.status == 501
    assert b"only GET and HEAD" in body
    assert response.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize(
    "request_",
    [b"nonsense\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET " + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n"],
)
def test_what_is_no_request_is_refused(server: LocalServer, request_: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=5) as connection:
        connection.sendall(request_)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))

    assert b"only GET and HEAD are answered" in answer
    assert b"Halden" not in answer


def test_the_body_of_a_request_is_not_taken_for_the_next_one(server: LocalServer) -> None:
    smuggled = b"GET /readout.json HTTP/1.1\r\nHost: x\r\n\r\n"
    port = server.server_address[1]
    head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {len(smuggled)}\r\n\r\n"

    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=5) as connection:
        connection.sendall(head.encode() + smuggled)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))

    assert answer.count(b"HTTP/1.1 ") == 1


def test_a_port_that_is_taken_is_a_clear_error(server: LocalServer) -> None:
    port = server.server_address[1]

    with pytest.raises(UsageError, match=f"port {port} of 127.0.0.1 cannot be used"):
        make_server(sample(), port)


def test_a_port_that_cannot_be_is_a_clear_error() -> None:
    with pytest.raises(UsageError, match="wanted 0 to 65535"):
        make_server(sample(), 70_000)
