"""English words that tell a government ("Moscow said") from the city where it sits ("in Moscow")."""

from functools import cache

from readout.language.common.tables import table
from readout.language.en.speech import cues
from readout.language.pack.names import SeatWords

BEFORE_ACTORS = frozenset(["between", "with", "against", "toward", "towards", "by", "for", "among"])
BEFORE_PLACES = frozenset(
    ["in", "at", "near", "outside", "around", "inside", "across", "through", "into", "over", "above", "via"]
)
AT_PLACES = frozenset(
    ["visit", "leave", "reach", "enter", "hit", "tour", "lie", "bomb", "shell", "attack", "flee", "rock"]
    + ["surround"]
)


@cache
def _acts() -> frozenset[str]:
    return frozenset(row[0] for row in table("en/action_verbs.txt")) | frozenset(cues().verbs)


def acts(verb: str) -> bool:
    """Say whether a verb in its dictionary form tells what people do: they act, or say.

    >>> acts("say"), acts("lie")
    (True, False)
    """
    return verb in _acts()


def is_place(seat: str) -> bool:
    """Say whether a seat's name is only said of the place: nobody says "Panama City refused".

    >>> is_place("Panama City"), is_place("Oslo")
    (True, False)
    """
    return seat.endswith(" City")


SEATS = SeatWords(
    acts=acts,
    idle=frozenset(["be", "have"]),
    at_places=AT_PLACES,
    before_actors=BEFORE_ACTORS,
    before_places=BEFORE_PLACES,
    of_places=frozenset(["mayor"]),
    is_place=is_place,
)
