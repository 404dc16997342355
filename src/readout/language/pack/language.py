"""A language as the steps see it: its parts, each of which may be missing."""

from dataclasses import dataclass, fields

from readout.language.pack.calendar import Calendar
from readout.language.pack.parsing import Parser


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """What is known of one language; a part that is None is not read in it, and that is said.

    Attributes:
        code: ISO 639-1.
        name: in English.
        parser: what parses it.
        calendar: words for time.
    """

    code: str
    name: str
    parser: Parser | None = None
    calendar: Calendar | None = None

    @property
    def lacks(self) -> tuple[str, ...]:
        """Give the names of the parts that are missing.

        >>> LanguagePack("xx", "Made-up").lacks[:2]
        ('parser', 'calendar')
        """
        return tuple(field.name for field in fields(self)[2:] if getattr(self, field.name) is None)
