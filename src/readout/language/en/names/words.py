"""Split an English name into the words that compare."""

import re
from functools import lru_cache

from readout.language.common.names.spelling import fold

_NOT_IN_WORDS = re.compile(r"[.'’‘ʿʾ`´ʻʼ\"“”]")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65_536)
def name_words(name: str) -> tuple[str, ...]:
    """Give the folded words of a name; points and apostrophes vanish, hyphens part.

    >>> name_words("Park Min-ho’s"), name_words("U.S. Marine O'Neill")
    (('park', 'min', 'ho'), ('us', 'marine', 'oneill'))
    """
    bare = re.sub(r"['’]s?$", "", name.strip()) if name[-2:].lower() in ("'s", "’s") else name
    return tuple(_WORD.findall(fold(_NOT_IN_WORDS.sub("", bare))))
