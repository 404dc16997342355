"""Know the words that attribute: verbs and nouns of saying, thinking and judging, with their content.

A word's frames say where its content stands: "that" (a finite clause), "whether" (a question), "to" (an
infinitive), "object" (a noun phrase), "as" (object and complement), "prep:for" (a phrase with "for"),
"quote" (words in quotation marks).
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from readout.language.common.parts.cues import Cues, Frames

# Classes whose verbs put words into somebody's mouth, so that a quotation inside another one is worth
# keeping; the others tell what somebody thinks, wants or judges.
SPEECH_CLASSES = frozenset({"say", "argue", "admit", "write", "warn", "complain", "tell", "predict"})


@cache
def cues() -> Cues:
    """Load the lexicon, once.

    >>> sorted(cues().verbs["warn"])
    ['prep:about', 'prep:against', 'prep:of', 'prep:on', 'quote', 'that']
    >>> cues().is_speech("say"), cues().is_speech("believe")
    (True, False)
    """
    data = json.loads(files("readout.language").joinpath("data/en/cues.json").read_text(encoding="utf8"))
    verbs = data["verbs"]
    speech = frozenset(word for name in SPEECH_CLASSES & verbs.keys() for word in verbs[name]["words"])
    return Cues(_by_word(verbs), _by_word(data["nouns"]), speech)


def _by_word(table: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Frames]:
    frames: dict[str, Frames] = {}
    for entry in table.values():
        for word in entry["words"]:
            frames[word] = frames.get(word, frozenset()) | frozenset(entry["frames"])
    return frames
