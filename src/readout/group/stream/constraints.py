"""Keep what the user has said about documents: which belong together and which do not."""

from collections.abc import Sequence

from readout.model.story import Constraint


class Constraints:
    """Everything the user has said; what was said later wins where two contradict.

    >>> constraints = Constraints()
    >>> constraints.add(Constraint("together", ("a",), ("b",)))
    >>> constraints.add(Constraint("apart", ("b",), ("c",)))
    >>> constraints.are_apart("a", "c"), constraints.are_apart("a", "b")
    (True, False)
    """

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._said: list[Constraint] = []
        self._head: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = {}

    def __bool__(self) -> bool:
        """Say whether anything was said."""
        return bool(self._said)

    def add(self, constraint: Constraint) -> None:
        """Take in what the user says."""
        self._said.append(constraint)
        self._head, self._members, self._apart = {}, {}, {}
        for place in _in_force(self._said):
            self._obey(self._said[place])

    def bound_to(self, document: str) -> Sequence[str]:
        """Give the documents that must be in the story of this one, itself left out."""
        return [name for name in self._members.get(self._find(document), ()) if name != document]

    def is_bound(self, document: str) -> bool:
        """Say whether anything was said that touches the document."""
        head = self._find(document)
        return head in self._members or head in self._apart

    def are_apart(self, one: str, other: str) -> bool:
        """Say whether two documents must not be in one story."""
        return self._find(other) in self._apart.get(self._find(one), ())

    def _obey(self, constraint: Constraint) -> None:
        if constraint.kind == "together":
            names = [*constraint.one, *constraint.other]
            for name in names[1:]:
                self._join(names[0], name)
        else:
            for one in constraint.one:
                for other in constraint.other:
                    self._apart.setdefault(self._find(one), set()).add(self._find(other))
                    self._apart.setdefault(self._find(other), set()).add(self._find(one))

    def _find(self, name: str) -> str:
        return self._head.get(name, name)

    def _join(self, one: str, other: str) -> None:
        head, tail = self._find(one), self._find(other)
        if head == tail:
            return
        moved = self._members.pop(tail, [tail])
        self._members.setdefault(head, [head]).extend(moved)
        for name in moved:
            self._head[name] = head
        for far in self._apart.pop(tail, set()):
            self._apart[far].discard(tail)
            self._apart[far].add(head)
            self._apart.setdefault(head, set()).add(far)


def _in_force(said: Sequence[Constraint]) -> list[int]:
    """Give the places of the constraints that no later one contradicts outright."""
    kept: list[int] = []
    later: list[Constraint] = []
    for place in range(len(said) - 1, -1, -1):
        if not any(_contradict(said[place], other) for other in later):
            kept.append(place)
            later.append(said[place])
    return kept[::-1]


def _contradict(earlier: Constraint, later: Constraint) -> bool:
    """Say whether a later word takes an earlier one back, at least for two documents."""
    if earlier.kind == later.kind:
        return False
    if earlier.kind == "together":
        every = {*earlier.one, *earlier.other}
        return bool(every & {*later.one}) and bool(every & {*later.other})
    every = {*later.one, *later.other}
    return bool(every & {*earlier.one}) and bool(every & {*earlier.other})
