"""Understand a question that asks what somebody said."""

import re
from dataclasses import dataclass

# "What did … say (about …)?" and its common forms. The name is whatever stands between, so that any name is
# understood; the pattern looks at no character twice.
_ASKED = re.compile(
    r"\s*what\s+(?:did|does|do|has|have|had|is|are|was|were)\s+(?P<who>.{1,200}?)\s+"
    r"(?:say|said|saying|tell|told|claim|claimed|claiming|state|stated|announce|announced|think|quoted)\b"
    r"(?:\s+(?:as\s+saying|to\s+say|us|reporters)\b)?"
    r"(?:\s+(?:about|of|on|regarding|concerning)\s+(?P<about>.{1,200}?))?\s*\??\s*\Z",
    re.IGNORECASE,
)

# Words before a name that no quotation's speaker is known by.
_BEFORE_NAME = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)


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
    """Give the question that the words ask, or None where they are words to search for.

    >>> as_question("What did Anna Moen say about the crane?")
    Question(speaker='Anna Moen', about='crane')
    >>> as_question("what the harbour master said") is None
    True
    """
    if len(words) > 500:
        return None
    asked = _ASKED.match(words)
    if asked is None:
        return None
    return Question(
        _BEFORE_NAME.sub("", asked["who"], count=1), _BEFORE_NAME.sub("", asked["about"] or "", count=1)
    )
