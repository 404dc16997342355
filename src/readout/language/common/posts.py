"""Find posts from social networks that a text carries in full: somebody's words without quotation marks.

An embedded post is a paragraph that is signed with a dash, a name and a handle in brackets.
The words stand before the signature, or in the paragraph before it.
"""

import re
from collections.abc import Iterator, Sequence

from readout.model.span import Span

_SIGNED = re.compile(r"[—–―-]{1,2} ?[^\n(@—–―]{1,60}?\(@\w{1,30}\)")
# Longer paragraphs than this are no post.
LONGEST_POST = 600


def find_post_spans(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines that hold a signed post, signature included.

    >>> text = "He wrote:\\nNo more ferries.\\n— Anna Moen (@annamoen) May 3, 2031\\nThen he left."
    >>> lines = [Span(0, 10), Span(10, 27), Span(27, 63), Span(63, 76)]
    >>> [span.of(text) for span in find_post_spans(text, lines)]
    ['No more ferries.\\n', '— Anna Moen (@annamoen) May 3, 2031\\n']
    """
    for place, line in enumerate(lines):
        signature = _SIGNED.search(text, line.start, min(line.end, line.start + LONGEST_POST))
        if signature is None:
            continue
        if (
            place
            and not text[line.start : signature.start()].strip()
            and len(lines[place - 1]) <= LONGEST_POST
        ):
            yield lines[place - 1]
        yield line
