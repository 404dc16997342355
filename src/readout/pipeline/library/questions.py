"""Understand a question that asks what somebody said."""

from dataclasses import dataclass

from readout.language.pack.folders import each

# Nobody asks at greater length; what is longer was pasted.
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody said.

    Attributes:
        speaker: whose words are asked for.
        about: words that should be in them; "" for any.
    """

    speaker: str
    about: str = ""

    @property
    def words(self) -> str:
        """Give what to search for."""
        return f"{self.speaker} {self.about}".strip()


def as_question(words: str) -> Question | None:
    """Give the question that the words ask in some language, or None where they are words to search for.

    >>> as_question("What did Anna Moen say about the crane?")
    Question(speaker='Anna Moen', about='crane')
    >>> as_question("what the harbour master said") is None
    True
    """
    if len(words) > LONGEST:
        return None
    for language in each("questions"):
        asked: tuple[str, str] | None = language.asked(words)
        if asked is not None:
            return Question(*asked)
    return None
