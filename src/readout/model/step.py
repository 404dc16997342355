"""The contract of an annotating step: what it needs, what it gives, and a function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from readout.model.layers import Annotation

Layer = Literal["sentences", "entities", "mentions", "quotations", "quantities", "times", "events", "voices"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of annotating.

    Attributes:
        name: what to call it in settings and messages.
        needs: the layers that must be there before it runs.
        gives: the layers that are there after it ran.
        run: from an annotation to one with the layers of `gives` filled in. It changes nothing else,
            keeps no state, and gives the same result every time. A module-level function, so that
            another process can be sent it.
    """

    name: str
    needs: tuple[Layer, ...]
    gives: tuple[Layer, ...]
    run: Callable[[Annotation], Annotation]
