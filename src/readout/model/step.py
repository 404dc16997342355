"""The contract of an annotating step, and the check of a chain whose links need what earlier ones give."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from readout.errors import MissingLayerError
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


class Link(Protocol):
    """What says by name what it needs and what it gives: a step, or a finder."""

    @property
    def name(self) -> str:
        """Give what to call it."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Give what must be there before it runs."""

    @property
    def gives(self) -> tuple[str, ...]:
        """Give what is there after it ran."""


def check_chain(links: Iterable[Link]) -> None:
    """Refuse a chain in which a link needs what no earlier one gives.

    Raises:
        MissingLayerError: naming the link, what it needs, and what there is.
    """
    given: list[str] = []
    for link in links:
        for layer in link.needs:
            if layer not in given:
                raise MissingLayerError(link.name, layer, given)
        given.extend(link.gives)
