"""Find posts from social networks that a page carries in full.

An embedded post is a paragraph without quotation marks, signed with a dash, a name, the
handle in brackets and mostly a date: it is that account's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate.quotations.page import Page, Range
from readout.model.span import Span

# The dash, the account's name and its handle; what follows, the date, does not matter.
_SIGNED = re.compile(r"[—–―-]{1,2} ?([^\n(@—–―]{1,60}?) ?\(@\w{1,30}\)")
# Longer paragraphs than this are no post.
LONGEST_POST = 600


@dataclass(frozen=True, slots=True)
class Post:
    """What an account posted.

    Attributes:
        content: the words, without marks around them.
        account: first and last token of the account's name.
    """

    content: Span
    account: Range


def find_posts(page: Page) -> Iterator[Post]:
    """Yield each signed post, in order of the text."""
    text = page.parse.text
    for number, paragraph in enumerate(page.paragraphs):
        signature = _SIGNED.search(text, paragraph.start, min(paragraph.end, paragraph.start + LONGEST_POST))
        if signature is None:
            continue
        content = Span(paragraph.start, signature.start()).trimmed(text)
        if not len(content) and number:
            content = page.paragraphs[number - 1]
        if not 0 < len(content) <= LONGEST_POST:
            continue
        first = page.first_token(signature.start(1))
        last = page.first_token(signature.end(1)) - 1
        if first <= last:
            yield Post(_unmarked(page, content), (first, last))


def _unmarked(page: Page, content: Span) -> Span:
    place = page.within[page.first_token(content.start)]
    return page.stretches[place].inner if place >= 0 and page.stretches[place].outer == content else content
