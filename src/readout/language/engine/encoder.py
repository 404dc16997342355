"""Encode sentences: a vector for each word piece that says what it means where it stands.

The network is all-MiniLM-L6-v2, made small by `tools/build_encoder.py`. It reads one text
at a time, so that a text has the same vectors whatever it is encoded with. Two spans
mean about the same when the pooled vectors of their pieces point the same way. Its upper layers
are there twice: as they were published, and tuned to tell whether two clauses state one fact.

    sentences = encode(["Two people were hurt in the blaze.", "The fire injured a couple."])
    first, second = (pool(sentence) for sentence in sentences)
    likeness(first, second)
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Literal

from readout.language.engine.word_pieces import FIRST, LAST, cut_pieces, numbers
from readout.model.span import Span

if TYPE_CHECKING:
    import numpy as np

    Vectors = np.ndarray[tuple[int, int], np.dtype[np.float32]]
    Vector = np.ndarray[tuple[int], np.dtype[np.float32]]

# The length of a vector.
SIZE = 384
# Longer texts are read in windows of so many pieces: the network was trained on 256 with its two end marks,
# and attention costs their square.
WINDOW = 254
# A processor may add up in another order; what is decided must not hang on it.
DECIMALS = 3
# More were not measured. A thread costs less than a tenth of a millisecond to start, a sentence takes four.
MOST_THREADS = 4
WORTH_A_THREAD = 4
# In onnxruntime's own counting; it would warn of graphics cards that a container does not let it see.
ONLY_ERRORS = 3
LOADING = Lock()
# What the vectors are for: any likeness in meaning, or whether two clauses state one fact.
Purpose = Literal["general", "claims"]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """One text's word pieces.

    Attributes:
        vectors: a row of `SIZE` numbers for each piece.
        starts: where each piece starts in the text, in characters.
        ends: where it ends.
    """

    vectors: "Vectors"
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """Give the number of pieces."""
        return len(self.starts)


def encode(texts: Sequence[str], purpose: Purpose = "general") -> list[Encoded]:
    """Give the pieces of each text with their vectors, in the order of `texts`; equal texts are read once.

    About 260 sentences a second on one processor; the first call takes 0.1 s more to load. Each text is read
    in one thread, several texts in several. Vectors for one purpose are not to be compared with another's.

    >>> encode(["It rained."])[0].ends
    (2, 9, 10)
    """
    distinct = list(dict.fromkeys(texts))
    if not distinct:
        return []
    numbers()  # before there are threads, which might each read it
    threads = min(MOST_THREADS, _processors(), 1 + len(distinct) // WORTH_A_THREAD)
    with ThreadPoolExecutor(threads) as workers:
        read = dict(zip(distinct, workers.map(partial(_encode, purpose), distinct), strict=True))
    return [read[text] for text in texts]


def prepare(purpose: Purpose = "general") -> None:
    """Begin to load the network in a thread of its own, for who will encode after something slow."""
    Thread(target=_network, args=(purpose,), name="load the encoder").start()


def pool(encoded: Encoded, spans: Iterable[Span] | Span | None = None) -> "Vector":
    """Give the mean of the vectors of the pieces that touch `spans`, of length one.

    Args:
        encoded: the pieces of one text.
        spans: characters of that text, all of it when left out. Where no piece stands the vector is nought.
    """
    import numpy as np  # slow to import; a command without vectors should not pay for it

    wanted = [spans] if isinstance(spans, Span) else spans
    rows = list(range(len(encoded)) if wanted is None else sorted(_touched(encoded, wanted)))
    if not rows:
        return np.zeros(SIZE, np.float32)
    mean = encoded.vectors[rows].mean(axis=0, dtype=np.float64)
    size = float(np.sqrt(mean @ mean))
    direction: Vector = (mean / size if size else mean).astype(np.float32)
    return direction


def likeness(first: "Vector", second: "Vector") -> float:
    """Give the cosine of two pooled vectors, rounded so that every processor gives the same."""
    return round(float(first @ second), DECIMALS)


def _processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _touched(encoded: Encoded, spans: Iterable[Span]) -> set[int]:
    rows = set()
    for span in spans:
        for row, (start, end) in enumerate(zip(encoded.starts, encoded.ends, strict=True)):
            if start < span.end and span.start < end:
                rows.add(row)
    return rows


def _encode(purpose: Purpose, text: str) -> Encoded:
    import numpy as np  # as above

    pieces = list(cut_pieces(text))
    windows = [_read(purpose, [number for number, _, _ in part]) for part in _windows(pieces)]
    vectors = np.concatenate(windows) if windows else np.zeros((0, SIZE), np.float32)
    return Encoded(vectors, tuple(start for _, start, _ in pieces), tuple(end for _, _, end in pieces))


def _windows(pieces: Sequence[tuple[int, int, int]]) -> Iterator[Sequence[tuple[int, int, int]]]:
    for start in range(0, len(pieces), WINDOW):
        yield pieces[start : start + WINDOW]


def _read(purpose: Purpose, pieces: Sequence[int]) -> Any:
    """Run the network over one window; its end marks are put on, and left out of what it gives."""
    import numpy as np  # as above

    known = numbers()
    row = np.array([[known[FIRST], *pieces, known[LAST]]], np.int64)
    lower, upper = _network(purpose)
    (states,) = lower.run(None, {"pieces": row})
    return upper.run(None, {"states": states})[0][0, 1:-1]


def _network(purpose: Purpose) -> tuple[Any, Any]:
    """Give the lower and upper layers, loaded once: who asks while another thread loads them waits."""
    with LOADING:
        return _loaded_layers("encoder.onnx"), _loaded_layers(f"encoder_{purpose}.onnx")


@cache
def _loaded_layers(name: str) -> Any:
    import onnxruntime  # 30 ms; only who encodes pays for it

    onnxruntime.set_default_logger_severity(ONLY_ERRORS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # two are slower on one short sentence
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    raw = (files("readout.language") / "data" / "common" / name).read_bytes()
    return onnxruntime.InferenceSession(raw, options, providers=["CPUExecutionProvider"])
