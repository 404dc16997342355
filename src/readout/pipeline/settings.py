"""The settings of a run, with their defaults."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set.

    Attributes:
        maximum_characters: how much of one document is analysed; the rest is kept, shown and reported as
            not analysed. The default is about 40,000 words; at about 25,000 characters a second on one
            core it takes ten seconds, and where every character is a token, about a minute.
    """

    maximum_characters: int = 250_000


DEFAULTS = Settings()
