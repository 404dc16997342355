"""Leave out of several stretches of text those that stand against most of the others."""

from collections.abc import Callable, Sequence

from readout.model.span import Span

# A document, by its place, and a stretch of it.
Stretch = tuple[int, Span]
StandAgainst = Callable[[Stretch, Stretch], bool]


def without_contradictions(stretches: Sequence[Stretch], stand_against: StandAgainst) -> list[int]:
    """Give the places of the stretches that are left when those are out that stand against most others."""
    left = list(range(len(stretches)))
    while left:
        against = {
            place: sum(stand_against(stretches[place], stretches[other]) for other in left) for place in left
        }
        worst = max(left, key=lambda place: (against[place], place))
        if not against[worst]:
            break
        left.remove(worst)
    return left
