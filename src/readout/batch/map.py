"""Annotate many documents in several processes, in the order of the input.

The results are those of one process. At any time only a few documents are under way, however many there
are, so that memory stays bounded.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import wait

from readout.batch.workers import Worker
from readout.errors import UsageError
from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.step import Step, check_chain
from readout.pipeline.catalogue import STEPS
from readout.pipeline.run import annotate_documents
from readout.pipeline.settings import DEFAULTS, Settings

# How many documents a process may be ahead of the one that is yielded next. In three collections of news the
# longest article was 6 to 9 times as long as the mean, so that this many keep the others busy behind it; an
# annotation of 500 words that waits for its turn takes about 35 KB.
AHEAD = 8


def map_documents(
    documents: Iterable[Document | Failure],
    jobs: int = 1,
    steps: Sequence[Step] = STEPS,
    *,
    settings: Settings = DEFAULTS,
) -> Iterator[Annotation | Failure]:
    """Yield an annotation for each document and each failure as it came, in order.

    A document whose process dies (out of memory, a crash of a library) becomes a failure; a new process takes
    its place. Closing the iterator, or Ctrl-C, ends the processes.

    Args:
        documents: read only as far as needed.
        jobs: how many processes; 1 works in this one.
        steps: the steps to run.
        settings: the settings of the run.

    Raises:
        UsageError: fewer than 1 job.
        PipelineError: the steps do not fit together, or no process can start.
    """
    if jobs < 1:
        raise UsageError(f"--jobs: found {jobs}, wanted 1 or more")
    check_chain(steps)
    if jobs == 1:
        return annotate_documents(documents, steps=steps, settings=settings)
    return _mapped(documents, jobs, steps, settings)


def _mapped(
    documents: Iterable[Document | Failure], jobs: int, steps: Sequence[Step], settings: Settings
) -> Iterator[Annotation | Failure]:
    run = _Run(documents, jobs, steps, settings)
    try:
        yield from run.results()
    finally:
        run.stop()


class _Run:
    """The workers, the results that wait for their turn, and how far the input has been read."""

    def __init__(
        self, documents: Iterable[Document | Failure], jobs: int, steps: Sequence[Step], settings: Settings
    ) -> None:
        self.input = iter(documents)
        self.is_exhausted = False
        self.jobs, self.steps, self.settings = jobs, steps, settings
        self.workers: list[Worker] = []
        self.done: dict[int, Annotation | Failure] = {}
        self.waiting: deque[tuple[int, Document]] = deque()
        self.read = 0
        self.yielded = 0

    def results(self) -> Iterator[Annotation | Failure]:
        """Yield the results in the order of the input."""
        while True:
            self._fill()
            while self.yielded in self.done:
                yield self.done.pop(self.yielded)
                self.yielded += 1
                self._fill()
            if self.is_exhausted and self.yielded == self.read:
                return
            self._collect()

    def stop(self) -> None:
        """End all processes."""
        for worker in self.workers:
            worker.stop()

    def _fill(self) -> None:
        """Read ahead, and give every idle worker a document."""
        while not self.is_exhausted and self.read - self.yielded < self.jobs * AHEAD:
            item = next(self.input, None)
            if item is None:
                self.is_exhausted = True
            elif isinstance(item, Failure):
                self.done[self.read] = item
                self.read += 1
            else:
                self.waiting.append((self.read, item))
                self.read += 1
        while len(self.workers) < min(self.jobs, len(self.waiting) + self._busy()):
            self.workers.append(Worker(self.steps, self.settings))
        for worker in self.workers:
            if worker.is_idle and self.waiting:
                worker.give(*self.waiting.popleft())

    def _busy(self) -> int:
        return sum(not worker.is_idle for worker in self.workers)

    def _collect(self) -> None:
        """Wait until a worker has something to say, and take it."""
        ready = wait([worker.connection for worker in self.workers])
        for worker in [worker for worker in self.workers if worker.connection in ready]:
            answer = worker.take()
            if answer is not None:
                place, result = answer
                self.done[place] = result
            if worker.has_died:
                self.workers.remove(worker)
                worker.stop()
