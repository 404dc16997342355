"""Cut a text into the word pieces that the sentence encoder knows, each with its place in the text.

The rules are those of BERT's uncased models: lower case, accents dropped, each mark a
word of its own, then the longest known piece from the left. A word with a part that no
piece covers becomes one unknown piece, and so does a word of more than 100 characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
CONTINUED = "##"
LONGEST_WORD = 100
# Words whose pieces are remembered: a hundred articles have about 15,000 different ones.
REMEMBERED = 1 << 14

WORDS = re.compile(r"\S+")
PLAIN_PARTS = re.compile(r"[A-Za-z0-9]+|[!-/:-@\[-`{-~]")

# number of the piece, where it starts and where it ends
Piece = tuple[int, int, int]


def cut_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of `text`, in its order.

    >>> text = "The quayside café."
    >>> [text[start:end] for _, start, end in cut_pieces(text)]
    ['The', 'quay', 'side', 'café', '.']
    """
    for match in WORDS.finditer(text):
        word, offset = match.group(), match.start()
        pieces = _pieces_of(word) if len(word) <= LONGEST_WORD else tuple(_cut_word(word))
        for number, start, end in pieces:
            yield number, offset + start, offset + end


@cache
def numbers() -> dict[str, int]:
    """Give the number of each piece that is known."""
    raw = (files("readout.language") / "data" / "common/encoder_pieces.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(raw.split("\n")[:-1])}


@lru_cache(REMEMBERED)
def _pieces_of(word: str) -> tuple[Piece, ...]:
    return tuple(_cut_word(word))


def _cut_word(word: str) -> Iterator[Piece]:
    for part, places in _parts(word):
        for number, start, end in _longest_first(part):
            yield number, places[start], places[end - 1] + 1


def _parts(word: str) -> Iterator[tuple[str, list[int]]]:
    """Yield the parts between marks, in lower case, with the place in `word` of each of their letters."""
    if word.isascii():
        for match in PLAIN_PARTS.finditer(word):
            yield match.group().lower(), list(range(match.start(), match.end()))
        return
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(word):
        for low in unicodedata.normalize("NFD", letter.lower()):
            category = unicodedata.category(low)
            if category == "Mn" or category in ("Cc", "Cf", "Cs", "Co", "Cn"):
                continue
            alone = category[0] == "P" or (low.isascii() and not low.isalnum()) or _is_ideograph(low)
            if alone and letters:
                yield "".join(letters), places
                letters, places = [], []
            letters.append(low)
            places.append(place)
            if alone:
                yield "".join(letters), places
                letters, places = [], []
    if letters:
        yield "".join(letters), places


def _is_ideograph(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or letter >= "\U00020000"


def _longest_first(part: str) -> list[Piece]:
    known = numbers()
    unknown = [(known[UNKNOWN], 0, len(part))]
    if part in known:
        return [(known[part], 0, len(part))]
    if len(part) > LONGEST_WORD:
        return unknown
    found: list[Piece] = []
    start = 0
    while start < len(part):
        prefix = CONTINUED if start else ""
        end = len(part)
        while end > start and prefix + part[start:end] not in known:
            end -= 1
        if end == start:
            return unknown
        found.append((known[prefix + part[start:end]], start, end))
        start = end
    return found
