"""What time it is, and how to wait: the system's own, or one that a caller moves by hand."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """What fetching and watching know of time.

    Attributes:
        now: gives the moment, in UTC.
        seconds: gives seconds that never go back, from any beginning.
        nap: waits for so many seconds.
    """

    now: Callable[[], datetime] = _now
    seconds: Callable[[], float] = time.monotonic
    nap: Callable[[float], None] = time.sleep


SYSTEM = Clock()
