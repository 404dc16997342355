"""What words about time can say, before anybody knows what day it is.

A form is the meaning of a phrase as far as its own words go: "on Wednesday" is a weekday,
"two weeks ago" an offset from now. Resolving turns a form into an interval.
"""

from dataclasses import dataclass
from typing import Literal

Bound = Literal["exact", "about", "by", "before", "after", "until", "since"]
Direction = Literal["past", "future"]
Portion = Literal["early", "mid", "late", "start", "end", "earlier", "later"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date with what it gives: a year, a month, a day, a weekday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Shifted:
    """A unit or a named stretch before, around or after the present: "last week", "next March".

    Attributes:
        what: a unit ("week"), or the form that is meant (a month, a weekday, a season, a holiday).
        shift: -1 the one before, 0 the present one, 1 the next; any number for a unit.
        open: told from another moment of the text ("the previous day"), not from the present.
    """

    what: "str | Date | Season | Holiday"
    shift: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Several units that end or begin now: "the past three months", "the next two days"."""

    parts: tuple[tuple[float, str], ...]
    sign: int


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from a moment: "two weeks ago", "three days after Christmas", "ten minutes later".

    Attributes:
        parts: amounts with their units.
        sign: -1 before, 1 after.
        anchor: from where; None for the present, "text" for a moment that the text must tell.
        unsure: a duration as often as a point ("in two weeks"): only a verb in the future decides.
    """

    parts: tuple[tuple[float, str], ...]
    sign: int
    anchor: "Form | Literal['text'] | None" = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season, 21 (spring) to 24 (winter) as ISO 8601-2 numbers them."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the year that is counted: quarter 1-4, half 1-2, week 1-53."""

    unit: Literal["quarter", "half", "week"]
    number: int
    year: "int | Shifted | None" = None


@dataclass(frozen=True, slots=True)
class Span:
    """A decade or a century by the year it starts in."""

    first: int
    years: int


@dataclass(frozen=True, slots=True)
class Nth:
    """A unit counted inside a longer stretch: "first week of June", "last ten days of the year".

    Attributes:
        number: 1 the first; -1 the last.
        count: how many units.
        unit: the unit, or a weekday's number as "weekday 0".
        of: the stretch.
    """

    number: int
    unit: str
    of: "Form"
    count: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A rough part of a stretch: "early March", "the end of 2008"."""

    portion: Portion
    of: "Form"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day.

    Attributes:
        hour: 0 to 24.
        minute: None when not told.
        sure: whether morning or evening is told.
        zone: offset from UTC in minutes; None when there is none.
    """

    hour: int
    minute: int | None = None
    sure: bool = True
    zone: int | None = None


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day, by hours from midnight; `portion` narrows it ("early morning")."""

    name: str
    start: int
    end: int
    portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class At:
    """A time on a day; `bound` is told between the two: "today before 4pm"."""

    day: "Form"
    time: "Clock | DayPart | Between"
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True)
class Between:
    """From one form to another; `inclusive` is what English means and a clock does not."""

    first: "Form"
    second: "Form"


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds, or starts on, a day."""

    day: "Form"


@dataclass(frozen=True, slots=True)
class Now:
    """The present."""


Form = (
    Date | Shifted | Stretch | Offset | Season | Holiday | Piece | Span | Nth | Part | Clock | DayPart | At
    | Between | WeekOf | Now
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A form with the pieces that say it: `first` up to but not including `last`."""

    first: int
    last: int
    form: Form
    bound: Bound = "exact"
