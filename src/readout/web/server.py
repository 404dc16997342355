"""Show a readout, a library, or both in a browser on this machine.

The server answers only to this machine (127.0.0.1) and only to requests that name it as
the host, so that a page elsewhere cannot read the documents by giving its own name this
address. It changes nothing but what reading in depth keeps in the library, and sends no request itself.
"""

import sys
import webbrowser
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from readout import __version__
from readout.errors import UsageError
from readout.model.readout import Readout
from readout.web.answers import Answer
from readout.web.library_routes import LibraryAnswers
from readout.web.routes import Shown, answer

ADDRESS = "127.0.0.1"
HOSTS = ("127.0.0.1", "localhost")
PORTS = range(65536)
# What browsers say of requests that a page of another site (or another port) makes.
STRANGERS = ("cross-site", "same-site")

# Seconds that a connection may be silent: a browser keeps idle ones open and would hold the exit back.
PATIENCE = 30


class LocalServer(ThreadingHTTPServer):
    """A server that keeps what it shows; `url` is where to find it."""

    daemon_threads = True
    # Another process that holds the port must not lose it to us, nor share it with us.
    allow_reuse_address = False
    shown: Shown = Shown()

    @property
    def url(self) -> str:
        """Give the address of what is shown."""
        return f"http://{ADDRESS}:{self.server_address[1]}/"

    def server_close(self) -> None:
        """Give up the port, and close the library."""
        super().server_close()
        self.shown.close()


def serve(
    readout: Readout | None, port: int = 0, open_browser: bool = False, *, library: str | None = None
) -> None:
    """Serve `readout`, a library or both until interrupted; the address is written to standard error.

    Args:
        readout: the findings to show, or None.
        port: 0 takes any free one.
        open_browser: whether to open what is shown in the browser.
        library: the library's file, or None.
    """
    with make_server(readout, port, library=library) as server:
        sys.stderr.write(f"readout: {server.url} (stop with Ctrl-C)\n")
        sys.stderr.flush()
        if open_browser:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            sys.stderr.write("readout: stopped\n")


def make_server(readout: Readout | None, port: int = 0, *, library: str | None = None) -> LocalServer:
    """Give a server that is bound but does not answer yet.

    Raises:
        UsageError: the port is no port, or is taken.
        StoreError: the library cannot be used.
    """
    if port not in PORTS:
        raise UsageError(f"port {port} cannot be; wanted 0 to 65535 (0 takes any free one)")
    shown = Shown(readout, LibraryAnswers(library) if library else None)
    try:
        server = LocalServer((ADDRESS, port), Handler)
    except OSError as error:
        shown.close()
        raise UsageError(f"port {port} of {ADDRESS} cannot be used: {error.strerror or error}") from error
    server.shown = shown
    return server


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    server: LocalServer
    server_version = f"readout/{__version__}"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def do_GET(self) -> None:  # the library's name
        """Answer with headers and body."""
        self._answer(self.wfile.write)

    def do_HEAD(self) -> None:  # the library's name
        """Answer with headers only."""
        self._answer(lambda body: None)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is not GET or HEAD, or no request at all, and close: its body is not read."""
        self.close_connection = True
        self._send(Answer.failed(HTTPStatus(code), "only GET and HEAD are answered"), self.wfile.write)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: which document is read on this machine is nobody's business."""

    def _answer(self, write: Callable[[bytes], object]) -> None:
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            # A body that nobody reads would be taken for the next request.
            self.close_connection = True
        self._send(self._found(), write)

    def _send(self, found: Answer, write: Callable[[bytes], object]) -> None:
        body = found.body.encode("utf-8", "replace")
        self.send_response(found.status)
        self.send_header("Content-Type", found.kind)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in found.headers:
            self.send_header(name, value)
        self.end_headers()
        write(body)

    def _found(self) -> Answer:
        hosts = self.headers.get_all("Host") or []
        port = self.server.server_address[1]
        if len(hosts) != 1 or hosts[0].lower() not in {f"{host}:{port}" for host in HOSTS}:
            return Answer.failed(HTTPStatus.MISDIRECTED_REQUEST, f"this server is {self.server.url} only")
        if (
            self.headers.get("Sec-Fetch-Site") in STRANGERS
            and self.headers.get("Sec-Fetch-Mode") != "navigate"
        ):
            # A page elsewhere could not read the answer, but how long it takes tells what is in the library.
            return Answer.failed(HTTPStatus.FORBIDDEN, "pages of other sites may link here, no more")
        try:
            asked = urlsplit(self.path)
        except ValueError:
            return Answer.failed(HTTPStatus.BAD_REQUEST, "that is no address")
        return answer(self.server.shown, asked.path, asked.query)
