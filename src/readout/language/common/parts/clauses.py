"""Hold a clause: a predicate with whom and what it binds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with its participants, as token indices.

    Attributes:
        verb: the predicate's head.
        tokens: the clause's own tokens, in order.
        agent: head of who does it, or None.
        patient: head of whom or what it is done to, or None.
        passive: whether the subject is the patient.
    """

    verb: int
    tokens: tuple[int, ...]
    agent: int | None
    patient: int | None
    passive: bool
