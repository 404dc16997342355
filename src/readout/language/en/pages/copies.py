"""Know the English wording of lines that travel with pictures or masthead, not with the text."""

import re

from readout.language.common.pages.wording import CopyWords

WORDS = CopyWords(
    caption=re.compile(
        r"\s*(?:FILE\s*[-–—]|(?:In this|This)\b.{0,60}\b(?:photo|image|picture|frame grab)\b"
        r"|(?:Photo|Image|Picture)\s*:)"
        r"|.*\((?:[^()]{0,80}(?:/|\bvia\b)[^()]{0,60}|[^()]{0,60}\bPhoto\b[^()]{0,40})\)\s*$",
        re.IGNORECASE,
    ),
    legal=re.compile(r"\s*(?:copyright\b|©|\(c\)\s)|.*\ball rights reserved\b", re.IGNORECASE),
)
