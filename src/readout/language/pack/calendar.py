"""The part of a language that knows words for time."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from readout.language.common.calendar.forms import Direction, Form, TimePhrase
from readout.language.common.calendar.intervals import Resolved
from readout.language.common.lexemes import PIECE, Lexemes
from readout.model.parse import Parse


@dataclass(frozen=True, slots=True)
class Calendar:
    """What reads time expressions.

    Attributes:
        find_times: yields the time expressions of a line, in order and without overlap.
        resolve: gives the interval that a form stands for, told on a day (or on none) of what lies behind
            or ahead.
        direction: gives "future" when the tokens from the first to the last lie ahead of the telling, else
            "past".
        is_governed: says whether a distance ("in two weeks") at a token tells when, and not how long
            ("the first in two weeks").
        today: the words for the day of the telling.
        piece: what cuts a line into pieces.
    """

    find_times: Callable[[Lexemes], Iterator[TimePhrase]]
    resolve: Callable[[Form, datetime | None, Direction], Resolved]
    direction: Callable[[Parse, int, int], Direction]
    is_governed: Callable[[Parse, int], bool]
    today: frozenset[str]
    piece: re.Pattern[str] = PIECE
