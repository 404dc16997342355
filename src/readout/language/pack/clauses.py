"""The part of a language that tells clauses, and how each stands to the facts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readout.language.common.parts.clauses import Clause
from readout.model.layers import Modality, Polarity
from readout.model.parse import Parse
from readout.model.span import Span


@dataclass(frozen=True, slots=True)
class Clauses:
    """What finds clauses and reads them.

    Attributes:
        find: yields the clauses of a parse, in order of their predicates.
        span: gives a clause's characters.
        predicate: gives those of its verb, with auxiliaries, negation and particle.
        lemma: gives the verb's dictionary form, with its particle.
        noun_phrase: gives the noun phrase of a head.
        polarity: says whether the clause of a verb is negated.
        modality: says whether it is asserted, or in which way it is not.
        places: prepositions before a place where something happens, in small letters.
    """

    find: Callable[[Parse], Iterable[Clause]]
    span: Callable[[Parse, Clause], Span]
    predicate: Callable[[Parse, Clause], Span]
    lemma: Callable[[Parse, Clause], str]
    noun_phrase: Callable[[Parse, int], Span]
    polarity: Callable[[Parse, int], Polarity]
    modality: Callable[[Parse, int], Modality]
    places: frozenset[str]
