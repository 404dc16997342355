"""Read stories in depth in another process, one after the other, so that no other request waits for it.

In this process the parser would hold Python's lock, and each row that another request takes from the
library would wait for it.
"""

import signal
from collections.abc import Sequence
from concurrent.futures import Future
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from readout.errors import ReadoutError
from readout.model.readout import Readout
from readout.pipeline.library.desk import Library
from readout.pipeline.reading.ahead import start_process

# Stories that wait at most, the one that is being read among them.
MOST_WAITING = 16
# Seconds without a story until the process is ended: it holds 300 MB.
IDLE = 300.0

Asked = tuple[str, "Future[Readout]"]


class DepthReader:
    """Stories of one library that are being read in depth.

    Attributes:
        path: of the library's file.
    """

    def __init__(self, path: str) -> None:
        """Start nothing yet."""
        self.path = path
        self._lock = Lock()
        self._asked: dict[tuple[str, tuple[int, ...]], Future[Readout]] = {}
        self._queue: SimpleQueue[Asked | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._worker: _Worker | None = None
        self._is_closed = False

    def readout(self, story: str, versions: Sequence[int], patience: float) -> Readout | None:
        """Give the readout of a story, or None where that takes longer than `patience` seconds.

        The reading goes on; whoever asks again, for the same versions, gets what came of it.

        Raises:
            ReadoutError: it cannot be read, or too many are being read.
        """
        name = (story, tuple(versions))
        with self._lock:
            future = self._asked.get(name) or self._begin(name)
        try:
            return future.result(timeout=patience)
        except TimeoutError:
            return None
        finally:
            if future.done():
                with self._lock:
                    self._asked.pop(name, None)

    def close(self) -> None:
        """End what is under way; what was kept before is on the disk."""
        self._queue.put(None)
        with self._lock:
            self._is_closed = True
            if self._worker is not None:
                self._worker.end()

    def _begin(self, name: tuple[str, tuple[int, ...]]) -> "Future[Readout]":
        if len(self._asked) >= MOST_WAITING:
            # What is finished and was never fetched can be had again from the library.
            self._asked = {other: future for other, future in self._asked.items() if not future.done()}
        if len(self._asked) >= MOST_WAITING:
            raise ReadoutError(f"{MOST_WAITING} stories are being read in depth; try again in a minute")
        future: Future[Readout] = Future()
        self._asked[name] = future
        self._queue.put((name[0], future))
        if self._thread is None:
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()
        return future

    def _work(self) -> None:
        while True:
            try:
                asked = self._queue.get(timeout=IDLE if self._worker else None)
            except Empty:
                self._end()
                continue
            if asked is None:
                return
            story, future = asked
            try:
                future.set_result(self._read(story))
            except ReadoutError as error:
                future.set_exception(error)

    def _read(self, story: str) -> Readout:
        try:
            with self._lock:
                if self._is_closed:
                    raise ReadoutError("the server is stopping")
                worker = self._worker = self._worker or _Worker(self.path)
            found = worker.ask(story)
        except (EOFError, OSError) as error:
            self._end()
            message = "the process that reads in depth ended (often: out of memory); try again"
            raise ReadoutError(message) from error
        if isinstance(found, str):
            raise ReadoutError(found)
        return found

    def _end(self) -> None:
        with self._lock:
            if self._worker is not None:
                self._worker.end()
                self._worker.connection.close()
            self._worker = None


class _Worker:
    """The other process."""

    def __init__(self, path: str) -> None:
        self.connection, self.process = start_process(_serve, path)

    def ask(self, story: str) -> Readout | str:
        """Give the readout of a story, or what is wrong.

        Raises:
            EOFError: it has died.
            OSError: likewise.
        """
        self.connection.send(story)
        found: Readout | str = self.connection.recv()
        return found

    def end(self) -> None:
        """End it, whatever it does: each thing that it keeps is one transaction."""
        self.process.terminate()
        self.process.join()


def _serve(connection: Connection, path: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            story = connection.recv()
        except (EOFError, OSError):
            return
        found: Readout | str
        try:
            with Library(path, create=False) as library:
                found = library.show(story)
        except ReadoutError as error:
            found = str(error)
        try:
            connection.send(found)
        except (BrokenPipeError, ConnectionResetError):
            return
