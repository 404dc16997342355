"""Know the words that attribute: verbs of saying, thinking and judging, and how each takes its content.

A verb's frames say where its content stands: "that" (a clause), "whether" (a question), "to" (an
infinitive), "object" (a noun phrase), "as" (object and complement), "quote" (words in quotation
marks).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon of words that attribute.

    Attributes:
        verbs: dictionary form to frames.
        nouns: dictionary form to frames.
        classes: dictionary form of a verb to the classes that list it.
    """

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]


@cache
def cues() -> Cues:
    """Load the lexicon, once."""
    data = json.loads(files("readout.language").joinpath("data/cues.json").read_text(encoding="utf8"))
    frames: dict[str, frozenset[str]] = {}
    classes: dict[str, frozenset[str]] = {}
    for name, entry in data["verbs"].items():
        for verb in entry["verbs"]:
            frames[verb] = frames.get(verb, frozenset()) | frozenset(entry["frames"])
            classes[verb] = classes.get(verb, frozenset()) | {name}
    nouns: dict[str, frozenset[str]] = {}
    for entry in data.get("nouns", {}).values():
        for noun in entry["nouns"]:
            nouns[noun] = nouns.get(noun, frozenset()) | frozenset(entry["frames"])
    return Cues(frames, nouns, classes)
