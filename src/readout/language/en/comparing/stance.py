"""Know the words by which a clause is denied, not yet so, kept from happening or only able to be."""

import re

from readout.language.en.modality import NEGATIONS

# A clause with one of these is negated in a part ("a reality, not a threat"), or stands under a negation or
# a superlative ("the first time it has ever been done").
NOT_PLAIN = NEGATIONS | {"without", "ever", "anything", "anybody", "anyone", "any"}
# A clause under one of these is told as what is not so, or is not to be, whatever its own words are.
DENYING = frozenset(
    {
        "deny", "denied", "denies", "denying", "dismiss", "dismissed", "dismisses", "reject", "rejected",
        "rejects", "refute", "refuted", "refutes", "discount", "discounted", "disputed", "disputes",
        "debunked", "prevent", "prevents", "prevented", "avoid", "avoids", "block", "blocks", "stop", "stops",
    }
)  # fmt: skip
# "To prevent them from …": the clause is not denied but kept from happening.
PREVENTING = frozenset({"prevent", "prevents", "prevented", "preventing", "unable"})
# A sentence with it tells of one thing what is not so of another: "unlike its neighbours, …".
UNLIKE = "unlike"
# What tells what is able to, though it looks as if it only may be so.
ABLE = "can"
# The predicate that says nothing by itself; what it leads to does.
COPULA = "be/v"
# What has not happened so far may happen later.
_SO_FAR = re.compile(r"\b(?:has|have)(?:n't| not| never| yet)\b|\byet\b")
# "Has yet to sign" denies without a negation.
_YET_TO = re.compile(r"\byet to\b")
_WORD = re.compile(r"\w+")


def plain_words(words: str) -> frozenset[str]:
    """Give the words in small letters, "not" as a word of its own.

    >>> sorted(plain_words("It didn’t sink"))
    ['did', 'it', 'not', 'sink']
    """
    return frozenset(_WORD.findall(words.lower().replace("’", "'").replace("n't", " not")))


def is_so_far(clause: str) -> bool:
    """Say whether a clause tells what has not happened yet.

    >>> is_so_far("They haven’t signed"), is_so_far("They did not sign")
    (True, False)
    """
    return _SO_FAR.search(clause.lower().replace("’", "'")) is not None


def is_yet_to_be(clause: str) -> bool:
    """Say whether a clause denies without a negation.

    >>> is_yet_to_be("has yet to sign"), is_yet_to_be("has not signed")
    (True, False)
    """
    return _YET_TO.search(clause) is not None
