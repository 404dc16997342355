"""The contract of a finder: what it needs of what was found before, what it gives, and a function."""

from collections.abc import Callable
from dataclasses import dataclass

from readout.reconcile.findings import Findings


@dataclass(frozen=True, slots=True)
class Finder:
    """One finder: to reconciling what a step is to annotating.

    Attributes:
        name: what to call it in messages.
        needs: the kinds of findings that must be there before it runs.
        gives: the kinds that are there after it ran.
        run: from what was found so far to the same with the kinds of `gives` filled in. It changes nothing
            else, keeps no state, and gives the same result every time. A module-level function.
    """

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Findings], Findings]
