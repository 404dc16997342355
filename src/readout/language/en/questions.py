"""Understand a question in English that asks what somebody said."""

import re

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


def asked(words: str) -> tuple[str, str] | None:
    """Give whose words are asked for and what about ("" for anything), or None where nothing is asked.

    >>> asked("What did the harbour master say about the crane?"), asked("what the harbour master said")
    (('harbour master', 'crane'), None)
    """
    found = _ASKED.match(words)
    if found is None:
        return None
    who, about = (_BEFORE_NAME.sub("", part or "", count=1) for part in (found["who"], found["about"]))
    return who, about
