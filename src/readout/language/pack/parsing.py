"""The part of a language that parses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from readout.model.parse import Parse
from readout.model.span import Span


@dataclass(frozen=True, slots=True)
class Parser:
    """What parses a language.

    Attributes:
        ready: loads what parsing needs, once; raises ModelMissingError where it is not installed.
        parse: gives the grammar of the blocks of a text (in order, without overlap, each a paragraph or a
            title); what lies outside them has no tokens, and offsets point into the whole text.
        packages: the installed packages that its results depend on.
    """

    ready: Callable[[], None]
    parse: Callable[[str, Sequence[Span]], Parse]
    packages: tuple[str, ...] = ()
