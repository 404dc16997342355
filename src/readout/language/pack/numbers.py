"""The part of a language that knows numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from readout.language.common.lexemes import PIECE, Lexemes
from readout.language.common.parts.amounts import Amount

Words = frozenset[str]
NONE: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Numbers:
    """What reads amounts, with the words that tell what a number counts, in small letters.

    Attributes:
        find_amounts: gives the amounts of a line, in order and without overlap, none of which takes a piece
            that something else holds (a date).
        piece: what cuts a line into pieces.
        named: nouns that a number names rather than counts ("room 12").
        of: lead from a number to what it counts ("30 % of the crew"), as dictionary forms.
        behind_age: may follow the age of somebody between commas ("Anna Berg, 16, from Oslund").
        one: count only before a noun or one of `parts` ("one").
        parts: lead from such a word to what it is one of ("of", "out").
        vague: vague words that count only before a plural ("some").
    """

    find_amounts: Callable[[Lexemes, list[bool]], Sequence[Amount]]
    piece: re.Pattern[str] = PIECE
    named: Words = NONE
    of: Words = NONE
    behind_age: Words = NONE
    one: Words = NONE
    parts: Words = NONE
    vague: Words = NONE
