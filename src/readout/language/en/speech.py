"""Know the words that attribute: verbs and nouns of saying, thinking and judging, with their content.

A word's frames say where its content stands: "that" (a finite clause), "whether" (a question), "to" (an
infinitive), "object" (a noun phrase), "as" (object and complement), "prep:for" (a phrase with "for"),
"quote" (words in quotation marks).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Classes whose verbs put words into somebody's mouth, so that a quotation inside another one is worth
# keeping; the others tell what somebody thinks, wants or judges.
SPEECH_CLASSES = frozenset({"say", "argue", "admit", "write", "warn", "complain", "tell", "predict"})

Frames = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon of words that attribute.

    Attributes:
        verbs: dictionary form to frames.
        nouns: dictionary form to frames.
        classes: dictionary form of a verb to the classes that list it.
    """

    verbs: Mapping[str, Frames]
    nouns: Mapping[str, Frames]
    classes: Mapping[str, frozenset[str]]

    def is_speech(self, verb: str) -> bool:
        """Say whether the verb tells of words, not of thoughts or wishes.

        >>> cues().is_speech("say"), cues().is_speech("believe")
        (True, False)
        """
        return not SPEECH_CLASSES.isdisjoint(self.classes.get(verb, ()))


@cache
def cues() -> Cues:
    """Load the lexicon, once.

    >>> sorted(cues().verbs["warn"])
    ['prep:about', 'prep:against', 'prep:of', 'prep:on', 'quote', 'that']
    """
    data = json.loads(files("readout.language").joinpath("data/en/cues.json").read_text(encoding="utf8"))
    verbs, classes = _by_word(data["verbs"])
    nouns, _ = _by_word(data["nouns"])
    return Cues(verbs, nouns, classes)


def _by_word(
    table: Mapping[str, Mapping[str, list[str]]],
) -> tuple[dict[str, Frames], dict[str, frozenset[str]]]:
    frames: dict[str, Frames] = {}
    classes: dict[str, frozenset[str]] = {}
    for name, entry in table.items():
        for word in entry["words"]:
            frames[word] = frames.get(word, frozenset()) | frozenset(entry["frames"])
            classes[word] = classes.get(word, frozenset()) | {name}
    return frames, classes
