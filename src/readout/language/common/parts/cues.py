"""Hold the words that attribute content to somebody, each with where its content stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What a word takes as its content, called as the data files call it.
CLAUSE = "that"  # a clause with a tense
QUESTION = "whether"
INFINITIVE = "to"
OBJECT = "object"  # a noun phrase
COMPLEMENT = "as"  # an object and what it is said to be
QUOTED = "quote"  # words in quotation marks
PHRASE = "prep:"  # a phrase with the preposition that follows the colon

Frames = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a language that attribute.

    Attributes:
        verbs: dictionary form to frames.
        nouns: dictionary form to frames.
        speech: the verbs that tell of words, not of thoughts or wishes.
    """

    verbs: Mapping[str, Frames] = field(default_factory=dict)
    nouns: Mapping[str, Frames] = field(default_factory=dict)
    speech: frozenset[str] = frozenset()

    def is_speech(self, verb: str) -> bool:
        """Say whether the verb tells of words, not of thoughts or wishes.

        >>> Cues(speech=frozenset({"whisper"})).is_speech("whisper"), Cues().is_speech("whisper")
        (True, False)
        """
        return verb in self.speech
