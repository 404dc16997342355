"""The settings of a run, with their defaults."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set.

    Attributes:
        maximum_characters: how much of one document is analysed; the rest is kept, shown and reported as
            not analysed. At about 25,000 characters a second on one core, the default is forty seconds.
    """

    maximum_characters: int = 1_000_000


DEFAULTS = Settings()
