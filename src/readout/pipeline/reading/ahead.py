"""Read many pages in several processes, ahead of whoever takes them, in their order.

Reading a page takes twenty times as long as keeping it, so a library that takes in a folder lets other
processes read. At any time only a few pages are under way, however many there are. A process that dies costs
the page that it was reading, no other.
"""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import ModuleType

from readout.errors import IngestError, ReadoutError
from readout.ingest.containers.archive import walk_folder
from readout.ingest.shared.fetched import Marks
from readout.model.document import Document, Failure
from readout.pipeline.reading.inputs import Given, read_documents

# What is read elsewhere: files that hold one document each. Whatever may hold many is read here.
SINGLE = (".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".html.gz", ".htm.gz")
# Starting a process and its imports takes as long as reading so many pages.
LEAST = 60
MOST_PROCESSES = 4
# How many pages each process may be ahead of the one that is taken next.
AHEAD = 8

# A new interpreter each: safe whatever threads and open files this process has.
START = multiprocessing.get_context("spawn")

Found = tuple[Document | Failure, bytes | None]


def files_of(inputs: Sequence[str | os.PathLike[str]]) -> list[tuple[int, str]]:
    """Give each input, folders by the files in them, with the place of its input.

    A folder that holds what cannot be opened, or nothing, stays as it is: whoever reads it will say so.
    """
    found: list[tuple[int, str]] = []
    for place, item in enumerate(inputs):
        name = os.fspath(item)
        inside = _inside(name) if os.path.isdir(name) else None
        found += [(place, path) for path in (inside or [name])]
    return found


def count_files(inputs: Sequence[str]) -> int | None:
    """Give how many documents the inputs hold; None where that is known only when they have been read."""
    files = files_of(inputs)
    return len(files) if all(is_single(path) for _, path in files) else None


def processes_for(files: Sequence[tuple[int, str]]) -> int:
    """Give how many processes are worth their start; 0 for none."""
    singles = sum(is_single(path) for _, path in files)
    if singles < LEAST or multiprocessing.current_process().daemon:  # which may start no others
        return 0
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors, MOST_PROCESSES, singles // LEAST) if processors > 1 else 0


def is_single(path: str) -> bool:
    """Say whether a file holds one document, by its name.

    >>> is_single("a/page.HTML"), is_single("news.jsonl"), is_single("https://example.org/a.html")
    (True, False, False)
    """
    return path.lower().endswith(SINGLE) and "://" not in path


def _inside(folder: str) -> list[str] | None:
    files = []
    try:
        for path, problem in walk_folder(folder):
            if problem is not None:
                return None
            files.append(path)
    except IngestError:
        return None
    return files


@dataclass(slots=True)
class _Page:
    """A page that is being read."""

    path: str
    given: Given
    found: list[Found] | None = None


class Ahead:
    """Processes that read what they are told, and give it back in that order."""

    def __init__(self, processes: int) -> None:
        """Start the processes, or as many as the system lets us."""
        self._workers: list[_Worker] = []
        for _ in range(processes):
            try:
                self._workers.append(_Worker())
            except OSError:
                break
        self._order: deque[_Page] = deque()
        self._waiting: deque[_Page] = deque()

    def is_full(self) -> bool:
        """Say whether nothing more should be told before something is taken."""
        return len(self._order) >= AHEAD * max(1, len(self._workers))

    def tell(self, path: str, given: Given) -> None:
        """Have a file read."""
        page = _Page(path, given)
        self._order.append(page)
        self._waiting.append(page)
        self._give()

    def take(self) -> list[tuple[Given, Document | Failure, bytes | None]]:
        """Give what the file held that was told first of all, when it has been read."""
        page = self._order[0]
        while page.found is None:
            self._collect()
        self._order.popleft()
        return [(page.given, item, raw) for item, raw in page.found]

    def __len__(self) -> int:
        """Count the files that were told and not taken."""
        return len(self._order)

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.stop()

    def _give(self) -> None:
        for worker in self._workers:
            if worker.page is None and self._waiting:
                worker.give(self._waiting.popleft())

    def _collect(self) -> None:
        if not self._workers:  # all have died: what is left is read here
            while self._waiting:
                page = self._waiting.popleft()
                page.found = read_file(page.path, page.given)
            return
        busy = {worker.connection: worker for worker in self._workers if worker.page is not None}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]  # only connections were waited for
            reading = worker.page
            if not worker.take():
                self._workers.remove(worker)
                worker.stop()
                if reading is not None and reading.found is None:
                    self._waiting.appendleft(reading)
        self._give()


class _Worker:
    """One process, and the page it is reading."""

    def __init__(self) -> None:
        self.connection, self.process = start_process(_serve)
        self.page: _Page | None = None
        self._has_begun = False

    def give(self, page: _Page) -> None:
        """Send it a page; when it has died, `take` will find out."""
        self.page = page
        try:
            self.connection.send((page.path, page.given))
        except (BrokenPipeError, ConnectionResetError):
            return

    def take(self) -> bool:
        """Take its answer; False when it has died.

        That costs the page it was reading. Where it never began to read, it is the process that is at fault,
        and its page has no answer yet.
        """
        page = self.page
        if page is None:
            return True
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            if self._has_begun:
                message = "the process that read it ended (often: out of memory); the others are not affected"
                page.found = [(Failure(page.path, "WorkerDied", message), None)]
            return False
        if answer is None:
            self._has_begun = True
            return True
        page.found, self.page = answer, None
        return True

    def stop(self) -> None:
        """End it; it holds nothing that could be lost."""
        self.connection.close()
        self.process.terminate()
        self.process.join()
        self.process.close()


def start_process(target: Callable[..., None], *args: object) -> tuple[Connection, SpawnProcess]:
    """Start a process that is given the other end of a connection, and `args`; give our end of it."""
    ours, theirs = START.Pipe()
    process = START.Process(target=target, args=(theirs, *args), daemon=True)
    try:
        with on_its_own():
            process.start()
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return ours, process


@contextmanager
def on_its_own(*, knows_script: bool = False) -> Iterator[None]:
    """Let a process that is started inside know nothing of the script that runs, nor of Ctrl-C.

    Otherwise it would run that script itself, as multiprocessing does for functions that stand there: one
    that adds a folder without `if __name__ == "__main__":` would add it once more in each process.

    Args:
        knows_script: whether it has to know the script all the same, since such a function is sent to it.
    """
    script = sys.modules.get("__main__")
    if not knows_script:
        sys.modules["__main__"] = ModuleType("__main__")
    before = None
    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if script is not None:
            sys.modules["__main__"] = script
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Bytes:
    """A memory that knows nothing and keeps the bytes that it was shown last."""

    def __init__(self) -> None:
        self.last: bytes | None = None

    def recall(self, data: bytes) -> None:
        """Remember the bytes; nothing was read from them before."""
        self.last = data

    def marks(self, url: str) -> None:
        """Know no address."""

    def document_at(self, url: str) -> None:
        """Know no address."""

    def keep(self, url: str, marks: Marks) -> None:
        """Keep nothing."""


def read_file(path: str, given: Given) -> list[Found]:
    """Give what a file holds, with the bytes."""
    memory = _Bytes()
    found: list[Found] = []
    for item in in_spite_of_faults(read_documents([path], given=[given], memory=memory), path):
        found.append((item, None if isinstance(item, Failure) else memory.last))
    return found


def in_spite_of_faults(found: Iterator[Document | Failure], path: str) -> Iterator[Document | Failure]:
    """Yield what is found in an input, and a failure where a fault of ours ends the reading of it."""
    try:
        yield from found
    except (ReadoutError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours in one input must not stop the others
        yield Failure(path, type(error).__name__, f"could not be read: {error}")


def _serve(connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection.send(None)  # it has begun
    while True:
        try:
            path, given = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send(read_file(path, given))
        except (BrokenPipeError, ConnectionResetError):
            return
