"""The part of a language that knows by which words a writer judges."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readout.language.common.parts.wording import Hit
from readout.model.parse import Parse


@dataclass(frozen=True, slots=True)
class Wording:
    """What finds opinion, loaded words, verdicts and speculation.

    Attributes:
        find: yields where they stand, in order and without overlap, whosever words they are.
        impersonal: as subjects of thinking or saying, the writer or nobody ("I", "it"), in small letters.
    """

    find: Callable[[Parse], Iterable[Hit]]
    impersonal: frozenset[str] = frozenset()
