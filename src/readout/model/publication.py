"""Tell when documents appeared, as far as their dates can be relied on.

A page may carry the day it was saved or last touched instead of the day it appeared: such
a date lies far from those of the other reports of the event. It decides nothing here,
nor does a date that every document has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from readout.model.document import Document, Published

# News of one event appears within days. In 27 groups of 3 to 14 articles all dates but seven lie within 29
# days of the middle one of their group; those seven are 72 to 604 days off, most of them days of saving.
STRAY_DAYS = 30
# With fewer dated documents than this the middle date is no yardstick.
FEWEST_DATED = 3


@dataclass(frozen=True, slots=True)
class Publications:
    """The moments at which documents appeared, by id; only those that can be relied on.

    Attributes:
        moments: ISO 8601, in UTC where a zone is known: a day, or a day with a time.
        strays: ids of the documents whose date lies far from the others'.
    """

    moments: Mapping[str, str]
    strays: frozenset[str] = frozenset()

    @classmethod
    def made(cls, documents: Sequence[Document]) -> "Publications":
        """Read the dates of `documents`, and set those aside that prove nothing."""
        dated = {item.id: _moment(item.published) for item in documents if item.published}
        days = {name: day for name, moment in dated.items() if (day := _day(moment)) is not None}
        if not days:
            return cls({})
        middle = _middle(sorted(days.values()))
        strays = {name for name, day in days.items() if middle and abs(day - middle) > timedelta(STRAY_DAYS)}
        kept = {name: dated[name] for name in days if name not in strays}
        if len(kept) == 2 and abs(days[min(kept)] - days[max(kept)]) > timedelta(STRAY_DAYS):
            kept = {}  # one of the two is wrong, and nothing says which
        if len(kept) > 1 and len(set(kept.values())) == 1:
            kept = {}  # the same for all: the day they were saved, as likely as not
        return cls(kept, frozenset(strays))

    def is_before(self, one: str, other: str) -> bool:
        """Say whether `one` surely appeared before `other`: by a day, or by the clock where both give it."""
        first, second = self.moments.get(one), self.moments.get(other)
        if first is None or second is None:
            return False
        fine = min(len(first), len(second))
        return first[:fine] < second[:fine]

    def first_of(self, names: Sequence[str]) -> str | None:
        """Give the one that surely appeared before all the others; None when dates do not decide."""
        for one in names:
            if all(one == other or self.is_before(one, other) for other in names):
                return one
        return None


def _moment(published: Published) -> str:
    """Give the moment; midnight to the second is how programs write a bare day."""
    return published.moment.removesuffix("T00:00:00") if "+" not in published.value else published.moment


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _middle(days: Sequence[date]) -> date | None:
    return days[(len(days) - 1) // 2] if len(days) >= FEWEST_DATED else None
