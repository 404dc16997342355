"""Know the words around a value that tell what it is of: what is counted, governed, narrowed, set apart."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# Words that do not tell how a value looks from another.
ARTICLES = frozenset({"the", "a", "an"})
# Words for how many: differences of values compare them, those of other words do not.
AMOUNTS = frozenset({"many", "several", "few", "dozen", "hundred", "thousand", "million", "number", "more"})
# "One of the girls" and "some of the girls" measure nothing.
TELLING_NOTHING = frozenset({"one", "first", "second", "third"})
# Nouns that say nothing about what is counted.
ANYBODY = frozenset(
    {
        "people", "person", "other", "man", "woman", "one", "more", "thing", "victim", "individual", "time",
        "life", "soul",
    }
)  # fmt: skip
# What counted parts of different nouns are together.
TOGETHER = "people"
# Verbs that govern anything.
ANYHOW = frozenset({"be/v", "have/v", "say/v", "tell/v", "do/v", "be/a", "update/v", "publish/v"})
# Words for what is counted on top of something else.
BESIDES = frozenset({"other", "another", "more", "further", "additional", "else"})
# What has a price that moves by the minute, and how its moves are told.
MOVING = frozenset(
    f"{noun}/n"
    for noun in ("share", "stock", "index", "bond", "yield", "currency", "bitcoin", "cryptocurrency", "crude")
)
MOVED = frozenset(
    f"{verb}/v"
    for verb in (
        "fall", "rise", "drop", "climb", "slip", "gain", "lose", "jump", "plunge", "tumble", "surge", "slide",
        "trade", "close", "edge", "dip", "soar", "sink", "open", "go",
    )
)  # fmt: skip
# "$82 per share", "$70-a-share", "$82 a Qualcomm share", "500,000 barrels a year".
RATE = re.compile(
    r"(?:\s+per\s+|-an?-|\s+an?\s+|\s+each\s+|\s+every\s+)(?:[A-Z]\w{1,30}\s)?"
    r"(share|year|month|week|day|hour|minute|night|person|head|barrel|ton|tonne|gallon|litre|liter|unit|mile)\b"
)
# "18 of the 23 games": what follows is the whole that a part is told of.
PART = re.compile(r"\s+of\s+(?:the|those|these|them|us|its|her|his|their|our)\b")
# "18 of its next 23 games", "almost all of the 2.5 million": the number is the whole of which a part is told.
WHOLE = re.compile(
    r"(?:\d|\b(?:all|most|many|some|half|none|each|any|both|several|majority|thirds?|quarters?|percent|one|two"
    r"|three|four|five|six|seven|eight|nine|ten))\s+of\s+(?:(?:the|these|those|its|their|his|her|our)\s+)?"
    r"(?:(?:next|last|first|past|previous|other|more than|about|some|nearly|almost)\s+){0,2}$"
)
# "In seven months" tells how long something took, "a seven-month stay" how long the stay is.
ELAPSED = re.compile(
    r"\b(?:in|within|after|every)\s+(?:(?:just|only|about|the|last|past|next|first)\s+){0,3}$"
)
# What comes in rows, each with its own name or number behind the noun.
NAMED_IN_ROWS = re.compile(
    r"\b(hurricane|typhoon|cyclone|storm|resolution|flight|operation|directive)\s+(?:no\.?\s*)?([A-Z]\w+|\d+)\b",
    re.IGNORECASE,
)


@cache
def outcomes() -> Mapping[str, str]:
    """Give for each word what it says became of somebody: "dead", "hurt" and so on.

    >>> outcomes()["kill"]
    'dead'
    """
    raw = json.loads(files("readout.language").joinpath("data/en/outcomes.json").read_text(encoding="utf-8"))
    return {word: name for name, words in raw.items() if not name.startswith("_") for word in words}
