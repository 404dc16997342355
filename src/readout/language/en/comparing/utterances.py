"""Know the words and endings that do not tell one utterance from another, and where its sentences end."""

import re

# Words that keep a small letter in a title.
SMALL_IN_TITLES = frozenset(
    {"a", "an", "the", "of", "and", "in", "on", "for", "to", "at", "with", "from", "by"}
)
# Verbs that fit into any sentence.
LIGHT = frozenset(
    {"be", "have", "do", "say", "will", "would", "can", "could", "may", "should", "get", "make", "go"}
)
# A full stop behind one of these at the end of what was said so far ends no sentence.
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Drs|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|No|vs|Prof|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    r"|\b[A-Z]|\b[ap]\.m)\.\s*$"
)
SHORTEST_LEMMA = 3


def dictionary_forms(form: str) -> list[str]:
    """Give what the dictionary form of a word may be, the word itself first.

    >>> dictionary_forms("moved")
    ['moved', 'mov', 'move', 'move', 'movee']
    """
    endings = [ending for ending in ("s", "es", "ed", "d", "ing", "ly") if form.endswith(ending)]
    cut = [form.removesuffix(ending) for ending in endings if len(form) - len(ending) >= SHORTEST_LEMMA]
    return [form, *cut, *(f"{word}e" for word in cut)]
