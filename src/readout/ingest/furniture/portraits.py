"""Tell a line at the end of a text in which the outlet speaks of itself: who it is, whose shares it owns.

Only under the outlet's own name: who else is portrayed in an article's last lines may be its subject.
"""

import re
from collections.abc import Iterator, Sequence

from readout.ingest.furniture.lines import Line
from readout.ingest.furniture.wording import portrait_words

# Such lines stand under the article, before or after its credit.
LAST_LINES = 4
LONGEST_NAME_WORDS = 6
# The name in an address is told from a word of the line by so many letters: "fool" in "Fool", not "rt".
LEAST_OF_ADDRESS = 4

_ADDRESS = re.compile(r"(?:[\w-]+\.)*?([\w-]{3,})\.(?:\w{2,3}\.)?[a-z]{2,6}")
_LETTERS = re.compile(r"\W+")


def find_portraits(lines: Sequence[Line], outlet: str | None) -> Iterator[int]:
    """Yield the places of the last lines that begin with the name of `outlet` and go on to portray it.

    >>> from readout.ingest.furniture.lines import split_lines
    >>> text = "A ferry sank.\\nThe Anglian is an independent newspaper in Norwich."
    >>> [list(find_portraits(split_lines(text), outlet)) for outlet in ("The Anglian", "The Wash")]
    [[1], []]
    """
    if outlet is None:
        return
    for place in range(max(1, len(lines) - LAST_LINES), len(lines)):
        if any(_is_outlet(name, outlet) for name in _names(lines[place].text)):
            yield place


def _names(line: str) -> Iterator[str]:
    """Yield what stands before words that portray, where it is short enough to be a name."""
    for words in portrait_words():
        match = words.search(line)
        if match and 0 < len(line[: match.start()].split()) <= LONGEST_NAME_WORDS:
            yield line[: match.start()]


def _is_outlet(name: str, outlet: str) -> bool:
    """Say whether a name is the outlet's, or has that of its address in it where only that is known."""
    address = _ADDRESS.fullmatch(outlet)
    if address is None:
        return _joined(name) == _joined(outlet)
    return len(address[1]) >= LEAST_OF_ADDRESS and _joined(address[1]) in _joined(name)


def _joined(name: str) -> str:
    return _LETTERS.sub("", name).casefold()
