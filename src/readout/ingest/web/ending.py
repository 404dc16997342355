"""End a connection when its time is up, whatever it is waiting for.

A limit on the wait for the next bytes does not hold a server that sends one byte now and then, least of all
one that sends the headers of its answer so: nothing of them is handed on before they are complete.
"""

import socket
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Any


class Ending:
    """The time that a request may take; to be used in a `with` statement around it.

    Attributes:
        is_over: whether the connection was ended because the time was up.
    """

    def __init__(self, seconds: float) -> None:
        """Begin with no connection."""
        self.is_over = False
        self._socket: socket.socket | None = None
        self._timer = Timer(max(0.0, seconds), self._end)
        self._timer.daemon = True

    def __enter__(self) -> "Ending":
        """Let the time begin."""
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget about the time."""
        self._timer.cancel()

    def learn(self, event: str, info: dict[str, Any]) -> None:
        """Learn of the connection from what httpcore tells about its work (its extension "trace")."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")
            if self.is_over:
                self._end()

    def _end(self) -> None:
        self.is_over = True
        if self._socket is not None:
            with suppress(OSError):
                # The plain socket's own: that of TLS would wait to say goodbye.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
