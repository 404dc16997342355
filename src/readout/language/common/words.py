"""Split a text into comparable words, each with its place.

Two copies of one sentence differ in typography long before they differ in wording: curly
or straight marks, dashes, blanks, capitals, "U.S." or "US". A comparable word has none of
that, and its offsets still point at the exact characters. Unlike the parser's tokens,
words are cheap: one pass of one expression, so that a stream of documents can afford it.
"""

import re
import unicodedata
from dataclasses import dataclass

from readout.language.common.marks import plain
from readout.model.span import Span

# Initials with points, figures with inner separators, letters with inner apostrophes. A hyphen parts
# words, because outlets do not agree where to set one.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """The comparable words of a text, in parallel rows.

    Attributes:
        forms: lower case, without accents, points and typographic marks.
        starts: the first character of each.
        ends: one past the last character of each.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """Give the number of words."""
        return len(self.forms)

    def span(self, first: int, last: int) -> Span:
        """Give the characters from word `first` to word `last`, both included."""
        return Span(self.starts[first], self.ends[last])


def split_words(text: str, span: Span | None = None) -> Words:
    """Give the words of `text`, or of the stretch `span` of it, with offsets into the whole text.

    >>> split_words("“The U.S. can’t — café 1,000”").forms
    ('the', 'us', "can't", 'cafe', '1,000')
    """
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    stretch = plain(text[start:end])
    low = stretch.lower()
    if len(low) != len(stretch):  # a few letters grow when they are made small: "İ"
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in stretch)
    places = [match.span() for match in _WORD.finditer(low)]
    forms = [low[first:last] for first, last in places]
    if "." in low or not low.isascii():
        forms = [form if form.isalpha() and form.isascii() else comparable(form) for form in forms]
    return Words(
        tuple(forms),
        tuple([start + first for first, _ in places]),
        tuple([start + last for _, last in places]),
    )


def comparable(word: str) -> str:
    """Give one word in its comparable form.

    >>> comparable("U.N."), comparable("Müller’s")
    ('un', "muller's")
    """
    if word.isascii():
        word = word.lower()
    else:
        parted = unicodedata.normalize("NFKD", plain(word).casefold())
        word = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return word.replace(".", "") if "." in word and not word[0].isdigit() else word


def stem(form: str) -> str:
    """Give a word without its ending, so that "strikes" and "striking" meet.

    Rough on purpose: it is for weighing words of a stream that nobody parses.

    >>> [stem(form) for form in ("strikes", "striking", "ship's", "parties", "glass", "stopped")]
    ['strik', 'strik', 'ship', 'party', 'glass', 'stop']
    """
    if form[0].isdigit():
        return form
    form = form.removesuffix("'s")
    size = len(form)
    last = form[-1:]
    if last == "s":
        if size > 4 and form.endswith("ies"):
            return form[:-3] + "y"
        if size > 4 and form.endswith(("ses", "xes", "zes", "hes")):
            form = form[:-2]
        elif size > 3 and not form.endswith("ss"):
            form = form[:-1]
    elif last == "g" and size > 5 and form.endswith("ing"):
        form = form[:-3]
    elif last == "d" and size > 4 and form.endswith("ed"):
        form = form[:-2]
    if len(form) > 4 and form.endswith("e"):
        form = form[:-1]
    if len(form) > 3 and form[-1] == form[-2] and form[-1] not in "ls":
        form = form[:-1]
    return form
