"""A language as the steps see it: its parts, each of which may be missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from readout.language.pack.calendar import Calendar
from readout.language.pack.clauses import Clauses
from readout.language.pack.names import Names
from readout.language.pack.numbers import Numbers
from readout.language.pack.parsing import Parser
from readout.language.pack.speech import Speech
from readout.language.pack.wording import Wording

# What is read with each part, as a reader is told of it; what stands in quotation marks needs none.
READ_WITH: Mapping[str, str] = {
    "parser": "sentences",
    "names": "names",
    "speech": "speakers of quotations",
    "numbers": "quantities",
    "calendar": "times",
    "clauses": "events",
    "wording": "loaded wording",
}


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """What is known of one language; a part that is None is not read in it, and that is said.

    Attributes:
        code: ISO 639-1.
        name: in English.
        parser: what parses it.
        names: who bears names, how names vary, what is said beside them.
        speech: words around quotations.
        numbers: what reads amounts.
        calendar: words for time.
        clauses: what tells clauses.
        wording: words by which a writer judges.
    """

    code: str
    name: str
    parser: Parser | None = None
    names: Names | None = None
    speech: Speech | None = None
    numbers: Numbers | None = None
    calendar: Calendar | None = None
    clauses: Clauses | None = None
    wording: Wording | None = None

    @property
    def gives(self) -> tuple[str, ...]:
        """Give what is read in the language."""
        return tuple(what for part, what in READ_WITH.items() if getattr(self, part) is not None)

    @property
    def lacks(self) -> tuple[str, ...]:
        """Give what is not read in the language.

        >>> LanguagePack("xx", "Made-up").lacks[:3]
        ('sentences', 'names', 'speakers of quotations')
        """
        return tuple(what for part, what in READ_WITH.items() if getattr(self, part) is None)
