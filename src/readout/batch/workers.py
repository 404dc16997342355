"""Processes that annotate one document after another, and die without taking anything with them.

A worker is sent a document only when it waits for one, and is read from whenever it has an answer, so that
neither side can block the other. It ends when its connection closes, and leaves Ctrl-C to its parent.
"""

import multiprocessing
import pickle
import pickletools
import signal
import traceback
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection

from readout.errors import PipelineError
from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.step import Step
from readout.pipeline.reading.ahead import on_its_own
from readout.pipeline.run import annotate_documents
from readout.pipeline.settings import Settings

# A new interpreter for each worker: the same on every platform, and safe whatever threads the parent has.
# It costs each worker one loading of the model, side by side.
START = multiprocessing.get_context("spawn")

# How long a worker that was told to end may take before it is made to.
PATIENCE_SECONDS = 2.0


class Worker:
    """One process, and the document it is working on with that document's place in the input."""

    def __init__(self, steps: Sequence[Step], settings: Settings) -> None:
        """Start the process; it has to say that it is ready before it can be given anything."""
        self.connection, theirs = START.Pipe()
        self.process = START.Process(target=_serve, args=(theirs, steps, settings), daemon=True)
        with on_its_own(knows_script=_stands_in_script((steps, settings))):
            self.process.start()
        theirs.close()
        self.is_ready = False
        self.has_died = False
        self.task: tuple[int, Document] | None = None

    @property
    def is_idle(self) -> bool:
        """Say whether it waits for a document."""
        return self.is_ready and self.task is None

    def give(self, place: int, document: Document) -> None:
        """Send it the document that comes at `place`."""
        self.task = place, document
        # When it has died, `take` will say so.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(document)

    def take(self) -> tuple[int, Annotation | Failure] | None:
        """Give its answer with the document's place; None when it has only become ready.

        Raises:
            PipelineError: it cannot start.
            Exception: what annotating the document raised there.
        """
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            return self._died()
        if isinstance(answer, Exception):
            raise answer
        if self.task is None:
            self.is_ready = True
            return None
        (place, _), self.task = self.task, None
        return place, answer

    def stop(self) -> None:
        """End the process; it holds nothing that could be lost."""
        self.connection.close()
        self.process.terminate()
        self.process.join(PATIENCE_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()

    def _died(self) -> tuple[int, Failure]:
        self.has_died = True
        self.process.join(PATIENCE_SECONDS)
        ended = _exit_words(self.process.exitcode)
        if self.task is None:
            raise PipelineError(
                f"a worker process could not start: it {ended}; a script whose own steps run in several "
                'processes must keep its calls under: if __name__ == "__main__":'
            )
        place, document = self.task
        message = f"the process that annotated it {ended}; the other documents are not affected"
        return place, Failure(document.path, "WorkerDied", message)


def _stands_in_script(sent: object) -> bool:
    """Say whether something of what a worker is sent is written in the script that runs."""
    return any(value == "__main__" for _, value, _ in pickletools.genops(pickle.dumps(sent)))


def _serve(connection: Connection, steps: Sequence[Step], settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection.send(None)  # ready
    while True:
        try:
            document = connection.recv()
        except (EOFError, OSError):
            return
        answer: Annotation | Failure | Exception
        try:
            (answer,) = annotate_documents([document], steps=steps, settings=settings)
        except Exception as error:  # noqa: BLE001  # raised again in the parent, as one process would
            answer = _portable(error)
        try:
            connection.send(answer)
        except (BrokenPipeError, ConnectionResetError):
            return


def _portable(error: Exception) -> Exception:
    """Give the error as it can travel to another process, with the place where it was raised as a note."""
    error.add_note(f"in a worker process:\n{''.join(traceback.format_exception(error))}")
    try:
        pickle.loads(pickle.dumps(error))
    except (TypeError, AttributeError, pickle.PicklingError):
        replacement = PipelineError(f"{type(error).__name__}: {error}")
        replacement.__notes__ = error.__notes__
        return replacement
    return error


def _exit_words(code: int | None) -> str:
    if code is None:
        return "stopped answering"
    if code >= 0:
        return f"ended with exit status {code}"
    name = signal.Signals(-code).name if -code in signal.valid_signals() else str(-code)
    return f"was ended by {name}" + (" (often: out of memory)" if name == "SIGKILL" else "")
