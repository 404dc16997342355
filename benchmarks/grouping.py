"""How fast documents are grouped, how that grows, and how well, on a made stream.

python -m benchmarks.grouping [--documents 10000 100000] [--seed 0] [--held 120000]

Each row gives documents a second in one process with the texts in memory (making them is not counted), the
memory at its peak, B-cubed F1 against the stories that the documents were made for, and the same for the
last tenth of the stream.
"""

import argparse
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from time import perf_counter, process_time

from benchmarks.made_stream import Made, make_stream
from readout.group.stories import DEFAULTS, StorySettings, group_documents
from readout.model.document import Document

# ru_maxrss is in kibibytes on Linux, in bytes on macOS.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
# Documents that are made at a time, so that grouping begins with the texts in memory.
BATCH = 10_000


class Watch:
    """Counts the time that is spent outside of making the stream."""

    def __init__(self, stream: Iterator[Made], number: int) -> None:
        """Begin to count."""
        self.stories: list[int] = []
        self.making = 0.0
        self.last_tenth = 0.0
        self._stream = stream
        self._number = number

    def documents(self) -> Iterator[Document]:
        """Yield the documents of the stream."""
        while batch := self._make():
            for made in batch:
                self.stories.append(made.story)
                if len(self.stories) == self._number * 9 // 10:
                    self.last_tenth = process_time() - self.making
                if len(self.stories) % (self._number // 10) == 0:
                    _say(f"{len(self.stories)} documents, {peak() / 2**20:.0f} MB")
                yield made.document

    def _make(self) -> list[Made]:
        """Make the next documents, all before the first of them is grouped."""
        began = process_time()
        batch = list(islice(self._stream, BATCH))
        self.making += process_time() - began
        return batch


def bcubed(labelled: list[int], found: list[str]) -> tuple[float, float, float]:
    """Give B-cubed precision, recall and F1."""
    label_sizes, sizes = Counter(labelled), Counter(found)
    both = Counter(zip(labelled, found, strict=True))
    precision = sum(many * many / sizes[story] for (_, story), many in both.items()) / len(found)
    recall = sum(many * many / label_sizes[label] for (label, _), many in both.items()) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)


def peak() -> int:
    """Give the most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT


def measure(number: int, seed: int, held: int) -> str:
    """Group a stream and give a row of the table."""
    settings = StorySettings(held=held)
    watch = Watch(make_stream(number, seed), number)
    wall, began = perf_counter(), process_time()
    found = [membership.story for membership in group_documents(watch.documents(), settings)]
    spent = process_time() - began - watch.making
    last = process_time() - watch.making - watch.last_tenth
    precision, recall, f1 = bcubed(watch.stories, found)
    return (
        f"{number:>9} {number / spent:8.0f} {1e6 * spent / number:8.0f} {1e7 * last / number:8.0f} "
        f"{peak() / 2**20:8.0f} {precision:6.3f} {recall:6.3f} {f1:6.3f} {perf_counter() - wall:8.0f}"
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held", type=int, default=DEFAULTS.held, help="documents held at a time")
    given = parser.parse_args()
    heads = ("docs/s", "us/doc", "last 10%", "MB", "P", "R", "F1", "wall s")
    widths = (8, 8, 8, 8, 6, 6, 6, 8)
    print("documents", *(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True)))
    for count in given.documents:
        print(measure(count, given.seed, given.held), flush=True)
