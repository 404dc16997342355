"""Know the English words that tell a dateline from a sentence."""

import re

from readout.language.common.pages.wording import DatelineWords

WORDS = DatelineWords(
    # "(Northern Press Agency)".
    self_named=re.compile(
        r"(?:[A-Z][\w'-]* ){1,4}(?:Agency|News Service|Newswire|Wire Service|Press Association)"
    ),
    particles=frozenset({"and", "of", "the", "on", "near", "in", "a", "at", "upon", "for", "with"}),
    no_place=frozenset(
        {"BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "VIDEO", "WATCH", "ANALYSIS", "OPINION", "REVIEW"}
        | {"LIVE", "CORRECTION", "NOTE", "EDITOR", "FILE", "PHOTO", "PHOTOS", "FEATURE", "INTERVIEW"}
        | {"EXPLAINER", "HOST", "FACTBOX", "TIMELINE", "LATEST", "CLOSE", "MORE", "READ", "WARNING"}
        | {"SPOILER"}
    ),
    no_beginning=frozenset({"The", "A", "An", "In"}),
)
