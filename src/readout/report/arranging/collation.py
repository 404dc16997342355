"""Lay one version of an utterance against another, word by word, for display.

Words are the same when only case, quotation marks or punctuation at their edges differ.
Which variants there are is a finding of the readout; this only places them.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from readout.report.arranging.excerpts import one_line

WordKind = Literal["same", "changed", "added", "omitted"]

# Words of one version times words of the other. Up to here aligning takes under 0.1 s; two longer
# versions are compared from their two ends only.
LARGEST_PRODUCT = 250_000

# Below this share of same words the marks would cover more than they show, and the version
# is given plain: a paraphrase has few words of the original.
LEAST_ALIKE = 0.5

EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one kind.

    Attributes:
        kind: same, changed (both have words), added (only the second has), omitted (only the first).
        first: the words of the first version, "" where it has none.
        second: the words of the second version, "" where it has none.
    """

    kind: WordKind
    first: str
    second: str


def runs(first: str, second: str) -> tuple[Run, ...]:
    """Align two versions.

    >>> for run in runs("thank every skipper who came", "Thank all who came out"):
    ...     print(run.kind, "|", run.first, "|", run.second)
    same | thank | Thank
    changed | every skipper | all
    same | who came | who came
    added |  | out
    """
    one, two = one_line(first).split(), one_line(second).split()
    return tuple(
        Run(kind, " ".join(one[a:b]), " ".join(two[c:d]))
        for kind, a, b, c, d in _blocks([_key(word) for word in one], [_key(word) for word in two])
    )


def is_alike(aligned: tuple[Run, ...]) -> bool:
    """Say whether marking the differing words would help a reader."""
    same = sum(len(run.second) for run in aligned if run.kind == "same")
    whole = sum(len(run.second) for run in aligned)
    return same > 0 and same >= LEAST_ALIKE * whole


def _key(word: str) -> str:
    return (EDGES.sub("", word) or word).replace("’", "'").casefold()


def _blocks(one: list[str], two: list[str]) -> list[tuple[WordKind, int, int, int, int]]:
    kinds: dict[str, WordKind] = {
        "equal": "same",
        "replace": "changed",
        "insert": "added",
        "delete": "omitted",
    }
    if len(one) * len(two) <= LARGEST_PRODUCT:
        opcodes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
        return [(kinds[tag], a, b, c, d) for tag, a, b, c, d in opcodes]
    return _from_both_ends(one, two)


def _from_both_ends(one: list[str], two: list[str]) -> list[tuple[WordKind, int, int, int, int]]:
    shorter = min(len(one), len(two))
    head = next((i for i in range(shorter) if one[i] != two[i]), shorter)
    tail = next((i for i in range(shorter - head) if one[-1 - i] != two[-1 - i]), shorter - head)
    left, right = len(one) - tail, len(two) - tail
    kind: WordKind = "changed" if head < left and head < right else "omitted" if head < left else "added"
    blocks: list[tuple[WordKind, int, int, int, int]] = [
        ("same", 0, head, 0, head),
        (kind, head, left, head, right),
        ("same", left, len(one), right, len(two)),
    ]
    return [block for block in blocks if block[1] < block[2] or block[3] < block[4]]
