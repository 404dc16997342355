"""Give the lines of a parse: its sentences, joined where no line break parts them.

The parser often ends a sentence at "Nov." or "p.m."; a reader of dates needs what follows.
"""

from readout.model.parse import Parse
from readout.model.span import Span

# A line is cut at the end of a sentence once it is this long: it keeps a file without line breaks from
# becoming one line, and no phrase that we read crosses more than one such cut.
LONG = 2_000


def lines(parse: Parse) -> list[Span]:
    """Give the stretches of text between line breaks, in order; what has no tokens is in none.

    >>> from readout.model.parse import Parse
    >>> rows = [("x",) * 3] * 4
    >>> ends, sentences = (2, 4, 6), ((0, 1), (1, 2), (2, 3))
    >>> parse = Parse("a. b\\nc", (0, 3, 5), ends, *rows, heads=(0, 1, 2), sentences=sentences)
    >>> [span.of(parse.text) for span in lines(parse)]
    ['a. b', 'c']
    """
    found: list[Span] = []
    for first, last in parse.sentences:
        start, end = parse.starts[first], parse.ends[last - 1]
        before = found[-1] if found else None
        if before and len(before) < LONG and "\n" not in parse.text[before.end : start]:
            found[-1] = Span(before.start, end)
        else:
            found.append(Span(start, end))
    return found
