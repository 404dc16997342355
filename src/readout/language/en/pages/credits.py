"""Know the English words that say which agency's copy a text is."""

import re

from readout.language.common.pages.small_words import INSIDE_NAMES
from readout.language.common.pages.wording import CreditWords

_NAME = r"[A-Z][\w.'’-]*"
_JOIN = rf"(?:and|of|in|for|the|with|at|{INSIDE_NAMES}|&)"

WORDS = CreditWords(
    byline=re.compile(
        rf"(?:[Bb][Yy]|From|FROM)\s+{_NAME}(?:,?\s+(?:{_NAME}"
        rf"|{_JOIN}))*(?:\s*[,|/•·-]\s*{_NAME}(?:\s+(?:{_NAME}|{_JOIN}))*)*\s*"
    ),
    by="By",
    leads=re.compile(r"^(?:by|from)\s+", re.IGNORECASE),
    signed=re.compile(
        r"[(\[]\s*(?:[\w'’. -]{0,30}\b)?(?:[Rr]eporting|[Ww]riting|[Ww]ritten|[Ee]diting|[Ee]dited"
        r"|[Cc]ompiled|[Rr]eported)"
        r" (?:and \w+ )?by [^()\[\]]{3,700}(?:[)\]]|$)"
    ),
    # Who reported, and after a semicolon or full stop who edited.
    signed_as=(
        (
            "Reuters",
            re.compile(
                r"(?:[Rr]eporting|[Ww]riting)(?: and \w+)? by .{3,600}[;.]\s*(?:\w+ )?[Ee]dit(?:ing|ed) by ",
                re.DOTALL,
            ),
        ),
    ),
    helped=re.compile(
        r"[(\[][Ww]ith (?:\w+ )?(?:reporting|inputs?|files|assistance|contributions?|reports?"
        r"|material|agenc(?:y|ies))\b[^()\[\]]{0,200}[)\]]\.?\s*$"
    ),
    partly=re.compile(
        r"\b(?:with|additional|further|including)\b[^.]{0,40}\b(?:reporting|inputs?|files|material"
        r"|information|contributions?|assistance|reports?)\b"
        r"|\bcontributed\b|\bwith\b",
        re.IGNORECASE,
    ),
    contributed=re.compile(
        r"^(?P<names>.{2,160}?)(?:,? also)? (?:contributed|added) (?:reporting |information )?(?:to"
        r"|for) th(?:is|e) (?:report|article|story)",
        re.IGNORECASE,
    ),
    staff=re.compile(
        r"^(?P<names>(?:The )?[A-Z][\w ]{1,30}?)(?:'s)? (?:writers?|reporters?|journalists?"
        r"|correspondents?|staff(?: writers?)?)\b.{2,400}\bcontributed\b"
    ),
    rights=re.compile(
        r"(?:©|\([cC]\)|[Cc]opyright)(?:\s*(?:©|\([cC]\)|by"
        r"|:))?\s*(?:(?:\d{4}(?:-\d{4})?)\s*,?\s*)?(?:by\s+)?(?P<names>[^.\d]{2,60}?)(?:\s+\d{4}|[.,]|\s+All|$)"
    ),
    rights_hint="opyright",
    origin=re.compile(r"^\s*(?:Source|SOURCE|Agency|Via|From|By|Credit)s?\s*[:-]\s*(?P<names>.{2,60})$"),
    outlet=re.compile(r"[(/|]\s*(?P<names>[^()/|]{2,40})\s*\)?\s*$|\bvia (?P<via>[^()/|]{2,40})$"),
    between=re.compile(r"\b(?:by|from|with)\b|[()\[\];.:]"),
    between_pictures=re.compile(
        r"[/(),;:©\[\]]|\bvia\b|\b(?:Photo|photo|by|Copyright|copyright)\b",
    ),
)
